"""An article of sixty claims, all of them ticked, is edited in thirteen ways and taken in again.

    python bench/syncing.py

Prints, for every claim that an edit concerns, what should become of its tick and what does, and
how the ticks of all others stand. Ends with 1 if one stands otherwise.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from factcheck.analysis.pipeline import dossier
from factcheck.claims import claimfiles
from factcheck.claims.ledger import (
    Action,
    Against,
    Choice,
    Desk,
    FactKind,
    State,
    open_desk,
    record,
)
from factcheck.claims.ledger.syncing import Synced, synced

ARTICLE = Path(__file__).parent / "ledger" / "waterworks.md"


@frozen
class Edit:
    """What an editor does, and what should become of the ticks that it concerns."""

    what: str
    old: str
    new: str
    claims: str
    """Beginnings of the words of the claims concerned, as they were, parted by |."""
    becomes: str
    """kept, stale or vanished."""


EDITS = (
    Edit("a figure", "212 people had fallen", "221 people had fallen", "Brandt reported", "stale"),
    Edit("a day", "closed on 2 July 1871", "closed on 3 July 1871", "The well at the", "stale"),
    Edit(
        "a name",
        "foreman Nils Ekblad. The",
        "foreman Nils Ekbladh. The",
        "On 17 July 1874 a",
        "stale",
    ),
    Edit(
        "rewritten",
        "The council heard him on 12 June 1871 and asked for a second opinion.",
        "A second opinion was asked for when the council had heard him, on 12 June 1871.",
        "The council heard him",
        "stale",
    ),
    Edit(
        "words put in",
        "Rain came on 17 August 1893.",
        "Rain came at last on 17 August 1893.",
        "Rain came",
        "stale",
    ),
    Edit(
        "deleted",
        " He said on 11 September 1873 that the lake could give 9,000 cubic metres a day.",
        "",
        "He said on 11 September",
        "vanished",
    ),
    Edit(
        "moved in its paragraph",
        " Moe asked for a second pipe on 4 September 1893. The council refused on 18 September 1893"
        " by 9 votes to 8.",
        " The council refused on 18 September 1893 by 9 votes to 8. Moe asked for a second pipe on"
        " 4 September 1893.",
        "Moe asked for|The council refused",
        "kept",
    ),
    Edit(
        "moved to another section",
        " The loan was paid back on 1 March 1891.",
        "",
        "The loan was paid back",
        "kept",
    ),
    Edit(
        "(where it is put)",
        "Rain came",
        "The loan was paid back on 1 March 1891. Rain came",
        "",
        "kept",
    ),
    Edit(
        "doubled",
        "## The filter\n\n",
        "## The filter\n\nA fire broke out in the sawmill on 13 May 1895.\n\n",
        "A fire broke out",
        "kept",
    ),
    Edit(
        "a new sentence",
        "The estimate of 1873",
        "The mason Elsa Quist put the last stone on the tower on 2 May 1875. The estimate of 1873",
        "",
        "kept",
    ),
    Edit("a heading", "## The lake", "## The lake and the trench", "The engineer Tobias", "kept"),
    Edit(
        "a paragraph broken in two",
        " On 3 September 1874 the inspector",
        "\n\nOn 3 September 1874 the inspector",
        "On 3 September 1874 the|The last pipe",
        "kept",
    ),
    Edit(
        "an entry of the chronology",
        "28 November 1874: Water runs",
        "29 November 1874: Water runs",
        "Water runs in",
        "stale",
    ),
)
"""A paragraph is moved as a whole besides."""
MOVED = "On 24 December 1900 a meter burst"


def edited(text: str) -> str:
    """Return the article after all edits."""
    for edit in EDITS:
        if edit.old not in text:
            raise SystemExit(f"the article does not have: {edit.old}")
        text = text.replace(edit.old, edit.new, 1)
    paragraphs = text.split("\n\n")
    at = next(number for number, one in enumerate(paragraphs) if one.startswith(MOVED))
    moved = paragraphs.pop(at)
    paragraphs.insert(next(n for n, one in enumerate(paragraphs) if one == "## Chronology"), moved)
    return "\n\n".join(paragraphs)


def prepared(folder: Path) -> tuple[Path, str, Desk]:
    """Return an article, its claims folder, and the desk with every claim ticked."""
    article, claims = folder / "waterworks.md", f"{folder}/claims"
    shutil.copy(ARTICLE, article)
    claimfiles.dump(dossier(article.as_posix()), claims)
    desk = open_desk(claims)
    for fact in desk.facts:
        if fact.kind is FactKind.CLAIM:
            tick = Action(
                Choice.TICKED, "ana", "2026-11-26T14:05:00Z", against=Against("town-archive")
            )
            desk = record(desk, fact.id, tick)
    return article, claims, desk


def run(folder: Path) -> tuple[Desk, Desk, Synced]:
    """Return the desk before the edits, the one after them, and what was told."""
    article, claims, before = prepared(folder)
    article.write_text(edited(article.read_text(encoding="utf-8")), encoding="utf-8")
    brought = synced(dossier(article.as_posix()), claims)
    return before, open_desk(claims), brought


def outcomes(before: Desk, after: Desk) -> Iterator[tuple[str, str, str, str]]:
    """Yield (edit, words of a claim, what should be, what is) for every ticked claim."""
    wanted = [
        (edit.what, words, edit.becomes)
        for edit in EDITS
        for words in edit.claims.split("|")
        if words
    ]
    states = {fact.id: fact.state for fact in after.facts}
    lost = {orphan.entry.id for orphan in after.orphans}
    names = {State.TICKED: "kept", State.STALE: "stale"}
    for fact in before.facts:
        if fact.kind is not FactKind.CLAIM:
            continue
        found = [one for one in wanted if fact.words.startswith(one[1])]
        what, _, becomes = found[0] if found else ("none", "", "kept")
        state = states.get(fact.id)
        is_ = "vanished" if fact.id in lost else names.get(state, str(state)) if state else "lost"
        yield what, fact.words, becomes, is_


def table(rows: Sequence[tuple[str, str, str, str]]) -> int:
    """Print what became of the ticks; return how many stand otherwise than they should."""
    for what, words, wanted, found in rows:
        if what != "none" or wanted != found:
            mark = "" if wanted == found else "  WRONG"
            print(f"{what:28}{words[:44]:46}{wanted:10}{found}{mark}")
    others = [row for row in rows if row[0] == "none"]
    kept = sum(row[3] == "kept" for row in others)
    print(f"{len(others)} claims that no edit concerns: {kept} kept")
    return sum(wanted != found for _, _, wanted, found in rows)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        before, after, brought = run(Path(folder))
        rows = list(outcomes(before, after))
        print(f"{len(rows)} claims, all ticked; {len(EDITS) + 1} edits\n")
        wrong = table(rows)
        print(f"new: {len(brought.added)}, told as moved: {len(brought.moved)}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
