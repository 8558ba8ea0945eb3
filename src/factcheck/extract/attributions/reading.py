"""A document with indexes for identifying speakers."""

import bisect
import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import frozen

from factcheck import lexicon
from factcheck.document.text import Covered
from factcheck.extract.attributions.verbs import any_of, finite
from factcheck.lexicon import alternation
from factcheck.model import BlockKind, Document, Name, NameKind, Quotation, Span
from factcheck.model.outlets import carries_news

OWNER = re.compile(r"(?:’s?|'s?|\b(?P<who>[Hh]is|[Hh]er))\s(?:[\w’-]+\s){0,3}$")
"""The owner before a noun: "Hu’s own ", "his first "."""
LONGEST = 1500
"""Maximum length of a sentence, in code points. A longer text is a list rather than prose."""
_DEPTH = 4
"""Number of sentences searched for an antecedent, including the sentence with the pronoun."""
_NEAR = 2
"""Number of sentences, counted back from the pronoun, in which the subject is preferred."""
_OFFICE = re.compile(
    rf"(?:The|An?|His|Her|Its|Their|Our)\s(?:(?!of\b)[\w’-]+\s){{0,3}}?(?:{alternation('saying.persons')})(?=,?\s[a-z])(?!\sand\b|\sof\b)"
)
"""A person identified by an office at the start of a sentence: "The spokesman"."""
_CITED = re.compile(
    r"\s\((?:1[5-9]|20)\d\d[a-z]?\)|,\s\d\d?,"
    rf"|\s(?:(?:has|had|also|later|then)\s)?(?:{any_of(finite('saying.of people'))})\s"
)
"""A year, an age or a verb of saying after a name. Each shows that the name is a person's."""
_PREDICATE = re.compile(r"\s(?!and\b|or\b|of\b|in\b)[a-z]")


@frozen(eq=False)
class Reading:
    """A document with its names and quotations, indexed by position."""

    document: Document
    given: tuple[Name, ...]
    """All names, including those in quotations and at the start of a sentence."""
    quotations: tuple[Quotation, ...]

    @classmethod
    def of(
        cls, document: Document, names: tuple[Name, ...], quotations: tuple[Quotation, ...]
    ) -> "Reading":
        """Return the indexed document; it is cached for the same names and quotations."""
        kept = document.once("reading", lambda one: cls(one, names, quotations))
        is_same = kept.given is names and kept.quotations is quotations
        return kept if is_same else cls(document, names, quotations)

    @cached_property
    def text(self) -> str:
        """Return the document's text."""
        return self.document.text

    @cached_property
    def names(self) -> Sequence[Name]:
        """Return the names outside quotations, in order."""
        own = (name for name in self.given if not name.quoted)
        return sorted(own, key=lambda name: name.span.start)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [name.span.start for name in self.names]

    @cached_property
    def name_to(self) -> Mapping[int, Name]:
        """Map the end offset of each name to the name."""
        return {name.span.end: name for name in self.names}

    @cached_property
    def name_from(self) -> Mapping[int, Name]:
        """Map the start offset of each name to the name."""
        return {name.span.start: name for name in self.names}

    @cached_property
    def quotation_from(self) -> Mapping[int, Span]:
        """Map the start offset of each quotation's words to its span, the longest if several."""
        return {one.span.start: one.span for one in reversed(self.quotations)}

    @cached_property
    def quoted(self) -> Covered:
        """Return the parts of the text that quotations cover."""
        return Covered(one.span for one in self.quotations)

    @cached_property
    def _cited(self) -> frozenset[str]:
        """Return the last words of the names before a year, an age or a verb of saying."""
        cited = (one for one in self.names if _CITED.match(self.text, one.span.end))
        return frozenset(name.parts[-1] for name in cited)

    def word_to(self, end: int) -> str:
        """Return the word that ends at an offset, or "" if no letter precedes the offset."""
        start = end
        while start > 0 and self.text[start - 1].isalpha():
            start -= 1
        return self.text[start : max(start, end)]

    def within(self, start: int, end: int) -> Sequence[Name]:
        """Return the names that lie completely between two offsets."""
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return [name for name in self.names[first:last] if name.span.end <= end]

    def is_outlet(self, name: Name) -> bool:
        """Return True if a name belongs to a newspaper, a news agency or a broadcaster."""
        is_called = self.word_to(name.span.start - 1) in lexicon.words("saying.outlets")
        return is_called or carries_news(self.document.words(name.span))

    def quoted_in(self, span: Span) -> Sequence[Span]:
        """Return the quotations that overlap a span, in order."""
        last = bisect.bisect_left(self.quotations, span.end, key=lambda each: each.span.start)
        first = bisect.bisect_left(self.quotations, span.start, key=lambda each: each.span.start)
        found = [one.span for one in self.quotations[max(0, first - 3) : last]]
        return [one for one in found if one.overlaps(span)]

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence at an offset; None if there is none or if it exceeds `LONGEST`."""
        sentence = self.document.sentence_at(offset) if offset >= 0 else None
        return sentence if sentence and len(sentence) <= LONGEST else None

    def sentence_before(self, start: int) -> Span | None:
        """Return the sentence before an offset, in this paragraph or the preceding one, or None."""
        found = self.sentence_at(start - 2)
        if found is None or "\n" not in self.text[found.end : start]:
            return found
        kinds = {*map(self.document.kind_at, (found.start, start))}
        return found if kinds == {BlockKind.PARAGRAPH} else None

    def antecedent(self, pronoun: int, word: str) -> Span | None:
        """Return a pronoun's antecedent (the only person named before, or the subject), or None.

        Args:
            pronoun: Offset of the pronoun.
            word: "he", "she", "his" or "her".
        """
        is_he = word in ("he", "his")
        sentence = self.sentence_at(pronoun)
        stretch = Span(sentence.start, pronoun) if sentence else None
        if sentence and self.name_to.get(pronoun - 2):  # "Lunde, she said, had been informed"
            stretch = self.sentence_before(sentence.start)
        for distance in range(_DEPTH):
            if stretch is None:
                break
            near = self.within(stretch.start, stretch.end)
            people = [one for one in near if self._may_be(one, stretch.start, is_he=is_he)]
            if people:
                one, *others = people
                is_one = all(one.parts[-1] == each.parts[-1] for each in others)
                is_near = distance < _NEAR and self._is_subject(one, stretch.start)
                return one.span if is_one or is_near else None
            office = _OFFICE.match(self.text, stretch.start, stretch.end)
            if office is not None:
                return Span(*office.span())
            stretch = self.sentence_before(stretch.start)
        return None

    def _may_be(self, name: Name, start: int, *, is_he: bool) -> bool:
        """Return True if a pronoun can refer to a name."""
        title = self.document.words(name.title).lower().rstrip(".") if name.title else ""
        if title in lexicon.words("offices.of women" if is_he else "offices.of men"):
            return False
        if name.kind is not NameKind.UNKNOWN:
            return name.kind is NameKind.PERSON
        return self.is_person(name) or self._is_subject(name, start)

    def is_person(self, name: Name) -> bool:
        """Return True if a name is a person's or shares its last word with a cited person."""
        return name.kind is NameKind.PERSON or name.parts[-1] in self._cited

    def _is_subject(self, name: Name, start: int) -> bool:
        """Return True if a name opens its sentence or follows a comma, and a verb comes next."""
        lead = self.text[start : name.start].removesuffix("the ")
        opens = not lead or (lead.endswith(", ") and lead.count(",") == 1)
        return opens and bool(_PREDICATE.match(self.text, name.span.end))
