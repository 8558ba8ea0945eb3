"""The text of a link states a different number, version, day or person than its address.

## Why it matters

Readers quote the text and follow the address, but one of the two belongs to another document.

## What it ignores

Numbers of fewer than three digits, years, and numbers that occur elsewhere in the address; names
of one word or more than three, and names with accents or in a different form (plural, British
spelling); days that differ in more than one part, or by a single day.

## Source

F. J. Damerau, A technique for computer detection and correction of spelling errors, Communications
of the ACM 7 (3), 1964: a typo omits, adds or changes one letter or digit, or swaps two.
"""

from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Flag, Severity
from factcheck.model.twins import flags


def link_text_mismatch(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each link whose text is one typo away from its address."""
    return flags(dossier.document, dossier.twins, "TWN05")


CHECK = Check(
    code="TWN05",
    run=link_text_mismatch,
    severity=Severity.WARNING,
    text_only=True,
    yields=True,
    bad=(
        Bad(
            "# Notes\n\nSee [issue [[4127]] on the pump](https://example.org/issues/4172).\n",
            says="the link text is “4127”, but the target is “4172”",
        ),
        Bad(
            "# Notes\n\nRead [memo [[2947]] on valves](/memos/2497-valves.md).\n",
            says="the link text is “2947”, but the target is “2497”",
        ),
        Bad(
            "# Notes\n\nRead [T-07-[[144]] here](/tolls/t07-14.pdf).\n",
            says="the link text is “144”, but the target is “14”",
        ),
        Bad(
            "# Notes\n\nGet [Tarn [[2.4.0]] now](https://example.org/tarn/2.5.0/).\n",
            says="the link text is “2.4.0”, but the target is “2.5.0”",
        ),
        Bad(
            "# Notes\n\nSee the [minutes of [[14 March 2018]] here](minutes/2019-03-14.md).\n",
            says="the link text is “14 March 2018”, but the target is “2019-03-14”",
        ),
    ),
    good=(
        "# Notes\n\nSee [issue 4127](https://example.org/issues/4127) on the pump.\n",
        "# Notes\n\nSee [page 12](https://example.org/pages/13) and [release](/releases).\n",
        "# Notes\n\nSee [released](https://example.org/releases).\n",
    ),
)
