"""A defined term is written without its capital.

## Why it matters

In small letters it is not the defined term, and may mean something else.

## What it leaves alone

Terms that are written in small letters more often than once to three times with capitals; single
words without "the", "such" or "each" in front.

## Source

A rule of our own.
"""

from collections.abc import Iterator

from factcheck.align.labels.defined import without_capital
from factcheck.model import Bad, Check, Dossier, Flag, Severity


def term_without_capital(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each defined term that is written in small letters."""
    for fault in without_capital(dossier):
        yield fault.decide().flag(fault.suggestions)


_LEASE = """# Lease

This lease is made between Ada Moe (the “Tenant”) and Ole Berg (the “Owner”).

“Premises” means the mill at Dale.

“Permitted Use” means grinding.

{0}

The Tenant pays the Owner for the Premises. The Tenant keeps the Premises for the Permitted Use.
The Permitted Use may be changed by the Owner. The Tenant repairs the Premises.
"""

CHECK = Check(
    code="DEF04",
    run=term_without_capital,
    severity=Severity.WARNING,
    text_only=True,
    bad=(
        Bad(
            _LEASE.format("The [[tenant]] locks the gate."),
            says="“tenant” is the defined term “Tenant” without its capital",
        ),
        Bad(
            _LEASE.format(
                "“Open Day” means Sunday. An Open Day is free. Every Open Day is long. "
                "An Open Day ends at noon. On an [[open day]] the wheel turns."
            ),
            says="“open day” is the defined term “Open Day” without its capital",
        ),
    ),
    good=(
        _LEASE.format("The Tenant locks the gate."),
        _LEASE.format("A tenant of another mill locks the gate."),
    ),
)
