"""The galley as a Word document, written part by part: text, tables, a footer with page numbers."""

from collections.abc import Collection, Iterator, Sequence

from factcheck.model.actions import FactKind
from factcheck.model.ledger import Desk
from factcheck.output.galley.rows import Galley, Part, Row, galley
from factcheck.output.html.text import Group, Shown, Stretch
from factcheck.output.writing import cell, document, paragraph, run, table

_WIDTHS = (600, 3240, 1000, 1900, 1200, 1100, 820)
"""Widths of the columns, in twentieths of a point; together A4 without margins."""
_TITLES = ("No.", "Fact", "Kind", "Source", "Locator", "By", "Done")
_UNDERLINED = {
    "claim": '<w:u w:val="dotted" w:color="777777"/>',
    "fact": '<w:u w:val="single" w:color="000000"/>',
}


def to_galley_docx(desk: Desk, at: str = "", kinds: Collection[FactKind] = ()) -> bytes:
    """Return the galley as a Word document.

    Args:
        desk: The document with its facts.
        at: Time of creation, in the format of the ledger's `now`; left out if empty.
        kinds: The kinds of facts to show; all if empty.
    """
    return document(_body(galley(desk, kinds), at[:10]))


def _body(whole: Galley, day: str) -> Iterator[str]:
    yield paragraph([run(whole.title)], "Title")
    told = f"{whole.path}{f', {day}' if day else ''}. {', '.join(whole.counts)}."
    yield paragraph([run(told)], "Cell")
    for part in whole.parts:
        yield from _part(part)
    if whole.lost:
        yield paragraph([run("No longer in the text")], "Heading1")
        yield _rows(whole.lost)


def _part(part: Part) -> Iterator[str]:
    for group in part.groups:
        yield from _group(group)
    if part.rows:
        yield _rows(part.rows)
        yield paragraph([])  # Word would join two adjacent tables


def _group(group: Group) -> Iterator[str]:
    if group.kind == "table":
        yield _text_table(group.blocks)
        yield paragraph([])
        return
    for block in group.blocks:
        runs = [run for cell in block.cells for stretch in cell for run in _stretch(stretch)]
        if group.kind == "list":
            runs = [run("• "), *runs]
        level = min(max(block.level - 1, 1), 3)
        yield paragraph(runs, f"Heading{level}" if block.level else "")


def _stretch(one: Stretch) -> Iterator[str]:
    """Yield the runs of a stretch of equally formatted words, and the numbers after them."""
    styles = one.style.split()
    lines = [_UNDERLINED[style] for style in _UNDERLINED if style in styles]
    if one.words:
        yield run(one.words, lines[-1] if lines else "")
    numbers = " ".join(number for _, number, _ in one.pointers)
    if numbers:
        yield run(numbers, '<w:vertAlign w:val="superscript"/>')


def _text_table(blocks: Sequence[Shown]) -> str:
    """Return a table of the document; every row is filled up to the longest one."""
    most = max(len(block.cells) for block in blocks)
    width = sum(_WIDTHS) // most
    rows = []
    for block in blocks:
        cells = [[run for one in cell for run in _stretch(one)] for cell in block.cells]
        cells += [[] for _ in range(most - len(cells))]
        rows.append("".join(cell(runs, width) for runs in cells))
    return table([width] * most, (f"<w:tr>{row}</w:tr>" for row in rows))


def _rows(rows: Sequence[Row]) -> str:
    """Return the rows to fill in, with a header that is repeated on every page."""
    heads = "".join(
        cell([run(title, "<w:b/>")], width, shaded=True)
        for title, width in zip(_TITLES, _WIDTHS, strict=True)
    )
    head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
    return table(_WIDTHS, (head, *map(_row, rows)))


def _row(one: Row) -> str:
    fact = one.fact
    quote = f" “{one.against.quote}”" if one.against.quote else ""
    remark = [run(f" ({one.remark})", "<w:i/>")] if one.remark else []
    cells = (
        [run(str(fact.number) if fact.number else "")],
        [run(fact.words), *remark],
        [run(fact.kind.value)],
        [run(one.against.key + quote)],
        [run(one.against.locator)],
        [run(" ".join(part for part in (one.by, one.at) if part))],
        [run(one.box, '<w:sz w:val="24"/>')],
    )
    made = (cell(runs, width) for runs, width in zip(cells, _WIDTHS, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(made)}</w:tr>"
