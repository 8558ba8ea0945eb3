"""Decides whether printed statistical results contradict themselves.

A number stands for all values that are rounded to it. A result is proved wrong only if no value in
these intervals fits, and no word of the document suggests another test, correction or scale.
"""

import math
from collections.abc import Callable, Iterator
from itertools import groupby, product
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from factcheck.extract.statistics import (
    Average,
    Counts,
    Figure,
    Interval,
    Result,
    Share,
    Statistic,
    mentions,
    reason_for_whole_numbers,
    whole_numbers,
)
from factcheck.model import Document, Dossier, Flag, Proved, Related

if TYPE_CHECKING:
    from fractions import Fraction

_LEVEL = 20
"""The reciprocal of .05, because .05 itself is not exact."""
_Result = TypeVar("_Result", bound=Result)


def contradictions(
    dossier: Dossier,
    results: Callable[[Dossier], tuple[_Result, ...]],
    prove: Callable[[Document, _Result], Proved | None],
) -> Iterator[Flag]:
    """Yield a flag for each result of a kind that is proved wrong.

    In a table, none is yielded if most results of its column are wrong, because it may be misread.
    """
    in_order = sorted(dossier.part(results), key=attrgetter("column"))
    for column, group in groupby(in_order, attrgetter("column")):
        proofs = [prove(dossier.document, one) for one in group]
        found = [one.flag() for one in proofs if one]
        if not column or 2 * len(found) <= len(proofs):
            yield from found


def of_statistic(document: Document, one: Statistic) -> Proved | None:
    """Return the proof that a p-value does not match its test statistic, or None.

    Source: M. B. Nuijten and others, "The prevalence of statistical reporting errors in psychology
    (1985-2013)", Behavior Research Methods 48, 2016.
    """
    low, high = _possible_p(document, one)
    if _fits(low, high, one.p) or _is_excused(document, one, low, high):
        return None
    df = f"({', '.join(each.words for each in one.df)})" if one.df else ""
    p = _told(_p_of(one.kind, one.value.value, *(each.value for each in one.df)), one.p)
    sided = " (two-sided)" if one.kind in "trz" else ""
    message = f"{one.kind}{df} {one.value.sign} {one.value.words} gives p {p}, not {one.p}{sided}"
    is_small, claims = high * _LEVEL <= 1, _is_significant(one.p)
    if claims is not None and (is_small or low * _LEVEL > 1) and is_small != claims:
        message += f", so it is {'' if is_small else 'not '}significant at .05"
    note = "p would be right for a one-sided test, which the document does not mention"
    is_half = _fits(low / 2, high / 2, one.p)
    proof = f"{one.value.words} allows p from {low:.3g} to {high:.3g}", *[note] * is_half
    apart = (each for each in (one.value, *one.df) if not one.span.overlaps(each.span))
    return Proved("STA01", one.span, message, proof, tuple(Related(each.span) for each in apart))


def _possible_p(document: Document, one: Statistic) -> tuple[float, float]:
    """Return the smallest and the largest p-value that a statistic can have."""
    is_rounded = mentions(document, "statistics.fractional degrees of freedom")
    df = [
        (each.low, each.high) if is_rounded or "." in each.words else (each.value,)
        for each in one.df
    ]
    value = one.value
    ends = [value.low, value.value, value.high] if value.sign == "=" else [value.value]
    found = [_p_of(one.kind, *each) for each in product(ends, *df)]
    return 0.0 if value.sign == ">" else min(found), 1.0 if value.sign == "<" else max(found)


def _p_of(kind: str, value: "Fraction", *df: "Fraction") -> float:
    """Return the p-value of a statistic, two-sided where there are two sides."""
    from scipy.special import chdtrc, fdtrc, stdtr  # noqa: PLC0415 - slow to import

    size, degrees = abs(float(value)), [float(each) for each in df] or [math.inf]
    if kind == "r":
        size = size * math.sqrt(degrees[0] / (1 - size * size)) if size < 1 else math.inf
    if kind in "trz":
        return float(2 * stdtr(degrees[0], -size))
    if kind == "F":
        return float(fdtrc(degrees[0], degrees[1], size))
    return float(chdtrc(degrees[0], size))


def _fits(low: float, high: float, p: Figure) -> bool:
    """Return True if a p-value between two bounds can be printed as `p`."""
    if p.sign == "=":
        return low <= p.high and high >= p.low
    return low < p.value if p.sign in "<≤" else high > p.value


def _is_excused(document: Document, one: Statistic, low: float, high: float) -> bool:
    """Return True if words of the document may explain why a p-value differs."""
    if mentions(document, "statistics.other distributions"):
        return True
    is_half = _fits(low / 2, high / 2, one.p) or _fits(1 - high / 2, 1 - low / 2, one.p)
    if is_half and mentions(document, "statistics.one-sided"):
        return True
    is_larger = one.p.sign in ">≥" or (one.p.sign == "=" and one.p.low > high)
    return is_larger and mentions(document, "statistics.corrections")


