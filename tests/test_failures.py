"""A part of the analysis that fails is named, and everything that does not need it is reported."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import factcheck
from factcheck.analysis import flow
from factcheck.apps.cli import main
from factcheck.config import Config
from factcheck.model import Bad, Check, Dossier, Flag, Ruling, Severity, Sheet, Span, Status

TEXT = """# The ferry

Ingrid Solheim, the pilot, signed on Tuesday, 4 July 1776 and left.

Ingrid Solhiem, the pilot, came back.

Ingrid Solheim, the pilot, was paid. Of the 84 passengers 50 were men and 43 were women.
"""


def fails(*_: object, **__: object) -> Any:
    raise ValueError("no such day")


def of_status(report: factcheck.Report, status: Status) -> dict[str, str]:
    return {run.code: run.reason for run in report.checks if run.status is status}


@pytest.mark.parametrize(
    ("part", "needs_it", "does_not"),
    [
        ("dates", {"DAT01", "CHR01", "QTY01"}, {"NAM01", "ABB01"}),
        ("names", {"NAM01", "CHR01"}, {"DAT02", "DAT05"}),
        ("entities_of", {"NAM01"}, {"DAT02", "CHR02"}),
    ],
)
def test_what_needs_an_extractor_or_a_linker_that_fails_is_not_checked_and_the_rest_is(
    part: str,
    needs_it: set[str],
    does_not: set[str],
    monkeypatch: pytest.MonkeyPatch,
    snapshot: object,
) -> None:
    whole = factcheck.examine_text(TEXT, ".md")
    monkeypatch.setattr(flow, part, fails)
    report = factcheck.examine_text(TEXT, ".md")
    failed = of_status(report, Status.FAILED)
    assert needs_it <= failed.keys()
    assert all(reason.endswith("ValueError: no such day") for reason in failed.values())
    assert not does_not & failed.keys()
    assert {one for one in whole.findings if one.code not in failed} <= {*report.findings}
    first = next(one for one in report.dossier.failures if one.where)
    assert first.why == snapshot


def test_the_command_names_the_part_and_ends_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snapshot: object
) -> None:
    (tmp_path / "ferry.md").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(flow, "cross_check", fails)
    done = CliRunner().invoke(main, ["check", "ferry.md", "--format", "json"])
    assert done.exit_code == 2
    assert done.stderr == snapshot
    (document,) = json.loads(done.stdout)["documents"]
    assert {one["code"] for one in document["findings"]} == {"DAT01", "NAM01", "QTY02"}
    told = {
        run["code"]: run.get("reason") for run in document["checks"] if run["status"] == "failed"
    }
    assert told["TWN01"].startswith("twins: ValueError: ")
    assert "in fails" in CliRunner().invoke(main, ["--debug", "check", "ferry.md"]).stderr
    errata = CliRunner().invoke(main, ["errata", "ferry.md"])
    assert (errata.exit_code, "Solhiem" in errata.stdout) == (2, True)


def outside(_: Dossier) -> Iterator[Flag]:
    """It points outside."""
    yield Flag(Span(10**6, 10**6 + 1), "nowhere")


@pytest.mark.parametrize("run", [fails, outside])
def test_a_check_that_fails_or_points_outside_of_the_text_stops_no_other(
    run: Callable[[Dossier], Iterator[Flag]], tmp_path: Path, snapshot: object
) -> None:
    (tmp_path / "ferry.md").write_text(TEXT, encoding="utf-8")
    own = Check("XXX01", run, Severity.ERROR, (Bad("", ""),), ())
    report = factcheck.examine(tmp_path / "ferry.md", checks=[own])
    failed = of_status(report, Status.FAILED)
    assert [*failed] == ["XXX01"]
    assert failed["XXX01"] == snapshot
    assert [one.code for one in report.findings] == ["DAT01", "NAM01", "QTY02"]


@pytest.mark.parametrize("part", ["twins", "names", "contrasts"])
def test_a_part_that_fails_is_empty_in_the_report_whatever_the_settings_add(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow, "cross_check" if part == "twins" else part, fails)
    sheet = Sheet((Ruling("Ingrid Solheim"),))
    known = factcheck.examine_text(TEXT, ".md", Config(sheet=sheet)).dossier
    assert (known.twins, known.measures.contrasts, known.facts.names)[
        ["twins", "contrasts", "names"].index(part)
    ] == ()
