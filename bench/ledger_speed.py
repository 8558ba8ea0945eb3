"""How long a ledger of 10,000 facts takes: to open, to write one event, after an edit.

    python bench/ledger_speed.py [FACTS]

Seconds are those of the processor, so that they say the same on a busy machine; those of the clock
stand in brackets.
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from attrs import evolve

from factcheck.analysis.pipeline import dossier
from factcheck.claims.claimfiles.emitting import emitted
from factcheck.claims.ledger import Action, Choice, Desk, now, open_desk, record
from factcheck.claims.ledger.desk import words_of
from factcheck.claims.log.file import written
from factcheck.model import Dossier

NAMES = ("Anna Holm", "Boris Vane", "Clara Stone", "Edda Krogh", "Felix Marsh", "Nils Ekblad")
GOODS = ("sacks of rye", "crates of glass", "barrels of tar", "bales of wool")
MONTHS = ("May", "June", "July", "August")
FACTS_A_SENTENCE = 4
SENTENCES = 6
TIMES = 20

T = TypeVar("T")


def text_of(facts: int) -> str:
    """Return a text with about so many facts."""
    paragraphs = [
        " ".join(
            f"{NAMES[(row + at) % 6]} said on {1 + (row * 7 + at) % 28} {MONTHS[at % 4]} "
            f"{1850 + row % 90} that {100 + row * 6 + at} {GOODS[row % 4]} stood on "
            f"quay {row}-{at}."
            for at in range(SENTENCES)
        )
        for row in range(facts // FACTS_A_SENTENCE // SENTENCES + 1)
    ]
    return "# The Quays\n\n" + "\n\n".join(paragraphs) + "\n"


def timed(what: str, work: Callable[[], T], times: int = 1) -> T:
    """Print how long some work takes, and return what comes of it."""
    begun, started = time.process_time(), time.perf_counter()
    made = work()
    own, clock = (time.process_time() - begun) / times, (time.perf_counter() - started) / times
    print(f"{what:44}{own * 1000:9.1f} ms  ({clock * 1000:.1f})")
    return made


def ticked(desk: Desk, folder: Path) -> None:
    """Write a log in which every fact is ticked."""
    bare = Action(Choice.TICKED, "ana", now(), file="quays.md")
    entries = [
        written(evolve(bare, id=fact.id, kind=fact.kind, places=(words_of(desk.document, fact),)))
        for fact in desk.facts
    ]
    (folder / "ledger.yaml").write_text(emitted(entries), encoding="utf-8")


def some_ticks(desk: Desk, by: str) -> Desk:
    for at in range(TIMES):
        fact = desk.facts[at * len(desk.facts) // TIMES]
        desk = record(desk, fact, Action(Choice.TICKED, by))
    return desk


def measured(known: Dossier, again: Callable[[], Dossier], folder: Path) -> None:
    desk = timed("open, nothing ticked", lambda: open_desk(known))
    print(f"  {len(desk.facts):,} facts")
    timed("record, each", lambda: some_ticks(desk, "ana"), TIMES)
    ticked(desk, folder)
    size = (folder / "ledger.yaml").stat().st_size / 1e6
    full = timed(f"open, all ticked ({size:.1f} MB)", lambda: open_desk(known))
    print(f"  {sum(fact.entry is not None for fact in full.facts):,} ticked")
    timed("record, each", lambda: some_ticks(full, "bo"), TIMES)
    edited = again()
    new = timed("open after two edits", lambda: open_desk(edited))
    stale = sum(fact.state == "stale" for fact in new.facts)
    print(f"  {stale} stale, {len(new.orphans)} lost")
    event = Action(Choice.TICKED, "bo")
    timed("record after two edits", lambda: record(new, new.facts[5], event))


def main() -> None:
    gc.set_threshold(500_000)  # as the command does
    facts = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "quays.md"
        path.write_text(text_of(facts), encoding="utf-8")

        def again() -> Dossier:
            text = path.read_text(encoding="utf-8")
            text = text.replace("quay 100-2", "the quay 100-2").replace("quay 200-2", "quay 200-9")
            path.write_text(text, encoding="utf-8")
            return dossier(path.as_posix())

        known = timed("read and find all facts", lambda: dossier(path.as_posix()))
        measured(known, again, folder)


if __name__ == "__main__":
    main()
