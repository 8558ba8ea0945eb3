"""Nothing is lost: by any run of edits and ticks, by a kill in the middle, by two at once."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.analysis.pipeline import dossier
from factcheck.claims import claimfiles
from factcheck.claims.ledger import Action, Choice, Desk, FactKind, open_desk, record
from factcheck.claims.ledger.syncing import synced

SENTENCES = (
    "The council raised the fare to 14 crowns on 3 March 2021.",
    "Ragna Holm asked for 16 crowns on the same evening.",
    "The ferry carried 212,000 passengers in 2020.",
    "It lost a third of them in 2021.",
    "The engine failed on 9 June 2022 with 41 people on board.",
    "A tug from Vestrand brought the ferry home at dusk.",
    "Nobody was hurt.",
)
AT = "2026-11-26T14:05:00Z"

Paragraphs = list[list[str]]
Deeds = list[tuple[str, int, int]]
"""(what, which, where) of each thing that is done."""
DEEDS = (
    "tick",
    "tick",
    "undo",
    "delete",
    "move",
    "change",
    "double",
    "put back",
    "sync",
    "break",
    "join",
)


def written(paragraphs: Paragraphs) -> str:
    return "# The Ferry\n\n" + "\n\n".join(" ".join(one) for one in paragraphs if one) + "\n"


def parted(paragraphs: Paragraphs, what: str, which: int, where: int) -> None:
    """Break a paragraph in two, or put one behind another."""
    own = paragraphs[which % len(paragraphs)]
    if what == "break":
        at = where % (len(own) + 1)
        paragraphs.insert(which % len(paragraphs) + 1, own[at:])
        del own[at:]
    elif len(paragraphs) > 1:
        paragraphs.pop(which % len(paragraphs))
        paragraphs[which % len(paragraphs)].extend(own)


def edited(paragraphs: Paragraphs, what: str, which: int, where: int) -> None:
    """Edit a text in place."""
    full = [one for one in paragraphs if one]
    to = paragraphs[where % len(paragraphs)]
    if what in ("break", "join"):
        parted(paragraphs, what, which, where)
        return
    if what == "put back":
        to.append(SENTENCES[which % len(SENTENCES)])
        return
    if not full:
        return
    own = full[which % len(full)]
    at = where % len(own)
    if what == "delete":
        del own[at]
    elif what == "move":
        to.insert(0, own.pop(at))
    elif what == "change":
        own[at] = own[at].replace("2", "7").replace("o", "0", 1)
    elif what == "double":
        to.append(own[at])


def events_of(desk: Desk) -> list[str]:
    """Return the notes of all events that a desk has, lost ones too, in order."""
    entries = [fact.entry for fact in desk.facts if fact.entry]
    entries += [orphan.entry for orphan in desk.orphans]
    return sorted(event.note for entry in entries for event in entry.events)


def acted(report: Path, where: str, deeds: Deeds) -> Iterator[tuple[list[str], Desk]]:
    """Do some deeds; yield after each what was recorded so far, and the desk as it is on disk."""
    paragraphs = [list(SENTENCES[:2]), list(SENTENCES[2:4]), list(SENTENCES[4:])]
    done: list[str] = []
    for number, (what, which, place) in enumerate(deeds):
        if what in ("tick", "undo"):
            desk = open_desk(where)
            if not desk.facts:
                continue
            do = Choice.TICKED if what == "tick" else Choice.UNDONE
            fact = desk.facts[which % len(desk.facts)]
            record(desk, fact, Action(do, "ana", AT, note=f"{number:03}"))
            done.append(f"{number:03}")
        elif what == "sync":
            if where != report.as_posix():
                synced(dossier(report.as_posix()), where)
        else:
            edited(paragraphs, what, which, place)
            report.write_text(written(paragraphs), encoding="utf-8")
        yield sorted(done), open_desk(where)


sequences = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(0, 40), st.integers(0, 40)),
    min_size=2,
    max_size=7,
)


@pytest.mark.parametrize("is_folder", [False, True])
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(deeds=sequences)
def test_no_sequence_of_edits_and_ticks_loses_one(deeds: Deeds, *, is_folder: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "ferry.md")
        first = [list(SENTENCES[:2]), list(SENTENCES[2:4]), list(SENTENCES[4:])]
        report.write_text(written(first), encoding="utf-8")
        where = report.as_posix()
        if is_folder:
            where = f"{folder}/claims"
            claimfiles.dump(dossier(report.as_posix()), where)
        for wanted, desk in acted(report, where, deeds):
            assert events_of(desk) == wanted
            for fact in desk.facts:
                stale = fact.state.value == "stale"
                decisive = fact.entry.decisive if fact.entry else None
                if decisive is not None:
                    assert stale == (decisive.places[0].passage != fact.passage_words)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    deeds=st.lists(st.tuples(st.sampled_from(DEEDS[3:]), st.integers(0, 40), st.integers(0, 40)))
)
def test_every_printed_statement_has_a_claim_after_a_sync_and_a_second_changes_nothing(
    deeds: Deeds,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        report, where = Path(folder, "ferry.md"), f"{folder}/claims"
        first = [list(SENTENCES[:2]), list(SENTENCES[2:4]), list(SENTENCES[4:])]
        report.write_text(written(first), encoding="utf-8")
        claimfiles.dump(dossier(report.as_posix()), where)
        for _ in acted(report, where, deeds):
            pass
        synced(dossier(report.as_posix()), where)
        stand = [fact.span for fact in open_desk(where).facts if fact.kind is FactKind.CLAIM]
        known = dossier(report.as_posix())
        bare = [one for one in known.claims if not any(one.span.overlaps(at) for at in stand)]
        assert [known.document.words(one.span) for one in bare] == []
        assert synced(known, where).files == ()


def broken(breaks: Sequence[bool]) -> str:
    """Return all sentences, with a paragraph's end where it is asked for."""
    joints = ["\n\n" if one else " " for one in breaks]
    return "# The Ferry\n\n" + "".join(map("".join, zip(SENTENCES, (*joints, "\n"), strict=True)))


