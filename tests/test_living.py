"""The command in daily use: settings, suppressions, baseline, fixes, standard input."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.apps.cli import main
from factcheck.output import REPORTS

BAD = "It was signed on Tuesday, 4 July 1776.\n"
WORSE = BAD + "\nA copy burned on 31 June 1802.\n"
PIER = (
    "Harbour master Ingrid Solheim closed the pier on 3 May. Solheim gave no reason.\n\n"
    "Two days later harbour master Ingrid Solhiem opened it again. They thanked Ingrid Solheim.\n"
)


def run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, list(words), prog_name="factcheck", input=stdin)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with documents, as the current one."""
    (tmp_path / "bad.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "worse.txt").write_text(WORSE, encoding="utf-8")
    (tmp_path / "pier.txt").write_text(PIER, encoding="utf-8")
    (tmp_path / "names.yaml").write_text("people: [Ingrid Solheim]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def setting(text: str) -> None:
    Path("factcheck.toml").write_text(text, encoding="utf-8")


def codes(done: Result) -> list[str]:
    documents = json.loads(done.stdout)["documents"]
    return [one["code"] for document in documents for one in document["findings"]]


# Settings.


def test_the_nearest_settings_are_obeyed() -> None:
    setting('ignore = ["DAT01"]\n[output]\nformat = "json"\n')
    assert codes(run("check", "worse.txt")) == ["DAT02"]


def test_an_option_wins_over_the_settings() -> None:
    setting('ignore = ["DAT01"]\nseverities = { DAT02 = "off" }\n[output]\nformat = "text"\n')
    done = run("check", "worse.txt", "--select", "DAT", "--format", "json")
    assert codes(done) == ["DAT01", "DAT02"]


def test_a_mistake_in_the_settings_is_exit_status_2_with_its_place() -> None:
    setting('ignore = ["DAT01"]\nselct = []\n')
    done = run("check", "bad.txt")
    assert done.exit_code == 2
    assert done.stderr.startswith("error: factcheck.toml:2:1: ")


# Exit status.


@pytest.mark.parametrize(
    ("words", "expected"),
    [((), 1), (("--fail-on", "never"), 0), (("--exit-zero", "missing.txt"), 2)],
)
def test_what_fails_can_be_chosen(words: tuple[str, ...], expected: int) -> None:
    assert run("check", "bad.txt", *words).exit_code == expected


# Suppressions.


def test_a_suppression_is_counted_and_an_unused_one_told(snapshot: object) -> None:
    Path("a.txt").write_text(
        f"# factcheck: ignore DAT01: as in the deed\n{BAD}\n# factcheck: ignore DAT02\nAll well.\n",
        encoding="utf-8",
    )
    done = run("check", "a.txt")
    assert done.exit_code == 0
    assert "; 1 suppressed" in done.stderr
    assert done.stderr == snapshot


# Baseline.


def test_a_baseline_lets_only_new_findings_through(snapshot: object) -> None:
    first = run("check", "worse.txt", "--baseline", "known.json", "--update-baseline")
    assert first.exit_code == 0
    assert first.stderr == snapshot
    Path("worse.txt").write_text(f"Before.\n\n{WORSE}\nOn 31 April 1803 too.\n", encoding="utf-8")
    done = run("check", "worse.txt", "--baseline", "known.json", "--format", "json")
    assert (done.exit_code, codes(done)) == (1, ["DAT02"])


# Repairs.


def test_diff_shows_and_fix_makes_what_the_sheet_makes_certain(snapshot: object) -> None:
    shown = run("check", "pier.txt", "--sheet", "names.yaml", "--diff")
    assert shown.exit_code == 1
    assert "+Two days later harbour" in shown.stdout
    assert Path("pier.txt").read_text(encoding="utf-8") == PIER
    done = run("check", "pier.txt", "--sheet", "names.yaml", "--fix")
    assert done.exit_code == 0, done.output
    assert done.stderr == snapshot
    assert Path("pier.txt").read_text(encoding="utf-8") == PIER.replace("Solhiem", "Solheim")
    assert run("check", "pier.txt", "--sheet", "names.yaml", "--diff").exit_code == 0


# Standard input.


def test_standard_input_is_read_as_the_file_that_it_is_called() -> None:
    done = run("check", "-", "--stdin-name", "notes/a.md", "--format", "json", stdin=f"> *{BAD}*\n")
    assert json.loads(done.stdout)["documents"][0]["path"] == "notes/a.md"
    assert run("check", "-", stdin=BAD).exit_code == 1
    assert run("check", "-", stdin="").exit_code == 2


def test_no_error_message_moves_the_cursor(snapshot: object) -> None:
    done = run("check", "\x1b[31m.txt")
    assert "\x1b" not in done.stderr
    assert done.stderr == snapshot


# Output.


@pytest.mark.parametrize("form", sorted(REPORTS))
def test_every_format_can_go_to_a_file(form: str, folder: Path) -> None:
    to_file = run("check", "worse.txt", "--format", form, "-o", "out.tmp")
    assert (folder / "out.tmp").read_bytes() == run(
        "check", "worse.txt", "--format", form
    ).stdout_bytes
    assert to_file.stdout == ""


def test_the_settings_file_and_the_checks_that_run_are_printed(snapshot: object) -> None:
    setting('[severities]\nDAT01 = "note"\n')
    done = run("check", "--show-config", "--select", "DAT01")
    assert (done.exit_code, done.stdout == snapshot) == (0, True)


def test_a_file_that_cannot_be_repaired_does_not_keep_the_others() -> None:
    Path("broken.txt").write_bytes(b"\xff\xfe\x00")
    words = ("missing.txt", "broken.txt", "pier.txt")
    done = run("check", *words, "--sheet", "names.yaml", "--fix")
    assert done.exit_code == 2
    assert all(f"{name}.txt: " in done.stderr for name in ("missing", "broken", "pier"))
