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
# Bar

The bar is open from 22:00 to 02:00. The night shift lasts from 23:00 to 06:30.
===
# Stall

He moved the talk from 19:00 to 18:00. The clocks were put from 02:00 to 01:00.
===
# Call

The call is at 10:00 PST (17:00 UTC) in July.
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
===
# Release 4.1

The lamp burns longer.

Home, release 4.2 leads on.
===
# Shows

Newest first: May 12, 2004 – June 8, 1994. The talk was moved from 3 May 2019 to 4 May 2018.
===
# Street

We met on July 22nd Street, on June 4th people came.
===
# Letters

> He wrote “on Wed, 14 May 2019”, and on Wednesday 14 May they met.
===
# Notes

Salt was weighed by Holm (2013)[^holm2013], and by Berg (2015)[^berg].

[^holm2013]: Holm, Ida. 2013. "A way to weigh salt." Journal of Salt 4.

[^berg]: Berg, Nils. "Tin on Scales." Journal of Tin 9 (2016). First printed 2015.
===
# Notes

Berg weighed tin.[^Berg2008] Moe did, too.[^Berg2009]

[^Berg2008]: Berg, Nils. 2008. "Tin on Scales." Journal of Tin 9.
===
# Times

Half of the calls fall into the bucket from 300ms to 450ms, others in the window from 20ms to 90ms.
===
# Ferry

The Sandhaken is a ferry. The Sandhaken sails daily. In winter the Sandhaken lies in Lund.

> Note how the Sandhakne sails on the wide sea.
===
# Ranks

The boat came in at position 4, up from position 9.
"""


@pytest.mark.parametrize("text", LOOK_ALIKES.split("===\n"))
def test_what_looks_like_such_an_error_is_left_alone(tmp_path: Path, text: str) -> None:
    assert loud(tmp_path, "page.md", text.lstrip()) == []
