"""Mapping of the words of a scalar to characters in its file, through quotes and escapes."""

import re
from collections.abc import Iterator
from typing import Any

from factcheck.claims.claimfiles.values import Scalar

Run = tuple[int, int, int]
"""(offset in the words, offset in the file, length) for a run of identical characters."""

_SPACE = r"(?:\s|\\[ntrfNLP_ ]|\\\n)+"
"""Whitespace, which may be escaped inside double quotes. Source: YAML 1.2.2, section 5.7."""
_UNITS = {
    '"': re.compile(rf"{_SPACE}|\\(?:x..|u....|U.{{8}}|.)|."),
    "'": re.compile(r"\s+|''|."),
    "": re.compile(r"\s+|."),
}
"""Maps YAML styles to the pattern of one character in the file."""


def runs(scalar: Scalar[Any], text: str) -> Iterator[Run]:
    """Yield the runs of a scalar's words in the file; an escape maps to its backslash.

    Args:
        scalar: The scalar; its words may be shorter than in the file.
        text: Contents of the file.
    """
    is_quoted = scalar.style in ("'", '"')
    start, end = scalar.start + is_quoted, scalar.end - is_quoted
    if text[start:end] == scalar.words:
        yield 0, start, end - start
        return
    if scalar.style in ("|", ">"):
        start = text.find("\n", start) + 1
    start += len(text[start:end]) - len(text[start:end].lstrip())
    units = _UNITS[scalar.style if is_quoted else ""]
    begun, first = 0, start
    for at, unit in zip(range(len(scalar.words)), units.finditer(text, start, end), strict=False):
        is_same = scalar.words[at] in (text[unit.start()], " ")
        if unit.start() - first != at - begun or not is_same:
            yield begun, first, at - begun
            begun, first = at, unit.start()
    yield begun, first, len(scalar.words) - begun
