"""Instructions in the comments of claim files."""

from pathlib import Path

import pytest

import factcheck

DOCUMENT = "key: mill\nkind: report\ntitle: The Mill\n"
FIRST = "- id: n1\n  dated: Friday, 4 July 1911\n  date: 1911-07-04\n  says: The mill is sold\n"
SECOND = "- id: n2\n  dated: Monday, 4 May 1911\n  date: 1911-05-04\n  says: The mill burns\n"
THIRD = "- id: n3\n  dated: Sunday, 2 May 1911\n  date: 1911-05-02\n  says: The roof is mended\n"
WHY = "# factcheck: ignore DAT01: as in the register"


def check(tmp_path: Path, narrative: str, document: str = DOCUMENT) -> factcheck.Report:
    (tmp_path / "document.yaml").write_text(document, encoding="utf-8")
    (tmp_path / "narrative.yaml").write_text(narrative, encoding="utf-8")
    return factcheck.examine(tmp_path)


def silenced(report: factcheck.Report) -> list[int]:
    return [one.place.line for one in report.suppressed if one.code == "DAT01"]


def heard(report: factcheck.Report) -> int:
    return sum(one.code == "DAT01" for one in report.findings)


@pytest.mark.parametrize(
    ("narrative", "line"),
    [
        (f"{FIRST}{SECOND.rstrip()}  {WHY}\n{THIRD}", 6),
        (f"{FIRST}{WHY}\n\n# And another remark.\n{SECOND}{THIRD}", 9),
        (f"{FIRST}{SECOND.replace('1911-05-04', f'1911-05-04  {WHY}')}{THIRD}", 6),
        (f"{FIRST}{SECOND}  {WHY}\n  note: so\n{THIRD}", 6),
    ],
    ids=["behind the last line", "above", "behind a line", "inside"],
)
def test_a_comment_speaks_of_the_claim_below_or_around_it(
    tmp_path: Path, narrative: str, line: int
) -> None:
    report = check(tmp_path, narrative)
    assert silenced(report) == [line]
    assert heard(report) == 2
    assert report.remarks == ()


def test_a_whole_file_is_covered_by_ignore_file(tmp_path: Path) -> None:
    report = check(tmp_path, f"{WHY.replace('ignore', 'ignore-file')}\n{FIRST}{SECOND}")
    assert (len(silenced(report)), heard(report)) == (2, 0)
