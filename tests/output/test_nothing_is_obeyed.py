"""A document that tries to be obeyed: whatever the command writes takes it for text."""

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
import yaml
from click.testing import CliRunner
from markdown_it import MarkdownIt

from factcheck.apps.cli import main
from factcheck.bibliography import CITATIONS, parse_bib
from factcheck.output import REPORTS

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "\x1b[31mred",
    "\x9b31mred\x85 ",
    "::error file=x::owned",
    "%0A::warning::owned",
    '=HYPERLINK("http://x";"y")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "[click](http://x) ![](http://x) @octocat",
    "a\u202egnp.exe\u2066b\u200b",
    '"; rm -rf / #\\',
    "&lt;b&gt; ]]> <!-- -->",
    "!!python/object/apply:os.system [id]",
    "} @book{owned, title = {x}}",
    "TY  - JOUR",
    "\\input{/etc/passwd} $(id) `id`",
)
CONTROLS = set("\x00\x07\x1b\x7f\x9b\u200b\u202e\u2066\u2028")
PLAIN = "h1 h2 h3 p ul ol li em strong code br hr table thead tbody tr th td"
DRAFT = """\
{evil} at the mill

By Ada {evil} Byrne

Comparative Milling, Vol. 3, No. 2, pp. 1-9, May 2019, “{evil}”

The mill burned on Wednesday, 4 March 1902, said Ada Byrne, “{evil} was all that was left of it”.

On 3 May 1903 Harbour master Ingrid Solheim {evil} told The Tarn Mirror that “nobody was hurt”.

Two days later harbour master Ingrid Solhiem opened it again. They thanked Ingrid Solheim. The
Mill Board (MB) and Mill Bord (MB) {evil} met on 30 February 1903.

Chronology

4 May 1903: Ingrid Solheim {evil} tells The Tarn Mirror that “nobody was burnt”.
"""


