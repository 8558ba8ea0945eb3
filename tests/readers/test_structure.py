"""Blocks, headings, sections and entries of whole small documents in both formats."""

from collections.abc import Callable

import pytest

from factcheck.document.readers import parse_markdown, parse_text
from factcheck.model import BlockKind, Document, Role, SourceFile

Parse = Callable[[SourceFile], Document]


def text(words: str) -> Document:
    return parse_text(SourceFile("a.txt", words))


def marked(words: str) -> Document:
    return parse_markdown(SourceFile("a.md", words))


def parts(document: Document) -> list[tuple[Role, str]]:
    return [
        (part.role, document.words(part.heading) if part.heading else "")
        for part in document.sections
    ]


def kinds(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, document.words(block.span)) for block in document.blocks]


def heads(document: Document) -> list[tuple[str, ...]]:
    return [
        (*(document.words(context) for context in entry.context), document.words(entry.head))
        for entry in document.entries
    ]


POST_MORTEM = """\
# Post-mortem: lost parcels of 3 May 2021

**Incident:** KV-17
**Author:** Ada Moor, with help from D. Ellis
**Status:** final, reviewed 9 May 2021

## Summary

On Monday, 3 May 2021 between 09:10 and 10:40 parcels were lost. Nobody noticed.

## Timeline

All times are UTC on 3 May 2021.

- **09:10** Sorter fails.
- **09:30** Alert fires; see `sorter.log`.
  - Nobody answers.
- **10:40** Sorter restarted.

## Actions

| No. | Action | Due |
|---|---|---|
| 1 | Buy a new sorter for the hall | 1 June 2021 |
| 2 | Teach the crew to read alerts | 4 June 2021 |

Notes that close the report stand here.

## References

1. Moor, A. *Sorters*. 2019.
2. Ellis, D. *Parcels*. 2020.
"""


def test_a_post_mortem_has_keys_as_head_matter_and_actions_as_narrative() -> None:
    document = marked(POST_MORTEM)
    assert parts(document) == [
        (Role.FRONT_MATTER, "Post-mortem: lost parcels of 3 May 2021"),
        (Role.NARRATIVE, "Summary"),
        (Role.CHRONOLOGY, "Timeline"),
        (Role.NARRATIVE, "Actions"),
        (Role.REFERENCES, "References"),
    ]
    front = [words for _, words in kinds(document)[1:4]]
    assert front == [
        "Incident: KV-17",
        "Author: Ada Moor, with help from D. Ellis",
        "Status: final, reviewed 9 May 2021",
    ]


INQUIRY = """\
REPORT ON THE STRANDING OF THE BARGE ISTER QUEEN
BELOW THE LOWER MILL

1. SUMMARY

At 04:10 on Friday, 9 May 1913 the barge ran aground below the mill. She was
refloated on the next tide. The master had slept for three hours in the last
twenty-
six, and the mate was ashore.

2. FINDINGS

2.1 The lamp

The lamp had been out since 7 May. It was lit again on 11 May.

Chair of the inquiry: Ada Moor

ANNEX A. LOG OF THE LOCK (local time)

04:02:10  LOCK: Barge in sight. No lamp
    that I can see.
04:05:00  BARGE: Coming through. The gate
    is open.
04:10:30  LOCK: She is aground.

ANNEX B. WHAT HAPPENED WHEN

7 May 1913    Lamp fails.
9 May 1913, 04:10    Barge aground; mate
    ashore.
11 May 1913    Lamp lit.
"""


def test_an_inquiry_has_numbered_headings_and_hard_wrapped_entries() -> None:
    document = text(INQUIRY)
    assert parts(document) == [
        (
            Role.FRONT_MATTER,
            "REPORT ON THE STRANDING OF THE BARGE ISTER QUEEN BELOW THE LOWER MILL",
        ),
        (Role.NARRATIVE, "1. SUMMARY"),
        (Role.NARRATIVE, "2. FINDINGS"),
        (Role.NARRATIVE, "2.1 The lamp"),
        (Role.CHRONOLOGY, "ANNEX A. LOG OF THE LOCK (local time)"),
        (Role.CHRONOLOGY, "ANNEX B. WHAT HAPPENED WHEN"),
    ]
    assert len(document.entries) == 6
    assert document.words(document.entries[4].body) == "Barge aground; mate ashore."


YEARS = """\
CHRONOLOGY

1911

March 4: The mill burns.

May 9: The court meets.

1912

June

2 June: Peace is made.

1913

April 2: The wheel turns.
"""


def test_headings_that_are_dates_complete_the_heads_below_them() -> None:
    assert heads(text(YEARS)) == [
        ("1911", "March 4"),
        ("1911", "May 9"),
        ("1912", "June", "2 June"),
        ("1913", "April 2"),
    ]


BELOW = """\
### {}

The lamp fails. Nobody sees it.

### {}

- The barge runs aground.
- The mate is ashore.

### {}

The lamp is lit.
"""


