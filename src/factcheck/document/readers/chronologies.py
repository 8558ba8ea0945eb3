"""Chronologies: sequences of dated entries in a section, recognized only by their dates."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import field, mutable

from factcheck.document.readers.contexts import completed
from factcheck.document.readers.drafts import Draft
from factcheck.document.readers.entries import Chronology, Dated
from factcheck.document.readers.heads import DAY, TIME, Head, date_alone, dated_head
from factcheck.document.readers.titles import is_chronology_title, is_end_matter_title
from factcheck.model import BlockKind

_LEAST, _LEAST_NAMED = 3, 1  # minimum dated heads; the second is for "Timeline" headings
_GAP, _GAP_NAMED = 1, 3  # maximum blocks between two entries; the second is for such headings
_CELLS = " | "
_TELLING_WORDS = 3  # minimum words of an entry, so that rows of figures are not entries
_TELLING = re.compile(r"[^\W\d_]{2,}")
_DATE_COLUMN = re.compile(r"(?:date|day|when|time|deadline)s?\b[^|]{0,20} \| ", re.IGNORECASE)
_SHORT_ENTRY = 2  # maximum blocks of an entry whose head is a date without a day
_HEADLESS = frozenset(
    {
        BlockKind.HEADING,
        BlockKind.CODE,
        BlockKind.CAPTION,
        BlockKind.QUOTE,
        BlockKind.METADATA,
    }
)
_UNDATED = frozenset({BlockKind.CODE, BlockKind.ROW, BlockKind.METADATA})


def chronologies(drafts: Sequence[Draft]) -> tuple[Chronology, ...]:
    """Return the chronologies of a document, in order.

    A chronology needs at least three dated entries, or one under a heading such as "Timeline".
    """
    if not drafts:
        return ()
    return tuple(run for stretch in _stretches(drafts) for run in stretch.runs())


def _date_alone(made: Draft) -> Head | None:
    return None if made.kind in _UNDATED else date_alone(made.text)


def _head(made: Draft, telling_words: int = _TELLING_WORDS) -> Head | None:
    if made.kind in _HEADLESS:
        return None
    head = dated_head(made.text, made.lead, listed=made.listed)
    if made.kind is not BlockKind.ROW and _CELLS not in made.text:
        return head
    telling = _TELLING.findall(made.text[head.body :]) if head else ()
    return head if len(telling) >= telling_words else None


def _dated_titles(drafts: Sequence[Draft]) -> dict[int, Head]:
    """Return headings that are heads of entries ("14:02 – Alarm"), if a level has at least three.

    A heading without a day may be the title of a chapter, so its section must be short.
    """
    headings = [i for i, made in enumerate(drafts) if made.kind is BlockKind.HEADING]
    found: dict[int, Head] = {}
    for index, following in pairwise([*headings, len(drafts)]):
        made = drafts[index]
        head = dated_head(made.text, made.lead) if made.level > 1 else None
        short = following - index - 1 <= _SHORT_ENTRY
        if head and head.strong and (short or head.grains & {DAY, TIME}):
            found[index] = head
    levels = Counter(drafts[index].level for index in found)
    return {index: head for index, head in found.items() if levels[drafts[index].level] >= _LEAST}


def _stretches(drafts: Sequence[Draft]) -> Iterator["_Stretch"]:
    """Yield the stretches of blocks between undated headings, without the back matter."""
    titles = _dated_titles(drafts)
    headings = (i for i, made in enumerate(drafts) if made.kind is BlockKind.HEADING and i)
    cuts = [i for i in headings if i not in titles and not date_alone(drafts[i].text)]
    above: list[int] = []
    for first, after in pairwise([0, *cuts, len(drafts)]):
        level = drafts[first].level
        if level:
            above = [*(index for index in above if drafts[index].level < level), first]
        if not any(is_end_matter_title(drafts[index].text) for index in above):
            inside = {index: titles[index] for index in range(first, after) if index in titles}
            yield _Stretch(drafts, first, after, tuple(above), inside)


@mutable(eq=False)
class _Stretch:
    """The blocks under one heading, which are searched for entries."""

    drafts: Sequence[Draft]
    first: int
    after: int
    above: tuple[int, ...]
    """Indexes of the headings above the stretch, from the title down to its own heading."""
    titles: dict[int, Head]
    """The headings in the stretch that are heads of entries."""
    named: bool = False
    """Whether the heading of the stretch announces a chronology."""
    heads: dict[int, Head] = field(factory=dict)
    """The heads of all entries, including headings."""
    dates: dict[int, Head] = field(factory=dict)
    """The blocks that consist only of a date."""
    below: frozenset[int] = frozenset()
    """The heads whose event is described in the blocks below them."""

    def __attrs_post_init__(self) -> None:
        heading = self.drafts[self.first]
        self.named = bool(heading.level) and is_chronology_title(heading.text)
        for index in range(self.first, self.after):
            if alone := _date_alone(self.drafts[index]):
                self.dates[index] = alone
            elif head := self.titles.get(index) or _head(self.drafts[index]):
                self.heads[index] = head
        self._add_dated_rows()
        self.below = self._dates_with_bodies()

    def _add_dated_rows(self) -> None:
        """Treat all rows below a column header such as "Date" as entries, even short ones."""
        is_dated = False
        for index in range(self.first, self.after):
            made = self.drafts[index]
            above = self.drafts[index - 1] if index else None
            if made.kind is not BlockKind.ROW:
                is_dated = False
            elif above is None or above.kind is not BlockKind.ROW:
                is_dated = bool(_DATE_COLUMN.match(made.text))
            elif is_dated and index not in self.heads:
                head = _head(made, 1)
                if head and head.grains & {DAY, TIME}:
                    self.heads[index] = head

    def _dates_with_bodies(self) -> frozenset[int]:
        sizes = {index: size for index in self.dates if (size := self._size(index))}
        fitting = frozenset(
            index
            for index, size in sizes.items()
            if self.dates[index].grains & {DAY, TIME} or size <= _SHORT_ENTRY
        )
        enough = len(fitting) >= (_LEAST_NAMED if self.named else _LEAST)
        return fitting if enough and len(fitting) >= len(sizes) - 1 else frozenset()

    def _size(self, index: int) -> int:
        """Return the number of blocks below a date; 0 if the date only introduces entries."""
        after = index + 1
        while after < self.after and after not in self.heads and after not in self.dates:
            after += 1
        return 0 if after in self.heads else after - index - 1

    def runs(self) -> Iterator[Chronology]:
        """Yield the sequences of entries that are chronologies."""
        marked = sorted({*self.heads, *self.dates})
        run: list[int] = marked[:1]
        for above, index in pairwise(marked):
            if self._between(above, index) > (_GAP_NAMED if self.named else _GAP):
                yield from self._chronology(run)
                run = []
            run.append(index)
        yield from self._chronology(run)

    def _between(self, above: int, index: int) -> int:
        """Return the number of blocks between two heads that the layout assigns to neither."""
        if above in self.below or above in self.titles:
            return 0
        depth = self.drafts[above].depth
        return sum(made.depth <= depth for made in self.drafts[above + 1 : index])

    def _chronology(self, run: Sequence[int]) -> Iterator[Chronology]:
        entries = list(self._entries(run))
        if not entries or not self._suffice(entries):
            return
        first, last = run[0], entries[-1].last
        if first > self.first and self.drafts[first - 1].kind is BlockKind.ROW:
            first -= 1  # the column headers
        yield Chronology(first, last, completed(self.drafts, entries, self.above, first))

    def _suffice(self, entries: Sequence[Dated]) -> bool:
        """Return True if enough heads are clearly separated, or enough of any kind are adjacent."""
        if sum(entry.head.strong for entry in entries) >= (_LEAST_NAMED if self.named else _LEAST):
            return True
        close = all(left.last + 1 == right.index for left, right in pairwise(entries))
        return len(entries) >= _LEAST and close

    def _entries(self, run: Sequence[int]) -> Iterator[Dated]:
        above: list[tuple[int, Head]] = []
        longest = 1
        for index, following in pairwise([*run, self.after]):
            head = self.dates.get(index) or self.heads[index]
            if index in self.dates:
                above = [one for one in above if max(one[1].grains) < min(head.grains)]
            if index in self.below or index in self.titles:
                last = min(following - 1, index + longest if following == self.after else following)
                longest = max(longest, last - index)
                yield _dated(index, head, last, above, below=index in self.below)
            elif index in self.dates:
                above.append((index, head))
            else:
                yield _dated(index, head, self._last(index, following), above, below=False)

    def _last(self, index: int, following: int) -> int:
        """Return the index of the last block of an entry.

        It is the block before the next head; for the last entry of a chronology, the last nested
        block.
        """
        if following < self.after:
            return following - 1
        last = index
        while last + 1 < self.after and self.drafts[last + 1].depth > self.drafts[index].depth:
            last += 1
        return last


def _dated(
    index: int, head: Head, last: int, above: Sequence[tuple[int, Head]], *, below: bool
) -> Dated:
    contexts = tuple((number, one.start, one.end) for number, one in above)
    told = head.grains.union(*(one.grains for _, one in above))
    return Dated(index, head, last, contexts, told, below)
