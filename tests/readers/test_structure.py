"""Blocks, headings, sections and entries of whole small documents in both formats."""

from collections.abc import Callable

import pytest

from factcheck.model import BlockKind, Document, Role, SourceFile
from factcheck.readers import parse_markdown, parse_text

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


ARTICLE = """\
Quarterly of Weaving

Two Mills on One River

By Ada Moor
Published June 1913 in Quarterly of Weaving · Volume 3, Issue 2 (Preferred citation: A. Moor)

Ada Moor
College of Hale

The river Ister drives two mills, and their owners never agreed about it. This is their story.

The First Quarrel

It began in 1911. On March 4 the upper mill burned. Figure 1 was drawn on the next day.

Figure 1 The upper mill after the fire. Photo: A. Moor

The owner wrote to the magistrate in a letter that is preserved in the archive:

I have never wished my neighbour's mill to burn. My own wheel turns by the same water.

Peace at Last?

They made peace in 1913, and the wheel turned again in the spring of that year.

Mar. 4, 1911: The upper mill burns.

May 9, 1912:The court meets.

Apr. 2, 1913: Peace is made.
"""


def test_an_article_has_head_matter_narrative_and_a_chronology_without_a_heading() -> None:
    document = text(ARTICLE)
    assert parts(document) == [
        (Role.FRONT_MATTER, "Two Mills on One River"),
        (Role.NARRATIVE, ""),
        (Role.NARRATIVE, "The First Quarrel"),
        (Role.NARRATIVE, "Peace at Last?"),
        (Role.CHRONOLOGY, ""),
    ]
    assert heads(document) == [("Mar. 4, 1911",), ("May 9, 1912",), ("Apr. 2, 1913",)]


def test_captions_and_set_off_quotations_are_told_from_paragraphs() -> None:
    found = [kind for kind, words in kinds(text(ARTICLE)) if words.startswith(("Figure", "I have"))]
    assert found == [BlockKind.CAPTION, BlockKind.QUOTE]


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


def test_the_introduction_of_a_timeline_gives_its_day() -> None:
    document = marked(POST_MORTEM)
    assert heads(document) == [("3 May 2021", head) for head in ("09:10", "09:30", "10:40")]


def test_a_nested_item_belongs_to_its_entry() -> None:
    document = marked(POST_MORTEM)
    assert (
        document.words(document.entries[1].body) == "Alert fires; see sorter.log.\nNobody answers."
    )


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


def test_a_word_broken_at_its_hyphen_is_made_whole() -> None:
    assert "twenty-six, and the mate" in text(INQUIRY).text
    assert text("It had seen two-\nand three-masted ships.").text.startswith("It had seen two- and")


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


def test_headings_that_are_dates_complete_the_heads_in_markdown() -> None:
    words = (
        "## Log\n\n### 1911\n\n- 4 March: Fire.\n- 9 May: Court.\n\n### 1912\n\n- 2 June: Peace.\n"
    )
    assert heads(marked(words)) == [("1911", "4 March"), ("1911", "9 May"), ("1912", "2 June")]
    bold = words.replace("### 1911", "**1911**").replace("### 1912", "**1912**")
    assert heads(marked(bold)) == heads(marked(words))


