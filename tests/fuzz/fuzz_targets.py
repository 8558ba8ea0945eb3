"""What is fuzzed: each target takes any bytes, and may raise nothing but errors of ours."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import factcheck
from factcheck.analysis.pipeline import Text, examine
from factcheck.bibliography import parse_bib, read_bib, updated
from factcheck.checks import CHECKS
from factcheck.claims import claimfiles
from factcheck.config import Config, files
from factcheck.document.readers import parse
from factcheck.document.readers.files import SUFFIXES
from factcheck.document.readers.sheets import parse_sheet
from factcheck.errors import FactcheckError
from factcheck.model import Edtf, EdtfError
from factcheck.output import REPORTS, rendered
from factcheck.output.docx import to_docx
from factcheck.second_reader import proposals
from factcheck.second_reader.asking import answers

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = Path(__file__).resolve().parent / "corpus"
MOST = 4_000
"""Bytes of an input: faults show in short ones, and short ones are many."""

Target = Callable[[bytes], None]


def reader_of(suffix: str) -> Target:
    """Return the target that reads bytes as a file of a kind."""

    def read(data: bytes) -> None:
        document = parse(data, f"fuzzed{suffix}")
        for block in document.blocks:
            document.place(block.span)

    return read


def pipeline(data: bytes) -> None:
    """Check a text, and write all its reports."""
    report = examine(Text(data, "fuzzed.md"))
    failed = [run for run in report.checks if run.status == "failed"]
    if failed:
        raise AssertionError(failed[0].reason)
    for form in REPORTS:
        rendered(form, [report], (), CHECKS)


def word(data: bytes) -> None:
    """Check a Word document and annotate it."""
    report = examine(Text(data, "fuzzed.docx"))
    to_docx(report, data)


def bib(data: bytes) -> None:
    """Read a .bib and bring it up to date."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "fuzzed.bib")
        path.write_bytes(data)
        file = read_bib(path.as_posix())
        update = updated(file, (), undated=True)
        parse_bib(update.text)


def claims(data: bytes) -> None:
    """Load a claims folder; zeros part its three files."""
    parts = (*data.split(b"\0"), b"", b"")
    with tempfile.TemporaryDirectory() as folder:
        for name, part in zip(
            ("document.yaml", "narrative.yaml", "people.yaml"), parts, strict=False
        ):
            Path(folder, name).write_bytes(part)
        claimfiles.load(folder)


def settings(data: bytes) -> None:
    """Read a file of settings."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "factcheck.toml")
        path.write_bytes(data)
        files.read(path.as_posix(), CHECKS)


def sheet(data: bytes) -> None:
    """Read a style sheet."""
    parse_sheet(data.decode(errors="replace"), "fuzzed.yaml")


def proposed(data: bytes) -> None:
    """Read proposals, write them again, and check a text with them."""
    parsed = proposals.parse(data)
    proposals.dump(parsed.proposals)
    factcheck.examine_text(PROPOSED, config=Config(proposals=parsed.proposals))


def answer(data: bytes) -> None:
    """Read what a model answers."""
    answers.read(data.decode(errors="replace"), "links")


def edtf(data: bytes) -> None:
    """Read dates and write them again."""
    for word_ in data.decode(errors="replace").split():
        try:
            value = Edtf.parse(word_)
        except EdtfError:
            continue
        if Edtf.parse(str(value)) != value:
            raise AssertionError(f"{word_} became {value}")


TARGETS: Mapping[str, Target] = {
    "pipeline": pipeline,
    "word": word,
    "bib": bib,
    "claims": claims,
    "settings": settings,
    "sheet": sheet,
    "edtf": edtf,
    "proposals": proposed,
    "answers": answer,
    **{f"reader{suffix}": reader_of(suffix) for suffix in SUFFIXES},
}


def attempt(name: str, data: bytes) -> str:
    """Return the fault that an input shows; empty for none, and for an error of ours."""
    try:
        TARGETS[name](data if name.endswith(ARCHIVES) else data[:MOST])
    except FactcheckError as error:
        if isinstance(error, factcheck.errors.UnforeseenError):
            return str(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault
        return f"{type(error).__name__}: {error}"
    return ""


CLAIMS = """key: storm
kind: report
title: The Storm
\0- id: a
  says: The mill burned.
  date: 1776-07-04
  dated: 4 July 1776
  people: [brito]
  event: fire
- {id: b, says: "It was rebuilt.", date: 1777/1779}
\0brito:
  name: Ana Brito
  forms: [Brito]
"""
"""A small claims folder: document.yaml, narrative.yaml and people.yaml, parted by zeros."""
SHEET = """people:
- name: Ana Brito
  allow: [A. Brito]
  not: [Ana Britto]
