"""A count is announced and what follows has more or fewer, or a number of a row stands twice.

## Why it matters

Either the count is wrong or a part is missing, or one too many.

## What it leaves alone

"At least", "more than", "including"; counts that do not stand right before the colon; lists whose
items begin with a number; headings that the text does not say it is about to treat; numbers of
parts that are missing, or stand twice, if not both meet in one row that goes on.

## Source

A rule of our own.
"""

from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Flag, Proved, Severity
from factcheck.model.twins import TwinRoute, decide, repairs


def announced_count_mismatch(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each count that the headings or items below it contradict."""
    document = dossier.document
    for twin in dossier.twins:
        found = decide(document, twin) if twin.route is TwinRoute.ITEMS else None
        if isinstance(found, Proved):
            yield found.flag(repairs(document, twin))


_KNOTS = """# Knots

The bowline has {0} uses:

- mooring a boat
- lifting a man
- joining two lines
"""

CHECK = Check(
    code="TWN04",
    run=announced_count_mismatch,
    severity=Severity.WARNING,
    text_only=True,
    yields=True,
    bad=(
        Bad(_KNOTS.format("[[four]]"), says="four are announced, 3 items follow"),
        Bad(
            "# Knots\n\n## Hitches\n\nMany hold well. We look at [[two]] of these.\n\n"
            "### Clove hitch\n\nIt is quick.\n\n### Cow hitch\n\nIt slips.\n\n"
            "### Rolling hitch\n\nIt grips.\n\n## Bends\n\nThey join.\n",
            says="two are announced, 3 headings follow",
        ),
    ),
    good=(
        _KNOTS.format("three"),
        _KNOTS.format("at least two"),
        _KNOTS.format("two").replace("uses:", "faults. The sailor puts it to work by:"),
    ),
)
