"""Attributions to nobody: which words they are, and which name somebody who can be asked."""

import pytest

from factcheck import examine_text
from factcheck.extract.hearsay import hearsay


def found(text: str) -> list[str]:
    dossier = examine_text(text).dossier
    return [dossier.document.words(span) for span in hearsay(dossier)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("According to unnamed sources, the ferry sank.", "According to unnamed sources"),
        ("The ferry is widely believed to have sunk.", "is widely believed to"),
        ("Some say the ferry sank.", "Some say"),
    ],
)
def test_words_that_name_no_source_are_found(text: str, words: str) -> None:
    assert found(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "According to reports by the Coast Guard, the ferry sank.",
        "The harbour master said to wait.",
        "“The ferry reportedly sank,” said Tora Lind.",
    ],
)
def test_words_that_lead_to_somebody_are_left_alone(text: str) -> None:
    assert found(text) == []
