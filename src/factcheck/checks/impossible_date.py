"""A date or time does not exist, or a year has a missing or an extra digit.

## Why it matters

The date cannot be right, and anyone who cites it repeats the error.

## What it ignores

30 February 1712, which existed in Sweden; 29 February without a year, and 29 February in 1700, 1800
and 1900, which existed in the Julian calendar; times without a day, which may be scores; words
inside quotations; sentences that say that there is no such day; numbers of versions, streets and
fiscal weeks.

## Source

ISO 8601-1:2019, 4.2.1 and 5.3; the Swedish calendar of 1700 to 1712 for its one 30 February.
"""

from collections.abc import Iterator

from factcheck.model import Bad, Check, DateRole, Dossier, Flag, Severity


def impossible_date(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each date or time that does not exist."""
    for date in dossier.facts.dates:
        if date.problem and date.role is not DateRole.QUOTED:
            yield Flag(date.span, f"no such date or time: {date.problem}")


CHECK = Check(
    code="DAT02",
    run=impossible_date,
    severity=Severity.ERROR,
    bad=(
        Bad(
            "The lease ends on [[June 31, 2024]].",
            says="no such date or time: June has 30 days",
        ),
        Bad(
            "The vote was held on [[29 February 2023]].",
            says="no such date or time: February 2023 has 28 days",
        ),
        Bad(
            "The guild was founded in May 2021. It met on [[4 May 202]], and ate.",
            says="no such date or time: a year has four digits",
        ),
        Bad(
            "The vote was held on [[9 February 20231]].",
            says="no such date or time: a year has four digits",
        ),
        Bad(
            "The valve was shut on [[3 May 2021 at 24:61]] and sealed.",
            says="no such date or time: an hour has 60 minutes",
        ),
    ),
    good=(
        "He was baptised at Lund on 30 February 1712.",
        "She was born on 29 February, as she liked to say.",
        "The accounts of period 13 close with week 53 of fiscal 2023.",
        "The pump was refitted to build 31.11.2021 and failed again.",
        "They live at 31 November Street, behind the mill.",
        "The guild was founded in May 2021. On 4 May, 202 people ate.",
        "There is no 30 February 2021, and the form should refuse it.",
        "The barrier closed at 24:00 on 3 May 2021.",
    ),
)
