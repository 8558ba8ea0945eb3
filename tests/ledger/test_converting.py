"""Files of earlier versions become one log, and every tick and decision stays valid."""

import hashlib
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.ledger.conftest import REPORT

from factcheck.apps.cli import main
from factcheck.claims.ledger import Choice, State, open_desk
from factcheck.claims.log import read
from factcheck.errors import MistakesError

OLD = """\
# What was checked, by whom and against what. Events are only ever appended.
- id: d-ae42
  kind: date
  target:
    file: ferry.md
    quote: 3 March 2021
    prefix: raised the fare to 14 crowns on
    suffix: . Ragna Holm, who runs the
  events:
    - {do: tick, by: ana, at: 2026-11-26T14:05:00Z, text: sha256:DIGEST, against: {key: log}}
    - {do: query, by: ed, at: 2026-11-26T15:00:00Z, text: sha256:DIGEST, note: Which?}
    - {do: undo, by: ed, at: 2026-11-26T16:00:00Z, text: sha256:DIGEST}
- id: d-0001
  kind: date
  target: {file: ferry.md, quote: 9 June 2022, was: The engine failed on 8 June 2022., start: 0}
  events: [{do: verdict, verdict: verified, by: bo, at: 2026-11-26T13:00:00Z, text: sha256:00}]
"""
DECISIONS = """\
- id: 9e0c6f5d
  code: CHR01
  places:
    - quote: 3 March 2021
      prefix: crowns on
  do: dismissed
  fingerprint: 43878c986347f72c
  by: ed
  why: two fares
  file: ferry.md
  at: 2026-11-26T12:00:00Z
"""


@pytest.fixture
def old(report: Path) -> Path:
    """Return the folder of the report, with files of an earlier version."""
    folder = report.parent
    sentence = "The council raised the fare to 14 crowns on 3 March 2021."
    text = OLD.replace("DIGEST", hashlib.sha256(sentence.encode()).hexdigest()[:16])
    (folder / "ledger.yaml").write_text(text, encoding="utf-8")
    (folder / "decisions.yaml").write_text(DECISIONS, encoding="utf-8")
    lines = REPORT.replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n") + "\n"
    (folder / "ferry.md.snapshot").write_text(lines, encoding="utf-8")
    return folder


def test_old_files_are_refused_with_advice(old: Path, report: Path) -> None:
    with pytest.raises(MistakesError, match=r"decisions\.yaml:1:1: "):
        open_desk(report)
    (old / "decisions.yaml").unlink()
    with pytest.raises(MistakesError, match=r"ledger\.yaml:2:1: "):
        open_desk(report)


def test_nothing_is_lost(old: Path, report: Path, snapshot: object) -> None:
    done = CliRunner().invoke(main, ["ledger", str(report), "--convert"])
    assert done.exit_code == 0, done.output
    assert "ledger.yaml: 6 actions\n" in done.output
    assert not (old / "decisions.yaml").exists()
    assert (old / "decisions.yaml.old").read_text(encoding="utf-8") == DECISIONS
    entries = read(old / "ledger.yaml").entries
    assert [one.do for one in entries] == [
        Choice.DISMISSED,
        Choice.VERIFIED,
        Choice.NOTED,
        Choice.TICKED,
        Choice.QUERIED,
        Choice.UNDONE,
    ]
    assert (entries[0].note, entries[0].fingerprint) == ("two fares", "43878c986347f72c")
    states = {fact.words: (fact.state, fact.was) for fact in open_desk(report).facts if fact.entry}
    assert states == {
        "3 March 2021": (State.TICKED, ""),
        "9 June 2022": (State.STALE, "The engine failed on 8 June 2022."),
    }
    again = CliRunner().invoke(main, ["ledger", str(report), "--convert"])
    assert (again.exit_code, again.output == snapshot) == (2, True)
