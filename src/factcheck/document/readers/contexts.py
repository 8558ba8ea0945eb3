"""Dates in titles and introductions that complete the dates of chronology entries."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.document.readers.drafts import Draft
from factcheck.document.readers.entries import Dated, Words
from factcheck.document.readers.heads import DAY, MONTH, TIME, YEAR, date_within

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_INTRODUCTION = 2  # maximum blocks between a heading and the first entry


def completed(
    drafts: Sequence[Draft], entries: Sequence[Dated], above: Sequence[int], first: int
) -> tuple[Dated, ...]:
    """Return the entries, completed with the date of a title or introduction where it is needed.

    Args:
        drafts: All blocks.
        entries: The entries of one chronology.
        above: Indexes of the headings above the chronology, from the title down.
        first: Index of the first block of the chronology.
    """
    days = _context(drafts, above, first, day=True)
    timed = sum(_tells_only_time(entry) for entry in entries)
    if days and 2 * timed > len(entries):
        return tuple(_declared(drafts, entries, days))
    if any(YEAR in entry.told for entry in entries):
        return tuple(entries)
    year = _context(drafts, above, first, day=False)
    return tuple(_under(entry, year) if year else entry for entry in entries)


def _under(entry: Dated, context: Words) -> Dated:
    return evolve(entry, contexts=(context, *entry.contexts))


def _tells_only_time(entry: Dated) -> bool:
    return TIME in entry.told and not entry.told & {MONTH, DAY}


def _declared(drafts: Sequence[Draft], entries: Sequence[Dated], day: Words) -> Iterator[Dated]:
    """Yield the entries. Entries with only a time get the day stated for the whole chronology.

    A time that is earlier than a preceding time belongs to the next day or, after an entry with its
    own day, to that day. Such an entry is left unchanged; its date is resolved later, from its
    context.
    """
    latest = ""
    for entry in entries:
        clock = _CLOCK.search(drafts[entry.index].text, entry.head.start, entry.head.end)
        hour = clock[0].zfill(5) if clock else ""
        lacks = _tells_only_time(entry) and hour >= latest
        latest = hour if lacks else latest
        yield _under(entry, day) if lacks else entry


def _context(
    drafts: Sequence[Draft], above: Sequence[int], first: int, *, day: bool
) -> Words | None:
    """Return the date of the nearest heading or introduction that has exactly one date."""
    for index in _candidates(drafts, above, first, day=day):
        text = drafts[index].text
        if where := date_within(text, day=day):
            return index, *where
    return None


def _candidates(
    drafts: Sequence[Draft], above: Sequence[int], first: int, *, day: bool
) -> Iterator[int]:
    """Yield the indexes of blocks that may date a chronology, nearest first.

    A year is never taken from the document's title, where it may be the year of publication.
    """
    own = above[-1] if above else -1
    if first - own <= _INTRODUCTION + 1:
        yield from range(first - 1, own, -1)
    yield from (index for index in reversed(above) if day or drafts[index].level > 1)
