"""Mapping of a scalar's words to the characters of its file, through quotes and escapes."""

import re
from collections.abc import Iterator
from typing import Any

from factcheck.claims.claimfiles.values import Scalar

Run = tuple[int, int, int]
"""(offset in the words, offset in the file, length) of identical characters."""

_DOUBLE = re.compile(
    r"\\(?:x(?P<two>[0-9A-Fa-f]{2})|u(?P<four>[0-9A-Fa-f]{4})|U(?P<eight>[0-9A-Fa-f]{8})"
    r"|(?P<joint>\n\s*)|(?P<letter>.))|(?P<plain>[^\\])",
    re.DOTALL,
)
_ESCAPES = dict(zip("0abtnvfre_NLP", "\0\a\b\t\n\v\f\r\x1b\xa0\x85\u2028\u2029", strict=True))
"""Source: YAML 1.2.2, section 5.7; every other letter stands for itself."""

_Char = tuple[str, int]
"""A character and its offset."""


def runs(scalar: Scalar[Any], text: str) -> Iterator[Run]:
    """Yield the runs of a scalar's words in the file; an escape maps to its backslash.

    Args:
        scalar: The scalar; its words may be shorter than their source.
        text: Contents of its file.
    """
    quotes = 1 if scalar.style in ("'", '"') else 0
    raw = text[scalar.start + quotes : scalar.end - quotes]
    if raw == scalar.words:
        yield 0, scalar.start + quotes, len(raw)
        return
    chars = list(_collapsed(_decoded(raw, scalar.style)))
    if "".join(char for char, _ in chars) == scalar.words:
        yield from _merged([(char, at + scalar.start + quotes) for char, at in chars], text)
    else:
        last = max(0, len(scalar.words) - 1)
        yield 0, scalar.start, 1
        yield last, max(scalar.start, scalar.end - 1), 1


def _decoded(raw: str, style: str) -> Iterator[_Char]:
    """Yield the characters of a scalar from its source."""
    if style == '"':
        yield from _unescaped(raw)
    elif style == "'":
        yield from ((found[0][0], found.start()) for found in re.finditer(r"''|[^']", raw))
    else:
        body = raw.find("\n") + 1 if style in ("|", ">") else 0
        yield from ((char, body + at) for at, char in enumerate(raw[body:]))


def _unescaped(raw: str) -> Iterator[_Char]:
    for found in _DOUBLE.finditer(raw):
        code = found["two"] or found["four"] or found["eight"]
        if code:
            yield chr(int(code, 16)), found.start()
        elif found["letter"]:
            yield _ESCAPES.get(found["letter"], found["letter"]), found.start()
        elif found["plain"]:
            yield found["plain"], found.start()


def _collapsed(chars: Iterator[_Char]) -> Iterator[_Char]:
    """Yield the characters with normalized white space."""
    space: int | None = None
    begun = False
    for char, at in chars:
        if char.isspace():
            space = at if space is None else space
            continue
        if begun and space is not None:
            yield " ", space
        space, begun = None, True
        yield char, at


def _merged(chars: list[_Char], text: str) -> Iterator[Run]:
    """Combine characters that are adjacent and unchanged in the file."""
    start = 0
    for at in range(1, len(chars) + 1):
        if at == len(chars) or not _follows(chars[at - 1], chars[at], text):
            yield start, chars[start][1], at - start
            start = at


def _follows(left: _Char, right: _Char, text: str) -> bool:
    adjacent = right[1] == left[1] + 1
    return adjacent and all(char in (text[at], " ") for char, at in (left, right))
