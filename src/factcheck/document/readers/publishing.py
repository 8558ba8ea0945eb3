"""Reader for JATS, TEI, DocBook and CNXML, with a table of element roles for each."""

import re
from collections.abc import Iterator, Mapping

from attrs import evolve, field, frozen, mutable

from factcheck import lexicon
from factcheck.document.readers.drafts import PUT_IN, Draft
from factcheck.document.readers.htmltree import Node, Text, parse_xml
from factcheck.document.readers.markup import BOLD, ITALIC, PLAIN, Builder, Stretch
from factcheck.document.readers.paragraphs import Around
from factcheck.document.readers.xmltree import Head, head
from factcheck.errors import UnreadableError
from factcheck.model import BlockKind, SourceFile

_SPACES = {
    "http://www.tei-c.org/ns/1.0": "tei",
    "http://docbook.org/ns/docbook": "docbook",
    "http://cnx.rice.edu/cnxml": "cnxml",
}
_ROOTS = {"TEI": "tei", "TEI.2": "tei", "teiCorpus": "tei"}
_JATS_PARTS = frozenset({"front", "body", "back", "book-meta", "front-matter", "book-body"})
_TABLES = {
    "jats": ("formats.xml jats", "formats.xml jats fields"),
    "tei": ("formats.xml tei", "formats.xml tei fields"),
    "docbook": ("formats.xml docbook", "formats.xml docbook fields"),
    "cnxml": ("formats.xml cnxml", "formats.xml cnxml fields"),
}
_READ = (
    "JATS (<article>), TEI (<TEI>), DocBook (<book>, <article>, <chapter> …), CNXML (<document>)"
)
_BLOCKS = lexicon.words("formats.xml roles of blocks")
"""Roles of elements that are always blocks."""
_OUTER = frozenset({"quotation", "reference"})
"""Roles of elements that are blocks except inside another block."""
_QUOTED = tuple("\"'“”‘’«»„‚‹")
_NOTE_MARKS = frozenset({"fn", "table-fn", "aff", "corresp", "author-notes"})
_GAP, _BREAK = Stretch(" ", PUT_IN), Stretch("\n", PUT_IN)
_OF_NAMES, _ENDS = ("given-names", "firstname", "surname", "suffix"), (".", "?", "!")
_NUMBER = re.compile(r"\d{1,4}")
_PLAIN_ROLES = frozenset({"", "bold", "italic"})
_EMPHASIS = {"bold": BOLD, "italic": ITALIC}


@frozen
class _Vocabulary:
    """The elements of one XML vocabulary."""

    name: str
    roles: Mapping[str, str]
    fields: Mapping[str, str]
    """Metadata field for each element name or "parent/element" path."""


def xml_drafts(source: SourceFile) -> tuple[Draft, ...]:
    """Return the blocks of well-formed XML in one of the vocabularies, in order.

    Raises:
        UnreadableError: The file uses another vocabulary.
        LimitError: The file has too many elements or blocks.
    """
    root = next(parse_xml(source.text).elements())
    known = Head(root.tag, tuple(root.attributes.values()), head(source.text).doctype)
    name = _vocabulary(known, root) if is_published(known) else ""
    if not name:
        why = f"the root element <{root.tag}> is not part of a supported XML vocabulary"
        raise UnreadableError(source.path, why, f"Supported formats: {_READ}.")
    roles, fields = map(lexicon.table, _TABLES[name])
    walk = _Walk(_Vocabulary(name, roles, fields))
    walk.element(root, Around(), root)
    walk.flush(Around())
    return walk.builder.finished()


def is_published(known: Head) -> bool:
    """Return True if the start of a file suggests one of the vocabularies."""
    sections = lexicon.table("formats.xml docbook")
    return (
        any(space in _SPACES for space in known.spaces)
        or known.root in (*_ROOTS, "article", "book", "document")
        or sections.get(known.root) == "section"
        or "docbook" in known.doctype
    )


def _vocabulary(known: Head, root: Node) -> str:
    """Return the name of a document's vocabulary; empty if it is not supported."""
    for space in known.spaces:
        if space in _SPACES:
            return _SPACES[space]
    inside = {child.tag for child in root.children if isinstance(child, Node)}
    if root.tag in _ROOTS:
        return _ROOTS[root.tag]
    if root.tag == "document":
        return "cnxml" if "content" in inside else ""
    if inside & _JATS_PARTS and "docbook" not in known.doctype:
        return "jats"
    return "docbook"


