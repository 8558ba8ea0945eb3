"""What every check must keep to, so that adding one costs one file."""

import re
from operator import attrgetter

import pytest

from factcheck.checks import CHECKS
from factcheck.model import Check

HEADINGS = ("## Why it matters", "## What it ignores", "## Source")


def test_codes_are_unique_and_in_order() -> None:
    codes = [check.code for check in CHECKS]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("check", CHECKS, ids=attrgetter("code"))
def test_a_check_keeps_to_the_form(check: Check) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d\d", check.code)
    assert check.run.__module__ == f"factcheck.checks.{check.run.__name__}"
    assert [line for line in check.page.split("\n") if line.startswith("## ")] == list(HEADINGS)
    assert check.title.endswith(".")
    assert len(check.bad) >= 2
    assert len(check.good) >= 2
    assert all("[[" in bad.text for bad in check.bad)
    assert not any("[[" in good for good in check.good)
