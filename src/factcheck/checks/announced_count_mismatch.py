"""A heading, list item or row has the wrong number, or a heading contradicts a count above it.

## Why it matters

Either the count or number is wrong, or a part is missing.

## What it ignores

Headings with a word before the number ("Step 2" twice for two systems), unless the next number is
missing; gaps between headings; lists that do not begin with 1 and 2, have several gaps, or are
numbered by the format; rows with a gap; numbers of captions. Counts in sentences are compared with
the list or headings after them by QTY03.

## Source

A rule of our own.
"""

from collections.abc import Iterator

from factcheck.model import Bad, Check, Dossier, Flag, Severity
from factcheck.model.twins import flags


def announced_count_mismatch(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each count or number that a heading, item or row contradicts."""
    return flags(dossier.document, dossier.twins, "TWN04")


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
_BITS = "| Bits | Sail |\n| - | - |\n| 00 | none |\n| 01 | jib |\n| {} | main |\n| 11 | both |\n"
_STEPS = "## Step 1: Wash\n\n## Step 2: Peel\n\n## Step {0}: Boil\n\n## Step 4: Serve\n"

CHECK = Check(
    code="TWN04",
    run=announced_count_mismatch,
    severity=Severity.WARNING,
    text_only=True,
    yields=True,
    bad=(
        Bad(_KNOTS.format("[[four]]"), says="count: four in the text, 3 in the heading"),
        Bad(
            "1. Wash the net.\n2. Dry it.\n4. [[Mend]] it.\n5. Fold it.\n",
            says="item “Mend …” has number 4 but follows number 2",
        ),
        Bad(
            "| Code | Lamp |\n|---|---|\n| 00 | off |\n| 01 | red |\n| [[01]] | blue |\n"
            "| 11 | white |\n",
            says="the previous row also has the number 01",
        ),
        Bad(
            f"{_PARTS}## [[3]]. Deck\n\nOf fir.\n",
            says="the previous heading also has the number 3",
        ),
        Bad(_STEPS.format("[[2]]"), says="the previous heading also has the number 2"),
        Bad(_BITS.format("[[01]]"), says="the previous row also has the number 01"),
        Bad(
            "## HULL7a1: Keel\n\n## HULL7a2: Frame\n\n## [[HULL6a3]]: Plank\n",
            says="“HULL6a3” follows “HULL7a2”; expected “HULL7a3”",
        ),
    ),
    good=(
        _KNOTS.format("three"),
        f"{_PARTS}## 4. Deck\n\nOf fir.\n",
        _STEPS.format(3),
        _BITS.format("10"),
        "## K1: Keel\n\n## K2: Frame\n\n## K4: Plank\n",
        "1. Wash the net.\n1. Dry it.\n1. Mend it.\n",
    ),
)
