"""Commands that report findings include what is proved of proposals in a file that is named."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.apps.cli import main

TEXT = """\
The kiln fired 412 tiles in the spring.

In the book of the kiln stand 380 tiles of clay.
"""
PROPOSAL = (
    '{"factcheck": "proposal/1", "kind": "number", "relation": "one measure", '
    '"places": [{"exact": "380 tiles"}, {"exact": "412 tiles"}], "origin": {"maker": "person"}}\n'
)


@pytest.fixture
def kiln(tmp_path: Path) -> str:
    """Give a document with a proposals file beside it."""
    (tmp_path / "kiln.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "kiln.jsonl").write_text(PROPOSAL, encoding="utf-8")
    return str(tmp_path / "kiln.md")


def run(*words: str) -> tuple[int, str, str]:
    """Run the command; return its status, what it writes and what it says beside that."""
    done = CliRunner().invoke(main, words)
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("check", "tiles: 380 here, 412 elsewhere"),
        ("errata", "change *380* to"),
        ("decide", "--side 1  line 3: "),
    ],
)
def test_a_proved_proposal_is_a_finding_in_every_command(
    command: str, says: str, kiln: str
) -> None:
    _, written, said = run(command, kiln, "--proposals", kiln.replace(".md", ".jsonl"))
    assert says in written
    assert "1 proposal (1 proved" in said


def test_a_decision_on_a_proved_proposal_holds_in_every_command(kiln: str) -> None:
    given = ("--proposals", kiln.replace(".md", ".jsonl"))
    assert run("decide", kiln, "1", "dismiss", "--by", "ana", *given)[0] == 0
    for command in ("check", "errata"):
        state, written, _ = run(command, kiln, *given)
        assert state == 0
        assert "380 here" not in written


def test_the_page_has_a_finding_for_a_proved_proposal(kiln: str) -> None:
    from factcheck.apps.session import Session
    from factcheck.config import Config

    config = Config(proposals=(kiln.replace(".md", ".jsonl"),))
    (found,) = Session(kiln, config).standing().every
    assert found.finding.message == "tiles: 380 here, 412 elsewhere"
