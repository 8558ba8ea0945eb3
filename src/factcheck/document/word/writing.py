"""Writer for a new Word document of headings and tables.

Source: ECMA-376 part 1, 5th ed., 17.3-17.4 (paragraphs, tables), 17.7 (styles).
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WHEN = (1980, 1, 1, 0, 0, 0)
"""The earliest time in a ZIP file; it is fixed, so the output is reproducible."""
Table = Sequence[Sequence[str]]


def written(title: str, tables: Iterable[tuple[str, Table]]) -> bytes:
    """Return a document with a title and a table below each heading.

    Args:
        title: Its first line.
        tables: (heading, rows); the first row is the head of the table. Rows are equally long.
    """
    body = "".join((_paragraph(title, "Title"), *_all(tables)))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>',
        "_rels/.rels": _relation("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relation("styles", "styles.xml"),
        "word/document.xml": f'<w:document xmlns:w="{_NAMESPACE}"><w:body>{body}'
        "<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f'<w:styles xmlns:w="{_NAMESPACE}">'
        f"{_style('Title', 'Title', 36)}{_style('Heading1', 'heading 1', 28)}</w:styles>",
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), _HEAD + xml, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _style(identifier: str, name: str, size: int) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def _all(tables: Iterable[tuple[str, Table]]) -> Iterator[str]:
    for heading, rows in tables:
        yield _paragraph(heading, "Heading1")
        edges = "".join(
            f'<w:{edge} w:val="single" w:sz="4"/>'
            for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        yield f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>"
        yield "<w:gridCol/>" * len(rows[0]) + "</w:tblGrid>"
        for row in rows:
            yield f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        yield "</w:tbl>"


def _paragraph(words: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'
