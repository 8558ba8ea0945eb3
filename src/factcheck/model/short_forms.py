"""Whether a short form and the words that explain it can both be right.

Source: The Chicago Manual of Style, 17th ed., 10.2-10.4: a short form is made of the first letters
of its words, and keeps its sense throughout.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from factcheck import lexicon
from factcheck.model.facts import Abbreviation
from factcheck.model.findings import Related
from factcheck.model.letters import is_one_slip, singly
from factcheck.model.links import Proved, Reason, Refused, Verdict
from factcheck.model.text import BlockKind, Document, Span

_PART = re.compile(r"(?:part|chapter|book|volume|appendix|annex)\b", re.IGNORECASE)
_OF_ALL = re.compile(r"\b(?:short forms?|abbreviations?|acronyms?|glossary)\b", re.IGNORECASE)
_BESIDE = 3
"""Characters between words and the short form after them: a blank, a bracket, a quotation mark."""

_MOST_SHOWN = 20
"""Places of the more usual explanation that a finding shows; it gives the number of all."""


def are_turned(one: str, other: str) -> bool:
    """Return True if two adjacent letters changed places."""
    return is_one_slip(one, other) and sorted(one) == sorted(other)


def of_letters(short: str, span: Span, initials: str, words: Span) -> Verdict:
    """Return whether a short form has the letters of its words.

    Args:
        short: The short form.
        span: Its place.
        initials: The first letters of the words that explain it.
        words: The place of these.
    """
    if initials == short:
        return Refused(Reason.HOLDS, f"the words begin with {short}")
    if short in lexicon.words("names.letters of no language"):
        return Refused(Reason.EXPLAINED, f"the letters of “{short}” are of no language")
    is_doubled = len(short) == len(initials) and singly(short) == singly(initials)
    if not (is_doubled or are_turned(short, initials)):
        return Refused(Reason.NO_VALUE, f"no words with the letters of “{short}” are beside it")
    where = "before" if 0 <= span.start - words.end <= _BESIDE else "of"
    message = f"the words {where} “{short}” begin with {initials}"
    return Proved("ABB03", span, message, related=(Related(words),))


@frozen(eq=False)
class Explanations:
    """A document with the short forms that it explains, in which two of them are compared."""

    document: Document = field(repr=False)
    explained: tuple[Abbreviation, ...]

    @classmethod
    def of(cls, document: Document, known: Sequence[Abbreviation]) -> "Explanations":
        """Keep the short forms that are explained."""
        return cls(document, tuple(one for one in known if one.expansion))

    @cached_property
    def _parts(self) -> list[Span]:
        headings = (one.span for one in self.document.blocks if one.kind is BlockKind.HEADING)
        return [span for span in headings if _PART.match(self.document.words(span))]

    @cached_property
    def by_sense(self) -> Mapping[tuple[int, str], Mapping[str, Sequence[Abbreviation]]]:
        """The explanations by (part, short form), and there by what they say."""
        found: dict[tuple[int, str], dict[str, list[Abbreviation]]] = {}
        for one in self.explained:
            senses = found.setdefault((self._part(one), one.short), {})
            senses.setdefault(one.reading, []).append(one)
        return found

    def _part(self, one: Abbreviation) -> int:
        """Return the part of the document for which a short form is explained; 0 for all of it."""
        before = [span for span in self._parts if span < one.span]
        is_of_all = before and _OF_ALL.search(self.document.words(before[-1]))
        return 0 if is_of_all else len(before)

    def decide(self, this: Abbreviation, other: Abbreviation) -> Verdict:
        """Return whether two explanations of one short form can both be right."""
        if this.short != other.short or this.reading == other.reading:
            reason = Reason.AGREES if this.reading == other.reading else Reason.OTHER_THING
            return Refused(reason, f"“{this.short}” is not explained in two ways")
        part = self._part(this)
        if part != self._part(other):
            return Refused(Reason.EXPLAINED, "another part of the document explains it anew")
        if len({self.document.sentence_at(one.span.start) for one in (this, other)}) == 1:
            return Refused(Reason.EXPLAINED, "one sentence gives both")
        if "/" in [self.document.text[_whole(one).start - 1] for one in (this, other)]:
            return Refused(Reason.EXPLAINED, "words before the expansion are explained as well")
        senses = self.by_sense[part, this.short]
        rare, usual = senses[this.reading], senses[other.reading]
        places = [_whole(one) for one in (this, *usual[:_MOST_SHOWN])]
        here, there = (self.document.words(_whole(group[0])) for group in (rare, usual))
        message = f"“{this.short}” is explained as “{here}” here and as “{there}” elsewhere"
        counts = f"{this.short} = {there} {len(usual)}×, {this.short} = {here} {len(rare)}×"
        return Proved("ABB01", places[0], message, (counts,), tuple(map(Related, places[1:])))


def _whole(one: Abbreviation) -> Span:
    return one.expansion or one.span
