"""Chronologies: runs of dated heads in one section, told by the heads and not by a heading."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from factcheck.model import BlockKind
from factcheck.readers.drafts import Draft
from factcheck.readers.heads import Head, date_alone, date_within, dated_head
from factcheck.readers.titles import is_chronology_title, is_end_matter_title

_LEAST = 3  # fewer dated heads are prose
_LEAST_NAMED = 1  # under a heading such as "Timeline"
_GAP, _GAP_NAMED = 1, 3  # blocks without a head that may stand between two entries
_TELLING_WORDS = 3  # a row of a chronology says what happened; a row of figures does not
_SHORT_ENTRY = 2  # blocks under a date that gives no day, if they are to be its entry
_INTRODUCTION = 2  # blocks between a heading and the first entry
_YEAR, _MONTH, _DAY, _TIME = range(4)

Words = tuple[int, int, int]
"""Index of a block, and where some words of it begin and end."""


@frozen
class Dated:
    """An entry: the block that bears its head, and the last block that belongs to it."""

    index: int
    head: Head
    last: int
    contexts: tuple[Words, ...] = ()
    """Dates of headings above it, the nearest last."""
    below: bool = False
    """The head is a heading and the body stands in the blocks below it."""


@frozen
class Chronology:
    """A run of entries."""

    first: int
    """Index of its first block: an entry, or a date that heads entries."""
    last: int
    entries: tuple[Dated, ...]


def date_heading(made: Draft) -> Head | None:
    """Return the head if a block is nothing but a date."""
    return date_alone(made.text) if made.kind not in {BlockKind.CODE, BlockKind.ROW} else None


def chronologies(drafts: Sequence[Draft]) -> tuple[Chronology, ...]:
    """Return the runs of at least three dated heads, in order."""
    found: list[Chronology] = []
    for stretch in _stretches(drafts):
        found.extend(stretch.runs())
    return tuple(found)


def _stretches(drafts: Sequence[Draft]) -> Iterator["_Stretch"]:
    """Yield the stretches between headings that are no dates, end matter left out."""
    starts = [0]
    for index, made in enumerate(drafts):
        if made.kind is BlockKind.HEADING and not date_heading(made):
            starts.append(index)
    skipped = 0
    for first, after in zip(starts, [*starts[1:], len(drafts)], strict=True):
        heading = (
            drafts[first] if first < after and drafts[first].kind is BlockKind.HEADING else None
        )
        if heading and skipped and heading.level <= skipped:
            skipped = 0
        if heading and not skipped and is_end_matter_title(heading.text):
            skipped = heading.level
        if not skipped:
            yield _Stretch(drafts, first, after)


def _head(made: Draft) -> Head | None:
    if made.kind in {BlockKind.HEADING, BlockKind.CODE, BlockKind.CAPTION, BlockKind.QUOTE}:
        return None
    head = dated_head(made.text, made.lead, listed=made.listed)
    if head and made.kind is BlockKind.ROW:
        telling = re.findall(r"[^\W\d_]{2,}", made.text[head.body :])
        return head if len(telling) >= _TELLING_WORDS else None
    return head


class _Stretch:
    """The blocks under one heading, in search of entries."""

    def __init__(self, drafts: Sequence[Draft], first: int, after: int) -> None:
        self.drafts, self.first, self.after = drafts, first, after
        heading = drafts[first] if first < after else None
        self.named = bool(
            heading and heading.kind is BlockKind.HEADING and is_chronology_title(heading.text)
        )
        self.heads: dict[int, Head] = {}
        self.dates: dict[int, Head] = {}
        for index in range(first, after):
            if alone := date_heading(drafts[index]):
                self.dates[index] = alone
            elif head := _head(drafts[index]):
                self.heads[index] = head
        self.below = self._dates_with_bodies()

    def _dates_with_bodies(self) -> frozenset[int]:
        """Return the dates that are heads themselves: what happened stands below them."""
        bodies = {index: size for index in self.dates if (size := self._size(index))}
        fitting = [
            index
            for index, size in bodies.items()
            if self.dates[index].grains & {_DAY, _TIME} or size <= _SHORT_ENTRY
        ]
        least = _LEAST_NAMED if self.named else _LEAST
        return frozenset(fitting if len(fitting) >= max(least, len(bodies) - 1) else ())

    def _size(self, index: int) -> int:
        """Return how many blocks without a head stand directly below a date."""
        after = index + 1
        while after < self.after and after not in self.heads and after not in self.dates:
            after += 1
        entries_below = after < self.after and after in self.heads
        return 0 if entries_below else after - index - 1

    def runs(self) -> Iterator[Chronology]:
        """Yield the runs that are chronologies."""
        run: list[int] = []
        for index in sorted({*self.heads, *self.dates}):
            if run and self._loose(run[-1], index) > (_GAP_NAMED if self.named else _GAP):
                yield from self._chronology(run)
                run = []
            run.append(index)
        yield from self._chronology(run)

    def _loose(self, above: int, index: int) -> int:
        """Return how many blocks between two heads belong to neither by their layout."""
        if above in self.below:
            return 0
        depth = self.drafts[above].depth
        return sum(made.depth <= depth for made in self.drafts[above + 1 : index])

    def _chronology(self, run: list[int]) -> Iterator[Chronology]:
        entries = list(self._entries(run)) if run else []
        if not entries or not self._suffices(entries):
            return
        first, last = run[0], entries[-1].last
        above = self.drafts[first - 1] if first > self.first else None
        if above and above.kind is BlockKind.ROW:
            first -= 1  # the row of column heads
        yield Chronology(first, last, tuple(self._completed(entries, first)))

    def _suffices(self, entries: Sequence[Dated]) -> bool:
        """Say whether heads are enough, or so alike and so close that weak ones are, too."""
        strong = sum(entry.head.strong for entry in entries)
        if strong >= (_LEAST_NAMED if self.named else _LEAST):
            return True
        close = all(
            left.last + 1 == right.index for left, right in zip(entries, entries[1:], strict=False)
        )
        return len(entries) >= _LEAST and close

    def _entries(self, run: Sequence[int]) -> Iterator[Dated]:
        above: list[tuple[int, Head]] = []
        longest = 1
        for index, following in zip(run, [*run[1:], self.after], strict=True):
            contexts = tuple((number, head.start, head.end) for number, head in above)
            alone = self.dates.get(index)
            if alone:
                above = [one for one in above if max(one[1].grains) < min(alone.grains)]
            if alone and index in self.below:
                contexts = tuple((number, head.start, head.end) for number, head in above)
                last = following - 1 if following < self.after else index + longest
                last = min(last, self.after - 1)
                longest = max(longest, last - index)
                yield Dated(index, alone, last, contexts, below=True)
            elif alone:
                above.append((index, alone))
            else:
                last = self._last_nested(index, following)
                yield Dated(index, self.heads[index], last, contexts)

    def _last_nested(self, index: int, following: int) -> int:
        """Return the last block that belongs to an entry: all up to the next one, or nested ones."""
        if following < self.after:
            return following - 1
        last = index
        while last + 1 < self.after and self.drafts[last + 1].depth > self.drafts[index].depth:
            last += 1
        return last

    def _completed(self, entries: Sequence[Dated], first: int) -> Iterator[Dated]:
        """Yield entries with the date of a title or an introduction where they need one."""
        for day in (True, False):
            needs = {_YEAR, _MONTH, _DAY} if day else {_YEAR}
            context = self._context(first, day=day)
            if context and all(not self._told(entry) & needs for entry in entries):
                yield from (evolve(one, contexts=(context, *one.contexts)) for one in entries)
                return
        yield from entries

    def _told(self, entry: Dated) -> frozenset[int]:
        told = entry.head.grains
        for index, _, _ in entry.contexts:
            told |= self.dates[index].grains
        return told

    def _context(self, first: int, *, day: bool) -> Words | None:
        """Return the only date of the nearest heading or introduction that has one."""
        for index in self._above(first, day=day):
            if where := date_within(self.drafts[index].text, day=day):
                return index, *where
        return None

    def _above(self, first: int, *, day: bool) -> Iterator[int]:
        """Yield the blocks that may date a run: its introduction, the headings above, the title."""
        introduction = range(first - 1, self.first - 1, -1)
        if len(introduction) <= _INTRODUCTION + 1:
            yield from introduction
        level = self.drafts[self.first].level
        for index in range(self.first - 1, -1, -1):
            made = self.drafts[index]
            title = made.level == 1 or index == 0
            if made.kind is BlockKind.HEADING and made.level < level and (day or not title):
                level = made.level
                yield index
