"""Decimals within a column of a table: "3.50" and "3.5"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from factcheck.extract.forms.prose import Prose
from factcheck.model import BlockKind, Span
from factcheck.model.forms import FormClass, FormMention

_FIGURE = re.compile(r"[$£€]?[+−-]?\d+\.(\d+)%?")
_CELL = re.compile(r"[^|]+")
_FEWEST = 4
"""Minimum number of cells with decimals that establish the format of a column."""


def columns(prose: Prose) -> Iterator[FormMention]:
    """Yield the cells of columns in which all figures have decimals."""
    for number, table in enumerate(_tables(prose)):
        cells: defaultdict[int, list[Span]] = defaultdict(list)
        for row in table:
            text = prose.document.words(row)
            for at, cell in enumerate(_CELL.finditer(text)):
                words = cell[0].strip()
                start = row.start + cell.start() + cell[0].index(words) if words else 0
                if words:
                    cells[at].append(Span(start, start + len(words)))
        for at, spans in cells.items():
            found = [(span, _FIGURE.fullmatch(prose.document.words(span))) for span in spans[1:]]
            held = [(span, len(match[1])) for span, match in found if match]
            if len(held) < _FEWEST or len(held) < len(found):
                continue
            ((_, usual),) = Counter(places for _, places in held).most_common(1)
            if usual * 4 >= len(held) * 3:
                key = f"decimals in column {at + 1} of table {number + 1}"
                for span, places in held:
                    label = f"{places} decimal places" if places > 1 else "1 decimal place"
                    yield FormMention(span, FormClass.NUMBER, key, str(places), label)


def _tables(prose: Prose) -> Iterator[Sequence[Span]]:
    held: list[Span] = []
    for block, _ in prose.blocks:
        if held and (block.kind is not BlockKind.ROW or block.begins):
            yield held
            held = []
        if block.kind is BlockKind.ROW:
            held.append(block.span)
    if held:
        yield held
