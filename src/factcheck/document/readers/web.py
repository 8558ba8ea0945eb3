"""Reader for web pages: headings, paragraphs, lists, tables, notes; words keep their offsets."""

import re
from collections.abc import Iterator

from attrs import evolve, field, mutable

from factcheck import lexicon
from factcheck.document.readers.boilerplate import Page
from factcheck.document.readers.drafts import PUT_IN, Draft, Run, Target, draft, weave
from factcheck.document.readers.htmltree import Node, Text, parse
from factcheck.document.readers.markup import Stretch, inline_line, runs_of
from factcheck.document.readers.metadata import front_matter, page_metadata
from factcheck.document.readers.paragraphs import Around, paragraphs, placed
from factcheck.document.readers.plain import headings_by_shape
from factcheck.document.readers.wordsets import word_set
from factcheck.limits import Counts
from factcheck.model import BlockKind, SourceFile
from factcheck.model.numerals import counted

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Elements that are not blocks: HTML Standard, § 3.2.5.2.5 (phrasing content).
_INLINE = lexicon.words("formats.html phrases")
_BOLD, _ITALIC = word_set("b strong"), word_set("em i cite time code dfn")
_REFERENCE = re.compile(
    r"[\[(]?\s*(?:note |n\.? ?)?(?:\d{1,4}|[a-z]|[*†‡§]{1,3})\s*[\])]?", re.IGNORECASE
)
# Targets of links to notes and back in the output of Pandoc, Wikipedia, Word and LibreOffice.
_NOTE = re.compile(
    r"(?:(?:^|[^a-z])(?:foot|end)?-?(?:notes?|fn|ftn|edn)(?![a-z]|[-_:]?ref)|^sd(?:foot|end)note\d+sym)",
    re.IGNORECASE,
)
_RETURN = re.compile(r"(?:fn|ftn|edn|note|cite)[-_:]?ref|^sd(?:foot|end)note\d+anc", re.IGNORECASE)
_BACK = re.compile(r"[↩↑⤴^⏎\ufe0e\ufe0f\s]{1,6}")
_LINE_END = re.compile(r"\n(?:[^\S\n]*+\n)*+")
_PLAIN = 0.5  # minimum share of preformatted text in a page that is a plain text
_LABEL = re.compile(r"[\w-]{1,12}")


def page_drafts(
    source: SourceFile, counts: Counts | None = None, *, is_xml: bool = False
) -> tuple[Draft, ...]:
    """Return the blocks of a web page's main text in order.

    Menus, notices, scripts, comments, and hidden and struck-out parts are omitted.

    Args:
        source: The file.
        counts: Counts of the document so far; None for a document of one file.
        is_xml: Whether "/>" ends any element, as in XHTML.

    Raises:
        LimitError: There are too many elements or blocks.
    """
    front = front_matter(source.text)  # metadata of a page that a site generator completes
    rest = " " * front.end + source.text[front.end :]
    page = Page(parse(rest, counts, is_xml=is_xml))
    text = page.text()
    walk = _Walk(page, _noted(text))
    title = page.title(text)
    if title:
        walk.block(title, ())
    walk.blocks(text, (text.tag,))
    walk.flush()
    headed = any(made.kind is BlockKind.HEADING for made in walk.drafts)
    drafts = walk.drafts if headed else headings_by_shape(walk.drafts)
    if drafts:
        drafts[-1] = evolve(drafts[-1], links=tuple(walk.links))
    return (*front.drafts, *page_metadata(rest), *drafts)


