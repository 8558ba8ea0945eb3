"""Numbers that look alike, as those do of which one is a slip."""

import math

import pytest

from factcheck.extract.quantities.values import is_slip
from factcheck.model import Quantity, Span
from factcheck.model.prove import contradict


@pytest.mark.parametrize(
    ("first", "second"),
    [(1240, 1420), (214_300, 241_300), (132, 123), (2470, 2476), (703, 730), (5.48, 5.84)],
)
def test_a_swap_or_one_other_digit_is_a_slip(first: float, second: float) -> None:
    assert is_slip(first, second)


@pytest.mark.parametrize(
    ("first", "second"), [(1240, 1240), (1240, 12_400), (1250, 1342), (124, 1240), (321, 123)]
)
def test_equal_and_unlike_numbers_are_none(first: float, second: float) -> None:
    assert not is_slip(first, second)


@pytest.mark.parametrize(("hedge", "is_told"), [("up to", False), ("", True)])
def test_two_bounds_that_face_each_other_can_both_hold(hedge: str, is_told: bool) -> None:  # noqa: FBT001
    above = Quantity(Span(0, 2), 30, math.inf, noun="boats", hedge="at least")
    below = Quantity(Span(9, 11), 0, 20, noun="boats", hedge=hedge)
    assert contradict(above, below) is is_told
