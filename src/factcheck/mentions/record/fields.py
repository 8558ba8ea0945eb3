"""What head and citation line share: fields with their places, numbers, dates and periods."""

import re
from collections.abc import Iterable

from factcheck.mentions.dates import parse_expression
from factcheck.model import Document, Edtf, Role, Span
from factcheck.model.calendar import MONTH, WEEKDAY

Found = tuple[str, str, Span]
"""(field, value, place); fields as in `Source`, and "reviewed" for the date of a review.

Values are as printed, but dates are EDTF, pages "127-136".
"""

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DASH = r"\s?[-–—]\s?"
_POINT = (
    rf"(?:{_DAY}\s{MONTH},?\s\d{{4}}|{MONTH}\s{_DAY},?\s\d{{4}}|{MONTH},?\s\d{{4}}"
    r"|\d{4}-\d\d(?:-\d\d)?|(?:Spring|Summer|Autumn|Fall|Winter)\s\d{4}|\d{4})"
)
_RANGE = (
    rf"(?:{MONTH}{_DASH}{MONTH},?\s\d{{4}}|{_DAY}{_DASH}{_DAY}\s{MONTH},?\s\d{{4}}"
    rf"|{MONTH}\s{_DAY}{_DASH}(?:{MONTH}\s)?{_DAY},?\s\d{{4}}"
    rf"|{_DAY}\s{MONTH}{_DASH}{_DAY}\s{MONTH},?\s\d{{4}}"
    rf"|{MONTH}\s\d{{4}}(?:{_DASH}|\sto\s){MONTH}\s\d{{4}}"
    r"|[12]\d{3}(?:\s?[–—-]\s?|\sto\s)(?:[12]\d{3}|\d\d))"
)
DATE = re.compile(rf"(?<![\w/.-])(?:{_RANGE}|{_POINT})(?![\w/-])(?!\.\d)", re.IGNORECASE)
"""A date that stands alone: year, month and year, day, or a range of them."""
LEADING_WEEKDAY = rf"(?:{WEEKDAY},?\s)?"
"""What may stand in front of a date."""


def span_of(match: re.Match[str], group: str | int = 0) -> Span:
    """Return where a group of a match stands."""
    return Span(*match.span(group))


def pages_between(first: str, last: str | None) -> str:
    """Return "127-136" for "127–36" too; a single page alone.

    Source: Chicago Manual of Style, 17th edition, 9.61 (shortened second numbers).
    """
    if not last:
        return first
    missing = len(first) - len(last)
    return f"{first}-{first[:missing] + last if missing > 0 else last}"


_PERIOD = re.compile(
    r"\b(?:(?:[Pp]eriod|[Tt]ime)\s(?:covered|of\sreview|under\sreview)|(?:[Rr]eporting|[Rr]eview)\speriod|[Cc]overs|[Cc]overing|[Cc]overage)"
    rf"(?:\s(?:the\s(?:period|months|years)|from|between))*:?\s{LEADING_WEEKDAY}"
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
    """Return a line that is nothing but a range, or a day in digits: "Jan — Apr 2020"."""
    match = DATE.fullmatch(document.text, span.start, span.end)
    is_range = match and any(mark in match[0] for mark in ("-", "–", "—", " to "))
    return span if is_range else None


def _last(document: Document, span: Span) -> Span | None:
    """Return the last date in a title: "…, 2018-2023", "the outage of 14 February 2023"."""
    matches = list(DATE.finditer(document.text, span.start, span.end))
    return span_of(matches[-1]) if matches else None
