"""Write docs/checks/, the Python names, and parts of dates, second-reader, limits and archive.

    make pages

The pages are built from docstrings and examples. The precision table is measured again if the
annotated documents are next to the checkout; otherwise it stays as it is.
"""

import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import api

from factcheck.checks import CHECKS
from factcheck.extract.dates.grammar import forms
from factcheck.lexicon.data import measured as judged
from factcheck.model import Check

ROOT = Path(__file__).resolve().parent.parent
MEASURED = Path(judged.__file__).with_name(judged.NAME)
FOLDER = ROOT / "docs" / "checks"
INDEX = FOLDER / "index.md"
REAL = ROOT / "bench" / "real_examples.jsonl"
START, END = "<!-- measured: bench/precision.py -->", "<!-- end of measured -->"
ENOUGH = 20
"""Number of judged findings from which a share is shown."""
FAMILIES = {
    "ABB": "Abbreviations",
    "ATT": "Attributions",
    "CHR": "Chronology and events",
    "CIT": "References and citations",
    "DAT": "Dates and times",
    "DEF": "Defined terms",
    "DIF": "Versions",
    "FRM": "Consistent forms",
    "LBL": "Labels, numbering and links",
    "NAM": "Names",
    "QTY": "Figures",
    "QUO": "Quotations",
    "SRC": "Sources",
    "STA": "Statistics",
    "TOG": "Books and series",
    "TWN": "Repeated statements",
    "TYP": "Typos",
}
HEAD = """\
# The checks

Each check has a page that says what it finds, why that matters, what it ignores, and how often its
findings were correct in real text, with examples. `make pages` generates these pages from the
docstrings and tested examples of the checks; `factcheck explain CODE` prints them in a terminal.

*Errors* and *warnings* are reported by default. *Notes* are reported only with `--suspicions`, or
if you name their code in `--select`. The severity of a check depends on how often its findings
were correct in documents that were not used in development ([design](../design.md)).

"""
PRECISION = """\
## Measured precision

`python bench/precision.py` prints these tables. The first one covers manuals, histories, essays,
papers, news and change logs from 1,210 packages (`bench/unseen.txt`; `bench/fetch_unseen.py`
downloads them). These kinds of documents were not used in development. A reader judged each
finding, looking at both places: true (an author would correct it), arguable, or false. After each
reading the causes of false findings were fixed, and the next reading used documents that nobody
had seen before, so all eight readings are unbiased.

- The first five have only documents from Debian, with many change logs. In the third, some
  documents are partly or completely translated. In the fourth, 200 of 452 findings were judged,
  and in the fifth 110 of 465, chosen by a hash; the false findings per document are extrapolated.
  Most of them in the fourth are from a few long change logs by several authors.
- The sixth has web pages, guides and notes from Debian, PyPI and npm, ten per package, and one
  log in fifteen documents. All 424 findings were judged: 251 are misspelled words, and 25 of the
  90 false ones are links in one manual.
- The seventh has equally few logs. Nine out of ten documents are from Debian packages that
  contain only documentation, often generated from source code. All 189 findings were judged, of
  which 128 are misspelled words. The program as it was before the sixth reading reports 195
  findings here: the same ones, three more correct ones and three more false ones. The seventh
  result is therefore better because the documents are easier.
- The eighth has 585 documents from 390 packages, 276 from npm and 66 from PyPI, most of them
  required by development tools: guides, manuals, and mostly front pages of libraries, one or two
  per package, with seven logs. 450 of the documents were not required to contain years or months,
  so they have little to compare. All 143 findings were judged, of which 121 are misspelled words.
  In the other 135 documents, 50 of 64 findings are correct; of the 13 findings that are not
  misspelled words, 7 are correct.

Some causes of false findings have been fixed since, so the current program does better on these
documents, but that would not be a fair figure. A check without a row has no findings.

The second table is for articles, post-mortems, histories and inquiry reports with planted errors,
and for versions of them without errors (an external set, which is not part of the repository, and
our own in `bench/texts`). It gives the number of findings and how many of them overlap an
annotated error. These sets were used in development, so the figures look better than they are.

"""


DATES = ROOT / "docs" / "dates.md"
FORMS, FORMS_END = "<!-- forms: lexicon/dateforms.txt -->", "<!-- end of forms -->"

READER = ROOT / "docs" / "second-reader.md"
COSTS = ("<!-- printed: bench/second_reader.py -->", "<!-- end of printed -->")

LIMITS = ROOT / "docs" / "limits.md"
RECALL = ("<!-- recall: bench/recall.py -->", "<!-- end of recall -->")

NAMES = ROOT / "docs" / "reference" / "python.md"

ARCHIVE = ROOT / "docs" / "archive.md"
TABLES = ("<!-- schema -->", "<!-- end of schema -->")


def main() -> None:
    """Write the pages."""
    INDEX.write_text(index(measured()), encoding="utf-8")
    shares, real = shares_of_right(), real_examples()
    for check in CHECKS:
        target = FOLDER / f"{check.code}.md"
        target.write_text(page(check, shares, real), encoding="utf-8")
    DATES.write_text(with_forms(DATES.read_text(encoding="utf-8")), encoding="utf-8")
    with_printed(READER, COSTS, "second_reader.py")
    with_printed(LIMITS, RECALL, "recall.py")
    NAMES.write_text(api.page(), encoding="utf-8")
    ARCHIVE.write_text(with_schema(ARCHIVE.read_text(encoding="utf-8")), encoding="utf-8")


