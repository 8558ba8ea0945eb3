"""Comparison of abbreviations with their expansions: can both be right?

Source: The Chicago Manual of Style, 17th ed., 10.2-10.4: an abbreviation consists of the initial
letters of its words, and has one meaning throughout.
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
"""Maximum number of characters between words and their abbreviation: space, parenthesis, quote."""

_MOST_SHOWN = 20
"""Maximum number of places of the more frequent expansion that a finding shows."""


def are_turned(one: str, other: str) -> bool:
    """Return True if two words differ only in two adjacent letters that are swapped."""
    return is_one_slip(one, other) and sorted(one) == sorted(other)


def of_letters(short: str, span: Span, initials: str, words: Span) -> Verdict:
    """Return the verdict on whether an abbreviation matches the initials of its words.

    Args:
        short: The abbreviation.
        span: The place of the abbreviation.
        initials: The initials of the words that explain it.
        words: The place of these words.
    """
    if initials == short:
        return Refused(Reason.HOLDS, f"the initials of the words are {short}")
    if short in lexicon.words("names.letters of no language"):
        return Refused(Reason.EXPLAINED, f"“{short}” is not an abbreviation of words")
    is_doubled = len(short) == len(initials) and singly(short) == singly(initials)
    if not (is_doubled or are_turned(short, initials)):
        return Refused(Reason.NO_VALUE, f"no words next to “{short}” match its letters")
    where = "before" if 0 <= span.start - words.end <= _BESIDE else "of"
    message = f"the initials of the words {where} “{short}” are {initials}"
    return Proved("ABB03", span, message, related=(Related(words),))


@frozen(eq=False)
class Explanations:
    """The expanded abbreviations of a document, for comparison."""

    document: Document = field(repr=False)
    explained: tuple[Abbreviation, ...]

    @classmethod
    def of(cls, document: Document, known: Sequence[Abbreviation]) -> "Explanations":
        """Return the abbreviations that have an expansion."""
        return cls(document, tuple(one for one in known if one.expansion))

    @cached_property
    def _parts(self) -> list[Span]:
        headings = (one.span for one in self.document.blocks if one.kind is BlockKind.HEADING)
        return [span for span in headings if _PART.match(self.document.words(span))]

    @cached_property
    def by_sense(self) -> Mapping[tuple[int, str], Mapping[str, Sequence[Abbreviation]]]:
        """Return a map of (part, abbreviation) to a map of expansions to their occurrences."""
        found: dict[tuple[int, str], dict[str, list[Abbreviation]]] = {}
        for one in self.explained:
            senses = found.setdefault((self._part(one), one.short), {})
            senses.setdefault(one.reading, []).append(one)
        return found

    def _part(self, one: Abbreviation) -> int:
        """Return the part of the document in which an expansion applies; 0 for the whole."""
        before = [span for span in self._parts if span < one.span]
        is_of_all = before and _OF_ALL.search(self.document.words(before[-1]))
        return 0 if is_of_all else len(before)

    def decide(self, this: Abbreviation, other: Abbreviation) -> Verdict:
        """Return the verdict on whether two expansions of an abbreviation can both be right."""
        if this.short != other.short or this.reading == other.reading:
            reason = Reason.AGREES if this.reading == other.reading else Reason.OTHER_THING
            return Refused(reason, f"“{this.short}” does not have two different expansions")
        part = self._part(this)
        if part != self._part(other):
            return Refused(Reason.EXPLAINED, "another part of the document explains it again")
        if len({self.document.sentence_at(one.span.start) for one in (this, other)}) == 1:
            return Refused(Reason.EXPLAINED, "both are in one sentence")
        if "/" in [self.document.text[_whole(one).start - 1] for one in (this, other)]:
            return Refused(Reason.EXPLAINED, "the words before the expansion are also explained")
        senses = self.by_sense[part, this.short]
        rare, usual = senses[this.reading], senses[other.reading]
        places = [_whole(one) for one in (this, *usual[:_MOST_SHOWN])]
        here, there = (self.document.words(_whole(group[0])) for group in (rare, usual))
        message = f"“{this.short}” is explained as “{here}” here and as “{there}” elsewhere"
        counts = f"{this.short} = {there} {len(usual)}×, {this.short} = {here} {len(rare)}×"
        return Proved("ABB01", places[0], message, (counts,), tuple(map(Related, places[1:])))


def _whole(one: Abbreviation) -> Span:
    return one.expansion or one.span
