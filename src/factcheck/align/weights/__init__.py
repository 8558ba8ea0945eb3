"""What each feature of a link is worth, one file a relation, read when it is first asked for.

    [heading]                    the kind of things that are compared
    feature = 2 | why            the points of one feature, and what they come from

A link holds where the points of its features reach what the heading's "enough" says.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).parent


@cache
def weights(relation: str, heading: str) -> Mapping[str, float]:
    """Return the points of each feature under a heading of a relation's file."""
    found: dict[str, float] = {}
    inside = False
    for line in (FOLDER / f"{relation}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            inside = line.strip() == f"[{heading}]"
        elif inside and " = " in line and not line.startswith("#"):
            name, _, rest = line.partition(" = ")
            found[name.strip()] = float(rest.partition("|")[0])
    return MappingProxyType(found)


def score(features: Mapping[str, float], points: Mapping[str, float]) -> float:
    """Return the sum of the features, each as often as it counts, times what it is worth."""
    return sum(value * points[name] for name, value in features.items() if value)
