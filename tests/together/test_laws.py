"""What holds of every book, whatever its chapters say."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import factcheck
from factcheck.model import Finding, Report
from factcheck.output import REPORTS, rendered

BRIDGE = """# The bridge

Ingrid Solheim drew the bridge over the Lune. It was opened on 17 May 1904, in the rain, and cost
£23,400. Ingrid Solheim had drawn the toll house on the east bank, too.
Monday, 18 May 1904 was a holiday.
"""
TOLLS = """# The tolls

Since the bridge over the Lune had been opened on 17 May 1905 the ferry was idle. Ingrid Solhiem,
who had drawn it, paid no toll. Mr. Orme kept the toll house for the county.
"""
WALKS = """# Walks

The walk begins at the toll house and leads along the river to the mill, which is a museum.
"""
BOOK = {"2-bridge.md": BRIDGE, "10-tolls.md": TOLLS, "11-walks.md": WALKS}

Saved = Callable[[Mapping[str, str]], Path]


def told(finding: Finding) -> tuple[str, str, tuple[tuple[str, int, int, str], ...]]:
    places = (finding.place, *(part.place for part in finding.related))
    shown = tuple((Path(one.path).name, one.line, one.column, one.text) for one in places)
    return finding.code, finding.message, shown


def between(report: Report) -> list[Finding]:
    return [
        one
        for one in report.findings
        if len({one.place.path, *(part.place.path for part in one.related)}) > 1
    ]


def test_a_book_of_one_chapter_says_what_its_document_says_alone(saved: Saved) -> None:
    folder = saved({"one.md": BRIDGE + TOLLS.replace("# The tolls", "## The tolls")})
    alone = factcheck.examine(folder / "one.md")
    book = factcheck.examine_together(folder)
    assert alone.findings
    assert [told(one) for one in book.findings] == [told(one) for one in alone.findings]
    assert [one.fingerprint for one in book.findings] == [one.fingerprint for one in alone.findings]
    assert [(run.code, run.status) for run in book.checks] == [
        (run.code, run.status) for run in alone.checks
    ]


def test_each_side_of_a_conflict_is_told_with_its_file_and_line(saved: Saved) -> None:
    found = between(factcheck.examine_together(saved(BOOK)))
    date = next(one for one in found if one.code == "CHR01")
    name = next(one for one in found if one.code == "NAM01")
    assert {told(date)[2][0][:2], told(date)[2][1][:2]} == {("2-bridge.md", 3), ("10-tolls.md", 3)}
    assert {part[3] for part in told(date)[2]} == {"17 May 1904", "17 May 1905"}
    assert told(name)[2][0][:2] == ("10-tolls.md", 3)
    assert len(found) == 2


@pytest.mark.parametrize("form", sorted(REPORTS))
def test_every_report_names_both_files(saved: Saved, form: str) -> None:
    report = factcheck.examine_together(saved(BOOK))
    written = rendered(form, [report])
    assert "10-tolls.md" in written
    assert form == "github" or "2-bridge.md" in written


def test_an_instruction_in_one_chapter_silences_what_lies_between_two(saved: Saved) -> None:
    silent = TOLLS.replace(
        "\nSince", "\n<!-- factcheck: ignore CHR01: as the deed has it -->\nSince"
    )
    report = factcheck.examine_together(saved({**BOOK, "10-tolls.md": silent}))
    assert [one.code for one in between(report)] == ["NAM01"]
    assert [one.code for one in report.suppressed] == ["CHR01"]
    assert not report.remarks
