"""Where a cue is looked at: its sentence, its clauses, and what a clause reaches over."""

import re

from attrs import frozen

from factcheck.extractors.attributions.reading import Reading
from factcheck.extractors.attributions.subjects import behind
from factcheck.extractors.attributions.verbs import VERB
from factcheck.model import Span

_LEAD = re.compile(r"(?:[A-Z][\w’'-]*(?:\s[\w’'.:-]+){0,8}),\s|(?:On|In|At|By)\s[A-Z\d][\w:.]*\s")
_VERB_NEXT = re.compile(r"\s[a-z]")
_TAIL = re.compile(
    r",\saccording\sto\s|,\s(?:which|who|whose|while|whereas|although|though)\s|;\s|\s—\s"
)
_AND_VERB = re.compile(
    r",?\s(?:and|but)\s(?:(?:he|she|it|they)\s)?(?:also\s)?(?:\w+ly\s)?(?=\w+(?:ed|s|ing)?\s)"
)
_CLAUSE = re.compile(r",?\s(?:and|but|yet)\s")
_FEWEST = 4
"""Words from which the front of a sentence is a statement by itself."""
_AND_NAME = re.compile(r",\s(?:and|but)\s(?=[A-Z][\w’-]+\s(?P<verb>[a-z]+)\b)")
_VERB_BEFORE = re.compile(VERB.pattern + r"$")
_MARKS = ("”", '"')


@frozen
class Place:
    """One sentence of a document."""

    reading: Reading
    sentence: Span

    @property
    def text(self) -> str:
        """The document's text."""
        return self.reading.text

    @property
    def start(self) -> int:
        """Where the sentence begins; in an entry behind its head."""
        entry = self.reading.document.entry_at(self.sentence.start)
        inside = entry is not None and self.sentence.contains(entry.body)
        return entry.body.start if entry and inside else self.sentence.start

    @property
    def end(self) -> int:
        """The end of the sentence without its stop."""
        words = self.reading.document.words(self.sentence)
        return self.sentence.start + len(words.rstrip(". "))

    def subject(self, end: int) -> Span | None:
        """Return the name or phrase with which the sentence begins, behind when and where."""
        lead = _LEAD.match(self.text, self.start, end)
        for at in (self.start, lead.end()) if lead else (self.start,):
            found = behind(self.reading, at, end)
            if found and _VERB_NEXT.match(self.text, found.end):
                return self._without_verb(found)
        return None

    def _without_verb(self, found: Span) -> Span:
        """Cut off a verb that was taken for the end of a phrase."""
        verb = VERB.search(self.text, found.start + 1, found.end)
        last = self.text.rfind(" ", found.start, found.end)
        if verb and verb.end() == found.end:
            return Span(found.start, verb.start() - 1)
        is_past = last > 0 and self.text.endswith("ed", last, found.end)
        return Span(found.start, last) if is_past else found

    def clause(self, start: int) -> Span:
        """Return the clause that begins at a place; a quotation is taken whole."""
        tail = _TAIL.search(self.text, start, self.end)
        cut = tail.start() if tail and not self.reading.is_quoted(tail.start()) else self.end
        end = self._next_verb(start, cut)
        quoted = self.reading.quotation_from(start + 1)
        if quoted is not None and self.text[start] not in "‘'":
            end = max(end, quoted.end)
        return Span(start, end + (self.text[end : end + 1] in _MARKS))

    def _next_verb(self, start: int, end: int) -> int:
        """Return where the next verb of saying with the same subject cuts a clause off."""
        for match in _AND_NAME.finditer(self.text, start, end):
            if VERB.match(self.text, match.start("verb")) and not self.reading.is_quoted(
                match.start()
            ):
                end = match.start()
                break
        for match in _AND_VERB.finditer(self.text, start, end):
            verb = VERB.match(self.text, match.end(), end)
            joined = bool(_VERB_BEFORE.search(self.text, start, match.start()))
            apart = verb is not None and not verb["plural"] and not joined
            if apart and not self.reading.is_quoted(match.start()):
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
        rest = self.text[end : self.end].lstrip(" ,)")
        if few and len(rest.split()) >= 2:  # noqa: PLR2004 - a verb and its thing
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
