"""`factcheck review`: what it refuses before a page is served."""

import importlib.util
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import main


def run(*words: str) -> tuple[int, str]:
    """Run the command; return its status and what it says."""
    done = CliRunner().invoke(main, ["review", *words, "--no-browser"])
    return done.exit_code, done.output


def test_what_is_no_document_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run(str(tmp_path / "missing.md"))[0] == 2
    status, said = run(str(tmp_path / "empty"))
    assert status == 2
    assert "error:" in said


def test_a_port_that_is_taken_is_told(article: Path) -> None:
    pytest.importorskip("starlette", reason="needs the extra 'review'")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        status, said = run(str(article), "--port", port)
    assert status == 2
    assert f"--port {port}: address already in use" in said


def test_without_the_extra_it_says_what_to_install(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    status, said = run(str(article))
    assert status == 2
    assert "pip install 'factcheck-claims[review]'" in said
    assert "in the folder of your copy: pip install '.[review]'" in said
