"""A time mixes two clocks: an hour past twelve with "a.m.", a zone missing or reckoned wrongly.

## Why it matters

"23:00 AM" is either eleven in the morning or eleven at night; an entry without the zone that all
others have, or by another clock, may lie hours away from where it stands.

## What it leaves alone

Timelines whose text says once what its times are ("all times UTC"); a single time in another zone,
beside which its zone is written; prose; quotations and logs.

## Source

ISO 8601-1:2019, 4.3.8 (24-hour clock); NIST, Times of Day FAQs, for a.m. and p.m.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.model import Bad, Check, ClockTime, Dossier, Flag, Related, Severity

_NOON = 12
_LEAST = 4
"""So many entries must agree before one that differs is a slip."""


def mixed_clock(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each time that contradicts its own clock or that of its timeline."""
    for time in dossier.facts.clocks:
        if time.half and not 0 < time.hour <= _NOON and not time.is_quoted:
            said = f"{time.half[0].upper()}M"
            words = dossier.document.words(time.span)
            yield Flag(time.span, f"“{words}”: the hour {time.hour:02} takes no {said}")
    for one in filter(lambda one: one.apart, dossier.instants):
        this, other = map(dossier.document.words, (one.this.span, one.other.span))
        says = f"“{this}” is {one.lag} than “{other}”"
        yield Flag(one.this.span, says, related=(Related(one.other.span),))
    for times in _timelines(dossier):
        yield from _zoneless(dossier, times)


def _timelines(dossier: Dossier) -> Iterator[list[ClockTime]]:
    """Yield the times in the heads of entries, those of one section together."""
    document = dossier.document
    times = {time.span.start: time for time in dossier.facts.clocks if not time.is_quoted}
    heads = [
        (document.section_at(entry.span.start), times[at])
        for entry in document.entries
        for at in range(entry.head.start, entry.head.end)
        if at in times
    ]
    for _, group in groupby(heads, lambda pair: pair[0]):
        yield [time for _, time in group]


def _zoneless(dossier: Dossier, times: Sequence[ClockTime]) -> Iterator[Flag]:
    """Yield a flag for the one entry without the zone that all others have."""
    zones = Counter(time.zone for time in times)
    bare = [time for time in times if not time.zone]
    if len(bare) != 1 or len(zones) != len({"", *zones}) or len(times) <= _LEAST:
        return
    [zone] = [name for name in zones if name] if len(zones) == 2 else [""]  # noqa: PLR2004
    if zone:
        other = next(time for time in times if time.zone)
        words = dossier.document.words(bare[0].span)
        says = f"“{words}” has no zone; the {zones[zone]} other entries are in {zone}"
        yield Flag(bare[0].span, says, related=(Related(other.span),))


CHECK = Check(
    code="DAT08",
    run=mixed_clock,
    severity=Severity.WARNING,
    text_only=True,
    bad=(
        Bad(
            "The pump stopped at [[23:00 AM]] and was cold by midnight.",
            says="“23:00 AM”: the hour 23 takes no AM",
        ),
        Bad(
            """# Timeline of 6 May 2021

- **09:12 UTC** Rollout begins.
- **09:40 UTC** First alert.
- **[[09:51]]** Rollback begins.
- **09:58 UTC** Rollback complete.
- **10:20 UTC** Closed.
""",
            says="“09:51” has no zone; the 4 other entries are in UTC",
        ),
    ),
    good=(
        "The pump stopped at 11:00 PM, or 23:00, and was cold by midnight.",
        "The office opens at 12:30 a.m. and shuts at 12:30 p.m.",
        """# Timeline of 6 May 2021

All times UTC.

- **09:12** Rollout begins.
- **09:40** First alert.
- **10:51 CET** A shop calls.
- **09:58** Rollback complete.
""",
    ),
)
