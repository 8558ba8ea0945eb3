"""A birth, death or age contradicts the table of known people.

## Why it matters

Wrong dates of birth are copied from article to article; a verified table prevents that.

## What it ignores

Everything, if there is no table. People who are in the table twice, or whose full name is not in
the document; their relatives; dates that overlap those in the table, such as the year of a day;
several dates for an event if one of them agrees; ages of people whose date of birth the document
itself states.

## Source

The arithmetic of age-mismatch, with the date of birth from the table.
"""

from collections.abc import Iterator

from factcheck.checks.known_name_missed import missing
from factcheck.model import (
    Bad,
    Check,
    Dossier,
    Flag,
    KnownFaultKind,
    Related,
    Severity,
)

_VERBS = {KnownFaultKind.BIRTH: "born ", KnownFaultKind.DEATH: "died ", KnownFaultKind.AGE: ""}


def known_life_conflict(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each date or age that a table of known people contradicts."""
    for one in dossier.known or ():
        if one.kind is not KnownFaultKind.NAME:
            words = dossier.document.words(one.span)
            yield Flag(
                span=one.span,
                message=f"{words} here, {_VERBS[one.kind]}{one.right} in the known names",
                proof=(*one.proof, f"{one.row.path}:{one.row.line} has “{one.row.names[0]}”"),
                related=(Related(one.related),) if one.related else (),
            )


CHECK = Check(
    code="DAT09",
    run=known_life_conflict,
    severity=Severity.WARNING,
    known=(
        "name,kind,born,died",
        "Ingrid Solheim,person,1961-04-02,2019-11-30",
        "Edvard Nyland,person,1850,1912",
    ),
    bad=(
        Bad(
            "Ingrid Solheim was born on [[12 April 1961]] in Bodø.",
            says="12 April 1961 here, born 2 April 1961 in the known names",
        ),
        Bad(
            "Edvard Nyland ([[1850–1921]]) painted boats.",
            says="1850–1921 here, died 1912 in the known names",
        ),
    ),
    good=(
        "Ingrid Solheim was born in April 1961 in Bodø. She died in 2019.",
        "Edvard Nyland (1850–1912) painted boats. His son Edvard was born in 1880.",
        "Solheim was born on 12 April 1961 in Bodø.",
    ),
    inapplicable=missing,
)