places: [Faro]
"""
PROPOSED = "Ingrid Solheim spoke on 4 May 1990. Ingrid Solhem lost 12 boats on 5 May 1990."
LINK = (
    '{"factcheck": "proposal/1", "kind": "name", "relation": "one bearer", "places": '
    '[{"exact": "Ingrid Solheim"}, {"exact": "Ingrid Solhem", "line": 1}], '
    '"origin": {"maker": "model", "name": "x"}, "confidence": 0.9}'
)
DATED = LINK.replace('"name",', '"date",').replace("bearer", "event")
ARCHIVES = ("word", ".docx", ".docm", ".odt", ".epub")
"""Ends of the names of targets that read ZIP archives."""
WORDS = "It was signed on Tuesday, 4 July 1776."
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TABLE = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>One'
    '</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:ins w:id="3"><w:r><w:t>x</w:t></w:r>'
    '</w:ins><w:del w:id="4"><w:r><w:delText>y</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc>'
    '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>1776</w:t><w:tab/><w:br/></w:r></w:p>'
    "</w:tc></w:tr></w:tbl>"
)
PDF = (
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] /Resources 5 0 R >>",
    "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
)
"""The first objects of a page; its fourth is what it shows."""
FONT = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >>"
SHOWN = f"BT /F1 10 Tf 1 0 0 1 72 700 Tm ({WORDS}) Tj 0 -12 Td [(It was) -250 (not.)] TJ ET"
MEMBERS: Mapping[str, Mapping[str, str]] = {
    ".odt": {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:'
        'xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f"<office:body><office:text><text:p>{WORDS}</text:p></office:text></office:body>"
        "</office:document-content>",
    },
    ".epub": {
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
        'container"><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
        "book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" '
        'href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine>'
        '<itemref idref="a"/></spine></package>',
        "a.xhtml": f"<html><body><p>{WORDS}</p></body></html>",
    },
    ".docx": {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/'
        f'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>{TABLE}'
        "</w:body></w:document>",
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{NAMESPACE}"><w:footnote w:id="2"><w:p><w:r>'
        "<w:t>See Brito 1999, p. 4.</w:t></w:r></w:p></w:footnote></w:footnotes>",
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/'
        'package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.'
        'org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>',
    },
}
"""Small documents by suffix: the members of the archive."""


def archive(name: str) -> bytes:
    """Return a small document of the kind that a target reads."""
    kind = next((suffix for suffix in (".odt", ".epub") if name.endswith(suffix)), ".docx")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for member, inner in MEMBERS[kind].items():
            packed.writestr(zipfile.ZipInfo(member, (1980, 1, 1, 0, 0, 0)), inner)
    return stream.getvalue()


def repacked(data: bytes, change: Callable[[bytes], bytes], chosen: Callable[[int], int]) -> bytes:
    """Return an archive with one member changed, so that damage reaches what reads the members.

    Args:
        data: The archive; what is none is changed itself.
        change: Changes the bytes of a member.
        chosen: Takes the number of members and returns the place of one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = [(info, packed.read(info)) for info in packed.infolist()]
    except (zipfile.BadZipFile, ValueError):
        return change(data)
    at = chosen(len(members)) if members else 0
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for place, (info, inner) in enumerate(members):
            packed.writestr(info, change(inner) if place == at else inner)
    return stream.getvalue()


def annotated(data: bytes) -> bytes:
    """Return a Word document with the comments that its findings become."""
    return to_docx(examine(Text(data, "seed.docx")), data)


def page(shown: str) -> str:
    """Return a PDF of one page."""
    stream = f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream"
    text, table = "%PDF-1.4\n", "0000000000 65535 f \n"
    for number, made in enumerate((*PDF, stream, FONT), 1):
        table += f"{len(text):010} 00000 n \n"
        text += f"{number} 0 obj\n{made}\nendobj\n"
    trailer = f"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF"
    return f"{text}xref\n0 6\n{table}{trailer}"


SMALL: Mapping[str, tuple[str, ...]] = {
    "claims": (CLAIMS,),
    "sheet": (SHEET, SHEET.replace("people", "names"), "people:\n- A B\n"),
    "settings": (
        'select = ["NAM"]\n[per-file."a/*"]\nignore = ["DAT01"]\n[names]\npeople = ["A B"]\n',
    ),
    "bib": (
        '@article{a, title = {T {U}}, author = "B and C", year = 2020, month = jan}\n',
        "@string{x = {y}}\n@book{b, publisher = x # { z}, year = {1999}}\n",
    ),
    "proposals": (LINK, f"{LINK}\n{DATED}"),
    "answers": (f'<think>x</think> Here: ```json\n{{"links": [{LINK}, {LINK}]}}\n```',),
    "edtf": ("2020-01-05 1984? 2004-06~/2004-08 199X ../1985 2004-06-XX Y170000002 2001-21",),
    "reader.pdf": (page(SHOWN), page(f"{SHOWN}\n" * 3)),
}
"""Small good inputs by target."""


def seeds(name: str) -> Iterator[bytes]:
    """Yield inputs to begin with: files of the project that the target reads well."""
    if name in SMALL:
        yield from (text.encode() for text in SMALL[name])
    elif name.endswith(ARCHIVES):
        yield archive(name)
        if name.endswith(("word", ".docx", ".docm")):
            yield annotated(archive(name))
    else:
        for path in sorted((ROOT / "examples").glob("*.md")):
            data = path.read_bytes()
            yield from (data[at : at + MOST // 2] for at in range(0, len(data), MOST // 2))
    kept = (path.read_bytes() for path in sorted(CORPUS.glob(f"{name}/*")))
    yield from (data for data in kept if len(data) <= MOST // 4)  # long ones would be most of it
