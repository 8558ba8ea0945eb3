"""What stands around a text is none of it: contents, menus, page heads, programs."""

import pytest

from factcheck.document.readers import parse
from factcheck.model import BlockKind, Document

BODY = "The mill by the weir was sold to the parish, and the wheel stood still for a year."


def lines(text: str, name: str = "a.md") -> list[str]:
    return parse(text.encode(), name).text.split("\n")


@pytest.mark.parametrize(
    "furniture",
    [
        "[Home](/) | [Mills](/mills) | [About](/about)",
        "~~~ {.r}\nwheel <- 3\n~~~",
    ],
)
def test_contents_menus_and_programs_are_no_text(furniture: str) -> None:
    assert lines(f"{BODY}\n\n{furniture}\n\nIt turned.") == [BODY, "It turned."]


def test_entries_of_a_contents_list_are_data_about_the_document() -> None:
    listed = "- [The sale](#sale)\n- [The wheel](#wheel)\n- [Notes](#notes)"
    blocks = parse(f"{BODY}\n\n{listed}\n\nIt turned.".encode(), "a.md").blocks
    assert [(block.kind, block.field) for block in blocks] == [
        (BlockKind.PARAGRAPH, ""),
        *[(BlockKind.METADATA, "contents")] * 3,
        (BlockKind.PARAGRAPH, ""),
    ]


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("[Holm](/a), [Lie](/b) and [Moe](/c) came.", ["Holm, Lie and Moe came."]),
        ("```text\nthe wheel stood\n```", ["the wheel stood"]),
    ],
)
def test_what_only_looks_like_furniture_is_kept(markup: str, kept: list[str]) -> None:
    assert lines(f"{BODY}\n\n{markup}\n") == [BODY, *kept]


def paged(end: str) -> Document:
    pages = [f"{end.format(number)}\n\n{BODY}\n\n" + "It turned.\n\n" * 9 for number in (7, 8, 9)]
    return parse("".join(pages).encode(), "a.txt")


@pytest.mark.parametrize("end", ["Mills of the Parish\n{}", "\fMills of the Parish, page {}"])
def test_heads_and_numbers_of_pages_are_no_text(end: str) -> None:
    document = paged(end)
    assert "Mills of the Parish" not in document.text
    assert not any(document.words(one.span).isdigit() for one in document.blocks)
    assert document.text.count(BODY) == 3
    assert document.place(document.blocks[0].span).line > 1
