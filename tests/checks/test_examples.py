"""Every bad example of every check is flagged where it says, every good one is silent."""

import re
import tempfile
from pathlib import Path

import pytest

from factcheck import Config, compare, examine_text
from factcheck.checks import CHECKS
from factcheck.document.readers import parse, parse_text
from factcheck.model import Bad, Check, Report, SourceFile, SourceText

BAD = [(check, bad) for check in CHECKS for bad in check.bad]
GOOD = [(check, good) for check in CHECKS for good in check.good]


def label(value: object) -> str:
    if isinstance(value, Check):
        return value.code
    return " ".join((value.text if isinstance(value, Bad) else str(value)).split())[:60]


def run(check: Check, text: str) -> Report:
    suffix = ".md" if re.search(r"^#|^\*\*|^\|", text, re.MULTILINE) else ".txt"
    if check.earlier:
        old, new = parse(check.earlier.encode(), "old.md"), parse(text.encode(), "new.md")
        report = compare(old, new).report
        assert report is not None
        return report
    attached = tuple(
        SourceText(name, parse_text(SourceFile("source.txt", words)))
        for name, words in check.beside
    )
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "known.csv")
        table.write_text("\n".join(check.known), encoding="utf-8")
        known = (str(table),) if check.known else ()
        config = Config(select=(check.code,), attached=attached, known=known)
        report = examine_text(text, suffix, config)
    assert all(done.status != "failed" for done in report.checks), report.checks
    return report


@pytest.mark.parametrize(("check", "bad"), BAD, ids=label)
def test_a_bad_example_is_flagged_where_it_says(check: Check, bad: Bad) -> None:
    marked = re.findall(r"\[\[(.*?)\]\](?!\])", bad.text, re.DOTALL)
    report = run(check, bad.text.replace("[[", "").replace("]]", ""))
    assert [finding.place.text for finding in report.findings] == marked
    assert {finding.message for finding in report.findings} == {bad.says}


@pytest.mark.parametrize(("check", "good"), GOOD, ids=label)
def test_a_good_example_is_left_alone(check: Check, good: str) -> None:
    assert run(check, good).findings == ()
