"""Every command that takes `--together`, on one book."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.apps.cli import main

BRIDGE = """# The bridge

Ingrid Solheim drew the bridge over the Lune. It was opened on 17 May 1904, in the rain.
"""
TOLLS = """# The tolls

Since the bridge over the Lune had been opened on 17 May 1905 the ferry was idle.

“Nobody pays twice for one river, whatever the board may say,” said Ingrid Solheim.

## References

Dahl, I. (2011). The ice of the long lakes. Bergen: Fjord.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a book of a Word document and a text, and work in its folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_NOW", "2026-11-26T14:05:00Z")
    monkeypatch.setenv("FACTCHECK_BY", "ed")
    Path("1-bridge.docx").write_bytes(_word(BRIDGE))
    Path("2-tolls.md").write_text(TOLLS, encoding="utf-8")
    Path("book.yaml").write_text("chapters: [1-bridge.docx, 2-tolls.md]\n", encoding="utf-8")
    return tmp_path


def _word(text: str) -> bytes:
    made = io.BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    blocks = [block for block in text.replace("# ", "").split("\n\n") if block]
    body = "".join(f"<w:p><w:r><w:t>{block.strip()}</w:t></w:r></w:p>" for block in blocks)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    with zipfile.ZipFile(made, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Default Extension="rels" ContentType="{rels}"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{office}" Target="word/document.xml"/>'
            "</Relationships>",
        )
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
        )
    return made.getvalue()


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_check_tells_both_files_and_counts_the_documents(snapshot: object) -> None:
    done = run("check", "--together", "book.yaml")
    assert done.exit_code == 1
    assert "2-tolls.md:3:" in done.stdout
    assert "against in 1-bridge.docx" in done.stdout
    assert done.stderr == snapshot


@pytest.mark.parametrize("given", [["."], ["book.yaml"], ["2-tolls.md", "1-bridge.docx"]])
def test_a_book_is_a_folder_its_file_or_its_chapters(given: list[str]) -> None:
    done = run("check", "--together", *given, "--format", "json")
    (document,) = json.loads(done.stdout)["documents"]
    (finding,) = document["findings"]
    assert finding["code"] == "CHR01"
    assert finding["path"] == "2-tolls.md"
    assert finding["related"][0]["path"] == "1-bridge.docx"


def test_a_chapter_that_cannot_be_read_fails_the_run_and_the_others_are_told(
    folder: Path, snapshot: object
) -> None:
    (folder / "1-bridge.docx").write_bytes(b"no archive")
    done = run("check", "--together", "book.yaml")
    assert done.exit_code == 2
    assert done.stderr == snapshot


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--together", "-"],
        ["check", "--together", ".", "--annotate", "copy.docx"],
        ["check", "--together", ".", "--new-since", "HEAD"],
        ["check", "--together", "2-tolls.md", "--annotate", "out"],
    ],
)
def test_what_does_not_go_together_is_refused(words: list[str], snapshot: object) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert done.stderr == snapshot


def test_each_word_document_of_a_book_gets_a_copy_with_its_comments(folder: Path) -> None:
    before = (folder / "1-bridge.docx").read_bytes()
    run("check", "--together", "book.yaml", "--annotate", "out")
    assert [path.name for path in (folder / "out").iterdir()] == ["1-bridge.docx"]
    comments = zipfile.ZipFile(folder / "out" / "1-bridge.docx").read("word/comments.xml").decode()
    assert "17 May 1904" in comments
    assert "2-tolls.md" in comments
    assert (folder / "1-bridge.docx").read_bytes() == before


def test_a_decision_on_a_book_settles_its_finding_and_is_taken_back(folder: Path) -> None:
    listed = run("decide", "--together", ".").stdout
    assert "2-tolls.md, line 3" in listed
    assert "1-bridge.docx, paragraph 2" in listed
    run("decide", "--together", ".", "1", "dismiss", "--why", "two bridges")
    assert (folder / "ledger.yaml").is_file()
    assert run("check", "--together", ".").exit_code == 0
    run("decide", "--together", ".", "undo")
    assert run("check", "--together", ".").exit_code == 1


def test_a_decision_on_a_chapter_holds_in_the_book(folder: Path) -> None:
    text = TOLLS.replace("## References", "It shut on Monday, 18 May 1904.\n\n## References")
    (folder / "2-tolls.md").write_text(text, encoding="utf-8")
    assert "DAT01" in run("check", "--together", ".").stdout
    run("decide", "2-tolls.md", "1", "dismiss", "--why", "as printed")
    found = run("check", "--together", ".").stdout
    assert "DAT01" not in found
    assert "CHR01" in found


def test_the_style_sheet_of_a_book_is_one_with_the_lines_of_each_file() -> None:
    told = run("sheet", "--together", "book.yaml").stdout
    assert told.count("name: Ingrid Solheim") == 1
    assert "Ingrid Solheim: 2" in told
    assert "1-bridge.docx:" in told


def test_the_facts_of_a_book_are_ticked_in_one_ledger(folder: Path) -> None:
    listed = run("ledger", "--together", "book.yaml", "--list").stdout
    assert "1-bridge.docx, paragraph 2: 17 May 1904" in listed
    done = run("ledger", "--together", "book.yaml", "17 May 1905", "tick", "--against", "act")
    assert done.exit_code == 0, done.stderr
    assert (folder / "ledger.yaml").is_file()
    listed = run("ledger", "--together", "book.yaml", "--list").stdout
    assert "ticked" in listed
