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


@pytest.mark.parametrize(
    "call",
    [
        lambda: Edtf.of("2019"),  # type: ignore[arg-type]
        lambda: Edtf.of(2019, "5"),  # type: ignore[arg-type]
        lambda: factcheck.apply_fixes(NONE, REPORT),
        lambda: factcheck.apply_fixes("The gate fell.", NONE),
        lambda: factcheck.apply_fixes("The gate fell on Monday, 3 May 2011.", REPORT, [3]),  # type: ignore[list-item]
        lambda: factcheck.to_json(REPORT, 3),  # type: ignore[arg-type]
        lambda: factcheck.to_markdown(REPORT, limit=-1),
        lambda: Edtf("2019").shift(1.5, Unit.YEAR),  # type: ignore[arg-type]
        lambda: factcheck.draft(NONE),
        lambda: factcheck.to_bibtex(NONE),
        lambda: to_ris(REPORT),
        lambda: factcheck.examine_text("x", checks=print),  # type: ignore[arg-type]
        lambda: factcheck.open_desk(NONE),
        lambda: factcheck.compare(REPORT, REPORT),
    ],
)
def test_an_argument_of_a_wrong_type_is_named(call: Callable[[], object], snapshot: object) -> None:
    with pytest.raises((factcheck.UsageError, TypeError, ValueError)) as caught:
        call()
    assert str(caught.value) == snapshot


def test_a_string_stands_for_a_date_or_a_message() -> None:
    assert '"oops"' in factcheck.to_json(REPORT, "oops")
    assert Edtf.interval("2019", "2020") == Edtf("2019/2020")
    assert Edtf("2019-05").overlaps("2019")
    assert not Edtf("2019-05").before("2019")
