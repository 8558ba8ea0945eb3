"""A document as statements: each sentence, heading, item and row with its words and values."""

import enum
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, combinations, groupby, pairwise
from typing import NamedTuple

from attrs import field, frozen

from factcheck import lexicon
from factcheck.align.twins.values import Value, ValueKind, values
from factcheck.model import Block, BlockKind, Document, Facts, Role, Span
from factcheck.model.twins import Twin, TwinRoute
from factcheck.text import Tokens, grouped, kept_by_words, stem, tokens

_LONGEST_OPENING = 40
"""Blocks; of documents with an opening 97 of 100 have a shorter one, and a log is no summary."""
_OPENING = 12
"""Statements among which the title stands."""
_NUMBERED = 3
"""Headings that begin with a number; so many are numbered."""
_LISTED = (BlockKind.ITEM, BlockKind.ROW, BlockKind.ENTRY, BlockKind.CAPTION)


class Place(enum.StrEnum):
    """Where a statement stands in the document; the value is what messages print."""

    TITLE = "title"
    FIELD = "front matter"
    LEAD = "opening"
    """Before the first heading below the title, or under a heading that says "Summary"."""
    HEADING = "heading"
    BODY = "text"


class Part(NamedTuple):
    """A word that carries a subject, or a value, in the order of print."""

    at: int
    """Its first token."""
    stem: str
    """Of a word; of a value its kind in angle brackets."""
    value: Value | None = None


