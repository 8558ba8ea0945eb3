"""`factcheck compare`, as people and programs call it."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from factcheck.apps.cli import main
from factcheck.document.readers import read
from factcheck.output.versions import json_schema

OLD = """\
# The fair

In all 3,412 people came to the fair. It was opened on 14 May by Ada Byrne.

| Part | Visitors |
|---|---|
| Whole fair | 3,412 |
"""
HOSTILE = "\x1b[31m<script>alert(1)</script> [x](javascript:y) | `z` \u202e"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["compare", *words])


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.md").write_text(OLD, encoding="utf-8")
    Path("same.md").write_text(OLD.replace("\n| Part", "\n\n| Part"), encoding="utf-8")
    left = OLD.replace("| 3,412", "| 3,512").replace("14 May", "15 May")
    Path("new.md").write_text(left, encoding="utf-8")


def test_the_exit_status_is_1_only_for_what_was_left_over() -> None:
    assert run("old.md", "same.md").exit_code == 0
    assert run("old.md", "new.md").exit_code == 1
    assert run("old.md", "new.md", "--ignore", "DIF01").exit_code == 0
    Path("all.md").write_text(OLD.replace("3,412", "3,512"), encoding="utf-8")
    assert run("old.md", "all.md").exit_code == 0
    assert run("old.md", "none.md").exit_code == 2


def test_the_json_keeps_to_its_schema() -> None:
    made = json.loads(run("old.md", "new.md", "--format", "json").stdout)
    jsonschema.validate(made, dict(json_schema()))
    assert [one["kind"] for one in made["changes"]] == ["date", "figure"]
    assert made["changes"][0]["old"]["value"] == "XXXX-05-14"
    assert [one["code"] for one in made["findings"]] == ["DIF01"]


def test_the_erratum_names_places_of_the_old_version(snapshot: object) -> None:
    assert run("old.md", "new.md", "--errata").stdout == snapshot


def test_the_erratum_is_a_word_document_too() -> None:
    done = run("old.md", "new.md", "--errata", "--format", "docx", "-o", "erratum.docx")
    assert done.exit_code == 0
    assert "change 3,412 to 3,512" in read("erratum.docx").text


REFUSED = [("--errata", "--format", "json"), ("-o", "old.md")]


@pytest.mark.parametrize("words", REFUSED)
def test_what_cannot_be_is_refused_with_what_to_do(
    words: tuple[str, ...], snapshot: object
) -> None:
    done = run("old.md", "new.md", *words)
    assert done.exit_code == 2
    assert done.stderr == snapshot


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_words_of_a_document_are_data(form: str) -> None:
    Path("new.md").write_text(f"The fair drew {HOSTILE} 12 <b>Ada</b> Lund.\n", encoding="utf-8")
    Path("old.md").write_text(f"The fair drew {HOSTILE} 13 <b>Ida</b> Lund.\n", encoding="utf-8")
    told = run("old.md", "new.md", "--format", form, "--words").stdout
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "<script>alert" not in told or form in ("text", "json")


def test_of_thousands_of_facts_the_first_are_shown(snapshot: object) -> None:
    lines = (f"Mill {number} ground {number + 1000:,} sacks." for number in range(300))
    Path("old.md").write_text("\n\n".join(lines), encoding="utf-8")
    Path("new.md").write_text("Nobody was there.\n", encoding="utf-8")
    told = run("old.md", "new.md").stdout
    assert [line for line in told.splitlines() if "; --format" in line] == snapshot
    assert len(told.splitlines()) < 220
