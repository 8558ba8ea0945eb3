"""Which entries of a chronology, and which sentences of the text, have a date told nowhere else.

A chronology is made from the text beside it, so most of its dates stand in both. Where an entry and
a sentence are left over, and their dates lie as near as a slip of the pen, that nothing else is
told of either date is evidence itself. A weekday or a length beside the date of the sentence may
prove it besides: "The first stone was laid on 7 April, five weeks to the day after".
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from factcheck.align.events.misdatings import differ_by_slip
from factcheck.frames.frame import Frame, Frames
from factcheck.model import (
    BlockKind,
    Date,
    DateKind,
    DateRole,
    Document,
    Duration,
    Edtf,
    Facts,
    Role,
    Span,
    Unit,
)
from factcheck.model.agreement import Relation, closed, coincide, is_fine, relation
from factcheck.model.distances import FIRM, led_to
from factcheck.model.points import Point
from factcheck.text import grouped, kept_by_words

_FEWEST, _USUAL = 2, 1 / 3
"""So many entries, and such a share of them, must have their date told in the text too."""
_MOST = 40_000
"""So many pairs are left over only where the one is not made from the other."""
_LONGEST = 31
"""A stretch of so many days tells each of them; of a longer one only the ends are told."""
_HALF_HOUR, _DAY = 30, 86_400
_CLOCK = -1
_TELLING = 10
"""From so many days or minutes on a length leads to no date by chance."""
_STATED = (DateKind.ABSOLUTE, DateKind.CLOCK)

Key = tuple[int, int]
"""A month and a day of it; or, of a clock time, a mark and its minute in the half-hour."""


@frozen(eq=False)
class Untold:
    """An entry and a sentence whose dates may be slips of one another and are told only there."""

    entry: Frame
    sentence: Frame
    sides: int
    """On how many sides of both, 0 to 2, the same date is told next."""
    is_counted: bool
    """The sentence tells its time by its distance from another."""
    is_proved: bool
    """What stands beside the date of the sentence holds for it, and not for that of the entry."""


def untold(frames: Frames, facts: Facts) -> list[Untold]:
    """Return the entries and sentences that are left over, in pairs whose dates are alike."""
    left = _leftovers(frames, facts.dates)
    if not 0 < len(left.entries) * (len(left.sentences) + len(left.counted)) <= _MOST:
        return []
    proofs = _Proofs(frames.document, facts)
    alike = list(_may_be_slips(left))
    partners = Counter(frame.at for both in alike for frame in both)
    found = []
    for entry, sentence in alike:
        is_sole = partners[entry.at] == partners[sentence.at] == 1
        is_counted = sentence in left.counted
        if is_counted and not is_sole:
            continue
        is_proved = is_sole and proofs.hold(sentence, entry, left.around(entry, sentence))
        sides = left.sides(entry, sentence)
        found.append(Untold(entry, sentence, sides, is_counted, is_proved))
    return found


def _may_be_slips(left: "_Leftovers") -> Iterator[tuple[Frame, Frame]]:
    """Yield the entries and sentences whose dates may be slips of one another."""
    for entry in left.entries:
        for sentence in (*left.sentences, *left.counted):
            mine, theirs = entry.claim.date, sentence.claim.date
            if mine and theirs and differ_by_slip(mine, theirs):
                is_counted = theirs.kind is DateKind.RELATIVE
                excluding = Relation.APART if is_counted else Relation.CONFLICT
                if relation(entry.claim, sentence.claim) is excluding:
                    yield entry, sentence


@frozen
class _Leftovers:
    """The dated entries and sentences of a document, and those among them without a partner."""

    told: Sequence[Frame] = ()
    """The first statement of each dated entry whose date the text tells, too."""
    dated: Sequence[Frame] = ()
    """The dated sentences."""
    entries: Sequence[Frame] = ()
    sentences: Sequence[Frame] = ()
    counted: Sequence[Frame] = ()
    """Sentences that tell their time by its distance from another, and no entry tells it."""

    def sides(self, entry: Frame, sentence: Frame) -> int:
        """Return on how many sides of both, 0 to 2, the same date is told next.

        What is left over among the entries is passed by; a chronology may begin with the newest.
        """
        above, below = _around(entry, self.told)
        before, behind = _around(sentence, self.dated)
        return max(
            _are_one(above, before) + _are_one(below, behind),
            _are_one(above, behind) + _are_one(below, before),
        )

    def around(self, entry: Frame, sentence: Frame) -> tuple[Date, ...]:
        """Return the dates that are told next to both."""
        found = (*_around(entry, self.told), *_around(sentence, self.dated))
        return tuple(date for date in found if date is not None)


def _leftovers(frames: Frames, dates: Sequence[Date]) -> _Leftovers:
    """Return what is dated, and what is left over; nothing where few entries have a partner."""
    document = frames.document
    entries: dict[Span, Frame] = {}
    for frame in frames:
        if frame.is_listed and _is_dated(frame):
            entries.setdefault(_place(document, frame), frame)
    if len(entries) < _FEWEST:
        return _Leftovers()
    moments = Moments(dates)
    alone = [
        frame
        for place, frame in entries.items()
        if all(place.overlaps(other.span) for other in moments.of(frame.claim.date))
    ]
    if not alone or len(entries) - len(alone) < max(_FEWEST, _USUAL * len(entries)):
        return _Leftovers()

    def is_free(frame: Frame) -> bool:
        return not any(_is_listed(document, other) for other in moments.of(frame.claim.date))

    narrative = [one for one in frames if not one.is_listed and one.claim.role is Role.NARRATIVE]
    dated = [one for one in narrative if _is_dated(one)]
    return _Leftovers(
        told=[one for one in entries.values() if one not in alone],
        dated=dated,
        entries=alone,
        sentences=[one for one in dated if is_free(one)],
        counted=[one for one in narrative if _is_counted(one) and is_free(one)],
    )


def _is_listed(document: Document, date: Date) -> bool:
    is_row = document.kind_at(date.span.start) is BlockKind.ROW
    return is_row or document.role_at(date.span.start) is Role.CHRONOLOGY


def _is_dated(frame: Frame) -> bool:
    """True if a statement has a date of its own that its words give whole."""
    date = frame.claim.date
    own = date is not None and date.role in (DateRole.OWN, DateRole.HEAD)
    return own and date is not None and date.kind in _STATED and is_fine(date)


def _is_counted(frame: Frame) -> bool:
    """True if a statement tells its time by a distance alone: "Seven minutes later"."""
    date, others = frame.claim.date, frame.claim.other_dates
    counted = date is not None and date.kind is DateKind.RELATIVE and date.role is DateRole.OWN
    return counted and date is not None and is_fine(date) and not any(map(is_fine, others))


def _place(document: Document, frame: Frame) -> Span:
    """Return where the entry or row of a statement stands."""
    entry = document.entry_at(frame.claim.span.start)
    return entry.span if entry else document.block_around(frame.claim.span)


def _around(frame: Frame, others: Sequence[Frame]) -> tuple[Date | None, Date | None]:
    """Return the nearest other dates on both sides of a statement."""
    before = [one for one in others if one.at < frame.at]
    behind = [one for one in others if one.at > frame.at]
    return _next(frame.claim.date, reversed(before)), _next(frame.claim.date, behind)


def _next(than: Date | None, others: Iterable[Frame]) -> Date | None:
    """Return the first date that is another one."""
    dates = (one.claim.date for one in others if one.claim.date)
    return next((date for date in dates if not (than and coincide(than, date))), None)


def _are_one(one: Date | None, other: Date | None) -> bool:
    return one is not None and other is not None and coincide(one, other)


class Moments:
    """The dates of a document, to be found by their day or minute."""

    def __init__(self, dates: Iterable[Date]) -> None:
        """Index the dates that are known to the day or closer."""
        self._dates = grouped((key, (date, closed(date))) for date in dates for key in _keys(date))

    def of(self, date: Date | None) -> Iterator[Date]:
        """Yield the other dates that may tell the same day or minute as one, in whatever words.

        What is counted from another date tells it in any year, since that may be inferred.
        """
        if date is None:
            return
        keys, mine = _keys(date), closed(date)
        clocks = {key for key in keys if key[0] == _CLOCK}
        for key in clocks or keys:
            for other, theirs in self._dates.get(key, ()):
                if other.span == date.span:
                    continue
                if other.kind is DateKind.RELATIVE or coincide(mine, theirs):
                    yield other


def _keys(date: Date) -> frozenset[Key]:
    value = date.value
    if value is None or not is_fine(date):
        return frozenset()
    has_day = date.kind is not DateKind.CLOCK or Unit.DAY in date.stated
    return _keys_of(value, has_day=has_day)


@kept_by_words
def _keys_of(value: Edtf, *, has_day: bool) -> frozenset[Key]:
    """Return what a date is found by, where it tells a day or only times."""
    return frozenset((*_own(value, has_day=has_day), *_inside(value)))


def _own(value: Edtf, *, has_day: bool) -> Iterator[Key]:
    """Yield the minute and the day of both ends."""
    for end in value.ends:
        if isinstance(end, Point) and end.clock:
            yield _CLOCK, end.clock.minute % _HALF_HOUR
        if isinstance(end, Point) and has_day:
            yield end.month or 0, end.day or 0


def _inside(value: Edtf) -> Iterator[Key]:
    """Yield the days inside a short stretch of days."""
    start, lower, upper = value.start, value.lower, value.upper
    if not value.is_interval or value.has_time or start is None or lower is None or upper is None:
        return
    days = (upper - lower) // _DAY
    for number in range(1, days if days <= _LONGEST else 0):
        point = start.shift(number, Unit.DAY).single
        if point is not None:
            yield point.month or 0, point.day or 0


class _Proofs:
    """The weekdays and lengths that a document tells, to be asked whether they prove a date."""

    def __init__(self, document: Document, facts: Facts) -> None:
        """Collect the lengths that say how long exactly."""
        self._document = document
        self._lengths = [
            one for one in facts.durations if one.hedge in FIRM and one.count >= _TELLING
        ]

    def hold(self, sentence: Frame, entry: Frame, around: Sequence[Date]) -> bool:
        """True if what stands beside the date of a sentence holds for it, not for the entry's."""
        date, other = sentence.claim.date, entry.claim.date
        if date is None or other is None:
            return False
        return _has_its_weekday(date, other) or any(
            _leads(length, date, around) and not _leads(length, other, around)
            for length in self._beside(date, around)
        )

    def _beside(self, date: Date, around: Iterable[Date]) -> Iterator[Duration]:
        """Yield the lengths in the sentence of a date, and in those of the dates next to it."""
        places = (self._document.sentence_at(one.span.start) for one in (date, *around))
        spans = {place for place in places if place is not None}
        for length in self._lengths:
            if any(span.contains(length.span) for span in spans):
                yield length


def _has_its_weekday(date: Date, other: Date) -> bool:
    if date.weekday is None or date.value is None or other.value is None:
        return False
    return date.value.weekday == date.weekday != other.value.weekday


def _leads(length: Duration, date: Date, around: Iterable[Date]) -> bool:
    """True if a length leads by the calendar from a date to one of those around it."""
    exact = evolve(length, hedge="")
    for base in around:
        if base.value is None or date.value is None or base.value.has_time != date.value.has_time:
            continue
        moved = (led_to(base.value, exact, sign) for sign in (1, -1))
        if any(one and coincide(evolve(base, value=one), date) for one in moved):
            return True
    return False
