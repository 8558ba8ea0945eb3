"""Where something stands, in words."""

import pytest

from factcheck.document.readers import parse_markdown
from factcheck.model import SourceFile, Span
from factcheck.model.whereabouts import whereabouts

TEXT = """---
title: The mill
---

# The mill

It stood by the weir.

Nobody ground there.

## The fire

It burned in May.

- First the loft.
- Then the wheel.

> Let it burn.

| Year | Sacks |
| --- | --- |
| 1901 | 40 |

## Timeline

**3 May 1911**: The wheel is lifted.

**4 May 1911**: The wheel is hung.

**9 May 1911**: The mill is opened.[^1]

[^1]: The lessee's book has the day.
"""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The mill", "the field “title”"),
        ("by the weir", "first paragraph"),
        ("The fire", "the heading “The fire”"),
        ("burned", "“The fire”, first paragraph"),
        ("Let it", "“The fire”, first quotation"),
        ("1901", "“The fire”, row “1901”"),
        ("Year", "“The fire”, the column headings"),
        ("The lessee", "note 1"),
        ("9 May", "“Timeline”, third entry"),
    ],
)
def test_a_place_is_told_by_its_heading_and_its_count(words: str, told: str) -> None:
    document = parse_markdown(SourceFile("mill.md", TEXT))
    start = document.text.index(words)
    place = document.place(Span(start, start + len(words)))
    assert whereabouts(document, place) == told


def test_a_paragraph_of_a_word_file_above_the_first_heading_has_its_number_in_the_file() -> None:
    document = parse_markdown(SourceFile("mill.docx", TEXT))
    place = document.place(Span(document.text.index("Nobody"), document.text.index("ground")))
    assert whereabouts(document, place) == f"paragraph {place.line}"


def test_the_tenth_of_its_kind_is_told_in_figures() -> None:
    text = "## Tides\n\n" + "\n\n".join(f"It rose {count} feet." for count in range(1, 13))
    document = parse_markdown(SourceFile("tides.md", text))
    start = document.text.index("11 feet")
    assert whereabouts(document, document.place(Span(start, start + 2))) == (
        "“Tides”, paragraph 11"
    )


TABLES = """---
title: Ferries of the sound
---

# Fares

They rose.

| Route | Fare |
| --- | --- |
| Grip | 4 |
| Total | 9 |

In winter they fell.

| Grip | 3 |
| --- | --- |
| Total | 7 |
| Grip | 8 |

# Boats

Two were sold.
"""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Total | 9", "“Fares”, first table, row “Total”"),
        ("Total | 7", "“Fares”, second table, row “Total”"),
        ("Grip | 8", "“Fares”, second table, third row"),
    ],
)
def test_a_row_is_told_by_its_first_cell_and_a_field_leaves_the_first_heading_its_part(
    words: str, told: str
) -> None:
    document = parse_markdown(SourceFile("ferries.md", TABLES))
    start = document.text.index(words)
    assert whereabouts(document, document.place(Span(start, start + 1))) == told
