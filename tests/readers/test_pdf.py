"""PDFs: pages and lines, paragraphs put together again, and clear errors."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from factcheck import limits
from factcheck.document.readers import read
from factcheck.errors import UnreadableError
from factcheck.model import BlockKind, Document, Span

pypdf = pytest.importorskip("pypdf", reason="the extra for PDFs is not installed")

Shown = tuple[float, float, float, str]
"""Points from the left and from the bottom, size (below zero: bold), and words."""
TOP, LEFT, SIZE, LEADING = 700.0, 72.0, 10.0, 12.0


def lines(*words: str, top: float = TOP) -> list[Shown]:
    """Return lines of text, one below the other; an empty one is a gap."""
    return [(LEFT, top - number * LEADING, SIZE, line) for number, line in enumerate(words) if line]


def pdf(*pages: Sequence[Shown]) -> bytes:
    """Return a PDF that shows words at their places; in WinAnsi, with the standard fonts."""
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(pages)))
    fonts = " ".join(
        f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for key, name in (("F1", "Times-Roman"), ("F2", "Times-Bold"))
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 612 792] "
        f"/Resources << /Font << {fonts} >> >> >>".encode(),
    ]
    for number, page in enumerate(pages):
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {4 + 2 * number} 0 R >>".encode())
        stream = b"\n".join(map(operators, page))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return assembled(objects)


def operators(shown: Shown) -> bytes:
    x, y, size, words = shown
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    font = "F2" if size < 0 else "F1"
    return f"BT /{font} {abs(size)} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET".encode("cp1252")


def assembled(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, made in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, made)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Document]:
    """Give a function that makes a PDF of pages and reads it."""

    def opened(*pages: Sequence[Shown]) -> Document:
        path = tmp_path / "made.pdf"
        path.write_bytes(pdf(*pages))
        return read(path.as_posix())

    return opened


Read = Callable[..., Document]
PROSE = (
    "The lighthouse at Kerrow was lit in the spring of 1871 and it",
    "served the coast for a hundred and three years, until the last",
    "of its keepers left the tower for good.",
)
JOINED = " ".join(PROSE)


def test_lines_become_paragraphs_where_gaps_or_indents_part_them(opened: Read) -> None:
    indented = [(LEFT + 12, TOP - 80, SIZE, "It was sold"), (LEFT, TOP - 92, SIZE, "in 1980.")]
    document = opened([*lines(*PROSE, "", *PROSE[:2]), *indented])
    text = document.text.split("\n")
    assert text[0] == JOINED
    assert text[-1].endswith("It was sold in 1980.") or text[-1] == "It was sold in 1980."


def test_a_larger_or_bold_line_is_a_heading(opened: Read) -> None:
    page = [
        (LEFT, 760, 18, "The Light at"),
        (LEFT, 740, 18, "Kerrow"),
        *lines(*PROSE, top=710),
        (LEFT, 660, -SIZE, "The keepers"),
        *lines(*PROSE, top=640),
    ]
    blocks = opened(page).blocks
    assert [(block.kind, block.level) for block in blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
    ]


def page_with_edges(number: int, *words: str) -> list[Shown]:
    head = (LEFT, 760, 8.0, f"The Kerrow Review, {number}")
    foot = (300.0, 30, 8.0, str(number + 10))
    return [head, *lines(*words), foot]


def test_running_heads_and_page_numbers_are_left_out_and_the_text_goes_on(opened: Read) -> None:
    document = opened(
        page_with_edges(1, *PROSE, "", *PROSE[:2]),
        page_with_edges(2, PROSE[2], "", *PROSE),
        page_with_edges(3, *PROSE),
    )
    assert document.text.split("\n") == [JOINED] * 4


def test_a_place_is_a_page_and_a_line_on_it(opened: Read) -> None:
    document = opened(page_with_edges(1, *PROSE), page_with_edges(2, *PROSE))
    start = document.text.rindex("keepers")
    place = document.place(Span(start, start + 7))
    assert place.path.endswith("made.pdf#page=2")
    assert (place.line, place.column, place.text) == (4, 8, "keepers")
    words = document.place(Span(start - 8, start + 7))
    assert (words.line, words.end_line, words.text) == (
        3,
        4,
        "last\nof its keepers"[-len(words.text) :],
    )


def test_columns_far_apart_make_a_chronology(opened: Read) -> None:
    rows = (
        ("3 May 1871", "The lamp is lit by the first keeper."),
        ("9 June 1902", "A storm breaks the great lens."),
        ("1 July 1974", "The keepers leave the tower."),
    )
    page = [
        shown
        for number, (date, told) in enumerate(rows)
        for shown in (
            (LEFT, TOP - number * 20, SIZE, date),
            (LEFT + 120, TOP - number * 20, SIZE, told),
        )
    ]
    document = opened(page)
    assert [document.words(entry.head) for entry in document.entries] == [date for date, _ in rows]


def encrypted(user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(lines(*PROSE))))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def reason(data: bytes, tmp_path: Path) -> str:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as caught:
        read(str(path))
    return str(caught.value)


def test_what_cannot_be_read_is_told_with_what_to_do(tmp_path: Path, snapshot: object) -> None:
    assert reason(encrypted("secret"), tmp_path) == snapshot
    assert "ocrmypdf" in reason(pdf([]), tmp_path)
    assert reason(b"The mill burned.", tmp_path) == snapshot
    assert "damaged PDF" in reason(b"%PDF-1.4\n" + b"x" * 400, tmp_path)
    assert "damaged PDF" in reason(pdf(lines(*PROSE))[:300], tmp_path)


def test_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snapshot: object
) -> None:
    monkeypatch.setattr(limits, "MOST_PAGES", 2)
    assert reason(pdf(*map(lines, "abc")), tmp_path) == snapshot
    monkeypatch.setattr(limits, "MOST_TEXT", 10)
    assert reason(pdf(lines(*PROSE)), tmp_path) == snapshot


def test_every_word_leads_back_to_the_same_word(opened: Read) -> None:
    document = opened(
        page_with_edges(1, *PROSE, "a beau-", "tiful day"), page_with_edges(2, *PROSE)
    )
    for piece in document.pieces:
        made = document.text[piece.start : piece.start + piece.length]
        raw = document.files[piece.file].text[piece.offset : piece.offset + piece.length]
        assert [a.isspace() or a == b for a, b in zip(raw, made, strict=True)] == [True] * len(made)
