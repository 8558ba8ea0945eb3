"""What of a dossier is worth a line in a draft: the rest would only have to be deleted."""

from collections.abc import Iterator

from factcheck import lexicon
from factcheck.model import BlockKind, Claim, Document, Dossier, Entity
from factcheck.model.agreement import is_fine
from factcheck.patterns import lazy

_LABEL = lazy(r"0[0-9]")
"""Figures that begin with a nought are a code or a clock time, and count nothing."""

_POINTING = lexicon.words("utterances.persons") | {"this", "that", "these", "those"}
"""Demonstratives and personal pronouns: they stand for the document itself or a word before."""
_ADDRESS = frozenset(["Mr", "Mrs", "Ms", "Miss", "Mx"])
"""Forms of address, which are no office."""


def told(dossier: Dossier) -> Iterator[Claim]:
    """Yield every claim but the heads of tables."""
    for claim in dossier.claims:
        if dossier.by_hand or not _heads_table(dossier.document, claim):
            yield claim


def _heads_table(document: Document, claim: Claim) -> bool:
    """Say whether a claim is the first row of a table and tells no day: "Week | Dates (2019)"."""
    block = document.block_at(claim.span.start)
    if block is None or block.kind is not BlockKind.ROW:
        return False
    above = document.block_at(block.span.start - 2) if block.span.start > 1 else None
    is_dated = claim.date is not None and is_fine(claim.date)
    inside = claim.date is not None and block.span.contains(claim.date.span)
    return not (above and above.kind is BlockKind.ROW) and not (is_dated and inside)


def counts(words: str) -> bool:
    """Say whether the words of a quantity are one: "0451" labels something."""
    return not _LABEL.match(words)


def names_somebody(words: str) -> bool:
    """Say whether the words for a source can be found by a reader who sees nothing else."""
    return words.partition(" ")[0].lower() not in _POINTING


def offices(document: Document, entity: Entity) -> tuple[str, ...]:
    """Return the titles in front of a person's names; those of a folder as they are.

    What stands behind a name may be the rest of the sentence, so that it is left to the reader.
    """
    if entity.declared:
        return entity.titles
    spans = [name.title for name in entity.mentions if name.title]
    titles = dict.fromkeys(" ".join(document.words(span).split()) for span in spans)
    return tuple(title for title in titles if title.rstrip(".") not in _ADDRESS)
