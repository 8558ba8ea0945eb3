"""HTML inside Markdown: one draft per block or table row."""

import re
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.document.readers.drafts import PUT_IN, Draft, Run, draft
from factcheck.document.readers.wordsets import word_set
from factcheck.model import BlockKind

_MARKUP = re.compile(
    r"<!--(?:.*?-->|.*\Z)|<(?P<raw>script|style)\b(?:.*?</(?P=raw)\s*>|.*\Z)"
    r"|</?(?P<tag>[A-Za-z][A-Za-z0-9]{0,14})[^<>]{0,2000}>",
    re.DOTALL | re.IGNORECASE,
)
# Elements that are blocks or end a line: HTML Standard, § 15.3 (rendering of flow content, lists,
# tables).
_BLOCKS = lexicon.words("formats.html blocks")
_CELLS = word_set("td th")
_LISTS = {"<ul": 1, "<ol": 1, "</ul": -1, "</ol": -1}
_ROWS = word_set("tr table tbody thead tfoot")


def html_blocks(raw: str, start: int) -> Iterator[Draft]:
    """Yield a draft for each block of HTML that begins at offset `start` of its file.

    Pipes separate the cells of a table row, semicolons the lines inside a cell.
    """
    runs: list[Run] = []
    cells = done = depth = 0
    is_item = False
    for markup in _MARKUP.finditer(raw):
        runs.append((raw[done : markup.start()], start + done))
        done = markup.end()
        tag = (markup["tag"] or "").lower()
        if tag in _CELLS and not markup[0].startswith("</"):
            runs.append((" | " if cells else " ", PUT_IN))
            cells += 1
        elif tag in _ROWS or (tag in _BLOCKS and not cells):
            made = [*_made(runs, cells, depth, is_item=is_item)]
            yield from made
            is_item = (is_item and not made) or markup[0].lower().startswith("<li")
            depth = max(0, depth + _LISTS.get(markup[0].lower().split()[0].rstrip(">"), 0))
            runs, cells = [], 0
        else:
            runs.append(("; " if tag == "br" else " ", PUT_IN))
    yield from _made([*runs, (raw[done:], start + done)], cells, depth, is_item=is_item)


def _made(runs: list[Run], cells: int, depth: int, *, is_item: bool) -> Iterator[Draft]:
    if any(words.strip() for words, offset in runs if offset != PUT_IN):
        kind = BlockKind.ITEM if is_item else BlockKind.PARAGRAPH
        kind = BlockKind.ROW if cells > 1 else kind
        yield draft(kind, runs, depth=depth, listed=kind is BlockKind.ITEM)
