"""The dates and names of a document, to be asked for by place."""

from bisect import bisect_left
from collections.abc import Sequence

from attrs import field, frozen

from factcheck.model import Date, DateKind, DateRole, Document, Facts, Name, Role, Span, Unit
from factcheck.patterns import lazy

_OWN = (DateRole.OWN, DateRole.HEAD)
_TOLD = frozenset({Role.NARRATIVE, Role.CHRONOLOGY})
_REACH = 60
_CLAUSE = lazy(r"[,;:.()—–]|\b(?:and|but|or|which|who|that|when|while|since|before|after)\b")


@frozen(eq=False)
class Reading:
    """A document with its dates and names in order."""

    document: Document
    dates: Sequence[Date]
    names: Sequence[Name]
    _starts: list[int] = field(init=False)
    _named: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Note once where they begin."""
        object.__setattr__(self, "_starts", [date.span.start for date in self.dates])
        object.__setattr__(self, "_named", [name.span.start for name in self.names])

    @classmethod
    def of(cls, document: Document, facts: Facts) -> "Reading":
        """Return the dates of a document, and its names outside quotations."""
        names = sorted((one for one in facts.names if not one.quoted), key=lambda one: one.span)
        return cls(document, facts.dates, names)

    def sentence(self, at: int) -> Span:
        """Return the sentence at a place."""
        return self.document.sentence_at(at) or Span(at, at)

    def block(self, at: int) -> Span:
        """Return the paragraph, entry or row at a place."""
        block = self.document.block_at(at)
        return block.span if block else Span(at, at)

    def within(self, span: Span) -> list[Date]:
        """Return the dates of a stretch that no quotation has."""
        first, stop = (bisect_left(self._starts, at) for at in (span.start, span.end))
        return [one for one in self.dates[first:stop] if one.role is not DateRole.QUOTED]

    def named(self, span: Span) -> Sequence[Name]:
        """Return the names of a stretch."""
        first, stop = (bisect_left(self._named, at) for at in (span.start, span.end))
        return self.names[first:stop]

    def left(self, one: Date) -> str:
        """Return the words in front of a date, of its own block alone."""
        start = max(0, one.span.start - _REACH)
        return self.document.text[start : one.span.start].rpartition("\n")[2]

    def single(self, sentence: Span, at: int, *, without: Sequence[Date] = ()) -> Date | None:
        """Return the one dated day or year of a sentence, or the head of its entry."""
        told = [one for one in self.within(sentence) if one not in without]
        entry = self.document.entry_at(at)
        if not told and entry is not None:
            told = [one for one in self.within(entry.head) if one.role is DateRole.HEAD]
        good = len(told) == 1 and is_told(told[0]) and self.document.role_at(at) in _TOLD
        return told[0] if good else None

    def leading(self, sentence: Span, at: int) -> Date | None:
        """Return the date that leads the clause of a place: "in 1931 it kept its"."""
        before = self.within(Span(sentence.start, at))
        if not before or not is_told(before[-1]) or self.document.role_at(at) not in _TOLD:
            return None
        between = self.document.text[before[-1].span.end : at]
        return before[-1] if len(between) <= _REACH and not _CLAUSE.search(between) else None


def is_told(date: Date) -> bool:
    """Say whether a date is of what its sentence tells, and given by the calendar."""
    return date.kind is DateKind.ABSOLUTE and date.role in _OWN


def has_year(date: Date) -> bool:
    """Say whether a date states its year itself."""
    return date.value is not None and Unit.YEAR in date.stated and date.kind is DateKind.ABSOLUTE
