"""Creation of Word documents: paragraphs, tables, and a footer with page numbers.

Source: ECMA-376 part 1, § 17 (WordprocessingML), part 2 (packages).
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from factcheck.output.escape import printable

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""A fixed timestamp for all parts, so that equal documents produce identical files."""
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


def document(body: Iterable[str]) -> bytes:
    """Return a Word document; the same body always results in the same bytes.

    Args:
        body: Paragraphs and tables, as returned by the functions below.
    """
    text = f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{"".join(body)}{_SECTION}'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _TOP,
        "word/document.xml": f"{text}</w:body></w:document>\n",
        "word/_rels/document.xml.rels": _RELATED,
        "word/styles.xml": _styles(),
        "word/footer1.xml": _FOOTER,
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, one in parts.items():
            package.writestr(zipfile.ZipInfo(name, _LONG_AGO), one.encode(), zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _styles() -> str:
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:spacing w:after="120" w:line="300" w:lineRule="auto"/></w:pPr>'
        '<w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia"/>'
        '<w:sz w:val="21"/></w:rPr></w:style>'
    )
    headings = ((f"Heading{one}", f"heading {one}", one) for one in (1, 2, 3))
    styles = [
        _STYLE.format(
            id=identifier,
            name=name,
            paragraph=f'<w:keepNext/><w:spacing w:before="{240 if level else 0}" w:after="80"/>'
            + (f'<w:outlineLvl w:val="{level - 1}"/>' if level else ""),
            run=f'<w:b/><w:sz w:val="{28 - 2 * level if level else 30}"/>',
        )
        for identifier, name, level in (("Title", "Title", 0), *headings)
    ]
    small = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
    sans = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="17"/>'
    styles.append(_STYLE.format(id="Cell", name="Cell", paragraph=small, run=sans))
    return f'{_HEAD}<w:styles xmlns:w="{_W}">{normal}{"".join(styles)}</w:styles>\n'


def table(widths: Sequence[int], rows: Iterable[str]) -> str:
    """Return a table with borders around the cells; widths are in twentieths of a point."""
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


def cell(runs: Iterable[str], width: int, *, shaded: bool = False) -> str:
    """Return a cell of a table row."""
    fill = '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>' if shaded else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr>'
        f"{paragraph(runs, 'Cell')}</w:tc>"
    )


def paragraph(runs: Iterable[str], style: str = "") -> str:
    """Return a paragraph with a style: Title, Heading1 to Heading3, Cell or none."""
    named = f"<w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr>" if style else ""
    return f"<w:p>{named}{''.join(runs)}</w:p>"


def run(words: str, properties: str = "") -> str:
    """Return words as a run; characters that are not allowed in XML are shown as code points."""
    shown = printable(words).replace("\ufffe", "<U+FFFE>").replace("\uffff", "<U+FFFF>")
    given = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{given}<w:t xml:space="preserve">{escape(shown)}</w:t></w:r>'