def with_printed(page: Path, marks: tuple[str, str], bench: str) -> None:
    """Write into a page, between its marks, what a bench prints now.

    It stays as it is where the documents that are measured are not beside the checkout.
    """
    command = [sys.executable, str(ROOT / "bench" / bench)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or "|" not in done.stdout:
        return
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(marks[0])
    after = rest.partition(marks[1])[2]
    page.write_text(f"{before}{marks[0]}\n{done.stdout}{marks[1]}{after}", encoding="utf-8")


def with_forms(text: str) -> str:
    """Return the page on dates with all forms between its marks."""
    before, _, rest = text.partition(FORMS)
    return f"{before}{FORMS}\n{table_of_forms()}{FORMS_END}{rest.partition(FORMS_END)[2]}"


def with_schema(text: str) -> str:
    """Return the page on the archive with its tables between its marks."""
    from factcheck.corpus import schema  # noqa: PLC0415 - for this page

    before, _, rest = text.partition(TABLES[0])
    after = rest.partition(TABLES[1])[2]
    return f"{before}{TABLES[0]}\n\n{schema.described()}\n\n{TABLES[1]}{after}"


def table_of_forms() -> str:
    """Return every form of a date with its examples as a table."""
    rows = ["| words | value |", "| --- | --- |"]
    for form in forms():
        for words, value in form.examples:
            shown = words.replace("[", "**").replace("]", "**").replace("|", "\\|")
            rows.append(f"| {shown} | {'no such day' if value == 'None' else f'`{value}`'} |")
    return "\n".join(rows) + "\n"


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
    text = INDEX.read_text(encoding="utf-8")
    return text[text.index(START) : text.index(END) + len(END)] + "\n"


def index(table: str) -> str:
    """Return the list of all checks, by family, with the measured precision."""
    families: dict[str, list[Check]] = defaultdict(list)
    for check in CHECKS:
        families[check.code[:3]].append(check)
    parts = [HEAD]
    for family, checks in families.items():
        rows = "\n".join(_row(check) for check in checks)
        parts.append(
            f"## {FAMILIES.get(family, family)}: `{family}`\n\n"
            f"| check | severity | finds |\n| --- | --- | --- |\n{rows}\n\n"
        )
    return "".join([*parts, PRECISION, table])


def _row(check: Check) -> str:
    link = f"[{check.code}]({check.code}.md) {check.name}"
    silent = "" if check.usual else ", off"
    return f"| {link} | {check.severity.value}{silent} | {check.title} |"


def page(
    check: Check,
    shares: Mapping[str, tuple[int, int]],
    real: Mapping[str, Sequence[Mapping[str, str]]],
) -> str:
    """Return the page of a check: its docstring, its examples, and what was measured."""
    first, _, rest = check.page.partition("\n\n")
    attached = "\n\n".join(f"{name}: {words.strip()}" for name, words in check.beside)
    parts = [
        f"# {check.code} {check.name}\n",
        f"{first}\n",
        *_facts(check, shares.get(check.code)),
        f"{rest.strip()}\n",
        *(("## Attached source texts\n", _example(attached)) if attached else ()),
        *(("## Known names\n", _example("\n".join(check.known))) if check.known else ()),
        *(("## Earlier version\n", _example(check.earlier)) if check.earlier else ()),
        "## Flagged\n",
        "The words in double brackets are flagged. The message follows the arrow.\n",
        *(_example(f"{bad.text.strip()}\n\n→ {bad.says}") for bad in check.bad),
        "## Not flagged\n",
        "Similar passages that are correct:\n",
        *(_example(good) for good in check.good),
        *(_real(real[check.code]) if check.code in real else ()),
    ]
    return "\n".join(parts)


def _facts(check: Check, share: tuple[int, int] | None) -> Iterator[str]:
    on = "yes" if check.usual else f"no; use `--select {check.code}` or `--suspicions`"
    yield f"- Severity: **{check.severity.value}**. On by default: {on}."
    yield f"- Correct findings: {_right(share)}."
    yield (
        f"- To disable it: `--ignore {check.code}`, or a comment "
        f"[in the document](../configuration.md#suppress-a-finding-in-the-document).\n"
    )


def _right(share: tuple[int, int] | None) -> str:
    if share is None:
        return "not measured, because no [findings were judged](index.md#measured-precision)"
    judged, right = share
    told = f"{right} of {judged} judged findings in [new documents](index.md#measured-precision)"
    return f"{told} ({right / judged:.2f})" if judged >= ENOUGH else f"{told}, too few for a share"


def _example(text: str) -> str:
    return f"```text\n{text.strip()}\n```\n"


def _real(found: Sequence[Mapping[str, str]]) -> Iterator[str]:
    yield "## Found in published documents\n"
    yield (
        "Findings in [documents not used in development](index.md#measured-precision), as judged "
        "by a reader with both places open:\n"
    )
    for one in found:
        verdict = {"true": "Correct", "false": "False"}[one["verdict"]]
        yield f"- {_plain(one['message'])}. {verdict}: {_plain(one['why'])} (`{one['document']}`)."
    yield ""


def _plain(words: str) -> str:
    """Return words in which no sign is markup."""
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", words)


def shares_of_right() -> dict[str, tuple[int, int]]:
    """Return for each check how many of its findings were judged, and how many were right."""
    rows = (line.split() for line in MEASURED.read_text(encoding="ascii").splitlines())
    return {row[0]: (int(row[1]), int(row[2])) for row in rows if row[0] != "#"}


def real_examples() -> dict[str, list[dict[str, str]]]:
    """Return for each check what it said of published documents, as `bench/real.py` kept it."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    if REAL.exists():
        for line in REAL.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            found[one["code"]].append(one)
    return dict(found)


if __name__ == "__main__":
    main()
