"""The checks of names and short forms on whole short documents; see name_documents.yaml."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck import Config, examine_text

CHOSEN = Config(("NAM01", "NAM02", "NAM03", "NAM04", "NAM05", "ABB01", "ABB03"))
DOCUMENTS = yaml.safe_load(
    Path(__file__).with_name("name_documents.yaml").read_text(encoding="utf-8")
)


def told(part: str) -> pytest.MarkDecorator:
    documents = DOCUMENTS[part]
    return pytest.mark.parametrize("document", documents, ids=[one["subject"] for one in documents])


def flagged(text: str) -> set[str]:
    return {found.place.text for found in examine_text(text, ".md", CHOSEN).findings}


@told("found")
def test_a_slip_in_a_name_is_found_and_nothing_else(document: dict[str, Any]) -> None:
    found = flagged(document["text"])
    assert found
    assert found <= set(document["places"])


@told("silent")
def test_names_without_a_slip_are_left_alone(document: dict[str, Any]) -> None:
    assert flagged(document["text"]) == set()
