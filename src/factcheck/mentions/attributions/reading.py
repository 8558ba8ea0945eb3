"""One document with what is needed to tell who speaks."""

import bisect
import re
from collections.abc import Iterator, Sequence

from attrs import field, frozen

from factcheck import lexicon
from factcheck.lexicon import alternation
from factcheck.mentions.attributions.verbs import any_of, finite
from factcheck.model import BlockKind, Document, Name, NameKind, Quotation, Span
from factcheck.model.outlets import carries_news
from factcheck.text import Covered

_NO_VERB = (" and ", " or ", " of ", " in ")
_PRONOUN = re.compile(r"\b(?:(?P<he>he|his)|(?P<she>she|her))\b", re.IGNORECASE)
_OBJECT = re.compile(
    r"\b(?:(?P<he>him)\b|(?P<she>her)"
    rf"(?=[,.;:]|\s(?:{alternation('function.prepositions')}|that|and|as|how|[“\"])))"
)
OWNER = re.compile(r"(?:’s?|'s?|\b(?P<who>[Hh]is|[Hh]er))\s(?:[\w’-]+\s){0,3}$")
"""Whose the noun is that follows: "Hu’s own ", "his first "."""
LONGEST = 1500
"""Code points of a sentence; of a longer one, which is a list or no prose, parts are read."""
_DEPTH = 3
"""Pronouns and quotations that may stand between a pronoun and the name that it means."""
_OPENING = {"here", "let", "what"}.union(
    *map(lexicon.words, ("function.subordinators", "function.subjects"))
)
_SHORTENED = ("", "ll", "ve", "re", "d", "m", "s")
_OFFICE = re.compile(
    rf"(?:The|An?|His|Her|Its|Their|Our)\s(?:(?!of\b)[\w’-]+\s){{0,3}}?(?:{alternation('saying.persons')})(?=,?\s[a-z])(?!\sand\b|\sof\b)"
)
"""One who is named by an office at the head of a sentence."""
_CITED = re.compile(
    r"\s\((?:1[5-9]|20)\d\d[a-z]?\)|,\s\d\d?,"
    rf"|\s(?:(?:has|had|also|later|then)\s)?(?:{any_of(finite('saying.of people'))})\s"
)
_SPOKE = ("said", "wrote", "added", "argued")
_PLACED = ("in", "at", "to", "from", "near")


class ElsewhereError(Exception):
    """Who is meant stands outside of the block that is read by itself."""


def _is_opener(words: str) -> bool:
    """True if a word only opens its sentence: "Here", "What’s", "They"."""
    word, _, shortened = words.lower().replace("’", "'").partition("'")
    return word in _OPENING and shortened in _SHORTENED


def _sex(pronoun: str) -> str:
    return "he" if pronoun in ("he", "his") else "she"


@frozen
class Surroundings:
    """What a block that is read by itself has from its document."""

    start: int
    """Where the block begins."""
    people: frozenset[str]
    """Last words of the names of persons."""
    has_hero: bool
    """The document tells of a person, by its title."""


