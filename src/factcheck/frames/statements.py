"""Facts → statements: what each sentence says happened, when, and on whose word.

A statement is a sentence of the narrative, a part of one that has two dates of its own, a sentence
of a chronology entry under the date of its head.
"""

import bisect
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import Generic, Protocol, TypeVar

from attrs import evolve, field, frozen

from factcheck import lexicon
from factcheck.model import (
    Attribution,
    BlockKind,
    Claim,
    Date,
    DateKind,
    DateRole,
    Document,
    Entry,
    Facts,
    Mode,
    Name,
    Quantity,
    Quotation,
    Role,
    Span,
)
from factcheck.model.agreement import is_fine
from factcheck.model.dates import Unit
from factcheck.text import Tokens, tokens

_TELLING = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.ITEM, BlockKind.ROW})
"""Blocks whose sentences are the document's own statements."""
_SILENT = frozenset({Role.FRONT_MATTER, Role.REFERENCES})

_BREAK = r"(?:[;—–] ?|,? (?:and|but|then|while|whereas|before) |, )"
_BEFORE_DATE = re.compile(rf"{_BREAK}(?:then )?(?:on |at |in |by )?\Z")
_AFTER_DATE = re.compile(rf" ?{_BREAK}")
_BETWEEN = re.compile(r"; ?|,? (?:and|but|while|whereas) ")
_RELATIVE = re.compile(r", (?:where|who|which|when) (?!had )")
"""Where a side clause begins that tells what came next: "…, where he died on 4 October"."""
_RUNS_OUT = re.compile(r"[^,—–]*(?:, (?:and|but) |\Z)")
"""What follows where a side clause ends with its sentence, and nothing of the main clause does."""
_APART = re.compile(
    rf"[,;:()—–]|\b(?:{lexicon.alternation('events.clause openers')}|for|from|by|and|but|or)\b"
)
"""What puts a day and a time into two clauses, or leaves one of them open."""
_OWN = frozenset({DateRole.OWN, DateRole.HEAD})
_FEWEST_WORDS = 3
"""Words beside its date that a part of a sentence needs to tell something of its own."""


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


Fact = TypeVar("Fact", bound=_Placed)


@frozen
class _Index(Generic[Fact]):
    """Facts in order, to be found by the stretch that they overlap."""

    facts: Sequence[Fact]
    starts: list[int] = field(init=False)
    reaches: list[int] = field(init=False)
    """How far the facts up to each one reach; it never falls."""

    def __attrs_post_init__(self) -> None:
        reaches = list(accumulate((fact.span.end for fact in self.facts), max))
        object.__setattr__(self, "starts", [fact.span.start for fact in self.facts])
        object.__setattr__(self, "reaches", reaches)

    def over(self, span: Span) -> tuple[Fact, ...]:
        """Return the facts that share a code point with a span."""
        first = bisect.bisect_right(self.reaches, span.start)
        last = bisect.bisect_left(self.starts, span.end, first)
        if first == last:
            return ()
        return tuple([fact for fact in self.facts[first:last] if fact.span.overlaps(span)])


@frozen
class _Indexes:
    """All facts of a document that a claim holds."""

    dates: _Index[Date]
    names: _Index[Name]
    quantities: _Index[Quantity]
    quotations: _Index[Quotation]
    attributions: _Index[Attribution]

    @classmethod
    def of(cls, facts: Facts) -> "_Indexes":
        return cls(
            _Index(facts.dates),
            _Index(facts.names),
            _Index(facts.quantities),
            _Index(facts.quotations),
            _Index(facts.attributions),
        )


def claims_of(document: Document, facts: Facts) -> tuple[Claim, ...]:
    """Return what the document tells, one claim a statement, in order of the text.

    A sentence of the narrative is cut between dates of its own; the sentences of a chronology
    entry all stand under the date of its head. Sentences without a date are claims, too. Front
    matter, headings, captions, set-off quotations and references are none.
    """
    indexes = _Indexes.of(facts)
    found = [
        _part(document, span, entry)
        for sentence in _telling_sentences(document)
        for span, entry in _parts(document, indexes, sentence)
        if span
    ]
    return tuple(
        _claim(document, indexes, part, name)
        for part, name in zip(found, _names(found), strict=True)
    )


