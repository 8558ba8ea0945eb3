"""A document as statements: sentences, headings, rows and fields with their words and values."""

import enum
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, groupby
from typing import TypeVar

from attrs import field, frozen

from factcheck import lexicon
from factcheck.document.text import Tokens, tokens, word_list
from factcheck.extract.numerals import Numeral, numerals
from factcheck.model import (
    BlockKind,
    Date,
    DateKind,
    Document,
    Edtf,
    Facts,
    Role,
    Span,
    Unit,
)
from factcheck.model.twins import Twin

_LONGEST_OPENING = 40
"""Maximum number of blocks in an opening.

Of 100 documents with an opening, 97 have a shorter one; a log is not an opening.
"""
RARE = 6
"""A stem in more statements than this is no evidence that two of them are about the same thing."""
_LONGEST_NAME = 4
_BREAKS = frozenset(".,;:!?()[]{}|/—–<>=+")


class Place(enum.StrEnum):
    """Where a statement appears (title, opening, …); the value is printed in messages."""

    TITLE = "title"
    FIELD = "front matter"
    LEAD = "opening"
    """Text before the first heading after the title, or under a heading such as "Summary"."""
    HEADING = "heading"
    BODY = "text"


@frozen
class Day:
    """A date or time of day, with the fields that the text states."""

    kind: str
    """"date", "time" or "month"; "day" for a relative date such as "yesterday"."""
    span: Span
    ends: tuple[tuple[str, ...], ...]
    """Year, month, day, and time with its zone, for each end of a range; empty if not stated."""

    def contradicts(self, other: "Day") -> bool:
        """Return True if the two dates state different values for the same field."""
        pairs = chain.from_iterable(map(zip, self.ends, other.ends))
        return self.kind == other.kind and any(a and b and a != b for a, b in pairs)


Value = TypeVar("Value", Day, Numeral)


@frozen(eq=False)
class Statement:
    """One sentence, heading, list item, table row or metadata field."""

    span: Span
    block: int
    """Index of the statement's block in the document."""
    kind: BlockKind
    heading: int
    """Index of the block of the heading above the statement; -1 if there is none."""
    list: int
    """A number that the items of a list or the rows of a table share; -1 for other statements."""
    place: Place
    inside: range
    """Indexes of the statement's tokens."""
    stems: frozenset[str] = field(repr=False)
    days: tuple[Day, ...]
    numerals: tuple[Numeral, ...]


@frozen(eq=False)
class Named:
    """A numeral, with the words after it that name what it counts."""

    statement: Statement
    number: Numeral
    name: tuple[str, ...]
    """Stems of the words, in order; at least one."""


@frozen(eq=False)
class Statements:
    """All statements of a document, except code."""

    document: Document
    tokens: Tokens
    days: tuple[Day, ...] = field(repr=False)
    months: tuple[Day, ...] = field(repr=False)
    all: tuple[Statement, ...] = field(repr=False)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """The number of statements in which each stem occurs."""
        return Counter(chain.from_iterable(one.stems for one in self.all))

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """The numerals with a name, in order."""
        found = (
            Named(one, number, self.words_from(number.stop, one.block))
            for one in self.all
            for number in one.numerals
        )
        return tuple(one for one in found if one.name)

    def days_in(self, span: Span) -> tuple[Day, ...]:
        """Return the days that start in a span."""
        return _within(self.days, span)

    def months_in(self, span: Span) -> tuple[Day, ...]:
        """Return the months that are stated without a day and start in a span."""
        return _within(self.months, span)

    def words_from(self, at: int, block: int) -> tuple[str, ...]:
        """Return the stems of the next few words in a block, up to punctuation or a number."""
        found, words = list[str](), self.tokens
        while at < len(words) and len(found) < _LONGEST_NAME and words.words[at] not in _BREAKS:
            if words.is_number(at) or words.blocks[at] != block:
                break
            if is_telling(words, at):
                found.append(words.stems[at])
            at += 1
        return tuple(found)

    def shared(self, one: Statement, stems: frozenset[str]) -> tuple[str, ...]:
        """Return the words of a statement that have one of the stems, as printed, each once."""
        words = self.tokens
        found = (words.words[at] for at in one.inside if words.stems[at] in stems)
        return tuple(dict.fromkeys(found))

    def is_below_other_time(self, one: Statement) -> bool:
        """Return True if the heading above is about another event: "Next meeting"."""
        section = self.document.section_at(self.tokens.span(one.inside.start).start)
        heading = self.document.words(section.heading) if section and section.heading else ""
        return not lexicon.words("twins.other times").isdisjoint(word_list(heading.lower()))

    def is_of_other_time(self, one: Statement) -> bool:
        """Return True if a word such as "last" or "postponed" refers to a different date."""
        inside = self.tokens.lower[one.inside.start : one.inside.stop]
        return not lexicon.words("twins.other times").isdisjoint(inside)


