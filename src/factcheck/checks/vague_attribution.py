"""A statement is attributed to somebody who cannot be asked.

## Why it matters

A reader can neither weigh nor follow up what "sources" say; the words lend weight from nowhere.

## What it leaves alone

Unnamed people of a named body ("sources in the Treasury"); quotations, headings and references.

## Source

A rule of our own; the phrases are those that style guides of encyclopedias and newspapers warn of.
"""

from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Flag, Severity


def vague_attribution(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each attribution to nobody."""
    for span in dossier.facts.hearsay:
        words = dossier.document.words(span)
        yield Flag(span=span, message=f"“{words}” does not tell who says so")


CHECK = Check(
    code="ATT01",
    run=vague_attribution,
    severity=Severity.NOTE,
    text_only=True,
    bad=(
        Bad(
            "The bridge was unsafe, [[according to sources]].",
            says="“according to sources” does not tell who says so",
        ),
        Bad(
            "The mayor [[was said to]] be ill.",
            says="“was said to” does not tell who says so",
        ),
    ),
    good=(
        "The bridge was unsafe, according to sources in the Treasury.",
        "The bridge was unsafe, according to its builder, Ivar Holm.",
        "“The mayor was said to be ill,” she wrote.",
    ),
)
