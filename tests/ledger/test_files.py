"""Events put into YAML as people write it: all else stays, byte for byte."""

import pytest
import yaml
from attrs import evolve
from factcheck.claims.claimfiles.entries import event_line
from factcheck.claims.ledger.files import parsed, with_entry, with_event

from factcheck.claims.ledger import (
    Action,
    Against,
    Deed,
    FactKind,
    LedgerEntry,
    Selector,
)
from factcheck.errors import ClaimFileError

AT = "2026-11-26T14:05:00Z"
TICK = Action(Choice.TICKED, "ana", AT)
LINE = event_line(TICK).words
OLD = "{do: note, by: bo, at: 2026-11-25T09:00:00Z, note: x}"
HEAD = "- id: d-1\n  kind: date\n  target: {file: a.md, quote: dusk}\n"
ENTRY = LedgerEntry("d-1", FactKind.DATE, Selector("dusk", file="a.md"), (TICK,))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("  events: []\n", f"  events: [{LINE}]\n", id="an empty list"),
        pytest.param(
            f"  events: [{OLD}]\n", f"  events: [{OLD}, {LINE}]\n", id="a list in brackets"
        ),
        pytest.param(
            f"  events:\n    - {OLD}\n  # mine\n\n",
            f"  events:\n    - {OLD}\n    - {LINE}\n  # mine\n\n",
            id="comments and empty lines behind",
        ),
        pytest.param(
            "  events:\n    - do: note\n      by: bo\n      at: 2026-11-25T09:00:00Z\n"
            "      note: |\n        two\n        lines\n",
            "  events:\n    - do: note\n      by: bo\n      at: 2026-11-25T09:00:00Z\n"
            f"      note: |\n        two\n        lines\n    - {LINE}\n",
            id="an event in block style that ends with many lines",
        ),
        pytest.param(
            f"  events:\n    - {OLD}\n- id: d-2\n  kind: date\n  target: {{quote: dawn}}\n",
            f"  events:\n    - {OLD}\n    - {LINE}\n"
            "- id: d-2\n  kind: date\n  target: {quote: dawn}\n",
            id="another entry behind",
        ),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_an_event_is_appended_and_nothing_else_changes(before: str, after: str, ends: str) -> None:
    data = ("\ufeff" + (HEAD + before).replace("\n", ends)).encode()
    wanted = ("\ufeff" + (HEAD + after).replace("\n", ends)).encode()
    assert with_event("ledger.yaml", data, "d-1", TICK) == wanted


def test_an_entry_with_an_alias_is_found_in_the_whole_file() -> None:
    data = (
        b"- id: d-0\n  kind: date\n  target: &here {file: a.md, quote: dusk}\n"
        b"- id: d-1\n  kind: date\n  target: *here\n"
    )
    made = with_event("ledger.yaml", data, "d-1", TICK)
    assert made == data + f"  events:\n    - {LINE}\n".encode()


@pytest.mark.parametrize("data", [None, b"", b"# mine\n", (HEAD.replace("d-1", "d-0")).encode()])
def test_a_new_entry_goes_to_the_end(data: bytes | None) -> None:
    made = with_entry("ledger.yaml", data, ENTRY)
    assert made.startswith(data or b"# What was checked")
    assert parsed("ledger.yaml", made)[-1] == ENTRY


@pytest.mark.parametrize(
    ("entry_id", "behind"),
    [("d-0", "d-1"), ("d-2", "d-1"), ("d-4", "d-3"), ("f-1", "d-5"), ("f-3", "f-2")],
)
def test_a_new_entry_stands_in_the_order_of_ids_and_comments_stay_above_theirs(
    entry_id: str, behind: str
) -> None:
    entries = "".join(
        f"# of {one}\n" + HEAD.replace("d-1", one) for one in ("d-1", "d-3", "d-5", "f-2")
    )
    data = f"# of the file\n\n{entries}".encode()
    made = with_entry("ledger.yaml", data, evolve(ENTRY, id=entry_id))
    ids = [entry.id for entry in parsed("ledger.yaml", made)]
    assert ids.index(entry_id) == ids.index(behind) + 1
    assert all(f"# of {one}\n- id: {one}\n".encode() in made for one in ("d-3", "d-5", "f-2"))
    assert made.startswith(b"# of the file\n")


@pytest.mark.parametrize(
    "event",
    [
        Action(Choice.NOTED, "ana", AT, note="a: b, [c] {d} # e 'f' \"g\" – “h” @i"),
        Action(Choice.QUERIED, "ana b.", AT, to="the author", note="12:30, or 010?"),
        Action(Deed.VERDICT, "ana", AT, "sha256:" + "0" * 16, Choice.CANNOT_BE_CONFIRMED),
        Action(
            Choice.TICKED,
            "ana",
            AT,
            against=Against("https://a.example/b?c=d#e", "p. 3, l. 4", "“so”", "", "2026-11-20"),
        ),
    ],
)
def test_every_event_comes_back_as_it_was_written(event: Action) -> None:
    made = with_entry("ledger.yaml", None, ENTRY)
    again = with_event("ledger.yaml", made, "d-1", event)
    assert parsed("ledger.yaml", again)[0].events == (TICK, event)
    slow, fast = (yaml.load(again, kind) for kind in (yaml.SafeLoader, yaml.CSafeLoader))  # noqa: S506
    assert slow == fast


def test_an_open_merge_conflict_is_told_at_its_place() -> None:
    data = f"{HEAD}  events:\n<<<<<<< HEAD\n    - {LINE}\n=======\n    - {OLD}\n>>>>>>> bo\n"
    with pytest.raises(ClaimFileError, match=r"ledger.yaml:5:1: a merge conflict is open here"):
        parsed("ledger.yaml", data.encode())
