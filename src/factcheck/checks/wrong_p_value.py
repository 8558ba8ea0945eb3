"""A p-value does not match its test statistic.

## Why it matters

Readers take the p-value as the result. About half of the articles with such tests have at least
one p-value that does not match; in one of eight, the significance changes. Any of the numbers may
be wrong, so there is no fix.

## What it ignores

Differences that rounding explains; results that fit a one-sided test, if the document mentions
one; p-values that are too large, if it mentions a correction for several tests; permutation and
simulation; statistics without degrees of freedom; columns of tables of which most would be wrong;
quotations.

## Source

M. B. Nuijten and others, "The prevalence of statistical reporting errors in psychology
(1985-2013)", Behavior Research Methods 48, 2016; their program statcheck.
"""

from collections.abc import Iterator
from importlib.util import find_spec

from factcheck.errors import how_to_install
from factcheck.extract.statistics import statistics
from factcheck.model import Bad, Check, Dossier, Flag, Severity
from factcheck.proof.statistics import contradictions, of_statistic


def wrong_p_value(dossier: Dossier) -> Iterator[Flag]:
    """Yield a flag for each p-value that the statistic before it contradicts."""
    yield from contradictions(dossier, statistics, of_statistic)


CHECK = Check(
    code="STA01",
    run=wrong_p_value,
    severity=Severity.WARNING,
    text_only=True,
    bad=(
        Bad(
            "Sleep improved recall, [[t(28) = 2.20, p = .36]].",
            says="t(28) = 2.20 gives p = .036, not .36 (two-sided), so it is significant at .05",
        ),
        Bad(
            "The groups differed ([[χ²(2, N = 170) = 14.14, p = .01]]).",
            says="χ²(2) = 14.14 gives p < .001, not .01",
        ),
    ),
    good=(
        "Sleep improved recall, t(28) = 2.20, p = .036.",
        "Sleep improved recall, t(28) = 2.20, p = .018 (one-tailed).",
        "Sleep improved recall, t(28) = 2.20, p = .11 after Bonferroni correction.",
    ),
    inapplicable=lambda dossier: (
        "no test statistics found"
        if not dossier.part(statistics)
        else ""
        if find_spec("scipy")
        else f"it requires scipy: {how_to_install('stats')}"
    ),
)
