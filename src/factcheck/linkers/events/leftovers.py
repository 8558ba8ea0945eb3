"""Which entries of a chronology, and which sentences of the text, have a date that stands alone."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from factcheck.linkers.events.moments import Moments
from factcheck.linkers.events.tellings import Telling
from factcheck.model import BlockKind, Date, DateKind, DateRole, Document, Edtf, Role, Span
from factcheck.model.agreement import aligned, coincide, is_fine

_FEWEST, _USUAL = 2, 1 / 3
"""So many entries, and such a share of them, must have their date told in the text too."""
_FEW = 1 / 4
"""Of such a share it is remarkable if their date is told nowhere else."""
_SIDES = 2


@frozen
class Leftovers:
    """The dated entries and sentences of a document, and those among them without a partner."""

    entries: Sequence[Telling]
    """The first claim of each dated entry whose date the text tells, too."""
    sentences: Sequence[Telling]
    """The dated sentences."""
    lone_entries: Sequence[Telling]
    lone_sentences: Sequence[Telling]
    counted: Sequence[Telling] = ()
    """Sentences that tell their time by its distance from another, and no entry tells it."""

    def are_few_beside(self, entry: Telling) -> bool:
        """Say whether the text tells most dates of a chronology, so that it is made from it."""
        alone, told = (
            sum(one.claim.section == entry.claim.section for one in entries)
            for entries in (self.lone_entries, self.entries)
        )
        return alone <= _FEW * (alone + told)

    def beside(self, entry: Telling, sentence: Telling) -> int:
        """Return on how many sides of both, 0 to 2, the same date is told next.

        What is left over among the entries is passed by; a chronology may begin with the newest.
        """
        above, below = _around(entry, self.entries)
        before, behind = _around(sentence, self.sentences)
        return max(
            _are_one(above, before) + _are_one(below, behind),
            _are_one(above, behind) + _are_one(below, before),
        )

    def around(self, entry: Telling, sentence: Telling) -> tuple[Date, ...]:
        """Return the dates that are told next to both."""
        found = (*_around(entry, self.entries), *_around(sentence, self.sentences))
        return tuple(date for date in found if date is not None)

    def would_fit(self, entry: Telling, sentence: Telling) -> bool:
        """Say whether the date of a sentence lies where the entry stands among the others."""
        above, below = _around(entry, self.entries)
        mine, other = sentence.claim.date, entry.claim.date
        at = _lower(aligned(mine, other)[0] if mine and other else None)
        ends = [_lower(one.value) for one in (above, below) if one is not None]
        inside = len(ends) < _SIDES or min(ends) <= at <= max(ends)
        return bool(ends) and inside


def leftovers(document: Document, dates: Sequence[Date], told: Sequence[Telling]) -> Leftovers:
    """Return what is dated, and what is left over; nothing where few entries have a partner."""
    everywhere, listed = Moments(dates), Moments(one for one in dates if _is_listed(document, one))
    entries: dict[Span, Telling] = {}
    for telling in told:
        if telling.is_entry and _is_dated(telling):
            entries.setdefault(_place(document, telling), telling)
    alone = [
        telling
        for place, telling in entries.items()
        if all(place.overlaps(other.span) for other in _others(everywhere, telling))
    ]
    if len(entries) - len(alone) < max(_FEWEST, _USUAL * len(entries)):
        return Leftovers((), (), (), ())
    narrative = [one for one in told if not one.is_entry and one.claim.role is Role.NARRATIVE]
    dated = [one for one in narrative if _is_dated(one)]
    lone = [one for one in dated if next(_others(listed, one), None) is None]
    counted = [
        one for one in narrative if _is_counted(one) and next(_others(listed, one), None) is None
    ]
    usual = [one for one in entries.values() if one not in alone]
    return Leftovers(usual, dated, alone, lone, counted)


def _lower(value: Edtf | None) -> int:
    """Return when a date begins, in seconds."""
    return (value.lower if value else None) or 0


def _is_listed(document: Document, date: Date) -> bool:
    block = document.block_at(date.span.start)
    is_row = block is not None and block.kind is BlockKind.ROW
    return is_row or document.role_at(date.span.start) is Role.CHRONOLOGY


def _is_dated(telling: Telling) -> bool:
    """Say whether a claim has a date of its own that its words give whole."""
    date = telling.claim.date
    return (
        date is not None
        and date.kind in (DateKind.ABSOLUTE, DateKind.CLOCK)
        and date.role in (DateRole.OWN, DateRole.HEAD)
        and is_fine(date)
    )


def _is_counted(telling: Telling) -> bool:
    """Say whether a claim tells its time by a distance alone: "Seven minutes later"."""
    date, others = telling.claim.date, telling.claim.other_dates
    counted = date is not None and date.kind is DateKind.RELATIVE and date.role is DateRole.OWN
    return counted and date is not None and is_fine(date) and not any(map(is_fine, others))


def _place(document: Document, telling: Telling) -> Span:
    """Return where the entry or row of a claim stands."""
    start = telling.claim.span.start
    entry, block = document.entry_at(start), document.block_at(start)
    return entry.span if entry else block.span if block else telling.claim.span


def _others(moments: Moments, telling: Telling) -> Iterator[Date]:
    return moments.of(telling.claim.date) if telling.claim.date else iter(())


def _around(telling: Telling, others: Sequence[Telling]) -> tuple[Date | None, Date | None]:
    """Return the nearest other dates on both sides of a telling."""
    before = [one for one in others if one.at < telling.at]
    behind = [one for one in others if one.at > telling.at]
    return _next(telling.claim.date, reversed(before)), _next(telling.claim.date, behind)


def _next(than: Date | None, others: Iterable[Telling]) -> Date | None:
    """Return the first date that is another one."""
    dates = (one.claim.date for one in others if one.claim.date)
    return next((date for date in dates if not (than and coincide(than, date))), None)


def _are_one(one: Date | None, other: Date | None) -> bool:
    return one is not None and other is not None and coincide(one, other)
