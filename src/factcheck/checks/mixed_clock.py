"""A time has an hour past twelve with "a.m." or "p.m.", or is converted wrongly to another zone.

## Why it matters

"23:00 AM" may mean eleven in the morning or eleven at night. If the times in two zones disagree,
readers in one of the zones come at the wrong time.

## What it ignores

The hours of times without a zone, of which only the minutes are compared with a second zone; a
difference of an hour in a series of zones if PST or EST may mean summer time; quotations and code.

## Source

ISO 8601-1:2019, 4.3.8 (24-hour clock); NIST, Times of Day FAQs, for a.m. and p.m.
"""

from collections.abc import Iterator

from factcheck.extract.dates.clocks import hours_past_noon
from factcheck.model import Bad, Check, Dossier, Flag, Related, Severity


def mixed_clock(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each impossible time, or time that contradicts its conversion."""
    for span, hour, half in dossier.part(hours_past_noon):
        words = dossier.document.words(span)
        yield Flag(span, f"“{words}”: hour {hour:02} cannot be {half}")
    for one in filter(lambda one: one.apart, dossier.instants):
        this, other = map(dossier.document.words, (one.this.span, one.other.span))
        says = f"“{this}” is {one.lag} than “{other}”, not the same time"
        yield Flag(one.this.span, says, related=(Related(one.other.span),))


CHECK = Check(
    code="DAT08",
    run=mixed_clock,
    severity=Severity.WARNING,
    text_only=True,
    bad=(
        Bad(
            "The pump stopped at [[23:00 AM]] and was cold by midnight.",
            says="“23:00 AM”: hour 23 cannot be AM",
        ),
        Bad(
            "The call is at 10:00 PDT / 13:00 EDT / [[18:00 UTC]].",
            says="“18:00 UTC” is 60 minutes later than “10:00 PDT”, not the same time",
        ),
        Bad(
            "On 4 May 2021 the pump stopped at 15:10 CET ([[14:00 UTC]]) and ran again.",
            says="“14:00 UTC” is 10 minutes earlier than “15:10 CET”, not the same time",
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
