"""Arguments of a wrong type, and values that stand for several."""

from collections.abc import Callable
from typing import Any

import pytest

import factcheck
from factcheck import Edtf
from factcheck.bibliography import to_ris
from factcheck.model import Unit

REPORT: Any = factcheck.examine_text("The gate fell on Monday, 3 May 2011.")
NONE: Any = None
WRONG: dict[str, Callable[[], object]] = {
    "year: '2019'; expected: a whole number": lambda: Edtf.of("2019"),  # type: ignore[arg-type]
    "amount: 1.5; expected: a whole number": lambda: Edtf("2019").shift(1.5, Unit.YEAR),  # type: ignore[arg-type]
    "claims: None: expected a Claim, or several.": lambda: factcheck.draft(NONE),
    "sources: None: expected a Source, or several.": lambda: factcheck.to_bibtex(NONE),
    "sources: <Report text.txt:": lambda: to_ris(REPORT),
    "checks: <built-in function print>": lambda: factcheck.examine_text("x", checks=print),  # type: ignore[arg-type]
    "path of type NoneType: expected a string or a Path.": lambda: factcheck.open_desk(NONE),
    "path of type Report: expected": lambda: factcheck.compare(REPORT, REPORT),
}


@pytest.mark.parametrize("says", WRONG)
def test_an_argument_of_a_wrong_type_is_named(says: str) -> None:
    with pytest.raises((factcheck.UsageError, TypeError)) as caught:
        WRONG[says]()
    assert str(caught.value).startswith(says)


def test_strings_are_read_as_dates() -> None:
    assert Edtf.interval("2019", "2020") == Edtf("2019/2020")
    assert Edtf("2019-05").overlaps("2019")
    assert not Edtf("2019-05").before("2019")