@frozen
class Statement:
    """One sentence, heading, item, row or line of front matter."""

    number: int
    span: Span
    block: int
    """Index of its block in the document."""
    kind: BlockKind
    heading: int
    """Index of the block of the heading above it, -1 for none."""
    run: int
    """The same number for the items, rows, entries or captions of one list or table; else -1."""
    place: Place
    parts: tuple[Part, ...] = field(repr=False)
    stems: frozenset[str] = field(repr=False)
    """Of its words alone."""

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Return its values in order."""
        return tuple([part.value for part in self.parts if part.value])

    @cached_property
    def days(self) -> tuple[Value, ...]:
        """Return the dates among its values."""
        return tuple([value for value in self.values if value.kind is ValueKind.DATE])

    @property
    def only_day(self) -> Value | None:
        """Return its one date, if that is no stretch of days."""
        return self.days[0] if len(self.days) == 1 and self.days[0].day else None


Told = tuple[Statement, Value]
"""A value with the statement that gives it."""


@frozen
class Statements:
    """All statements of a document."""

    document: Document
    tokens: Tokens
    all: tuple[Statement, ...] = field(repr=False)
    counts: Mapping[str, int] = field(repr=False)
    """In how many statements a stem stands."""
    values: tuple[Value, ...] = field(default=(), repr=False)
    """All values, in order; those of code, too."""

    @cached_property
    def valued(self) -> tuple[Statement, ...]:
        """Return the statements that have a value."""
        return tuple([one for one in self.all if one.values])

    @cached_property
    def titles(self) -> tuple[Statement, ...]:
        """Return the titles among the first statements."""
        return tuple([one for one in self.all[:_OPENING] if one.place is Place.TITLE])

    @cached_property
    def numbers_of_headings(self) -> frozenset[int]:
        """Return where numbers stand in front of headings, of which there are several."""
        found = [
            one.span.start
            for one in self.valued
            if one.place is Place.HEADING and one.values[0].span.start == one.span.start
        ]
        return frozenset(found if len(found) >= _NUMBERED else ())


def statements(document: Document, facts: Facts) -> Statements:
    """Return the statements of a document, code left out."""
    words = tokens(document)
    found = values(words, facts)
    made = tuple(_cut(document, words, {value.first: value for value in found}))
    counts = Counter(chain.from_iterable(one.stems for one in made))
    return Statements(document, words, made, counts, found)


def _cut(document: Document, words: Tokens, by_token: Mapping[int, Value]) -> Iterator[Statement]:
    number, heading, run, before = 0, -1, 0, BlockKind.PARAGRAPH
    places = _places(document, words)
    for at, block in enumerate(document.blocks):
        run += block.kind is not before
        before = block.kind
        if block.kind is BlockKind.HEADING:
            heading = at
        if block.kind is BlockKind.CODE:
            continue
        for span in _sentences(document, block):
            parts, stems = _parts(words, span, by_token)
            yield Statement(
                number=number,
                span=span,
                block=at,
                kind=block.kind,
                heading=heading,
                run=run if block.kind in _LISTED else -1,
                place=places[at],
                parts=parts,
                stems=stems,
            )
            number += 1


def _places(document: Document, words: Tokens) -> list[Place]:
    """Return of each block where it stands.

    The first heading is a title if nothing stands above it; below a title in the front matter only
    one of the first level.
    """
    found, opening, may_be_titled, least = list[Place](), True, True, 0
    for block in document.blocks:
        if block.kind is BlockKind.METADATA:
            is_title = block.field in ("title", "subtitle")
            found.append(Place.TITLE if is_title else Place.FIELD)
            least = 1 if is_title else least
        elif block.kind is BlockKind.HEADING:
            is_title = may_be_titled and (not least or block.level == least)
            found.append(Place.TITLE if is_title else Place.HEADING)
            first = words.inside(block.span)[:1]
            label = words.lower[first[0]] if first else ""
            opening = label in lexicon.words("twins.openings") or (opening and is_title)
            may_be_titled = False
        else:
            is_above = document.role_at(block.span.start) is Role.FRONT_MATTER
            found.append(Place.FIELD if is_above else Place.LEAD if opening else Place.BODY)
            may_be_titled = may_be_titled and is_above
    return [one for place, run in groupby(found) for one in _short(place, [*run])]


def _short(place: Place, run: list[Place]) -> list[Place]:
    """Return the places of blocks one behind the other; so many are no opening."""
    return [Place.BODY] * len(run) if place is Place.LEAD and len(run) > _LONGEST_OPENING else run


def _sentences(document: Document, block: Block) -> Sequence[Span]:
    """Return the sentences of a block; a row, item or heading without any is one."""
    is_whole = block.kind in (BlockKind.ROW, BlockKind.HEADING)
    return (not is_whole and document.sentences_in(block.span)) or (block.span,)


def _parts(
    words: Tokens, span: Span, by_token: Mapping[int, Value]
) -> tuple[tuple[Part, ...], frozenset[str]]:
    """Return the words and values of a statement in order, and the stems of its words."""
    inside = words.inside(span)
    told, stems = _words_that_tell(tuple(words.lower[inside.start : inside.stop]))
    parts = [Part(inside.start + at, form) for at, form in told]
    values = [by_token[at] for at in inside if at in by_token]
    if values:
        taken = {at for value in values for at in range(value.first, value.behind)}
        parts = [part for part in parts if part.at not in taken]
        stems = frozenset([part.stem for part in parts])
        parts += [Part(value.first, f"<{value.kind}>", value) for value in values]
        parts.sort(key=lambda part: part.at)
    return tuple(parts), stems


@kept_by_words
def _words_that_tell(words: tuple[str, ...]) -> tuple[tuple[tuple[int, str], ...], frozenset[str]]:
    """Return the words of a sentence that tell something, as tokens and stems, and all stems."""
    idle = lexicon.words("function.stop")
    told = [
        (at, stem(word))
        for at, word in enumerate(words)
        if word not in idle and len(word) > 1 and word[0].isalpha()
    ]
    return tuple(told), frozenset([form for _, form in told])


def blocked(made: Statements) -> Iterator[tuple[Statement, Statement]]:
    """Yield pairs of statements with values that share two stems which few statements have."""
    told = ((one.number, form) for one in made.valued for form in one.stems)
    holders = grouped((form, number) for number, form in told if made.counts[form] <= _RARE)
    shared = Counter(pair for numbers in holders.values() for pair in combinations(numbers, 2))
    for (left, right), count in sorted(shared.items()):
        if count > 1:
            yield made.all[left], made.all[right]


def contradiction(route: TwinRoute, this: Told, other: Told, shared: Iterable[str] = ()) -> Twin:
    """Return two values of two statements as a twin."""
    (here, value), (there, counter) = this, other
    places = (here.place, there.place)
    return Twin(route, value.kind, value.span, counter.span, places, tuple(shared))


def printed(made: Statements, one: Statement, stems: Collection[str]) -> tuple[str, ...]:
    """Return the words of a statement that have one of some stems, as they stand, each once."""
    words = (made.tokens.words[part.at] for part in one.parts if part.stem in stems)
    return tuple(dict.fromkeys(words))


_MOST_BESIDE = 4
"""Words behind a value that name what it is of, the others aside."""


def beside(made: Statements, one: Statement, index: int) -> tuple[str, ...]:
    """Return the stems of the words behind a part; a mark or another value ends them."""
    found, words = list[str](), made.tokens.words
    for near, part in pairwise(one.parts[index : index + 1 + _MOST_BESIDE]):
        behind = near.value.behind if near.value else near.at + 1
        if part.value or not _BREAKS.isdisjoint(words[behind : part.at]):
            break
        found.append(part.stem)
    return tuple(found)


@frozen
class Named:
    """A value with the words behind it that name what it is of."""

    statement: Statement
    value: Value
    name: tuple[str, ...]
    """Their stems, the nearest first; at least one."""

    @property
    def told(self) -> Told:
        """Return the value with its statement."""
        return self.statement, self.value


def named(made: Statements, one: Statement, is_sought: Callable[[Value], bool]) -> Iterator[Named]:
    """Yield those of the values of a statement that are sought and have words behind them."""
    for index, part in enumerate(one.parts):
        name = beside(made, one, index) if part.value and is_sought(part.value) else ()
        if part.value and name:
            yield Named(one, part.value, name)


_RARE = 6
"""Statements; a stem that more have is no sign that two tell the same."""
_HEDGES_NEAR = 3
_OPENING_MARKS = "$€£(“\"'‘"
_BREAKS = frozenset(".,;:!?()[]{}|/—–<>=+")


def is_count(made: Statements, one: Statement, value: Value) -> bool:
    """True if a number counts all of what the noun right behind it names, and labels nothing.

    With a hyphen it names a kind, "64-bit"; in front of one of several headings it numbers them.
    """
    words, document = made.tokens, made.document
    if "." in value.reading[0] or words.words[value.behind : value.behind + 1] == ["-"]:
        return False
    if value.span.start in made.numbers_of_headings:
        return False
    before = document.text[value.span.start - 1 : value.span.start] if value.span.start else ""
    if before.strip() and before not in _OPENING_MARKS:
        return False
    nearby = words.lower[max(0, value.first - _HEDGES_NEAR) : value.first]
    if lexicon.words("twins.not all") & {*nearby}:
        return False
    at = value.behind
    is_inside = at < len(words) and words.ends[at] <= one.span.end
    return is_inside and words.is_word(at) and words.lower[at] not in lexicon.words("function.stop")


def are_of_one_list(one: Statement, other: Statement) -> bool:
    """True if two statements are items, rows or entries of one list, and so of two things."""
    return one.run == other.run != -1


def is_bracketed(made: Statements, value: Value) -> bool:
    """True if a value stands in round brackets alone."""
    words, first, behind = made.tokens.words, value.first, value.behind
    return words[max(0, first - 1) : first] == ["("] and words[behind : behind + 1] == [")"]


def looks_elsewhere(made: Statements, one: Statement) -> bool:
    """True if a statement speaks of what was before or will come after."""
    inside = made.tokens.inside(one.span)
    return not {*made.tokens.lower[inside.start : inside.stop]}.isdisjoint(
        lexicon.words("twins.other times")
    )
