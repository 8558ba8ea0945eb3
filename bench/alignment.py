"""Links between narrative and chronology against the hand-made alignment of the real article.

    python bench/alignment.py

Prints precision and recall for each least strength of a link. A link is right if the annotator
lists its sentence (or another of its paragraph, which is counted apart) for its entry, whatever the
relation; a row is found if some link joins its entry with the sentence that holds its words. Rows
of happenings that the narrative only mentions are not asked for.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from factcheck import examine
from factcheck.model import Claim, Dossier, Link, Role

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
ARTICLE = SHARED / "articles" / "comparative-connections-22-1-china-russia.txt"
GOLD = SHARED / "gold" / "comparative-connections.alignment.yaml"
LEAST = (0.0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8)


class Row(NamedTuple):
    """One sentence of the narrative that tells an entry."""

    entry: int
    line: int
    text: str
    same: bool


def main() -> None:
    if not ARTICLE.exists() or not GOLD.exists():
        print("the annotated article is not beside this checkout: nothing to measure")
        return
    rows = list(gold())
    dossier = examine(ARTICLE).dossier
    links = [
        pair for event in dossier.events for link in event.links for pair in ends(dossier, link)
    ]
    wanted = [row for row in rows if row.same]
    entries = {row.entry for row in wanted}
    print(f"{len(links)} links of entry and sentence; {len(wanted)} rows of {len(entries)} entries")
    print("score ≥   links  right  paragraph  precision   rows found  recall   entries found")
    for least in LEAST:
        table_row(least, [pair for pair in links if pair[2].score >= least], rows)
    if "--show" in sys.argv:
        show(links, rows)


def table_row(least: float, links: list[tuple[Claim, Claim, Link]], rows: list[Row]) -> None:
    right = [pair for pair in links if any(meets(pair, row) for row in rows)]
    beside = [pair for pair in links if pair not in right and in_paragraph(pair, rows)]
    wanted = [row for row in rows if row.same]
    found = [row for row in wanted if any(meets(pair, row) for pair in links)]
    precision = len(right) / max(1, len(links))
    print(
        f"{least:7.2f}   {len(links):5}  {len(right):5}  {len(beside):9}  {precision:9.2f}"
        f"   {len(found):10}  {len(found) / len(wanted):6.2f}"
        f"   {len({row.entry for row in found}):5}"
    )


def gold() -> Iterator[Row]:
    """Yield the annotated rows: of the same happening, related, or mentioned."""
    for entry in yaml.safe_load(GOLD.read_text(encoding="utf-8"))["chronology"]:
        for told in entry["narrative"] if isinstance(entry["narrative"], list) else ():
            yield Row(entry["line"], told["line"], told["text"], told["relation"] == "same-event")


def ends(dossier: Dossier, link: Link) -> Iterator[tuple[Claim, Claim, Link]]:
    """Yield entry, sentence and link, if it joins the two."""
    left, right = dossier.claim(link.left), dossier.claim(link.right)
    if left.role is Role.NARRATIVE and right.role is Role.CHRONOLOGY:
        yield right, left, link


def meets(pair: tuple[Claim, Claim, Link], row: Row) -> bool:
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


def in_paragraph(pair: tuple[Claim, Claim, Link], rows: list[Row]) -> bool:
    entry, sentence, _ = pair
    return any(row.entry == entry.line and row.line == sentence.line for row in rows)


def show(links: list[tuple[Claim, Claim, Link]], rows: list[Row]) -> None:
    """Print what is wrong and what is missing."""
    for pair in links:
        if not any(meets(pair, row) for row in rows):
            print("wrong  ", pair[2].score, pair[0].says[:70], "<>", pair[1].says[:90])
    for row in rows:
        if row.same and not any(meets(pair, row) for pair in links):
            print("missing", row)


if __name__ == "__main__":
    main()
