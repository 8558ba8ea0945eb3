"""The precision to which a number may be rounded."""

import math
import re

from factcheck.model.facts import Quantity

ROUNDING = 0.49
"""Rounding error as a share of the last digit's unit; below 0.5, so that values do not overlap."""
ROUND_ZEROS = 2
"""Minimum number of trailing zeros of a figure that may be rounded."""
_MOST = 0.1
"""Maximum rounding error as a share of the value, unless there is a word such as "about"."""
_THOUSAND = 1_000
_FIGURE = re.compile(r"(\d[\d,]*)(?:\.(\d+))?")
_POWERS = {
    2: "hundreds",
    3: "thousands",
    4: "tens of thousands",
    5: "hundreds of thousands",
    6: "millions",
    7: "tens of millions",
    8: "hundreds of millions",
    9: "thousands of millions",
}
_CLOSE = 0.001
"""Maximum relative error of a rounding unit that is calculated from bounds."""


def slack(value: float, unit: float) -> float:
    """Return the maximum error, in either direction, of a number rounded to a unit."""
    return min(ROUNDING * unit, _MOST * abs(value))


def slack_of(value: float, words: str) -> float:
    """Return the maximum rounding error of a number, given the words that state it.

    "£220,000" and "2.9 million" may be rounded, "£221,400" only to hundreds, and "37" not at all.
    Number words may be rounded to the last unit named, such as thousands or millions.
    """
    figure = _FIGURE.search(words)
    if not math.isfinite(value) or not value:
        return 0.0
    if figure is None:
        unit = 1.0
        while not value % (unit * _THOUSAND):
            unit *= _THOUSAND
        return slack(value, unit) if unit > 1 else 0.0
    whole, decimals = figure[1].replace(",", ""), figure[2] or ""
    written = float(f"{whole}.{decimals}")
    scale = abs(value) / written if written else 1.0
    zeros = -len(decimals) or len(whole) - len(whole.rstrip("0"))
    is_rounded = decimals or scale > 1 or zeros >= ROUND_ZEROS
    return slack(value, scale * 10.0**zeros) if is_rounded else 0.0


def rounded_to(quantity: Quantity) -> str:
    """Return the unit to which a number without a hedge is rounded: "hundreds", "0.1".

    The result is empty for exact numbers, numbers with a hedge, and ranges.
    """
    unit = (quantity.high - quantity.low) / 2 / ROUNDING
    if quantity.hedge or not 0 < unit < math.inf:
        return ""
    power = round(math.log10(unit))
    is_power = math.isclose(unit, 10.0**power, rel_tol=_CLOSE)
    return _POWERS.get(power, f"{10.0**power:g}") if is_power else ""
