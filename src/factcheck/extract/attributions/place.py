"""A sentence that may contain a cue, and its clauses."""

import re
from functools import cached_property

from attrs import frozen

from factcheck.document.text import tokens
from factcheck.extract.attributions.reading import Reading
from factcheck.extract.attributions.speakers import before, behind
from factcheck.extract.attributions.verbs import any_of, participles, verbs_in
from factcheck.lexicon import alternation
from factcheck.model import Span

_LEAD = re.compile(r"(?:[A-Z][\w’'-]*(?:\s[\w’'.:-]+){0,8}),\s|(?:On|In|At|By)\s[A-Z\d][\w:.]*\s")
_SAYING = any_of(participles("saying.clause", "saying.thing", "saying.bound"))
_TAIL = re.compile(
    r",\saccording\sto\s|(?:,|(?<=,[”\"]))\s(?:which|who|whose|while|whereas|although|though)\s"
    rf"|;\s|\s—\s|,\swith\s[A-Z][\w’-]+\s[a-z]+ing\s|,\s(?:citing|{_SAYING})\s"
)
_JOINT = re.compile(r",?\s(?:and|but|while|whereas|yet)\s(?P<who>[^,;:“”\"]{0,60})$")
_SAME = re.compile(r"(?:(?:he|she|it|they|also|\w+ly)\s)*")
"""Words that may occur between two verbs with the same subject."""
_OBJECT = (" that ", " the ", " his ", " her ", " its ", " their ", " them ", " it ")
"""Words that start an object, which shows that the verb before them is not a participle."""
_SUBORDINATE = re.compile(rf"(?:\b(?:{alternation('function.subordinators')})|,\s(?:and|but))\s")
_GOES_ON = re.compile(rf":|(?:{alternation('saying.other clauses')})\b|with\s[^,;]*ing\b")
_MARKS = ("”", '"')


@frozen(eq=False)
class Place:
    """One sentence of a document that is searched for cues."""

    reading: Reading
    sentence: Span

    @property
    def text(self) -> str:
        """Return the document's text."""
        return self.reading.text

    @property
    def start(self) -> int:
        """Return the offset of the first code point of the sentence."""
        return self.sentence.start

    @cached_property
    def end(self) -> int:
        """Return the end of the sentence, without its period."""
        return self.start + len(self.reading.document.words(self.sentence).rstrip(". "))

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words of the sentence in lowercase."""
        known = tokens(self.reading.document)
        inside = known.inside(self.sentence)
        return frozenset(known.lower[inside.start : inside.stop])

    def subject(self, end: int) -> Span | None:
        """Return the name or phrase that opens the sentence, after adverbials, or None."""
        lead = _LEAD.match(self.text, self.start, end)
        starts = (self.start, lead.end()) if lead else (self.start,)
        return next((one for at in starts if (one := self._subject_at(at, end))), None)

    def _subject_at(self, at: int, end: int) -> Span | None:
        found = behind(self.reading, at, end)
        rest = self.text[found.end : found.end + 2] if found else ""
        return found if rest == ", " or (rest[:1] == " " and rest[1:].islower()) else None

    def clause_subject(self, end: int) -> Span | None:
        """Return the subject of the clause at an offset, or else of the sentence, or None."""
        breaks = [one.end() for one in _SUBORDINATE.finditer(self.text, self.start, end)]
        found = (self._subject_at(at, end) for at in reversed(breaks[-3:]))
        return next(filter(None, found), None) or self.subject(end)

    def clause(self, start: int) -> Span:
        """Return the clause that starts at an offset. A quotation in it is included completely."""
        quoted = self.reading.quotation_from.get(start + 1)
        tail = _TAIL.search(self.text, start, self.end)
        end = self._next_cue(start, tail.start() if tail else self.end)
        end = max(end, quoted.end) if quoted else end
        return Span(start, end + (self.text[end : end + 1] in _MARKS))

    def _next_cue(self, start: int, end: int) -> int:
        """Return the offset at which a coordinate clause with its own verb of saying starts.

        If there is no such clause, this is `end`.
        """
        for verb in verbs_in(self.text, start, end):
            is_listed = self.text.endswith(", ", start, verb.start)
            if is_listed and self.text.startswith(_OBJECT, verb.end):
                return verb.start - 2
            joint = _JOINT.search(self.text, start, verb.start)
            if joint and (
                _SAME.fullmatch(joint["who"])
                or before(self.reading, verb.start, joint.start("who"))
            ):
                return joint.start()
        return end

    def thing(self, start: int) -> Span:
        """Return the object that starts at an offset: the clause, cut at its first comma."""
        span = self.clause(start)
        comma = self.text.find(", ", span.start, span.end)
        is_cut = comma > 0 and not self.reading.quoted.at(comma)
        return Span(span.start, comma) if is_cut else span

    def around(self, start: int, end: int) -> Span:
        """Return the statement of a cue in the middle or at the end of a sentence.

        It is the clause on both sides of the cue, or the quotation after the cue. What follows a
        conjunction or a relative pronoun after the cue is another clause.

        Args:
            start: Offset of the cue, including the comma before it.
            end: End of the cue, including the comma after it.
        """
        cut = self.text.rfind("; ", self.start, start)
        low = self.start if cut < 0 else cut + 2
        mark = self.text.find("; ", end, self.end)
        high = self.end if mark < 0 else mark
        rest = self.text[end:high].lstrip(" ,)")
        if rest[:1] in ("“", '"'):
            return Span(high - len(rest), high)
        return Span(low, start if not rest or _GOES_ON.match(rest) else high)
