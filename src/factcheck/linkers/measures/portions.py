"""A part of a whole in a table and in the text: "of which closed | 37", "the other 27 are closed".

Both must be parts of one number, and the row's words must all be said of the part in the text.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.linkers.events.lexicon import STOP_WORDS
from factcheck.linkers.measures.grids import Grid, grids
from factcheck.linkers.measures.likeness import clash, value
from factcheck.model import Contrast, Document, Quantity, Tally
from factcheck.patterns import lazy
from factcheck.text.stems import stem

_WITHIN = lazy(
    r"\W*(?:of (?:which|whom|these|them)|thereof|including|among (?:which|whom|them))\b[:,]? ?",
    re.IGNORECASE,
)
_SAID = lazy(r"[^.;:|\n]{0,90}?(?=[.;:,|\n]|$)")
_WORD = lazy(r"[a-z]{3,}")


def portions(
    document: Document, quantities: Sequence[Quantity], tallies: Sequence[Tally]
) -> Iterator[Contrast]:
    """Yield cells that tell a part of a whole otherwise than a list in the text that adds up."""
    rows = [row for grid in grids(document, quantities) for row in _rows(grid)]
    right = [one for one in tallies if rows and _adds_up(one)]
    for label, whole, cell in rows:
        words = _stems(label)
        told = [
            part
            for tally in right
            if value(tally.total) == value(whole) and cell not in tally.parts
            for part in tally.parts
            if words and words <= _stems(_said(document, part))
        ]
        if len(told) == 1 and clash(cell, told[0]):
            reason = f"a part of the same {value(whole):,.10g}: {label}"
            yield Contrast(evolve(cell, noun=label), told[0], reason)


def _rows(grid: Grid) -> Iterator[tuple[str, Quantity, Quantity]]:
    """Yield (label, whole, part) of rows that tell a part of the row above them."""
    whole = -1
    for at, label in enumerate(grid.labels):
        within = _WITHIN.match(label)
        if within is None:
            whole = at
            continue
        for column in grid.columns if whole >= 0 else ():
            cell, above = column.cells[at], column.cells[whole]
            if cell and above and not cell.unit:
                yield label[within.end() :], above, cell


def _adds_up(tally: Tally) -> bool:
    return sum(value(part) for part in tally.parts) == value(tally.total)


def _said(document: Document, part: Quantity) -> str:
    """Return what a text says of a number, up to the next mark."""
    found = _SAID.match(document.text, part.span.end)
    return found[0] if found else ""


def _stems(words: str) -> set[str]:
    return {stem(word) for word in _WORD.findall(words.lower()) if word not in STOP_WORDS}
