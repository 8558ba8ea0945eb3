"""Days of the Julian calendar."""

from collections.abc import Callable

import pytest

Teller = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("23 April 1616 (O.S.)", ""),
        ("25 October 1917 in the Julian calendar", ""),
        ("23 April 1616", "1616-04-23"),
        ("23 April 1616 (OSLO)", "1616-04-23"),
    ],
)
def test_a_day_of_the_old_style_has_no_value(told: Teller, words: str, value: str) -> None:
    assert told(f"The baker died on {words}, they say.")[0][1] == value
