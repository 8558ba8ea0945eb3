"""Durations: lengths of time given as a number and a unit."""

import re

from attrs import evolve

from factcheck import lexicon
from factcheck.document.text import kept_by_words, lines, tokens_of
from factcheck.extract.dates.readings import number_in, unit_of
from factcheck.lexicon import alternation
from factcheck.model import Document, Duration, Span, Unit
from factcheck.model.distances import TO_THE_DAY
from factcheck.model.numerals import ONES, TEENS, TENS

_SMALLER = {
    (Unit.HOUR, Unit.MINUTE): 60,
    (Unit.MINUTE, Unit.SECOND): 60,
    (Unit.DAY, Unit.HOUR): 24,
    (Unit.WEEK, Unit.DAY): 7,
    (Unit.YEAR, Unit.MONTH): 12,
}
"""Number of smaller units in the larger one, for units that are combined in one duration."""
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
_CALENDAR = frozenset({Unit.MONTH, Unit.YEAR})
"""Units without a fixed number of days. Days that follow them stay a separate duration."""

_UNIT = re.compile(rf"\b(?!quarter|centur)({alternation('dates.units')})\b")
_SCALE = rf"(?:{alternation('dates.small scales')})"
_SPELLED = rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(ONES)}))?|{'|'.join(ONES + TEENS)})"
_NUMBER = re.compile(
    r"(?i)(?:^|(?<=[\s(\[“\"'—–-]))(?P<number>\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d)?|half an?"
    rf"|a hundred|(?:half )?a (?!score){_SCALE}|{_SPELLED}(?: {_SCALE}(?: and {_SPELLED})?)?"
    r"|an?)(?P<half> and a half)?[ -]$"
)
"""A number. Written in words, it is at most one hundred: larger numbers are usually rounded."""
_BEFORE = 36
"""Maximum length of a number before its unit: "seventy-seven dozen and twenty-seven "."""
_HALF = " and a half"
_HEDGE = re.compile(
    rf"(?i)(?:\b(?P<word>{alternation('equations.hedges of lengths')})|[~≈<>–-]) ?$"
)
_REACH = 20
_COMPOUND = frozenset({" and ", ", ", " ", ", and "})
_TO_THE_DAY = (" to the day", " to the very day")


def durations(document: Document) -> tuple[Duration, ...]:
    """Return all durations in order; their spans do not overlap.

    A duration may combine two units: "an hour and ten minutes" is 70 minutes. Words before the
    number that change its meaning are stored as the hedge, including "every" in "every two weeks".
    """
    return tuple(
        Duration(one.span.shift(start), one.count, one.unit, one.hedge, one.days)
        for start, words in lines(document)
        for one in _lengths_in_line(words)
    )


@kept_by_words
def _lengths_in_line(text: str) -> tuple[Duration, ...]:
    """Return the durations in a line, with offsets from its first character."""
    found = list[Duration]()
    is_told = not lexicon.table("dates.units").keys().isdisjoint(tokens_of(text).words)
    for match in _UNIT.finditer(text) if is_told else ():
        length = _read(text, match)
        if length is not None:
            joined = _joined(text, found[-1], length) if found else None
            found[-1:] = [joined] if joined else [*found[-1:], length]
    return tuple(_sharpened(text, one) for one in found)


def _read(text: str, match: re.Match[str]) -> Duration | None:
    """Return the duration that consists of a unit and the number before it, or None."""
    number = _NUMBER.search(text, max(0, match.start() - _BEFORE), match.start())
    if number is None:
        return None
    is_ordinal = match[0] == "second" and number["number"].lower() in ("a", "an")
    count = 0.0 if is_ordinal else _value(number["number"]) + (0.5 if number["half"] else 0)
    if count <= 0:
        return None
    size, unit = unit_of(match[1])
    has_half = text.startswith(_HALF, match.end())
    end = match.end() + (len(_HALF) if has_half else 0)
    span = Span(number.start("number"), end)
    hedge = _HEDGE.search(text, max(0, span.start - _REACH), span.start)
    words = hedge[0].strip().lower() if hedge else ""
    return Duration(span, count * size + 0.5 * has_half, unit, words)


def _value(words: str) -> float:
    low = words.lower().replace(",", "")
    if low[0].isdigit():
        return float(low)
    if low in ("half a", "half an"):
        return 0.5
    return 100 if low == "a hundred" else number_in(low.replace("-", " ").split(" "))


def _joined(text: str, left: Duration, right: Duration) -> Duration | None:
    """Return two durations as one ("two hours and ten minutes"); None if they are separate."""
    gap = text[left.span.end : right.span.start]
    whole = evolve(left, span=Span(left.span.start, right.span.end))
    hedged = bool(right.hedge) and gap.endswith(f" {right.hedge} ")
    if gap.removesuffix(f"{right.hedge} " if hedged else "") not in _COMPOUND:
        return None
    whole = evolve(whole, hedge=right.hedge) if hedged and not left.hedge else whole
    factor = _SMALLER.get((left.unit, right.unit), 0)
    if right.count < factor:
        return evolve(whole, count=left.count * factor + right.count, unit=right.unit)
    days = right.count * _DAYS.get(right.unit, 0)
    counted = left.unit in _CALENDAR and not left.days and days and "and" in gap
    return evolve(whole, days=int(days)) if counted and days == int(days) else None


def _sharpened(text: str, length: Duration) -> Duration:
    """Return a duration that includes the words after it that make it exact ("to the day")."""
    behind = text[length.span.end :][:_REACH].removeprefix(",")
    is_exact = not length.hedge and behind.startswith(_TO_THE_DAY)
    return evolve(length, hedge=TO_THE_DAY) if is_exact else length
