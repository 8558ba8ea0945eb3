"""Whether what stands at the places of a link can all be true: one kind of value a file.

A comparison takes a link and what is known of the document, and returns its verdict. It reads the
values at the places with the extractors that read the whole document, and it does not ask who made
the link.
"""

from collections.abc import Callable

from factcheck.comparisons.calendar import compare_calendar
from factcheck.comparisons.counts import compare_count
from factcheck.comparisons.dates import compare_dates, compare_times
from factcheck.comparisons.equations import compare_equation
from factcheck.comparisons.names import compare_names
from factcheck.comparisons.order import compare_order
from factcheck.comparisons.quantities import compare_quantities
from factcheck.comparisons.quotations import compare_quotations
from factcheck.comparisons.reading import Reading
from factcheck.model import Link, Proved, Reason, Refused, ValueKind, Verdict

Comparison = Callable[[Link, Reading], Verdict]

_COMPARISONS: dict[ValueKind, tuple[Comparison, ...]] = {
    ValueKind.DATE: (compare_calendar, compare_dates, compare_order, compare_equation),
    ValueKind.TIME: (compare_dates, compare_times),
    ValueKind.WEEKDAY: (compare_calendar, compare_dates),
    ValueKind.NUMBER: (compare_equation, compare_quantities, compare_names),
    ValueKind.ARITHMETIC: (compare_equation, compare_quantities),
    ValueKind.COUNT: (compare_count, compare_equation, compare_quantities),
    ValueKind.ORDER: (compare_order, compare_calendar),
    ValueKind.NAME: (compare_names,),
    ValueKind.ACRONYM: (compare_names,),
    ValueKind.IDENTIFIER: (compare_names,),
    ValueKind.QUOTATION: (compare_quotations,),
    ValueKind.REFERENCE: (compare_names, compare_dates),
    ValueKind.ROLE: (),
    ValueKind.OTHER: (compare_names, compare_equation, compare_quantities),
}

__all__ = ["Comparison", "Reading", "compare"]


def compare(link: Link, read: Reading) -> Verdict:
    """Return whether what stands at the places of a link cannot all be true."""
    verdicts = [comparison(link, read) for comparison in _COMPARISONS[link.values]]
    proved = [one for one in verdicts if isinstance(one, Proved)]
    refused = [one for one in verdicts if isinstance(one, Refused)]
    if proved:
        return proved[0]
    told = [one for one in refused if one.reason not in (Reason.NO_VALUE, Reason.NO_COMPARISON)]
    nothing = Refused(Reason.NO_COMPARISON, f"there is no comparison of a {link.values}")
    return next(iter((*told, *refused)), nothing)
