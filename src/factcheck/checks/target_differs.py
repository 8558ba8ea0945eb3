"""A reference states the wrong title for a part, or says "above" about a part that is below.

## Why it matters

The number, title or order is from an earlier version, and readers look in the wrong place.

## What it ignores

Pairs of titles in which one contains the other; words after the number without quotation marks,
unless they are the title of exactly one other part; page numbers.

## Source

A rule of our own.
"""

from collections.abc import Iterator

from factcheck.link.labels.anchors import mislabeled
from factcheck.link.labels.linking import differing
from factcheck.model import Bad, Check, Dossier, Flag, Severity


def target_differs(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each reference with a wrong title, or with a wrong "above" or "below"."""
    for fault in (*differing(dossier), *mislabeled(dossier)):
        yield fault.decide().flag(fault.suggestions)


_LOG = """# The crossing

## 1 Departure

{0}

## 2 The storm

All hands reefed.

## 3 Landfall

The pilot came aboard.
"""

CHECK = Check(
    code="LBL03",
    run=target_differs,
    severity=Severity.WARNING,
    text_only=True,
    bad=(
        Bad(
            _LOG.format("The sails were lost in [[Section 3]] (“The storm”)."),
            says="“Section 3” is titled “Landfall”; “The storm” is the title of “Section 2”",
        ),
        Bad(
            _LOG.format("The sails were lost in [[Section 2]] (“The gale”)."),
            says="“Section 2” is titled “The storm”, not “The gale”",
        ),
        Bad(
            _LOG.format("The sails were lost, as [[Section 2]] above says."),
            says="“Section 2” is below, not above",
        ),
    ),
    good=(
        _LOG.format("The sails were lost in Section 2 (“The storm”)."),
        _LOG.format("The sails were lost in Section 2 (see the log)."),
        _LOG.format("The sails were lost, as Section 2 below says."),
    ),
)
