"""Quotations: which marks belong together, and which signs are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.document.readers import parse_markdown, parse_text
from factcheck.extract.quotations import quotations, unclosed
from factcheck.model import BlockKind, Document, SourceFile


def quoted(text: str) -> list[str]:
    """Return the words of each quotation of a plain text."""
    document = parse_text(SourceFile("x.txt", text))
    return [document.words(each.span) for each in quotations(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The judge said “no” and then “perhaps.”", ["no", "perhaps."]),
        (
            "“The sign read ‘closed’ all day,” she said.",
            ["The sign read ‘closed’ all day,", "closed"],
        ),
        ("The ‘great’ bridge stood for a year.", ["great"]),
        ("The plank was 12\" long and 6' wide, the “short” one.", ["short"]),
        ("It's the workers' hall, and it isn't theirs.", []),
        ("He wrote ‘the miners’ lamps went out’ and left.", ["the miners’ lamps went out"]),
        ("'Leave it,' she said, 'and don't come back.'", ["Leave it,", "and don't come back."]),
        ("He closed” what nobody opened.", []),
        ("“”", []),
    ],
)
def test_marks_that_belong_together_give_their_words(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_over_paragraphs_gives_one_for_each() -> None:
    text = (
        "“The first part is long.\n\n“The second part is longer.\n\n“The third ends it.” He left."
    )
    assert quoted(text) == [
        "The first part is long.",
        "The second part is longer.",
        "The third ends it.",
    ]


def test_a_block_set_off_as_a_quotation_is_one() -> None:
    document = parse_markdown(
        SourceFile("x.md", "She wrote:\n\n> The tide was late.\n\nHe read it.\n")
    )
    assert document.blocks[1].kind is BlockKind.QUOTE
    found = quotations(document)
    assert [(document.words(each.span), each.block) for each in found] == [
        ("The tide was late.", True)
    ]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("He called it “a mistake and left.", ["“"]),
        ('He called it "a mistake and left.', ['"']),
        ("“The first part.\n\n“The second part.”", []),
        ('He used a “copy" of it.', []),
    ],
)
def test_a_mark_without_its_partner_is_unclosed(text: str, marks: list[str]) -> None:
    document = parse_text(SourceFile("x.txt", text))
    assert [document.words(span) for span in unclosed(document)] == marks


@given(st.text(alphabet="ab .,“”‘’\"'«»„\n", max_size=120))
def test_any_text_gives_spans_inside_one_block_and_in_order(text: str) -> None:
    document = parse_any(text)
    found = [each.span for each in quotations(document)]
    assert found == sorted(found, key=lambda span: (span.start, -span.end))
    assert all(0 < span.start < span.end <= len(document.text) for span in found)
    assert all("\n" not in document.words(span) for span in found)


def parse_any(text: str) -> Document:
    """Read a text that may hold nothing but marks."""
    return parse_text(SourceFile("x.txt", f"x {text}"))
