"""Text of a document is data: harmless in a terminal and in Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factcheck.model import Place, SourceFile
from factcheck.reports.escape import markdown, printable, width
from factcheck.reports.excerpt import excerpt


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("bell\x07", "bell<U+0007>"),
        ("no\u00a0break\ttab\nline", "no break tab line"),
        ("right\u202eleft", "right<U+202E>left"),
        ("sep\u2028arator", "sep<U+2028>arator"),
        ("Đặng 铁打 e\u0301", "Đặng 铁打 e\u0301"),
    ],
)
def test_controls_are_shown_as_code_points(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("铁打", 4), ("e\u0301", 1), ("", 0)])
def test_width_counts_the_columns_of_a_terminal(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text(max_size=60))
def test_markdown_reads_every_escaped_character_as_itself(text: str) -> None:
    html = MarkdownIt("commonmark").render("x " + markdown(text) + " x")
    html = html.replace("<!-- -->", "")  # parts a mention, and is not shown
    inline = html.removeprefix("<p>x").removesuffix("x</p>\n")
    inline = inline.replace("<!-- -->", "")  # keeps "@" from being a mention, and is not shown
    for plain, entity in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("&", "&amp;")):
        inline = inline.replace(entity, plain) if plain != "&" else inline
    assert inline.replace("&amp;", "&").split() == printable(text).split()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("14.6", "14.6"),
        ("2024-10-31", "2024-10-31"),
        ("-5 degrees", "-5 degrees"),
        ("- a list", "\\- a list"),
        ("14. a list", "14\\. a list"),
        ("3) a list", "3\\) a list"),
        ("---", "\\---"),
        ("===", "\\==="),
        ("5 | 6 > 4! no. #3", "5 | 6 > 4! no. #3"),
        ("AT&T, R&D", "AT&T, R&D"),
        ("&amp; &#38;", "\\&amp; \\&#38;"),
        ("C #", "C \\#"),
        ("| a | b |", "\\| a | b |"),
    ],
)
def test_what_begins_no_list_is_left_as_it_is(text: str, shown: str) -> None:
    assert markdown(text) == shown


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


def test_an_excerpt_of_a_place_over_two_lines_shows_the_first() -> None:
    source = SourceFile("a.txt", "one two\nthree four")
    cut = excerpt(source, Place("a.txt", 1, 5, 2, 6, "two\nthree"), 40)
    assert (cut.before, cut.marked, cut.after) == ("one ", "two", "")


@pytest.mark.parametrize(
    "text", ["1. May", "12) rue", "- dash", "+ plus", "=== line", "# head", "> q"]
)
def test_no_text_begins_a_list_a_heading_or_a_quotation(text: str) -> None:
    html = MarkdownIt("commonmark").render(markdown(text))
    assert html.startswith("<p>")
    assert html.replace("&gt;", ">").removeprefix("<p>").removesuffix("</p>\n") == text
