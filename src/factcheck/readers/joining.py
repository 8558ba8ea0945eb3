"""Lines joined into one stretch of words, words broken at their hyphens made whole."""

import re
from collections.abc import Iterator, Sequence

from factcheck.readers.drafts import PUT_IN, Run

_BROKEN = re.compile(r"\w-\s*$")
# "two- and three-masted": the hyphen hangs, the word is not broken.
_HANGING = re.compile(r"(?:and|or|to|nor)\b")


def mended(lines: Sequence[Sequence[Run]]) -> Iterator[Run]:
    """Yield the runs of lines with white space between them, except in a broken word."""
    broken = False
    for number, line in enumerate(lines):
        first, *_ = line
        yield from (_indented_less(first), *line[1:-1]) if broken and len(line) > 1 else line[:-1]
        raw, offset = _indented_less(line[-1]) if broken and len(line) == 1 else line[-1]
        following = lines[number + 1][0][0] if number + 1 < len(lines) else ""
        broken = _is_broken(raw, following.lstrip())
        yield (raw.rstrip() if broken else raw), offset
        if not broken:
            yield " ", PUT_IN


def _indented_less(run: Run) -> Run:
    raw, offset = run
    bare = raw.lstrip()
    return bare, offset if offset == PUT_IN else offset + len(raw) - len(bare)


def _is_broken(raw: str, following: str) -> bool:
    hyphen = _BROKEN.search(raw, max(0, len(raw) - 40))
    return bool(hyphen) and following[:1].islower() and not _HANGING.match(following)
