"""Tables of contents and lists of figures and tables: entries with numbers, titles and pages."""

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.extract.labels.label import label_of
from factcheck.model import Block, BlockKind, Document, Dossier, Span

_PAGE = re.compile(
    r"(?:(?:\s*\.){2,}\s*|\s*…+\s*|\s*\|\s*|\s{1,9})(?P<page>\d{1,4}|[ivxlc]{1,6})\s*$"
    r"|\s\(?(?:paragraphs?|paras?\.?|pages?|pp?\.)\s[\divxlc]+(?:\s?(?:[-–]|to|and)\s?[\divxlc]+)?\)?\s*$"
)
_SEPARATORS = re.compile(r"[\s.:–—|)\]-]*")
_TITLES = re.compile(r"\s*(?:\S{1,6}\s)??(?P<words>[A-Za-z ]{4,40}?)\s*:?\s*")
_MOST_WORDS = 20
_ITEM = "item"
_FEWEST = 3
_LONGEST_HEAD = 48


@frozen
class ContentsEntry:
    """One entry of a table of contents."""

    span: Span
    number: str
    """The number; empty if there is none."""
    title: Span
    """The title, without number, dots and page; may be empty."""
    page: str = ""
    """The page as printed; empty if there is none."""
    target: str = ""
    """The link target: "#field-methods"."""


@frozen
class Contents:
    """A table of contents, or a list of figures or tables."""

    heading: Span | None
    """The heading of the list."""
    sort: str
    """The kind of list: "section", "figure" or "table"."""
    entries: tuple[ContentsEntry, ...]


def contents(dossier: Dossier) -> tuple[Contents, ...]:
    """Return the tables of contents and the lists of figures and tables, in order."""
    return tuple(_lists(dossier.document))


def _lists(document: Document) -> Iterator[Contents]:
    kinds = lexicon.table("references.lists of contents")
    blocks = document.blocks
    links = {link.span.start: link.target for link in document.links}
    yield from _by_field(document, links)
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        found = _TITLES.fullmatch(document.words(block.span)) if _may_head(block) else None
        sort = kinds.get(" ".join(found["words"].lower().split()), "") if found else ""
        if not sort:
            continue
        first, seen = at, set[str]()
        while at < len(blocks) and _is_entry(document, blocks[at], sort, seen):
            at += 1
        entries = [_entry(document, one, links) for one in blocks[first:at]]
        if len(entries) >= _FEWEST:
            yield Contents(block.span, sort, tuple(entries))


def _by_field(document: Document, links: dict[int, str]) -> Iterator[Contents]:
    """Yield the lists that the document's format marks as contents, with their headings."""
    run: dict[str, list[ContentsEntry]] = {}
    heading: Span | None = None
    for block in (*document.blocks, None):
        if block is not None and block.is_contents:
            label = label_of(document, evolve(block, kind=BlockKind.PARAGRAPH))
            sort = label.sort if label and label.sort in ("figure", "table") else "section"
            run.setdefault(sort, []).append(_entry(document, block, links))
            continue
        for sort, entries in run.items():
            if len(entries) >= _FEWEST:
                yield Contents(heading, sort, tuple(entries))
        run, heading = {}, block.span if block and block.kind is BlockKind.HEADING else None


def _may_head(block: Block) -> bool:
    return (
        block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and len(block.span) <= _LONGEST_HEAD
    )


def _is_entry(document: Document, block: Block, sort: str, seen: set[str]) -> bool:
    """Return True for an item, a line with a page, or a number that is new in the list."""
    words = document.words(block.span)
    label = label_of(document, evolve(block, kind=BlockKind.PARAGRAPH))
    number = f"{label.sort} {label.number}" if label else ""
    captioned = lexicon.words("references.captioned")
    is_listed = label is not None and (
        label.sort == sort or (sort == "section" and label.sort not in captioned)
    )
    is_new = is_listed and seen.isdisjoint({number, _ITEM})
    seen.add(number)
    if block.kind in (BlockKind.ITEM, BlockKind.ROW):
        seen.add(_ITEM)
        return len(words.split()) <= _MOST_WORDS
    is_line = block.kind in (BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.HEADING)
    return is_line and len(words.split()) <= _MOST_WORDS and (bool(_PAGE.search(words)) or is_new)


def _entry(document: Document, block: Block, links: dict[int, str]) -> ContentsEntry:
    words = document.words(block.span)
    page = _PAGE.search(words)
    label = label_of(document, evolve(block, kind=BlockKind.PARAGRAPH))
    start = label.span.end - block.span.start if label else 0
    start = _SEPARATORS.match(words, start).end()  # type: ignore[union-attr]
    title = Span(start, max(start, page.start() if page else len(words))).shift(block.span.start)
    return ContentsEntry(
        block.span,
        label.number if label else block.number,
        title,
        page["page"] or "" if page else "",
        links.get(title.start, links.get(block.span.start, "")),
    )
