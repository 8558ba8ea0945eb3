"""A document with its facts, indexed for what stands near a place."""

import bisect
from functools import cached_property

from attrs import define

from factcheck.model import Claim, Date, DateRole, Document, Edtf, Entity, Facts, Name, Span

_ROLES = frozenset({DateRole.OWN, DateRole.HEAD})


@define(slots=False)
class Finder:
    """A document with its facts, indexed for what stands near a place."""

    document: Document
    facts: Facts
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]

    @cached_property
    def names(self) -> dict[int, Name]:
        """Names outside quotations by their end."""
        return {name.span.end: name for name in self.facts.names if not name.quoted}

    @cached_property
    def starts(self) -> dict[int, Name]:
        """The same by their start, and by that of their title."""
        own = [name for name in self.facts.names if not name.quoted]
        titled = {name.title.start: name for name in own if name.title}
        return {**titled, **{name.span.start: name for name in own}}

    @cached_property
    def quotations(self) -> dict[int, Span]:
        """Quotations by their start."""
        return {one.span.start: one.span for one in self.facts.quotations}

    @cached_property
    def bearers(self) -> dict[int, Entity]:
        """Entities by the start of each mention."""
        return {name.span.start: one for one in self.entities for name in one.mentions}

    def within(self, start: int, end: int) -> list[Name]:
        """Return the names that lie in a stretch."""
        every = self.facts.names
        first = bisect.bisect_left(every, start, key=lambda name: name.span.start)
        last = bisect.bisect_left(every, end, key=lambda name: name.span.start)
        return [name for name in every[first:last] if not name.quoted and name.span.end <= end]

    def dates_near(self, start: int, end: int) -> list[Date]:
        """Return the days that lie in a stretch."""
        return [one for one in self.dates_between(start, end) if one.value and one.value.is_day]

    def dates_between(self, start: int, end: int) -> list[Date]:
        """Return the dates that lie in a stretch and are known, whatever their precision."""
        every = self.facts.dates
        first = bisect.bisect_left(every, start, key=lambda date: date.span.start)
        last = bisect.bisect_left(every, end, key=lambda date: date.span.start)
        return [date for date in every[first:last] if date.value is not None]

    def claim_at(self, offset: int) -> Claim | None:
        """Return the claim that holds a code point."""
        at = bisect.bisect_right(self.claims, offset, key=lambda claim: claim.span.start) - 1
        return self.claims[at] if at >= 0 and offset < self.claims[at].span.end else None

    def told_on(self, offset: int) -> Edtf | None:
        """Return the day of the claim at a place, if the text dates that claim by itself."""
        claim = self.claim_at(offset)
        date = claim.date if claim else None
        if date is None or date.role not in _ROLES or date.value is None or not date.value.is_day:
            return None
        return date.value

    def quoted(self, offset: int) -> bool:
        """Say whether a code point lies inside a quotation."""
        every = self.facts.quotations
        at = bisect.bisect_right(every, offset, key=lambda one: one.span.start) - 1
        return at >= 0 and offset < every[at].span.end
