"""A quantity in its sentence: what it counts, its date, and what restricts it."""

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.document.text import (
    Tokens,
    kept_by_words,
    listed,
    stem,
    tokens,
    tokens_of,
    word_list,
)
from factcheck.document.text.shapes import YEAR
from factcheck.extract.quantities.counted import same_unit
from factcheck.extract.quantities.values import weight
from factcheck.model import BlockKind, Claim, Document, Quantity, Role, Span
from factcheck.model.prove import value

_RANGE = re.compile(r"\d%?(?:-|–|—| to | or )\W?\d| (?:to|or) ")
_MARKS = frozenset(";:,()—–|")
"""Punctuation that ends the clause of a number."""
_PARTS_OF_LABEL = re.compile(r",|\b(?:of|in|with|at|for|by|per)\b")
_LONGEST, _REACH = 1_200, 400
"""Maximum length, in code points, of a sentence, and of the context of a number in a longer one."""
_FAR = 60
"""Maximum number of tokens read before and after a number, as in a list without punctuation."""
_SHARP = 4
"""Minimum number of digits in a number that "some" hardly makes less exact: "some 1,234"."""
_NARROWED = "narrowed"
"""The restriction of a number of people by circumstances: "died in hospital"."""
_SUMMARIES = re.compile(
    r"\b(?:summary|synopsis|abstract|overview|in brief|key (?:facts|points))\b", re.IGNORECASE
)
"""Headings of sections that summarize the document."""


@frozen(eq=False)
class Figure:
    """A quantity with the evidence of its sentence."""

    quantity: Quantity
    at: Span
    """The span of the sentence or row."""
    block: int
    """Index of the paragraph, entry or row that contains the quantity."""
    claim: Claim | None
    head: str
    """Stem of the counted noun; empty if the text does not name it."""
    nouns: frozenset[str]
    """Stems of all words that describe what is counted."""
    unit: str
    role: Role
    is_row: bool
    is_listed: bool
    """Whether the quantity is a table cell, or alone after a label: "Injured: 12"."""
    is_summary: bool
    """Whether the quantity is in a section that summarizes the document."""
    years: frozenset[str]
    """The years in the sentence or, failing that, in the entry or the headings above."""
    restrictions: frozenset[str]
    """Words in the clause that restrict the quantity to a moment, a share or a sense."""
    is_range: bool
    """Whether the quantity is a range or an alternative: "10 to 14", "3.10 or 4.0"."""
    fate: str
    """What happened to the counted people: dead, hurt, missing, rescued; empty if not stated."""

    @property
    def span(self) -> Span:
        """The span of the quantity."""
        return self.quantity.span

    @cached_property
    def value(self) -> float:
        """Return the number as printed."""
        return value(self.quantity)

    @cached_property
    def weight(self) -> int:
        """The number of digits before final zeros."""
        return weight(self.value)

    @cached_property
    def kind(self) -> tuple[str, str]:
        """The key that comparable figures share."""
        return self.head, self.unit


def figures(
    document: Document, quantities: Sequence[Quantity], claims: Sequence[Claim]
) -> Iterator[Figure]:
    """Yield the quantities that count or measure something, in order."""
    known = _Clauses(document)
    owner = {quantity.span: claim for claim in claims for quantity in claim.quantities}
    for quantity in quantities:
        yield _figure(known, document, quantity, owner.get(quantity.span))


def _figure(
    known: "_Clauses", document: Document, quantity: Quantity, claim: Claim | None
) -> Figure:
    start = quantity.span.start
    index = known.tokens.blocks[known.tokens.at(start)]
    block = document.blocks[index]
    role = document.role_at(start)
    is_row = block.kind is BlockKind.ROW and role is not Role.CHRONOLOGY
    around = block.span if is_row else document.sentence_at(start) or quantity.span
    at = _near(quantity.span, around)
    fate = known.fate(quantity)
    stems = word_list(quantity.noun, lambda word: stem(word.lower()))
    return Figure(
        quantity=_sharp(quantity),
        at=at,
        block=index,
        claim=claim,
        head=_head(quantity.noun, stems, is_row=is_row),
        nouns=frozenset(stems),
        unit=same_unit(quantity.unit),
        role=role,
        is_row=is_row,
        is_listed=is_row or known.is_labelled(quantity, block.span),
        is_summary=is_summary(document, start),
        years=_years(document, at, claim, start),
        restrictions=frozenset(known.restricting(quantity.span, around)) | {fate} & {_NARROWED},
        is_range=_RANGE.search(document.text, quantity.span.start, quantity.span.end) is not None,
        fate=fate.replace(_NARROWED, ""),
    )


def _near(span: Span, around: Span) -> Span:
    """Return the span of a sentence or row; if it is very long, only the text around a number."""
    if len(around) <= _LONGEST:
        return around
    return Span(max(around.start, span.start - _REACH), min(around.end, span.end + _REACH))


