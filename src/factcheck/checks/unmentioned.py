"""A figure or table is not mentioned in the text, or is mentioned before the previous one.

## Why it matters

Readers do not know what an unmentioned figure is for. Figures are numbered in the order in which
the text mentions them, so after a change of the text, their order is wrong.

## What it ignores

Documents with fewer than three captions of a kind; documents in which more than a quarter of the
captions are not mentioned, or mentioned out of order; captions next to "the table below".

## Source

Publication Manual of the APA, 7th edition, 7.5: every table and figure is mentioned, in order.
"""

from collections.abc import Iterator

from factcheck.link.labels import mentioned
from factcheck.model import Bad, Check, Dossier, Flag, Severity


def unmentioned(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each caption without a mention, and for each mention out of order."""
    for fault in mentioned.unmentioned(dossier):
        yield fault.decide().flag()


_PAPER = """# The weir

{0} shows the {1} and {2} the race.

Figure 1. The weir

Figure 2. The race

The stones are in Figure 3.

Figure 3. The stones

{3}
"""

CHECK = Check(
    code="LBL07",
    run=unmentioned,
    severity=Severity.NOTE,
    text_only=True,
    bad=(
        Bad(
            _PAPER.format("Figure [[2]]", "race", "Figure 1", ""),
            says="“Figure 2” is mentioned before “Figure 1”",
        ),
        Bad(
            _PAPER.format("Figure 1", "weir", "Figure 2", "[[Figure 4]]. The mill"),
            says="“Figure 4” is not mentioned in the text",
        ),
    ),
    good=(
        _PAPER.format("Figure 1", "weir", "Figure 2", ""),
        _PAPER.format(
            "Figure 1", "weir", "Figure 2", "Figure 4. The mill\n\nThe figure above is old."
        ),
    ),
)
