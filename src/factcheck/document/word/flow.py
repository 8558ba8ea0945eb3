"""The blocks of a Word document in reading order: paragraphs, table rows, notes, text boxes."""

from collections.abc import Iterator, Sequence

from attrs import define, field

from factcheck.document.word.inline import GONE, INSIDE, Inline, note_label
from factcheck.document.word.numbering import Numbering
from factcheck.document.word.package import Package
from factcheck.document.word.styles import Styles, styles
from factcheck.document.word.views import Glyph, Kind, Paragraph, View, placed
from factcheck.document.word.xmltree import Element
from factcheck.limits import refuse_blocks, span_of


def view(package: Package) -> View:
    """Return the text of a document as if all tracked changes were accepted.

    Headers, footers, comments, hidden text, field codes, and the prompts of empty content controls
    are not part of it.

    Raises:
        UnreadableError: The package is damaged or too large.
    """
    root = package.tree(package.main)
    body = root.first("w:body") if root else None
    if body is None:
        raise package.damaged(f"{package.main}: no body element")
    numbering = Numbering.of(package)
    flow = _Flow(styles(package, numbering.unmarked()), numbering)
    flow.blocks(body)
    flow.finish()
    return placed([*flow.paragraphs, *_notes(package, flow)])


def _notes(package: Package, flow: "_Flow") -> Iterator[Paragraph]:
    """Yield the paragraphs of footnotes, then of endnotes, in the order of their references."""
    for kind in ("footnote", "endnote"):
        root = package.tree(package.related.get(f"{kind}s", ""))
        bodies = {note.get("w:id"): note for note in root.all(f"w:{kind}")} if root else {}
        references = [(name, run) for one, name, run in flow.inline.notes if one == kind]
        for number, (name, run) in enumerate(references, 1):
            body = bodies.pop(name, None)  # each note once, however often it is referred to
            if body:
                inner = _Flow(flow.styles, Numbering({}, {}))
                inner.blocks(body)
                inner.finish()
                label = Glyph(f"[^{note_label(kind, number)}]: ", Kind.TEXT, run, run)
                for at, paragraph in enumerate(inner.paragraphs):
                    paragraph.anchor, paragraph.where = run, f"{kind} {number}"
                    paragraph.glyphs[:0] = [] if at else [label]
                yield from inner.paragraphs


@define
class _Flow:
    """Walks the blocks of one part of the package."""

    styles: Styles
    numbering: Numbering
    paragraphs: list[Paragraph] = field(factory=list)
    inline: Inline = field(init=False)
    rows: int = 0
    number: str = ""
    """The number of a paragraph without words ("Exhibit A"), for use by the next paragraph."""
    pending: list[Glyph] = field(factory=list)
    """The glyphs of paragraphs whose mark is deleted, which are joined to the next paragraph."""

    def __attrs_post_init__(self) -> None:
        self.inline = Inline(self.styles)

    def blocks(self, element: Element) -> None:
        """Read the blocks inside an element."""
        for child in element.children:
            if child.tag == "w:p":
                self._paragraph(child)
            elif child.tag == "w:tbl":
                rows = self.rows
                for row in _inner(child, "w:tr"):
                    self._row(row)
                self.rows += self.rows > rows  # a number is skipped between two tables
            elif child.tag == "w:bookmarkStart":
                self.inline.names.append(child.get("w:name"))
            elif child.tag in INSIDE or child.tag == "w:sdt":
                self.blocks(child)

    def finish(self) -> None:
        """Finish the last paragraph of the document if its mark is deleted."""
        if self.pending:
            self.paragraphs.append(Paragraph(self.styles.of_paragraph(None)))
            self.paragraphs[-1].glyphs, self.pending = self.pending, []

    def _paragraph(self, element: Element) -> None:
        properties = element.first("w:pPr")
        self.inline.glyphs, self.inline.boxes = self.pending, []
        self.inline.read(element)
        glyphs, boxes, self.pending = self.inline.glyphs, self.inline.boxes, []
        self.inline.glyphs, self.inline.boxes = [], []
        if _goes_on(properties):
            self.pending = glyphs
        else:
            style = self.styles.of_paragraph(properties)
            made = Paragraph(style, glyphs)
            if style.list:
                made.number = self.numbering.next(style.list, style.depth, style.name)
            if any(glyph.text.strip() for glyph in glyphs):
                made.number, self.number = made.number or self.number, ""
                made.names, self.inline.names = tuple(self.inline.names), []
            else:
                made.number, self.number = "", made.number or self.number
            made.pointers, self.inline.pointers = self.inline.pointers, []
            self.paragraphs.append(made)
            refuse_blocks(len(self.paragraphs))
        for box, run in boxes:
            self._box(box, run)

    def _box(self, box: Element, run: Element) -> None:
        first = len(self.paragraphs)
        kept, self.pending = self.pending, []
        self.blocks(box)
        self.pending = kept
        for paragraph in self.paragraphs[first:]:
            paragraph.anchor, paragraph.where = run, "a text box"

    def _row(self, row: Element) -> None:
        """Read a row of a table, or of a layout table (one cell in a row, or headings in cells)."""
        first, rows = len(self.paragraphs), self.rows
        cells: list[Sequence[Paragraph]] = []
        for cell in _inner(row, "w:tc"):
            start = len(self.paragraphs)
            self.blocks(cell)
            cells += [self.paragraphs[start:], *([],) * (_columns(cell) - 1)]
        filled = sum(any(paragraph.glyphs for paragraph in cell) for cell in cells)
        headed = any(paragraph.style.level for paragraph in self.paragraphs[first:])
        if filled > 1 and not headed and self.rows == rows:
            self.rows += 1
            for number, cell_paragraphs in enumerate(cells):
                for paragraph in cell_paragraphs:
                    paragraph.row, paragraph.cell = self.rows, number


def _columns(cell: Element) -> int:
    """Return the number of columns that a cell occupies."""
    properties = cell.first("w:tcPr")
    return span_of(properties.value("w:gridSpan") if properties else None)


def _goes_on(properties: Element | None) -> bool:
    """Return True if a paragraph's mark is deleted, so that the next paragraph is joined to it."""
    mark = properties.first("w:rPr") if properties else None
    return bool(mark and any(mark.first(tag) for tag in GONE))


def _inner(element: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, except for deleted rows."""
    for child in element.children:
        if child.tag == tag:
            properties = child.first("w:trPr")
            if not (properties and properties.first("w:del")):
                yield child
        elif child.tag in INSIDE or child.tag == "w:sdt":
            yield from _inner(child, tag)
