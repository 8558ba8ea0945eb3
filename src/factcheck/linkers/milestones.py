"""A length whose bounds stand in the chronology: "23:06 Impact begins" … "03:31 Impact ends"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from factcheck.model import Date, DateKind, DateRole, Document, Duration, Role, Span, Stretch
from factcheck.patterns import lazy

# Nouns of what lasts in reports of incidents, and of events that have one beginning and one end.
_LASTING = (
    "outage|incident|impact|disruption|downtime|interruption|blackout|shutdown|degradation"
    "|unavailability|evacuation|standstill|siege|strike|fire|trial|hearing|voyage|battle"
)
_SUBJECT = lazy(
    rf"(?i)\bthe (?:[a-z]+ )?(?P<noun>{_LASTING})(?: (?:itself|as a whole))?"
    r" (?:(?:has |had |thus |so |therefore )*)(?:lasted|continued|went on|ran|persisted|endured)"
    r"(?: (?:for|a total of|in all|altogether))* $"
)
_BEGINS = r"(?:begins|began|begun|starts|started|breaks out|broke out)"
_ENDS = r"(?:ends|ended|(?:is |was )?over|(?:is |was )?called off|finishes|finished)"
_REACH = 80


def entered(document: Document, dates: Sequence[Date], length: Duration) -> Stretch | None:
    """Return the length of what the chronology lets begin and end, each of them once."""
    start = length.span.start
    subject = _SUBJECT.search(document.text, max(0, start - _REACH), start)
    if subject is None or length.hedge:
        return None
    noun = subject["noun"].lower()
    begun, ended = (_heads(document, dates, noun, verb) for verb in (_BEGINS, _ENDS))
    if not len(begun) == len(ended) == 1 or begun[0].span.end >= ended[0].span.start:
        return None
    bounds = Span(begun[0].span.start, ended[0].span.end)
    return Stretch(length.span, length, bounds, begun[0], ended[0])


def _heads(document: Document, dates: Sequence[Date], noun: str, verb: str) -> list[Date]:
    """Return the dates of the entries that tell a beginning or an end of what a noun names."""
    found: list[Date] = []
    for match in re.finditer(rf"(?i)\b{noun} {verb}\b(?=[.;,|]|$)", document.text, re.MULTILINE):
        block = document.block_at(match.start())
        if block is None or document.role_at(match.start()) is not Role.CHRONOLOGY:
            continue
        at = bisect_left(dates, block.span.start, key=lambda date: date.span.start)
        head = dates[at] if at < len(dates) else None
        if head and head.span.end <= match.start() and _is_known(head):
            found.append(head)
    return found


def _is_known(date: Date) -> bool:
    """Say whether the date of an entry is one moment, to the minute or to the day."""
    kinds = (DateKind.ABSOLUTE, DateKind.CLOCK)
    own = date.role in (DateRole.HEAD, DateRole.OWN) and date.kind in kinds
    return own and date.value is not None and not date.value.is_interval
