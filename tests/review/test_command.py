"""`factcheck review`: what it refuses before a page is served."""

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.apps.cli import main


def run(*words: str) -> tuple[int, str]:
    """Run the command; return its status and what it says."""
    done = CliRunner().invoke(main, ["review", *words, "--no-browser"])
    return done.exit_code, done.output


def test_a_port_that_is_taken_is_told(article: Path, snapshot: object) -> None:
    pytest.importorskip("starlette", reason="needs the extra 'review'")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        status, said = run(str(article), "--port", port)
    assert (status, said.replace(port, "PORT") == snapshot) == (2, True)