def test_dates_as_headings_with_what_happened_below_them_are_entries() -> None:
    days = ("7 May 1913", "9 May 1913", "11 May 1913")
    document = marked("# The lamp\n\nIt went out.\n\n## How it went\n\n" + BELOW.format(*days))
    assert [document.words(entry.head) for entry in document.entries] == list(days)
    assert (
        document.words(document.entries[1].body) == "The barge runs aground.\nThe mate is ashore."
    )
    assert parts(document)[-1] == (Role.CHRONOLOGY, "How it went")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("[the mill](http://a.b/c_(d) 'A (title)') burned", "the mill burned"),
        ("<http://a.b> burned", "http://a.b burned"),
        ("fire &amp; water &nbsp; &#233;", "fire & water é"),
        (r"5 \* 3 \_ \[x\]", "5 * 3 _ [x]"),
        ("a  \nb\\\nc", "a b c"),
        ("![A mill](m.png) stood", "A mill stood"),
    ],
)
def test_markup_is_left_out_of_the_words(markup: str, words: str) -> None:
    assert marked(markup).text == words


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("> It burned.\n> They wept.", BlockKind.QUOTE),
        ("    It burned.", BlockKind.CODE),
        ("3. It burned.", BlockKind.ITEM),
        ("Figure 3: It burned.", BlockKind.CAPTION),
        ("Figure 3 shows that it burned.", BlockKind.PARAGRAPH),
        ("It burned\n=========", BlockKind.HEADING),
    ],
)
def test_a_block_of_markdown_has_its_kind(markup: str, kind: BlockKind) -> None:
    assert [block.kind for block in marked(markup).blocks] == [kind]


def test_a_table_set_with_spaces_has_rows_that_lead_back() -> None:
    document = text(
        "Looms of the valley\n\n          Old   New\nLund       24     3\n"
        "Upper Vik  25     -\nHolm      112    17\n"
    )
    assert kinds(document)[1:] == [
        (BlockKind.ROW, "| Old | New"),
        (BlockKind.ROW, "Lund | 24 | 3"),
        (BlockKind.ROW, "Upper Vik | 25 | -"),
        (BlockKind.ROW, "Holm | 112 | 17"),
    ]
    at = document.text.index("112")
    place = document.place(type(document.blocks[0].span)(at, at + 3))
    assert (place.line, place.column, place.text) == (6, 11, "112")


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Buy looms.", "2. Sell wool and\n   pay the weavers.", "3. Rest."),
        ("a) Buy looms.", "b) Sell wool and\npay the weavers.", "c) Rest."),
    ],
)
def test_items_of_a_list_are_blocks_without_their_marks(lines: tuple[str, ...]) -> None:
    document = text("\n".join(lines))
    assert kinds(document) == [
        (BlockKind.ITEM, "Buy looms."),
        (BlockKind.ITEM, "Sell wool and pay the weavers."),
        (BlockKind.ITEM, "Rest."),
    ]


@pytest.mark.parametrize(
    "heading",
    ["THE MILL BURNS", "1. The mill", "2.1 Wool and water", "The Mill Burns", "Before the fire",
     "Annex C. The mill", "Moor’s “Wheel” of Fortune", "The Mill: A History", "Did It Burn?"],
)  # fmt: skip
def test_a_line_that_stands_alone_can_be_a_heading(heading: str) -> None:
    document = text(
        f"It burned, and they wept.\n\n{heading}\n\nIt was rebuilt, and they sang in it.\n"
    )
    assert kinds(document)[1] == (BlockKind.HEADING, heading)


@pytest.mark.parametrize(
    "line",
    ["It burned.", "Ada Moor, chair", "A list of all looms that one mill sold to the other in 1911",
     "and so it went", "Note: it burned", "To the reader:"],
)  # fmt: skip
def test_other_lines_that_stand_alone_are_paragraphs(line: str) -> None:
    document = text(
        f"It burned, and they wept.\n\n{line}\n\nIt was rebuilt, and they sang in it.\n"
    )
    assert kinds(document)[1] == (BlockKind.PARAGRAPH, line)


TITLED = (
    "The Two Mills of Hale\n\n{}\n\nThe river drives two mills, and they never agreed about it.\n"
)


@pytest.mark.parametrize(
    "lines",
    [
        ("Ada Moor", "Published March 1913 in The Weaver"),
        ("Ada Moor, College of Hale", "Published 4 March 1913"),
    ],
)
def test_lines_of_authors_and_of_issue_below_the_title_are_head_matter(
    lines: tuple[str, ...],
) -> None:
    document = parse_markdown(SourceFile("a", "# " + TITLED.format("\n\n".join(lines))))
    paragraphs = [words for kind, words in kinds(document) if kind is BlockKind.PARAGRAPH]
    assert paragraphs[:-1] == [*lines]
    assert [role for role, _ in parts(document)] == [Role.FRONT_MATTER, Role.NARRATIVE]
    assert document.sections[1].span.start == document.blocks[-1].span.start