@mutable(eq=False)
class _Walk:
    """Processes the elements of a document."""

    vocabulary: _Vocabulary
    builder: Builder = field(factory=Builder)
    shown: list[Stretch] = field(factory=list)
    """The text of the current paragraph."""
    kind: BlockKind = BlockKind.PARAGRAPH
    label: list[Stretch] = field(factory=list)
    """The number or mark of the next block."""
    is_entry: bool = False
    """Whether the current element is an entry of a reference list."""
    level: int = 0
    """The number of open sections."""

    def role(self, node: Node) -> str:
        """Return the role of an element; empty if it is inline or a container."""
        return self.vocabulary.roles.get(node.tag, "")

    def blocks(self, node: Node, around: Around, *, inside: bool) -> Around:
        """Read the content of an element, and return the context of the next block.

        Args:
            node: The element.
            around: The context of the element.
            inside: Whether the element is a paragraph or part of one.
        """
        for child in node.children:
            if isinstance(child, Text):
                self.shown += _characters(child, PLAIN)
            elif not inside and self.role(child) == "label":
                self.label = [*self.inline(child, PLAIN), _GAP]
            elif self._begins_block(child, inside=inside):
                around = self.flush(around)
                around = self.element(child, around, node)
                around = self.flush(around)
            elif self.role(child) in _PLAIN_ROLES and any(map(self._is_block, child.elements())):
                around = self.blocks(child, around, inside=inside)
            else:
                self.shown += self.inline(child, PLAIN)
        return around

    def _is_block(self, node: Node) -> bool:
        return self.role(node) in _BLOCKS

    def _begins_block(self, node: Node, *, inside: bool) -> bool:
        role = self.role(node)
        outer = role in _OUTER or (not role and bool(node.children))
        return role in _BLOCKS or (outer and not inside)

    def flush(self, around: Around) -> Around:
        """End the current paragraph, and return the context of the next one."""
        shown, self.shown = self.shown, []
        if not any(one.raw.strip() for one in shown):
            return around
        self.builder.paragraph([*self._labels(), *shown], around, self.kind)
        return evolve(around, first=False)

    def _labels(self) -> list[Stretch]:
        """Return the pending label, and clear it."""
        label, self.label = self.label, []
        return label

    def element(self, node: Node, around: Around, parent: Node) -> Around:
        """Read a block element, and return the context of the next one."""
        role = self.role(node)
        if role == "title":
            return self._title(node, around, self.role(parent))
        if role == "head":
            self._head(node)
        elif role in ("code", "program"):
            self.builder.raw(node.runs(), program=role == "program")
        elif role == "row":
            cells = [child for child in node.children if isinstance(child, Node)]
            shown = [list(self.line(cell, PLAIN)) for cell in cells]
            self.builder.row(shown, spans=[cell.spans for cell in cells])
        elif role == "reference":
            self.is_entry = True
            self.shown += self.line(node, PLAIN)
            self.is_entry = False
        else:
            return self._container(node, around, role)
        return self.flush(around)

    def _container(self, node: Node, around: Around, role: str) -> Around:
        inner, level, kind = around, self.level, self.kind
        if role == "section":
            self.level += 1
        elif role in ("quote", "quotation"):
            inner = evolve(around, quoted=True)
        elif role == "list":
            inner = evolve(around, depth=around.depth + 1, first=False)
        elif role == "item":
            inner = evolve(around, depth=max(1, around.depth), first=True)
        elif role == "caption":
            self.kind = BlockKind.CAPTION
        if node.tag == "abstract" and self._lacks_heading(node):
            self.builder.heading([Stretch("Abstract", PUT_IN)], self.level)
        inner = self.flush(self.blocks(node, inner, inside=role in ("paragraph", "item")))
        if self.label and role == "figure":
            self.builder.paragraph(self._labels(), kind=BlockKind.CAPTION)
        self.label = []
        self.level, self.kind = level, kind
        return evolve(around, first=around.first and inner.first and role != "item")

    def _lacks_heading(self, abstract: Node) -> bool:
        """Return True if an article's abstract has no title."""
        titles = {child.tag for child in abstract.children if isinstance(child, Node)} & {"title"}
        kind = abstract.attributes.get("abstract-type")
        return self.vocabulary.name == "jats" and not titles and not kind

    def _title(self, node: Node, around: Around, parent: str) -> Around:
        words = list(self.line(node, PLAIN))
        if parent in ("figure", "caption"):
            self.shown = words
            outer, self.kind = self.kind, BlockKind.CAPTION
            around = self.flush(around)
            self.kind = outer
            return around
        if parent in ("section", "head") or self.vocabulary.name == "jats":
            self.builder.heading([*self._labels(), *words], max(1, self.level))
            return around
        self.shown = words
        return self.flush(around)

    def line(self, node: Node, emphasis: int) -> Iterator[Stretch]:
        """Yield the visible text of an element as one line, with spaces between its blocks."""
        is_bare = self.is_entry and all(map(_is_blank, node.children))
        marks = lexicon.table("formats.xml punctuation") if is_bare else {}
        before = last = ""
        for child in node.children:
            if isinstance(child, Text):
                yield from () if is_bare else _characters(child, emphasis)
                continue
            if not is_bare:
                yield from self.inline(child, emphasis)
                continue
            shown = list(self.inline(child, emphasis))
            words = "".join(one.raw for one in shown).rstrip()
            if words:
                yield from _punctuation(before, child.tag, marks, last)
                before, last = child.tag, words[-1]
            yield from shown
        if marks.get(before) == "(":
            yield Stretch(")", PUT_IN)

    def inline(self, node: Node, emphasis: int) -> Iterator[Stretch]:
        """Yield the visible text of an inline element."""
        role = self.role(node)
        if role == "skip" or node.attributes.get("ref-type") in _NOTE_MARKS:
            return
        if role == "note":
            self._note(node)
        elif role == "break":
            yield from () if node.attributes.get("break") == "no" else (_BREAK,)
        elif role == "raised" and any(one.tag == "xref" for one in node.elements()):
            return
        elif role in ("quoted", "quotation", "quote") and not node.words.startswith(_QUOTED):
            yield Stretch("“", PUT_IN, emphasis)
            yield from self.line(node, emphasis)
            yield Stretch("”", PUT_IN, emphasis)
        else:
            parted = not self.is_entry and (role in _BLOCKS or role in ("label", "line"))
            yield from (_GAP,) if parted else ()
            target = _target(node)
            for one in self.line(node, max(emphasis, _EMPHASIS.get(role, PLAIN))):
                yield evolve(one, target=target) if target and not one.target else one
            yield from (_BREAK if role == "line" else _GAP,) if parted else ()

    def _note(self, node: Node) -> None:
        """Store a note for the end of the document. Its label is not part of its text."""
        labels = [
            child for child in node.children if isinstance(child, Node) and child.tag == "label"
        ]
        number = len(self.builder.notes) + 1
        label = node.attributes.get("n", "") or (labels[0].words if labels else "") or str(number)
        rest = evolve(node, children=[child for child in node.children if child not in labels])
        self.builder.note("".join(label.split())[:12], list(self.line(rest, PLAIN)))

    def _head(self, node: Node) -> None:
        """Read the metadata, the title and the abstract, and skip the rest of the front matter."""
        parents = [node, *node.elements()]
        dates: list[Node] = []
        abstracts: list[Node] = []
        for parent in parents:
            for child in parent.children:
                if not isinstance(child, Node):
                    continue
                fields = self.vocabulary.fields
                name = fields.get(f"{parent.tag}/{child.tag}", fields.get(child.tag, ""))
                if self.vocabulary.name == "docbook" and parent is node and child.tag == "title":
                    self.builder.heading(list(self.line(child, PLAIN)), max(1, self.level))
                elif name == "date":
                    dates.append(child)
                elif name:
                    self._field(name, child)
                elif child.tag.endswith("abstract"):
                    abstracts.append(child)
        whole = [one for one in dates if any(child.tag == "day" for child in one.elements())]
        for one in (whole or dates)[:1]:
            self.builder.metadata("date", list(self._date(one)))
        for one in abstracts:
            self.element(one, Around(), node)

    def _field(self, name: str, node: Node) -> None:
        types = {node.attributes.get(key, name) for key in ("contrib-type", "pub-id-type", "class")}
        if types != {name}:
            return
        parts = {child.tag: child for child in node.elements()}
        given = parts.get("given-names") or parts.get("firstname")
        surname = parts.get("surname")
        if "collab" in parts:
            self.builder.metadata(name, list(self.line(parts["collab"], PLAIN)))
        elif surname:
            words = [*self.line(given, PLAIN), _GAP] if given else []
            self.builder.metadata(name, [*words, *self.line(surname, PLAIN)])
        else:
            self.builder.metadata(name, list(self.line(node, PLAIN)))

    def _date(self, node: Node) -> Iterator[Stretch]:
        """Yield a date: its year, month and day in this order, or its words."""
        parts = {child.tag: child for child in node.elements()}
        numbers = [parts[tag] for tag in ("year", "month", "day") if tag in parts]
        if not numbers or not all(_NUMBER.fullmatch(one.words) for one in numbers):
            yield from self.line(node, PLAIN)
            return
        for one in numbers:
            yield Stretch("-" if one.tag != "year" else "", PUT_IN)
            yield Stretch("0" if len(one.words) == 1 else "", PUT_IN)
            yield from (part for part in self.line(one, PLAIN) if part.raw.strip())


