"""One document with what is needed to tell who speaks."""

import bisect
import re
from collections.abc import Iterator

from attrs import field, frozen

from factcheck.model import Document, Name, NameKind, Quotation, Span

# Heads of phrases that stand for people or bodies which can say something.
_SPEAKERS = (
    r"ministry|embassy|government|administration|spokes(?:man|woman|person|people)|officials?"
    r"|authorit(?:y|ies)|media|press|newspapers?|paper|daily|agency|statement|reports?|study|story"
    r"|article|editorial|sources?|experts?|analysts?|scholars?|diplomats?|ambassador|minister"
    r"|president|mayor|governor|council|commission|committee|board|inspectors?|police|army|court"
    r"|department|office|bureau|company|ministers|leaders?|witness(?:es)?|residents?|observers?"
    r"|researchers?|scientists?|doctors?|lawyers?|union|party|parliament|communiqué|declaration"
    r"|investigation|inquiry|survey|notice|letter|log|author|director|chairman|chair|secretary"
    r"|engineers?|team|crew|captain|master|manager|owner|bank|institute|university|hospital|journal"
)
_WORD = r"[\w’'-]+"
PHRASE = re.compile(
    rf"\b(?:(?:[Tt]he|[Aa]n?|[Tt]his|[Ss]ome|[Mm]any|[Ss]everal|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s)?"
    rf"(?:(?!(?:the|an?|of|and|by)\s){_WORD}\s){{0,5}}?(?:{_SPEAKERS})(?:\s(?:in|of|to|at|for|from)\s(?:the\s)?[A-Z]{_WORD}"
    rf"(?:\s[A-Z]{_WORD}){{0,3}}){{0,2}}(?=\W|$)"
)
_LEAD = re.compile(r"[^,;:]{1,60},\s(?:the\s)?")
_VERB_BEHIND = re.compile(r"\s(?!and\b|or\b|of\b|in\b)[a-z]")
_PLACED = re.compile(r"\b(?:in|at|to|from|near)\s$")
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)$")


@frozen
class Reading:
    """A document with its names and quotations, indexed once."""

    document: Document
    names: tuple[Name, ...]
    quotations: tuple[Quotation, ...]
    _starts: list[int] = field(init=False, repr=False, eq=False)
    _ends: dict[int, Name] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Index the names by their first character and by their end."""
        own = sorted((name for name in self.names if not name.quoted), key=lambda n: n.span.start)
        object.__setattr__(self, "names", tuple(own))
        object.__setattr__(self, "_starts", [name.span.start for name in own])
        object.__setattr__(self, "_ends", {name.span.end: name for name in own})

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def within(self, start: int, end: int) -> tuple[Name, ...]:
        """Return the names that lie wholly in a stretch."""
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return tuple(name for name in self.names[first:last] if name.span.end <= end)

    def name_to(self, end: int) -> Name | None:
        """Return the name that ends at a code point."""
        return self._ends.get(end)

    def is_quoted(self, offset: int) -> bool:
        """Say whether a code point lies inside a quotation."""
        return any(span.start <= offset < span.end for span in self.around(offset))

    def around(self, offset: int) -> Iterator[Span]:
        """Yield the last three quotations that begin at or before a place, the nearest first."""
        at = bisect.bisect_right(self.quotations, offset, key=lambda each: each.span.start)
        for quotation in reversed(self.quotations[max(0, at - 3) : at]):
            yield quotation.span

    def antecedent(self, pronoun: int) -> Span | None:
        """Return whom a pronoun stands for: the only person named just before, or the subject."""
        sentence = self.document.sentence_at(pronoun)
        if sentence is None:
            return None
        before = self.document.sentence_at(sentence.start - 2)
        stretches = [(sentence.start, pronoun)]
        if before and "\n" not in self.text[before.start : sentence.start]:
            stretches.append((before.start, sentence.start))
        for stretch in stretches:
            people = [name for name in self.within(*stretch) if self._may_speak(name)]
            if len({name.parts[-1] for name in people}) == 1:
                return people[-1].span
            if people:
                return people[0].span if self._is_subject(people[0], stretch[0]) else None
        return None

    def _may_speak(self, name: Name) -> bool:
        """Say whether a name is a person's, and no place that somebody goes to or is in."""
        return name.kind is NameKind.PERSON and not _PLACED.search(
            self.text, max(0, name.span.start - 6), name.span.start
        )

    def _is_subject(self, name: Name, start: int) -> bool:
        """Say whether a name opens its sentence, or follows a comma, with a verb behind it."""
        first = name.title.start if name.title else name.span.start
        lead = self.text[start:first]
        opens = not lead or bool(_LEAD.fullmatch(lead))
        return opens and bool(_VERB_BEHIND.match(self.text, name.span.end))

    def pronoun_to(self, end: int) -> int | None:
        """Return where a pronoun of the third person begins that ends at a code point."""
        match = _PRONOUN.search(self.text, max(0, end - 4), end)
        return match.start() if match else None