def _noted(text: Node) -> dict[str, str]:
    """Return note name → mark for the notes that a text refers to."""
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
    """Processes the elements of a text."""

    page: Page
    notes: dict[str, str]
    drafts: list[Draft] = field(factory=list)
    lines: list[list[Stretch]] = field(factory=lambda: [[]])
    """Lines of the current paragraph."""
    around: Around = field(factory=Around)
    kind: BlockKind = BlockKind.PARAGRAPH
    label: str = ""
    """Mark of the note that begins here."""
    links: list[Target] = field(factory=list)
    lists: list[tuple[str, int]] = field(factory=list)
    """Of the lists that are open: how they number, and the next number; "" for bullets."""

    def blocks(self, node: Node, above: tuple[str, ...], emphasis: int = 0) -> None:
        """Read the content of an element."""
        for child in node.children:
            if isinstance(child, Text):
                self._text(child, emphasis)
            elif not self.page.is_around(child, above):
                self._element(child, above, emphasis)

    def _text(self, text: Text, emphasis: int) -> None:
        if self.label and text.raw.strip():
            self.lines[-1].append(Stretch(f"[^{self.label}]: ", PUT_IN, 0))
            self.label = ""
        self.lines[-1] += [Stretch(raw, offset, emphasis) for raw, offset in text.runs() if raw]

    def _link(self, node: Node) -> None:
        """Store the address of a link with its words."""
        words = [(at, at + len(raw)) for raw, at in node.runs() if at != PUT_IN and raw.strip()]
        address = node.attributes.get("href", "")
        if words and address:
            self.links.append(Target(words[0][0], words[-1][1], address))

    def _element(self, node: Node, above: tuple[str, ...], emphasis: int) -> None:
        for name in (node.attributes.get("id"), node.attributes.get("name")):
            self.label = self.notes.get(name or "", self.label)
        if node.tag == "br":
            self.lines.append([])
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
        if node.tag == "a":
            self._link(node)
        if "classifier" in node.names.split():  # docutils displays a colon before it
            self.lines[-1].append(Stretch(": ", PUT_IN, emphasis))
        quoted = node.tag == "q"
        self.lines[-1] += [Stretch("“", PUT_IN, emphasis)] if quoted else []
        inner = 2 if node.tag in _BOLD else max(emphasis, int(node.tag in _ITALIC))
        outermost = node.tag == "sup" and "sup" not in above
        if not (outermost and self._is_mark(node)):
            self.blocks(node, (*above, node.tag), inner)
        self.lines[-1] += [Stretch("”", PUT_IN, emphasis)] if quoted else []

    def _is_mark(self, raised: Node) -> bool:
        """Return True if a raised element contains only note marks and brackets."""
        marks = [link for link in raised.elements() if link.tag == "a" and _refers(link)]
        return bool(marks) and len(raised.words) <= sum(len(one.words) + 3 for one in marks)

    def block(self, node: Node, above: tuple[str, ...]) -> None:
        """Read a block."""
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
        """Return the number that a browser prints before an item."""
        kind, number = self.lists[-1] if self.lists else ("", 0)
        value = item.attributes.get("value", "")
        number = int(value) if value.isdecimal() else number
        if self.lists:
            self.lists[-1] = (kind, number + 1)
        return f"{counted(number, kind)}." if kind else ""

    def _plain(self, node: Node) -> None:
        """Read a page that is a plain text, with blank lines between its paragraphs."""
        for raw, offset in node.runs():
            done = 0
            for line in _LINE_END.finditer(raw):
                self.lines[-1].append(Stretch(raw[done : line.start()], offset + done, 0))
                done = line.end()
                if line[0].count("\n") > 1:
                    self.flush()
                self.lines.append([])
            place = offset if offset == PUT_IN else offset + done
            self.lines[-1].append(Stretch(raw[done:], place, 0))
        self.flush()

    def _read(self, node: Node, above: tuple[str, ...]) -> None:
        whole = self.page.sizes[id(self.page.root)]
        if node.tag == "pre" and self.page.sizes[id(node)] > _PLAIN * whole:
            self._plain(node)
        elif node.tag in _HEADINGS or node.tag == "pre":
            self.blocks(node, above)
            runs = [run for line in self._taken() for run in (*runs_of(line), (" ", PUT_IN))]
            kind = BlockKind.CODE if node.tag == "pre" else BlockKind.HEADING
            self.drafts.append(draft(kind, runs, level=_HEADINGS.get(node.tag, 0)))
        elif node.tag == "tr":
            self._row(node, above)
        else:
            self.blocks(node, above)
            self.flush()

    def _row(self, row: Node, above: tuple[str, ...]) -> None:
        """Read a table row; with only one cell, or blocks in it, it is part of a layout."""
        cells = [node for node in row.children if isinstance(node, Node)]
        filled = [cell for cell in cells if self.page.sizes.get(id(cell))]
        blocks = any(
            node.tag in _HEADINGS or node.tag == "table"
            for cell in filled
            for node in cell.elements()
        )
        if len(filled) < 2 or blocks:  # noqa: PLR2004 - a single cell is not a row
            self.blocks(row, above)
            return
        runs: list[Run] = []
        lead = 0
        for number, cell in enumerate(cells):
            runs.append(("| " if number else "", PUT_IN))
            runs += self._cell(cell, above)
            lead = lead if number else len(weave(runs)[0])
        self.drafts.append(evolve(draft(BlockKind.ROW, runs), lead=lead))

    def _cell(self, cell: Node, above: tuple[str, ...]) -> Iterator[Run]:
        """Yield the characters of a cell, with its paragraphs and lists on one line."""
        kept, self.drafts = self.drafts, []
        self.blocks(cell, above)
        self.flush()
        inner, self.drafts = self.drafts, kept
        for made in inner:
            yield from _unwoven(made)
            yield " ", PUT_IN

    def _taken(self) -> list[list[Stretch]]:
        """Return the lines read so far, and clear them."""
        lines, self.lines = self.lines, [[]]
        return [line for line in lines if any(piece.raw.strip() for piece in line)]

    def flush(self) -> None:
        """End the paragraph."""
        lines = [inline_line(pieces) for pieces in self._taken()]
        if not lines:
            return
        for made in paragraphs(lines):
            one = placed(made, self.around)
            self.drafts.append(one.become(self.kind) if self.kind is BlockKind.CAPTION else one)
        self.around = evolve(self.around, first=False)


def _unwoven(made: Draft) -> Iterator[Run]:
    """Yield the characters of a draft with their offsets."""
    done = 0
    for piece in made.pieces:
        yield made.text[done : piece.start], PUT_IN
        done = piece.start + piece.length
        yield made.text[piece.start : done], piece.offset
    yield made.text[done:], PUT_IN
