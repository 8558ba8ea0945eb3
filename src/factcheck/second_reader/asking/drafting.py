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
    Claim,
    Date,
    Document,
    Dossier,
    Edtf,
    EdtfError,
    Name,
    NameKind,
    Quantity,
    Span,
)
from factcheck.second_reader.asking.answers import listed, strict
from factcheck.second_reader.asking.requests import Outcome, Plan, carry_out, prompt

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
_CAPITALIZED = re.compile(r"(?<=[^.!?:“\"] )[A-Z][\w’'-]+")
"""A capitalized word that does not begin a sentence, as in names."""


class _Fact(Protocol):
    @property
    def span(self) -> Span: ...


Fact = TypeVar("Fact", bound=_Fact)


@define(kw_only=True)
class Drafted(Outcome):
    """An analysis with model-drafted claims added to the extracted ones."""

    dossier: Dossier
    left_out: list[str] = field(factory=list)
    """The statements of the model that the document does not confirm, one per line."""
    by_model: int = 0
    """Number of claims drafted by the model, not counting those to which it added nothing."""


def drafted(plan: Plan, dossier: Dossier) -> Drafted:
    """Carry out an approved plan, and return the dossier with the model's claims.

    Raises:
        ModelError: No request to this model can succeed.
    """
    made = Drafted(dossier=dossier)
    carry_out(plan, LIST, SCHEMA, made)
    draft = _Draft(dossier, f"model {plan.model.name}", made.left_out)
    for _, item in made.items:
        draft.take(item)
    made.by_model = sum(claim.drafted_by != RULES for claim in draft.claims.values())
    made.dossier = draft.dossier_with_claims()
    return made


@define
class _Draft:
    """Collects the claims."""

    dossier: Dossier
    drafter: str
    left_out: list[str]
    claims: dict[str, Claim] = field(factory=dict)
    """Xclaim; an extracted claim keeps its id, so that events still refer to it."""
    _persons: set[Span] = field(factory=set)
    """Names that the model says are people's, although the document does not show it."""
    _passages: set[Span] = field(factory=set)

    def dossier_with_claims(self) -> Dossier:
        """Return the dossier with the model's claims and the other extracted ones."""
        entities = tuple(
            evolve(entity, kind=NameKind.PERSON)
            if any(name.span in self._persons for name in entity.mentions)
            else entity
            for entity in self.dossier.entities
        )
        kept = {claim.id: evolve(claim, drafted_by=RULES) for claim in self.dossier.claims}
        claims = sorted({**kept, **self.claims}.values(), key=lambda claim: claim.span)
        return self.dossier.changed(claims=tuple(claims), entities=entities)

    def take(self, item: Mapping[str, Any]) -> None:
        """Add a claim of the model as far as the document confirms it."""
        document = self.dossier.document
        words, line = _words(item, "passage"), item.get("line")
        passage = _passage(document, words, line if isinstance(line, int) else 0)
        if passage is None:
            at = f"line {line}: " if isinstance(line, int) else ""
            told = "is not in the document word for word"
            self.left_out.append(f"{at}claim “{shortened(words)}”: {told}")
        elif passage not in self._passages:
            self._passages.add(passage)
            self._add(passage, item)

    def _add(self, passage: Span, item: Mapping[str, Any]) -> None:
        reading = _Reading(self.dossier, passage, item)
        base = self._extracted(passage) or self._new(passage)
        claim = reading.claim(base)
        if not (claim.date or claim.attribution):
            reading.leave_out(
                "claim", claim.says, "has neither a date nor a source in the document"
            )
        else:
            self._persons |= reading.persons
            is_same = claim == base
            self.claims[claim.id] = evolve(claim, drafted_by=RULES if is_same else self.drafter)
        self.left_out += reading.left_out

    def _extracted(self, passage: Span) -> Claim | None:
        """Return the extracted claim of a passage, unless another model claim replaces it."""
        free = [claim for claim in self.dossier.claims if claim.id not in self.claims]
        best = max(free, key=lambda claim: _shared(claim.span, passage), default=None)
        return best if best and _shared(best.span, passage) else None

    def _new(self, passage: Span) -> Claim:
        document = self.dossier.document
        line = document.place(passage).line
        section = document.section_at(passage.start)
        return Claim(
            id=f"m{line}-{passage.start}",
            span=passage,
            says=document.words(passage),
            role=document.role_at(passage.start),
            section=document.words(section.heading) if section and section.heading else "",
            line=line,
        )


