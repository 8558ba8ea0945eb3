"""What a document tells beside a date that proves it: a weekday, a length to a date near it.

"The first stone was laid on 7 April, five weeks to the day after" holds for 3 March and for no
other day. Whoever reckons so has not miswritten the date; what tells another one for it has.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from factcheck.linkers.reckonings.counting import distances
from factcheck.model import Date, DateKind, Document, Duration, Facts, Span, Unit
from factcheck.model.agreement import coincide
from factcheck.model.distances import FIRM, led_to

_TELLING = 10
"""From so many days or minutes on a length without a direction leads to no date by chance."""
_STATED = (DateKind.ABSOLUTE, DateKind.CLOCK)
_SHARP = (Unit.MINUTE, Unit.DAY)
"""Units by which people count exactly."""
_REACH = 300
"""Code points from a date to the sentence next to it in which it may still be counted from."""


class Witnesses:
    """The lengths that a document tells, to be asked whether they prove a date."""

    def __init__(self, document: Document, facts: Facts) -> None:
        """Collect the lengths that say how long exactly."""
        directed = {one.length.span for one in distances(document, facts)}
        self._document = document
        self._dates = [one for one in facts.dates if one.kind in _STATED and _is_single(one)]
        self._lengths = [
            one
            for one in facts.durations
            if one.hedge in FIRM and (one.span in directed or one.count >= _TELLING)
        ]

    def speak(self, date: Date, other: Date, around: Sequence[Date]) -> bool:
        """Say whether what stands beside a date holds for it, and not for the other.

        Args:
            date: A date of the narrative.
            other: What a chronology has for it, perhaps.
            around: The dates that are told next to both.
        """
        return _has_its_weekday(date, other) or any(
            _leads(length, date, around) and not _leads(length, other, around)
            for length in self._beside(date, around)
        )

    def count(self, date: Date, other: Date) -> bool:
        """Say whether a date is told by a sharp length that leads from no date to the other."""
        found = [one for one in self._lengths if date.span.contains(one.span)]
        return (
            len(found) == 1
            and found[0].unit in _SHARP
            and not _leads(found[0], other, (one for one in self._dates if one.span != other.span))
        )

    def _beside(self, date: Date, around: Iterable[Date]) -> Iterator[Duration]:
        """Yield the lengths in the sentence of a date, and in those of the dates next to it."""
        places = (self._document.sentence_at(one.span.start) for one in (date, *around))
        spans = {place for place in places if place is not None and _is_near(place, date.span)}
        for length in self._lengths:
            if any(span.contains(length.span) for span in spans):
                yield length


def _is_near(place: Span, date: Span) -> bool:
    return place.start - _REACH <= date.start <= place.end + _REACH


def _has_its_weekday(date: Date, other: Date) -> bool:
    if date.weekday is None or date.value is None or other.value is None:
        return False
    return date.value.weekday == date.weekday != other.value.weekday


def _leads(length: Duration, date: Date, around: Iterable[Date]) -> bool:
    """Say whether a length leads by the calendar from a date to one of those around it."""
    exact = evolve(length, hedge="")
    for base in around:
        if base.value is None or date.value is None or base.value.has_time != date.value.has_time:
            continue
        moved = (led_to(base.value, exact, sign) for sign in (1, -1))
        if any(one and coincide(evolve(base, value=one), date) for one in moved):
            return True
    return False


def _is_single(date: Date) -> bool:
    return date.value is not None and date.value.single is not None
