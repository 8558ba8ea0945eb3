"""Numeric markers, note marks and keys without an entry."""

import re
from collections.abc import Iterator, Sequence

from factcheck.citing.references.resolving import numbers_for, pool_for
from factcheck.citing.references.settled import LEAST, Settled
from factcheck.model import Citation, CitationKind, Dangling, ListKind, Reference, ReferenceList
from factcheck.patterns import lazy

LEAST_LABELLED = 2
"""The same for "[^7]", which is hardly anything but a marker."""
_INTERVAL = lazy(
    r"(?:\b(?:interval|range|between|CIs?|confidence|quartiles?|IQR|bounds?|scale|from|values?)\b"
    r"[^.]{0,20}|[=∈<>≤≥%:]\s?)$"
)
_REACH = 40
_FAR = 10
"""A number that lies more than this beyond twice the end of the list counts something else."""


def unnumbered(settled: Settled, citations: Sequence[Citation]) -> Iterator[Dangling]:
    """Yield the markers by number or key that, as far as one can see, should have an entry."""
    for one in citations:
        if one.kind is CitationKind.AUTHOR_YEAR or not settled.is_running(one):
            continue
        if one.label:
            yield from _labelless(settled, one)
        else:
            yield from _numberless(settled, one)


def _numberless(settled: Settled, one: Citation) -> Iterator[Dangling]:
    """Yield a numeric marker beyond the end of the only list that it can mean."""
    pool = pool_for(settled.catalogue, one)
    of_list = numbers_for(settled.catalogue, one)
    missing = [number for number in one.numbers if number not in of_list]
    if not missing or len(pool) != 1 or pool[0].is_excerpt or not _is_counted(of_list):
        return
    if settled.alike(one) < LEAST or _may_count(settled, one):
        return
    if not _is_near(one, of_list) or any(
        _is_swallowed(settled, pool[0], number) for number in missing
    ):
        return
    what = f"[{missing[0]}]" if one.kind is CitationKind.NUMBER else f"note {missing[0]}"
    last = of_list[max(of_list)]
    proof = f"the list has the numbers 1 to {max(of_list)}"
    yield Dangling(one, what, settled.head_of(last), proof)


def _is_counted(of_list: dict[int, Reference]) -> bool:
    """Say whether a list counts from 1 without a gap, and far enough to be one."""
    return len(of_list) >= LEAST and set(of_list) == set(range(1, len(of_list) + 1))


def _is_near(one: Citation, of_list: dict[int, Reference]) -> bool:
    """Say whether numbers look like a run of markers and not like the values of something."""
    numbers = one.numbers
    known = len(numbers) == 1 or any(number in of_list for number in numbers)
    return (
        known and list(numbers) == sorted(set(numbers)) and max(numbers) <= 2 * len(of_list) + _FAR
    )


def _may_count(settled: Settled, one: Citation) -> bool:
    """Say whether numbers in brackets may be a count, or the bounds of something measured."""
    text = settled.catalogue.document.text
    before = text[max(0, one.span.start - _REACH) : one.span.start]
    bounds = len(one.numbers) > 1 and bool(_INTERVAL.search(before))
    return bounds or text[one.span.start] == "("


def _is_swallowed(settled: Settled, part: ReferenceList, number: int) -> bool:
    """Say whether the words of another entry hold the number like a label."""
    words = settled.catalogue.document.words(part.span)
    return bool(re.search(rf"(?:^|\n|[.”\"]\s)[\[(]?{number}[\].)]\s[^\W\d_]", words))


def _labelless(settled: Settled, one: Citation) -> Iterator[Dangling]:
    """Yield a footnote mark or key that no note or entry bears."""
    lists = settled.catalogue.lists
    kind = ListKind.NOTES if one.label.startswith("^") else ListKind.KEYED
    entries = [entry for part in lists if part.kind is kind for entry in part.references]
    if settled.has_entry(one) or not entries or settled.alike(one) < LEAST_LABELLED:
        return
    labels = [f"[{entry.label}]" for entry in entries if entry.label]
    shown = ", ".join(labels) if len(labels) <= LEAST else f"{labels[0]} to {labels[-1]}"
    has = "notes" if kind is ListKind.NOTES else "entries"
    yield Dangling(one, f"[{one.label}]", settled.head_of(entries[-1]), f"the {has} are {shown}")
