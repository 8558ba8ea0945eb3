"""Measured precision of each check on published documents, judged by a reader.

`measured.txt` has a line per check: its code, the number of judged findings, and the number of
these that an author would correct. `python bench/real.py --write` writes it.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from factcheck.packaged import folder_of, text_in

NAME = "measured.txt"


@cache
def measured() -> Mapping[str, tuple[int, int]]:
    """Return (judged findings, correct ones) for each code."""
    lines = text_in(folder_of(__file__), NAME).splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return MappingProxyType({code: (int(judged), int(right)) for code, judged, right in rows})
