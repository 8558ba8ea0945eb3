"""The dates of a head: when the document came out, and which period it says it covers."""

import re
from collections.abc import Iterable

from factcheck.extractors.record.fields import DATE, WEEKDAY, Found, span_of
from factcheck.mentions.dates import parse_expression
from factcheck.model import Document, Edtf, Role, Span

_PERIOD = re.compile(
    r"\b(?:(?:[Pp]eriod|[Tt]ime)\s(?:covered|of\sreview|under\sreview)|(?:[Rr]eporting|[Rr]eview)\speriod|[Cc]overs|[Cc]overing|[Cc]overage)"
    rf"(?:\s(?:the\s(?:period|months|years)|from|between))*:?\s{WEEKDAY}"
)

_MOST_BLOCKS = 30


def date_of(words: str) -> Edtf | None:
    """Return what an expression of the head stands for; None if it is no date."""
    return parse_expression(words.rstrip("abcdefgh") if words[:4].isdigit() else words)


def published(found: Iterable[Found]) -> Edtf | None:
    """Return the most precise date of publication; None where two contradict each other."""
    values = {value for field, value, _ in found if field == "date"}
    dates = sorted((Edtf.parse(value) for value in values), key=_width)
    if not dates or any(not dates[0].overlaps(other) for other in dates[1:]):
        return None
    return dates[0]


def _width(date: Edtf) -> tuple[float, str]:
    lower, upper = date.lower, date.upper
    span = upper - lower if lower is not None and upper is not None else float("inf")
    return span, str(date)


def covers(document: Document, head: Iterable[Found]) -> tuple[Edtf, Span] | None:
    """Return the period that the head declares: said, alone on a line, or in the title."""
    fronts = [
        block.span
        for block in document.blocks[:_MOST_BLOCKS]
        if document.role_at(block.span.start) is Role.FRONT_MATTER
    ]
    titles = [place for field, _, place in head if field == "title"]
    stated = (_stated(document, span) for span in fronts)
    alone = (_whole(document, span) for span in fronts)
    titled = (_last(document, span) for span in titles)
    places = (place for group in (stated, alone, titled) for place in group if place)
    for place in places:
        value = date_of(document.words(place))
        if value is not None:
            return value, place
    return None


def _stated(document: Document, span: Span) -> Span | None:
    cue = _PERIOD.search(document.text, span.start, span.end)
    date = DATE.match(document.text, cue.end(), span.end) if cue else None
    return span_of(date) if date else None


def _whole(document: Document, span: Span) -> Span | None:
    """Return a line that is nothing but a range: "Jan — Apr 2020"."""
    match = DATE.fullmatch(document.text, span.start, span.end)
    return span if match and re.search(r"[-–—]|\sto\s", match[0]) else None


def _last(document: Document, span: Span) -> Span | None:
    """Return the last date in a title: "…, 2018-2023", "the outage of 14 February 2023"."""
    matches = list(DATE.finditer(document.text, span.start, span.end))
    return span_of(matches[-1]) if matches else None
