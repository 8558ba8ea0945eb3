"""A document whose name is not UTF-8: every output is valid, and what is written is read again."""

import csv
import io
import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.apps.cli import main
from factcheck.storage import native, portable

NAME = os.fsdecode(b"caf\xe9.txt")
SHOWN = r"caf\xe9.txt"
TEXT = "The café opened on Tuesday, 4 July 1911. In 1920 it burned, said Ann Berg.\n"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse the name")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(NAME).write_text(TEXT.replace("4 July", "5 July"), encoding="utf-8")


def run(*words: str) -> Result:
    done = CliRunner().invoke(main, list(words), prog_name="factcheck")
    assert done.exception is None or isinstance(done.exception, SystemExit), repr(done.exception)
    done.stdout_bytes.decode()
    return done


def test_a_path_is_written_out_and_back() -> None:
    assert portable(f"a/{NAME}") == f"a/{SHOWN}"
    assert native(f"a/{SHOWN}") == f"a/{NAME}"
    assert (portable("é/x.md"), native("é/x.md")) == ("é/x.md", "é/x.md")


@pytest.mark.parametrize(
    "form", ["text", "markdown", "json", "jsonl", "sarif", "github", "csv", "html"]
)
def test_every_report_is_valid_and_names_the_file(form: str) -> None:
    done = run("check", NAME, "--format", form)
    assert done.exit_code == 1
    assert SHOWN in done.stdout.replace("\\\\", "\\") or "caf%E9.txt" in done.stdout
    if form in ("json", "sarif"):
        json.loads(done.stdout).items()
        assert "\\ud" not in done.stdout
    if form == "csv":
        assert {row["path"] for row in csv.DictReader(io.StringIO(done.stdout))} == {SHOWN}


def test_a_ledger_is_read_again() -> None:
    assert run("ledger", NAME, "1", "tick", "--by", "Ada").exit_code == 0
    assert f"file: {SHOWN}\n" in Path("ledger.yaml").read_text(encoding="utf-8")
    assert f"{SHOWN}: 1 of" in run("ledger", NAME).stdout


def test_a_decision_holds() -> None:
    decided = run("decide", NAME, "1", "dismiss", "--by", "Ada", "--why", "as printed")
    assert decided.exit_code == 0, decided.stderr
    assert run("check", NAME).exit_code == 0


def test_a_claims_folder_is_read_again() -> None:
    assert run("claims", NAME, "-o", "claims").exit_code == 0
    assert run("check", "claims").exit_code == 1
