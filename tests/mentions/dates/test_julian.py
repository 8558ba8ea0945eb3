"""Days of the Julian calendar."""

from collections.abc import Callable

import pytest

Teller = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("23 April 1616 (O.S.)", "1616-05-03"),
        ("23 April 1616 Old Style", "1616-05-03"),
        ("25 October 1917 in the Julian calendar", "1917-11-07"),
        ("2 September 1752 (Julian)", "1752-09-13"),
        ("29 February 1700 (O.S.)", "1700-03-11"),
        ("28 February 1700 (O.S.)", "1700-03-10"),
        ("23 April 1616", "1616-04-23"),
        ("23 April 1616 (OSLO)", "1616-04-23"),
    ],
)
def test_the_old_style_counts_where_the_text_says_so(told: Teller, words: str, value: str) -> None:
    assert told(f"The baker died on {words}, they say.")[0][1] == value
