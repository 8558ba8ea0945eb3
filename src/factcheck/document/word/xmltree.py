"""XML as a tree of elements with byte offsets, so that edits leave all other bytes unchanged.

The parser is expat. Document type declarations are rejected before they are read: Office Open XML
does not allow them (ECMA-376 part 2, § 8.1.1), and without them there are no entities to expand and
no files to fetch.
"""

import re
from collections.abc import Iterator
from xml.parsers import expat

from attrs import define, field

from factcheck import limits
from factcheck.limits import LimitError, refuse_above

# The prefix that this project uses for each namespace: ECMA-376 part 1, annex A, transitional and
# strict; Microsoft's extensions, [MS-DOCX] § 2.
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/package/2006/content-types": "",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
_TAG = re.compile(rb"<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")


class XmlError(Exception):
    """Malformed or rejected XML. The message states the reason."""


@define(eq=False)
class Element:
    """An XML element."""

    tag: str
    """The name with this project's prefix: "w:p"."""
    attributes: dict[str, str]
    start: int
    """First byte of the start tag."""
    end: int = 0
    """End of the end tag, as a byte offset."""
    parts: list[str] = field(factory=list)
    """The characters directly in the element, as the parser reported them."""
    children: list["Element"] = field(factory=list)

    @property
    def text(self) -> str:
        """The characters directly in the element, without those in its children."""
        return "".join(self.parts)

    def get(self, name: str, default: str = "") -> str:
        """Return the value of an attribute."""
        return self.attributes.get(name, default)

    def first(self, tag: str) -> "Element | None":
        """Return the first child with a tag, or None."""
        return next((child for child in self.children if child.tag == tag), None)

    def all(self, tag: str) -> Iterator["Element"]:
        """Yield the children with a tag."""
        return (child for child in self.children if child.tag == tag)

    def value(self, tag: str) -> str | None:
        """Return `w:val` of the first child with a tag; None if there is no such child."""
        child = self.first(tag)
        return child.attributes.get("w:val") if child else None

    def on(self, tag: str) -> bool | None:
        """Return whether a property is on; None if it is missing (ECMA-376 part 1, § 17.17.4)."""
        child = self.first(tag)
        return None if child is None else child.get("w:val", "true") not in ("false", "0", "off")


def opening(raw: bytes, element: Element) -> int:
    """Return the byte offset after an element's start tag."""
    tag = _TAG.match(raw, element.start)
    return tag.end() if tag else element.end


def closing(raw: bytes, element: Element) -> int:
    """Return the byte offset of an element's end tag; for an empty-element tag, of its end."""
    if raw.startswith(b"/>", element.end - 2) and opening(raw, element) == element.end:
        return element.end
    return raw.rindex(b"</", element.start, element.end)


def parse(raw: bytes) -> Element:
    """Return the root element of an XML document.

    Args:
        raw: XML in UTF-8.

    Raises:
        XmlError: The XML is not well-formed, or has a document type.
        LimitError: The XML has too many elements, or they are nested too deeply.
    """
    tree = _Tree(raw)
    try:
        tree.parser.Parse(raw, True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError as error:
        raise XmlError(str(error)) from None
    return tree.root


class _Tree:
    """Builds the elements during parsing."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.root = Element("", {}, 0)
        self.open: list[Element] = []
        self.count = 0
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _refuse(self, *_: object) -> None:
        raise XmlError("a document type declaration (DTD) is not allowed")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        refuse_above(limits.MOST_WORD_ELEMENTS, self.count, "elements")
        if len(self.open) >= limits.MOST_DEPTH:
            raise LimitError(f"elements are nested more than {limits.MOST_DEPTH} levels deep")
        named = {_called(key): value for key, value in attributes.items()}
        element = Element(_called(name), named, self.parser.CurrentByteIndex)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def _end(self, _: str) -> None:
        element = self.open.pop()
        at = self.parser.CurrentByteIndex
        empty = not element.children and not element.parts and self.raw[at - 2 : at] == b"/>"
        element.end = at if empty else self.raw.index(b">", at) + 1

    def _text(self, text: str) -> None:
        self.open[-1].parts.append(text)


def _called(name: str) -> str:
    """Return a name with this project's prefix. A name in an unknown namespace is unchanged."""
    space, _, local = name.rpartition(" ")
    return _PREFIXES.get(space, f"{space} " if space else "") + local
