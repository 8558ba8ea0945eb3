"""The text and the reference list state different names, dates, titles or pages for a cited work.

## Why it matters

One of the two is wrong, or the citation refers to the wrong work.

## What it ignores

Several works with the same author and year; accents; years of first publication that the entry
also states; surveys and reports published after the year they cover; words near the citation that
do not refer to the work; quotations; names that occur anywhere in the entry; several authors
cited by the first alone; pages of works whose pages the list does not state; titles that differ in
several words, or that are neither in quotation marks or italics nor followed by a year.

## Source

ISO 690:2021, 5: a citation leads to one entry of the list.
"""

from collections.abc import Iterator

from factcheck.model import (
    ANYHOW,
    Bad,
    Check,
    Compared,
    Dossier,
    Flag,
    Mismatch,
    Severity,
    Suggestion,
)


def reference_mismatch(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each detail of a citation that its entry contradicts."""
    for one in dossier.citing.mismatches:
        yield one.decide(dossier.document).flag(_suggestions(dossier, one))


def _suggestions(dossier: Dossier, one: Mismatch) -> tuple[Suggestion, ...]:
    words = dossier.document.words(one.span)
    if one.said not in words:
        return ()
    here = Suggestion(words.replace(one.said, one.listed, 1))
    if one.place_listed(dossier.document) == one.reference.span:
        return (here,)
    return here, Suggestion(one.said, "counter")


_NUMBERS = (
    "\n\n## References\n\n[1] Dahl, I. and Moreau, J. Ice on the quay. Coast 2016; 9: 112–120.\n\n"
    "[2] Harbour Board. Guidelines for soundings. 2013.\n"
)
_NAMES = (
    "\n\n## References\n\nDahl, I. (2011). Ice. Bergen: Fjord.\n\nMoreau, J. (2014). Silt. Ghent: "
    "Sluis.\n\nOrsini, P. (2016). Soundings. Pisa: Arno.\n"
)

CHECK = Check(
    code="CIT02",
    run=reference_mismatch,
    severity=Severity.WARNING,
    across=ANYHOW,
    bad=(
        Bad(
            f"The pilots followed the [[guidelines of 2011]] [2].{_NUMBERS}",
            says="the year of [2] is 2011 in the text, 2013 in the reference list",
        ),
        Bad(
            "The ice came late (Dahl 2011; Moreau 2014; Orsini 2016). The quay sank "
            f"([[Orsini 2015]]).{_NAMES}",
            says="the year of Orsini 2015 is 2015 in the text, 2016 in the reference list",
        ),
        Bad(
            "It froze (Dahl and Moe 2011; Orsini 2016). It thawed ([[Dahl et al. 2011]]).\n\n"
            "## References\n\nDahl, I., and Moe, T. (2011). *Ice on the quay*. Bergen: Fjord.\n\n"
            "Orsini, P. (2016). *Soundings of a river*. Pisa: Arno.\n",
            says="the authors of Dahl et al. 2011 are Dahl et al. in the text, Dahl and Moe in the "
            "reference list",
        ),
        Bad(
            f"The ice broke the quay [1, p. [[82]] ff.], in the end [2].{_NUMBERS}",
            says="the page of [1] is 82 in the text, 112–120 in the reference list",
        ),
    ),
    good=(
        f"The pilots followed the guidelines of 2013 [2] after the winter of 2011 [1].{_NUMBERS}",
        f"Dahl and Moreau [1] measured the ice in the survey of 2012 [2].{_NUMBERS}",
        f"The ice came late (Dahl 2011; Moreau 2014; Orsini 2016) in (May 2015).{_NAMES}",
    ),
    inapplicable=lambda known: known.citing.silence(Compared.PARTICULARS),
)
