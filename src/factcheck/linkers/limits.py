"""One moment and the limits behind it: "At 05:52 power failed … until 10:05, so that it lasted …".

Where several things have limits of their own, a length is held against the last of them only if it
fits none of the others.
"""

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.model import Date, Document, Duration, Span, Stretch
from factcheck.model.distances import allowed
from factcheck.model.lengths import measured
from factcheck.patterns import lazy

# Nouns of what lasts in reports of incidents.
_LASTED = lazy(
    r"(?i)\b(?:outage|incident|impact|disruption|downtime|interruption|blackout|shutdown|closure"
    r"|degradation|stoppage|standstill|failure|search|fire|fighting|evacuation|it|this|that|which)"
    r"(?:, [^,.;\d]{3,80},| (?:itself|as a whole))?"
    r" (?:(?:has |had |thus |so )*)(?:lasted|continued|went on|persisted)"
    r"(?: (?:for|a total of|in all|altogether))* $"
)
_AT = lazy(r"(?:At|From|Shortly after) $")
_UNTIL = lazy(r"(?:until|till|up to) ")
_REACH = 200


def limited(document: Document, dates: Sequence[Date], length: Duration) -> Stretch | None:
    """Return a length of hours with the moment that begins a sentence, and the last limit in it."""
    sentence = document.sentence_at(length.span.start)
    if sentence is None or length.hedge:
        return None
    begin = max(sentence.start, length.span.start - _REACH)
    if not _LASTED.search(document.text, begin, length.span.start):
        return None
    before = document.sentence_at(max(0, sentence.start - 2)) or sentence
    here, there = (
        _within(dates, place.start, min(place.end, length.span.start))
        for place in (sentence, before)
    )
    if here and _is_begun(document, here[0], sentence):
        return _bounded(document, here, length)
    if there and _is_begun(document, there[0], before):
        return _bounded(document, (*there, *here), length)
    return None


def _within(dates: Sequence[Date], start: int, end: int) -> Sequence[Date]:
    first, stop = (bisect_left(dates, at, key=lambda date: date.span.start) for at in (start, end))
    return dates[first:stop]


def _is_begun(document: Document, date: Date, sentence: Span) -> bool:
    """Say whether a sentence begins with a moment: "At 05:52 on 9 November"."""
    leads = _AT.fullmatch(document.text, sentence.start, date.span.start)
    return bool(leads and date.value and date.value.has_time and not date.value.is_interval)


def _bounded(document: Document, told: Sequence[Date], length: Duration) -> Stretch | None:
    """Return the length between the first date and the limit that fits, or the last."""
    begun, *limits = told
    if not limits or not all(_UNTIL.match(document.words(date.span)) for date in limits):
        return None
    found = [_stretch(length, begun, date) for date in limits]
    return next((one for one in found if _fits(one)), found[-1])


def _stretch(length: Duration, begun: Date, limit: Date) -> Stretch:
    return Stretch(length.span, length, Span(begun.span.start, limit.span.end), begun, limit)


def _fits(one: Stretch) -> bool:
    found = measured(one)
    return found is not None and allowed(one.length).meets(found)
