"""Where a cue is looked at: its sentence, its clauses, and what a clause reaches over."""

import re

from attrs import field, frozen

from factcheck.lexicon import alternation
from factcheck.mentions.attributions.reading import Reading
from factcheck.mentions.attributions.speakers import before, behind
from factcheck.mentions.attributions.verbs import any_of, participles, verb_at, verbs_in
from factcheck.model import Span
from factcheck.text import tokens

_LEAD = re.compile(r"(?:[A-Z][\w’'-]*(?:\s[\w’'.:-]+){0,8}),\s|(?:On|In|At|By)\s[A-Z\d][\w:.]*\s")
_ASIDE_NEXT = re.compile(r",\s[^,;:“”]{3,60},\s(?=[a-z])")
_TAIL = re.compile(
    r",\saccording\sto\s|(?:,|(?<=,[”\"]))\s(?:which|who|whose|while|whereas|although|though)\s"
    r"|;\s|\s—\s|,\swith\s[A-Z][\w’-]+\s[a-z]+ing\s"
    rf"|,\s(?:citing|{any_of(participles('saying.clause', 'saying.thing', 'saying.bound'))})\s"
)
_AND_VERB = re.compile(
    r",?\s(?:and|but)\s(?:(?:he|she|it|they)\s)?(?:also\s)?(?:\w+ly\s)?(?=\w+(?:ed|s|ing)?\s)"
)
_SUBORDINATE = re.compile(rf"(?:\b(?:{alternation('function.subordinators')})|,\s(?:and|but))\s")
_LONGEST_VERB = 24
_DEEPEST = 3
"""Conjunctions before a place behind which its subject is looked for."""
_CLAUSE = re.compile(r",?\s(?:and|but|yet)\s")
_FEWEST = 4
"""Words from which the front of a sentence is a statement by itself."""
_COPULAS = ("is", "are", "was", "were", "be", "been")
"""What leaves the front of a sentence without its end: "Whether it is is, as Hu said, unclear"."""
_LIST = re.compile(
    r"(?:,\s(?!(?:and|or|it|he|she|they|we)\b)[^,;]{2,40}){1,6},?\s(?:and|or)\s[^,;]{2,60}"
)
"""The rest of a list of things: ", social, and political reforms"."""
_AUTHOR_AGAIN = (" and ", " but ", " while ", " as ", " when ", " after ", " before ")
_COORDINATED = re.compile(r",\s(?:and|but|while|whereas|yet)\s(?!(?:he|she|it|they|that)\b)")
_NEAR = 60
"""Code points behind a conjunction in which the subject and the verb of its clause stand."""
_OBJECT = (" that ", " the ", " his ", " her ", " its ", " their ", " them ", " it ")
"""What a verb of a series has and no participle: not "sold, described below"."""
_SERIES = re.compile(r",\s(?=[a-z]+\s)")
_MARKS = ("”", '"')


