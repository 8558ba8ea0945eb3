"""A copy with comments that is there already: replaced only if nobody has worked in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.apps.cli import main

WordFile = Callable[..., bytes]

WRONG = "<w:p><w:r><w:t>A copy burned on 31 June 1802.</w:t></w:r></w:p>"
NOTED = (
    "<w:p><w:commentRangeStart w:id='4'/><w:r><w:t>A copy burned on 31 June 1802.</w:t></w:r>"
    "<w:commentRangeEnd w:id='4'/><w:r><w:commentReference w:id='4'/></w:r></w:p>"
)
BY_ANN = "<w:comment w:id='4' w:author='Ann'><w:p><w:r><w:t>Who?</w:t></w:r></w:p></w:comment>"
OURS = BY_ANN.replace("Ann", "factcheck")
CHANGED = "<w:{0} w:id='7' w:author='{1}'><w:r><w:{2}>{3}</w:{2}></w:r></w:{0}>"


def run(*options: str) -> Result:
    return CliRunner().invoke(main, ["check", "a.docx", "--annotate", "b.docx", *options])


def tracked(author: str) -> str:
    """Return the wrong sentence with one word replaced by somebody."""
    gone = CHANGED.format("del", author, "delText", "31")
    come = CHANGED.format("ins", author, "t", "30")
    before = "<w:r><w:t xml:space='preserve'>A copy burned on </w:t></w:r>"
    after = "<w:r><w:t xml:space='preserve'> June 1802.</w:t></w:r>"
    return f"<w:p>{before}{gone}{come}{after}</w:p>"


@pytest.fixture(autouse=True)
def original(make: WordFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a document with one fault."""
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(make(WRONG))
    return Path("a.docx")


def earlier(make: WordFile, kind: str) -> bytes:
    """Return a copy as it may be there."""
    copies = {
        "a comment of Ann": make(NOTED, comments=BY_ANN),
        "other words": make(WRONG.replace("copy", "draft")),
        "a change of Ann": make(tracked("Ann")),
        "no Word document": b"Dear Ann",
        "our comment": make(NOTED, comments=OURS),
        "our change": make(tracked("factcheck")),
        "nothing": b"",
    }
    return copies[kind]


@pytest.mark.parametrize(
    "kind",
    ["a comment of Ann", "other words", "a change of Ann", "no Word document"],
)
def test_what_a_person_did_in_a_copy_is_kept_unless_it_is_forced(
    kind: str, make: WordFile, snapshot: object
) -> None:
    copy = Path("b.docx")
    copy.write_bytes(earlier(make, kind))
    done = run()
    assert done.exit_code == 2
    assert done.stderr == snapshot
    assert "--force" in done.stderr
    assert copy.read_bytes() == earlier(make, kind)
    assert run("--force").exit_code == 1
    assert copy.read_bytes() != earlier(make, kind)


@pytest.mark.parametrize("kind", ["our comment", "our change", "nothing"])
def test_a_copy_with_our_own_work_alone_is_made_anew(kind: str, make: WordFile) -> None:
    copy = Path("b.docx")
    copy.write_bytes(earlier(make, kind))
    assert run().exit_code == 1
    first = copy.read_bytes()
    assert first != earlier(make, kind)
    assert run().exit_code == 1
    assert copy.read_bytes() == first
