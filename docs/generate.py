"""Writes docs/checks.md, and into dates.md and second-reader.md what the program itself tells.

    make pages

The pages come from the docstrings and examples, so nothing is written twice. The table is measured
anew where the annotated documents stand beside the checkout, and kept as it is elsewhere.
"""

import subprocess
import sys
from pathlib import Path

from factcheck.checks import CHECKS
from factcheck.cli.explain import page
from factcheck.mentions.dates.forms import forms

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "checks.md"
START, END = "<!-- measured: bench/precision.py -->", "<!-- end of measured -->"
HEAD = """\
# The checks

What each check finds, why it matters and what it leaves alone. This page is written by `make pages`
from the checks' own docstrings and examples; `factcheck explain CODE` prints the same.

## Measured precision

Printed by `python bench/precision.py`. The first table is of real documents of other kinds than any
that were used for building: manuals, histories, essays, news and change logs of 140 packages
(`bench/unseen.txt`; `bench/fetch_unseen.py` gets them again). Every finding was judged with both
places open: true (an author would mend it), arguable, or false. At the first reading the program
was as it had been built on other texts. What was false there was then mended by its cause, and the
second reading is of the mended program on documents that nobody had looked at either. So both are
fair. Part of what was false at the second reading has been mended since; how often the program of
today is right on these documents is better than either, and would flatter. A check without a row
made no finding.

The second table is of articles, post-mortems, histories and inquiry reports with planted errors and
their clean twins (a given set, which does not come with the source, and our own in `bench/texts`):
findings, and how many of them touch an annotated error. These sets were looked at while the checks
were written, so they flatter.

"""


DATES = ROOT / "docs" / "dates.md"
FORMS, FORMS_END = "<!-- forms: lexicon/dateforms.txt -->", "<!-- end of forms -->"

READER = ROOT / "docs" / "second-reader.md"
COSTS, COSTS_END = "<!-- printed: bench/second_reader.py -->", "<!-- end of printed -->"


def main() -> None:
    """Write the pages."""
    TARGET.write_text(HEAD + measured() + "\n" + pages(), encoding="utf-8")
    DATES.write_text(with_forms(DATES.read_text(encoding="utf-8")), encoding="utf-8")
    READER.write_text(with_costs(READER.read_text(encoding="utf-8")), encoding="utf-8")


def with_costs(text: str) -> str:
    """Return the page on the second reader with the costs as the bench prints them now.

    They are kept as they are where the article is not beside the checkout.
    """
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "second_reader.py")],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return text
    before, _, rest = text.partition(COSTS)
    return f"{before}{COSTS}\n{done.stdout}{COSTS_END}{rest.partition(COSTS_END)[2]}"


def with_forms(text: str) -> str:
    """Return the page on dates with all forms between its marks."""
    before, _, rest = text.partition(FORMS)
    return f"{before}{FORMS}\n{table_of_forms()}{FORMS_END}{rest.partition(FORMS_END)[2]}"


def table_of_forms() -> str:
    """Return every form of a date with its examples as a table."""
    rows = ["| words | value |", "| --- | --- |"]
    for form in forms():
        for words, value in form.examples:
            shown = words.replace("[", "**").replace("]", "**").replace("|", "\\|")
            rows.append(f"| {shown} | {'no such day' if value == 'None' else f'`{value}`'} |")
    return "\n".join(rows) + "\n"


def pages() -> str:
    """Return the pages of all checks, their headings one level down."""
    return "\n".join(
        page(check).replace("\n## ", "\n### ").replace("# ", "## ", 1) for check in CHECKS
    )


def measured() -> str:
    """Return the table between its marks: measured now, or as it stands in the page."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "bench" / "precision.py")],
        capture_output=True,
        text=True,
        check=True,
    )
    if done.stdout.startswith("|"):
        return f"{START}\n{done.stdout}{END}\n"
    text = TARGET.read_text(encoding="utf-8")
    return text[text.index(START) : text.index(END) + len(END)] + "\n"


if __name__ == "__main__":
    main()
