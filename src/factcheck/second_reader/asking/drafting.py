"""Drafting of a claims folder by a model, with every field verified in the document.

A field is kept only if its words are in the document and the extractors find in them what the model
states; the extracted fact is then used. Missing and wrong fields are taken from the extracted claim
of the same passage, and claims that the model omits are kept from the draft by rules.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from attrs import define, evolve, field, frozen

from factcheck.document.text import shortened
from factcheck.model import (
    Attribution,
    Claim,
    Date,
    Document,
    Dossier,
    Edtf,
    EdtfError,
    Name,
    NameKind,
    Quantity,
    Quotation,
    Span,
)
from factcheck.second_reader.asking.answers import listed, strict
from factcheck.second_reader.asking.prompts import prompt
from factcheck.second_reader.asking.requests import Plan, carried_out

LIST = "claims"
RULES = "rules"
"""The drafter of claims that no model has drafted."""
_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_FIGURE = strict({"words": _TEXT, "value": {"type": "number"}})
_CLAIM: dict[str, Any] = {
    "line": {"type": "integer"},
    "passage": _TEXT,
    "says": _TEXT,
    "dated": _TEXT,
    "date": _TEXT,
    "people": _TEXTS,
    "quantities": {"type": "array", "items": _FIGURE},
    "quotes": _TEXTS,
    "source": _TEXT,
    "cue": _TEXT,
}
SCHEMA = listed(LIST, _CLAIM)
"""Schema of an answer."""
PROMPT = prompt("claims")
_MAY_BE_PERSON = (NameKind.PERSON, NameKind.UNKNOWN)
_FIGURES = re.compile(r"\d[\d.,:]*")
_CAPITALISED = re.compile(r"(?<=[^.!?:“\"] )[A-Z][\w’'-]+")
"""A capitalized word that does not begin a sentence, as in names."""


class _Fact(Protocol):
    @property
    def span(self) -> Span: ...


Fact = TypeVar("Fact", bound=_Fact)


@frozen
class Drafted:
    """A dossier with claims of a model among the extracted ones."""

    dossier: Dossier
    faults: tuple[str, ...] = ()
    """Errors of requests, in words."""
    left_out: tuple[str, ...] = ()
    """The statements of the model that the document does not confirm, one per line."""
    unread: tuple[int, ...] = ()
    """Numbers of the parts without a complete answer."""
    sent: int = 0
    by_model: int = 0
    """Number of claims drafted by the model, not counting those to which it added nothing."""
    unreached: str = ""
    """The host that did not respond; empty if it did."""


def drafted(plan: Plan, dossier: Dossier) -> Drafted:
    """Carry out an approved plan, and return the dossier with the model's claims.

    Raises:
        ModelError: No request to this model can succeed.
    """
    outcome = carried_out(plan, LIST, SCHEMA)
    draft = _Draft(dossier, f"model {plan.model.name}")
    for _, _, item in outcome.items:
        draft.take(item)
    return Drafted(
        draft.dossier_with_claims(),
        tuple(outcome.faults),
        tuple(draft.left_out),
        tuple(outcome.unread),
        outcome.sent,
        sum(one.drafted_by != RULES for one in draft.made.values()),
        outcome.unreached,
    )


@define
class _Draft:
    """Collects the claims."""

    dossier: Dossier
    drafter: str
    made: dict[str, Claim] = field(factory=dict)
    """Id → claim; an extracted claim keeps its id, so that events still refer to it."""
    left_out: list[str] = field(factory=list)
    _persons: set[Span] = field(factory=set)
    """Names that the model says are people's, although the document does not show it."""
    _passages: set[Span] = field(factory=set)

    def dossier_with_claims(self) -> Dossier:
        """Return the dossier with the model's claims."""
        entities = tuple(
            evolve(entity, kind=NameKind.PERSON)
            if any(name.span in self._persons for name in entity.mentions)
            else entity
            for entity in self.dossier.entities
        )
        return self.dossier.changed(claims=self._claims(), entities=entities)

    def _claims(self) -> tuple[Claim, ...]:
        """Return the model's claims, and the extracted claims they do not replace, in order."""
        ours = (one for one in self.dossier.claims if one.id not in self.made)
        kept = (evolve(one, drafted_by=RULES) for one in ours)
        return tuple(sorted((*kept, *self.made.values()), key=lambda claim: claim.span))

    def take(self, item: Mapping[str, Any]) -> None:
        """Add a claim of the model as far as the document confirms it."""
        document = self.dossier.document
        words, line = _words(item, "passage"), item.get("line")
        passage = _passage(document, words, line if isinstance(line, int) else 0)
        if passage is None:
            self._tell(line, "claim", words, "does not stand in the document word for word")
        elif passage not in self._passages:
            self._passages.add(passage)
            self._keep(_Reading(self.dossier, passage, item, self._tell))

    def _tell(self, line: Any, field_: str, words: str, why: str) -> None:
        at = f"line {line}: " if isinstance(line, int) else ""
        self.left_out.append(f"{at}{field_} “{shortened(words)}”: {why}")

    def _keep(self, reading: "_Reading") -> None:
        base = self._ours(reading.passage)
        found = reading.claim(base or self._new(reading.passage))
        if found.date or found.attribution:
            self._persons |= reading.persons
            is_ours = found == base
            self.made[found.id] = evolve(found, drafted_by=RULES if is_ours else self.drafter)
        else:
            why = "has neither a date nor a source that can be found"
            self._tell(reading.line, "claim", found.says, why)

    def _ours(self, passage: Span) -> Claim | None:
        """Return the extracted claim of a passage, unless another model claim replaces it."""
        free = [one for one in self.dossier.claims if one.id not in self.made]
        best = max(free, key=lambda one: _shared(one.span, passage), default=None)
        return best if best and _shared(best.span, passage) else None

    def _new(self, passage: Span) -> Claim:
        document = self.dossier.document
        line = document.place(passage).line
        taken = {one.id for one in self.dossier.claims} | set(self.made)
        names = (f"m{line}" + (f"-{number}" if number > 1 else "") for number in range(1, 10**6))
        section = document.section_at(passage.start)
        heading = document.words(section.heading) if section and section.heading else ""
        return Claim(
            id=next(name for name in names if name not in taken),
            span=passage,
            says=document.words(passage),
            role=document.role_at(passage.start),
            section=heading,
            line=line,
        )


