"""One statement is told twice, as that of two different people or two different bodies.

## Why it matters

One of the two did not say or report it, and a reader who asks for the source is sent astray.

## What it leaves alone

Sources that are not named, or that are more than one; a person beside a body, and two of one house,
who may speak for each other; joint statements, repetitions and confirmations that the text calls
so; a paragraph that names both; statements of two days, or with only some words in common.

## Source

A rule of our own; that a statement needs one who answers for it, as in The Chicago Manual of Style,
17th edition, 2017, §13.1.
"""

from collections.abc import Iterator

from factcheck.model import ANYHOW, Bad, Check, Dossier, Flag, Related, Severity, Suggestion


def attribution_conflict(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each source of a statement that is another's elsewhere."""
    for one in dossier.ascriptions:
        source, other = one.this.source, one.other.source
        if source and other:
            here, there = one.names
            yield Flag(
                span=source,
                message=f"given to {here} here, to {there} in the other telling",
                proof=(f"both statements have: {', '.join(one.shared)}",),
                related=(Related(other),),
                suggestions=(
                    Suggestion(dossier.document.words(other)),
                    Suggestion(dossier.document.words(source), "counter"),
                ),
            )


_DAM = """The dam

On 12 June 1996 {0} said that divers had found nine cracks below the northern spillway.

Chronology

12 June 1996: {1} divers had found nine cracks below the spillway.
9 August 1996: The reservoir is emptied.
3 May 1997: The gates are closed again.
"""

CHECK = Check(
    code="ATT02",
    run=attribution_conflict,
    severity=Severity.WARNING,
    across=ANYHOW,
    on=False,
    text_only=True,
    bad=(
        Bad(
            _DAM.format("Marta Lindqvist", "[[Ivar Holm]] says that"),
            says="given to Ivar Holm here, to Marta Lindqvist in the other telling",
        ),
        Bad(
            _DAM.format("Reuters", "According to [[TASS]],"),
            says="given to TASS here, to Reuters in the other telling",
        ),
    ),
    good=(
        _DAM.format("Marta Lindqvist", "Marta Lindqvist says that"),
        _DAM.format("Marta Lindqvist", "Ivar Holm confirms that"),
        _DAM.format("Reuters", "Quoting Reuters, TASS says that"),
        _DAM.format("the ministry", "Marta Lindqvist says that"),
    ),
    inapplicable=lambda dossier: "" if dossier.facts.attributions else "nothing is attributed",
)
