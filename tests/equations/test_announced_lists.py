"""A list that a count announces is the same list in every format."""

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest

from factcheck.analysis.pipeline import Text, examine
from factcheck.model import BlockKind, Document

LEAD = "The warden makes {} recommendations:"
ITEMS = ("Mend the weir.", "Paint the sluice.", "Drain the pond.", "Cut the reeds.", "Lay turf.")
INNER, MORE = ("the oak gate", "the iron gate"), "It has been wet since the flood of last year."
"""Below the second item, and a second paragraph of the third."""
LAST = "Nothing else is needed at the mill."

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def packed(members: Mapping[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, inner in members.items():
            archive.writestr(name, inner)
    return stream.getvalue()


def lines(mark: str, inner: str, more: str, heading: str) -> Callable[[str], bytes]:
    """Return a function that writes the text with marks in front of its lines."""

    def made(count: str) -> bytes:
        listed = [f"{mark}{one}" for one in ITEMS]
        listed[1] += "".join(f"\n{inner}{one}" for one in INNER)
        listed[2] += more.format(MORE)
        told = "\n".join(listed)
        return f"{heading}\n\n{LEAD.format(count)}\n\n{told}\n\n{LAST}\n".encode()

    return made


def web(count: str, *, parted: str = "", body: str = "{}") -> bytes:
    listed = [f"<li><p>{one}</p>" for one in ITEMS]
    listed[1] += "<ul>" + "".join(f"<li>{one}</li>" for one in INNER) + "</ul>"
    listed[2] += f"<p>{MORE}</p>"
    told = f"<ol>{parted}{parted.join(f'{one}</li>' for one in listed)}</ol>"
    return body.format(f"<p>{LEAD.format(count)}</p>{parted}{told}{parted}<p>{LAST}</p>").encode()


def tex(count: str) -> bytes:
    listed = [rf"\item {one}" for one in ITEMS]
    inner = "\n".join(rf"\item {one}" for one in INNER)
    listed[1] += f"\n\\begin{{itemize}}\n{inner}\n\\end{{itemize}}"
    listed[2] += f"\n\n{MORE}\n"
    told = "\n".join(listed)
    body = f"{LEAD.format(count)}\n\\begin{{enumerate}}\n{told}\n\\end{{enumerate}}\n\n{LAST}\n"
    return f"\\documentclass{{article}}\n\\begin{{document}}\n{body}\\end{{document}}\n".encode()


def word(count: str) -> bytes:
    """A list by a style, another inside it, and a paragraph of an item by a list without marks."""

    def paragraph(words: str, number: int = 0, level: int = 0, style: str = "") -> str:
        listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        own = f'<w:pStyle w:val="{style}"/>' if style else listed if number else ""
        return f"<w:p><w:pPr>{own}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"

    listed = [paragraph(one, style="Points") for one in ITEMS]
    listed[1] += "".join(paragraph(one, 2, 1) for one in INNER)
    listed[2] += paragraph(MORE, 3)
    body = paragraph(LEAD.format(count)) + "".join(listed) + paragraph(LAST)
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{mark}"/></w:lvl></w:abstractNum>'
        for number, (kind, mark) in enumerate(
            (("decimal", "%1."), ("bullet", "•"), ("bullet", " "))
        )
    )
    kinds += "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number - 1}"/></w:num>'
        for number in (1, 2, 3)
    )
    style = (
        '<w:style w:type="paragraph" w:styleId="Points"><w:name w:val="List Number"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    parts = "".join(
        f'<Relationship Id="r{one}" Type="{_KINDS}/{one}" Target="{one}.xml"/>'
        for one in ("styles", "numbering")
    )
    return packed(
        {
            "[Content_Types].xml": "<Types "
            'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships {_RELATIONS}><Relationship Id="r" '
            f'Type="{_KINDS}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f"<Relationships {_RELATIONS}>{parts}</Relationships>",
            "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {_W}>{style}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_W}>{kinds}</w:numbering>",
        }
    )


def opendocument(count: str) -> bytes:
    def item(*paragraphs: str, inner: str = "") -> str:
        told = "".join(f"<text:p>{one}</text:p>" for one in paragraphs)
        return f"<text:list-item>{told}{inner}</text:list-item>"

    nested = "<text:list>" + "".join(map(item, INNER)) + "</text:list>"
    listed = [item(one) for one in ITEMS]
    listed[1], listed[2] = item(ITEMS[1], inner=nested), item(ITEMS[2], MORE)
    body = (
        f"<text:p>{LEAD.format(count)}</text:p><text:list>{''.join(listed)}</text:list>"
        f"<text:p>{LAST}</text:p>"
    )
    content = (
        "<office:document-content><office:body><office:text>"
        f"{body}</office:text></office:body></office:document-content>"
    )
    return packed({"content.xml": content, "styles.xml": "<a/>", "meta.xml": "<a/>"})


def book(count: str) -> bytes:
    package = (
        "<package><metadata/><manifest><item id='a' href='a.xhtml' "
        "media-type='application/xhtml+xml'/></manifest><spine>"
        "<itemref idref='a'/></spine></package>"
    )
    root = "<container><rootfiles><rootfile full-path='in/b.opf'/></rootfiles></container>"
    page = web(count, body="<html><body>{}</body></html>").decode()
    return packed({"META-INF/container.xml": root, "in/b.opf": package, "in/a.xhtml": page})


FORMATS: dict[str, Callable[[str], bytes]] = {
    "a.md": lines("1. ", "   - ", "\n\n   {}\n", "# The mill"),
    "raw.md": lambda count: b"# The mill\n\n" + web(count, body="<div>{}</div>\n"),
    "a.txt": lines("- ", "    - ", "\n\n  {}\n", "THE MILL"),
    "a.rst": lines("\n* ", "\n  - ", "\n\n  {}\n", "The mill\n========"),
    "a.adoc": lines(". ", "* ", "\n+\n{}", "= The mill"),
    "a.org": lines("- ", "  - ", "\n\n  {}\n", "* The mill"),
    "a.mediawiki": lines("# ", "#* ", "\n#: {}", "== The mill =="),
    "a.tex": tex,
    "one-line.html": lambda count: web(count, body="<html><body>{}</body></html>"),
    "lines.html": lambda count: web(count, parted="\n  ", body="<html><body>{}</body></html>"),
    "a.docx": word,
    "a.odt": opendocument,
    "a.epub": book,
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_count_that_its_list_contradicts_is_found_in_every_format(name: str) -> None:
    (finding,) = examine(Text(FORMATS[name]("six"), name)).findings
    assert (finding.code, finding.place.text[:3]) == ("QTY03", "six")


@pytest.mark.parametrize("name", FORMATS)
def test_a_count_that_its_list_bears_out_is_left_alone_in_every_format(name: str) -> None:
    assert not examine(Text(FORMATS[name]("five"), name)).findings


@pytest.mark.parametrize("name", FORMATS)
def test_items_have_their_depth_in_every_format(name: str) -> None:
    document = examine(Text(FORMATS[name]("five"), name)).dossier.document
    told = dict(_items(document))
    top = {told[one] for one in ITEMS}
    assert len(top) == 1
    assert all(told[one] > min(top) for one in INNER)


def _items(document: Document) -> list[tuple[str, int]]:
    items = [one for one in document.blocks if one.kind is BlockKind.ITEM]
    return [(document.words(one.span), one.depth) for one in items]
