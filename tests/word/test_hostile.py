"""Word documents that are none, or are made to do harm: a clear error, and soon."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from factcheck import limits
from factcheck.analysis.pipeline import Text, examine
from factcheck.document.readers import read
from factcheck.errors import UnreadableError
from factcheck.output.docx import to_docx

WordFile = Callable[..., bytes]
Saved = Callable[..., str]

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def repacked(data: bytes, **changed: bytes) -> bytes:
    """Return a package with other bytes for some of its parts, those of `word/` by their stem."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            stem = name.removeprefix("word/").removesuffix(".xml")
            new.writestr(name, changed.get(stem, old.read(name)))
    return stream.getvalue()


def reason(path: str) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(path)
    return caught.value.why


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 but no more",
        b"The mill burned.",
        COMPOUND,
        COMPOUND + "EncryptedPackage".encode("utf-16-le"),
    ],
)
def test_what_is_no_word_document_is_refused(data: bytes, saved: Saved, snapshot: object) -> None:
    assert reason(saved(data)) == snapshot


@pytest.mark.parametrize(
    "member",
    ["xl/workbook.xml", "META-INF/container.xml", "a.txt"],
)
def test_another_archive_is_called_by_its_name(member: str, saved: Saved, snapshot: object) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(member, "x")
    assert reason(saved(stream.getvalue())) == snapshot


@pytest.mark.parametrize("head", [BOMB, OUTSIDE])
def test_entities_are_refused_before_they_are_read(
    head: str, make: WordFile, saved: Saved, one_snapshot: object
) -> None:
    inner = f"{head}<w:document>&i;&a;</w:document>".encode()
    assert reason(saved(repacked(make(""), document=inner))) == one_snapshot


def test_a_part_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(
    make: WordFile,
    saved: Saved,
    monkeypatch: pytest.MonkeyPatch,
    peak: Callable[[Callable[[], object]], int],
    snapshot: object,
) -> None:
    monkeypatch.setattr(limits, "MOST_UNPACKED", 2**20)
    data = repacked(make(""), document=b" " * (64 * 2**20))
    assert len(data) < 2**20
    path = saved(data)
    assert reason(path) == snapshot
    assert peak(lambda: reason(path)) < 8 * 2**20


def test_a_size_that_the_archive_lies_about_is_not_believed(
    make: WordFile, saved: Saved, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_UNPACKED", 2**16)
    size = 2**18
    data = repacked(make(""), document=b" " * size)
    lying = data.replace(struct.pack("<I", size), struct.pack("<I", 100))
    assert lying != data
    assert "damaged" in reason(saved(lying)) or "unpacks" in reason(saved(lying))


def test_too_many_members_elements_and_levels_are_refused(
    make: WordFile, saved: Saved, monkeypatch: pytest.MonkeyPatch, snapshot: object
) -> None:
    monkeypatch.setattr(limits, "MOST_MEMBERS", 3)
    assert reason(saved(make(""))) == snapshot
    monkeypatch.setattr(limits, "MOST_MEMBERS", 100)
    assert "nested more than" in reason(saved(make("<w:p>" * 150 + "</w:p>" * 150)))
    monkeypatch.setattr(limits, "MOST_WORD_ELEMENTS", 50)
    assert reason(saved(make("<w:p/>" * 60))) == snapshot


def test_a_document_without_words_is_refused(make: WordFile, saved: Saved) -> None:
    assert "no text" in reason(saved(make("<w:p/>")))


@pytest.mark.parametrize("at", [0.2, 0.97])
def test_a_cut_or_changed_file_is_refused_or_read_and_never_fails_otherwise(
    at: float, make: WordFile, saved: Saved
) -> None:
    data = make("<w:p><w:r><w:t>The mill burned in 1911.</w:t></w:r></w:p>" * 40)
    place = int(len(data) * at)
    for broken in (data[:place], data[:place] + b"\xff\x00\xfe" + data[place + 3 :]):
        path = saved(broken)
        try:
            assert read(path).text
        except UnreadableError as error:
            assert error.remedy  # noqa: PT017 - either outcome is right


def test_a_text_that_is_too_large_is_refused_before_it_is_read(
    saved: Saved, peak: Callable[[Callable[[], object]], int], snapshot: object
) -> None:
    path = saved(b"The mill burned in 1911.\n" * 2_200_000, "large.txt")
    assert reason(path) == snapshot
    assert peak(lambda: reason(path)) < 2**20


def test_a_word_file_damaged_anywhere_is_told_and_raises_nothing_else(make: WordFile) -> None:
    data = make("<w:p><w:r><w:t>It was signed on Tuesday, 4 July 1776.</w:t></w:r></w:p>")
    data = repacked_with(data, "word/media/unused.bin", bytes(range(256)) * 4)
    refused = 0
    for at in range(0, len(data), 23):
        damaged = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        try:
            report = examine(Text(damaged, "made.docx"))
            assert to_docx(report, damaged)
        except UnreadableError as error:
            refused += "made.docx" in str(error)
    assert refused > 15


def repacked_with(data: bytes, name: str, inner: bytes) -> bytes:
    """Return a package with one more member, which nothing refers to."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, inner)
    return stream.getvalue()
