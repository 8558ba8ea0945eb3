"""Joining of lines, with words that are hyphenated at a line end made whole."""

import re
from collections.abc import Iterator, Sequence

from factcheck.document.readers.drafts import PUT_IN, Run

_BROKEN = re.compile(r"\w-\s*$")
_REACH = 40  # characters at the end of a line that are examined
# "two- and three-masted": a suspended hyphen, not a hyphenated word
_HANGING = re.compile(r"(?:and|or|to|nor)\b")


def mended(lines: Sequence[Sequence[Run]]) -> Iterator[Run]:
    """Yield the runs of lines with white space between them, except inside a hyphenated word."""
    broken = False
    for number, line in enumerate(lines):
        runs = [_without_indent(line[0]), *line[1:]] if broken else list(line)
        following = lines[number + 1][0][0] if number + 1 < len(lines) else ""
        raw, offset = runs[-1]
        broken = is_broken(raw, following)
        runs[-1] = (raw.rstrip(), offset) if broken else (raw, offset)
        yield from runs
        if not broken:
            yield " ", PUT_IN


def _without_indent(run: Run) -> Run:
    raw, offset = run
    bare = raw.lstrip()
    return bare, offset if offset == PUT_IN else offset + len(raw) - len(bare)


def is_broken(line: str, following: str) -> bool:
    """Return True if the last word of a line is hyphenated and continues in the next line."""
    if not line.rstrip().endswith("-") or not _BROKEN.search(line, max(0, len(line) - _REACH)):
        return False
    begin = following.lstrip()
    return begin[:1].islower() and not _HANGING.match(begin)
