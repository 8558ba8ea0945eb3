"""What a statement gives of a thing: numbers, days, times of day, weekdays, versions, codes."""

import enum
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from factcheck import lexicon
from factcheck.mentions.quantities.numerals import number_at
from factcheck.model import Edtf, Facts, Span, Unit
from factcheck.model.numerals import CARDINALS
from factcheck.text import Tokens, kept_by_words, lines_of, tokens_of

_WEEKDAYS = lexicon.lowered("dates.full weekdays")
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_YEAR_LENGTH = 4
_HALF_DAY = 12
_HOURS = 24
_MINUTES = 60
_MILLION = 1_000_000


class ValueKind(enum.StrEnum):
    """What sort of thing a value is; the word is what messages print."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    WEEKDAY = "weekday"
    VERSION = "version"
    CODE = "code"
    SPOKEN = "day"
    """A day told from the day of writing: "yesterday"."""


class Value(NamedTuple):
    """One value with its place; a tuple, since there are so many."""

    kind: ValueKind
    span: Span
    first: int
    """Its first token."""
    behind: int
    """The token behind its last."""
    reading: tuple[str, ...]
    """What two are compared by; what is not told is an empty string."""

    @property
    def day(self) -> tuple[str, ...]:
        """Return year, month and day of a date that is one day; of anything else nothing."""
        is_day = self.kind is ValueKind.DATE and len(self.reading) == len(("year", "day"))
        return (self.reading[0], *self.reading[1].split("-")) if is_day else ()

    def contradicts(self, other: "Value") -> bool:
        """True if both are of one kind and no reading of the words makes them equal."""
        if self.kind is not other.kind:
            return False
        if len(self.reading) != len(other.reading):
            return True
        pairs = zip(self.reading, other.reading, strict=True)
        return any(one and two and one != two for one, two in pairs)


def parts_apart(one: Sequence[str], other: Sequence[str]) -> list[int]:
    """Return which parts of two days differ, of those that both tell: 0 is the year."""
    pairs = enumerate(zip(one, other, strict=False))
    return [at for at, (mine, theirs) in pairs if mine and theirs and mine != theirs]


def values(tokens: Tokens, facts: Facts) -> tuple[Value, ...]:
    """Return all values of a document in order; none overlaps another."""
    days, others, begin = dict(_days(tokens, facts)), dict[int, tuple[Value, int]](), 0
    for _, line in lines_of(tokens.text):
        length, told = _values_in_line(line)
        others |= {begin + at: (value, begin) for at, value in told}
        begin += length
    found: list[Value] = []
    for at in sorted(days.keys() | others.keys()):
        if not found or at >= found[-1].behind:
            found.append(days[at] if at in days else _moved(tokens, *others[at]))
    return tuple(found)


@kept_by_words
def _values_in_line(text: str) -> tuple[int, tuple[tuple[int, Value], ...]]:
    """Return how many tokens a line has, and the value that may begin at each, dates left out."""
    tokens, telling = tokens_of(text), _words_of_values()
    found = [
        (at, value)
        for at, word in enumerate(tokens.lower)
        if word in telling or (not word.isalpha() and (len(word) > 1 or word.isdecimal()))
        if (value := _time(tokens, at) or _other(tokens, at))
    ]
    return len(tokens), tuple(found)


def _moved(tokens: Tokens, value: Value, by: int) -> Value:
    """Return a value of a line at its place in the document."""
    return _value(tokens, value.kind, value.first + by, value.behind + by, value.reading)


def _days(tokens: Tokens, facts: Facts) -> Iterator[tuple[int, Value]]:
    """Yield the dates that give a day of a month, by their first token."""
    for date in facts.dates:
        if {Unit.DAY, Unit.MONTH} <= date.stated and not date.problem:
            inside = _without_time(tokens, tokens.inside(date.span))
            has_year = Unit.YEAR in date.stated
            reading = (
                _day_reading(date.value, has_year=has_year)
                if date.value
                else _day_of_no_year(tokens, inside)
            )
            if inside and reading:
                value = _value(tokens, ValueKind.DATE, inside.start, inside.stop, reading)
                yield inside.start, value


def _without_time(tokens: Tokens, inside: range) -> range:
    """Return the tokens of a date without the time of day before or behind it."""
    times = {at: time for at in inside for time in [_time(tokens, at)] if time}
    first = min(times, default=inside.stop)
    if first > inside.start:
        return range(inside.start, first)
    behind = times[first].behind
    return range(behind, inside.stop) if behind < inside.stop else range(0)


@kept_by_words
def _day_reading(date: Edtf, *, has_year: bool) -> tuple[str, ...]:
    """Return year, month and day of both ends; the year only where it is written."""
    ends = (date.start, date.end) if date.is_interval else (date,)
    every = [(str(end.year) if has_year else "", f"{end.month}-{end.day}") for end in ends if end]
    told = dict.fromkeys(every)  # hours of one day are told of one day
    return tuple(part for pair in told for part in pair)


def _day_of_no_year(tokens: Tokens, inside: range) -> tuple[str, ...]:
    """Return the reading of a single day whose year nothing tells: "May 18"."""
    words = tokens.lower[inside.start : inside.stop]
    numbers = lexicon.lowered("dates.full months", "dates.short months")
    months = [numbers[word] for word in words if word in numbers]
    days = [word.rstrip("stndrh") for word in words if word[0].isdecimal()]
    return ("", f"{months[0]}-{days[0]}") if len(months) == len(days) == 1 else ()


def _time(tokens: Tokens, at: int) -> Value | None:
    """Return the time of day that begins at a token: "9:00 pm", "8 a.m.", "14:30"."""
    words = tokens.lower
    if not (
        len(words[at]) <= len(str(_HOURS)) and words[at].isdecimal() and int(words[at]) <= _HOURS
    ):
        return None
    minute = _minute(tokens, at + 1)
    behind = at + 1 + 2 * bool(minute)
    half = words[behind].replace(".", "") if behind < len(tokens) else ""
    if half in ("am", "pm"):
        hour = int(words[at]) % _HALF_DAY + _HALF_DAY * (half == "pm")
        return _value(tokens, ValueKind.TIME, at, behind + 1, (f"{hour}:{minute or '00'}",))
    if minute and half != ":":
        return _value(tokens, ValueKind.TIME, at, behind, (f"{int(words[at])}:{minute}",))
    return None


def _minute(tokens: Tokens, at: int) -> str:
    """Return the minutes that a colon at a token leads to, if it does."""
    told = "".join(tokens.lower[at : at + 2])
    is_one = len(told) == len(":00") and told[0] == ":" and told[1:].isdecimal()
    if not is_one or int(told[1:]) >= _MINUTES or tokens.starts[at + 1] != tokens.ends[at]:
        return ""
    return told[1:]


def _other(tokens: Tokens, at: int) -> Value | None:
    """Return the value that a single token is."""
    word, lower = tokens.words[at], tokens.lower[at]
    if word.isalpha() and lower not in _words_of_values():
        return None
    if lower in CARDINALS:
        return _written_out(tokens, at, at + 1)
    if lower in lexicon.table("quantities.scales"):
        is_one = tokens.lower[max(0, at - 1)] == "a" and tokens.lower[max(0, at - 2)] != "half"
        return _written_out(tokens, at - 1, at + 1) if is_one else None
    if word[0].isdecimal():
        return _figures(tokens, at)
    kind, reading = _named(lower)
    return _value(tokens, kind, at, at + 1, (reading,)) if kind else None


@cache
def _ordinals() -> Mapping[str, str]:
    return {**lexicon.table("dates.ordinals"), **lexicon.table("dates.late ordinals")}


@cache
def _words_of_values() -> frozenset[str]:
    """Return the words in letters alone that are values."""
    listed = lexicon.words("twins.relative days").union(_WEEKDAYS, _ordinals(), CARDINALS)
    return listed.union(lexicon.table("quantities.scales"))


def _named(word: str) -> tuple[ValueKind | None, str]:
    """Return what a word with a meaning of its own tells: a weekday, an ordinal, a code."""
    if word in _WEEKDAYS:
        return ValueKind.WEEKDAY, word
    if word in lexicon.words("twins.relative days"):
        return ValueKind.SPOKEN, word
    if word in _ordinals():
        return ValueKind.ORDINAL, _ordinals()[word]
    is_code = any(map(str.isdecimal, word))
    return (ValueKind.CODE, word) if is_code else (None, "")


def _written_out(tokens: Tokens, at: int, least: int) -> Value | None:
    """Return a number in words, with the same in figures behind it: "forty-one (41)".

    None from a million on, which figures, too, leave to a word: "2 million".
    """
    behind, told = number_at(tokens, at) or (least, None)
    if told is None:
        reading, behind = str(CARDINALS.get(tokens.lower[at], "")), least
    else:
        reading = f"{told.value:.0f}"
    if not reading or (told and told.value >= _MILLION):
        return None
    is_doubled = tokens.words[behind : behind + 3] == ["(", reading, ")"]
    return _value(tokens, ValueKind.NUMBER, at, behind + 3 * is_doubled, (reading,))


def _figures(tokens: Tokens, at: int) -> Value:
    word = tokens.lower[at]
    if word.isdecimal() and len(word) == _YEAR_LENGTH and _FIRST_YEAR <= int(word) <= _LAST_YEAR:
        return _value(tokens, ValueKind.YEAR, at, at + 1, (word,))
    if word[:-2].isdecimal() and word[-2:] in ("st", "nd", "rd", "th"):
        return _value(tokens, ValueKind.ORDINAL, at, at + 1, (word[:-2],))
    if word.count(".") > 1:
        return _value(tokens, ValueKind.VERSION, at, at + 1, (word,))
    bare = word.replace(",", "")
    kind = ValueKind.NUMBER if bare.replace(".", "").isdecimal() else ValueKind.CODE
    return _value(tokens, kind, at, at + 1, (bare,))


def _value(
    tokens: Tokens, kind: ValueKind, first: int, behind: int, reading: tuple[str, ...]
) -> Value:
    return Value(kind, tokens.span(first, behind - 1), first, behind, reading)
