"""Whether a short form and the words that explain it can both be right.

Source: The Chicago Manual of Style, 17th ed., 10.2-10.4: a short form is made of the first letters
of its words, and keeps its sense throughout.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import field, frozen

from factcheck import lexicon
from factcheck.model.facts import Abbreviation
from factcheck.model.findings import Related
from factcheck.model.letters import is_one_slip
from factcheck.model.links import Proved, Reason, Refused, Verdict
from factcheck.model.text import BlockKind, Document, Span

_PART = re.compile(r"(?:part|chapter|book|volume|appendix|annex)\b", re.IGNORECASE)
_OF_ALL = re.compile(r"\b(?:short forms?|abbreviations?|acronyms?|glossary)\b", re.IGNORECASE)
_BESIDE = 3
"""Signs between words and the short form behind them: a blank, a bracket, a quotation mark."""

_MOST_SHOWN = 20
"""Places of the more usual explanation that a finding shows; it gives the number of all."""


def are_turned(one: str, other: str) -> bool:
    """True if two letters that follow one another changed places."""
    return is_one_slip(one, other) and sorted(one) == sorted(other)


def of_letters(short: str, span: Span, initials: str, words: Span) -> Verdict:
    """Return whether a short form has the letters of its words.

    Args:
        short: The short form.
        span: Where it stands.
        initials: The first letters of the words that it stands for.
        words: Where these stand.
    """
    if initials == short:
        return Refused(Reason.HOLDS, f"the words begin with {short}")
    if short in lexicon.words("names.letters of no language"):
        return Refused(Reason.EXPLAINED, f"the letters of “{short}” are of no language")
    if not are_turned(short, initials):
        return Refused(Reason.NO_VALUE, f"“{short}” stands beside no words with its letters")
    where = "before" if 0 <= span.start - words.end <= _BESIDE else "of"
    message = f"the words {where} “{short}” begin with {initials}"
    return Proved("ABB03", span, message, related=(Related(words),))


def _ends_with(one: str, other: str) -> bool:
    """True if one short form is the other with letters in front: "DECSED", "ED"."""
    return one.endswith(other) or other.endswith(one)


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
    def _by_sense(self) -> Mapping[tuple[str, str, int], Sequence[Abbreviation]]:
        found = defaultdict[tuple[str, str, int], list[Abbreviation]](list)
        for one in self.explained:
            found[one.short, one.reading, self.part(one)].append(one)
        return found

    def part(self, one: Abbreviation) -> int:
        """Return the part of the document for which a short form is explained; 0 for all of it."""
        before = [span for span in self._parts if span < one.span]
        is_of_all = before and _OF_ALL.search(self.document.words(before[-1]))
        return 0 if is_of_all else len(before)

    def decide(self, this: Abbreviation, other: Abbreviation) -> Verdict:
        """Return whether two explanations of one short form, or of one body, can both be right."""
        by_short = this.short == other.short
        if by_short == (this.reading == other.reading):
            reason = Reason.AGREES if by_short else Reason.OTHER_THING
            return Refused(
                reason, f"“{this.short}” and “{other.short}” are explained alike or apart"
            )
        if self.part(this) != self.part(other):
            return Refused(Reason.EXPLAINED, "another part of the document explains it anew")
        places = {self.document.sentence_at(one.span.start) for one in (this, other)}
        if len(places) == 1 or any(map(self._is_beside, (this, other))):
            return Refused(Reason.EXPLAINED, "one sentence gives both, or one is not explained")
        rare, usual = self._alike(this), self._alike(other)
        is_kind = not by_short and _ends_with(this.short, other.short)
        if is_kind or (not by_short and self._is_narrower(rare, usual)):
            return Refused(Reason.OTHER_THING, "one is a kind of the other, or has other capitals")
        here, there = (self.document.words(_whole(one)) for one in (rare[0], usual[0]))
        message = f"“{here}” is shortened to “{this.short}” here and to “{other.short}” elsewhere"
        if by_short:
            message = f"“{this.short}” is explained as “{here}” here and as “{there}” elsewhere"
        counts = f"{other.short} = {there} {len(usual)}×, {this.short} = {here} {len(rare)}×"
        shown = (this, *usual[:_MOST_SHOWN])
        span, *others = (_whole(one) if by_short else one.span for one in shown)
        return Proved("ABB01", span, message, (counts,), tuple(map(Related, others)))

    def _is_beside(self, one: Abbreviation) -> bool:
        """True if words stand beside a short form that they do not explain: "to the list [TL]"."""
        text, words = self.document.text, _whole(one)
        is_signed = text[one.span.start - 1 : one.span.start] == "["
        return is_signed or text[words.start - 1 : words.start] == "/"

    def _alike(self, one: Abbreviation) -> Sequence[Abbreviation]:
        """Return the explanations that say the same for the same part."""
        return self._by_sense[one.short, one.reading, self.part(one)]

    def _is_narrower(self, rare: Sequence[Abbreviation], usual: Sequence[Abbreviation]) -> bool:
        """True if one short form has a letter more, of the word in front of its expansion.

        "Kinematic Local Standard of Rest (LSRK)" is one kind of a "local standard of rest (LSR)".
        So are two that differ in capitals alone: "ZoC", "ZOC".
        """
        for long, short in ((rare, usual), (usual, rare)):
            letters = {self._letter_in_front(one) for one in long}
            forms = long[0].short.casefold(), short[0].short.casefold()
            if forms[0] == forms[1] or any(
                letter and sorted(forms[0]) == sorted(forms[1] + letter) for letter in letters
            ):
                return True
        return False

    def _letter_in_front(self, one: Abbreviation) -> str:
        """Return the first letter of the word in front of an expansion, in small."""
        before = self.document.text[: _whole(one).start].rsplit(maxsplit=1)[-1:]
        return before[0][0].casefold() if before else ""


def _whole(one: Abbreviation) -> Span:
    return one.expansion or one.span
