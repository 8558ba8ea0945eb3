"""The number of a caption, heading, clause or lettered item does not follow the previous one.

## Why it matters

A part is missing, or two parts have the same number and references to it are ambiguous.

## What it ignores

Series of fewer than three numbers; series that start again; continued parts; series with many gaps;
list items numbered with digits, which TWN04 checks.

## Source

A rule of our own.
"""

from collections.abc import Iterator

from factcheck.link.labels.rows import faults_of_rows
from factcheck.model import Bad, Check, Dossier, Flag, Severity


def misnumbered(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each number that does not follow the previous number."""
    for fault in faults_of_rows(dossier):
        yield fault.decide().flag(fault.suggestions)


_CAPTIONS = """# The mill

Figure 1. The wheel

Figure 2. The sluice

Figure {0}. The race

Figure {1}. The stones
"""

_BELLS = """# Watch

#.  Bells:
    1.  A mate may miss two (2) bells.
    #.  Four (4) late bells cost a day.
        a.  A pilot is asked.
        #.  Three (3) cost none.
"""

CHECK = Check(
    code="LBL02",
    run=misnumbered,
    severity=Severity.WARNING,
    text_only=True,
    yields=True,
    bad=(
        Bad(
            _CAPTIONS.format("4", "5").replace("Figure 4", "[[Figure 4]]"),
            says="“Figure 4” comes right after “Figure 2”",
        ),
        Bad(
            _CAPTIONS.format("2", "4").replace("Figure 2. The race", "[[Figure 2]]. The race"),
            says="“Figure 2” is used twice",
        ),
        Bad(
            "# Watch\n\nThe watch (a) rings the bell, (b) lights the lamp, [[(d)]] writes the log.",
            says="“(d)” comes right after “(b)”",
        ),
    ),
    good=(
        _CAPTIONS.format("3", "4"),
        _CAPTIONS.format("1", "2"),
        _BELLS,
        "# Watch\n\nThe watch (a) rings the bell, (b) lights the lamp, (c) writes the log.",
    ),
)
