"""A duration does not match its start and end.

## Why it matters

One of the three values is wrong, and summaries often quote the duration without the dates.

## What it ignores

Differences that result from counting the first or last day or not; working days; differences of an
hour in durations of more than a day, because clocks may change; hedges, limits and rounded figures;
times without a day; durations of something else, such as a break.

## Source

ISO 8601-1:2019, 3.1.1.8 (duration) and 5.5.2 (time interval by start and end).
"""

from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Flag, Proved, Severity
from factcheck.model.distances import decide


def duration_mismatch(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each duration that its start and end contradict."""
    for one in dossier.stretches:
        found = decide(one, dossier.document)
        if isinstance(found, Proved):
            yield found.flag()


CHECK = Check(
    code="DAT06",
    run=duration_mismatch,
    severity=Severity.WARNING,
    text_only=True,
    bad=(
        Bad(
            "On 6 May 2021 the pumps stood still for [[47 minutes]], from 14:02 to 14:55.",
            says="“47 minutes”: “from 14:02 to 14:55” is 53 minutes",
        ),
        Bad(
            "The fair was open for [[14 days]], from 3 to 20 May 2019.",
            says="“14 days”: “from 3 to 20 May 2019” is 17 days",
        ),
    ),
    good=(
        "The fair was open for 18 days, from 3 to 20 May 2019.",
        "The office worked for 12 days, from 3 to 20 May 2019.",
        "Mules rested for two days between 3 and 20 May 2019.",
        "On 6 May 2021 the pumps stood still for about 50 minutes, from 14:02 to 14:55.",
        "She ruled for six years, from 1903 to 1909.",
    ),
)