def _told(p: float, like: Figure) -> str:
    """Return a calculated p-value with the places of a printed one, at least 3: "= .036"."""
    places = max(3, len(like.words.partition(".")[2]))
    words = f"= {p:.{places}f}" if p >= 10**-places else f"< {10**-places:.{places}f}"
    return words.replace(" 0.", " .")


def _is_significant(p: Figure) -> bool | None:
    """Return whether a printed p-value is significant at .05, or None if it does not say so."""
    if p.sign in ">≥":
        return False if p.value * _LEVEL >= 1 else None
    return p.value * _LEVEL <= 1 or (False if p.sign == "=" else None)


_CLOSE = 0.05
"""Relative difference of a ratio that another estimator, such as the conditional, may explain."""


def of_counts(document: Document, one: Counts) -> Proved | None:
    """Return the proof that a p-value or ratio does not follow from counts and totals, or None."""
    (a, m, c, n), is_other, other_tests = one.groups, False, "statistics.other tests of counts"
    is_simple = not mentions(document, other_tests, one.number.span)
    is_beside = document.block_around(one.span) == document.block_around(one.number.span)
    is_near = one.is_near and (is_beside or not mentions(document, other_tests))
    if not (is_simple and 0 < a < m and 0 < c < n):
        return None
    if one.name == "p":
        found = _tests(a, m, c, n)
        is_named = mentions(document, "statistics.tests of counts", one.number.span)
        if not (is_named and is_near) or any(_fits(p, p, one.number) for p in found.values()):
            return None
        told = "p " + ", ".join(f"{_told(p, one.number)} ({name})" for name, p in found.items())
    else:
        right, other = _numbers(a, m, c, n, one.name), _numbers(a, m, c, n, _OTHERS[one.name])[:1]
        is_other = _is_near(one.number, other, 0)
        is_wrong = is_other or (is_near and not _is_near(one.number, other, _CLOSE))
        if not is_wrong or _is_near(one.number, right, _CLOSE):
            return None
        told = f"{one.name} {right[0]:.2f}"
    message = f"{a}/{m} against {c}/{n}: {told}, not {one.number}"
    if is_other:
        message += f", which is the {_OTHERS[one.name]}"
    return Proved("STA02", one.number.span, message, (), (Related(one.span),))


_OTHERS = {"odds ratio": "risk ratio", "risk ratio": "odds ratio", "chi-squared": "chi-squared"}


def _numbers(a: int, m: int, c: int, n: int, name: str) -> tuple[float, ...]:
    """Return the possible values of a number; the first is the usual one."""
    b, d = m - a, n - c
    if name == "odds ratio":
        return (a * d / (b * c),)
    if name == "risk ratio":
        return (
            a * n / (c * m),
            b * n / (d * m),
            a * (b + d) / (b * (a + c)),
            c * (b + d) / (d * (a + c)),
        )
    cross, margins = abs(a * n - c * m), m * n * (a + c) * (b + d) / (m + n)
    return cross**2 / margins, max(0.0, cross - (m + n) / 2) ** 2 / margins


def _is_near(number: Figure, values: tuple[float, ...], close: float) -> bool:
    """Return True if a printed ratio is a value or its reciprocal."""
    low, high = float(number.low) * (1 - close), float(number.high) * (1 + close)
    return any(low <= each <= high for one in values if one for each in (one, 1 / one))


def _tests(a: int, m: int, c: int, n: int) -> dict[str, float]:
    """Return the p-values of common tests for a/m against c/n."""
    whole, hits = m + n, a + c
    cross, margins = abs(a * n - c * m), 2 * m * n * hits * (whole - hits) / whole
    first = max(0, hits - n)
    ways = [math.comb(m, k) * math.comb(n, hits - k) for k in range(first, min(m, hits) + 1)]
    return {
        "chi-squared": math.erfc(cross / math.sqrt(margins)),
        "with Yates's correction": math.erfc(max(0.0, cross - whole / 2) / math.sqrt(margins)),
        "Fisher": sum(each for each in ways if each <= ways[a - first]) / sum(ways),
    }


_NULLS = {"ratio": 1, "difference": 0}
_MIDDLE = 0.4, 0.6
"""Where an estimate may be in its interval, because many correct intervals are not symmetric."""
_CENTER = 0.47, 0.53
"""The same if all other intervals of a table are symmetric."""
_MARGIN = 20
"""How many times as long as the part between a bound and no effect an interval is at most.

The interval and the p-value may come from slightly different tests.
"""


