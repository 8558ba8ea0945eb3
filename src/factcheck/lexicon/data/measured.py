"""Measured precision of each check on published documents, as judged by a reader.

`measured.txt` has a line per check: its code, the number of judged findings, and the number of
those that an author would correct. `python bench/real.py --write` writes the file.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

NAME = "measured.txt"


@cache
def measured() -> Mapping[str, tuple[int, int]]:
    """Return (judged findings, correct findings) for each code."""
    lines = Path(__file__).with_name(NAME).read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return MappingProxyType({code: (int(judged), int(right)) for code, judged, right in rows})
