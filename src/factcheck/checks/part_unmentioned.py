"""The text does not speak of a figure, table or code, or speaks of figures in another order.

## Why it matters

Journals ask that each figure is mentioned, and that they are numbered as they are mentioned.

## What it leaves alone

Sorts of which there are fewer than three, or of which the text mentions less than three in five.

## Source

Publication Manual of the American Psychological Association, 7th ed., 2020, 7.5: all tables and
figures are mentioned, in the order in which they are numbered.
"""

from collections.abc import Iterator

from factcheck.align.labels.used import unused_parts
from factcheck.model import Bad, Check, Dossier, Flag, Severity


def part_unmentioned(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each figure, table or code that is not mentioned, or not in order."""
    for fault in unused_parts(dossier):
        yield fault.decide().flag(fault.suggestions)


_SPEC = """# The ferry

- REQ-01: The bell rings.
- REQ-02: The lamp lights.
- REQ-03: The ramp falls.
- REQ-04: The horn sounds.

{0}
"""
_MAPS = """# The river

{0}

Figure 1. The source

Figure 2. The falls

Figure 3. The ford

Figure 4. The mouth
"""

CHECK = Check(
    code="LBL07",
    run=part_unmentioned,
    severity=Severity.NOTE,
    text_only=True,
    of_whole=True,
    bad=(
        Bad(
            _MAPS.format("It rises (Figure 1), falls (Figure 2) and ends (Figure 4).").replace(
                "Figure 3", "[[Figure 3]]"
            ),
            says="the text does not speak of “Figure 3”",
        ),
        Bad(
            _MAPS.format(
                "It rises (Figure 1), halts (Figure 3), falls (Figure 2), ends (Figure 4)."
            ).replace("Figure 2. The", "[[Figure 2]]. The"),
            says="the text speaks of “Figure 3” before “Figure 2”",
        ),
        Bad(
            _SPEC.format("REQ-01 and REQ-02 come first, then REQ-03.").replace(
                "REQ-04", "[[REQ-04]]"
            ),
            says="“REQ-04” is not used",
        ),
    ),
    good=(
        _MAPS.format("It rises (Figure 1), falls (Figure 2) and ends (Figures 3 and 4)."),
        _MAPS.format("It rises (Figure 1)."),
        _SPEC.format("REQ-01 comes first."),
    ),
)
