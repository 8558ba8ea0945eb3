"""The checks of names and short forms on whole short documents; see name_documents.py."""

import pytest
from tests.checks.name_documents import FOUND, SILENT

from factcheck import Config, examine_text

CHOSEN = Config(("NAM01", "NAM02", "NAM03", "NAM04", "NAM05", "ABB01"))


def flagged(text: str) -> set[str]:
    return {found.place.text for found in examine_text(text, ".md", CHOSEN).findings}


@pytest.mark.parametrize(("text", "places"), FOUND.values(), ids=FOUND.keys())
def test_a_slip_in_a_name_is_found_and_nothing_else(text: str, places: frozenset[str]) -> None:
    found = flagged(text)
    assert found
    assert found <= places


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_names_without_a_slip_are_left_alone(text: str) -> None:
    assert flagged(text) == set()
