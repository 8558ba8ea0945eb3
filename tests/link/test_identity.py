"""What a document says it is: title, heading, address, file name and own dates."""

from pathlib import Path

import pytest

from factcheck import Config, examine, examine_text


def findings(text: str, *codes: str) -> list[tuple[str, str]]:
    """Return (words flagged, message) of the checks of a text."""
    report = examine_text(text, ".md", Config(select=codes or ("TWN02",)))
    return [(one.place.text, one.message) for one in report.findings]


POST = """---
title: {title}
permalink: /guild/{slug}/
description: {told}
---
# {heading}

The clerk read the letters, and the guild heard them.
"""


@pytest.mark.parametrize(
    ("title", "heading", "slug", "flagged"),
    [
        (
            "Annual Report of the Rope Makers of Leith on Hemp",
            "Quarterly Report of the Rope Makers of Leith on Hemp",
            "annual-report-hemp",
            ["Quarterly"],
        ),
        (
            "Answer of the Harbour Board to the Pilots on Mooring Fees",
            "Answer of the Harbour Board to the Pilots on Night Signals",
            "answer-night-signals",
            ["Mooring Fees"],
        ),
        ("Fees for Moorings", "What a Mooring Costs", "fees-for-moorings", []),
    ],
)
def test_title_and_heading_name_what_the_address_names(
    title: str, heading: str, slug: str, flagged: list[str]
) -> None:
    text = POST.format(title=title, heading=heading, slug=slug, told="Read on.")
    assert [words for words, _ in findings(text)] == flagged


@pytest.mark.parametrize(
    ("title", "told", "flagged"),
    [
        ("Retire the OAK-B Mooring Class", "Vote to retire the ELM-B mooring class.", ["OAK-B"]),
        ("Retire the OAK-B Mooring Class", "Vote to retire the OAK-B mooring class.", []),
        ("Seven Bells in May 45", "The tower has bells from May 44 on.", []),
    ],
)
def test_a_summary_has_the_codes_and_numbers_of_the_title(
    title: str, told: str, flagged: list[str]
) -> None:
    text = POST.format(title=title, heading=title, slug="x", told=told)
    assert [words for words, _ in findings(text)] == flagged


VOTE = "---\ntitle: The bell vote of May 12, 2031\nstart_date: 2031-05-12\n---\n"


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        (
            "# Bell News of May 2031\n\nJune 12, 2031\n\nIn this issue for June: ropes.",
            ["May 2031"],
        ),
        (
            "---\ntitle: Guild Night 2030, March 4\ndate: 2031-03-04\n---\nAll came.",
            ["2030, March 4"],
        ),
        # a later day of issue, another issue, an anniversary, an event of somebody else
        ("# Bell News of May 2031\n\nJune 2, 2031\n\nThe last issue, of June, sold out.", []),
        (VOTE + "The fair of the valley begins on Monday, April 7 at noon.", []),
    ],
)
def test_a_document_has_one_date(text: str, flagged: list[str]) -> None:
    assert [words for words, _ in findings(text + "\n")] == flagged


@pytest.mark.parametrize(
    ("name", "text", "flagged"),
    [
        ("2031/2031-03-12.md", "# Minutes, 5 March 2031\n\nAll came.", ["5 March 2031"]),
        ("2031-03-12.md", "# Minutes, 11 March 2031\n\nAll came.", []),
        ("2031-03-12-news-from-the-quay.md", "# The fire of 5 March 2031\n\nAll came.", []),
    ],
)
def test_a_file_is_named_by_the_day_of_its_title(
    tmp_path: Path, name: str, text: str, flagged: list[str]
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text + "\n", "utf-8")
    report = examine(path, Config(select=("TWN02",)))
    assert [one.place.text for one in report.findings] == flagged
