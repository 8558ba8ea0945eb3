"""XML parser whose tree keeps the offsets of texts; expat reports malformed input.

Nothing is fetched. Entities that the document declares are not expanded: their references stay as
written. Source: Extensible Markup Language 1.0 (fifth edition), W3C.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from xml.parsers import expat

from attrs import frozen

from factcheck.document.readers.drafts import Run
from factcheck.document.readers.htmltree import MOST_DEPTH, Node, Text
from factcheck.errors import UnreadableError
from factcheck.limits import MOST_MARKS, Counts, refuse_above
from factcheck.model import SourceFile

REFERENCE = r"&#?[\w.:-]{1,40};"
"""Pattern of an escaped character in XML."""
_REMEDY = "Correct the XML there: every start tag needs its end tag, and & is written &amp;."


@frozen
class Characters(Text):
    """Characters as reported by expat: a reference is one character at its first offset."""

    def runs(self) -> Iterator[Run]:
        """Yield the characters."""
        yield self.raw, self.offset


def parse(source: SourceFile, counts: Counts) -> Node:
    """Return the root element; tags have no prefixes.

    Raises:
        UnreadableError: The text is not well-formed; the message has line and column.
        LimitError: The text has too many elements or references.
    """
    refuse_above(MOST_MARKS, source.text.count("&"), "references")
    tree = _Tree(source.text, counts)
    try:
        tree.parser.Parse(tree.data, True)  # noqa: FBT003 - a positional parameter of expat
    except expat.ExpatError as error:
        line, column = source.position(tree.offset(tree.parser.ErrorByteIndex))
        why = f"it is not well-formed XML: {expat.ErrorString(error.code)}"
        raise UnreadableError(f"{source.path}:{line}:{column}", why, _REMEDY) from None
    return next(node for node in tree.open[0].children if isinstance(node, Node))


class _Tree:
    """Builds the tree from the events of expat."""

    def __init__(self, text: str, counts: Counts) -> None:
        self.data = text.encode("utf-8", "replace")
        self.is_ascii = len(self.data) == len(text)
        self.counts = counts
        self.open = [Node("")]
        self.depth = 0
        self.declared = set[str]()
        self.seen = (0, 0)
        """The last requested byte offset and its character offset."""
        self.pending: list[str] = []
        """Pending characters that are adjacent in the file."""
        self.start = self.end = 0
        """Byte offsets of their start and end."""
        self.parser = expat.ParserCreate("utf-8")
        # References to entities that an external document type may declare are not errors.
        self.parser.UseForeignDTD(True)  # noqa: FBT003 - a positional parameter
        self.parser.DefaultHandler = lambda _: None  # prevents expansion of entities
        self.parser.EntityDeclHandler = lambda name, *_: self.declared.add(name)
        self.parser.SkippedEntityHandler = self._entity
        self.parser.ExternalEntityRefHandler = self._external
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def offset(self, byte: int) -> int:
        """Return the character offset of a byte offset; fast if called in ascending order."""
        if self.is_ascii or byte < self.seen[0]:
            return byte if self.is_ascii else len(self.data[:byte].decode("utf-8", "ignore"))
        last, characters = self.seen
        self.seen = (byte, characters + len(self.data[last:byte].decode("utf-8", "ignore")))
        return self.seen[1]

    def _flush(self) -> None:
        if self.pending:
            self.open[-1].children.append(
                Characters("".join(self.pending), self.offset(self.start))
            )
            self.pending = []

    def _text(self, words: str) -> None:
        at = self.parser.CurrentByteIndex
        if self.pending and at != self.end:
            self._flush()
        if not self.pending:
            self.start = at
        self.pending.append(words)
        is_escape = self.data[at : at + 1] == b"&" and len(words) == 1
        self.end = -1 if is_escape else at + len(words.encode())

    def _entity(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 - called by expat
        if is_parameter:
            return
        words = "" if name in self.declared else html5.get(f"{name};", "")
        self._flush()
        self.start = self.parser.CurrentByteIndex
        self.pending, self.end = [words if len(words) == 1 else f"&{name};"], -1
        self._flush()

    def _external(self, *_: object) -> int:
        at = self.parser.CurrentByteIndex
        self._entity(self.data[at + 1 : self.data.find(b";", at)].decode(), False)  # noqa: FBT003 - as expat does
        return 1  # as if it had been read

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._flush()
        self.counts.element()
        self.depth += 1
        if self.depth > MOST_DEPTH:  # treated as part of its parent
            return
        named = {
            key.rpartition(":")[2] if key != "xmlns" else key: value
            for key, value in attributes.items()
        }
        node = Node(tag.rpartition(":")[2], named)
        self.open[-1].children.append(node)
        self.open.append(node)

    def _end(self, _: str) -> None:
        self._flush()
        if self.depth <= MOST_DEPTH:
            self.open.pop()
        self.depth -= 1


_PROLOG = r"\s*+(?:<\?(?:(?!\?>).)*+\?>\s*+|<!--(?:(?!-->).)*+-->\s*+)*+"
_HEAD = re.compile(
    rf"{_PROLOG}(?P<type><!DOCTYPE\b[^>\[]*+(?:\[(?:(?!\]\s*>).)*+\]\s*)?>)?{_PROLOG}"
    r"<(?:[\w.-]+:)?(?P<tag>[\w.-]+)(?P<attributes>[^>]*+)",
    re.DOTALL,
)
_SPACE = re.compile(r"\bxmlns(?::\w+)?\s*=\s*[\"']([^\"']*)")


@frozen
class Head:
    """Information from the beginning of an XML file."""

    root: str
    """Name of the root element, without its prefix; empty if there is none."""
    spaces: tuple[str, ...] = ()
    """Namespaces declared by it."""
    doctype: str = ""
    """The document type declaration in lower case, without the internal subset."""


def head(text: str) -> Head:
    """Return the information from the beginning of a text."""
    found = _HEAD.match(text)
    if not found:
        return Head("")
    spaces = tuple(_SPACE.findall(found["attributes"]))
    return Head(found["tag"], spaces, (found["type"] or "").partition("[")[0].lower())
