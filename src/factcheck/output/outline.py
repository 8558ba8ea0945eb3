"""Simple documents (headings, lists, tables) as Markdown, HTML pages and Word documents."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import frozen

from factcheck.output.escape import cell as escaped_cell
from factcheck.output.escape import markdown
from factcheck.output.writing import cell, document, paragraph, run, table

_WIDTH = 9900
"""Width of a table in Word, in twentieths of a point."""
_MARKS = {"title": "# ", "heading": "## ", "item": "- "}
_STYLES = {"title": "Title", "heading": "Heading1"}


@frozen
class Quoted:
    """Words from the document, current or corrected, which all formats show in italics."""

    words: str


Words = tuple[str | Quoted, ...]
"""A line that consists of factcheck's own words and words from the document."""


@frozen
class Block:
    """A part of a document."""

    kind: str
    """title, heading, text, item or table."""
    words: Words = ()
    rows: Sequence[Sequence[Words]] = ()
    """The rows of a table, all of the same length; the first row is the header."""


def section(head: str, items: Iterable[Words]) -> Iterator[Block]:
    """Yield a heading and a list; nothing if there are no items."""
    blocks = [Block("item", words) for words in items]
    yield from (Block("heading", (head,)), *blocks) if blocks else ()


def as_markdown(blocks: Iterable[Block]) -> str:
    """Return the blocks as Markdown, with words from the document in italics."""
    lines = list[str]()
    for kind, group in itertools.groupby(blocks, key=lambda block: block.kind):
        for number, block in enumerate(group):
            lines += [""] if lines and not (number and kind == "item") else []
            lines.append(_MARKS.get(kind, "") + _marked(block.words))
            if block.rows:
                head, *rows = (
                    f"| {' | '.join(_marked(words, escaped_cell) for words in row)} |"
                    for row in block.rows
                )
                lines[-1:] = [head, "|---" * len(block.rows[0]) + "|", *rows]
    return "\n".join((*lines, ""))


def _marked(words: Words, escaped: Callable[[str], str] = markdown) -> str:
    return "".join(
        f"*{escaped(one.words)}*" if isinstance(one, Quoted) else escaped(one) for one in words
    )


def as_docx(blocks: Iterable[Block]) -> bytes:
    """Return the blocks as a Word document, with words from the document in italics."""
    return document(map(_in_word, blocks))


def _in_word(block: Block) -> str:
    if not block.rows:
        bullet = [run("• ")] if block.kind == "item" else []
        return paragraph([*bullet, *_runs(block.words)], _STYLES.get(block.kind, ""))
    width = _WIDTH // len(block.rows[0])
    rows = (
        "".join(cell(_runs(words), width, shaded=not number) for words in row)
        for number, row in enumerate(block.rows)
    )
    return table([width] * len(block.rows[0]), (f"<w:tr>{row}</w:tr>" for row in rows))


def _runs(words: Words) -> list[str]:
    return [
        run(one.words, "<w:i/>") if isinstance(one, Quoted) else run(one) for one in words if one
    ]


def as_html(name: str, blocks: Iterable[Block]) -> str:
    """Return the blocks as a self-contained page without scripts."""
    from factcheck.output.html.templating import (  # noqa: PLC0415 - for one format
        asset,
        environment,
        policy,
    )

    style = asset("style.css")
    groups = itertools.groupby(blocks, key=lambda block: block.kind)
    return (
        environment()
        .get_template("outline.html")
        .render(
            style=style, policy=policy(style, "", "form-action 'none'"), title=name, groups=groups
        )
    )
