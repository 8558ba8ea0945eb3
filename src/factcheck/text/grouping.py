"""Things by what they have: statements by their words, figures by their kind."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
One = TypeVar("One")


def grouped(pairs: Iterable[tuple[Key, One]]) -> defaultdict[Key, list[One]]:
    """Return what stands with each key, in order; nothing for any other key."""
    found: defaultdict[Key, list[One]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return found
