"""What of a dossier is worth a line in a draft: the rest would only have to be deleted."""

import re
from collections.abc import Iterator

from attrs import evolve

from factcheck import lexicon
from factcheck.model import BlockKind, Claim, Date, DateRole, Document, Dossier, Entity
from factcheck.model.agreement import is_fine

_LABEL = re.compile(r"0[0-9]")
"""Figures that begin with a nought are a code or a clock time, and count nothing."""

_POINTING = lexicon.words("utterances.persons") | {"this", "that", "these", "those"}
"""Demonstratives and personal pronouns: they stand for the document itself or a word before."""
_ADDRESS = frozenset(["Mr", "Mrs", "Ms", "Miss", "Mx"])
"""Forms of address, which are no office."""


def told(dossier: Dossier) -> Iterator[Claim]:
    """Yield every claim but the heads of tables; one without own date by its only date."""
    for claim in dossier.claims:
        if dossier.by_hand:
            yield claim
        elif not _heads_table(dossier.document, claim):
            date = claim.date or _in_phrase(dossier.document, claim)
            yield evolve(claim, date=date) if date else claim


def _in_phrase(document: Document, claim: Claim) -> Date | None:
    """Return the only date of a claim that has none of its own: what it tells of is of that day.

    "The pump that had failed on 3 May"; "she said that the storm of 3 May had broken it". What only
    names a thing of the author's own telling ("the minutes of 3 May were read") dates no claim.
    """
    if len(claim.other_dates) != 1:
        return None
    date = claim.other_dates[0]
    named = document.text[max(0, date.span.start - 3) : date.span.start] == "of "
    is_told = date.role is DateRole.MODIFIER and named and claim.attribution is not None
    is_one = date.role is DateRole.BACKGROUND or is_told or date.problem
    return date if is_one and (date.stated or date.problem) else None


def _heads_table(document: Document, claim: Claim) -> bool:
    """Say whether a claim is the first row of a table and tells no day: "Week | Dates (2019)"."""
    block = document.block_at(claim.span.start)
    if block is None or block.kind is not BlockKind.ROW:
        return False
    above = document.kind_at(block.span.start - 2)
    is_dated = claim.date is not None and is_fine(claim.date)
    inside = claim.date is not None and block.span.contains(claim.date.span)
    return above is not BlockKind.ROW and not (is_dated and inside)


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
