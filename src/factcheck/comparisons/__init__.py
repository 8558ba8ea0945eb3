"""Whether what is at the places of a link can all be true, by the type of the values there.

`prove` takes a link and what is known of the document. It does not ask who made the link.
"""

from collections.abc import Callable

from factcheck.comparisons.equations import prove_count, prove_equation, prove_printed
from factcheck.comparisons.names import prove_names
from factcheck.comparisons.order import prove_order, prove_weekday
from factcheck.comparisons.places import Places
from factcheck.comparisons.values import prove_dates, prove_figures, prove_times
from factcheck.comparisons.wordings import (
    prove_identifiers,
    prove_quotations,
    prove_reference,
    prove_wordings,
)
from factcheck.model import Link, LinkKind, Proved, Reason, Refused, ValueKind, Verdict

__all__ = ["Places", "prove"]

Prover = Callable[[Link, Places], Verdict]

_OF_VALUES: dict[ValueKind, tuple[Prover, ...]] = {
    ValueKind.DATE: (prove_dates,),
    ValueKind.TIME: (prove_times, prove_dates),
    ValueKind.WEEKDAY: (prove_weekday, prove_dates),
    ValueKind.NUMBER: (prove_figures, prove_equation, prove_names),
    ValueKind.ARITHMETIC: (prove_equation, prove_figures),
    ValueKind.COUNT: (prove_count, prove_equation, prove_figures),
    ValueKind.ORDER: (prove_order,),
    ValueKind.NAME: (prove_names,),
    ValueKind.ACRONYM: (prove_names,),
    ValueKind.IDENTIFIER: (prove_names, prove_identifiers),
    ValueKind.QUOTATION: (prove_quotations,),
    ValueKind.REFERENCE: (prove_reference, prove_names, prove_dates),
    ValueKind.ROLE: (prove_names,),
    ValueKind.OTHER: (prove_identifiers, prove_names, prove_figures),
}
_OF_RELATION: dict[LinkKind, Prover] = {
    LinkKind.CALENDAR: prove_weekday,
    LinkKind.BEFORE: prove_order,
    LinkKind.ITEMS: prove_count,
}
_ALWAYS = (prove_wordings, prove_order, prove_identifiers, prove_reference)
"""What proves nothing by chance: tried after those of the values, whose kind may be wrong."""
_FINAL: dict[Prover, tuple[Reason, ...]] = {
    prove_equation: (Reason.HOLDS, Reason.WRONG_EQUATION),
    prove_times: (Reason.AGREES,),
}
"""Prover → the reasons to refuse by which it decides alone."""


def prove(link: Link, places: Places) -> Verdict:
    """Return whether what is at the places of a link cannot all be true."""
    ours = None if link.equation else places.linked_by_us(link)
    if ours:
        return ours
    meant = prove_equation if link.equation else _OF_RELATION.get(link.kind)
    own = (*([meant] if meant else []), *_OF_VALUES[link.values])
    refused: list[Refused] = []
    for prover in dict.fromkeys((prove_printed, prove_weekday, *own, *_ALWAYS)):
        verdict = prover(link, places)
        if isinstance(verdict, Proved):
            return verdict
        if prover is own[0] and verdict.reason in _FINAL.get(prover, ()):
            return verdict
        refused += [verdict] * (prover in own)
    # the first of its own that has something to compare says why, unless another says that it holds
    return min(refused, key=lambda one: _RANKS.get(one.reason, 1))


_RANKS = {Reason.HOLDS: 0, Reason.NO_COMPARISON: 2}
