"""An edited document taken into its claims folder: no tick and no word of a person is lost."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from factcheck.analysis.pipeline import dossier
from factcheck.apps.cli.claims import command
from factcheck.claims import claimfiles
from factcheck.claims.ledger import Action, Choice, FactKind, State, adopt, open_desk, record
from factcheck.claims.ledger.syncing import Synced, synced
from factcheck.errors import ClaimFileError

ROOT = Path(__file__).resolve().parents[2]
AT = "2026-11-26T14:05:00Z"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """Return the bench that edits an article of sixty claims."""
    spec = importlib.util.spec_from_file_location("syncing", ROOT / "bench" / "syncing.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(report: Path) -> Path:
    """Return the claims folder of the report."""
    path = report.parent / "claims"
    claimfiles.dump(dossier(report.as_posix()), path.as_posix())
    return path


def sync(report: Path, folder: Path) -> Synced:
    return synced(dossier(report.as_posix()), folder.as_posix())


def edit(path: Path, old: str, new: str) -> None:
    data = path.read_bytes()
    assert old.encode() in data
    path.write_bytes(data.replace(old.encode(), new.encode(), 1))


def claim_with(folder: Path, words: str) -> str:
    """Return the id of a claim by words of its sentence."""
    desk = open_desk(folder)
    claims = (fact for fact in desk.facts if fact.kind is FactKind.CLAIM)
    return next(fact.id for fact in claims if words in fact.words)


def tick(folder: Path, fact: str, by: str = "ana") -> None:
    record(open_desk(folder), fact, Action(Choice.TICKED, by, AT))


def test_every_tick_of_sixty_claims_is_right_stale_or_kept(
    bench: ModuleType, tmp_path: Path
) -> None:
    before, after, brought = bench.run(tmp_path)
    rows = list(bench.outcomes(before, after))
    assert len(rows) >= 60
    assert [row for row in rows if row[2] != row[3]] == []
    assert len(brought.added) == 2
    assert {row[0] for row in rows} >= {edit.what for edit in bench.EDITS if edit.claims}


def test_a_second_run_changes_nothing_more(report: Path, folder: Path) -> None:
    edit(report, "on 3 March 2021", "on 4 March 2021")
    edit(report, "## The engine\n", "## The engine\n\nA new piston came on 2 May 2022.\n")
    assert len(sync(report, folder).added) == 1
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert sync(report, folder).files == ()
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_changed_claim_is_told_old_and_new_and_its_tick_is_stale(
    report: Path, folder: Path
) -> None:
    name = claim_with(folder, "raised the fare")
    tick(folder, name)
    edit(report, "on 3 March 2021", "on 4 March 2021")
    [changed] = sync(report, folder).changed
    assert changed.id == name
    assert changed.before == "The council raised the fare to 14 crowns on 3 March 2021."
    assert changed.after == "The council raised the fare to 14 crowns on 4 March 2021."
    assert changed.stale == ("ana",)
    fact = open_desk(folder).fact(name)
    assert (fact.state, fact.was) == (State.STALE, changed.before)
    edit(report, "on 4 March 2021", "on 3 March 2021")
    sync(report, folder)
    fact = open_desk(folder).fact(name)
    assert (fact.state, fact.was) == (State.TICKED, "")


def test_a_claim_that_vanishes_is_kept_and_marked_and_comes_back(
    report: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_NOW", AT)
    name = claim_with(folder, "The engine failed")
    tick(folder, name)
    sentence = "The engine failed on 9 June 2022 with 41 people on board. "
    edit(report, sentence, "")
    [gone] = sync(report, folder).vanished
    assert (gone.id, gone.ticks) == (name, 1)
    written = (folder / "narrative.yaml").read_text(encoding="utf-8")
    assert "lost: 2026-11-26" in written
    assert [orphan.entry.id for orphan in open_desk(folder).orphans] == [name]
    edit(report, "A tug from", f"{sentence}A tug from")
    assert sync(report, folder).vanished == ()
    assert open_desk(folder).fact(name).state is State.TICKED
    assert "lost:" not in (folder / "narrative.yaml").read_text(encoding="utf-8")


def moved(report: Path) -> None:
    """Move a short sentence over a heading."""
    edit(report, "Nobody was hurt. ", "")
    edit(report, "The ferry carried", "Nobody was hurt. The ferry carried")


TUG = "A tug from Vestrand brought the ferry home at dusk."


def printed_without_claim(report: Path, folder: Path) -> list[str]:
    """Return the statements of a fresh draft that no claim of the folder stands at."""
    known = dossier(report.as_posix())
    facts = [fact for fact in open_desk(folder).facts if fact.kind is FactKind.CLAIM]
    return [
        known.document.words(claim.span)
        for claim in known.claims
        if not any(fact.span.overlaps(claim.span) for fact in facts)
    ]


@pytest.mark.parametrize(
    ("cut", "put", "before"),
    [
        pytest.param(
            "It lost a third of them in the next.",
            "It lost half of them in the next.",
            "A tug from",
            id="a short sentence is moved and changed",
        ),
        pytest.param(
            " " + TUG,
            "A tug from Vestrand brought the ferry in at dusk.",
            "The ferry carried",
            id="a sentence is moved to another section and changed",
        ),
    ],
)
def test_what_is_moved_and_changed_has_a_claim_that_is_open(
    report: Path, folder: Path, cut: str, put: str, before: str
) -> None:
    for fact in open_desk(folder).facts:
        tick(folder, fact.id)
    edit(report, cut, "")
    edit(report, before, f"{put} {before}")
    brought = sync(report, folder)
    assert printed_without_claim(report, folder) == []
    assert len(brought.added) == 1
    fact = open_desk(folder).fact(brought.added[0])
    assert (fact.words, fact.state) == (put, State.OPEN)
    lost = next(gone for gone in brought.vanished if gone.words == cut.strip())
    if lost.proposed:
        desk = adopt(open_desk(folder), lost.id, "ana", AT)
        adopted = desk.fact(lost.id)
        assert (adopted.words, adopted.state, adopted.was) == (put, State.STALE, lost.words)
        assert printed_without_claim(report, folder) == []
        again = sync(report, folder)  # it gets the line of its new place
        assert lost.id not in {gone.id for gone in again.vanished}
        assert again.added == ()


def test_mistakes_in_the_folder_are_told_before_anything_is_written(
    report: Path, folder: Path
) -> None:
    edit(folder / "narrative.yaml", "  says:", "  sais:")
    edit(report, "with 41 people", "with 42 people")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(ClaimFileError, match=r"narrative\.yaml:3:3: "):
        sync(report, folder)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(command, [*arguments])
    return done.exit_code, done.output


def test_ticking_in_an_edited_document_takes_it_in_first(report: Path, folder: Path) -> None:
    new = "Pilot Edda Krogh saw the smoke on 9 June 2022."
    tick(folder, claim_with(folder, "raised the fare"))
    edit(report, "A tug from", f"{new} A tug from")
    edit(report, "on 3 March 2021", "on 4 March 2021")
    name = claim_with(folder, "The engine failed")
    desk = record(open_desk(folder), name, Action(Choice.TICKED, "ana", AT))
    assert desk.fact(name).state is State.TICKED
    assert claim_with(folder, new)
    brought = sync(report, folder)
    assert (brought.files, brought.added) == ((), ())


def test_the_command_tells_what_an_edited_document_has_brought(report: Path, folder: Path) -> None:
    tick(folder, claim_with(folder, "raised the fare"))
    edit(report, "on 3 March 2021", "on 4 March 2021")
    edit(report, " A tug from Vestrand brought the ferry home at dusk.", "")
    code, told = run(str(report), "-o", str(folder), "--sync")
    assert code == 0
    assert "  - The council raised the fare to 14 crowns on 3 March 2021.\n" in told
    assert "  + The council raised the fare to 14 crowns on 4 March 2021.\n" in told
    assert "  stale: ticked by ana" in told
    assert run(str(folder), "--sync")[1].endswith("0 new, 1 removed\n")


def test_a_folder_of_an_older_draft_gets_its_targets(report: Path, folder: Path) -> None:
    (folder / "document.snapshot").unlink()
    says = "The ferry carried 212,000 passengers in the year before."
    own = "The fare goes up to 14 crowns"
    (folder / "narrative.yaml").write_text(
        f"- id: a\n  line: 9\n  says: {says}\n"
        f"- id: b\n  line: 5\n  date: 2021-03-03\n  dated: 3 March 2021\n  says: {own}\n"
        "- id: c\n  says: Trains are cheaper than buses\n",
        encoding="utf-8",
    )
    brought = sync(report, folder)
    assert brought.is_first
    assert brought.unplaced == ("c",)
    targets = {claim.id: claim.target for claim in claimfiles.load(folder.as_posix()).claims}
    assert targets["a"] is not None
    assert targets["a"].quote == says
    assert targets["b"] is not None
    assert targets["b"].quote.startswith("The council raised the fare")
