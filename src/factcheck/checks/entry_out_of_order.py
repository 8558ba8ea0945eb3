"""A chronology entry stands after an entry of a later date.

## Why it matters

Either the entry is misplaced, or its date is wrong; a slip in a month often shows only here.

## What it leaves alone

Chronologies that run from the newest entry to the oldest; ranges, as long as they reach to their
neighbour; strands under headings of their own; clock times past midnight and months past December
where the day or year is not written; a column of times that only the days keep in order; lists that
follow no order at all.

## Source

The longest run in order decides: C. Schensted, Canadian Journal of Mathematics 13, 1961.
"""

from collections.abc import Iterator
from itertools import groupby

from factcheck.model import Bad, Check, Claim, Date, Dossier, Flag, Related, Role, Severity
from factcheck.model.ordering import heads, misplaced, on_some_day

_LEAST = 3
"""Entries that make a run."""
_SHARE = 4
"""If more than one entry in so many is out of place, the list follows no order."""


def entry_out_of_order(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each entry without which its chronology would be in order."""
    for (role, _), claims in groupby(dossier.claims, lambda claim: (claim.role, claim.section)):
        dates = _heads(dossier, claims) if role is Role.CHRONOLOGY else []
        places = misplaced(dates) if len(dates) >= _LEAST else []
        if len(places) <= max(1, len(dates) // _SHARE):
            yield from (_flag(dossier, dates, at) for at in places)


def _heads(dossier: Dossier, claims: Iterator[Claim]) -> list[Date]:
    """Return the head of each dated entry, in order; clock times of no known day as of one day."""
    document = dossier.document
    placed = [on_some_day(one, document.words(one.span)) for one in heads(document, claims)]
    return [
        date for date in placed if date.value and None not in (date.value.lower, date.value.upper)
    ]


def _flag(dossier: Dossier, dates: list[Date], at: int) -> Flag:
    beside = [*dates[max(0, at - 1) : at], *dates[at + 1 : at + 2]]
    this, *others = [dossier.document.words(date.span) for date in (dates[at], *beside)]
    where = f"between {others[0]} and" if len(others) > 1 else "after" if at else "before"
    return Flag(
        span=dates[at].span,
        message=f"{this} stands {where} {others[-1]}",
        related=tuple(Related(date.span) for date in beside),
    )


def _no_entries(dossier: Dossier) -> str:
    found = any(claim.role is Role.CHRONOLOGY and claim.date for claim in dossier.claims)
    return "" if found else "no chronology recognised"


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
            says="7 January 1912 stands between 19 June 1913 and 2 March 1914",
        ),
        Bad(
            """# Timeline of 3 May 2021 of 6 May 2021

- **09:12** Rollout begins.
- **09:40** First alert.
- **09:58** Rollback complete.
- **[[09:51]]** Rollback begins.
""",
            says="09:51 stands after 09:58",
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
            says="09:40 stands between 09:58 and 10:15",
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
