"""Positions as editors count them, held against encoders that know nothing of ours."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from factcheck.apps.lsp.positions import Encoding, Lines, edited
from factcheck.model import SourceFile

CODECS = {Encoding.UTF8: "utf-8", Encoding.UTF16: "utf-16-le", Encoding.UTF32: "utf-32-le"}
WIDTHS = {Encoding.UTF8: 1, Encoding.UTF16: 2, Encoding.UTF32: 4}
ENCODINGS = st.sampled_from(Encoding)
PARTS = st.sampled_from(
    ["\n", "\r\n", "\r", "\t", " ", "a", "é", "e\u0301", "\u2028", "\x0b", "\x85", "語", "𝔘", "🌉"]
)
TEXTS = st.tuples(st.sampled_from(["", "\ufeff"]), st.lists(PARTS, max_size=30)).map(
    lambda parts: parts[0] + "".join(parts[1])
)


def by_encoders(text: str, offset: int, encoding: Encoding) -> types.Position:
    """Return the position of a code point, reckoned with Python's own encoders."""
    before = re.split(r"\r\n|\r|\n", text[:offset])
    count = len(before[-1].encode(CODECS[encoding])) // WIDTHS[encoding]
    return types.Position(len(before) - 1, count)


def offsets(text: str) -> list[int]:
    """Return the offsets that a position can name: none lies within the end of a line."""
    return [
        at
        for at in range(len(text) + 1)
        if not (text[at - 1 : at] == "\r" and text[at:][:1] == "\n")
    ]


@given(TEXTS, st.data(), ENCODINGS)
def test_a_position_is_what_encoders_make_it_and_leads_back(
    text: str, data: st.DataObject, encoding: Encoding
) -> None:
    offset = data.draw(st.sampled_from(offsets(text)))
    lines = Lines(text, encoding)
    assert lines.position(offset) == by_encoders(text, offset, encoding)
    assert lines.offset(lines.position(offset)) == offset


@given(TEXTS, st.data(), TEXTS, ENCODINGS)
def test_an_edit_puts_words_in_the_place_of_others(
    text: str, data: st.DataObject, words: str, encoding: Encoding
) -> None:
    start, end = sorted(data.draw(st.sampled_from(offsets(text))) for _ in "12")
    area = types.Range(by_encoders(text, start, encoding), by_encoders(text, end, encoding))
    change = types.TextDocumentContentChangePartial(range=area, text=words)
    made = edited(Lines(text, encoding), [change])
    assert made.text == text[:start] + words + text[end:]


@given(TEXTS, st.data(), ENCODINGS)
def test_a_place_of_a_report_is_where_its_words_stand_in_the_editor(
    text: str, data: st.DataObject, encoding: Encoding
) -> None:
    read = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    start, end = sorted(data.draw(st.integers(0, len(read))) for _ in "12")
    place = SourceFile("a.txt", read).place(start, end)
    lines = Lines(text, encoding)
    area = lines.range(place)
    found = text[lines.offset(area.start) : lines.offset(area.end)]
    assert found.replace("\r\n", "\n").replace("\r", "\n") == read[start:end]


@pytest.mark.parametrize(
    ("line", "character", "offset"),
    [
        pytest.param(0, 99, 3, id="behind the end of a line"),
        pytest.param(9, 0, 6, id="behind the last line"),
        pytest.param(0, 2, 1, id="between the halves of a pair"),
    ],
)
def test_a_position_that_names_no_place_is_led_to_the_nearest(
    line: int, character: int, offset: int
) -> None:
    assert Lines("a🌉b\r\nc").offset(types.Position(line, character)) == offset
