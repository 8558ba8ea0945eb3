"""How far a number may be rounded, and to which unit it is then read as rounded."""

import math

from factcheck.model.facts import Quantity

ROUNDING = 0.49
"""Share of the last unit written: less than half, so that neighbours do not touch."""
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
"""Relative error of a unit that is reckoned back from bounds."""


def rounded_to(quantity: Quantity) -> str:
    """Return the unit to which a number without a hedge is read as rounded: "hundreds", "0.1".

    Empty for exact numbers, for hedged ones and for ranges.
    """
    unit = (quantity.high - quantity.low) / 2 / ROUNDING
    if quantity.hedge or not 0 < unit < math.inf:
        return ""
    power = round(math.log10(unit))
    is_power = math.isclose(unit, 10.0**power, rel_tol=_CLOSE)
    return _POWERS.get(power, f"{10.0**power:g}") if is_power else ""