@pytest.fixture(params=HOSTILE, ids=range(len(HOSTILE)))
def evil(request: pytest.FixtureRequest) -> str:
    """Give words that some reader of a report might obey."""
    return str(request.param)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, evil: str) -> Path:
    """Give a folder with a hostile document, as the current one."""
    (tmp_path / "mill.txt").write_text(DRAFT.format(evil=evil), encoding="utf-8")
    (tmp_path / "mill.md").write_text(DRAFT.format(evil=evil), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> str:
    """Return what the command writes to the screen and to standard error."""
    done = CliRunner().invoke(main, list(words), prog_name="factcheck")
    assert done.exit_code in (0, 1), done.output
    assert not set(done.stderr) & CONTROLS
    return done.stdout


@pytest.mark.parametrize("form", sorted(set(REPORTS) - {"json", "jsonl"}))
def test_no_report_has_a_control_or_a_mark_of_direction(form: str) -> None:
    text = run("check", "mill.txt", "--format", form)
    assert "DAT01" in text
    assert not set(text) & CONTROLS


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_programs_read_has_controls_only_as_escapes(form: str) -> None:
    text = run("check", "mill.txt", "--format", form)
    assert not set(text) & CONTROLS
    for line in [text] if form == "json" else text.splitlines():
        json.loads(line)


def test_a_service_is_given_no_command_but_our_own() -> None:
    for line in run("check", "mill.txt", "--format", "github").splitlines():
        assert re.match(r"::(?:error|warning|notice) file=mill.txt,[^:]*::", line)


def test_no_cell_of_a_table_is_a_formula() -> None:
    rows = csv.reader(io.StringIO(run("check", "mill.txt", "--format", "csv")))
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")]


@pytest.mark.parametrize(
    "words",
    [("check", "--format", "markdown"), ("errata",), ("sheet", "--format", "markdown")],
    ids=lambda words: words[0],
)
def test_what_is_read_as_markdown_has_no_element_link_or_mention(words: tuple[str, ...]) -> None:
    text = run(words[0], "mill.txt", *words[1:])
    page = Page(MarkdownIt("commonmark").enable("table").render(text))
    assert page.tags <= set(PLAIN.split())
    assert not page.attributes - {"start", "style"}
    assert not re.search(r"(?<![\w.])@\w", text)
    assert not set(text) & CONTROLS


def test_the_page_has_the_elements_that_it_has_for_a_harmless_text(folder: Path) -> None:
    hostile = Page(run("check", "mill.txt", "--format", "html"))
    (folder / "calm.txt").write_text(DRAFT.format(evil="x"), encoding="utf-8")
    calm = Page(run("check", "calm.txt", "--format", "html"))
    assert hostile.tags <= calm.tags
    assert hostile.attributes <= calm.attributes
    assert hostile.scripts == calm.scripts == 1
    assert all(target.startswith("#") for target in hostile.targets)


def test_an_annotated_document_is_sound_and_holds_the_words(evil: str, folder: Path) -> None:
    safe = "".join(char for char in evil if char >= " " and char not in "\x7f\x9b")
    (folder / "mill.docx").write_bytes(word_file(DRAFT.format(evil=safe)))
    run("check", "mill.docx", "--annotate", "noted.docx")
    with zipfile.ZipFile(folder / "noted.docx") as archive:
        trees = {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}  # noqa: S314
    said = "".join(trees["word/comments.xml"].itertext())
    assert "[Weekday mismatch]" in said
    assert not set(said) & CONTROLS
    for name, tree in trees.items():
        assert not [one.tag for one in tree.iter() if "script" in one.tag], name
    assert not [
        target
        for name, tree in trees.items()
        if name.endswith(".rels")
        for target in tree.iter()
        if target.get("TargetMode") == "External"
    ]


@pytest.mark.parametrize("form", sorted(CITATIONS))
def test_a_citation_file_has_no_entry_but_those_of_the_document(form: str) -> None:
    text = run("cite", "mill.txt", "--format", form)
    assert not {char for char in text if ord(char) < ord(" ") and char != "\n"}
    if form in ("bibtex", "biblatex"):
        read = parse_bib(text)
        assert not read.problems or not text
        assert "owned" not in {entry.key for entry in read.entries}
    if form == "csl-json":
        json.loads(text)
    if form == "ris":
        assert text.count("TY  - ") == text.count("\nER  - ")
        assert all(re.match(r"[A-Z][A-Z0-9]  - |$", line) for line in text.splitlines())
    if form == "text":
        assert not set(text) & CONTROLS


def test_a_style_sheet_and_a_draft_of_claims_are_read_back_as_data(folder: Path) -> None:
    sheet = run("sheet", "mill.txt", "--why")
    assert isinstance(yaml.safe_load(sheet), dict)
    run("claims", "mill.txt", "-o", "draft")
    files = sorted((folder / "draft").glob("*.yaml"))
    assert len(files) > 2
    for text in (sheet, *(path.read_text(encoding="utf-8") for path in files)):
        assert not set(text) & CONTROLS
        yaml.safe_load(text)
    run("check", "draft", "--exit-zero")


def test_a_name_of_a_file_is_text_as_well(evil: str, folder: Path) -> None:
    name = evil.replace("/", "|").replace("\x00", "") + ".txt"
    (folder / name).write_text(DRAFT.format(evil="x"), encoding="utf-8")
    for form in sorted(REPORTS):
        text = run("check", f"./{name}", "--format", form)
        assert not set(text) & CONTROLS, form
        if form == "html":
            assert Page(text).scripts == 1
    assert not set(run("errata", f"./{name}")) & CONTROLS


class Page(HTMLParser):
    """What elements, attributes and links a page has."""

    def __init__(self, source: str) -> None:
        """Read a page."""
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: list[str] = []
        self.scripts = 0
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what an element says of itself."""
        self.tags.add(tag)
        self.scripts += tag == "script"
        self.attributes |= {name for name, _ in attrs}
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]


def word_file(text: str) -> bytes:
    """Return a Word document with a paragraph for each of a text."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r></w:p>'
        for part in text.replace("\n\n", "\x00").replace("\n", " ").split("\x00")
    )
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kinds}"/></Types>'
        ),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats'
            '.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
        ),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()
