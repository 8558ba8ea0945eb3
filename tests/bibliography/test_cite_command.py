"""`factcheck cite` as a person uses it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.apps.cli import main

ARTICLE = """# The Tide Mill

By Ada Byrne
Published 4 June 2019 in Coast Review

The mill burned down on 3 March 2018. The Harbour Courier reported on 5 March 2018 that the
miller was safe.
"""
OWN = (
    "@article{Byrne:Mill,\n  author = {Byrne, Ada},\n  title = {The Tide Mill},\n  year = 2019\n}\n"
)


def cite(*words: str) -> Result:
    return CliRunner().invoke(main, ["cite", "mill.md", *words], prog_name="factcheck")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a document and a .bib, as the current one."""
    (tmp_path / "mill.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "own.bib").write_text(OWN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("bibtex", "@article{byrne2019tide,"),
        ("biblatex", "@article{byrne2019tide,"),
        ("csl-json", '[\n  {\n    "id": "byrne2019tide"'),
        ("ris", "TY  - JOUR\nID  - byrne2019tide\n"),
        ("text", "Ada Byrne, “The Tide Mill,” Coast Review, 4 June 2019.\n"),
    ],
)
def test_every_format_can_be_asked_for(form: str, begins: str) -> None:
    done = cite("--format", form)
    assert (done.exit_code, done.stdout[: len(begins)]) == (0, begins)


def test_an_update_says_what_it_did_and_keeps_mode_and_links(
    folder: Path, snapshot: object
) -> None:
    target = folder / "own.bib"
    target.chmod(0o640)
    (folder / "link.bib").symlink_to(target)
    done = cite("--update", "link.bib")
    assert done.exit_code == 0, done.output
    assert done.stderr == snapshot
    assert "link.bib: harbourcourier2018news added\n" in done.stderr
    assert done.stdout == ""
    assert (folder / "link.bib").is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert target.read_text(encoding="utf-8").startswith("@article{Byrne:Mill,\n")
    assert sorted(path.name for path in folder.iterdir()) == ["link.bib", "mill.md", "own.bib"]
    assert "nothing to change" in cite("--update", "own.bib").stderr


def test_a_dry_run_prints_a_diff_and_writes_nothing(folder: Path, snapshot: object) -> None:
    done = cite("--update", "own.bib", "--dry-run")
    assert done.exit_code == 0
    assert done.stdout.startswith("--- own.bib\n+++ own.bib\n@@ -3,3 +3,11 @@\n")
    assert done.stderr == snapshot
    assert (folder / "own.bib").read_text(encoding="utf-8") == OWN


def test_what_cannot_be_cited_is_listed_with_what_is_missing(
    folder: Path, snapshot: object
) -> None:
    assert (cite("--missing").exit_code, cite("--missing").stdout) == (0, "")
    claims = folder / "claims"
    claims.mkdir()
    (claims / "document.yaml").write_text("key: mill\nkind: report\ntitle: The Mill\n")
    (claims / "sources.yaml").write_text("letter:\n  kind: letter\n")
    (claims / "narrative.yaml").write_text("- {id: a, says: It burned, source: letter}\n")
    runner = CliRunner()
    done = runner.invoke(main, ["cite", "claims", "--missing"])
    assert done.exit_code == 1
    assert done.stdout == snapshot
    plain = runner.invoke(main, ["cite", "claims"])
    assert plain.exit_code == 0
    assert f"left out: {done.stdout.splitlines()[1]}\n" in plain.stderr


@pytest.mark.parametrize(
    "words",
    [["--dry-run"], ["--bib", "no.bib"], ["-o", "own.bib", "--bib", "own.bib"]],
)
def test_what_does_not_go_together_is_refused(
    words: list[str], folder: Path, snapshot: object
) -> None:
    done = cite(*words)
    assert done.exit_code == 2
    assert done.stderr == snapshot
    assert (folder / "own.bib").read_text(encoding="utf-8") == OWN


def test_a_key_that_the_bib_lacks_is_listed_with_the_nearest(
    folder: Path, snapshot: object
) -> None:
    (folder / "mill.md").write_text(
        "The mill turned [@moe2018; @moe2019a].\n\nIt stood [@oka1990, p. 4] [@oka1990].\n",
        encoding="utf-8",
    )
    (folder / "own.bib").write_text("@book{moe2018, title={Mills}, year=2018}\n", encoding="utf-8")
    done = cite("--bib", "own.bib", "--missing")
    assert (done.exit_code, done.stdout == snapshot) == (1, True)
    plain = cite("--bib", "own.bib")
    left_out = "".join(f"left out: {line}\n" for line in done.stdout.splitlines())
    assert (plain.exit_code, plain.stderr) == (0, left_out)


def test_which_claims_rest_on_which_key_is_written_for_people_and_programs() -> None:
    assert "byrne2019tide: 1 claim\n" in cite("--per-claim").stdout
    claims = json.loads(cite("--per-claim", "--format", "json").stdout)["claims"]
    assert {key for claim in claims for key in claim["keys"]} == {
        "byrne2019tide",
        "harbourcourier2018news",
    }


def test_keys_without_a_bib_get_one_hint(folder: Path) -> None:
    (folder / "mill.md").write_text("It turned [@moe2018; @oka19] [@fig:mill].\n", encoding="utf-8")
    assert cite().stderr.splitlines().count(
        "note: mill.md cites 2 keys from a .bib file ('moe2018'); "
        "to cite their entries, add --bib FILE"
    ) == 1  # fmt: skip
    assert "--bib" not in cite("--bib", "own.bib").stderr
