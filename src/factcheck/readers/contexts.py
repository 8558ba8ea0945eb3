"""Dates that complete entries from afar: those of titles and introductions."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.readers.drafts import Draft
from factcheck.readers.entries import Dated, Words
from factcheck.readers.heads import DAY, MONTH, YEAR, date_within

_INTRODUCTION = 2  # blocks between a heading and the first entry
_NEEDS_DAY, _NEEDS_YEAR = frozenset({YEAR, MONTH, DAY}), frozenset({YEAR})


def completed(
    drafts: Sequence[Draft], entries: Sequence[Dated], above: Sequence[int], first: int
) -> tuple[Dated, ...]:
    """Return entries with the date of a title or an introduction, if all of them lack one.

    Args:
        drafts: all blocks.
        entries: the entries of one run.
        above: indices of the headings above the run, from the title down to its own.
        first: index of the first block of the run.
    """
    for needs in (_NEEDS_DAY, _NEEDS_YEAR):
        lacking = not any(entry.told & needs for entry in entries)
        context = _context(drafts, above, first, day=needs is _NEEDS_DAY) if lacking else None
        if context:
            return tuple(evolve(one, contexts=(context, *one.contexts)) for one in entries)
    return tuple(entries)


def _context(
    drafts: Sequence[Draft], above: Sequence[int], first: int, *, day: bool
) -> Words | None:
    """Return the only date of the nearest heading or introduction that has one."""
    for index in _candidates(drafts, above, first, day=day):
        if where := date_within(drafts[index].text, day=day):
            return index, *where
    return None


def _candidates(
    drafts: Sequence[Draft], above: Sequence[int], first: int, *, day: bool
) -> Iterator[int]:
    """Yield the blocks that may date a run, the nearest first.

    A year is never taken from the title of the document, which may be that of its publication.
    """
    own = above[-1] if above else -1
    if first - own <= _INTRODUCTION + 1:
        yield from range(first - 1, own, -1)
    yield from (index for index in reversed(above) if day or drafts[index].level > 1)