@frozen
class _Reading:
    """One claim of a model, with its passage."""

    dossier: Dossier
    passage: Span
    item: Mapping[str, Any]
    left_out: list[str] = field(factory=list)
    persons: set[Span] = field(factory=set)
    """Names that turned out to be people's."""

    def leave_out(self, name: str, words: str, reason: str) -> None:
        """Report why a field is omitted."""
        line = self.dossier.document.place(self.passage).line
        self.left_out.append(f"line {line}: {name} “{shortened(words)}”: {reason}")

    def claim(self, base: Claim) -> Claim:
        """Return the claim: each field from the model if confirmed, otherwise from `base`."""
        facts, document = self.dossier.facts, self.dossier.document
        cue, source = _words(self.item, "cue"), _words(self.item, "source")
        attributed = self._facts(
            "source",
            source,
            [
                one
                for one in facts.attributions
                if one.source and cue in (document.words(one.cue) if one.cue else "")
            ],
            "no source is found in it",
            lambda one: one.source or one.span,
        )
        attribution = attributed[0] if attributed else base.attribution
        quotations = [
            quotation
            for words in _texts(self.item, "quotes")
            for quotation in self._facts("quotation", words, facts.quotations, "is not quoted")[:1]
        ]
        return evolve(
            base,
            says=self._says() or base.says,
            date=self._date() or base.date,
            names=_merged(base.names, self._people()),
            quantities=_merged(base.quantities, self._quantities()),
            quotations=_merged(base.quotations, quotations),
            attribution=attribution,
            mode=attributed[0].mode if attributed else base.mode,
        )

    def _scope(self, *, is_wide: bool = False) -> Span:
        """Return the sentences that contain the passage, or its whole block."""
        document = self.dossier.document
        if is_wide:
            return document.block_around(self.passage)
        first = document.sentence_at(self.passage.start) or self.passage
        last = document.sentence_at(self.passage.end - 1) or self.passage
        return Span(min(first.start, self.passage.start), max(last.end, self.passage.end))

    def _facts(
        self,
        name: str,
        words: str,
        facts: Sequence[Fact],
        reason: str,
        span_of: Callable[[Fact], Span] = lambda fact: fact.span,
    ) -> list[Fact]:
        """Return the facts at some words in the passage, and report words without any."""
        scope = self._scope(is_wide=name == "dated")
        places = list(_occurrences(self.dossier.document, words, scope))
        found = [fact for fact in facts if any(span_of(fact).overlaps(place) for place in places)]
        if words and not found:
            self.leave_out(name, words, reason if places else "is not in the passage")
        return found

    def _says(self) -> str:
        """Return the model's statement, unless it has a name or figure not in the document."""
        says = " ".join(_words(self.item, "says").split())
        document = self.dossier.document
        block = document.words(self._scope(is_wide=True))
        figures = [word.rstrip(".,:") for word in _FIGURES.findall(says)]
        strange = [word for word in figures if word not in block]
        strange += [word for word in _CAPITALIZED.findall(says) if word not in document.text]
        if strange:
            self.leave_out("says", says, f"has “{strange[0]}”, which is not in the passage")
        return "" if strange else says

    def _date(self) -> Date | None:
        words, stated = _words(self.item, "dated"), _words(self.item, "date")
        dates = self._facts("dated", words, self.dossier.facts.dates, "no date is found in it")
        value = _edtf(stated)
        same = [date for date in dates if value and date.value == value]
        if dates and not same:
            read = ", ".join(str(date.value) for date in dates if date.value) or "no day"
            self.leave_out("date", stated, f"is not the date of “{words}”: {read}")
        return same[0] if same else None

    def _people(self) -> Iterator[Name]:
        kinds = {
            name.span: entity.kind for entity in self.dossier.entities for name in entity.mentions
        }
        names = [
            name for name in self.dossier.facts.names if kinds.get(name.span) in _MAY_BE_PERSON
        ]
        for words in _texts(self.item, "people"):
            found = self._facts("person", words, names, "no person is found in it")
            self.persons.update(name.span for name in found)
            yield from found

    def _quantities(self) -> Iterator[Quantity]:
        figures = self.item.get("quantities")
        for figure in figures if isinstance(figures, list) else ():
            value = figure.get("value") if isinstance(figure, dict) else None
            if isinstance(value, int | float):
                facts = [
                    one for one in self.dossier.facts.quantities if one.low <= value <= one.high
                ]
                reason = f"{value} is not found in it"
                yield from self._facts("figure", _words(figure, "words"), facts, reason)


def _words(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return value.strip() if isinstance(value, str) else ""


def _texts(item: Mapping[str, Any], key: str) -> Iterator[str]:
    texts = item.get(key)
    for text in texts if isinstance(texts, list) else ():
        yield _words({key: text}, key)


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
    return min(
        _occurrences(document, " ".join(words.split()), Span(0, len(document.text))),
        key=lambda span: (abs(document.place(span).line - line), span),
        default=None,
    )


def _shared(left: Span, right: Span) -> int:
    """Return the number of characters that two spans have in common."""
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def _merged(extracted: Sequence[Fact], found: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts of both, without repeats, in order."""
    by_span = {fact.span: fact for fact in (*extracted, *found)}
    return tuple(by_span[span] for span in sorted(by_span))