@frozen
class Place:
    """One sentence of a document."""

    reading: Reading
    sentence: Span

    text: str = field(init=False, repr=False)
    """The document's text."""
    start: int = field(init=False)
    end: int = field(init=False)
    """The end of the sentence without its stop."""
    words: frozenset[str] = field(init=False, repr=False)
    """The words of the sentence in small letters."""

    def __attrs_post_init__(self) -> None:
        """Look the sentence up once."""
        document, sentence = self.reading.document, self.sentence
        words = document.words(sentence)
        object.__setattr__(self, "text", self.reading.text)
        object.__setattr__(self, "start", sentence.start)
        object.__setattr__(self, "end", sentence.start + len(words.rstrip(". ")))
        told = tokens(document)
        inside = told.inside(sentence)
        object.__setattr__(self, "words", frozenset(told.lower[inside.start : inside.stop]))

    def subject(self, end: int) -> Span | None:
        """Return the name or phrase with which the sentence begins, behind when and where."""
        lead = _LEAD.match(self.text, self.start, end)
        for at in (self.start, lead.end()) if lead else (self.start,):
            found = behind(self.reading, at, end)
            if found and self._precedes_verb(found):
                return self._without_verb(found)
            if found and (found.start > at or _ASIDE_NEXT.match(self.text, found.end, end)):
                return found
        return None

    def clause_subject(self, end: int) -> Span | None:
        """Return the subject of the clause in which a place is, or of the sentence."""
        breaks = list(_SUBORDINATE.finditer(self.text, self.start, end))
        for match in reversed(breaks[-_DEEPEST:]):
            found = behind(self.reading, match.end(), end)
            if found and self._precedes_verb(found):
                return self._without_verb(found)
        return self.subject(end)

    def _precedes_verb(self, found: Span) -> bool:
        """True if a small word stands behind a phrase."""
        behind = self.text[found.end : found.end + 2]
        return behind[:1] == " " and "a" <= behind[1:] <= "z"

    def _without_verb(self, found: Span) -> Span:
        """Cut off a verb that was taken for the end of a phrase."""
        last = self.text.rfind(" ", found.start, found.end)
        is_past = last > 0 and self.text.endswith("ed", last, found.end)
        return Span(found.start, last) if is_past else found

    def clause(self, start: int) -> Span:
        """Return the clause that begins at a place; a quotation is taken whole."""
        tail = _TAIL.search(self.text, start, self.end)
        cut = tail.start() if tail else self.end
        quoted = self.reading.quotation_from.get(start + 1)
        if quoted is not None and self._is_author_again(quoted.end):
            return Span(start, quoted.end + 1)
        end = self._next_subject(start, self._next_verb(start, cut))
        if quoted is not None:
            end = max(end, quoted.end)
        return Span(start, end + (self.text[end : end + 1] in _MARKS))

    def _is_author_again(self, end: int) -> bool:
        """True if words are quoted to their end, and what follows is the author's own again."""
        return self.text[end - 1] == "," and self.text.startswith(_AUTHOR_AGAIN, end + 1)

    def thing(self, start: int) -> Span:
        """Return the thing that begins at a place: its clause up to a comma."""
        span = self.clause(start)
        comma = self.text.find(", ", span.start, span.end)
        is_cut = comma > 0 and not self.reading.quoted.at(comma)
        is_cut = is_cut and not _LIST.fullmatch(self.text, comma, span.end)
        return Span(span.start, comma) if is_cut else span

    def _next_verb(self, start: int, end: int) -> int:
        """Return where the next verb of saying with the same subject cuts a clause off."""
        for match in _SERIES.finditer(self.text, start, end):
            verb = verb_at(self.text, match.end(), end)
            if verb and self.text.startswith(_OBJECT, verb.end):
                end = match.start()
                break
        for match in _AND_VERB.finditer(self.text, start, end):
            low = max(start, match.start() - _LONGEST_VERB)
            before_it = verbs_in(self.text, low, match.start())
            is_joined = any(one.end == match.start() for one in before_it)
            if verb_at(self.text, match.end(), end) and not is_joined:
                return match.start()
        return end

    def _next_subject(self, start: int, end: int) -> int:
        """Return where a clause with another subject and its own verb of saying begins."""
        for match in _COORDINATED.finditer(self.text, start, end):
            for verb in verbs_in(self.text, match.end(), min(end, match.end() + _NEAR)):
                if before(self.reading, verb.start, match.end()):
                    return match.start()
        return end

    def around(self, start: int, end: int) -> Span:
        """Return what a cue in the midst or at the end of a sentence attributes.

        That is what stands before it, or, where that is no more than a subject, what follows.

        Args:
            start: Where the cue begins, with the comma before it.
            end: Where it ends, with the comma behind it.
        """
        said = self.before(start)
        few = len(self.text[said.start : start].split()) < _FEWEST
        few = few or self.reading.word_to(start) in _COPULAS
        rest = self.text[end : self.end].lstrip(" ,)")
        if few and rest:
            return Span(self.end - len(rest), self.end)
        return Span(said.start if few else self._low(start), start)

    def before(self, end: int) -> Span:
        """Return the clause that ends at a place."""
        low = self._low(end)
        breaks = [match.end() for match in _CLAUSE.finditer(self.text, low, end)]
        return Span(breaks[-1] if breaks else low, end)

    def _low(self, end: int) -> int:
        """Return where the part of the sentence begins that a semicolon sets off."""
        mark = self.text.rfind("; ", self.start, end)
        return mark + 2 if mark >= 0 else self.start
