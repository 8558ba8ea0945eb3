"""Two places state different days or times for one event, or a deadline is too late.

## Why it matters

An announcement often repeats its date in a fact box, the title and a sentence; readers who rely on
the wrong one come on the wrong day.

## What it ignores

Labels for other days (publication, notification); documents with more than three days after labels
for events, which are programs; two entries in one list; days that differ in both month and year;
times without a zone.

## Source

A rule of our own.
"""

from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Flag, Severity
from factcheck.model.twins import flags


def event_fact_conflict(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each detail of an event that another place contradicts."""
    return flags(dossier.document, dossier.twins, "TWN03")


_COURSE = """# A course in dry-stone walling

- Event date: {0}
- Place: Sedbergh

The course will be held from {1}, at the old quarry.
"""

CHECK = Check(
    code="TWN03",
    run=event_fact_conflict,
    severity=Severity.WARNING,
    text_only=True,
    yields=True,
    bad=(
        Bad(
            _COURSE.format("[[May 5-7, 2031]]", "May 5–7, 2032"),
            says="date of the same event: May 5-7, 2031 in the fact box, "
            "from May 5–7, 2032 in the opening",
        ),
        Bad(
            "# Low tide walk – [[13 May 2031, 21:00 UTC]]\n\n"
            "| Where | Day | Time |\n| --- | --- | --- |\n"
            "| The slipway | Tuesday, 13 May 2031 | 15:00 UTC |\n",
            says="time of the same event: 13 May 2031, 21:00 UTC in the title, "
            "15:00 UTC in the opening",
        ),
    ),
    good=(
        _COURSE.format("May 5-7, 2031", "May 5–7, 2031"),
        _COURSE.format("May 5-7, 2031", "May 5–7").replace("Event date", "Deadline"),
        "# Guild, 5 May 2031\n\nDate: 5 May 2031\n\n# Next meeting\n\nDate: 19 May 2031\n",
        "# Low tide walks\n\n- Date: May 5, 2031\n- Date: May 19, 2031\n\nBring boots.\n",
    ),
)