@define
class _Reading:
    """One claim of a model, with its passage."""

    dossier: Dossier
    passage: Span
    item: Mapping[str, Any]
    tell: Callable[[Any, str, str, str], None]
    persons: set[Span] = field(factory=set)
    """Names that turned out to be people's."""

    @property
    def line(self) -> int:
        """The line of the passage."""
        return self.dossier.document.place(self.passage).line

    def claim(self, base: Claim) -> Claim:
        """Return the claim: each field from the model if confirmed, otherwise from `base`."""
        found = self._attribution()
        return evolve(
            base,
            says=self._says() or base.says,
            date=self._date() or base.date,
            names=_merged(base.names, self._people()),
            quantities=_merged(base.quantities, self._quantities()),
            quotations=_merged(base.quotations, self._quotations()),
            attribution=found or base.attribution,
            mode=found.mode if found else base.mode,
        )

    @property
    def _block(self) -> Span:
        return self.dossier.document.block_around(self.passage)

    @property
    def _sentences(self) -> Span:
        """The sentences that contain the passage."""
        document = self.dossier.document
        first = document.sentence_at(self.passage.start) or self.passage
        last = document.sentence_at(self.passage.end - 1) or self.passage
        return Span(min(first.start, self.passage.start), max(last.end, self.passage.end))

    def _says(self) -> str:
        """Return the model's statement, unless it has a name or figure not in the document."""
        says = " ".join(_words(self.item, "says").split())
        text = self.dossier.document.text
        block = self.dossier.document.words(self._block)
        figures = [word.rstrip(".,:") for word in _FIGURES.findall(says)]
        strange = [word for word in figures if word not in block]
        strange += [word for word in _CAPITALISED.findall(says) if word not in text]
        if strange:
            self.tell(self.line, "says", says, f"has “{strange[0]}”, which is not in the passage")
            return ""
        return says

    def _date(self) -> Date | None:
        words, stated = _words(self.item, "dated"), _words(self.item, "date")
        if not words:
            return None
        within = self._within(self._block, words, self.dossier.facts.dates)
        if not within:
            self._refuse("dated", words, self._block, "no date is read in it")
            return None
        if value := _edtf(stated):
            for date in within:
                if date.value == value:
                    return date
        read = ", ".join(str(date.value) for date in within if date.value) or "no day"
        self.tell(self.line, "date", stated, f"is not what “{words}” gives: {read}")
        return None

    def _people(self) -> Iterator[Name]:
        kinds = {
            name.span: entity.kind for entity in self.dossier.entities for name in entity.mentions
        }
        for words in _texts(self.item, "people"):
            within = self._within(self._sentences, words, self.dossier.facts.names)
            named = [name for name in within if kinds.get(name.span) in _MAY_BE_PERSON]
            if not named:
                self._refuse("person", words, self._sentences, "no person is read in it")
            self.persons.update(name.span for name in named)
            yield from named

    def _quantities(self) -> Iterator[Quantity]:
        given = self.item.get("quantities")
        for one in given if isinstance(given, list) else ():
            words, value = (
                (_words(one, "words"), _number(one)) if isinstance(one, dict) else ("", None)
            )
            within = self._within(self._sentences, words, self.dossier.facts.quantities)
            same = [each for each in within if value is not None and each.low <= value <= each.high]
            if not same:
                self._refuse("figure", words, self._sentences, f"{value} is not read in it")
            yield from same

    def _quotations(self) -> Iterator[Quotation]:
        document, facts = self.dossier.document, self.dossier.facts
        for words in _texts(self.item, "quotes"):
            found = [
                one
                for one in facts.quotations
                if one.span.overlaps(self._sentences) and words in document.words(one.span)
            ]
            if not found:
                self._refuse("quotation", words, self._sentences, "no quotation is read in it")
            yield from found[:1]

    def _attribution(self) -> Attribution | None:
        words, cue = _words(self.item, "source"), _words(self.item, "cue")
        if not words:
            return None
        document, facts = self.dossier.document, self.dossier.facts
        places = list(_occurrences(document, words, self._sentences))
        for one in facts.attributions:
            is_his = one.source and any(one.source.overlaps(place) for place in places)
            read_cue = document.words(one.cue) if one.cue else ""
            if is_his and one.span.overlaps(self._sentences) and (cue in read_cue or not cue):
                return one
        self._refuse("source", words, self._sentences, "nobody is read there as the source")
        return None

    def _within(self, scope: Span, words: str, facts: Sequence[Fact]) -> list[Fact]:
        """Return the facts inside the given words in a scope."""
        places = list(_occurrences(self.dossier.document, words, scope))
        return [one for one in facts if any(place.contains(one.span) for place in places)]

    def _refuse(self, field_: str, words: str, scope: Span, why: str) -> None:
        """Report why a field is omitted: its words are missing, or are read as something else."""
        is_there = any(_occurrences(self.dossier.document, words, scope))
        self.tell(self.line, field_, words, why if is_there else "does not stand in the passage")


