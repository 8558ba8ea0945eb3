"""Text of a document is data: harmless in a terminal and in Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.model import Place, SourceFile
from factcheck.output.escape import markdown, printable, width
from factcheck.output.excerpt import excerpt


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("bell\x07", "bell<U+0007>"),
        ("right\u202eleft", "right<U+202E>left"),
    ],
)
def test_controls_are_shown_as_code_points(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(max_size=60))
def test_markdown_reads_every_escaped_character_as_itself(text: str) -> None:
    html = MarkdownIt("commonmark").render("x " + markdown(text) + " x")
    html = html.replace("<!-- -->", "")  # parts a mention, and is not shown
    inline = html.removeprefix("<p>x").removesuffix("x</p>\n")
    inline = inline.replace("<!-- -->", "")  # keeps "@" from being a mention, and is not shown
    for plain, entity in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("&", "&amp;")):
        inline = inline.replace(entity, plain) if plain != "&" else inline
    assert inline.replace("&amp;", "&").split() == printable(text).split()


@given(st.text(st.characters(exclude_characters="\n"), min_size=1, max_size=80), st.data())
def test_an_excerpt_keeps_to_its_width_and_shows_the_words(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, len(line)))
    columns = data.draw(st.integers(10, 120))
    place = Place("a.txt", 1, start + 1, 1, end + 1, line[start:end])
    cut = excerpt(SourceFile("a.txt", line), place, columns)
    assert width(cut.line) <= columns
    whole = printable(line[start:end])
    assert cut.marked == whole or cut.marked.endswith("…")
    assert width(cut.marked) == cut.length or cut.length == 1