def test_a_day_with_its_own_list_completes_the_times_in_it() -> None:
    words = (
        "- **3 May 1913**\n  - 04:02 Barge in sight.\n  - 04:10 Aground.\n"
        "- **4 May 1913**\n  - 05:00 Afloat.\n"
    )
    assert heads(marked(words)) == [
        ("3 May 1913", "04:02"),
        ("3 May 1913", "04:10"),
        ("4 May 1913", "05:00"),
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


def test_dates_on_lines_of_their_own_are_heads_of_indented_entries() -> None:
    document = text(
        "7 May 1913\n    The lamp fails.\n9 May 1913\n    Aground.\n11 May 1913\n    It is lit.\n"
    )
    assert heads(document) == [("7 May 1913",), ("9 May 1913",), ("11 May 1913",)]
    assert document.words(document.entries[0].body) == "The lamp fails."


def test_headings_that_begin_with_a_date_are_heads_of_entries() -> None:
    words = "".join(f"### {day} May 1913 – Lamp {day}\n\nIt fails.\n\n" for day in (7, 9, 11))
    document = marked(f"# The lamp\n\nIt went out.\n\n## How it went\n\n{words}")
    assert heads(document) == [("7 May 1913",), ("9 May 1913",), ("11 May 1913",)]
    assert document.words(document.entries[2].body) == "Lamp 11\nIt fails."
    assert parts(document)[-1] == (Role.CHRONOLOGY, "How it went")


def test_titles_of_chapters_that_begin_with_a_year_are_no_entries() -> None:
    prose = "\n\n".join(["The mill stood still, and nobody paid for it in the end."] * 4)
    document = marked("".join(f"## {year}: A Mill\n\n{prose}\n\n" for year in (1911, 1912, 1913)))
    assert document.entries == ()


def test_a_paragraph_in_bold_can_be_a_heading() -> None:
    document = marked("It burned.\n\n**Timeline:**\n\n- 3 May 1911: Fire.\n\n**Note well.**\n")
    assert kinds(document)[1] == (BlockKind.HEADING, "Timeline:")
    assert kinds(document)[3] == (BlockKind.PARAGRAPH, "Note well.")
    assert len(document.entries) == 1


def test_a_known_title_is_a_heading_with_a_colon_too() -> None:
    assert parts(text("It burned.\n\nReferences:\n\nMoor, Ada. Mills. 1911.\n"))[-1] == (
        Role.REFERENCES,
        "References:",
    )


def test_paragraphs_can_begin_with_an_indented_line() -> None:
    lines = (
        "   The river drives two mills, and their owners have never",
        "agreed about its water. Then one of the mills burned.",
        "   Nobody knows why it burned, and the owner of the other",
        "mill was accused of it.",
    )
    document = text("\n".join(lines))
    assert [words.split()[0] for _, words in kinds(document)] == ["The", "Nobody"]


def test_years_as_headings_of_long_prose_are_no_entries() -> None:
    prose = "\n\n".join(["The mill stood still, and nobody paid for it in the end."] * 4)
    document = marked("".join(f"## {year}\n\n{prose}\n\n" for year in (1911, 1912, 1913)))
    assert document.entries == ()
    assert parts(document) == [(Role.NARRATIVE, str(year)) for year in (1911, 1912, 1913)]


def test_three_dated_heads_in_notes_are_no_chronology() -> None:
    lines = "".join(f"{day} May 1911: Letter to Moor.\n\n" for day in (3, 4, 5))
    document = text(f"THE MILL\n\nIt burned, as the letters say.\n\nNOTES\n\n{lines}")
    assert document.entries == ()
    assert parts(document)[-1] == (Role.NOTES, "NOTES")


def test_one_dated_head_is_enough_under_a_heading_that_says_so() -> None:
    assert len(text("It burned.\n\nTIMELINE\n\n3 May 1911: The mill burns.\n").entries) == 1


def test_text_behind_a_chronology_is_narrative_again() -> None:
    lines = "".join(f"{day} May 1911: The mill burns.\n\n" for day in (3, 4, 5))
    document = text(
        f"It burned thrice in a week.\n\n{lines}Nobody was ever punished for it.\n\nThey left."
    )
    assert parts(document) == [(Role.NARRATIVE, ""), (Role.CHRONOLOGY, ""), (Role.NARRATIVE, "")]


def test_labelled_references_without_a_heading_are_references() -> None:
    document = text(
        "It burned [1].\n\n[1] Moor. Mills. 1911.\n[2] Ellis. Fire. 1912.\n[3] Hale. Weir. 1913.\n"
    )
    assert parts(document) == [(Role.NARRATIVE, ""), (Role.REFERENCES, "")]
    assert len(document.blocks) == 4


def test_footnotes_of_markdown_are_notes_and_their_marks_are_left_out() -> None:
    document = marked("It burned.[^1] They wept.\n\n[^1]: See the letter of Moor.\n")
    assert document.text.startswith("It burned. They wept.")
    assert [role for role, _ in parts(document)] == [Role.NARRATIVE, Role.NOTES]


def test_parts_of_references_are_references() -> None:
    words = (
        "It burned.\n\n## Sources\n\n### Letters\n\nMoor to Hale.\n\n### Books\n\nMills.\n\n"
        "## Thanks\n\nTo all.\n"
    )
    roles = [role for role, _ in parts(marked(words))]
    assert roles == [Role.NARRATIVE, *[Role.REFERENCES] * 3, Role.NARRATIVE]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("*a* __b__ ***c***", "a b c"),
        ("`x = 1`", "x = 1"),
        ("[the mill](http://a.b/c_(d) 'A (title)') burned", "the mill burned"),
        ("[the mill][1] burned\n\n[1]: http://a.b", "the mill burned"),
        ("<http://a.b> burned", "http://a.b burned"),
        ("a<!-- no -->b <b>c</b>", "ab c"),
        ("fire &amp; water &nbsp; &#233;", "fire & water é"),
        (r"5 \* 3 \_ \[x\]", "5 * 3 _ [x]"),
        ("a  \nb\\\nc", "a b c"),
        ("snake_case and 2*3*4", "snake_case and 234"),
        ("![A mill](m.png) stood", "A mill stood"),
        ("a\u00a0b\u00adc\u200b", "a bc"),
    ],
)
def test_markup_is_left_out_of_the_words(markup: str, words: str) -> None:
    assert marked(markup).text == words


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("> It burned.\n> They wept.", BlockKind.QUOTE),
        ("```\nIt burned.\n```", BlockKind.CODE),
        ("    It burned.", BlockKind.CODE),
        ("* It burned.", BlockKind.ITEM),
        ("3. It burned.", BlockKind.ITEM),
        ("![It burned](a.png)", BlockKind.CAPTION),
        ("Figure 3: It burned.", BlockKind.CAPTION),
        ("Table 2. Looms by year", BlockKind.CAPTION),
        ("Figure 3 shows that it burned.", BlockKind.PARAGRAPH),
        ("<div>It burned.</div>", BlockKind.PARAGRAPH),
        ("It burned\n=========", BlockKind.HEADING),
    ],
)
def test_a_block_of_markdown_has_its_kind(markup: str, kind: BlockKind) -> None:
    assert [block.kind for block in marked(markup).blocks] == [kind]


