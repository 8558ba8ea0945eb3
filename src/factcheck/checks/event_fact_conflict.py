"""Two places give one event days, hours or a last day that cannot both hold.

## Why it matters

An announcement tells its day in a fact box, a field, the title and a sentence; whoever comes by the
wrong one stands before a closed door.

## What it leaves alone

Labels of other days (publication, deadline, notification); more than three days under such labels,
which are a programme; two entries of one list; days of other months in another year.

## Source

A rule of our own.
"""

from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Flag, Proved, Severity
from factcheck.model.twins import TwinRoute, decide, repairs


def event_fact_conflict(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each fact of an event that another place tells otherwise."""
    document = dossier.document
    known = {
        span for one in dossier.instants if one.apart for span in (one.this.span, one.other.span)
    }
    for twin in dossier.twins:
        is_told = twin.kind == "moment" and any(span.overlaps(twin.this) for span in known)
        is_fact = twin.route is TwinRoute.FACT and not is_told
        found = decide(document, twin) if is_fact else None
        if isinstance(found, Proved):
            yield found.flag(repairs(document, twin))


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
            says="date of one event: May 5-7, 2031 in the fact box, "
            "from May 5–7, 2032 in the opening",
        ),
        Bad(
            "# Low tide walk – 13 May 2031, [[21:00]] BST\n\n"
            "| Where | Day | Time |\n| --- | --- | --- |\n"
            "| The slipway | Tuesday, 13 May 2031 | 15:00 BST |\n",
            says="time of one event: 21:00 in the title, 15:00 in the opening",
        ),
    ),
    good=(
        _COURSE.format("May 5-7, 2031", "May 5–7, 2031"),
        _COURSE.format("May 5-7, 2031", "May 5–7").replace("Event date", "Deadline"),
        "# Low tide walks\n\n- Date: May 5, 2031\n- Date: May 19, 2031\n\nBring boots.\n",
    ),
)