def _sharp(quantity: Quantity) -> Quantity:
    """Return a number as an exact one if it has too many digits to be rounded by "some"."""
    told = quantity.number or value(quantity)
    is_exact = weight(told) >= _SHARP
    is_softened = bool(quantity.hedge) and quantity.low < told < quantity.high
    return evolve(quantity, low=told, high=told) if is_exact and is_softened else quantity


def _head(noun: str, stems: Sequence[str], *, is_row: bool) -> str:
    """Return the stem of the last noun; in a row label, of the last plural in its first part."""
    if not stems or not is_row:
        return stems[-1] if stems else ""
    parts = [word_list(part) for part in _PARTS_OF_LABEL.split(noun)]
    words = next((part for part in parts if part), ())
    plurals = [
        word for word in words if word.endswith("s") and not word.endswith(("ss", "us", "is"))
    ]
    return stem((plurals or words)[-1]) if words else ""


def is_summary(document: Document, offset: int) -> bool:
    """Return True if an offset is in a section that summarizes the document."""
    section = document.section_at(offset)
    heading = section.heading if section else None
    return heading is not None and bool(_SUMMARIES.search(document.words(heading)))


def _years(document: Document, at: Span, claim: Claim | None, start: int) -> frozenset[str]:
    """Return the years of a sentence or, failing that, of its claim's date or its heading."""
    if found := YEAR.findall(document.text, at.start, at.end):
        return frozenset(found)
    date = claim.date if claim and claim.role is Role.CHRONOLOGY else None
    if date and date.value and date.value.year:
        return frozenset({str(date.value.year)})
    section = document.section_at(start)
    heading = document.words(section.heading) if section and section.heading else ""
    found = YEAR.findall(heading)
    return frozenset(found if len(found) == 1 else ())


_Cut = tuple[tuple[int, ...], tuple[tuple[int, str], ...]]
"""The tokens that end the clauses of a sentence, and the tokens that restrict a number."""


class _Clauses:
    """The clauses of a document, and the words in them that restrict a number."""

    def __init__(self, document: Document) -> None:
        self.tokens = tokens(document)
        self._cut: dict[tuple[int, int], _Cut] = {}
        """The clauses of each sentence, cached."""

    def restricting(self, span: Span, around: Span) -> Iterator[str]:
        """Yield the words that restrict a number in its clause."""
        known = self.tokens
        begin = known.inside(around).start
        first, last = known.at(span.start) - begin, known.at(span.end - 1) - begin
        place = around.start, around.end
        if place not in self._cut:
            self._cut[place] = _clauses(known.text[around.start : around.end])
        ends, words = self._cut[place]
        start = ends[bisect.bisect_left(ends, first) - 1] if ends and ends[0] < first else -1
        at = bisect.bisect_right(ends, last)
        end = min((last + _FAR, *ends[at : at + 1]))
        low = bisect.bisect_right(words, (max(start, first - _FAR), "~"))
        for where, word in words[low:]:
            if where >= end:
                break
            if not first <= where <= last:
                yield word
        before = known.lower[begin + first - 1] if begin + first else ""
        if before in lexicon.words("measures.lots"):
            yield "first" if before == "initial" else before

    def is_labelled(self, quantity: Quantity, block: Span) -> bool:
        """Return True if a line consists only of a label and a number."""
        first = self.tokens.at(quantity.span.start)
        is_led = first > 0 and self.tokens.words[first - 1] == ":"
        return is_led and quantity.span.end == block.end

    def fate(self, quantity: Quantity) -> str:
        """Return what happened to the counted people, if the number's clause states it directly."""
        known, fates = self.tokens, lexicon.table("measures.fates")
        if quantity.unit:
            return ""
        if quantity.noun in fates:
            return fates[quantity.noun]
        at = known.at(quantity.span.end - 1) + 1
        words = lexicon.words("measures.people")
        is_people = known.lower[at : at + 1] and known.lower[at] in words
        at += bool(is_people)
        while at < len(known) and known.lower[at] in lexicon.words("measures.before a fate"):
            at += 1
        told = known.lower[at : at + 1]
        if told and told[0] in fates:
            return fates[told[0]] if _ends_clause(known, at + 1) else _NARROWED
        return ""


@kept_by_words
def _clauses(text: str) -> _Cut:
    """Return the tokens that end the clauses of a sentence, and those that restrict a number."""
    known, stops = tokens_of(text), lexicon.words("measures.clause ends")
    ends = tuple(at for at, word in enumerate(known.lower) if word in _MARKS or word in stops)
    found = listed("measures.restricting", by_stem=True).find(known)
    words = tuple(
        (at, word)
        for at, _, word in found
        if word != "nothing" and not (word == "would" and known.words[at] == "May")
    )
    return ends, words


def _ends_clause(known: Tokens, at: int) -> bool:
    """Return True if only circumstances follow a word such as "dead", without any restriction."""
    parts = lexicon.words("measures.parts of a happening") | {"and", "among"}
    return at >= len(known) or not known.is_word(at) or known.lower[at] in parts
