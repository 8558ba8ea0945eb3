"""Short documents of the kinds that people publish, each with one error and with a clean twin."""

import re
from datetime import date
from pathlib import Path

import pytest

import factcheck
from factcheck.model import Finding, Severity

DOCUMENTS = Path(__file__).with_name("published_errors.txt").read_text(encoding="utf-8")
"""`=== check name of the file` before each; `{{right|wrong}}`; `%A(…)` is the weekday of a day."""
CASES = [
    (*head.split(" ", 1), body)
    for head, body in re.findall(r"^=== (.*)\n((?:(?!=== ).*\n)*)", DOCUMENTS, flags=re.MULTILINE)
]
LOUD = (Severity.ERROR, Severity.WARNING)


def with_weekdays(text: str) -> str:
    return re.sub(
        r"%([Aa])\(([\d-]+)\)",
        lambda found: date.fromisoformat(found[2]).strftime(f"%{found[1]}"),
        text,
    )


def told(text: str, which: int) -> tuple[str, set[int]]:
    """Return a text with one side of each pair, and the lines in which they stand."""
    lines: set[int] = set()
    made = ""
    for number, piece in enumerate(re.split(r"\{\{([^|{}]*\|[^{}]*)\}\}", text)):
        if number % 2:
            lines.add(made.count("\n") + 1)
            made += piece.split("|", 1)[which] if which else piece.split("|", 1)[0]
        else:
            made += piece
    return made, lines


def loud(folder: Path, name: str, text: str) -> list[Finding]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [one for one in factcheck.examine(path).findings if one.severity in LOUD]


def places(finding: Finding) -> set[int]:
    return {place.line for place in (finding.place, *(one.place for one in finding.related))}


@pytest.mark.parametrize(("code", "name", "body"), CASES, ids=[f"{c} {n}" for c, n, _ in CASES])
def test_the_error_is_found_and_the_clean_twin_is_left_alone(
    tmp_path: Path, code: str, name: str, body: str
) -> None:
    text = with_weekdays(body)
    wrong, lines = told(text, 1)
    right, _ = told(text, 0)
    assert loud(tmp_path, name, right) == []
    found = [one for one in loud(tmp_path, name, wrong) if not places(one).isdisjoint(lines)]
    assert code in {one.code for one in found}


LOOK_ALIKES = """
# Inquiry: two days without water, 9 November 2023

By Ines Fabre
Published 20 November 2023

## Summary

The pump stood still.
===
# Bar

The bar is open from 22:00 to 02:00. The night shift lasts from 23:00 to 06:30.
===
# Call

The call is at 10:00 PST (17:00 UTC) in July.
===
# Tarn

Tarn needs Python 3.8 or later.

To build the docs use Python 3.9 or later.
===
# Tarn

## [1.6.0](https://example.org/compare/v1.5.0...v1.6.0)

- a lock
===
# Tarn

See the [notes of 14 March 2019](notes/2019-03-15.md).
===
# Tarn

## Step 1

A.

## Step 2

On a Mac.

## Step 2

Elsewhere.

## Step 3

B.

## Step 4

C.
===
# Map day Leeds

Map day Leeds is in May. Last year we began with Map day Bristol.
===
# Fair

The fair of Friday, 3 May 2019 was dull, that of Friday, 8 May 2020 was not.
===
# Plans

Plans A and B have two parts each.

## Part 1

A.

## Part 2

B.

## Part 3

C.
===
# Shop

| Tea | Price |
|---|---|
| Assam | 4 euros |
| Oolong | 6 euros |
| Sencha | 5 euros |

With cake Oolong costs about 9 euros.
===
# Lantern 2.4 is out

Lantern 2.3 was slow. We are happy to announce Lantern 2.4.
"""


@pytest.mark.parametrize("text", LOOK_ALIKES.split("===\n"))
def test_what_looks_like_such_an_error_is_left_alone(tmp_path: Path, text: str) -> None:
    assert loud(tmp_path, "page.md", text.lstrip()) == []
