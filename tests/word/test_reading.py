"""Word documents read: what a reader of the page sees is the text, and nothing else."""

from collections.abc import Callable

import pytest

from factcheck.document.readers import read
from factcheck.model import BlockKind, Document, Role, Span

WordFile = Callable[..., bytes]
Saved = Callable[..., str]
Read = Callable[..., Document]


@pytest.fixture
def opened(make: WordFile, saved: Saved) -> Read:
    """Give a function that makes a document of a body and reads it."""

    def opened(body: str, **others: str) -> Document:
        return read(saved(make(body, **others)))

    return opened


def run(words: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner if '<' in inner else run(inner)}</w:p>"


def field_code(code: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in FIELD_MARKS]
    code = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{marks[0]}{code}{marks[1]}{run(result)}{marks[2]}"


FIELD_MARKS = ("begin", "separate", "end")
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
SHOWN = (
    # (what stands in a paragraph, what is read)
    (run("The mill ") + run("burned.", "<w:b/>"), "The mill burned."),
    (run("It ") + f"<w:ins w:id='1'>{run('never ')}</w:ins>" + run("ran."), "It never ran."),
    (
        run("It ") + "<w:del><w:r><w:delText>once </w:delText></w:r></w:del>" + run("ran."),
        "It ran.",
    ),
    (f"<w:moveFrom>{run('Away. ')}</w:moveFrom>{run('It ran.')}", "It ran."),
    (run("See page ") + field_code("PAGEREF x", "12") + run("."), "See page 12."),
    (f"<w:hyperlink w:anchor='x'>{run('The mill')}</w:hyperlink>{run(' ran.')}", "The mill ran."),
    (run("no") + "<w:r><w:softHyphen/></w:r>" + run("where"), "nowhere"),
    (run("twenty") + "<w:r><w:noBreakHyphen/></w:r>" + run("one"), "twenty-one"),
    (run("One") + "<w:r><w:tab/></w:r>" + run("two"), "One two"),
    (run("Seen") + run(" and hidden", "<w:vanish/>") + run("."), "Seen."),
    (run("Not ") + run("hidden", "<w:vanish w:val='0'/>") + run("."), "Not hidden."),
    (
        run("Signed:")
        + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        + f"<w:sdtContent>{run(' Click here')}</w:sdtContent></w:sdt>",
        "Signed:",
    ),
    ("<w:r><w:sym w:font='Symbol' w:char='F0B7'/></w:r>" + run("A"), "A"),
    ("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>" + run(" holds."), "x=2 holds."),
    (
        "<w:commentRangeStart w:id='0'/>" + run("Said.") + "<w:commentRangeEnd w:id='0'/>"
        "<w:r><w:commentReference w:id='0'/></w:r>",
        "Said.",
    ),
)


@pytest.mark.parametrize(("inner", "words"), SHOWN)
def test_a_paragraph_reads_as_it_is_shown(inner: str, words: str, opened: Read) -> None:
    assert opened(paragraph(inner)).text == words


def test_headings_are_told_by_style_by_what_it_is_based_on_and_by_outline_level(
    opened: Read,
) -> None:
    body = (
        paragraph("The mill", '<w:pStyle w:val="Titel"/>')
        + paragraph("Its owners", '<w:pStyle w:val="Own"/>')
        + paragraph("They sold it in 1903.")
        + paragraph("Its end", '<w:outlineLvl w:val="2"/>')
        + paragraph("It burned in 1911.", '<w:outlineLvl w:val="9"/>')
    )
    blocks = opened(body).blocks
    assert [(block.kind, block.level) for block in blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 3),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.HEADING, 4),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_styles_tell_quotations_captions_lists_and_contents(opened: Read) -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>'
    body = (
        paragraph("I saw it burn.", '<w:pStyle w:val="Zitat"/>')
        + paragraph("The mill in 1902", '<w:pStyle w:val="Bild"/>')
        + paragraph("two looms", listed)
        + paragraph("The end \t 3", '<w:pStyle w:val="Toc"/>')
        + paragraph("no list", listed.replace('"4"', '"0"'))
    )
    kinds = [block.kind for block in opened(body).blocks]
    assert kinds == [
        *(BlockKind.QUOTE, BlockKind.CAPTION, BlockKind.ITEM),
        *(BlockKind.METADATA, BlockKind.PARAGRAPH),
    ]


def table(*rows: tuple[str, ...]) -> str:
    made = ""
    for row in rows:
        cells = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row)
        made += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl><w:tblPr/>{made}</w:tbl>"


CHRONICLE = (
    ("Date", "What happened"),
    ("3 May 1902", "The mill is sold to two brothers."),
    ("9 June 1903", "The brothers build a second wheel."),
    ("1 July 1911", "The mill burns to the ground."),
)


def test_a_table_is_read_row_by_row_and_may_be_a_chronology(opened: Read) -> None:
    document = opened(paragraph("Timeline", '<w:pStyle w:val="H2"/>') + table(*CHRONICLE))
    assert document.text.split("\n")[2] == "3 May 1902 | The mill is sold to two brothers."
    assert [document.words(entry.head) for entry in document.entries] == [
        head for head, _ in CHRONICLE[1:]
    ]
    assert document.sections[-1].role is Role.CHRONOLOGY


def test_a_deleted_paragraph_mark_joins_two_paragraphs(opened: Read) -> None:
    body = paragraph("The mill ", "<w:rPr><w:del/></w:rPr>") + paragraph("burned.")
    assert opened(body).text == "The mill burned."


