"""Misspelled words: which are reported, and what is offered for them."""

import pytest

from factcheck import Config, examine_text
from factcheck.model import Status, options

SLIPS = ("harbuor", "goverment", "recieved", "desalinaton", "excavaton", "parliamen")
LINES = [f"The council spoke of {word} at noon." for word in SLIPS]


def test_five_slips_in_a_short_text_are_told() -> None:
    report = examine_text("\n\n".join(LINES[1:]), config=Config(select=("TYP02",)))
    assert [one.place.text for one in report.findings] == list(SLIPS[1:])


def test_a_text_full_of_slips_is_told_to_be_of_another_kind() -> None:
    text = "\n\n".join(LINES) + "\n\nThe harbour lay still. The harbour slept."
    report = examine_text(text, config=Config(select=("TYP02",)))
    assert report.findings == ()
    assert report.checks[0].status is Status.NOT_APPLICABLE
    assert "6 findings" in report.checks[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "The dome came from the interna-\ntional works at Jena in the spring of that year.",
        "The letter breaks off: we lost the telesc… and the clock of the tower.",
        "The letter breaks off: we lost the telesc... and the clock of the tower.",
        "The letter goes on: the rest of the …overnment paid for the clock.",
    ],
)
def test_a_part_of_a_word_is_not_a_misspelled_word(text: str) -> None:
    assert examine_text(text, ".md", config=Config(select=("TYP",))).findings == ()


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The harbour lay still. The harbour slept. The harbuor woke.", "harbour"),
        ("The log has a page of crates of salt. It lists cratesof fish.", "crates of"),
    ],
)
def test_what_is_no_word_is_never_offered_as_right(text: str, right: str) -> None:
    (finding,) = examine_text(text, ".md", config=Config(select=("TYP",))).findings
    assert finding.related
    assert [(one.changes, one.words) for one in options(finding)] == [(0, right)]