def of_interval(document: Document, one: Interval) -> Proved | None:
    """Return the proof that an interval contradicts itself, its estimate or its p, or None."""
    low, high, estimate, message = one.low, one.high, one.estimate, ""
    if low.low > high.high:
        message = f"the lower bound {low.words} is greater than the upper bound {high.words}"
    elif estimate and (estimate.high < low.low or estimate.low > high.high):
        if not _has_other_scale(one, float(estimate.value)):
            message = f"{estimate.words} is outside its interval, {low.words} to {high.words}"
    elif estimate and one.kind and not mentions(document, "statistics.other intervals"):
        message = _lopsided(one, estimate) or _against_p(document, one)
    if not message:
        return None
    related = tuple(Related(each.span) for each in (estimate, one.p) if each)
    return Proved("STA02", one.span, message, (), related)


def _has_other_scale(one: Interval, value: float) -> bool:
    """Return True if an estimate is inside as a percentage, a change in percent or a logarithm."""
    forms = value * 100, value / 100, 1 + value / 100, math.exp(min(value, 50.0))
    return any(one.low.low <= form <= one.high.high for form in forms)


def _lopsided(one: Interval, estimate: Figure) -> str:
    """Return the message for an estimate that is clearly not in the middle; otherwise empty."""
    least, most = _CENTER if one.is_odd else _MIDDLE
    if not one.position or (one.position[0] <= most and one.position[1] >= least):
        return ""
    is_ratio = one.kind == "ratio"
    low, high = one.low, one.high
    middle = math.sqrt(low.value * high.value) if is_ratio else (low.value + high.value) / 2
    where = f"{low.words} and {high.words}{' on the log scale' if is_ratio else ''}"
    return f"the middle of {where} is {float(middle):.3g}, not {estimate}"


def _against_p(document: Document, one: Interval) -> str:
    """Return the message for an interval that contradicts its p-value; otherwise empty."""
    null, p, low, high = _NULLS.get(one.kind), one.p, one.low, one.high
    if null is None or not p or one.level != "95":
        return ""
    margin = (high.value - low.value) / _MARGIN
    is_out = null < low.low - margin or null > high.high + margin
    is_in = low.high + margin < null < high.low - margin
    claims = _is_significant(p) if is_out or is_in else None
    excuse = "statistics.corrections" if is_out else "statistics.one-sided"
    if claims in (None, is_out) or mentions(document, excuse):
        return ""
    return f"{low.words} to {high.words} {'ex' if is_out else 'in'}cludes {null}, but p is {p}"


def of_share(document: Document, one: Share) -> Proved | None:
    """Return the proof that a percentage is not that of a whole number, or None.

    Source: N. J. L. Brown and J. A. J. Heathers, "The GRIM Test", Social Psychological and
    Personality Science 8, 2017.
    """
    percent, n = one.percent, one.n
    counts = _between(percent.low * n / 100, percent.high * n / 100)
    if counts or counts.start > n or mentions(document, "statistics.plans", percent.span):
        return None
    near = (f"{k} of {n} is {100 * k / n:.1f}%" for k in (counts.stop - 1, counts.start))
    message = f"{percent}% of {n} is not a whole number: {' and '.join(near)}"
    return Proved("STA03", percent.span, message)


def _between(low: "Fraction", high: "Fraction") -> range:
    """Return the whole numbers between two bounds, which are included."""
    return range(math.ceil(low), math.floor(high) + 1)


def of_average(document: Document, one: Average) -> Proved | None:
    """Return the proof that no n whole numbers have a mean and a standard deviation, or None.

    Source: as for `of_share`; A. Allard, "Analytic-GRIMMER", 2018.
    """
    mean, sd, n = one.mean, one.sd, one.n
    reason = reason_for_whole_numbers(document, mean) if sd else whole_numbers(document)
    sums = _between(mean.low * n, mean.high * n)
    has_items = sd is not None and mentions(document, "statistics.several items")
    if not reason or has_items or any(sd is None or _squares(sd, total, n) for total in sums):
        return None
    related = (Related(reason, "cue"),)
    if sd and sums:
        message = f"no {n} whole numbers have the mean {mean} and the standard deviation {sd}"
        return Proved("STA03", sd.span, message, (), related)
    near = (f"{k}/{n} = {k / n:.3f}" for k in (sums.stop - 1, sums.start))
    message = f"{mean} is not the mean of {n} whole numbers: {' and '.join(near)}"
    return Proved("STA03", mean.span, message, (), related)


def _squares(sd: Figure, total: int, n: int) -> bool:
    """Return True if a sum of squares belongs to a standard deviation and to a sum.

    The square of a whole number is odd if the number is, so both sums are odd or both are even. The
    sum of squares is smallest if the numbers are as equal as possible.
    """
    whole, rest = divmod(total, n)
    least = n * whole**2 + rest * (2 * whole + 1)
    low, high = sd.low * abs(sd.low), sd.high**2
    fitting = [
        _between((low * by * n + total**2) / n, (high * by * n + total**2) / n) for by in (n - 1, n)
    ]
    return any(
        (k - total) % 2 == 0 for one in fitting for k in range(max(least, one.start), one.stop)[:2]
    )
