"""Who says what, by the attributions of a document."""

import bisect
from collections.abc import Sequence

from factcheck.mentions.attributions.verbs import any_of, finite
from factcheck.model import Attribution, Entity, NameKind, Span
from factcheck.model.text import by_place
from factcheck.patterns import lazy

_LONGEST_GAP = 160
_NEAREST = 8
"""Attributions in front of a quotation among which the one around it stands."""
_PEOPLE = (NameKind.PERSON, NameKind.UNKNOWN)
_PRONOUN_BEFORE = lazy(r"\b(?:[Hh]e|[Ss]he)\s(?:[a-z]+\s){0,2}\Z")
_WIDTH = 24
"""Code points in front of a verb in which the pronoun before it stands."""
_QUOTES = lazy(
    r"\bthat (?P<who>(?:[A-Z][\w’'.-]*|he|she|they|it|the [a-z]+)(?: [A-Z][\w’'.-]*){0,3})"
    rf" (?:[a-z]+ ){{0,3}}?(?:{any_of(finite('saying.clause', 'saying.with quoted words'))}"
    r"|written|spoken|used)\b"
)
"""Whom a speaker quotes in turn, and by which verb."""


class Speakers:
    """Who says what, by the attributions of a document."""

    def __init__(
        self, text: str, attributions: Sequence[Attribution], entities: Sequence[Entity]
    ) -> None:
        """Sort what is looked up: the attributions that name somebody, and who is named where."""
        bearers = {name.span: who.key for who in entities for name in who.mentions}
        self._people = {who.key for who in entities if who.kind in _PEOPLE}
        self._text = text
        self._attributions = sorted((one for one in attributions if one.source), key=by_place)
        self._bearers = sorted(bearers.items(), key=lambda one: (one[0].start, one[0].end))

    def of(self, span: Span) -> str:
        """Return the key of the bearer that a quotation is given to; empty if none is named."""
        one = self._around(span)
        if one is None or one.source is None or self._is_doubtful(one.source, one.cue):
            return ""
        return self._inner(one.source, span) or self._named(one.source)

    def is_said(self, span: Span) -> bool:
        """True if a quotation is given to somebody, named or not."""
        return self._around(span) is not None

    def _around(self, span: Span) -> Attribution | None:
        """Return the attribution whose statement a quotation is."""
        end = bisect.bisect_right(
            self._attributions, span.start, key=lambda one: one.span.start - 1
        )
        near = reversed(self._attributions[max(0, end - _NEAREST) : end])
        return next((one for one in near if span.end <= one.span.end + 1), None)

    def _is_doubtful(self, source: Span, cue: Span | None) -> bool:
        """True if "he said" stands behind the names of two people."""
        if cue is None or cue.start < source.end:
            return False
        before = self._text[max(source.end, cue.start - _WIDTH) : cue.start]
        if not _PRONOUN_BEFORE.search(before):
            return False
        start = self._text.rfind("\n", 0, source.start) + 1
        named = self._within(max(start, source.start - _LONGEST_GAP), cue.start)
        return len(self._people & named) > 1

    def _within(self, start: int, end: int) -> set[str]:
        """Return the keys of all who are named in a stretch."""
        first = bisect.bisect_left(self._bearers, start, key=lambda one: one[0].start)
        last = bisect.bisect_right(self._bearers, end, key=lambda one: one[0].end)
        return {key for _, key in self._bearers[first:last]}

    def _inner(self, source: Span, quotation: Span) -> str:
        """Return the key of whom the source itself quotes: "she said that Holm had written …".

        A star where that is a pronoun, so that nobody is named.
        """
        between = self._text[source.end : quotation.start]
        if len(between) > _LONGEST_GAP or not (found := list(_QUOTES.finditer(between))):
            return ""
        at = source.end + found[-1].start("who")
        last = source.end + found[-1].end("who")
        return self._named(Span(at, last)) or "*"

    def _named(self, source: Span) -> str:
        """Return the key of the last bearer that the words of a source name."""
        start = bisect.bisect_left(self._bearers, source.start, key=lambda one: one[0].start)
        end = bisect.bisect_right(self._bearers, source.end, key=lambda one: one[0].end)
        return self._bearers[end - 1][1] if start < end else ""
