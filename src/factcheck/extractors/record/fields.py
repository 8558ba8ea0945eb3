"""What head and citation line share: fields with their places, numbers, dates, names in a row."""

import re
from collections.abc import Iterator

from factcheck.model import MONTHS, Span

Found = tuple[str, str, Span]
"""(field, value, place); fields as in `Source`, and "reviewed" for the date of a review.

Values are as printed, but dates are EDTF, pages "127-136".
"""

_MONTH = "(?:" + "|".join([*MONTHS, *(f"{month[:3]}\\.?" for month in MONTHS), r"Sept\.?"]) + ")"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DASH = r"\s?[-–—]\s?"
_POINT = (
    rf"(?:{_DAY}\s{_MONTH},?\s\d{{4}}|{_MONTH}\s{_DAY},?\s\d{{4}}|{_MONTH},?\s\d{{4}}"
    r"|\d{4}-\d\d(?:-\d\d)?|(?:Spring|Summer|Autumn|Fall|Winter)\s\d{4}|\d{4})"
)
_RANGE = (
    rf"(?:{_MONTH}{_DASH}{_MONTH},?\s\d{{4}}|{_DAY}{_DASH}{_DAY}\s{_MONTH},?\s\d{{4}}"
    rf"|{_MONTH}\s{_DAY}{_DASH}(?:{_MONTH}\s)?{_DAY},?\s\d{{4}}"
    rf"|{_DAY}\s{_MONTH}{_DASH}{_DAY}\s{_MONTH},?\s\d{{4}}"
    rf"|{_MONTH}\s\d{{4}}(?:{_DASH}|\sto\s){_MONTH}\s\d{{4}}"
    r"|[12]\d{3}(?:\s?[–—-]\s?|\sto\s)(?:[12]\d{3}|\d\d))"
)
DATE = re.compile(rf"(?<![\w/.-])(?:{_RANGE}|{_POINT})(?![\w/-])(?!\.\d)", re.IGNORECASE)
"""A date that stands alone: year, month and year, day, or a range of them."""
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"

VOLUME = re.compile(r"\bvol(?:ume\b|\.|\b)\s?(?P<value>\d{1,4}|[IVXLC]{1,7})\b", re.IGNORECASE)
ISSUE = re.compile(
    r"\b(?:issue|number|no\.?|nr\.?)\s?(?P<value>\d{1,4}(?:[-–/]\d{1,3})?)\b", re.IGNORECASE
)
COMPACT = re.compile(r"(?<![\w.:/-])(?P<volume>\d{1,4})\s?\((?P<issue>\d{1,3}(?:[-–/]\d{1,3})?)\)")
PAGES = re.compile(
    r"\b(?:pages?|pp?)\.?\s?(?P<first>[A-Za-z]?\d{1,6})(?:\s?(?:[–—]|-{1,3})\s?(?P<last>[A-Za-z]?\d{1,6}))?\b",
    re.IGNORECASE,
)
DOI = re.compile(r"\b10\.\d{4,9}/[^\s,;”\"]*[^\s,;.”\")\]]")
URL = re.compile(r"https?://[^\s”\"<>]*[^\s”\"<>.,;:!?)\]]")


def span_of(match: re.Match[str], group: str | int = 0, by: int = 0) -> Span:
    """Return where a group of a match stands, moved by an offset."""
    return Span(match.start(group) + by, match.end(group) + by)


def pages_between(first: str, last: str | None) -> str:
    """Return "127-136" for "127–36" too; a single page alone.

    Source: Chicago Manual of Style, 17th edition, 9.61 (shortened second numbers).
    """
    if not last:
        return first
    missing = len(first) - len(last)
    return f"{first}-{first[:missing] + last if missing > 0 else last}"


def matched(pattern: re.Pattern[str], field: str, text: str, span: Span) -> Iterator[Found]:
    """Yield a field for each match with a group `value` inside a span."""
    for match in pattern.finditer(text, span.start, span.end):
        yield field, match["value"], span_of(match, "value")