def test_comments_and_rules_leave_no_block() -> None:
    assert marked("a\n\n<!-- It burned. -->\n\n---\n\nb").text == "a\nb"
    assert text("a mill\n------\n\nb mill\n").text == "a mill\nb mill"


def test_a_data_block_at_the_head_is_head_matter_field_by_field() -> None:
    document = marked(
        "---\ntitle: Two Mills\ndate: 1913-06-01\n---\n\nThe river drives two mills.\n"
    )
    assert document.text.splitlines()[:2] == ["Two Mills", "1913-06-01"]
    assert [role for role, _ in parts(document)] == [Role.FRONT_MATTER, Role.NARRATIVE]
    place = document.place(document.blocks[-1].span)
    assert (place.line, place.column, place.text) == (6, 1, "The river drives two mills.")


def test_cells_keep_their_places_and_escaped_pipes() -> None:
    document = marked("|a|b|c|\n|-|-|-|\n| x | | y \\| `z` |\n")
    row = document.blocks[-1]
    assert document.words(row.span) == "x | | y | z"
    at = document.text.rindex("z")
    assert document.place(type(row.span)(at, at + 1)).column == 15


def test_a_backslash_that_escapes_nothing_stays() -> None:
    document = marked("# Silt\n\nSo \\citep[p. 3]{moreau2014} found\\* in C:\\silt, and \\\\x.\n")
    assert document.text == "Silt\nSo \\citep[p. 3]{moreau2014} found* in C:\\silt, and \\x."
    at = document.text.index("\\citep")
    assert document.place(type(document.blocks[0].span)(at, at + 6)).text == "\\citep"


def test_a_table_drawn_in_a_plain_text_has_rows() -> None:
    document = text("| Day | Looms |\n|-----|-------|\n| 3 May | 24 |\n| 4 May | 25 |\n")
    assert kinds(document) == [
        (BlockKind.ROW, "Day | Looms"),
        (BlockKind.ROW, "3 May | 24"),
        (BlockKind.ROW, "4 May | 25"),
    ]


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
        # a log, words set wide, a list of dates, two lines alone
        ("09:14  The lift stops.", "09:20  The guard comes.", "09:31  It moves."),
        ("The lift  stood  still", "for  two  hours  and", "then  moved  again."),
        ("3 May 1911   24", "4 May 1911   25", "5 May 1911   31"),
        ("Lund   24   3", "Vik    25   4"),
        ("Lund   24   3", "Vik    25   4", "Holm   17", "Berg   12   9"),
    ],
)
def test_lines_with_wide_gaps_that_are_no_table_of_figures_have_no_rows(
    lines: tuple[str, ...],
) -> None:
    document = text("\n".join(lines) + "\n")
    assert BlockKind.ROW not in {block.kind for block in document.blocks}


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Buy looms.", "2. Sell wool and\n   pay the weavers.", "3. Rest."),
        ("- Buy looms.", "- Sell wool and\n  pay the weavers.", "- Rest."),
        ("a) Buy looms.", "b) Sell wool and\npay the weavers.", "c) Rest."),
        ("• Buy looms.", "• Sell wool and pay the weavers.", "• Rest."),
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


