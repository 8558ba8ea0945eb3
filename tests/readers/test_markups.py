"""Texts in the markup that people publish in: what of them is text, and where it stands."""

import io
import zipfile
from collections.abc import Mapping

import pytest

from factcheck.document.readers import parse
from factcheck.model import BlockKind, Document, Role

LONG = "The mill by the weir was sold to the parish on 4 May 1911, and the wheel stood still."

RST = f"""Mill
====

:Author: Ida Holm
:Date: 3 June 1931

The sale
--------

{LONG}
See the `deed <https://example.org/deed>`_ and [1]_, or ``mill.conf``.

.. code-block:: python

   wheel = 3

.. note:: The *race* was dry.

- first stone
- second stone

======  =====
Year    Price
======  =====
1911    200
======  =====

The plan reads::

   not text here

.. a comment
.. [1] From the parish book.
"""

ASCIIDOC = f"""= Mill
Ida Holm <ida@example.org>
v1, 3 June 1931
:toc: left

[[sale]]
== The sale

{LONG}
See the https://example.org/deed[deed]footnote:[From the parish book.], or `mill.conf`.

[source,python]
----
wheel = 3
----

// a comment
NOTE: The _race_ was dry.

* first stone
* second stone

|===
|Year |Price

|1911 |200
|===

image::mill.png[The mill]
"""

ORG = f"""#+TITLE: Mill
#+AUTHOR: Ida Holm
#+DATE: 3 June 1931
* The sale :history:
:PROPERTIES:
:ID: 7
:END:
{LONG}
See the [[https://example.org/deed][deed]][fn:1], or =mill.conf=.

#+BEGIN_SRC python
wheel = 3
#+END_SRC
# a comment

The /race/ was dry.

- first stone
- second stone

| Year | Price |
|------+-------|
| 1911 | 200   |

[fn:1] From the parish book.
"""

WIKI = f"""== The sale ==
{LONG} See the [https://example.org/deed deed]<ref>From the parish book.</ref>, or
<code>mill.conf</code>.<!-- a comment -->

<syntaxhighlight lang="python">
wheel = 3
</syntaxhighlight>

The ''race'' was dry.

* first stone
* second stone

{{| class="wikitable"
! Year !! Price
|-
| 1911 || 200
|}}
[[Category:Mills]]
"""

LATEX = rf"""\documentclass{{article}}
\title{{Mill}}
\author{{Ida Holm}}
\date{{3 June 1931}}
\begin{{document}}
\maketitle
\section{{The sale}}\label{{sale}}
{LONG}
See the \href{{https://example.org/deed}}{{deed}}\footnote{{From the parish book.}}, or
\texttt{{mill.conf}}~\cite{{holm}}. % a comment

\begin{{verbatim}}
wheel = 3
\end{{verbatim}}

The \emph{{race}} was dry.
\begin{{itemize}}
\item first stone
\item second stone
\end{{itemize}}
\begin{{tabular}}{{ll}}
Year & Price \\
1911 & 200 \\
\end{{tabular}}
\end{{document}}
"""

R_MARKDOWN = f"""---
title: Mill
author: Ida Holm
date: 3 June 1931
---

## The sale {{#sale .unnumbered}}

{LONG}
See the [deed](https://example.org/deed)[^long-name-of-a-note], or `mill.conf`.

```{{r wheel, echo=FALSE}}
wheel = 3
```

The *race* was dry.

- first stone
- second stone

| Year | Price |
|------|-------|
| 1911 | 200   |

[^long-name-of-a-note]: From the parish book.
"""

MDX = f"""import Note from './note'

## The sale

{LONG}
See the [deed](https://example.org/deed), or `mill.conf`.{{/* a comment */}}

<Note kind="dry" when={{{{ year: 1911 }}}}>
    The *race* was dry.
</Note>

- first stone
- second stone

| Year | Price |
|------|-------|
| 1911 | 200   |
"""

TEXTS = {
    "mill.rst": RST,
    "mill.adoc": ASCIIDOC,
    "mill.org": ORG,
    "mill.mediawiki": WIKI,
    "mill.tex": LATEX,
    "mill.Rmd": R_MARKDOWN,
    "mill.mdx": MDX,
}


def read(name: str) -> Document:
    return parse(TEXTS[name].encode(), name)


def blocks(document: Document, kind: BlockKind) -> list[str]:
    return [document.words(one.span) for one in document.blocks if one.kind is kind]


@pytest.mark.parametrize("name", TEXTS)
def test_every_word_leads_back_to_where_it_stands_in_the_file(name: str) -> None:
    document = read(name)
    for piece in document.pieces:
        ours = document.text[piece.start : piece.start + piece.length]
        theirs = document.files[0].text[piece.offset : piece.offset + piece.length]
        assert " ".join(theirs.split()) == " ".join(ours.split())
    at = document.text.index("4 May 1911")
    line = next(i for i, line in enumerate(TEXTS[name].split("\n"), 1) if "4 May 1911" in line)
    assert document.place(document.blocks[-1].span).line > line
    assert document.files[0].position(document.origin(at)[1])[0] == line


