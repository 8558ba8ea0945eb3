"""The command `forms`: what is in two forms, and which of them is right from now on."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.apps.cli import main

TEXT = """\
The mill sells by e-mail. An e-mail came at noon. The email was short.

Rents rose by 5% in May and by 6 percent in June.
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    path = tmp_path / "mill.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_each_variation_is_a_line_with_counts_and_first_places(
    mill: Path, snapshot: object
) -> None:
    result = run("forms", str(mill))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[1:] == snapshot


def test_json_has_every_place(mill: Path) -> None:
    (document,) = json.loads(run("forms", str(mill), "--format", "json").stdout)
    first = document["forms"][0]
    assert [(form["name"], len(form["places"])) for form in first["forms"]] == [
        ("e-mail", 2),
        ("email", 1),
    ]


def test_a_form_that_is_chosen_rules_the_document_from_then_on(
    mill: Path, snapshot: object
) -> None:
    assert run("forms", str(mill), "--use", "email", "--use", "percentages: 5%").exit_code == 0
    assert mill.with_name("mill.sheet.yaml").is_file()
    found = run("check", str(mill), "--select", "FRM", "--format", "jsonl").stdout.splitlines()
    messages = [json.loads(line)["message"] for line in found if '"message"' in line]
    assert messages == snapshot


def test_a_form_chosen_for_the_house_rules_a_later_document(mill: Path, tmp_path: Path) -> None:
    house, later = tmp_path / "house.yaml", tmp_path / "later.md"
    assert run("forms", str(mill), "--use", "email", "--sheet", str(house)).exit_code == 0
    later.write_text("An e-mail came.\n", encoding="utf-8")
    assert run("forms", str(later)).exit_code == 0
    result = run("forms", str(later), "--sheet", str(house))
    assert "(line 1)  [style sheet]" in result.stdout
    result = run("check", str(later), "--select", "FRM", "--sheet", str(house), "--fix")
    assert later.read_text(encoding="utf-8") == "An email came.\n"


def test_a_form_that_no_document_has_is_refused(mill: Path, snapshot: object) -> None:
    result = run("forms", str(mill), "--use", "mail")
    assert result.exit_code == 2
    assert result.stderr == snapshot


def test_a_book_is_counted_as_one(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    for name, words in (
        ("one.md", "# One\n\nAn e-mail came.\n"),
        ("two.md", "# Two\n\nAn email came.\n"),
    ):
        (tmp_path / "book" / name).write_text(words, encoding="utf-8")
    assert run("forms", str(tmp_path / "book")).exit_code == 0
    result = run("forms", "--together", str(tmp_path / "book"))
    assert result.exit_code == 1
    assert "e-mail 1×" in result.stdout
    found = run("check", "--together", str(tmp_path / "book"), "--select", "FRM").stdout
    assert found.count("FRM01") == 1


def test_check_mentions_two_forms_in_one_line_and_nothing_else(
    mill: Path, snapshot: object
) -> None:
    result = run("check", str(mill))
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-1] == snapshot
    assert "FRM" not in result.stdout + result.stderr


def test_a_document_with_one_form_throughout_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "dry.md"
    path.write_text("It rained on the mill.\n", encoding="utf-8")
    result = run("forms", str(path))
    assert (result.exit_code, result.stdout) == (0, f"{path}: no inconsistent forms\n")