@frozen
class Reading:
    """A document with its names and quotations, indexed once."""

    document: Document
    given: tuple[Name, ...]
    """All names, those that are quoted or open a sentence included; not so of a single block."""
    quotations: tuple[Quotation, ...]
    around_it: Surroundings | None = None
    """Of a single block what its document has around it."""
    text: str = field(init=False, repr=False, eq=False)
    """The document's text."""
    names: tuple[Name, ...] = field(init=False, repr=False, eq=False)
    """Those outside quotations, in order."""
    _starts: list[int] = field(init=False, repr=False, eq=False)
    name_to: dict[int, Name] = field(init=False, repr=False, eq=False)
    """The name that ends at a code point."""
    name_from: dict[int, Name] = field(init=False, repr=False, eq=False)
    """The name that begins at one."""
    quotation_from: dict[int, Span] = field(init=False, repr=False, eq=False)
    """The longest quotation whose first word begins at one."""
    quoted: Covered = field(init=False, repr=False, eq=False)
    people: frozenset[str] = field(init=False, repr=False, eq=False)
    """Last words of the names of persons."""
    _hero: Name | None = field(init=False, repr=False, eq=False)
    """The person of whom the document tells, by its title."""

    @classmethod
    def of(
        cls, document: Document, names: tuple[Name, ...], quotations: tuple[Quotation, ...]
    ) -> "Reading":
        """Return a document with its names and quotations; it is made once for the same ones."""
        kept = document.once("reading", lambda one: cls(one, names, quotations))
        is_same = kept.given is names and kept.quotations is quotations
        return kept if is_same else cls(document, names, quotations)

    def __attrs_post_init__(self) -> None:
        """Index the names by their first character and by their end."""
        object.__setattr__(self, "text", self.document.text)
        own = self.given if self.around_it else self._outside()
        object.__setattr__(self, "names", tuple(own))
        object.__setattr__(self, "_starts", [name.span.start for name in own])
        object.__setattr__(self, "name_to", {name.span.end: name for name in own})
        object.__setattr__(self, "name_from", {name.span.start: name for name in own})
        around = self.around_it
        people = around.people if around else {one.parts[-1] for one in own if self._is_cited(one)}
        object.__setattr__(self, "people", frozenset(people))
        opened = {one.span.start: one.span for one in reversed(self.quotations)}
        object.__setattr__(self, "quotation_from", opened)
        object.__setattr__(self, "quoted", Covered(one.span for one in self.quotations))
        object.__setattr__(self, "_hero", self._of_title())

    def _outside(self) -> Sequence[Name]:
        """Return the names outside quotations in order, without words that open sentences."""
        words = self.document.words
        return sorted(
            (one for one in self.given if not (one.quoted or _is_opener(words(one.span)))),
            key=lambda name: name.span.start,
        )

    @property
    def has_hero(self) -> bool:
        """True if the document tells of a person, by its title."""
        return self._hero is not None

    def _of_title(self) -> Name | None:
        """Return the first mention of the person with whose full name the title begins."""
        blocks = self.document.blocks
        title = next((one for one in blocks if one.kind is BlockKind.HEADING), None)
        words = self.document.words(title.span) if title else ""
        full = (one for one in self.names if len(one.parts) > 1 and one.kind is NameKind.PERSON)
        called = (one for one in full if words.startswith(self.document.words(one.span)))
        return next(called, None)

    def _is_cited(self, name: Name) -> bool:
        """True if a year or an age stands behind a name, or it is the subject of saying."""
        text, start = self.document.text, name.span.start
        is_behind = self.word_to(start - 1) in _SPOKE or text.endswith("ccording to ", 0, start)
        return is_behind or bool(_CITED.match(text, name.span.end))

    def is_person(self, name: Name) -> bool:
        """Say whether a name is a person's, or ends as one's does elsewhere in the document."""
        return name.kind is NameKind.PERSON or name.parts[-1] in self.people

    def word_to(self, end: int) -> str:
        """Return the letters that end at a code point."""
        start = end
        while start > 0 and self.text[start - 1].isalpha():
            start -= 1
        return self.text[start : max(start, end)]

    def within(self, start: int, end: int) -> tuple[Name, ...]:
        """Return the names that lie wholly in a stretch."""
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return tuple(name for name in self.names[first:last] if name.span.end <= end)

    def is_outlet(self, name: Name) -> bool:
        """Say whether a name is that of a newspaper, an agency or a station."""
        is_called = self.word_to(name.span.start - 1) in lexicon.words("saying.outlets")
        return is_called or carries_news(self.document.words(name.span))

    def quoted_in(self, span: Span) -> tuple[Span, ...]:
        """Return the quotations that share a code point with a stretch, in order."""
        last = bisect.bisect_left(self.quotations, span.end, key=lambda each: each.span.start)
        first = bisect.bisect_left(self.quotations, span.start, key=lambda each: each.span.start)
        found = [one.span for one in self.quotations[max(0, first - 3) : last]]
        return tuple(one for one in found if one.overlaps(span))

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence at a place, of one without end what stands near.

        Raises:
            ElsewhereError: the place lies in front of the block that is read by itself.
        """
        if self.around_it and offset < self.around_it.start:
            raise ElsewhereError
        sentence = self.document.sentence_at(offset)
        if sentence is None or len(sentence) <= LONGEST:
            return sentence
        start, end = max(sentence.start, offset - LONGEST), min(sentence.end, offset + LONGEST)
        return Span(start, end)

    def sentence_before(self, start: int) -> Span | None:
        """Return the sentence that ends in front of a place, in the same block."""
        if self.around_it and start - 2 < self.around_it.start:
            return None
        found = self.sentence_at(start - 2)
        return None if found is None or "\n" in self.text[found.end : start] else found

    def antecedent(self, pronoun: int, word: str, depth: int = 0) -> Span | None:
        """Return whom a pronoun stands for: the only person named just before, or the subject.

        Args:
            pronoun: Where it stands.
            word: "he", "she", "his" or "her".
            depth: How many pronouns led here.

        Raises:
            ElsewhereError: he may be named outside of the block that is read by itself.
        """
        for stretch in self._stretches(pronoun):
            near = (name for name in self.within(*stretch) if self._may_speak(name))
            people = [name for name in near if self._may_be(name, word)]
            if people:
                return self._the_one(people, stretch, word)
            office = _OFFICE.match(self.text, *stretch)
            if office is not None:
                return Span(*office.span())
            pronouns = _PRONOUN.finditer(self.text, *stretch)
            again = next((one for one in pronouns if one[_sex(word)]), None)
            if again and depth < _DEPTH and again.start() < pronoun:
                return self.antecedent(again.start(), again[0].lower(), depth + 1)
        if self.around_it and self.around_it.has_hero:
            raise ElsewhereError
        hero = self._hero
        return (
            hero.span if hero and hero.span.start < pronoun and self._may_be(hero, word) else None
        )

    def _may_be(self, name: Name, word: str) -> bool:
        """False if the title of a name is of the other sex than a pronoun."""
        title = self.document.words(name.title).lower().rstrip(".") if name.title else ""
        other = "offices.of women" if _sex(word) == "he" else "offices.of men"
        return title not in lexicon.words(other)

    def _stretches(self, pronoun: int) -> Iterator[tuple[int, int]]:
        """Yield the front of a pronoun's sentence and the sentence before, quotations skipped."""
        sentence = self.sentence_at(pronoun)
        if sentence is None:
            return
        if self.name_to.get(pronoun - 2) is None:
            yield sentence.start, pronoun
        start = sentence.start
        for _ in range(_DEPTH):
            before = self.sentence_at(start - 2)
            if before is None or not self._is_in_front(before, start, sentence.start):
                return
            start = before.start
            is_quoted = self.quoted.meets(Span(start, start + 2))
            if not is_quoted or self.within(start, before.end):
                yield start, before.end
                return

    def _is_in_front(self, before: Span, start: int, first: int) -> bool:
        """True if a sentence ends in front of a place, in its paragraph or the one above it.

        Args:
            before: The sentence.
            start: The place.
            first: Where the sentence of the pronoun begins; only it may open a paragraph.
        """
        if "\n" not in self.text[before.start : start]:
            return True
        kinds = {*map(self.document.kind_at, (before.start, start))}
        return self._hero is None and start == first and kinds == {BlockKind.PARAGRAPH}

    def _the_one(self, people: list[Name], stretch: tuple[int, int], word: str) -> Span | None:
        """Return the only person of a stretch, or its subject; nobody where another is meant."""
        objects = _OBJECT.finditer(self.text, people[0].span.end, stretch[1])
        if any(one[_sex(word)] for one in objects):
            return None
        if len({name.parts[-1] for name in people}) == 1:
            return people[-1].span
        return people[0].span if self._is_subject(people[0], stretch[0]) else None

    def _may_speak(self, name: Name) -> bool:
        """Say whether a name is a person's, and no place that somebody goes to or is in."""
        if self.word_to(name.span.start - 1) in _PLACED:
            return False
        if name.kind is not NameKind.UNKNOWN:
            return name.kind is NameKind.PERSON
        if self.is_person(name) or self.text.startswith(", ", name.span.start - 2):
            return True
        sentence = self.document.sentence_at(name.span.start) or name.span
        return self._is_subject(name, sentence.start)

    def _is_subject(self, name: Name, start: int) -> bool:
        """True if a name opens its sentence, or follows a comma, with a verb behind it."""
        lead, behind = self.text[start : name.start], self.text[name.span.end : name.span.end + 5]
        opens = not lead or (lead.removesuffix("the ").endswith(", ") and lead.count(",") == 1)
        is_small = behind[:1] == " " and behind[1:2].islower()
        return opens and is_small and not behind.startswith(_NO_VERB)
