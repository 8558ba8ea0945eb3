"""What an archive answers: names in all their forms, and conflicts as text, JSON and pages."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.apps.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["corpus", *arguments])


def test_a_name_is_found_in_all_its_forms_and_near_spellings_are_marked(
    wrecks: Path, snapshot: object
) -> None:
    made = run("find", str(wrecks), "Sixten Bergstrand")
    lines = [re.sub(r"\S*/files/", "", line).rstrip() for line in made.stdout.splitlines() if line]
    assert made.exit_code == 0
    assert lines == snapshot


@pytest.mark.parametrize("command", [("check",), ("find", "x")])
def test_an_archive_is_not_overwritten(
    wrecks: Path, command: tuple[str, ...], one_snapshot: object
) -> None:
    made = run(command[0], str(wrecks), *command[1:], "-o", str(wrecks))
    assert made.exit_code == 2
    assert made.stderr == one_snapshot


@pytest.mark.parametrize("command", [("check",), ("find", "x")])
def test_a_missing_archive_is_refused(
    tmp_path: Path, command: tuple[str, ...], one_snapshot: object
) -> None:
    made = run(command[0], str(tmp_path / "none"), *command[1:])
    assert made.exit_code == 2
    assert made.stderr == one_snapshot


def test_the_conflicts_come_as_text_as_json_and_as_a_page(
    wrecks: Path, tmp_path: Path, snapshot: object
) -> None:
    text = run("check", str(wrecks))
    told = json.loads(run("check", str(wrecks), "--format", "json").stdout)
    page = tmp_path / "page.html"
    assert run("check", str(wrecks), "--format", "html", "-o", str(page)).exit_code == 1
    assert (text.exit_code, len(told["findings"]), told["documents"]) == (1, 5, 4)
    html = page.read_text(encoding="utf-8")
    for one in told["findings"]:
        assert one["message"] in text.stdout
        assert one["message"] in html
        assert all(place["path"] in html for place in (*one["these"], *one["others"]))
    assert text.stderr == snapshot
