"""Reader for OpenDocument text files (.odt), one line per paragraph. Source: ODF 1.3 part 3."""

from collections import deque
from collections.abc import Iterator, Mapping

from attrs import evolve, field, mutable

from factcheck import lexicon
from factcheck.document.readers.assembly import compose
from factcheck.document.readers.drafts import Draft
from factcheck.document.readers.htmltree import Node, Text, parse
from factcheck.document.readers.markup import PLAIN, Builder, Stretch
from factcheck.document.readers.paragraphs import Around
from factcheck.document.readers.plain import headings_by_shape
from factcheck.document.readers.wordsets import word_set
from factcheck.document.word.archives import Archive
from factcheck.limits import MOST_STYLES, Counts, span_of
from factcheck.model import BlockKind, Document, SourceFile
from factcheck.model.numerals import counted

_NO_TEXT = lexicon.words("formats.opendocument without text")
_FIELDS = word_set("dc:title dc:subject dc:description meta:initial-creator")
_QUOTED, _CAPTIONS, _TITLES = ("Quotations",), ("Caption", "Illustration"), ("Title",)


def parse_opendocument(data: bytes, path: str) -> Document:
    """Return the document in an OpenDocument text file, with tracked changes accepted.

    The `SourceFile` of the document contains the visible text, with one line per paragraph, so that
    line numbers are paragraph numbers.

    Raises:
        UnreadableError: The file is not an OpenDocument text file, or is encrypted, damaged or too
            large.
    """
    archive = Archive(path, data, "an OpenDocument text file")
    counts = Counts()
    root = parse(archive.text("content.xml"), counts, is_xml=True)
    text = next((node for node in root.elements() if node.tag == "office:text"), None)
    if text is None:
        raise archive.refused("not an OpenDocument text file")
    styles = [*root.elements(), *parse(archive.text("styles.xml"), counts, is_xml=True).elements()]
    walk = _Walk({node.attributes.get("style:name", ""): node for node in styles})
    drafts = walk.drafts(text, parse(archive.text("meta.xml"), counts, is_xml=True))
    headed = any(made.kind is BlockKind.HEADING for made in drafts)
    source = SourceFile(path, "".join(walk.characters))
    return compose(source, drafts if headed else headings_by_shape(drafts))


