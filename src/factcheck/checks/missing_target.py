"""The text refers to a table, figure, section or other part that is not in the document.

## Why it matters

Readers look for it in vain. Often, the number is from an earlier version.

## What it ignores

Parts of other works ("section 4 of the Act", "Table 2 of Moe 2010"); quotations, bibliographies
and tables of contents; documents with fewer than two parts of the type, or without numbered
headings of that depth; excerpts whose numbers do not begin with the first, unless the number lies
between two others; panels of figures; subclauses of a part that has none; titles that share only
a few words with a heading.

## Source

A rule of our own.
"""

from collections.abc import Iterator

from factcheck.link.labels.linking import dangling
from factcheck.model import Bad, Check, Dossier, Flag, Severity


def missing_target(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each reference to a part that the document does not have."""
    for fault in dangling(dossier):
        yield fault.decide().flag(fault.suggestions)


_MILL = """# The mill

{0}

Table 1. Grain by month

| May | 4 |
|---|---|
| June | 5 |

Table 2. Flour by month

| May | 3 |
|---|---|
| June | 4 |
"""
_LEASE = """# Lease

## 1 Rent

1.1 The rent is due on the first day.

1.2 It is paid (a) by transfer, or (b) in cash.

## 2 Repairs

2.1 The tenant repairs the gate{0}.

2.2 The owner repairs the roof.
"""

CHECK = Check(
    code="LBL01",
    run=missing_target,
    severity=Severity.WARNING,
    text_only=True,
    of_whole=True,
    bad=(
        Bad(
            _MILL.format("The wheel turned all summer ([[Table 4]])."),
            says="“Table 4” is not in the document",
        ),
        Bad(
            _LEASE.format(" as [[clause 1.4]] says"),
            says="“clause 1.4” is not in the document",
        ),
        Bad(
            _LEASE.format(" as [[clause 1.2(d)]] says"),
            says="“clause 1.2(d)” is not in the document",
        ),
    ),
    good=(
        _MILL.format("The wheel turned all summer (Table 2; Moe 2010, Table 4)."),
        _LEASE.format(" as section 4 of the Mills Act says"),
        _LEASE.format(" as clause 1.2(b) says"),
    ),
)
