"""Whether what stands at the places of a link can all be true: one kind of value a file.

A comparison takes a link and what is known of the document, and returns its verdict. It reads the
values at the places with the extractors that read the whole document, and it does not ask who made
the link.
"""

from collections.abc import Callable, Iterator, Mapping

from factcheck.comparisons.calendar import compare_calendar
from factcheck.comparisons.counts import compare_count
from factcheck.comparisons.dates import compare_dates, compare_times
from factcheck.comparisons.equations import compare_equation, compare_parts, compare_printed
from factcheck.comparisons.formulas import compare_formulas
from factcheck.comparisons.identifiers import compare_codes, compare_identifiers
from factcheck.comparisons.letters import compare_letters
from factcheck.comparisons.names import compare_names, compare_terms
from factcheck.comparisons.order import compare_order
from factcheck.comparisons.pronouns import compare_presence, compare_pronouns
from factcheck.comparisons.quantities import (
    compare_extremes,
    compare_quantities,
    compare_series,
    compare_twice,
)
from factcheck.comparisons.ranges import compare_lengths, compare_ranges
from factcheck.comparisons.reading import Reading
from factcheck.comparisons.references import (
    compare_citation,
    compare_direction,
    compare_labels,
    compare_pages,
)
from factcheck.comparisons.wordings import compare_quotations, compare_wordings
from factcheck.model import Link, LinkKind, Proved, Reason, Refused, ValueKind, Verdict

Comparison = Callable[[Link, Reading], Verdict]

_COMPARISONS: dict[ValueKind, tuple[Comparison, ...]] = {
    ValueKind.DATE: (compare_calendar, compare_dates, compare_ranges, compare_order),
    ValueKind.TIME: (compare_dates, compare_times),
    ValueKind.WEEKDAY: (compare_calendar, compare_dates),
    ValueKind.NUMBER: (
        compare_equation,
        compare_extremes,
        compare_quantities,
        compare_ranges,
        compare_names,
    ),
    ValueKind.ARITHMETIC: (compare_printed, compare_equation, compare_parts, compare_quantities),
    ValueKind.COUNT: (compare_count, compare_equation, compare_quantities),
    ValueKind.ORDER: (compare_order, compare_calendar),
    ValueKind.NAME: (compare_names, compare_citation, compare_pronouns),
    ValueKind.ACRONYM: (compare_letters, compare_names),
    ValueKind.IDENTIFIER: (compare_identifiers, compare_names, compare_formulas),
    ValueKind.QUOTATION: (compare_quotations,),
    ValueKind.REFERENCE: (compare_names, compare_citation, compare_labels, compare_dates),
    ValueKind.ROLE: (compare_presence, compare_pronouns),
    ValueKind.OTHER: (compare_identifiers, compare_names, compare_pronouns, compare_quantities),
}
"""Kind → the comparisons that are meant by it."""

_ANY: tuple[Comparison, ...] = (
    compare_calendar,
    compare_equation,
    compare_printed,
    compare_twice,
    compare_extremes,
    compare_parts,
    compare_lengths,
    compare_ranges,
    compare_identifiers,
    compare_formulas,
    compare_order,
    compare_citation,
    compare_direction,
    compare_pages,
    compare_presence,
    compare_series,
    compare_quotations,
    compare_terms,
    compare_codes,
    compare_wordings,
)
"""What proves nothing by chance: tried behind those of the kind, which may be chosen badly."""

_OWN: dict[ValueKind, Comparison] = {
    ValueKind.DATE: compare_dates,
    ValueKind.TIME: compare_times,
    ValueKind.NUMBER: compare_quantities,
}
"""Kind → the comparison that it is named for, where another one is tried before it."""

_OF_RELATION: dict[LinkKind, Comparison] = {
    LinkKind.CALENDAR: compare_calendar,
    LinkKind.BEFORE: compare_order,
    LinkKind.ITEMS: compare_count,
}

_UNCOMPARED = (Reason.NO_VALUE, Reason.NO_COMPARISON)
_RECKONED = (Reason.HOLDS, Reason.WRONG_EQUATION)

__all__ = ["Comparison", "Reading", "compare"]


def compare(link: Link, read: Reading) -> Verdict:
    """Return whether what stands at the places of a link cannot all be true."""
    refused: dict[Comparison, Refused] = {}
    for comparison in _of(link):
        verdict = comparison(link, read)
        if isinstance(verdict, Proved) or _decides(link, verdict, comparison):
            return verdict
        refused[comparison] = verdict
    return _most_telling(link, refused)


def _most_telling(link: Link, refused: Mapping[Comparison, Refused]) -> Refused:
    """Return why a link is refused: what holds, what its own comparison says, what has values."""
    for comparison, one in refused.items():
        if one.reason is Reason.HOLDS and comparison is not compare_calendar:
            return one
    own = [refused[one] for one in _meant_for(link) if one in refused]
    decided = [one for one in own if one.reason is not Reason.NO_COMPARISON]
    compared = [one for one in refused.values() if one.reason not in _UNCOMPARED]
    first = refused[_COMPARISONS[link.values][0]]
    nothing = Refused(Reason.NO_COMPARISON, "nothing that can be compared stands at the places")
    fallback = nothing if link.values is ValueKind.OTHER else first
    return next(iter((*decided, *compared, *own)), fallback)


def _meant_for(link: Link) -> Iterator[Comparison]:
    """Yield the comparisons that a link is meant for, most of all the first."""
    if link.equation:
        yield compare_equation
    if link.kind in _OF_RELATION:
        yield _OF_RELATION[link.kind]
    if link.values in _OWN:
        yield _OWN[link.values]


def _of(link: Link) -> tuple[Comparison, ...]:
    """Return the comparisons that may decide a link, in order."""
    own = _COMPARISONS[link.values]
    is_counted = link.kind is LinkKind.ITEMS and compare_count not in own
    first = (_compare_ours, compare_count, *own) if is_counted else (_compare_ours, *own)
    return (*first, *(one for one in _ANY if one not in first))


def _compare_ours(link: Link, read: Reading) -> Verdict:
    """Prove what our own linkers link, whose cues tell how round its figures are."""
    found = None if link.equation else read.linked_by_us(link)
    return found or Refused(Reason.NO_COMPARISON, "our own linkers do not link the places")


def _decides(link: Link, verdict: Verdict, comparison: Comparison) -> bool:
    """True if an equation that holds or is wrong, or a calendar that agrees, decides alone."""
    is_of_calendar = LinkKind.CALENDAR is link.kind or link.values is ValueKind.WEEKDAY
    is_reckoned = comparison is compare_equation or (
        comparison is compare_calendar and is_of_calendar
    )
    return is_reckoned and isinstance(verdict, Refused) and verdict.reason in _RECKONED
