"""A mean, standard deviation or percentage is impossible for the number of whole numbers.

## Why it matters

The mean of 28 whole numbers is a whole number divided by 28, so it cannot be 5.19. Either the
mean or the number of people is wrong, or the mean leaves out some people. There is no fix.

## What it ignores

Means of anything other than a single item on a scale of points or a number of things; documents
that mention several items, indices or weights; approximate percentages, and those of plans. Means
in tables are checked only if the document states that its data are whole numbers and exactly one
mean of the table is impossible.

## Source

N. J. L. Brown and J. A. J. Heathers, "The GRIM Test", Social Psychological and Personality Science
8, 2017; J. Anaya, "The GRIMMER test", 2016; A. Allard, "Analytic-GRIMMER", 2018.
"""

from collections.abc import Iterator

from factcheck.extract.statistics import averages, shares
from factcheck.model import Bad, Check, Dossier, Flag, Severity
from factcheck.proof.statistics import contradictions, of_average, of_share


def impossible_mean(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each mean, standard deviation or percentage that no whole numbers have."""
    yield from contradictions(dossier, averages, of_average)
    yield from contradictions(dossier, shares, of_share)


_PEARS = """Each juror gave whole points from 1 to 9.

| Pear | Men (n = 23) | Women (n = 21) |
|------|--------------|----------------|
| Bosc | 5.65         | 6.19           |
| Nelis | {}         | 7.05           |
| Anjou | 4.09         | 3.76           |
"""

CHECK = Check(
    code="STA03",
    run=impossible_mean,
    severity=Severity.WARNING,
    text_only=True,
    bad=(
        Bad(
            "The talk was rated on a 7-point scale (M = [[5.19]], SD = 1.20, n = 28).",
            says="5.19 is not the mean of 28 whole numbers: 145/28 = 5.179 and 146/28 = 5.214",
        ),
        Bad(
            "The talk was rated on a 7-point scale (M = 3.44, SD = [[2.47]], n = 18).",
            says="no 18 whole numbers have the mean 3.44 and the standard deviation 2.47",
        ),
        Bad(
            "Only [[39]]% of 19 participants came back.",
            says="39% of 19 is not a whole number: 7 of 19 is 36.8% and 8 of 19 is 42.1%",
        ),
        Bad(
            _PEARS.format("[[6.46]]"),
            says="6.46 is not the mean of 23 whole numbers: 148/23 = 6.435 and 149/23 = 6.478",
        ),
    ),
    good=(
        _PEARS.format("6.48"),
        _PEARS.format("6.46").replace("whole points", "points"),
        "The talk was rated on a 7-point scale (M = 5.18, SD = 1.19, n = 28).",
        "The weight was recorded (M = 5.19, SD = 1.20, n = 28).",
        "Only 37% of 19 participants came back.",
    ),
    inapplicable=lambda dossier: (
        ""
        if any((dossier.part(averages), dossier.part(shares)))
        else "no means or percentages of a known number found"
    ),
)
