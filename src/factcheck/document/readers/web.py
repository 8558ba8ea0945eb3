"""Reader for web pages: headings, paragraphs, lists, tables, notes. Words keep their offsets."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve, field, mutable

from factcheck import lexicon
from factcheck.document.readers.boilerplate import Page
from factcheck.document.readers.drafts import PUT_IN, Draft
from factcheck.document.readers.htmltree import Node, Text, parse
from factcheck.document.readers.markup import BOLD, PLAIN, Builder, Stretch, runs_of
from factcheck.document.readers.metadata import front_matter, page_metadata
from factcheck.document.readers.paragraphs import Around
from factcheck.document.readers.plain import headings_by_shape
from factcheck.document.readers.wordsets import word_set
from factcheck.limits import Counts
from factcheck.model import CONTENTS, BlockKind, SourceFile
from factcheck.model.numerals import counted

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Elements that are not blocks: HTML Standard, § 3.2.5.2.5 (phrasing content).
_INLINE = lexicon.words("formats.html phrases")
_BOLD, _ITALIC = word_set("b strong"), word_set("em i cite time code dfn")
_REFERENCE = re.compile(
    r"[\[(]?\s*(?:note |n\.? ?)?(?:\d{1,4}|[a-z]|[*†‡§]{1,3})\s*[\])]?", re.IGNORECASE
)
# Targets of links to notes and back, in the output of Pandoc, Wikipedia, Word and LibreOffice.
_NOTE = re.compile(
    r"(?:(?:^|[^a-z])(?:foot|end)?-?(?:notes?|fn|ftn|edn)(?![a-z]|[-_:]?ref)|^sd(?:foot|end)note\d+sym)",
    re.IGNORECASE,
)
_RETURN = re.compile(r"(?:fn|ftn|edn|note|cite)[-_:]?ref|^sd(?:foot|end)note\d+anc", re.IGNORECASE)
_BACK = re.compile(r"[↩↑⤴^⏎\ufe0e\ufe0f\s]{1,6}")
_FIGURE = re.compile(r"\D{0,3}\d[\d.,]*\s?\S{0,3}")
_LABEL = re.compile(r"[\w-]{1,12}")


def page_drafts(
    source: SourceFile, counts: Counts | None = None, *, is_xml: bool = False
) -> tuple[Draft, ...]:
    """Return the blocks of a web page's main text, in order.

    Menus, notices, scripts, comments, and hidden and struck-out parts are skipped.

    Args:
        source: The file.
        counts: The counts for the document so far; None for a document that consists of one file.
        is_xml: Whether "/>" ends any element, as in XHTML.

    Raises:
        LimitError: There are too many elements or blocks.
    """
    front = front_matter(source.text)  # metadata of a page to be completed by a site generator
    rest = " " * front.end + source.text[front.end :]
    root = parse(rest, counts, is_xml=is_xml)
    page = Page(root)
    text = page.text()
    walk = _Walk(page, _noted(text))
    title = page.title(text)
    if title:
        walk.block(title, ())
    drafts = walk.drafts(text)
    if not any(made.kind is BlockKind.HEADING for made in drafts):
        drafts = headings_by_shape(drafts)
    return (*front.drafts, *page_metadata(root, rest), *drafts)


def html_drafts(raw: str, start: int) -> Iterator[Draft]:
    """Yield the blocks of HTML inside Markdown that starts at offset `start` of its file."""
    root = parse(raw)
    return (made.moved(start) for made in _Walk(Page(root), {}).drafts(root))


def _noted(text: Node) -> dict[str, str]:
    """Return the marks of the notes that a text refers to, by the name of the note."""
    return {
        _target(node): "".join(_LABEL.findall(node.words))
        for node in text.elements()
        if node.tag == "a" and _refers(node) and not _RETURN.search(_target(node))
    }


def _target(link: Node) -> str:
    """Return the name that a link within the page refers to; empty for other links."""
    target = link.attributes.get("href", "")
    return target[1:] if target.startswith("#") else ""


def _refers(link: Node) -> bool:
    """Return True if a link is a note mark, in the text or at the note."""
    target = _target(link)
    if not target:
        return False
    named = _NOTE.search(target) or _RETURN.search(target)
    role = link.attributes.get("role")
    return role == "doc-noteref" or bool(named and _REFERENCE.fullmatch(link.words))


@mutable(eq=False)
class _Walk:
    """Processes the elements of a page."""

    page: Page
    notes: dict[str, str]
    builder: Builder = field(factory=Builder)
    shown: list[Stretch] = field(factory=list)
    """The text of the current paragraph."""
    around: Around = field(factory=Around)
    kind: BlockKind = BlockKind.PARAGRAPH
    label: str = ""
    """The mark of the note that starts here."""
    target: str = ""
    """The address of the link at the current position."""
    in_cell: bool = False
    """Whether the current position is in a table cell, whose blocks are on one line."""
    lists: list[tuple[str, int]] = field(factory=list)
    """For each open list, the type of its numbers ("" for bullets) and the next number."""

    def drafts(self, text: Node) -> Sequence[Draft]:
        """Return the blocks of a text, in order."""
        self.blocks(text, (text.tag,))
        self.flush()
        return self.builder.finished()

    def blocks(self, node: Node, above: tuple[str, ...], emphasis: int = 0) -> None:
        """Read the content of an element."""
        for child in node.children:
            if isinstance(child, Text):
                self._text(child, emphasis)
            elif not self.page.is_around(child, above):
                self._element(child, above, emphasis)
            elif child.tag == "nav" or id(child) in self.page.sizes:
                self._contents(child)

    def _contents(self, menu: Node) -> None:
        """Read a menu of links to parts of the page as its table of contents."""
        links = [one for one in menu.elements() if one.tag == "a" and one.words.strip()]
        for link in links if all(map(_target, links)) else ():
            self.flush()
            self._inline(link, ("nav",), PLAIN)
            self.builder.metadata(CONTENTS, self.shown)
            self.shown = []

    def _text(self, text: Text, emphasis: int) -> None:
        if self.label and text.raw.strip():
            self._insert(f"[^{self.label}]: ")
            self.label = ""
        self.shown += [
            Stretch(raw.replace("\n", " "), offset, emphasis, self.target)
            for raw, offset in text.runs()
            if raw
        ]

    def _insert(self, words: str, emphasis: int = PLAIN) -> None:
        self.shown.append(Stretch(words, PUT_IN, emphasis))

    def _element(self, node: Node, above: tuple[str, ...], emphasis: int) -> None:
        for name in (node.attributes.get("id"), node.attributes.get("name")):
            self.label = self.notes.get(name or "", self.label)
        if node.tag == "br":
            self._insert("; " if self.in_cell else "\n")
        elif node.tag in _INLINE:
            self._inline(node, above, emphasis)
        else:
            self.flush()
            self.block(node, (*above, node.tag))
            self.flush()

    def _inline(self, node: Node, above: tuple[str, ...], emphasis: int) -> None:
        back = node.tag == "a" and _BACK.fullmatch(node.words)
        if back or (node.tag == "a" and _refers(node)):
            return
        outer, self.target = self.target, node.attributes.get("href", "") or self.target
        quoted = node.tag == "q"
        self._insert("“" if quoted else "", emphasis)
        inner = BOLD if node.tag in _BOLD else max(emphasis, int(node.tag in _ITALIC))
        outermost = node.tag == "sup" and "sup" not in above
        if not (outermost and self._is_mark(node)):
            self.blocks(node, (*above, node.tag), inner)
        self._insert("”" if quoted else "", emphasis)
        self.target = outer

    def _is_mark(self, raised: Node) -> bool:
        """Return True if a raised element contains only note marks and brackets."""
        marks = [link for link in raised.elements() if link.tag == "a" and _refers(link)]
        return bool(marks) and len(raised.words) <= sum(len(one.words) + 3 for one in marks)

    def block(self, node: Node, above: tuple[str, ...]) -> None:
        """Read a block element."""
        outer, kind = self.around, self.kind
        if node.tag == "blockquote":
            self.around = evolve(outer, quoted=True)
        elif node.tag in ("ul", "ol", "menu"):
            self.around = evolve(outer, depth=outer.depth + 1)
            kind_of = node.attributes.get("type", "1") if node.tag == "ol" else ""
            start = node.attributes.get("start", "1")
            self.lists.append((kind_of, int(start) if start.isdecimal() else 1))
        elif node.tag == "li":
            first, number = not self.label, self._count(node)
            self.around = evolve(outer, depth=max(1, outer.depth), first=first, number=number)
        elif node.tag in ("figcaption", "caption"):
            self.kind = BlockKind.CAPTION
        self._read(node, above)
        self.around = evolve(outer, first=outer.first and self.around.first)
        self.kind = kind
        if node.tag in ("ul", "ol", "menu"):
            self.lists.pop()

    def _count(self, item: Node) -> str:
        """Return the number that a browser displays before an item; empty for a bullet."""
        kind, number = self.lists[-1] if self.lists else ("", 0)
        value = item.attributes.get("value", "")
        number = int(value) if value.isdecimal() else number
        if self.lists:
            self.lists[-1] = (kind, number + 1)
        return f"{counted(number, kind)}." if kind else ""

    def _read(self, node: Node, above: tuple[str, ...]) -> None:
        if node.tag in _HEADINGS or (node.tag == "pre" and not self.in_cell):
            self.blocks(node, above)
            shown, self.shown = self.shown, []
            if node.tag == "pre":
                self.builder.raw(runs_of(shown))
            else:
                self.builder.heading(shown, _HEADINGS[node.tag])
        elif node.tag == "tr":
            self._row(node, above)
        elif node.tag == "dl" and (pairs := _figures(node)):
            for pair in pairs:
                self.builder.row([self._cell(one, above) for one in pair], begins=pair == pairs[0])
        else:
            self.blocks(node, above)
            self.flush()

    def _row(self, row: Node, above: tuple[str, ...]) -> None:
        """Read a table row. A row with one cell, or with blocks in a cell, is treated as layout."""
        cells = [node for node in row.children if isinstance(node, Node)]
        filled = [cell for cell in cells if self.page.sizes.get(id(cell))]
        blocks = any(
            node.tag in _HEADINGS or node.tag == "table"
            for cell in filled
            for node in cell.elements()
        )
        drafts = self.builder.drafts
        is_wide = sum(cell.spans[0] for cell in cells) > 1
        is_inside = bool(drafts) and drafts[-1].kind is BlockKind.ROW and is_wide
        if len(filled) < 1 + (not is_inside) or blocks:
            self.blocks(row, above)
            return
        shown = [self._cell(cell, above) for cell in cells]
        self.builder.row(shown, spans=[cell.spans for cell in cells])

    def _cell(self, cell: Node, above: tuple[str, ...]) -> list[Stretch]:
        """Return the text of a cell, with its paragraphs and lists on one line."""
        kept, self.shown, self.in_cell = self.shown, [], True
        self.blocks(cell, above)
        found, self.shown, self.in_cell = self.shown, kept, False
        return found

    def flush(self) -> None:
        """End the current paragraph."""
        if self.in_cell:
            self._insert(" ")
            return
        shown, self.shown = self.shown, []
        if any(one.raw.strip() for one in shown):
            self.builder.paragraph(shown, self.around, self.kind)
            self.around = evolve(self.around, first=False)


def _figures(node: Node) -> list[tuple[Node, Node]]:
    """Return the names and values of a list of definitions, if all values are figures."""
    parts = [one for one in node.elements() if one.tag in ("dt", "dd")]
    pairs = [(one, two) for one, two in pairwise(parts) if (one.tag, two.tag) == ("dt", "dd")]
    are_figures = all(_FIGURE.fullmatch(value.words) for _, value in pairs)
    return pairs if 2 * len(pairs) == len(parts) and are_figures else []
