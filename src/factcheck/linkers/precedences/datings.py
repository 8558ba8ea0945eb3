"""Which date a clause with a word of order has, and which date what it names has."""

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.linkers.events.lexicon import AHEAD
from factcheck.linkers.precedences.cues import Cue
from factcheck.model import Date, DateKind, DateRole, Document, Span, Unit
from factcheck.patterns import lazy
from factcheck.text.stems import stem

_BESIDE = lazy(r",? (?:(?:just|soon|right|even|shortly|immediately|directly) )?")
"""What may stand between a date and the word of order behind it, so that one clause has both."""
_NEXT = lazy(r"(?: [\w’'-]+){0,6}, (?:on|at) ")
"""The same from what is named to the date behind it: "after the ban of 20 May, on 18 May"."""
_LATER = lazy(r"(?: [\w’'-]+){0,6}, (?P<main>(?:[\w’'-]+ ){2,9}?)(?:on|at) ")
"""The same where the main clause ends with its date: "after the ban, ships returned on 18 May."."""
_CLOSED = lazy(r"[.;,]")
_OTHERS_TEXT = """
that which who whom whose where when while because as of for from by before after since until if and
but or than not never no
"""
_OTHERS = frozenset(_OTHERS_TEXT.split())
"""Words that give what follows to another clause or thing."""
_TOUCHING = lazy(r" (?:the |a |an |its |his |her |their )?")
_WORD = lazy(r"[^\W\d_]+")
_AHEAD = frozenset(map(stem, AHEAD)) | {"to", "will", "would", "shall", "should", "may", "might"}
"""Words of a clause behind which a word of order may belong to what is yet to come."""
_NAMED = frozenset({DateRole.OWN, DateRole.MODIFIER, DateRole.BACKGROUND})
_SHARP = frozenset({Unit.DAY, Unit.MINUTE})
_KINDS = frozenset({DateKind.ABSOLUTE, DateKind.CLOCK})


class Datings:
    """The dates of a document, to be asked for by place."""

    def __init__(self, document: Document, dates: Sequence[Date]) -> None:
        """Index the dates once."""
        self._document = document
        self._dates = dates
        self._starts = [date.span.start for date in dates]

    def named(self, cue: Cue) -> Date | None:
        """Return the date that stands in what a cue names: "after the ban of 20 February"."""
        found = self.first(cue.event)
        if found is None or found.role not in _NAMED or not is_sharp(found):
            return None
        gap = self._document.text[cue.span.end : found.span.start]
        touches = bool(_TOUCHING.fullmatch(gap))
        return None if touches and found.role is not DateRole.MODIFIER else found

    def of_clause(self, cue: Cue) -> Date | None:
        """Return the date of the clause that a cue belongs to, if its place leaves no doubt."""
        found = self._beside(cue) or self._behind(cue) or self._head(cue)
        return found if found is not None and is_sharp(found) else None

    def first(self, span: Span) -> Date | None:
        """Return the first date that begins in a span."""
        at = bisect_left(self._starts, span.start)
        inside = at < len(self._dates) and self._starts[at] < span.end
        return self._dates[at] if inside else None

    def _beside(self, cue: Cue) -> Date | None:
        """Return the date right in front: "on 18 February, after …"."""
        at = bisect_left(self._starts, cue.span.start) - 1
        date = self._dates[at] if at >= 0 else None
        if date is None or date.role is not DateRole.OWN or date.span.start < cue.sentence.start:
            return None
        gap = self._document.text[date.span.end : cue.span.start]
        return date if _BESIDE.fullmatch(gap) else None

    def _behind(self, cue: Cue) -> Date | None:
        """Return the date that follows what is named: "after the ban, on 18 February"."""
        named = self.first(cue.event)
        start = named.span.end if named else cue.event.start - 1
        date = self.first(Span(start, cue.sentence.end))
        if date is None or date.role is not DateRole.OWN:
            return None
        gap = self._document.text[start : date.span.start]
        return date if _NEXT.fullmatch(gap) or self._ends(cue, date, gap) else None

    def _ends(self, cue: Cue, date: Date, gap: str) -> bool:
        """Say whether a cue opens a sentence whose one main clause ends with a date."""
        main = _LATER.fullmatch(gap)
        if main is None or cue.span.start != cue.sentence.start:
            return False
        words = main["main"].lower().split()
        plain = _OTHERS.isdisjoint(words) and _AHEAD.isdisjoint(map(stem, words))
        return plain and bool(_CLOSED.match(self._document.text, date.span.end))

    def _head(self, cue: Cue) -> Date | None:
        """Return the date of the entry whose first sentence has the cue in its main clause."""
        entry = self._document.entry_at(cue.span.start)
        if entry is None or entry.body.start < cue.sentence.start:
            return None
        lead = Span(max(entry.body.start, cue.sentence.start), cue.span.start)
        words = _WORD.findall(self._document.words(lead).lower())
        date = self.first(entry.head)
        if date is None or date.role is not DateRole.HEAD or self.first(lead):
            return None
        return date if _AHEAD.isdisjoint(map(stem, words)) else None


def is_sharp(date: Date) -> bool:
    """Say whether the words give a day or a minute themselves, without "about"."""
    value = date.value
    return (
        value is not None
        and date.kind in _KINDS
        and not date.stated.isdisjoint(_SHARP)
        and not (value.is_approximate or value.is_uncertain)
        and None not in (value.lower, value.upper)
    )
