"""The content of a paragraph: runs, fields, tracked changes, links, notes, text boxes."""

import re
from collections import Counter
from collections.abc import Iterator

from attrs import define, field

from factcheck.document.word.styles import Styles
from factcheck.document.word.views import Glyph, Kind
from factcheck.document.word.xmltree import Element

# Elements of ECMA-376 part 1, § 17. Accepting all changes removes tracked deletions and the old
# position of a move, and keeps insertions and the new position.
GONE = frozenset({"w:del", "w:moveFrom"})
INSIDE = frozenset(
    {"w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:customXml", "w:fldSimple", "w:dir"}
    | {"w:bdo", "w:sdtContent", "mc:AlternateContent", "mc:Choice"}
    | {"w:rubyBase", "w:ruby"}
)
_MATHS = frozenset({"m:oMath", "m:oMathPara"})
_NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
_CHARACTERS = {
    "w:tab": ("\t", Kind.TAB),
    "w:ptab": ("\t", Kind.TAB),
    "w:br": (" ", Kind.BREAK),
    "w:cr": (" ", Kind.BREAK),
    "w:noBreakHyphen": ("-", Kind.TEXT),
    "w:softHyphen": ("\u00ad", Kind.TEXT),
}
_REFERS = re.compile(r"\s*(?:REF|HYPERLINK\s+\\l)\s+\"?(?P<name>[^\s\"\\]+)")


@define
class _Field:
    """An open field."""

    code: str = ""
    first: int = -1
    """First glyph of the field's result; -1 before the result has started."""


@define
class Inline:
    """Reads runs. One instance is used for all paragraphs, because a field may span several."""

    styles: Styles
    fields: list[_Field] = field(factory=list)
    """The open fields, outermost first."""
    glyphs: list[Glyph] = field(factory=list)
    notes: list[tuple[str, str, Element]] = field(factory=list)
    """Kind, ID and run of each referenced note, in order."""
    counts: Counter[str] = field(factory=Counter)
    """Number of notes of each kind."""
    names: list[str] = field(factory=list)
    """Bookmarks that start in the paragraph."""
    pointers: list[tuple[int, int, str]] = field(factory=list)
    """First glyph, end and bookmark for each field or link that refers to a bookmark."""
    boxes: list[tuple[Element, Element]] = field(factory=list)
    """Contents of the text boxes anchored in the paragraph, each with its run."""

    def read(self, element: Element) -> None:
        """Read the content of an element inside a paragraph."""
        for child in element.children:
            if child.tag == "w:r":
                self._run(child)
            elif child.tag == "w:bookmarkStart":
                self.names.append(child.get("w:name"))
            elif child.tag in INSIDE:
                first = len(self.glyphs)
                self.read(child)
                is_external = bool(child.get("r:id"))  # the anchor is in another document
                own = "" if is_external else child.get("w:anchor")
                self._point(own or _target(child.get("w:instr")), first)
            elif child.tag == "w:sdt":
                self._control(child)
            elif child.tag in _MATHS:
                words = "".join(part.text for part in _below(child, "m:t"))
                self._put(Glyph(words, Kind.TEXT, child, child))

    def _control(self, control: Element) -> None:
        """Read a content control, unless it only shows a prompt."""
        content = control.first("w:sdtContent")
        properties = control.first("w:sdtPr")
        prompting = properties.on("w:showingPlcHdr") if properties else False
        if content and not prompting:
            self.read(content)

    def _run(self, run: Element) -> None:
        properties = run.first("w:rPr")
        shown = not self.styles.hidden(properties)
        emphasis = self.styles.emphasis(properties)
        for child in run.children:
            if child.tag == "w:fldChar":
                self._field(child.get("w:fldCharType"))
            elif child.tag == "w:instrText" and self.fields:
                self.fields[-1].code += child.text
            elif child.tag in _NOTES:
                self._note(child, run)
            elif shown and all(one.first >= 0 for one in self.fields):
                self._part(child, run, emphasis)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif self.fields and kind == "separate":
            self.fields[-1].first = len(self.glyphs)
        elif self.fields and kind == "end":
            ended = self.fields.pop()
            self._point(_target(ended.code), max(0, ended.first))

    def _point(self, name: str, first: int) -> None:
        """Record that the glyphs from `first` on refer to a bookmark."""
        if name and first < len(self.glyphs):
            self.pointers.append((first, len(self.glyphs), name))

    def _part(self, child: Element, run: Element, emphasis: int) -> None:
        if child.tag == "w:t":
            self._text(child, run, emphasis)
        elif child.tag in _CHARACTERS:
            text, kind = _CHARACTERS[child.tag]
            self._put(Glyph(text, kind, run, child, emphasis=emphasis))
        elif child.tag == "w:ruby":
            self.read(child)
        elif child.tag in ("w:drawing", "w:pict", "mc:AlternateContent", "w:object"):
            self.boxes += [(box, run) for box in _below(child, "w:txbxContent")]

    def _text(self, node: Element, run: Element, emphasis: int) -> None:
        text = node.text.replace("\n", " ")
        index = 0
        if node.get("xml:space") != "preserve":  # otherwise, outer whitespace is not displayed
            index = len(text) - len(text.lstrip(" \t"))
            text = text.strip(" \t")
        self._put(Glyph(text, Kind.TEXT, run, node, index, emphasis))

    def _note(self, reference: Element, run: Element) -> None:
        kind = _NOTES[reference.tag]
        self.notes.append((kind, reference.get("w:id"), run))
        number = self.counts[kind] = self.counts[kind] + 1
        self._put(Glyph(f"[^{note_label(kind, number)}]", Kind.NOTE, run, reference))

    def _put(self, glyph: Glyph) -> None:
        if glyph.text:
            self.glyphs.append(glyph)


def _target(code: str) -> str:
    """Return the bookmark that a field refers to; empty for other fields."""
    found = _REFERS.match(code)
    return found["name"] if found else ""


def note_label(kind: str, number: int) -> str:
    """Return the label of a note in the view: "3", or "e3" for an endnote."""
    return f"e{number}" if kind == "endnote" else str(number)


def _below(element: Element, tag: str) -> Iterator[Element]:
    """Yield the elements with a tag at any depth, except inside fallbacks."""
    for child in element.children:
        if child.tag == tag:
            yield child
        elif child.tag != "mc:Fallback":
            yield from _below(child, tag)