@mutable(eq=False)
class _Walk:
    """Processes the elements of a document, and collects the visible text."""

    styles: Mapping[str, Node]
    builder: Builder = field(factory=Builder)
    characters: list[str] = field(factory=list)
    """Parts of the visible text."""
    length: int = 0
    waiting: deque[Node] = field(factory=deque)
    """Notes in the current paragraph, which are read after it."""
    lists: list[tuple[str, int]] = field(factory=list)
    """Style name and last number of each open list."""

    def drafts(self, text: Node, about: Node) -> tuple[Draft, ...]:
        """Return the blocks of the text, in order."""
        for node in about.elements():
            if node.tag in _FIELDS and node.words:
                self.builder.metadata(node.tag.rpartition(":")[2], [self.put(node.words)])
                self.put("\n")
        self.blocks(text, Around())
        return self.builder.finished()

    def put(self, raw: str, target: str = "") -> Stretch:
        """Add characters to the visible text."""
        made = Stretch(raw, self.length, PLAIN, target)
        self.characters.append(raw)
        self.length += len(raw)
        return made

    def blocks(self, node: Node, around: Around) -> None:
        """Read the content of an element."""
        for child in node.children:
            if isinstance(child, Text) or child.tag in _NO_TEXT:
                continue
            if child.tag in ("text:p", "text:h"):
                self.paragraph(child, around)
                around = evolve(around, first=False)
            elif child.tag == "text:list":
                above = self.lists[-1][0] if self.lists else ""
                self.lists.append((child.attributes.get("text:style-name", above), 0))
                self.blocks(child, evolve(around, depth=around.depth + 1, first=False))
                self.lists.pop()
            elif child.tag in ("text:list-item", "text:list-header"):
                is_item = child.tag == "text:list-item"
                number = self.number(child) if is_item else ""
                self.blocks(child, evolve(around, first=is_item, number=number))
            elif child.tag == "table:table-row":
                self.row(child)
            else:
                self.blocks(child, around)

    def number(self, item: Node) -> str:
        """Return the number printed before the next item of a list; empty for a bullet."""
        if not self.lists:
            return ""
        name, last = self.lists[-1]
        start = item.attributes.get("text:start-value", "")
        style = self.styles.get(name)
        levels = style.elements() if style else ()
        level = next(
            (
                one.attributes
                for one in levels
                if one.tag == "text:list-level-style-number"
                and one.attributes.get("text:level") == str(len(self.lists))
            ),
            {},
        )
        first = level.get("text:start-value", "") if not last else ""
        told = start or first
        last = int(told) if told.isdecimal() else last + 1
        self.lists[-1] = (name, last)
        kind = level.get("style:num-format", "")
        around = level.get("style:num-prefix", ""), level.get("style:num-suffix", "")
        return f"{around[0]}{counted(last, kind)}{around[1]}" if kind else ""

    def paragraph(self, node: Node, around: Around) -> None:
        """Read a paragraph or heading, followed by its notes."""
        names = self.ancestry(node.attributes.get("text:style-name", ""))
        shown = self.line(node)
        level = node.attributes.get("text:outline-level", "")
        if node.tag == "text:h" or any(name in _TITLES for name in names):
            self.builder.heading(shown, int(level) if level.isdecimal() else 1)
        elif any(name in _CAPTIONS for name in names):
            self.builder.paragraph(shown, kind=BlockKind.CAPTION)
        else:
            quoted = any(name in _QUOTED for name in names)
            self.builder.paragraph(shown, evolve(around, quoted=quoted))
        while self.waiting:  # a note may contain other notes, which follow it
            note = self.waiting.popleft()
            marks = (one.words for one in note.elements() if one.tag == "text:note-citation")
            label = next(marks, "") or str(len(self.builder.notes) + 1)
            words = [stretch for one in _paragraphs(note) for stretch in self.line(one)]
            self.builder.note(label, words)

    def line(self, node: Node) -> list[Stretch]:
        """Return the text of a paragraph, which becomes a line of the visible text."""
        shown = list(self.inline(node, ""))
        self.put("\n")
        return shown

    def inline(self, node: Node, target: str) -> Iterator[Stretch]:
        """Yield the visible text of an element inside a paragraph."""
        for child in node.children:
            if isinstance(child, Text):
                for raw, _ in child.runs():
                    yield self.put(raw.replace("\n", " "), target)
            elif child.tag == "text:note":
                self.waiting.append(child)
            elif child.tag in ("text:s", "text:tab", "text:line-break"):
                yield evolve(self.put(" "), raw="\n" if "break" in child.tag else "  ")
            elif child.tag not in _NO_TEXT:
                address = child.attributes.get("xlink:href", target)
                yield from self.inline(child, address if child.tag == "text:a" else target)

    def row(self, row: Node) -> None:
        """Read a table row."""
        cells: list[list[Stretch]] = []
        for cell in row.children:
            if isinstance(cell, Node) and cell.tag in _CELLS:
                lines = _paragraphs(cell)
                shown = [stretch for one in lines for stretch in (*self.line(one), _GAP)]
                cells += [shown] * span_of(cell.attributes.get("table:number-columns-repeated"))
        self.builder.row(cells)

    def ancestry(self, name: str) -> list[str]:
        """Return the names of a style and of the styles that it inherits from."""
        found: list[str] = []
        while name and name not in found and len(found) < MOST_STYLES:
            found.append(name)
            style = self.styles.get(name)
            name = style.attributes.get("style:parent-style-name", "") if style else ""
        return found


def _paragraphs(node: Node) -> Iterator[Node]:
    """Yield the paragraphs in an element, except those inside other paragraphs."""
    for child in node.children:
        if isinstance(child, Node):
            if child.tag in ("text:p", "text:h"):
                yield child
            else:
                yield from _paragraphs(child)


_GAP = Stretch(" ", -1)
_CELLS = ("table:table-cell", "table:covered-table-cell")