def _characters(text: Text, emphasis: int) -> Iterator[Stretch]:
    return (Stretch(raw.replace("\n", " "), at, emphasis) for raw, at in text.runs() if raw)


def _is_blank(child: Node | Text) -> bool:
    """Return True if a child is an element or only whitespace."""
    return isinstance(child, Node) or not child.raw.strip()


def _punctuation(before: str, tag: str, marks: Mapping[str, str], last: str) -> Iterator[Stretch]:
    """Yield the punctuation between two fields of an entry. The first field ends with `last`."""
    if not before:
        return
    mark, closes = marks.get(tag, ""), ")" if marks.get(before) == "(" else ""
    if mark == "–":
        yield Stretch(mark, PUT_IN)
    elif tag in _OF_NAMES or "label" in (tag, before) or (mark == "." and last in _ENDS):
        yield _GAP
    else:
        yield Stretch(closes + {"(": " (", ".": ". "}.get(mark, ". " if closes else ", "), PUT_IN)


def _target(node: Node) -> str:
    """Return the address of a link element; empty for other elements."""
    if node.tag not in ("ext-link", "uri", "ulink", "link", "ref"):
        return ""
    found = (node.attributes.get(key, "") for key in ("href", "url", "target"))
    return next((one for one in found if one and not one.startswith("#")), "")
