"""A period ends before it begins.

## Why it matters

One of the two dates is wrong, or they are swapped. Catalogs copy such dates of birth and death
unchecked.

## What it ignores

Shortened years ("1946–7", "1999–02"); years BC; nights from the last day of a month to the first
day of the next; times past midnight; pages, scores, standards and lists in reverse order;
quotations.

## Source

ISO 8601-1:2019, 5.5: the start of a time interval is before its end.
"""

from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Flag, Severity
from factcheck.model.prove import of_bounds


def reversed_interval(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each period whose end is before its start."""
    for one in dossier.facts.reversals:
        yield of_bounds(dossier.document, one).flag()


CHECK = Check(
    code="DAT04",
    run=reversed_interval,
    severity=Severity.ERROR,
    text_only=True,
    bad=(
        Bad(
            "The fair was held on [[April 28–6]], 2020.",
            says="“April 28–6”: the end, 6, is earlier than the beginning, 28",
        ),
        Bad(
            "The fair was held on [[April 27–27]], 2020.",
            says="“April 27–27”: it begins and ends on the same day",
        ),
        Bad(
            "The lists are open: [[April 28 - April 6]].",
            says="“April 28 - April 6”: the end, April 6, is earlier than the beginning, April 28",
        ),
        Bad(
            "Anna Holm ([[1910–1902]]) kept the light.",
            says="“1910–1902”: the end, 1902, is earlier than the beginning, 1910",
        ),
        Bad(
            "The bridge was shut [[from 5 May 2011 to 3 May 2011]].",
            says="“from 5 May 2011 to 3 May 2011”: the end, 3 May 2011, is earlier than the"
            " beginning, 5 May 2011",
        ),
    ),
    good=(
        "The winter of 1946–7 was hard, and so were the years 1999–02.",
        "Greek towns minted coins in 1120–1050 BC.",
        "The upper wall (from 850 to 720 BCE) is of brick, the lower one (1450–1300 BCE) of mud.",
        "The night of 31–1 January was loud.",
        "The fair was open April 26-3 May, 1906.",
        "The pumps stood still between 23:40 and 00:20 on 6 May 2021.",
        "Rocks of the first stage (1109–1104 Ma) lie above those of the second.",
        "Records follow ISO 2709-1996 and pp. 1910–1902.",
        "They won 28–6 in April.",
    ),
)