def is_telling(words: Tokens, at: int) -> bool:
    """Return True if a token is a content word."""
    word = words.lower[at]
    return word[-1].isalpha() and len(word) > 1 and word not in lexicon.words("function.stop")


def contradiction(
    code: str,
    this: tuple[Statement, Day | Numeral],
    other: tuple[Statement, Day | Numeral],
    shared: tuple[str, ...] = (),
    *,
    kind: str = "",
    places: tuple[str, str] | None = None,
) -> Twin:
    """Return the contradiction between two values.

    By default, the places in the message are those of the two statements.
    """
    places = places or (this[0].place, other[0].place)
    return Twin(code, kind or this[1].kind, this[1].span, other[1].span, places, shared)


def statements(document: Document, facts: Facts) -> Statements:
    """Return the statements of a document."""
    words = tokens(document)
    every = [day for date in facts.dates if (day := _day(date))]
    days = [day for day in every if day.kind != "month"]
    months = [day for day in every if day.kind == "month"]
    taken = {at for day in days for at in words.inside(day.span)}
    numbers = [one for one in numerals(words) if one.first not in taken]
    made = _cut(document, words, days, numbers, taken)
    return Statements(document, words, tuple(days), tuple(months), tuple(made))


def _day(date: Date) -> Day | None:
    value, stated = date.value, date.stated
    if value is None or date.problem:
        return None
    is_relative = date.kind is DateKind.RELATIVE and value.is_day and not stated
    if is_relative or {Unit.DAY, Unit.MONTH} <= stated:
        kind = "day" if is_relative else "date"
    elif Unit.HOUR in stated:
        kind = "time"
    elif Unit.MONTH in stated:
        kind = "month"
    else:
        return None
    ends = (value.start, value.end) if value.is_interval else (value,)
    has_year = is_relative or Unit.YEAR in stated
    parts = ((end, kind != "time" and has_year, kind != "time") for end in ends)
    return Day(kind, date.span, tuple(_parts(*each) for each in parts))


def _parts(end: Edtf | None, has_year: bool, has_day: bool) -> tuple[str, ...]:  # noqa: FBT001
    year, month, day = (end.year, end.month, end.day) if end else (None, None, None)
    time = str(end).partition("T")[2]
    return (
        str(year) if year and has_year else "",
        *(str(part) if part and has_day else "" for part in (month, day)),
        time,
    )


def _cut(
    document: Document,
    words: Tokens,
    days: Sequence[Day],
    numbers: Sequence[Numeral],
    taken: Collection[int],
) -> Iterator[Statement]:
    places, heading, run, before = _places(document, words), -1, 0, None
    for at, block in enumerate(document.blocks):
        run += block.kind is not before
        before = block.kind
        heading = at if block.kind is BlockKind.HEADING else heading
        is_listed = block.kind in (BlockKind.ITEM, BlockKind.ROW, BlockKind.ENTRY)
        is_whole = block.kind in (BlockKind.ROW, BlockKind.HEADING)
        spans = () if is_whole else document.sentences_in(block.span)
        for span in (spans or (block.span,)) if block.kind is not BlockKind.CODE else ():
            inside = words.inside(span)
            telling = [at for at in inside if at not in taken and is_telling(words, at)]
            yield Statement(
                span,
                at,
                block.kind,
                heading,
                run if is_listed else -1,
                places[at],
                inside,
                frozenset([words.stems[one] for one in telling]),
                _within(days, span),
                _within(numbers, span),
            )


def _within(found: Sequence[Value], span: Span) -> tuple[Value, ...]:
    first, stop = (
        bisect_left(found, end, key=lambda one: one.span.start) for end in (span.start, span.end)
    )
    return tuple(found[first:stop])


def _places(document: Document, words: Tokens) -> list[Place]:
    """Return the place of each block.

    The first heading is a title if only front matter precedes it. If the front matter states a
    title, the heading must also be at the first level.
    """
    found, in_opening, may_be_title, level = list[Place](), True, True, 0
    for block in document.blocks:
        place = Place.FIELD
        if block.kind is BlockKind.METADATA:
            if block.field in ("title", "subtitle"):
                place, level = Place.TITLE, 1
        elif block.kind is BlockKind.HEADING:
            is_title = may_be_title and level in (0, block.level)
            place = Place.TITLE if is_title else Place.HEADING
            first = words.lower[words.at(block.span.start)]
            in_opening = first in lexicon.words("twins.openings") or (in_opening and is_title)
            may_be_title = False
        elif document.role_at(block.span.start) is not Role.FRONT_MATTER:
            place = Place.LEAD if in_opening else Place.BODY
            may_be_title = False
        found.append(place)
    runs = ((place, len([*run])) for place, run in groupby(found))
    return [
        Place.BODY if place is Place.LEAD and length > _LONGEST_OPENING else place
        for place, length in runs
        for _ in range(length)
    ]