@frozen
class _Part:
    """A stretch that is a claim, and where it stands for a reader."""

    span: Span
    entry: Entry | None
    role: Role
    line: int

    @property
    def letter(self) -> str:
        """The letter with which its name begins."""
        return "c" if self.role is Role.CHRONOLOGY else "n"


def _part(document: Document, span: Span, entry: Entry | None) -> _Part:
    role = Role.CHRONOLOGY if entry else document.role_at(span.start)
    file, at = document.origin((entry.span if entry else span).start)
    return _Part(span, entry, role, document.files[file].position(at)[0])


def _telling_sentences(document: Document) -> Iterator[Span]:
    """Yield the sentences that make statements."""
    for sentence in document.sentences:
        kind = document.kind_at(sentence.start) or BlockKind.PARAGRAPH
        if kind in _TELLING and document.role_at(sentence.start) not in _SILENT:
            yield sentence


def _parts(
    document: Document, indexes: _Indexes, sentence: Span
) -> Iterator[tuple[Span, Entry | None]]:
    """Yield the parts of a sentence that are claims, with the entry in which they stand."""
    entry = document.entry_at(sentence.end - 1) or document.entry_at(sentence.start)
    if entry:
        start, end = max(sentence.start, entry.body.start), min(sentence.end, entry.body.end)
        if any(map(str.isalnum, document.text[start:end])):
            yield Span(start, end), entry
    else:
        yield from ((part, None) for part in _cut(document, indexes, sentence))


def _cut(document: Document, indexes: _Indexes, sentence: Span) -> Iterator[Span]:
    """Cut a sentence between its own dates, where each part tells something beside its date."""
    over, read = indexes.dates.over(sentence), tokens(document)
    own = [one for one in over if one.role is DateRole.OWN and sentence.contains(one.span)]
    start = sentence.start
    for left, right in pairwise(own):
        at = _cut_between(document.text, left, right) or _side_clause(
            document.text, left, right, sentence
        )
        if not at:
            continue
        inside = indexes.quotations.over(Span(at, at + 1))
        telling = _tells(read, Span(start, at), left) and _tells(
            read, Span(at, sentence.end), right
        )
        if telling and not inside:
            yield _trimmed(document.text, start, at)
            start = at
    yield _trimmed(document.text, start, sentence.end)


def _cut_between(text: str, left: Date, right: Date) -> int:
    """Return where the clause of the left date ends, or 0 where the text does not show it."""
    start, gap = left.span.end, text[left.span.end : right.span.start]
    found = _BEFORE_DATE.search(gap) or _AFTER_DATE.match(gap)
    if found and (right.kind is not DateKind.RELATIVE or _BETWEEN.search(gap)):
        return start + found.start()
    marks = list(_BETWEEN.finditer(gap))
    return start + marks[-1].start() if marks else 0


def _side_clause(text: str, left: Date, right: Date, sentence: Span) -> int:
    """Return where the side clause of the right date begins, if the sentence ends with it; or 0."""
    if right.kind is DateKind.RELATIVE:
        return 0
    mark = _RELATIVE.search(text, left.span.end, right.span.start)
    ends = mark and _RUNS_OUT.match(text, right.span.end, sentence.end)
    return mark.start() if mark and ends else 0


