"""Word documents made for the tests, part by part."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{KINDS}" xmlns:w14="{MICROSOFT}/word/2010/wordml" '
    f'xmlns:w15="{MICROSOFT}/word/2012/wordml" xmlns:mc="http://schemas.openxmlformats.org/'
    'markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="H2"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bild"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr>'
    "</w:style>"
)
WordFile = Callable[..., bytes]


def part(root: str, inner: str) -> str:
    """Return a part of WordprocessingML."""
    return f"{HEAD}<w:{root} {NAMESPACES}>{inner}</w:{root}>"


def word_file(body: str, /, **others: str) -> bytes:
    """Return a document: `body` is what stands in `w:body`, the others are parts by their kind."""
    parts = {"styles": STYLES, **others}
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{KINDS}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(parts, 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    package_kind = "application/vnd.openxmlformats-package.relationships+xml"
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{CONTENT}.{kind}'
        f'{".main" if kind == "document" else ""}+xml"/>'
        for kind in ("document", *parts)
    )
    members = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{package}/content-types">'
        f'<Default Extension="rels" ContentType="{package_kind}"/>{overrides}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{package}/relationships"><Relationship '
        f'Id="rId1" Type="{KINDS}/officeDocument" Target="/word/document.xml"/></Relationships>',
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{package}/relationships">'
        f"{relations}</Relationships>",
        **{f"word/{kind}.xml": part(kind, inner) for kind, inner in parts.items()},
    }
    return packed(members)


def packed(members: Mapping[str, str]) -> bytes:
    """Return a ZIP archive, the same for the same members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inner in members.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), inner)
    return stream.getvalue()


@pytest.fixture
def make() -> WordFile:
    """Give the function that makes a Word document."""
    return word_file


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[bytes], str]:
    """Give a function that saves a document and returns its path."""

    def save(data: bytes, name: str = "made.docx") -> str:
        path = tmp_path / name
        path.write_bytes(data)
        return path.as_posix()

    return save
