"""HTML inside Markdown: blocks and rows are read one by one."""

from factcheck.document.readers import parse_markdown
from factcheck.model import BlockKind, SourceFile

TABLE = """# Crew

<table>
<tr><th>Year</th><th>Crew</th></tr>
<tr><td>1911</td><td><p>Anna Holm<br />
Ivar Lund</p></td></tr>
</table>

<p>The lamp <b>was</b> lit.</p><p>It burnt.</p>
"""


def test_rows_and_paragraphs_of_html_are_blocks_of_their_own() -> None:
    document = parse_markdown(SourceFile("x.md", TABLE))
    told = [(block.kind, document.words(block.span)) for block in document.blocks]
    assert told == [
        (BlockKind.HEADING, "Crew"),
        (BlockKind.ROW, "Year | Crew"),
        (BlockKind.ROW, "1911 | Anna Holm; Ivar Lund"),
        (BlockKind.PARAGRAPH, "The lamp was lit."),
        (BlockKind.PARAGRAPH, "It burnt."),
    ]


def test_every_word_leads_back_to_its_place_in_the_file() -> None:
    document = parse_markdown(SourceFile("x.md", TABLE))
    for piece in document.pieces:
        words = document.text[piece.start : piece.start + piece.length]
        assert TABLE[piece.offset : piece.offset + piece.length].split() == words.split()
