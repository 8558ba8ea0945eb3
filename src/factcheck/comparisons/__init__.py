"""Whether what stands at the places of a link can all be true: one kind of value a file.

A comparison takes a link and what is known of the document, and returns its verdict. It reads the
values at the places with the extractors that read the whole document, and it does not ask who made
the link.
"""

from collections.abc import Callable, Iterator, Mapping

from factcheck.comparisons.calendar import compare_calendar
from factcheck.comparisons.counts import compare_count
from factcheck.comparisons.dates import compare_dates, compare_times
from factcheck.comparisons.equations import compare_equation, compare_printed
from factcheck.comparisons.formulas import compare_formulas
from factcheck.comparisons.identifiers import compare_codes, compare_identifiers
from factcheck.comparisons.letters import compare_letters
from factcheck.comparisons.names import compare_names, compare_terms
from factcheck.comparisons.order import compare_order
from factcheck.comparisons.pronouns import compare_pronouns
from factcheck.comparisons.quantities import (
    compare_quantities,
    compare_series,
)
from factcheck.comparisons.ranges import compare_ranges
from factcheck.comparisons.reading import Reading
from factcheck.comparisons.references import (
    compare_citation,
    compare_direction,
    compare_labels,
)
from factcheck.comparisons.wordings import compare_quotations, compare_wordings
from factcheck.model import Link, LinkKind, Proved, Reason, Refused, ValueKind, Verdict

Comparison = Callable[[Link, Reading], Verdict]

_COMPARISONS: dict[ValueKind, tuple[Comparison, ...]] = {
    ValueKind.DATE: (compare_dates, compare_ranges, compare_order),
    ValueKind.TIME: (compare_times, compare_dates),
    ValueKind.WEEKDAY: (compare_calendar, compare_dates),
    ValueKind.NUMBER: (
        compare_quantities,
        compare_equation,
        compare_ranges,
        compare_names,
    ),
    ValueKind.ARITHMETIC: (compare_equation, compare_quantities),
    ValueKind.COUNT: (compare_count, compare_equation, compare_quantities),
    ValueKind.ORDER: (compare_order, compare_calendar),
    ValueKind.NAME: (compare_names, compare_citation, compare_pronouns),
    ValueKind.ACRONYM: (compare_letters, compare_names),
    ValueKind.IDENTIFIER: (compare_identifiers, compare_names, compare_formulas),
    ValueKind.QUOTATION: (compare_quotations,),
    ValueKind.REFERENCE: (compare_names, compare_citation, compare_labels, compare_dates),
    ValueKind.ROLE: (compare_pronouns,),
    ValueKind.OTHER: (compare_identifiers, compare_names, compare_pronouns, compare_quantities),
}
"""Kind → the comparisons that are meant by it."""

_SHOWN: tuple[Comparison, ...] = (compare_printed, compare_calendar)
"""What a place shows to be wrong in itself, whatever the link says."""

_ANY: tuple[Comparison, ...] = (
    compare_equation,
    compare_ranges,
    compare_identifiers,
    compare_formulas,
    compare_order,
    compare_citation,
    compare_direction,
    compare_series,
    compare_quotations,
    compare_terms,
    compare_codes,
    compare_wordings,
)
"""What proves nothing by chance: tried behind those of the kind, which may be chosen badly."""

_OF_RELATION: dict[LinkKind, Comparison] = {
    LinkKind.CALENDAR: compare_calendar,
    LinkKind.BEFORE: compare_order,
    LinkKind.ITEMS: compare_count,
}

_UNCOMPARED = (Reason.NO_VALUE, Reason.NO_COMPARISON)
_FINAL: dict[Comparison, tuple[Reason, ...]] = {
    compare_equation: (Reason.HOLDS, Reason.WRONG_EQUATION),
    compare_calendar: (Reason.HOLDS,),
    compare_times: (Reason.AGREES,),
}
"""Comparison → the reasons to refuse by which it decides alone."""

__all__ = ["Comparison", "Reading", "compare"]


def compare(link: Link, read: Reading) -> Verdict:
    """Return whether what stands at the places of a link cannot all be true."""
    # what our own linkers link: their cues say how round its figures are
    ours = None if link.equation else read.linked_by_us(link)
    if ours:
        return ours
    meant = compare_equation if link.equation else _OF_RELATION.get(link.kind)
    own = (*([meant] if meant else []), *_COMPARISONS[link.values])
    refused: dict[Comparison, Refused] = {}
    for comparison in dict.fromkeys((*_SHOWN, *own, *_ANY)):
        verdict = comparison(link, read)
        if isinstance(verdict, Proved):
            return verdict
        if comparison is own[0] and verdict.reason in _FINAL.get(comparison, ()):
            return verdict
        refused[comparison] = verdict
    return _most_telling(link, {one: refused[one] for one in (*own, *refused)})


def _most_telling(link: Link, refused: Mapping[Comparison, Refused]) -> Refused:
    """Return why a link is refused: what holds, what its own comparison says, what has values."""
    meant = next(iter(refused))

    def rank(comparison: Comparison) -> tuple[bool, bool, bool]:
        reason = refused[comparison].reason
        is_other = comparison is not meant or reason is Reason.NO_COMPARISON
        is_open = reason is not Reason.HOLDS or comparison is compare_calendar
        return is_open, is_other, reason in _UNCOMPARED

    best = refused[min(refused, key=rank)]
    if link.values is ValueKind.OTHER and best.reason in _UNCOMPARED:
        return Refused(Reason.NO_COMPARISON, "nothing that can be compared is at the places")
    return best
