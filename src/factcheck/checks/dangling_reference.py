"""A citation in the text has no entry in the reference list or the .bib file.

## Why it matters

Readers cannot find the source, and the number or name may belong to another work.

## What it ignores

Documents in which fewer than three markers of this kind have entries, except labels that are one
typo away from an uncited note; selective lists ("Selected bibliography", "Further reading");
numbers in parentheses, limits of intervals, code; markers inside quotations and headings; laws,
treaties, games, places and things with a year in parentheses; works cited through another work
("cited in"); dates in parentheses; letters, interviews, news and archives in notes, and works in
notes if a bibliography lacks many of them. With a .bib file (`--bib`), every key is checked except
keys of figures, tables and sections, keys in code, and a single `@name` if the document has no
other key.

## Source

ISO 690:2021, 5: a citation leads to one entry of the list.
"""

from collections.abc import Iterator

from factcheck.model import ANYHOW, Bad, Check, Compared, Dossier, Flag, Related, Severity


def dangling_reference(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each marker that has no entry, at least in part."""
    for one in dossier.citing.dangling:
        yield Flag(
            span=one.citation.span,
            message=f"{one.what} {one.says} {one.where}",
            proof=(one.proof,),
            related=(Related(one.list_span),),
        )


_NUMBERS = (
    "\n\n## References\n\n[1] Dahl, I. Ice. 2011.\n\n[2] Moreau, J. Silt. 2014.\n\n"
    "[3] Harbour Board. Soundings. 2016.\n"
)
_NAMES = (
    "\n\n## References\n\nDahl, I. (2011). Ice. Bergen: Fjord.\n\nMoreau, J. (2014). Silt. Ghent: "
    "Sluis.\n\nOrsini, P. (2016). Soundings. Pisa: Arno.\n"
)
_CITED = "The ice came late (Dahl 2011; Moreau 2014; Orsini 2016)."

CHECK = Check(
    code="CIT01",
    run=dangling_reference,
    severity=Severity.ERROR,
    across=ANYHOW,
    bad=(
        Bad(
            f"The ice came late [1, 2]. The quay sank [3], then the locks [[[4]]].{_NUMBERS}",
            says="[4] has no entry in the reference list",
        ),
        Bad(
            f"{_CITED} The quay sank ([[Brandt 2015]]).{_NAMES}",
            says="Brandt 2015 has no entry in the reference list",
        ),
    ),
    good=(
        f"The ice came late [1, 2]. The quay sank [3] by a factor of 4 (range [2, 9]).{_NUMBERS}",
        f"The ice came late [1, 2]. “The quay sank [9],” he wrote [3].{_NUMBERS}",
        f"{_CITED} The quay sank (May 1945), as the Act has it (Ports Act 1902).{_NAMES}",
    ),
    inapplicable=lambda known: known.citing.silence(Compared.MARKERS),
)
