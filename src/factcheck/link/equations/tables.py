"""Totals in tables: a last row that sums the rows above, or a column that sums those before it.

Also the shares in a column: "25 (58%)" above "12 (28%)".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from factcheck.extract.quantities.values import MOST
from factcheck.link.equations.amounts import NEAR, PERCENT, excess, is_one_slip, sharp
from factcheck.link.equations.cues import any_of, following
from factcheck.model import Document, Quantity, Role, Share, Span, Tally
from factcheck.model.numerals import CARDINALS
from factcheck.model.prove import value
from factcheck.model.rows import tables
from factcheck.model.text import beginning_in

_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NIL = frozenset({"", "-", "–", "—", "nil", "none"})
_Cell = Quantity | str | None
"""A number, the text of a cell that means zero, or None for any other cell."""
_LEAST_FITS = 2
"""Minimum ratio of rows in which a column of totals is right to rows in which it is wrong."""


def totals(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield the totals in tables with their parts, whether they add up or not."""
    for table in tables(document):
        rows = [row for row in table if document.role_at(row.span.start) is not Role.CHRONOLOGY]
        if len({len(row.cells) for row in rows}) != 1 or len(rows) <= 2:  # noqa: PLR2004
            continue
        start = bisect_left(document.blocks, rows[0].span.start, key=lambda one: one.span.start)
        above = document.blocks[start - 1].span if start else Span(0, 0)
        beside = [value(one) for one in beginning_in(quantities, above)]
        labels = [_plain(document, row.cells[0]) for row in rows]
        heads = [_plain(document, cell) for cell in rows[0].cells[1:]]
        columns = [
            [_cell(document, quantities, row.cells[at]) for row in rows]
            for at in range(1, len(rows[0].cells))
        ]
        for column in columns:
            if any(isinstance(one, Quantity) and one.low == one.high for one in column):
                column[:] = [sharp(one) if isinstance(one, Quantity) else one for one in column]
        for one in (*_down(labels, heads, columns), *_across(heads, columns)):
            if not excess(one) or abs(excess(one)) not in (*map(value, one.parts), *beside):
                yield one


def shares(document: Document, quantities: Sequence[Quantity]) -> Iterator[Share]:
    """Yield the shares of a column's sum ("25 (58%)"), unless two of them are wrong."""
    for column in chain.from_iterable(
        zip_longest(*(row.cells for row in table), fillvalue=Span(0, 0))
        for table in tables(document)
    ):
        cells = [beginning_in(quantities, cell) for cell in column]
        held = [each for each in cells if [one.unit for one in each] == ["", "%"]]
        pairs = [each for each in held if value(each[0])]
        if len(pairs) <= _LEAST_FITS:
            continue
        *parts, last = [value(part) for part, _ in pairs]
        whole = Quantity(column[0], sum(parts) + last, sum(parts) + last)
        if sum(parts) == last:
            whole = pairs.pop()[0]
        found = [Share(part, whole, ratio, 100) for part, ratio in pairs]
        if sum(not one.holds(document) for one in found) <= 1:
            yield from found


def _plain(document: Document, cell: Span) -> str:
    return document.words(cell).strip(" -–*_")


def _cell(document: Document, quantities: Sequence[Quantity], cell: Span) -> _Cell:
    at = bisect_left(quantities, cell.start, key=lambda one: one.span.start)
    if at < len(quantities) and quantities[at].span == cell:
        return None if quantities[at].hedge else quantities[at]
    words = document.words(cell).strip()
    number = float(words.replace(",", "")) if _PLAIN.fullmatch(words) else MOST
    return (
        Quantity(cell, number, number) if number < MOST else "" if words.lower() in _NIL else None
    )


def _down(
    labels: Sequence[str], heads: Sequence[str], columns: Sequence[Sequence[_Cell]]
) -> Iterator[Tally]:
    """Yield the totals in the last row, if its label suggests that it sums the rows above."""
    last, inside = len(labels) - 1, [_begins(label, "equations.part row") for label in labels]
    while last and (inside[last] or any_of("equations.no total").search(labels[last])):
        last -= 1
    label, first = labels[last], int(_is_head(heads, columns))
    parts = [
        at
        for at in range(first, last)
        if not (inside[at] or _begins(labels[at], "equations.total row"))
    ]
    is_called = _begins(label, "equations.total row")
    is_hinted = _begins(label, "equations.hinted row") or _counted(label) == len(parts)
    if any_of("equations.total of some").search(label) or not (is_called or is_hinted):
        return
    for head, column in zip(heads, columns, strict=True):
        if not any_of("equations.no total").search(head):
            tally = _tally(column[last], [column[at] for at in parts])
            if tally and _is_meant(tally, is_called=is_called):
                yield tally


def _is_head(heads: Sequence[str], columns: Sequence[Sequence[_Cell]]) -> bool:
    """Return True if a first row has no numbers other than years."""
    firsts = zip(heads, columns, strict=True)
    numbers = [head for head, column in firsts if isinstance(column[0], Quantity)]
    return all(map(_YEAR.fullmatch, numbers))


def _across(heads: Sequence[str], columns: Sequence[Sequence[_Cell]]) -> Iterator[Tally]:
    """Yield the totals in a column headed "Total", if they are right in most rows."""
    for at, head in enumerate(heads):
        if _begins(head, "equations.total row") or _begins(head, "equations.hinted row"):
            found = [_tally(row[at], row[:at]) for row in zip(*columns, strict=True)]
            tallies = [one for one in found[1:] if one]
            fits = sum(not excess(one) for one in tallies)
            if fits >= _LEAST_FITS * max(1, len(tallies) - fits):
                yield from tallies


def _begins(label: str, name: str) -> bool:
    return following(name).match(label) is not None


def _counted(label: str) -> int:
    """Return how many rows a label says that it sums: 5 for "Five years"; 0 if it does not."""
    words = [word for word in label.lower().split() if word not in ("all", "the")]
    return CARDINALS.get(words[0], 0) if words else 0


def _tally(total: _Cell, cells: Sequence[_Cell]) -> Tally | None:
    """Return a cell as the total of other cells, if all are empty or numbers in its unit."""
    parts = tuple(one for one in cells if isinstance(one, Quantity))
    if not isinstance(total, Quantity) or total.unit in PERCENT or None in cells:
        return None
    is_summed = len(parts) > 1 and all(one.unit in ("", total.unit) for one in parts)
    return Tally(total, parts) if is_summed else None


def _is_meant(tally: Tally, *, is_called: bool) -> bool:
    """Return True if cells can be the parts of a total.

    An error must be small and a typo; if the label says that it is a total, either is enough.
    """
    is_near, is_slip = abs(excess(tally)) <= NEAR * value(tally.total), is_one_slip(tally)
    return not excess(tally) or (is_near or is_slip if is_called else is_near and is_slip)
