"""Looks up the values, words and context of the places of a link."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeVar

from attrs import field, frozen

from factcheck import lexicon
from factcheck.document.text import Tokens, listed, shortened, stem, tokens, word_list
from factcheck.extract.places import dates_at, figures_at, times_at
from factcheck.link.labels import label_faults
from factcheck.link.utterances.gathering import Said, gathered
from factcheck.model import (
    BlockKind,
    Date,
    DateKind,
    Document,
    Dossier,
    Link,
    Name,
    NameKind,
    Proved,
    Quantity,
    Reason,
    Refused,
    Related,
    Role,
    Span,
    Time,
    Unit,
    Verdict,
    twins,
)
from factcheck.model.distances import decide
from factcheck.model.links import CONCEIVABLE
from factcheck.model.prove import of_bounds
from factcheck.model.short_forms import Explanations
from factcheck.model.weekdays import Calendar
from factcheck.model.weekly import out_of_step
from factcheck.proof.fixes import of_conversion

Found = TypeVar("Found", Date, Quantity)
_COMPARED = ("TWN04", "TWN06")
"""Checks whose contradictions the comparisons of counts and names also find."""
_LONG_QUOTATION = 8
"""Minimum number of spaces in a quotation that is not just a title or name in quotation marks."""
_SHORT = 4
"""Maximum number of content words in a sentence whose topic is stated only in its paragraph."""


def first_proof(found: Iterable[Verdict | None], otherwise: Refused) -> Verdict:
    """Return the first proof among verdicts, or else the last refusal, or else `otherwise`."""
    last = otherwise
    for one in found:
        if isinstance(one, Proved):
            return one
        last = one or last
    return last


def proved(
    code: str, this: Span, counter: Span, message: str, *proof: str, least: float = CONCEIVABLE
) -> Proved:
    """Return the proof that the statement at one place contradicts that at another."""
    return Proved(code, this, message, proof, (Related(counter),), least)


@frozen(eq=False)
class Places:
    """A document and its dossier, queried by place."""

    known: Dossier
    document: Document = field(repr=False)
    """The document of the dossier, possibly followed by text that is only in its files."""
    _dates: dict[Span, tuple[Date, ...]] = field(init=False, factory=dict, repr=False)
    """The dates of each place, cached because extracting them is slow."""
    _figures: dict[Span, tuple[Quantity, ...]] = field(init=False, factory=dict, repr=False)

    @cached_property
    def tokens(self) -> Tokens:
        """Return the tokens of the document."""
        return tokens(self.document)

    @cached_property
    def calendar(self) -> Calendar:
        """Return the calendar of the document, which decides weekdays."""
        return Calendar(self.document, self.known.facts.dates, self.known.record.published)

    @cached_property
    def ours(self) -> tuple[Proved, ...]:
        """Return the contradictions found by factcheck's rules."""
        known, document = self.known, self.document
        verdicts = (
            *(one.decide(document) for one in known.measures.reckoned),
            *(of_conversion(document, one) for one in known.measures.conversions),
            *(decide(one, document) for one in known.ages),
            *(decide(one, document) for one in known.stretches),
            *(decide(one, document) for one in known.reckonings),
            *(one.decide(document) for one in known.citing.mismatches),
            *(one.decide(document) for one in known.precedences),
            *(of_bounds(document, one) for one in known.facts.reversals),
            *(one.decide(document) for one in known.measures.listings),
            *out_of_step(document, known.facts.dates),
            *(twins.decide(document, one) for one in known.twins if one.code not in _COMPARED),
            *(one.decide() for one in label_faults(known)),
        )
        return tuple(one for one in verdicts if isinstance(one, Proved))

    def linked_by_us(self, link: Link) -> Proved | None:
        """Return the contradiction that factcheck found at exactly these places, or None."""
        explained = Explanations.of(self.document, self.known.facts.abbreviations)
        this, *others = [
            [
                one
                for one in explained.explained
                if any(part.overlaps(place) for part in (one.span, one.expansion) if part)
            ]
            for place in link.places
        ]
        pairs = ((one, two) for one in this for other in others for two in other)
        verdicts = (explained.decide(*pair) for pair in pairs)
        short_forms = (one for one in verdicts if isinstance(one, Proved))
        ours = (one for one in self.ours if _is_between(one, link))
        return next(chain(ours, short_forms), None)

    @cached_property
    def said(self) -> Sequence[Said]:
        """Return the quotations; the parts of an interrupted quotation are joined."""
        return gathered(self.document, self.known.facts, self.known.entities)

    def dates(self, span: Span) -> tuple[Date, ...]:
        """Return the dates in a place, or those that contain it.

        A date without a value is read again from its words alone.
        """
        if span not in self._dates:
            found = _facts_at(self.known.facts.dates, span)
            if all(one.value is None and not one.problem for one in found):
                record = self.known.record
                found = dates_at(self.words(span), span, record) or found
            self._dates[span] = found
        return self._dates[span]

    def stated(self, span: Span) -> tuple[Date, ...]:
        """Return the dates that a place states in words, not those calculated from other dates."""
        return tuple(one for one in self.dates(span) if one.value and one.stated)

    def times(self, span: Span) -> tuple[Time, ...]:
        """Return the times of day in a place."""
        return times_at(self.words(span), span)

    def figures(self, span: Span) -> tuple[Quantity, ...]:
        """Return the figures in a place, or those that contain it.

        Numbers that count nothing are included.
        """
        if span not in self._figures:
            extracted = _facts_at(self.known.facts.dates, span)
            dated = [
                one.span
                for one in self.dates(span)
                if one in extracted or one.stated != frozenset({Unit.YEAR})
                if one.kind is not DateKind.RELATIVE
            ]
            found = _facts_at(self.known.facts.quantities, span)
            self._figures[span] = figures_at(self.tokens, span, found, dated)
        return self._figures[span]

    def words(self, span: Span) -> str:
        """Return the words of a place."""
        return self.document.words(span)

    def shown(self, span: Span) -> str:
        """Return the words of a place as quoted in a message."""
        return shortened(self.words(span))

    def without(self, what: str, places: Sequence[Span]) -> Refused:
        """Return why nothing is proved: no place has a value, or there is no second place."""
        if not places:
            return Refused(Reason.NO_VALUE, "only one place is given, with nothing to compare")
        names = " or ".join(f"“{self.shown(place)}”" for place in places[:3])
        return Refused(Reason.NO_VALUE, f"no {what} found in {names}")

    def sentence(self, span: Span) -> Span:
        """Return the sentence, or its part between semicolons, in which a place starts."""
        whole = self.document.sentence_at(span.start)
        if whole is None:
            return span
        text = self.document.text
        start = text.rfind("; ", whole.start, span.start) + 1
        end = text.find("; ", max(span.start, span.end - 1), whole.end)
        return Span(max(whole.start, start), whole.end if end < 0 else end)

    def is_one_sentence(self, one: Span, other: Span) -> bool:
        """Return True if two places are in one sentence."""
        first, second = sorted((one, other))
        return self.sentence(first).contains(second)

    def stems(self, span: Span) -> frozenset[str]:
        """Return the stems of the content words in a place."""
        plain = lexicon.words("function.stop") | lexicon.words("function.calendar")
        words = word_list(self.words(span))
        return frozenset(
            stem(word)
            for word in words
            if len(word) > 2 and word not in plain and not word[0].isdigit()  # noqa: PLR2004
        )

    def common(self, this: Span, other: Span) -> frozenset[str]:
        """Return the stems of the content words that the sentences of two places share."""
        return self._about(this) & self._about(other)

    def _about(self, span: Span) -> frozenset[str]:
        told = self.stems(self.document.sentence_at(span.start) or span)
        block = self.document.block_around(span) if len(told) < _SHORT else span
        return told | self.stems(block) | self.stems(span)

    def cue(self, span: Span, *lists: str) -> Span | None:
        """Return the span of a listed phrase, in any form, in the sentence of a place, or None."""
        inside = self.tokens.inside(self.sentence(span))
        found = next(listed(*lists, by_stem=True).find(self.tokens, inside), None)
        return self.tokens.span(found[0], found[1] - 1) if found else None

    def is_quoted(self, span: Span) -> bool:
        """Return True if a place is in a quotation of several words, which must not be changed."""
        return any(
            one.span.contains(span)
            and not one.block
            and self.words(one.span).count(" ") > _LONG_QUOTATION
            for one in self.known.facts.quotations
        )

    def explained(self, this: Span, other: Span, *lists: str) -> str:
        """Return a sentence saying that the document explains why two places differ, or "".

        Args:
            this: A place.
            other: Another place.
            lists: Lists of phrases that explain a difference.
        """
        told = [span for span in (this, other) if not self._is_title(span)]
        cues = [(span, self.cue(span, *lists)) for span in told]
        is_explained = any(cue and not span.contains(cue) for span, cue in cues)
        return "the document states that they differ" if is_explained else ""

    def _is_title(self, span: Span) -> bool:
        """Return True if a place is in a reference entry or in a heading."""
        kind = self.document.kind_at(span.start)
        return kind is BlockKind.HEADING or self.document.role_at(span.start) is Role.REFERENCES

    def name_at(self, span: Span) -> Name | None:
        """Return the name that contains the words at a place, or None."""
        return next((one for one in self.known.facts.names if one.span.contains(span)), None)

    def name_kind(self, span: Span) -> NameKind:
        """Return the kind of the name at a place, as far as the document shows it."""
        kinds = {
            entity.kind
            for entity in self.known.entities
            for name in entity.mentions
            if name.span.overlaps(span)
        }
        return kinds.pop() if len(kinds) == 1 else NameKind.UNKNOWN


def _is_between(found: Proved, link: Link) -> bool:
    """Return True if a contradiction is at all places of a link and at no other place.

    Some contradictions need no second place: a range that ends before it starts, and a reference to
    a part that does not exist.
    """
    spans = (found.span, *(one.span for one in found.related))
    return link.this.overlaps(found.span) and (
        found.code in ("DAT04", "LBL01")
        or (
            all(any(span.overlaps(place) for place in link.places) for span in spans)
            and all(any(span.overlaps(place) for span in spans) for place in link.places)
        )
    )


def _facts_at(facts: Sequence[Found], span: Span) -> tuple[Found, ...]:
    """Return the facts inside a span or, if there are none, those that overlap it."""
    near = [one for one in facts if one.span.overlaps(span)]
    return tuple(one for one in near if span.contains(one.span)) or tuple(near)
