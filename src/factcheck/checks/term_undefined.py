"""A term with capitals is used like a defined one, and has no definition.

## Why it matters

The document rests on a term that it does not explain; often another name of a defined one.

## What it leaves alone

Documents with fewer than three definitions; terms that are used once; single words other than the
last word of a defined term; usual names of bodies, laws and parties.

## Source

A rule of our own.
"""

from collections.abc import Iterator

from factcheck.align.labels.defined import undefined
from factcheck.model import Bad, Check, Dossier, Flag, Severity


def term_undefined(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each term that is used like a defined one and is not defined."""
    for fault in undefined(dossier):
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
    code="DEF02",
    run=term_undefined,
    severity=Severity.WARNING,
    text_only=True,
    of_whole=True,
    bad=(
        Bad(
            _LEASE.format(
                "The Tenant obeys the [[House Rules]]. The House Rules hang at the gate."
            ),
            says="“House Rules” is used like a defined term and not defined",
        ),
        Bad(
            _LEASE.format("The [[Prior Use]] ends. No Prior Use binds the Owner."),
            says="“Prior Use” is used like a defined term and not defined",
        ),
    ),
    good=(
        _LEASE.format(
            "“House Rules” means the rules at the gate. The House Rules are the Owner’s."
        ),
        _LEASE.format("The Tenant obeys the House Rules."),
    ),
)
