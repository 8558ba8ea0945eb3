"""Positions at which a Markdown text can be split without changing its blocks."""

import re
from collections.abc import Iterator

_BEGINS = r"\n[ \t]*\n(?=[^\W\d_]|[“‘\"'(\[#|]|\*\*[^\s*])(?P<begins>)"
_LONG_HTML = r"^[ \t]*<(?:script\b|pre\b|style\b|textarea\b|[?!](?!--[^\n]*-->))(?P<unclear>)"
_BEGINNING = re.compile(rf"{_BEGINS}|{_LONG_HTML}", re.MULTILINE | re.IGNORECASE)
_BEGINNING_BY_FENCES = re.compile(
    rf"{_BEGINS}|^(?P<fence>`{{3,}}(?=[^`\n]*$)|~{{3,}})"
    r"|^[ \t]*(?:<[a-z/?!]|(?<=[ \t])(?:```|~~~))(?P<unclear>)",
    re.MULTILINE | re.IGNORECASE,
)


def beginnings(text: str, start: int, *, indented: bool) -> Iterator[int]:
    """Yield the starts of blocks that no preceding text can contain or change.

    They follow a blank line and begin with a letter or a character that begins no list item. Fenced
    code is skipped; if only the whole preceding text could show what a line belongs to, the rest is
    not split.
    """
    has_fences = "```" in text or "~~~" in text
    if has_fences and not indented:
        return
    pattern = _BEGINNING_BY_FENCES if has_fences else _BEGINNING
    while found := pattern.search(text, start):
        if found.lastgroup == "unclear":
            return
        if found.lastgroup == "begins":
            start = found.end()
            yield start
            continue
        mark = found["fence"]
        closing = re.compile(rf"^ {{0,3}}{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE)
        closed = closing.search(text, found.end())
        if closed is None:
            return
        start = closed.end()
