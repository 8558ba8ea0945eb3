"""What holds for every text that is read, whatever stands in it."""

from collections.abc import Callable
from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.document.readers import decode, parse_markdown, parse_text
from factcheck.errors import UnreadableError
from factcheck.model import Document, Role, SourceFile

# Scraps that make structure likely; random letters alone never would.
SCRAPS = st.sampled_from(
    [
        *("4 March 1911: ", "13:20  ", "**1911**", "- ", "* ", "1. ", "# ", "## Notes\n", "> "),
        *("| 1911 | The mill burns down | b |\n", "|---|---|---|\n", "|", "title: A mill\n"),
        *("```\n", "~~~", "`a  b`", "[x](y 'z')", "![Fig](u)", "[1] ", "[^1]: ", "<!-- c -->"),
        *("<br>", "&nbsp;", "&amp;", "\\*", "\\", "_", "*", "]", "[", "(", ")", "---\n", "===\n"),
        *("\n", "\n\n", "\r\n", "\r", "\t", "    ", "  \n", "\u00a0", "\u00ad", "\u200b", "\ufeff"),
        *("\u2028", "𝔐𝔦𝔩𝔩", "ế", "e\u0301", "TIMELINE", "wheel-\nwright", "The mill burned. "),
        *("He said:", "“Stop!” ", "Dr. ", "U.S. ", "e.g. ", "… ", "Two looms were sold. "),
    ]
)
TEXTS = st.lists(SCRAPS | st.text(max_size=6), max_size=40).map("".join)
Parse = Callable[[SourceFile], Document]
both = pytest.mark.parametrize("parse", [parse_text, parse_markdown])
WHITE = str.maketrans({char: " " for char in map(chr, range(0x3001)) if char.isspace()})


def document_of(text: str, parse: Parse) -> Document:
    return parse(decode(text.encode("utf-8", "surrogatepass"), "a.txt"))


def reads(text: str, parse: Parse) -> Document | None:
    try:
        return document_of(text, parse)
    except UnreadableError:
        return None


@both
@given(text=TEXTS)
def test_every_piece_leads_back_to_the_same_characters(text: str, parse: Parse) -> None:
    document = reads(text, parse)
    if document is None:
        return
    for piece in document.pieces:
        file = document.files[piece.file]
        end = file.behind_accents(piece.offset + piece.length)
        source = file.text[piece.offset : end].translate(WHITE)
        read = document.text[piece.start : piece.start + piece.length]
        assert piece.length > 0
        assert normalize("NFC", read) == normalize("NFC", source)


@both
@given(text=TEXTS)
def test_pieces_are_in_order_and_do_not_overlap(text: str, parse: Parse) -> None:
    document = reads(text, parse)
    pieces = document.pieces if document else ()
    for left, right in pairwise(pieces):
        assert left.start + left.length <= right.start
        assert left.offset + left.length <= right.offset


@both
@given(text=TEXTS)
def test_blocks_are_the_lines_of_the_text_with_single_spaces(text: str, parse: Parse) -> None:
    document = reads(text, parse)
    if document is None:
        return
    lines = [document.words(block.span) for block in document.blocks]
    assert "\n".join(lines) == document.text
    assert all(line == " ".join(line.split()) and line for line in lines)


@both
@given(text=TEXTS)
def test_sections_cover_the_text_without_gaps(text: str, parse: Parse) -> None:
    document = reads(text, parse)
    if document is None or not document.text:
        return
    assert document.sections[0].span.start == 0
    assert document.sections[-1].span.end == len(document.text)
    for left, right in pairwise(document.sections):
        assert left.span.end + 1 == right.span.start


@both
@given(text=TEXTS)
def test_sentences_are_in_order_inside_their_blocks(text: str, parse: Parse) -> None:
    document = reads(text, parse)
    if document is None:
        return
    for left, right in pairwise(document.sentences):
        assert left.end <= right.start
    for sentence in document.sentences:
        block = document.block_at(sentence.start)
        assert block is not None
        assert block.span.contains(sentence)
        assert document.words(sentence).strip()


@both
@given(text=TEXTS)
def test_heads_and_bodies_lie_in_their_entries_in_chronologies(text: str, parse: Parse) -> None:
    document = reads(text, parse)
    for entry in document.entries if document else ():
        assert document is not None
        assert entry.span.contains(entry.head)
        assert entry.span.contains(entry.body)
        assert entry.head.end <= entry.body.start < entry.body.end
        assert document.words(entry.head).strip()
        assert document.role_at(entry.span.start) is Role.CHRONOLOGY
        assert all(context.end <= entry.span.start for context in entry.context)


@both
@given(text=TEXTS)
def test_line_ends_do_not_matter(text: str, parse: Parse) -> None:
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    assert reads(unix.replace("\n", "\r\n"), parse) == reads(unix, parse)
    assert reads(unix.replace("\n", "\r"), parse) == reads(unix, parse)


@given(data=st.binary(max_size=60) | TEXTS.map(str.encode))
def test_bytes_are_read_or_refused_with_a_remedy(data: bytes) -> None:
    source, refusal = None, None
    try:
        source = decode(data, "a.txt")
    except UnreadableError as error:
        refusal = error
    if source:
        assert source.text.strip()
        assert "\r" not in source.text
    else:
        assert refusal
        assert refusal.why
        assert refusal.remedy
