"""Accepted repairs as tracked changes, and a document cleared of our comments."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.apps.cli import main
from factcheck.document.word import Package, comments, view
from factcheck.document.word.commenting import Change, Note, cleared, commented

WordFile = Callable[..., bytes]

BOLD = "<w:rPr><w:b/></w:rPr>"
BODY = (
    f"<w:p><w:r>{BOLD}<w:t>8 May 2021</w:t><w:tab/><w:t>the deck &amp; rails</w:t></w:r></w:p>"
    "<w:p><w:ins w:id='7' w:author='Ann'><w:r><w:t>9 May 2021</w:t></w:r></w:ins>"
    "<w:r><w:t xml:space='preserve'> came. </w:t></w:r>"
    "<w:r><w:t xml:space='preserve'>On 10 </w:t></w:r>"
    "<w:r><w:t>May it rained.</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
)
NOTES = "<w:footnote w:id='2'><w:p><w:r><w:t>Seen on 11 May.</w:t></w:r></w:p></w:footnote>"
OTHER = "<w:comment w:id='4' w:author='Ann'><w:p><w:r><w:t>Who?</w:t></w:r></w:p></w:comment>"


@pytest.fixture
def original(make: WordFile) -> bytes:
    """Give a document with formats, an insertion of somebody else, a note and a comment."""
    return make(BODY, footnotes=NOTES, comments=OTHER)


def package(data: bytes) -> Package:
    return Package("made.docx", data)


def main_part(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def replaced(data: bytes, old: str, new: str) -> bytes:
    start = view(package(data)).text.index(old)
    note = Note(start, start + len(old), ("Read something else.", "[DAT02]"))
    change = Change(start, start + len(old), new, note)
    return commented(package(data), (), (), [change])


def rejected(part: str) -> str:
    """Return a main part with our changes rejected and parted runs joined again."""
    part = re.sub(r'<w:ins [^>]*w:author="factcheck">.*?</w:ins>', "", part)
    part = re.sub(r'<w:del [^>]*w:author="factcheck">(.*?)</w:del>', r"\1", part)
    return part.replace("delText", "t")


def plain(part: str) -> str:
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:t/>", part))


@pytest.mark.parametrize(
    ("old", "new"),
    [("8 May", "10 May"), ("deck & rails", "deck < rails"), ("the", "a"), (" came", "")],
)
def test_words_are_replaced_and_the_replacement_can_be_rejected(
    old: str, new: str, original: bytes
) -> None:
    after = replaced(original, old, new)
    before_text, after_text = (view(package(one)).text for one in (original, after))
    assert after_text == before_text.replace(old, new, 1)
    assert plain(rejected(main_part(after))) == plain(main_part(original))
    assert "w:author='Ann'" in main_part(after)


@pytest.mark.parametrize("old", ["9 May", "10 May", "11 May"])
def test_what_cannot_be_tracked_is_told_in_a_comment(old: str, original: bytes) -> None:
    after = replaced(original, old, "12 May")
    told = [one.text for one in comments(package(after), view(package(after)))]
    assert any("Read something else." in one for one in told)
    assert 'w:author="factcheck"' not in main_part(after)
    assert view(package(after)).text == view(package(original)).text


def test_clearing_takes_out_our_comments_and_nothing_else(original: bytes) -> None:
    start = view(package(original)).text.index("8 May 2021")
    full = commented(package(original), [Note(start, start + 10, ("Look.", "[DAT02]"))])
    clear, gone, left = cleared(package(full))
    there = comments(package(clear), view(package(clear)))
    assert (gone, left) == (1, 0)
    assert [one.author for one in there] == ["Ann"]
    assert plain(main_part(clear)) == plain(main_part(original))
    assert cleared(package(clear)) == (clear, 0, 0)


def test_a_comment_that_was_answered_stays_when_the_others_are_cleared(make: WordFile) -> None:
    stored = (
        "<w:comment w:id='0' w:author='factcheck'><w:p w14:paraId='00000001'><w:r><w:t>Look.</w:t>"
        "</w:r></w:p></w:comment><w:comment w:id='1' w:author='Ann'><w:p w14:paraId='00000002'>"
        "<w:r><w:t>Why?</w:t></w:r></w:p></w:comment>"
    )
    said = (
        "<w15:commentEx w15:paraId='00000001' w15:done='0'/>"
        "<w15:commentEx w15:paraId='00000002' w15:paraIdParent='00000001' w15:done='0'/>"
    )
    data = make(BODY, footnotes=NOTES, comments=stored, commentsExtended=said)
    assert cleared(package(data)) == (data, 0, 1)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), prog_name="factcheck")


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_what_is_accepted_is_tracked_in_a_copy_and_the_rest_asked(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source = root / "examples" / "footbridge.md"
    subprocess.run(["pandoc", str(source), "-o", "a.docx"], check=True)
    listed = run("decide", "a.docx", "--select", "CHR01").output
    assert "CHR01" in listed
    assert run("decide", "a.docx", "1", "accept", "--side", "1", "--select", "CHR01").exit_code == 0
    done = run("check", "a.docx", "--annotate", "b.docx", "--track-changes", "-o", "found.txt")
    assert done.exit_code == 1, done.output
    data = Path("b.docx").read_bytes()
    assert "12 June 2021: Two hundred volunteers walk across" in view(package(data)).text
    assert 'w:author="factcheck"' in main_part(data)
    codes = {one.check for one in comments(package(data), view(package(data)))}
    assert "event-date-conflict" not in codes
    assert "impossible-date" in codes
    cleared_ = run("uncomment", "b.docx", "-o", "c.docx")
    assert cleared_.exit_code == 0
    assert re.fullmatch(r"\d comments removed\n", cleared_.stderr)
    assert comments(package(Path("c.docx").read_bytes()), view(package(data))) == ()


def test_only_a_word_document_has_comments_to_take_out(tmp_path: Path, snapshot: object) -> None:
    text = tmp_path / "a.md"
    text.write_text("It rained.\n", encoding="utf-8")
    refused = run("uncomment", str(text), "-o", str(tmp_path / "b.docx"))
    assert refused.exit_code == 2
    assert refused.output == snapshot
