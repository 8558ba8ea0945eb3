"""A chronology entry comes after an entry with a later date.

## Why it matters

Either the entry is misplaced or its date is wrong. Often, nothing else reveals a wrong month.

## What it ignores

Chronologies in reverse order; ranges that overlap the next entry; separate sequences under their
own headings; times past midnight and months past December if the day or year is not written;
unordered lists; full dates that are out of order in long logs, or several times in a log, because
entries may be added late or moved with their block; such dates in diaries of days and times.

## Source

The entries in the longest increasing subsequence are taken to be in order: C. Schensted, Canadian
Journal of Mathematics 13, 1961.
"""

from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Flag, Role, Severity
from factcheck.model.ordering import out_of_order, rows


def entry_out_of_order(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each entry that is out of order in its chronology."""
    for dates in rows(dossier.document, dossier.claims):
        yield from (found.flag() for found in out_of_order(dossier.document, dates))


def _no_entries(dossier: Dossier) -> str:
    found = any(claim.role is Role.CHRONOLOGY and claim.date for claim in dossier.claims)
    return "" if found else "no chronology found"


CHECK = Check(
    code="CHR02",
    run=entry_out_of_order,
    severity=Severity.WARNING,
    bad=(
        Bad(
            """Chronology

4 May 1911: The wheel is lifted into place.
19 June 1913: The first flour is sold.
[[7 January 1912]]: The dam is closed.
2 March 1914: The owner dies.
""",
            says="7 January 1912 is out of order: it comes between 19 June 1913 and 2 March 1914",
        ),
        Bad(
            """# Timeline of 3 May 2021 of 6 May 2021

- **09:12** Rollout begins.
- **09:40** First alert.
- **09:58** Rollback complete.
- **[[09:51]]** Rollback begins.
""",
            says="09:51 is out of order: it comes after 09:58",
        ),
        Bad(
            """# Timeline

| Date | Time | Event |
| --- | --- | --- |
| 6 May 2021 | 09:12 | The rollout begins in Oslo. |
| 6 May 2021 | 09:58 | The rollback begins. |
| 6 May 2021 | [[09:40]] | The first alert is sent. |
| 6 May 2021 | 10:15 | The rollback is complete. |
| 6 May 2021 | 11:00 | The report is filed. |
""",
            says="09:40 is out of order: it comes between 09:58 and 10:15",
        ),
    ),
    good=(
        """Chronology

2 March 1914: The owner dies.
19 June 1913: The first flour is sold.
4 May 1911: The wheel is lifted into place.
""",
        """# Timeline of the night of 6 May 2021

- **22:40** Pump stops.
- **23:55** Engineer called.
- **00:20** Pump runs again.
""",
    ),
    inapplicable=_no_entries,
)
