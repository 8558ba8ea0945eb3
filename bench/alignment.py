"""Links between narrative and chronology against the hand-made alignment of the real article.

    python bench/alignment.py [--show]

Prints precision and recall for each least score of a link: the linker is run anew with each, so
that the links that are let in or kept out may change the best partners of others. A link is right
if the annotator lists its sentence (or another of its paragraph, which is counted apart) for its
entry, whatever the relation; a row is found if some link joins its entry with the sentence that
holds its words. Rows of happenings that the narrative only mentions are not asked for.

The second table takes the event ids from the claims folder of the same article, has them proposed
again, and counts how many pairs of claims were proposed, and how many of these have one id. With
--show the links that are wrong and the rows that are missing are printed, for the strength in use.
"""

import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import yaml
from attrs import evolve

from factcheck import examine
from factcheck.claims import claimfiles
from factcheck.claims.claimfiles import proposing
from factcheck.link.events import linking
from factcheck.link.frames.frame import Frames
from factcheck.link.weighing import weights
from factcheck.model import Claim, Dossier, EventLink, Role

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
ARTICLE = SHARED / "articles" / "comparative-connections-22-1-china-russia.txt"
GOLD = SHARED / "gold" / "comparative-connections.alignment.yaml"
FOLDER = Path(__file__).resolve().parent.parent / "claims" / ARTICLE.stem
IN_USE = weights("event")["threshold"].worth
LEAST = (0.5, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.4, 1.6, 2.0)
SCORES = (0.0, 0.3, 0.4, 0.5, 0.6, 0.8)


class Row(NamedTuple):
    """One sentence of the narrative that tells an entry."""

    entry: int
    line: int
    text: str
    same: bool


def main() -> None:
    article()
    folder()


def article() -> None:
    if not ARTICLE.exists() or not GOLD.exists():
        print("the annotated article is not beside this checkout: nothing to measure in it")
        return
    rows = list(gold())
    dossier = examine(ARTICLE).dossier
    wanted = [row for row in rows if row.same]
    print(f"{len(wanted)} rows of {len({row.entry for row in wanted})} entries; in use: {IN_USE}")
    print("score ≥      links  right  paragraph  precision   rows found  recall   entries found")
    for least in LEAST:
        table_row(least, relinked(dossier, least), rows)
    if "--show" in sys.argv:
        show(relinked(dossier, IN_USE), rows)


def relinked(dossier: Dossier, least: float) -> list[tuple[Claim, Claim, EventLink]]:
    """Return entry, sentence and link of each link, found with another least score."""
    frames = Frames(dossier.document, dossier.claims, dossier.entities)
    found = linking.found_events(frames, enough=least)
    linked = dossier.changed(events=found)
    return [pair for event in found for link in event.links for pair in ends(linked, link)]


def folder() -> None:
    """Propose the event ids of a claims folder anew and hold them against those it has."""
    known = claimfiles.load(FOLDER.as_posix())
    given = {claim.id: claim.event for claim in known.claims}
    bare = known.changed(claims=tuple(evolve(claim, event="") for claim in known.claims))
    linked = linking.found_events(Frames(bare.document, bare.claims, bare.entities))
    print(f"\n{len(set(given.values()) - {''})} events in the claims folder")
    print("score ≥   pairs proposed  of one id  precision")
    in_use = proposing._LEAST  # noqa: SLF001 - what the table is of
    for least in SCORES:
        proposing._LEAST = least  # noqa: SLF001
        found = [
            given[left] == given[right] != ""
            for one in proposing.proposed(bare, linked)
            for left, right in combinations(one.claims, 2)
        ]
        print(f"{least:7.2f}   {len(found):14}  {sum(found):9}  {sum(found) / len(found):9.2f}")
    print(f"in use: {in_use}")


def table_row(least: float, links: list[tuple[Claim, Claim, EventLink]], rows: list[Row]) -> None:
    right = [pair for pair in links if any(meets(pair, row) for row in rows)]
    beside = [pair for pair in links if pair not in right and in_paragraph(pair, rows)]
    wanted = [row for row in rows if row.same]
    found = [row for row in wanted if any(meets(pair, row) for pair in links)]
    precision = len(right) / max(1, len(links))
    print(
        f"{least:10.2f}   {len(links):5}  {len(right):5}  {len(beside):9}  {precision:9.2f}"
        f"   {len(found):10}  {len(found) / len(wanted):6.2f}"
        f"   {len({row.entry for row in found}):5}"
    )


def gold() -> Iterator[Row]:
    """Yield the annotated rows: of the same happening, related, or mentioned."""
    for entry in yaml.safe_load(GOLD.read_text(encoding="utf-8"))["chronology"]:
        for told in entry["narrative"] if isinstance(entry["narrative"], list) else ():
            yield Row(entry["line"], told["line"], told["text"], told["relation"] == "same-event")


def ends(dossier: Dossier, link: EventLink) -> Iterator[tuple[Claim, Claim, EventLink]]:
    """Yield entry, sentence and link, if it joins the two."""
    left, right = dossier.claim(link.left), dossier.claim(link.right)
    if left.role is Role.NARRATIVE and right.role is Role.CHRONOLOGY:
        yield right, left, link


def meets(pair: tuple[Claim, Claim, EventLink], row: Row) -> bool:
    entry, sentence, _ = pair
    return (
        entry.line == row.entry and sentence.line == row.line and overlap(sentence.says, row.text)
    )


def overlap(says: str, text: str) -> bool:
    """Say whether two stretches of one line share four words in a row."""
    words = text.split()
    size = min(4, len(words))
    runs = (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
    return any(run in says for run in runs)


def in_paragraph(pair: tuple[Claim, Claim, EventLink], rows: list[Row]) -> bool:
    entry, sentence, _ = pair
    return any(row.entry == entry.line and row.line == sentence.line for row in rows)


def show(links: list[tuple[Claim, Claim, EventLink]], rows: list[Row]) -> None:
    """Print what is wrong and what is missing."""
    for pair in links:
        if not any(meets(pair, row) for row in rows):
            print("wrong  ", pair[2].score, pair[0].says[:70], "<>", pair[1].says[:90])
    for row in rows:
        if row.same and not any(meets(pair, row) for pair in links):
            print("missing", row)


if __name__ == "__main__":
    main()
