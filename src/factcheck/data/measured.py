"""How often each check was right on documents that people published, judged by a reader.

`measured.txt` has a line a check: its code, how many findings were judged, how many rightly told
something that an author would mend. `python bench/real.py --write` writes it.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from factcheck.packaged import folder_of, text_in

NAME = "measured.txt"


@cache
def measured() -> Mapping[str, tuple[int, int]]:
    """Return code → (findings judged, of which right)."""
    lines = text_in(folder_of(__file__), NAME).splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return MappingProxyType({code: (int(judged), int(right)) for code, judged, right in rows})
