"""One quantity has two values that cannot both be right.

## Why it matters

One of the two figures is wrong, and readers may remember and quote it.

## What it ignores

Sentences that are only similar: figures are compared if the document is meant to repeat them (a
chronology or a summary), and wherever two digits in a long number are swapped, for example between
a table and the text. Figures for different dates, units or senses;
preliminary, revised, planned and cumulative figures; differences that "about", "more than" and
rounding allow; pairs of table cells; numbers of issues and versions; a paragraph that states both
figures, or their parts.

## Source

Two intervals conflict only if they share no value. Of 104 pairs of similar sentences judged in
real documents, only 3 were errors (`bench/verdicts.jsonl`), so such pairs are not compared.
"""

from collections.abc import Iterator

from factcheck.model import AS_ONE, Bad, Check, Dossier, Flag, Proved, Severity, Suggestion
from factcheck.model.prove import prove
from factcheck.proof.fixes import Agreement, of_two_figures


def quantity_conflict(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each figure that contradicts another figure for the same quantity."""
    agreement = Agreement(dossier.document, dossier.facts, dossier.measures)
    for contrast in dossier.measures.contrasts:
        this, other = contrast.this, contrast.other
        change = agreement.only_change(contrast)
        if change and change[0] == other:
            this, other = other, this
        words, others = (dossier.document.words(one.span) for one in (this, other))
        here, there = of_two_figures((words, this), (others, other))
        here = Suggestion(change[1], settled=True) if change else here
        found = prove(dossier.document, this, other)
        if isinstance(found, Proved):
            yield found.flag((here, there), (contrast.reason,))


_QUAY = """The quay

On 12 June 1906 the guild landed {0} barrels of tar at the new quay.

Chronology

12 June 1906: The guild lands {1} barrels of tar at the quay.
9 August 1907: The guild buys the ruin.
3 May 1911: The crane is lifted into place.
"""


def _inapplicable(dossier: Dossier) -> str:
    if not dossier.facts.quantities:
        return "no quantities found"
    counting = {claim.id for claim in dossier.claims if claim.quantities}
    is_told_twice = any(len(counting.intersection(event.claims)) > 1 for event in dossier.events)
    if dossier.by_hand and not is_told_twice:
        return "no declared event has two claims with quantities"
    return ""


CHECK = Check(
    code="QTY01",
    run=quantity_conflict,
    severity=Severity.ERROR,
    across=AS_ONE,
    bad=(
        Bad(
            _QUAY.format("42", "[[24 barrels]]").replace("]] barrels", "]]"),
            says="tar: 24 barrels in the chronology, 42 barrels in the narrative",
        ),
        Bad(
            "The wardens counted 2,470 sheep on the island.\n\n"
            "After the storm the [[2,740]] sheep on the island were brought inside.",
            says="sheep: 2,740 here, 2,470 elsewhere",
        ),
    ),
    good=(
        "Ten wells were sunk in June. One fell dry. All nine were sampled.",
        _QUAY.format("about 25", "24"),
        (
            "The herd has a peak ratio of 20.4 ± 1.0474 units.\n\n"
            "The peak ratio of the herd was 11.2 ± 1.0744 units."
        ),
        "The wardens counted 2,470 sheep in 1906.\n\nThey counted 2,740 sheep in 1911.",
    ),
    inapplicable=_inapplicable,
)
