"""Web pages: the text is read, with its structure; what stands around it is not."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.analysis.pipeline import examine_text
from factcheck.document.readers import READERS, read
from factcheck.model import BlockKind, Document, Role, SourceFile

PROSE = "The lighthouse at Kerrow was lit in May 1871 and served for a hundred and three years."
PAGE = f"""<!DOCTYPE html>
<!-- saved from url=(0029)https://example.org/kerrow -->
<html><head><meta charset="utf-8"><title>Kerrow | The Coast</title>
<style>p {{ color: red }}</style><script>document.write("<p>Scripted</p>")</script></head>
<body class="has-sidebar">
<header><a href="/">The Coast</a><nav><ul><li><a href="/a">News</a></li></ul></nav></header>
<div id="cookie-banner">We value your privacy. <button>Accept</button></div>
<main><article>
<header><h1>The Light at Kerrow</h1><p>By Ann Pell</p></header>
<p>{PROSE}<sup><a href="#fn1" id="fnref1">1</a></sup></p>
<p hidden>Hidden words.</p><p style="display: none">Unseen words.</p>
<div class="share-buttons"><a href="#">Share</a></div>
<h2>The keepers</h2>
<blockquote><p>We never let it go out.</p></blockquote>
<figure><img src="a.png" alt="A tower"><figcaption>The tower in 1902</figcaption></figure>
<ul><li>two lamps<li>one bell</ul>
<h2>Timeline</h2>
<table><caption>Kerrow</caption><tr><th>Date</th><th>Event</th></tr>
<tr><td>3 May 1871</td><td>The lamp is lit by the first keeper.</td></tr>
<tr><td>9 June 1902</td><td>A storm breaks the great lens.</td></tr>
<tr><td>1 July 1974</td><td>The keepers leave the tower.</td></tr></table>
<aside class="related"><h3>More</h3><p>Other towers on this coast.</p></aside>
<section class="footnotes" role="doc-endnotes"><ol><li id="fn1"><p>Log of the tower, 1871.
<a href="#fnref1" role="doc-backlink">↩︎</a></p></li></ol></section>
</article></main>
<footer><p>© The Coast. All rights reserved.</p></footer></body></html>"""


def page(text: str) -> Document:
    return READERS[".html"](SourceFile("page.html", text))


def lines(text: str) -> list[str]:
    return page(text).text.split("\n")


def test_the_text_of_a_page_is_read_and_nothing_around_it() -> None:
    assert lines(PAGE) == [
        "Kerrow | The Coast",
        "The Light at Kerrow",
        "By Ann Pell",
        PROSE,
        "The keepers",
        "We never let it go out.",
        "The tower in 1902",
        "two lamps",
        "one bell",
        "Timeline",
        "Kerrow",
        "Date | Event",
        "3 May 1871 | The lamp is lit by the first keeper.",
        "9 June 1902 | A storm breaks the great lens.",
        "1 July 1974 | The keepers leave the tower.",
        "[^1]: Log of the tower, 1871.",
    ]


def test_blocks_and_sections_are_those_of_the_page() -> None:
    document = page(PAGE)
    kinds = [block.kind for block in document.blocks]
    assert kinds[4:11] == [
        BlockKind.HEADING,
        BlockKind.QUOTE,
        BlockKind.CAPTION,
        BlockKind.ITEM,
        BlockKind.ITEM,
        BlockKind.HEADING,
        BlockKind.CAPTION,
    ]
    assert [document.words(entry.head) for entry in document.entries] == [
        "3 May 1871",
        "9 June 1902",
        "1 July 1974",
    ]
    assert [section.role for section in document.sections][-2:] == [Role.CHRONOLOGY, Role.NOTES]


def test_a_place_is_a_line_and_a_column_of_the_file() -> None:
    report = examine_text(PAGE.replace("9 June 1902", "31 June 1902"), ".html")
    (finding,) = [one for one in report.findings if one.code == "DAT02"]
    line = PAGE[: PAGE.index("9 June 1902")].count("\n") + 1
    assert (finding.place.line, finding.place.column) == (line, 9)
    assert finding.place.text == "31 June 1902"


READ = (
    # markup, and its lines
    ("<p>AT&T &amp; Caf&eacute;&nbsp;Noir &#8211; &#x41;</p>", ["AT&T & Café Noir – A"]),
    ("<p>A <b>bold</b><i>er</i> word</p>", ["A bolder word"]),
    ("<p>Kept<script>if (a</p>) {}</script> words</p>", ["Kept words"]),
    ("<dl><dt>3 May 1871<dd>Lit.<dt>4 May 1871<dd>Out.</dl>", ["3 May 1871", "Lit."]),
    ("<p>Text <span class='visually-hidden'>unseen</span>shown</p>", ["Text shown"]),
    (
        "See<a href='#_ftn1' name='_ftnref1'>[1]</a><p><a href='#_ftnref1' name='_ftn1'>[1]</a>T",
        ["See", "[^1]: T"],
    ),
)


@pytest.mark.parametrize(("markup", "expected"), READ)
def test_markup_reads_as_a_browser_shows_it(markup: str, expected: list[str]) -> None:
    filler = "<p>" + PROSE + "</p>" * 4
    assert lines(markup + filler)[: len(expected)] == expected


WORDS = "<p>Café Straße – “lit”</p>"


@pytest.mark.parametrize(
    "data",
    [
        f"\ufeff{WORDS}".encode(),
        f"{WORDS}".encode(),
        f"<meta charset=utf-8>{WORDS}".encode(),
        WORDS.encode("cp1252"),
        f"<meta charset='no-such'>{WORDS}".encode(),
    ],
)
def test_the_encoding_is_the_declared_one_or_what_browsers_assume(
    data: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(data)
    assert read(str(path)).text == "Café Straße – “lit”"


HOSTILE: tuple[Callable[[int], str], ...] = (
    lambda n: "<div>" * n + PROSE,
    lambda n: "<!--" * n,
    lambda n: "<a href='" * n,
    lambda n: "<p>" + "&" * n,
    lambda n: "<script>" * n,
    lambda n: "<table><tr><td>" * (n // 3) + PROSE,
    lambda n: "<a " + " " * n + "x" + PROSE,
    lambda n: "<ul>" + "<li>x" * n,
    lambda n: "<p style='" + "display:" * n + "'>" + PROSE,
    lambda n: "<svg>" * n + "<h1>" * n + PROSE,
)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_markup_costs_in_proportion_to_its_length(
    number: int, calls: Callable[[Callable[[], object]], int]
) -> None:
    short, long = (HOSTILE[number](length) for length in (1_000, 4_000))
    assert calls(lambda: page(long)) < 5 * calls(lambda: page(short)) + 1_000


TAGS = (
    "p",
    "b",
    "table",
    "tr",
    "td",
    "li",
    "ul",
    "h2",
    "sup",
    "pre",
    "dt",
    "dd",
    "q",
    "script",
    "div",
)
PARTS = (
    *(f"<{tag}>" for tag in TAGS),
    *(f"</{tag}>" for tag in TAGS),
    *("text ", "3 May 1902", "&amp;", "&eacute;", "\n\n", "<", "<!--", "-->", "<br>"),
    *("<a href='#fn1'>", "1</a>", "<li id='fn1'>", "<p hidden>", "<article>", "</article>"),
)


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_any_markup_is_read_and_every_word_leads_back_to_the_same_word(text: str) -> None:
    document = page(text)
    for piece in document.pieces:
        made = document.text[piece.start : piece.start + piece.length]
        raw = document.files[0].text[piece.offset : piece.offset + piece.length]
        assert [a.isspace() or a in (b, "&") for a, b in zip(raw, made, strict=True)] == [
            True
        ] * len(made)


def test_the_number_of_a_printed_page_is_no_text() -> None:
    text = f"<p>{PROSE} It was prom<span class='pagenum'>[Pg 35]</span>inent.</p><p>{PROSE}</p>"
    assert lines(text) == [f"{PROSE} It was prominent.", PROSE]
