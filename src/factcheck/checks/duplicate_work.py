"""A reference list has two entries for one work.

## Why it matters

The work is cited as if it were two works, and a correction to one entry misses the other.

## What it ignores

Editions, volumes, parts and chapters; a preprint and its article; works of one year distinguished
by the letters a and b; notes, which may cite a work several times.

## Source

ISO 690:2021, 5: a work has one entry, to which all its citations lead.
"""

from collections.abc import Iterator

from factcheck.document.text import word_list
from factcheck.model import Bad, Check, Compared, Dossier, Flag, Related, Severity, Twins


def duplicate_work(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for the later entry of each pair of duplicates."""
    for one in dossier.citing.twins:
        yield Flag(
            span=one.second.span,
            message=_message(one),
            proof=(f"both entries have {one.reason}",),
            related=(Related(one.first.span),),
        )


def _message(one: Twins) -> str:
    titles = [set(word_list(entry.work.title)) for entry in (one.first, one.second)]
    is_other = all(titles) and len(titles[0] & titles[1]) < min(map(len, titles)) / 2
    return "two works have this DOI" if is_other else "this work is listed twice"


_LIST = "The ice came late [1–3].\n\n## References\n\n[1] Dahl, I. Ice on the quay. Coast 2016; 9: "
_BOOK = "The ice came late.\n\n## Sources\n\nDahl, I. Ice on the quay. "
_SAME = _BOOK.index("Dahl")

CHECK = Check(
    code="CIT05",
    run=duplicate_work,
    severity=Severity.WARNING,
    bad=(
        Bad(
            f"{_LIST}112–120.\n\n[2] Moreau, J. Silt. 2014.\n\n"
            "[[[3] Dahl, Ida. Ice on the quay. Coast 2016; 9: 112–120.]]\n",
            says="this work is listed twice",
        ),
        Bad(
            "The ice came late.\n\n## Sources\n\nDahl, I. (2016). Ice. doi:10.5555/ice\n\n"
            "[[Dahl, I. & Moe, T. (2016). Ice and silt. https://doi.org/10.5555/ICE]]\n",
            says="this work is listed twice",
        ),
    ),
    good=(
        f"{_LIST}112–120.\n\n[2] Dahl, I. Ice on the quay. Coast 2016; 9: 130–140.\n",
        f"{_BOOK}First edition. Fjord, 2016.\n\n{_BOOK[_SAME:]}Second edition. Fjord, 2016.\n",
    ),
    inapplicable=lambda known: known.citing.silence(Compared.WORKS),
)