breakings = st.lists(st.booleans(), min_size=len(SENTENCES) - 1, max_size=len(SENTENCES) - 1)


@settings(max_examples=12, deadline=None)
@given(before=breakings, after=breakings)
def test_where_paragraphs_are_broken_no_sentence_is_lost(
    before: list[bool], after: list[bool]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        report, where = Path(folder, "ferry.md"), f"{folder}/claims"
        report.write_text(broken(before), encoding="utf-8")
        claimfiles.dump(dossier(report.as_posix()), where)
        report.write_text(broken(after), encoding="utf-8")
        brought = synced(dossier(report.as_posix()), where)
        assert (brought.vanished, brought.added, brought.changed) == ((), (), ())


WRITER = """
import sys
from factcheck.claims.ledger import Choice, Action, open_desk, record
path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
desk = open_desk(path)
print("ready", flush=True)
for number in range(count):
    fact = desk.facts[number % len(desk.facts)]
    desk = record(desk, fact, Action(Choice.TICKED, name, note=f"{name}-{number:04}"))
    print(f"{name}-{number:04}", flush=True)
"""


def started(report: Path, name: str, count: int) -> "subprocess.Popen[str]":
    words = [sys.executable, "-c", WRITER, str(report), name, str(count)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def told(lines: Sequence[str]) -> set[str]:
    return {line.strip() for line in lines} - {"ready"}


def test_a_kill_in_the_middle_of_writing_loses_nothing(report: Path) -> None:
    done: set[str] = set()
    for number in range(2):
        with started(report, f"w{number}", 10_000) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            time.sleep(0.2 + 0.13 * number)
            writer.kill()
            done |= told(writer.stdout.readlines())
        kept = set(events_of(open_desk(report)))
        assert done <= kept
        assert len(kept) <= len(done) + number + 1  # what was written and not yet told
    record(open_desk(report), open_desk(report).facts[0], Action(Choice.TICKED, "ana"))
    left = [path.name for path in report.parent.iterdir() if path.name.startswith(".")]
    assert all(name.endswith(".factcheck-tmp") for name in left)


def test_two_who_write_at_once_lose_nothing(report: Path) -> None:
    first, second = (started(report, name, 12) for name in ("ana", "bo"))
    with first, second:
        lines = [line for one in (first, second) if one.stdout for line in one.stdout]
    assert first.returncode == second.returncode == 0
    assert len(told(lines)) == 24
    assert set(events_of(open_desk(report))) == told(lines)
