"""Files and folders: what is read, and what is said of what cannot be."""

import json
import os
from pathlib import Path

import pytest

from factcheck.document.readers import READERS, documents_in, read
from factcheck.errors import UnreadableError

TEXT = "The mill burned. Two looms were sold."

BAD = (
    b"",
    b"-----\n\n=====\n",
    b"PK\x03\x04\x00\x00\x08\x00" + b"abc" * 20,
    b"\x01\x02\x03\x04abcdefgh",
    "Mühle\nStraße".encode("cp1252"),
    "Mühle".encode("utf-16"),
)


@pytest.mark.parametrize("data", BAD)
def test_what_is_no_text_is_refused_with_a_reason_and_a_remedy(
    data: bytes, tmp_path: Path, snapshot: object
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        read(str(path))
    assert str(caught.value) == snapshot
    assert str(caught.value).startswith(f"{path}: ")


@pytest.mark.parametrize(
    "name",
    ["a.odt", "missing.txt", "a.rtf", "noname", "folder"],
)
def test_what_cannot_be_a_document_is_refused(name: str, tmp_path: Path, snapshot: object) -> None:
    (tmp_path / "folder").mkdir()
    for file in ("a.xls", "a.rtf", "a.textile", "a.ipynb", "a.xml", "a.odt", "a.epub", "noname"):
        (tmp_path / file).write_text(TEXT)
    with pytest.raises(UnreadableError) as caught:
        read(str(tmp_path / name))
    assert str(caught.value) == snapshot


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    with pytest.raises(UnreadableError, match="cannot be opened"):
        read(str(path))


WRITTEN = {
    ".xml": f"<TEI><p>{TEXT}</p></TEI>",
    ".cnxml": f'<document xmlns="http://cnx.rice.edu/cnxml"><para>{TEXT}</para></document>',
    ".ipynb": json.dumps({"cells": [{"cell_type": "markdown", "source": TEXT}]}),
}
"""A text as formats write it that need more than its words."""


@pytest.mark.parametrize("suffix", READERS)
def test_a_file_is_read_by_its_suffix_in_any_case(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix.upper()}"
    path.write_text(WRITTEN.get(suffix, TEXT))
    document = read(str(path))
    assert document.text == TEXT
    assert document.path == path.as_posix()


def _folder(top: Path, *names: str) -> None:
    for name in names:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT)


def test_a_folder_stands_for_its_documents_in_sorted_order(tmp_path: Path) -> None:
    _folder(tmp_path, "b.txt", "a.md", "c/d.markdown", "c/e.yaml", "c/f.png", "README.md")
    found = [Path(path).relative_to(tmp_path).as_posix() for path in documents_in(str(tmp_path))]
    assert found == ["a.md", "b.txt", "c/d.markdown"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    _folder(tmp_path, ".git/a.txt", ".b.txt", "c.txt")
    assert documents_in(str(tmp_path)) == ((tmp_path / "c.txt").as_posix(),)


@pytest.mark.parametrize("names", [(), ("README.md", "a.yaml"), (".a.txt",)])
def test_a_folder_without_documents_is_refused(
    names: tuple[str, ...], tmp_path: Path, one_snapshot: object
) -> None:
    _folder(tmp_path, *names)
    with pytest.raises(UnreadableError) as caught:
        documents_in(str(tmp_path))
    assert str(caught.value) == one_snapshot


def test_links_that_lead_back_are_not_followed(tmp_path: Path) -> None:
    _folder(tmp_path, "a/b/c.txt", "d.txt")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "above").symlink_to(tmp_path.parent)
    (tmp_path / "0").symlink_to(tmp_path / "a")
    found = [Path(path).relative_to(tmp_path).as_posix() for path in documents_in(str(tmp_path))]
    assert found == ["a/b/c.txt", "d.txt"]


def test_folders_that_tools_fill_are_left_out(tmp_path: Path) -> None:
    others = ("node_modules/b/c.md", "__pycache__/d.txt", "env/pyvenv.cfg", "env/lib/e.txt")
    _folder(tmp_path, "a.txt", *others)
    assert documents_in(str(tmp_path)) == ((tmp_path / "a.txt").as_posix(),)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_refused_before_it_is_opened_and_left_out_of_folders(
    tmp_path: Path, snapshot: object
) -> None:
    _folder(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "b.txt")
    with pytest.raises(UnreadableError) as caught:
        read(str(tmp_path / "b.txt"))
    assert str(caught.value) == snapshot
    assert documents_in(str(tmp_path)) == ((tmp_path / "a.txt").as_posix(),)
