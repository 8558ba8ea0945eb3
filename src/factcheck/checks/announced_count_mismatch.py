"""A heading counts otherwise than the text above it, or a number of a row stands twice.

## Why it matters

Either the count is wrong or a part is missing, or one too many.

## What it leaves alone

Numbers of parts that are missing, or stand twice, if not both meet in one row that goes on. What a
sentence announces and a list or headings below it tell is held against each other by QTY03.

## Source

A rule of our own.
"""

from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Flag, Severity
from factcheck.model.twins import TwinRoute, decide, repairs


def announced_count_mismatch(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each count or number that a heading or a neighbour contradicts."""
    document = dossier.document
    for twin in dossier.twins:
        if twin.route is TwinRoute.ITEMS:
            yield decide(document, twin).flag(repairs(document, twin))


_KNOTS = """# Knots 4.2

## Hitches

We tie {0} new hitches and one bend.

### New hitches (3)

They hold well.
"""
_PARTS = """# The hull

## 1. Keel

Of oak.

## 2. Frame

Of ash.

## 3. Plank

Of elm.

"""
_STEPS = "## Step 1: Wash\n\n## Step 2: Peel\n\n## Step {0}: Boil\n\n## Step 4: Serve\n"

CHECK = Check(
    code="TWN04",
    run=announced_count_mismatch,
    severity=Severity.WARNING,
    text_only=True,
    yields=True,
    bad=(
        Bad(_KNOTS.format("[[four]]"), says="four in the text, 3 in the heading"),
        Bad(
            f"{_PARTS}## [[3]]. Deck\n\nOf fir.\n",
            says="the heading before it has the number 3 as well",
        ),
        Bad(_STEPS.format("[[2]]"), says="its neighbour has the number 2, and 3 is missing"),
    ),
    good=(
        _KNOTS.format("three"),
        f"{_PARTS}## 4. Deck\n\nOf fir.\n",
        _STEPS.format(3),
    ),
)