def test_a_tab_or_bold_words_set_off_the_date_of_an_entry(opened: Read) -> None:
    bold = [
        paragraph(run(f"{number} May 1902", "<w:b/>") + run(" The wheel stood still."))
        for number in (3, 4, 5)
    ]
    tabbed = [
        paragraph(run(f"{number} May 1903") + "<w:r><w:tab/></w:r>" + run("The wheel turned."))
        for number in (3, 4, 5)
    ]
    assert len(opened("".join(bold)).entries) == len(opened("".join(tabbed)).entries) == 3


def test_notes_stand_at_the_end_in_the_order_of_their_references(opened: Read) -> None:
    refer = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    notes = "".join(
        f"<w:footnote w:id='{number}'><w:p><w:r><w:footnoteRef/></w:r>{run(words)}</w:p>"
        "</w:footnote>"
        for number, words in ((7, " Told in 1903."), (8, " Told in 1911."))
    )
    end = "<w:endnote w:id='2'><w:p>" + run("The diary.") + "</w:p></w:endnote>"
    body = paragraph(
        run("One") + refer.format(8) + run(" and two") + refer.format(7) + run(".")
    ) + paragraph(run("End") + "<w:r><w:endnoteReference w:id='2'/></w:r>" + run("."))
    document = opened(body, footnotes=notes, endnotes=end)
    assert document.text.split("\n") == [
        "One and two.",
        "End.",
        "[^1]: Told in 1911.",
        "[^2]: Told in 1903.",
        "[^e1]: The diary.",
    ]
    assert document.sections[-1].role is Role.NOTES


def test_a_text_box_is_read_once_behind_its_paragraph(opened: Read) -> None:
    box = BOX.format(paragraph("In the box."))
    document = opened(paragraph(run("Outside.") + box) + paragraph("Below."))
    assert document.text.split("\n") == ["Outside.", "In the box.", "Below."]


def test_a_place_is_the_number_of_a_paragraph_and_a_column_in_it(opened: Read) -> None:
    body = (
        paragraph("")
        + paragraph(run("The  mill") + run(" burned."))
        + table(("a", "b"), ("c", "d"))
    )
    document = opened(body)
    start = document.text.index("burned")
    place = document.place(Span(start, start + 6))
    assert (place.line, place.column, place.text) == (2, 11, "burned")
    row = document.place(document.blocks[-1].span)
    assert (row.line, row.end_line) == (5, 6)


def test_every_word_leads_back_to_the_same_word(opened: Read) -> None:
    document = opened("".join(paragraph(inner) for inner, _ in SHOWN) + table(*CHRONICLE))
    for piece in document.pieces:
        made = document.text[piece.start : piece.start + piece.length]
        raw = document.files[0].text[piece.offset : piece.offset + piece.length]
        assert [a.isspace() or a == b for a, b in zip(raw, made, strict=True)] == [True] * len(made)


STYLED = (
    '<w:style w:type="paragraph" w:styleId="Part"><w:name w:val="Part"/><w:pPr><w:numPr>'
    '<w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/>'
    '<w:basedOn w:val="Part"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
)


def level(number: int, text: str, kind: str = "decimal", more: str = "") -> str:
    shown = f'<w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{shown}</w:lvl>'


NUMBERED = (
    f'<w:abstractNum w:abstractNumId="1">{level(0, "Article %1", "upperRoman")}'
    f"{level(1, '%1.%2', more='<w:isLgl/>')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="2">{level(0, "Exhibit %1", "upperLetter")}</w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="8"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    '<w:num w:numId="9"><w:abstractNumId w:val="2"/></w:num>'
)


def test_numbers_are_counted_through_styles_and_overrides(opened: Read) -> None:
    part, clause = '<w:pStyle w:val="Part"/>', '<w:pStyle w:val="Clause"/>'
    other = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="8"/></w:numPr>'
    body = (
        paragraph("Weir", part)
        + paragraph("The weir is old.", clause)
        + paragraph("It leaks.", clause)
        + paragraph("The race is new.", other)
        + paragraph("It runs.", clause)
        + paragraph("Yard", part)
        + paragraph("The yard is dry.", clause)
    )
    found = opened(body, styles=STYLED, numbering=NUMBERED).blocks
    assert [block.number for block in found] == [
        *("Article I", "1.1", "1.2", "4.3", "4.4"),
        *("Article V", "5.1"),
    ]


def test_the_number_and_bookmark_of_an_empty_paragraph_are_those_of_the_next(opened: Read) -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="{}"/><w:bookmarkEnd w:id="1"/>'
    body = (
        f'<w:p><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr>{mark.format("map")}</w:p>'
        + mark.format("yard")
        + paragraph("The map of the yard")
        + paragraph(
            run("The yard is shown in ") + field_code("REF map \\r", "Exhibit A") + run(".")
        )
        + paragraph(run("It is on page ") + field_code("PAGEREF map", "3") + run("."))
    )
    document = opened(body, numbering=NUMBERED)
    assert [(block.number, block.names) for block in document.blocks[:2]] == [
        ("Exhibit A", ("map", "yard")),
        ("", ()),
    ]
    assert [(document.words(one.span), one.target) for one in document.links] == [
        ("Exhibit A", "#map")
    ]


def test_the_anchor_of_a_link_to_another_document_is_no_bookmark_of_this_one(opened: Read) -> None:
    link = '<w:hyperlink w:anchor="mast" {}><w:r><w:t>the mast</w:t></w:r></w:hyperlink>'
    found = [opened(paragraph(link.format(more))).links for more in ("", 'r:id="rId9"')]
    assert [[one.target for one in links] for links in found] == [["#mast"], []]