def _words(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return value.strip() if isinstance(value, str) else ""


def _texts(item: Mapping[str, Any], key: str) -> Iterator[str]:
    given = item.get(key)
    for one in given if isinstance(given, list) else ():
        if isinstance(one, str) and one.strip():
            yield one.strip()


def _number(item: Mapping[str, Any]) -> float | None:
    value = item.get("value")
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number else None


def _edtf(words: str) -> Edtf | None:
    try:
        return Edtf.parse(words)
    except EdtfError:
        return None


def _occurrences(document: Document, words: str, scope: Span) -> Iterator[Span]:
    """Yield the exact occurrences of words in a scope."""
    at = document.text.find(words, scope.start, scope.end) if words else -1
    while at >= 0:
        yield Span(at, at + len(words))
        at = document.text.find(words, at + 1, scope.end)


def _passage(document: Document, words: str, line: int) -> Span | None:
    """Return the span of a passage's words; of several, the one nearest to a line."""
    folded = " ".join(words.split())
    everywhere = Span(0, len(document.text))
    return min(
        _occurrences(document, folded, everywhere),
        key=lambda span: (abs(document.place(span).line - line), span),
        default=None,
    )


def _shared(left: Span, right: Span) -> int:
    """Return the number of characters that two spans have in common."""
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def _merged(ours: Sequence[Fact], found: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts of both, without repeats, in order."""
    by_span: dict[Span, Fact] = {}
    for one in (*ours, *found):
        by_span[one.span] = one
    return tuple(by_span[span] for span in sorted(by_span))
