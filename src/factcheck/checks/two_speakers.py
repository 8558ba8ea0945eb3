"""The same quotation is attributed to two different people.

## Why it matters

Either one of the two people did not say it, or one repeats the other and the text does not say so.

## What it ignores

Quotations of fewer than six words; speakers who are not named next to the words; joint statements,
slogans, mottos and versions that the text identifies; two quotations in one paragraph.

## Source

A rule of our own.
"""

from collections.abc import Iterator

from factcheck.model import (
    ANYHOW,
    Bad,
    Check,
    Dossier,
    Flag,
    Related,
    Retelling,
    Severity,
)

_LEAST_WORDS = 8
"""Minimum number of words in a quotation; another speaker may repeat a shorter one on purpose."""


def two_speakers(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each quotation that is attributed to a different speaker elsewhere."""
    names = {who.key: who.canonical for who in dossier.entities}
    for one in dossier.retellings:
        here, there = one.this.speaker, one.other.speaker
        if not (here and there and here != there and _is_same(one)):
            continue
        yield Flag(
            span=one.this.span,
            message=f"said by {names[here]} here, by {names[there]} elsewhere",
            proof=(f"shared words: “{' '.join(map(dossier.document.words, one.run))}”",),
            related=(Related(one.other.span),),
        )


def _is_same(retelling: Retelling) -> bool:
    return not retelling.changes and len(retelling.run) >= _LEAST_WORDS


_TOLD = "“The harbour belongs to those who rise before the gulls do,” said {0}.\n\n"

CHECK = Check(
    code="QUO04",
    run=two_speakers,
    severity=Severity.WARNING,
    across=ANYHOW,
    text_only=True,
    bad=(
        Bad(
            _TOLD.format("Marta Lindqvist")
            + "“[[The harbour belongs to those who rise before the gulls do,]]” said Ivar Holm.",
            says="said by Ivar Holm here, by Marta Lindqvist elsewhere",
        ),
        Bad(
            _TOLD.format("Marta Lindqvist")
            + "“[[The harbour belongs to those who rise before the gulls,]]” Ivar Holm said.",
            says="said by Ivar Holm here, by Marta Lindqvist elsewhere",
        ),
    ),
    good=(
        _TOLD.format("Marta Lindqvist") * 2,
        _TOLD.format("Marta Lindqvist") + "“The harbour belongs to those,” said Ivar Holm.",
        _TOLD.format("Marta Lindqvist")
        + "Ivar Holm said that it is of “those who rise before the gulls do” [Lindqvist, p. 5].",
    ),
    inapplicable=lambda dossier: "" if dossier.facts.quotations else "no quotations found",
)