def _tells(read: Tokens, part: Span, date: Date) -> bool:
    """Return True if a part has a few words beside its date."""
    beside = (at for at in read.inside(part) if not date.span.overlaps(read.span(at)))
    words = (at for at in beside if read.words[at][0].isalnum())
    return len(list(islice(words, _FEWEST_WORDS))) == _FEWEST_WORDS


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return a span without the marks and white space at its ends that joined it to others."""
    while start < end and text[start] in " ,;—–":
        start += 1
    while end > start and text[end - 1] in " ,;—–":
        end -= 1
    return Span(start, end)


def _claim(document: Document, indexes: _Indexes, part: _Part, name: str) -> Claim:
    """Gather what is known of one statement."""
    span, dates = part.span, indexes.dates.over(part.span)
    section = document.section_at(span.start)
    date = _day_within(_own_date(indexes, dates, part.entry), dates)
    date = _time_on(document.text, date, dates, span)
    quotations = indexes.quotations.over(span)
    attributions = indexes.attributions.over(span)
    named = (one for one in attributions if one.source is not None)
    attribution = next(named, next(iter(attributions), None))
    return Claim(
        id=name,
        span=span,
        says=document.words(span),
        role=part.role,
        section=document.words(section.heading) if section and section.heading else "",
        line=part.line,
        date=date,
        other_dates=tuple(other for other in dates if other != date),
        names=indexes.names.over(span),
        quantities=indexes.quantities.over(span),
        quotations=quotations,
        attribution=attribution,
        mode=attribution.mode if attribution else Mode.OWN_VOICE,
    )


def _time_on(text: str, day: Date | None, dates: Sequence[Date], span: Span) -> Date | None:
    """Return the one time that a statement tells on its day, as one of a stated day; else the day.

    Args:
        text: Of the document.
        day: The date of the statement.
        dates: All dates in it.
        span: Where it stands; the head of an entry lies outside.
    """
    value = day.value if day else None
    if day is None or value is None or day.role not in _OWN:
        return day
    if value.is_interval or value.precision is not Unit.DAY:
        return day
    times = [one for one in dates if one.kind is DateKind.CLOCK and one.value and one.value.single]
    if len(times) != 1 or times[0].role is not DateRole.OWN:
        return day
    start = day.span.end if day.span.start >= span.start else span.start
    low, high = sorted((start, times[0].span.start))
    if _APART.search(text, low, high) or times[0].span.start < start:
        return day
    return evolve(times[0], stated=times[0].stated | day.stated)


def _own_date(indexes: _Indexes, dates: tuple[Date, ...], entry: Entry | None) -> Date | None:
    """Return the head of the entry, else the date of its own that the text states best."""
    heads = indexes.dates.over(entry.head) if entry else ()
    own = [date for date in dates if date.role is DateRole.OWN]

    def rank(date: Date) -> tuple[bool, int]:
        """Put "7 November" over "two days later", and that over a date that is not known."""
        is_known = date.value is not None
        return date in heads, is_known + (is_known and date.kind is not DateKind.RELATIVE)

    return max((*heads[:1], *own), key=rank, default=None)


def _day_within(head: Date | None, dates: tuple[Date, ...]) -> Date | None:
    """Return the one day that an entry tells inside the year or month of its head, else the head.

    "1946: lands in Bergen on 17 November" tells a day, though its label is a year.
    """
    if head is None or head.value is None or head.role is not DateRole.HEAD or is_fine(head):
        return head
    others = [date for date in dates if date != head and date.value]
    if len(others) != 1 or head.value.is_interval:
        return head
    return others[0] if others[0].value and head.value.overlaps(others[0].value) else head


def _names(found: Sequence[_Part]) -> Iterator[str]:
    """Yield the id of each: "n36b" is the second of line 36, "c40" the only one of its entry."""
    totals = Counter((part.letter, part.line) for part in found)
    seen: Counter[tuple[str, int]] = Counter()
    for part in found:
        place = part.letter, part.line
        is_single = part.letter == "c" and totals[place] == 1
        yield f"{part.letter}{part.line}{'' if is_single else _letter(seen[place])}"
        seen[place] += 1


def _letter(number: int) -> str:
    """Return "a" for 0, "b" for 1, "aa" for 26."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
