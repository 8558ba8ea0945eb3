"""What stays ticked where a document has a new version."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck import Comparison, compare, open_desk, record
from factcheck.apps.cli import main
from factcheck.claims.ledger import Action, Choice, FactKind

OLD = """\
# The mill

The mill ground 3,412 sacks in 1871. It was built by Olaf Berg in two summers.

Tora Lund sold it on 3 May 1911 to the town. Nobody knows why.
"""


def event() -> Action:
    return Action(Choice.TICKED, "ed", at="2026-11-27T10:00:00Z")


def ticked(path: Path, words: Sequence[str]) -> None:
    """Tick the facts of a document that have these words."""
    desk = open_desk(path)
    for fact in [one for one in desk.facts if one.words in words]:
        record(open_desk(path), fact.id, event())


def fates(made: Comparison) -> dict[str, str]:
    assert made.ticks is not None
    return {one.words: one.now.value for one in made.ticks}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "v1" / "mill.md"
    path.parent.mkdir()
    path.write_text(OLD, encoding="utf-8")
    ticked(path, ("3,412", "Olaf Berg", "3 May 1911"))
    return path


def new_of(old: Path, *edits: tuple[str, str]) -> Path:
    text = OLD
    for before, after in edits:
        assert before in text
        text = text.replace(before, after)
    path = old.parent.parent / "mill-v2.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_tick_becomes_stale_where_its_sentence_changed(old: Path) -> None:
    made = compare(old, new_of(old, ("3,412", "3,421")), claims=old.parent)
    assert fates(made) == {"3,412": "stale", "Olaf Berg": "ticked", "3 May 1911": "ticked"}
    assert made.ticks is not None
    (stale,) = (one for one in made.ticks if not one.holds)
    assert (stale.before.value, stale.by) == ("ticked", ("ed",))


def test_a_claims_folder_is_carried_over_by_its_targets(old: Path) -> None:
    folder = old.parent / "claims"
    done = CliRunner().invoke(main, ["claims", str(old), "-o", str(folder)])
    assert done.exit_code == 0, done.output
    desk = open_desk(str(folder))
    claims = [one for one in desk.facts if one.kind is FactKind.CLAIM]
    assert claims
    for fact in claims:
        record(open_desk(str(folder)), fact.id, event())
    made = compare(old, new_of(old, ("3,412", "3,421")), claims=folder)
    told = [one.now.value for one in made.ticks or ()]
    assert sorted(set(told)) == ["stale", "ticked"]
    assert told.count("stale") < len(told)


def test_the_command_tells_which_ticks_no_longer_hold(old: Path, snapshot: object) -> None:
    new = new_of(old, ("3,412", "3,421"))
    done = CliRunner().invoke(main, ["compare", str(old), str(new), "--claims", str(old.parent)])
    assert done.stdout.partition("Ticks")[2] == snapshot