def test_the_last_line_is_no_heading_unless_in_capitals() -> None:
    assert kinds(text("It burned, and they wept.\n\nAda Moor"))[1][0] is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    "below",
    [
        "“We never wished it to burn, and we said so at once.”",
        "- We never wished it to burn at all.",
        "The fire had begun in the loft and spread along the beams.",
        "We wept:",
        "| We | never | wished |",
    ],
)
def test_a_paragraph_below_a_colon_is_not_always_a_quotation(below: str) -> None:
    document = text(f"There are three more things that the owner could not know:\n\n{below}\n")
    assert BlockKind.QUOTE not in [kind for kind, _ in kinds(document)]


def test_lines_without_blank_lines_between_them_are_paragraphs_if_they_are_long() -> None:
    long = "The river drives two mills and their owners have never agreed about its water " * 3
    document = text(f"{long.strip()}.\nThen it burned. {long.strip()}.\n")
    assert [kind for kind, _ in kinds(document)] == [BlockKind.PARAGRAPH] * 2


def test_a_document_that_is_one_line_is_narrative() -> None:
    assert parts(text("It burned on 4 March 1911")) == [(Role.NARRATIVE, "")]


def test_places_lead_to_line_and_column_of_the_file() -> None:
    document = text("THE MILL\n\n  It   burned and\n  they\u00a0wept.\n")
    at = document.text.index("they wept")
    place = document.place(type(document.blocks[0].span)(at, at + 9))
    assert (place.line, place.column, place.end_line, place.end_column) == (4, 3, 4, 12)
    assert place.text == "they\u00a0wept"


TITLED = (
    "The Two Mills of Hale\n\n{}\n\nThe river drives two mills, and they never agreed about it.\n"
)


@pytest.mark.parametrize("parse", [parse_text, parse_markdown])
@pytest.mark.parametrize(
    "lines",
    [
        ("Ada Moor", "Published March 1913 in The Weaver"),
        ("Ada Moor and Dan Ellis", "College of Hale", "Published March 1913 in The Weaver"),
        ("Ada Moor, College of Hale", "Published 4 March 1913"),
        ("Suggested citation: Moor, Ada. “The Two Mills.” The Weaver 3 (1913): 4–9.",),
        ("Published March 1913 in The Weaver", "How to cite this paper: Moor, A. (1913). Mills."),
        (
            "Published March 1913 in The Weaver, a journal of the guild of all who live by it",
            "Ada Moor",
            "Suggested citation: Moor, Ada. Mills. 1913.",
        ),
    ],
)
def test_lines_of_authors_and_of_issue_below_the_title_are_head_matter(
    parse: Parse, lines: tuple[str, ...]
) -> None:
    mark = "# " if parse is parse_markdown else ""
    document = parse(SourceFile("a", mark + TITLED.format("\n\n".join(lines))))
    assert [words for kind, words in kinds(document) if kind is BlockKind.PARAGRAPH][:-1] == [
        *([] if document.blocks[0].kind is BlockKind.HEADING else ["The Two Mills of Hale"]),
        *lines,
    ]
    assert [role for role, _ in parts(document)] == [Role.FRONT_MATTER, Role.NARRATIVE]
    assert document.sections[1].span.start == document.blocks[-1].span.start


@pytest.mark.parametrize(
    "words",
    [
        "Published in 1911, the book about the mills made the one who wrote it famous in the town.",
        "The First Quarrel\n\nThe mill burned on 4 March 1911.\n\nPublished March 1913",
    ],
)
def test_a_narrative_that_tells_of_an_issue_is_no_head_matter(words: str) -> None:
    document = text(TITLED.format(words))
    assert document.words(document.sections[1].span).startswith(words.partition("\n")[0])


def test_a_line_of_invisible_marks_below_the_title_is_no_block() -> None:
    assert kinds(text("THE TWO MILLS\n\n\u00ad\n\nPublished March 1913\n\nThey burned.\n")) == [
        (BlockKind.HEADING, "THE TWO MILLS"),
        (BlockKind.PARAGRAPH, "Published March 1913"),
        (BlockKind.PARAGRAPH, "They burned."),
    ]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (
            "# The Weir\n\nBy Oona Field\nPublished May 2014 in Mills and Weirs\n\nIt rained.",
            ["The Weir", "By Oona Field", "Published May 2014 in Mills and Weirs", "It rained."],
        ),
        (
            "# The Weir\n\nThe two accounts were first\npublished May 2014 in Mills and Weirs.",
            [
                "The Weir",
                "The two accounts were first published May 2014 in Mills and Weirs.",
            ],
        ),
    ],
    ids=["below a byline", "in a wrapped sentence"],
)
def test_a_line_of_issue_stands_by_itself_below_a_byline_only(text: str, blocks: list[str]) -> None:
    document = parse_markdown(SourceFile("weir.md", text))
    assert [document.words(block.span) for block in document.blocks] == blocks
