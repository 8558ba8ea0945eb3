"""The galley as a Word document, written part by part: text, tables, a footer with page numbers."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from factcheck.model.ledger import Desk
from factcheck.reports.escape import printable
from factcheck.reports.galley.rows import Galley, Part, Row, galley
from factcheck.reports.html.text import HIGHEST, Group, Shown, Stretch

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every part, so that the same galley is the same file."""
_WIDTHS = (600, 3240, 1000, 1900, 1200, 1100, 820)
"""Of the columns of the rows, in twentieths of a point: A4 less its margins."""
_TITLES = ("No.", "Fact", "Kind", "Source", "Locator", "By", "Done")
_UNDERLINED = {
    "claim": '<w:u w:val="dotted" w:color="777777"/>',
    "fact": '<w:u w:val="single" w:color="000000"/>',
}

_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/>
<Override PartName="/word/footer1.xml" ContentType="{_KIND}.footer+xml"/>
</Types>
"""
_TOP = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>
</Relationships>
"""
_RELATED = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_R}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_R}/footer" Target="footer1.xml"/>
</Relationships>
"""
_FOOTER = f"""{_HEAD}<w:ftr xmlns:w="{_W}"><w:p><w:pPr><w:jc w:val="right"/></w:pPr>
<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>
<w:r><w:t xml:space="preserve"> / </w:t></w:r>
<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>
"""
_STYLE = """<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>
<w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>
"""
_SECTION = """<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>
<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1100" w:left="1000"
 w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>
"""


def to_galley_docx(desk: Desk, at: str = "") -> bytes:
    """Return the galley as a Word document.

    Args:
        desk: The document with its facts.
        at: When it was made, as the ledger's `now` gives it; left out if empty.
    """
    body = "".join(_body(galley(desk), at[:10]))
    document = f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}{_SECTION}'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _TOP,
        "word/document.xml": f"{document}</w:body></w:document>\n",
        "word/_rels/document.xml.rels": _RELATED,
        "word/styles.xml": _styles(),
        "word/footer1.xml": _FOOTER,
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, _LONG_AGO), text.encode(), zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _styles() -> str:
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:spacing w:after="120" w:line="300" w:lineRule="auto"/></w:pPr>'
        '<w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/>'
        '<w:sz w:val="21"/></w:rPr></w:style>'
    )
    keep = '<w:keepNext/><w:spacing w:before="{before}" w:after="80"/>{level}'
    made = [
        _STYLE.format(
            id="Title",
            name="Title",
            paragraph=keep.format(before=0, level=""),
            run='<w:b/><w:sz w:val="30"/>',
        )
    ]
    for level in (1, 2, 3):
        outline = f'<w:outlineLvl w:val="{level - 1}"/>'
        paragraph = keep.format(before=240, level=outline)
        run = f'<w:b/><w:sz w:val="{28 - 2 * level}"/>'
        made.append(
            _STYLE.format(
                id=f"Heading{level}", name=f"heading {level}", paragraph=paragraph, run=run
            )
        )
    small = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
    sans = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="17"/>'
    made.append(_STYLE.format(id="Cell", name="Cell", paragraph=small, run=sans))
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{normal}{"".join(made)}</w:styles>\n'


def _body(whole: Galley, day: str) -> Iterator[str]:
    yield _paragraph([_run(whole.title)], "Title")
    told = f"{whole.path}{f', {day}' if day else ''}. {', '.join(whole.counts)}."
    yield _paragraph([_run(told)], "Cell")
    for part in whole.parts:
        yield from _part(part)
    if whole.lost:
        yield _paragraph([_run("No longer in the text")], "Heading1")
        yield _rows(whole.lost)


def _part(part: Part) -> Iterator[str]:
    for group in part.groups:
        yield from _group(group)
    if part.rows:
        yield _rows(part.rows)
        yield _paragraph([])  # two tables side by side would be one


def _group(group: Group) -> Iterator[str]:
    if group.kind == "table":
        yield _text_table(group.blocks)
        yield _paragraph([])
        return
    for block in group.blocks:
        runs = [run for cell in block.cells for stretch in cell for run in _stretch(stretch)]
        if group.kind == "list":
            runs = [_run("• "), *runs]
        level = min(max(block.level - HIGHEST + 1, 1), 3)
        yield _paragraph(runs, f"Heading{level}" if block.level else "")


def _stretch(one: Stretch) -> Iterator[str]:
    """Yield the runs of words that are all shown alike, and the numbers behind them."""
    styles = one.style.split()
    lines = [_UNDERLINED[style] for style in _UNDERLINED if style in styles]
    if one.words:
        yield _run(one.words, lines[-1] if lines else "")
    numbers = " ".join(number for _, number, _ in one.pointers)
    if numbers:
        yield _run(numbers, '<w:vertAlign w:val="superscript"/>')


def _text_table(blocks: Sequence[Shown]) -> str:
    """Return a table of the document; every row gets as many cells as the longest has."""
    most = max(len(block.cells) for block in blocks)
    width = sum(_WIDTHS) // most
    rows = []
    for block in blocks:
        cells = [[run for one in cell for run in _stretch(one)] for cell in block.cells]
        cells += [[] for _ in range(most - len(cells))]
        rows.append("".join(_cell(runs, width) for runs in cells))
    return _table([width] * most, (f"<w:tr>{row}</w:tr>" for row in rows))


def _rows(rows: Sequence[Row]) -> str:
    """Return the rows to be filled in, under heads that are repeated on every page."""
    heads = "".join(
        _cell([_run(title, "<w:b/>")], width, shaded=True)
        for title, width in zip(_TITLES, _WIDTHS, strict=True)
    )
    head = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
    return _table(_WIDTHS, (head, *map(_row, rows)))


def _row(one: Row) -> str:
    fact = one.fact
    quote = f" “{one.against.quote}”" if one.against.quote else ""
    remark = [_run(f" ({one.remark})", "<w:i/>")] if one.remark else []
    cells = (
        [_run(str(fact.number) if fact.number else "")],
        [_run(fact.words), *remark],
        [_run(fact.kind.value)],
        [_run(one.against.key + quote)],
        [_run(one.against.locator)],
        [_run(" ".join(part for part in (one.by, one.at) if part))],
        [_run(one.box, '<w:sz w:val="24"/>')],
    )
    made = (_cell(runs, width) for runs, width in zip(cells, _WIDTHS, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(made)}</w:tr>"


def _table(widths: Sequence[int], rows: Iterable[str]) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="666666"/>' for side in sides
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblBorders>{border}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _cell(runs: Iterable[str], width: int, *, shaded: bool = False) -> str:
    fill = '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>' if shaded else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr>'
        f"{_paragraph(runs, 'Cell')}</w:tc>"
    )


def _paragraph(runs: Iterable[str], style: str = "") -> str:
    named = f"<w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr>" if style else ""
    return f"<w:p>{named}{''.join(runs)}</w:p>"


def _run(words: str, properties: str = "") -> str:
    """Return words as a run; what XML may not hold is shown as its code point."""
    shown = printable(words).replace("\ufffe", "<U+FFFE>").replace("\uffff", "<U+FFFF>")
    given = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{given}<w:t xml:space="preserve">{escape(shown)}</w:t></w:r>'