@pytest.mark.parametrize("name", TEXTS)
def test_headings_items_and_rows_are_known_in_every_format(name: str) -> None:
    document = read(name)
    assert "The sale" in blocks(document, BlockKind.HEADING)
    assert blocks(document, BlockKind.ITEM) == ["first stone", "second stone"]
    assert blocks(document, BlockKind.ROW) == ["Year | Price", "1911 | 200"]


@pytest.mark.parametrize("name", TEXTS)
def test_markup_comments_and_keys_are_no_text(name: str) -> None:
    document = read(name)
    seen = "\n".join(
        document.words(one.span) for one in document.blocks if one.kind is not BlockKind.CODE
    )
    unseen = ("comment", "wheel = 3", "Note", "holm", "Category", "import", "echo", "sale}", "png")
    assert not [words for words in unseen if words in seen]
    assert "The race was dry." in seen
    assert "or mill.conf" in seen


@pytest.mark.parametrize("name", TEXTS)
def test_a_link_keeps_its_words_and_the_address_behind_them(name: str) -> None:
    document = read(name)
    links = [(document.words(one.span), one.target) for one in document.links]
    assert links == [("deed", "https://example.org/deed")]


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "mill.mdx"])
def test_notes_stand_behind_the_text(name: str) -> None:
    document = read(name)
    at = document.text.index("From the parish book.")
    assert document.role_at(at) is Role.NOTES
    assert "parish book" not in document.words(document.blocks[0].span)


def archive(members: Mapping[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, text in members.items():
            made.writestr(name, text)
    return packed.getvalue()


def test_an_opendocument_text_is_read_a_line_a_paragraph() -> None:
    content = (
        "<office:document-content><office:automatic-styles><style:style style:name='T1'>"
        "<style:text-properties fo:font-weight='bold'/></style:style></office:automatic-styles>"
        "<office:body><office:text><text:tracked-changes><text:p>gone</text:p>"
        "</text:tracked-changes><text:h text:outline-level='1'>The sale</text:h>"
        f"<text:p>{LONG} <text:a xlink:href='https://example.org/deed'>Deed</text:a>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>From the parish book.</text:p></text:note-body></text:note>.</text:p>"
        "<text:list><text:list-item><text:p>first stone</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>"
        "<table:table-cell><text:p>Price</text:p></table:table-cell></table:table-row>"
        "</table:table></office:text></office:body></office:document-content>"
    )
    meta = "<office:meta><dc:title>Mill</dc:title></office:meta>"
    document = parse(archive({"content.xml": content, "meta.xml": meta}), "mill.odt")
    assert document.text.split("\n") == [
        "Mill",
        "The sale",
        f"{LONG} Deed.",
        "first stone",
        "Year | Price",
        "[^1]: From the parish book.",
    ]
    assert document.place(document.blocks[2].span).line == 3
    assert document.place(document.blocks[2].span).counted == "paragraph"
    assert [one.target for one in document.links] == ["https://example.org/deed"]


def test_the_chapters_of_a_book_are_files_of_their_own_in_reading_order() -> None:
    package = (
        "<package><metadata><dc:title>Mill</dc:title><dc:creator>Ida Holm</dc:creator></metadata>"
        "<manifest><item id='b' href='b.xhtml' media-type='application/xhtml+xml'/>"
        "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>"
        "<item id='n' href='n.xhtml' properties='nav' media-type='application/xhtml+xml'/>"
        "</manifest><spine><itemref idref='n'/><itemref idref='a'/><itemref idref='b'/></spine>"
        "</package>"
    )
    members = {
        "META-INF/container.xml": "<rootfiles><rootfile full-path='in/book.opf'/></rootfiles>",
        "in/book.opf": package,
        "in/a.xhtml": f"<html><body><h1>One</h1>\n<p>{LONG}</p></body></html>",
        "in/b.xhtml": "<html><body><h1>Two</h1>\n\n<p>The wheel turned again.</p></body></html>",
        "in/n.xhtml": "<html><body><p>Contents</p></body></html>",
    }
    document = parse(archive(members), "mill.epub")
    expected = ["Mill", "Ida Holm", "One", LONG, "Two", "The wheel turned again."]
    assert document.text.split("\n") == expected
    place = document.place(document.blocks[-1].span)
    assert (place.path, place.line) == ("mill.epub#in/b.xhtml", 3)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"\newcommand{\x}[1]{hidden #1} \unknown{seen}", "seen"),
        (r"costs \$5 \& 3\% of $70$ kg", "costs $5 & 3% of 70 kg"),
        (r"Caf\'e and \c{c}a, na\"{\i}ve", "Café and ça, naïve"),
        (r"``Go,'' he said --- at 5\,pm", "“Go,” he said — at 5 pm"),
        (r"a~\ref{x} \textcolor{red}{warm} day {\bf long}", "a warm day long"),
        (r"open \emph{brace and \begin{none}", "open brace and"),
    ],
)
def test_latex_is_read_as_it_is_printed(source: str, shown: str) -> None:
    assert parse(source.encode(), "a.tex").text == shown
