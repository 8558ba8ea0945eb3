"""The comments of a Word document: who said what of which words, and whether it is settled.

Source: ECMA-376 part 1, § 17.13.4; [MS-DOCX] § 2.5.3 for replies and for what is resolved.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from attrs import frozen

from factcheck.word.package import Package
from factcheck.word.views import Kind, Paragraph, View
from factcheck.word.xmltree import Element

AUTHOR = "factcheck"
"""Who the comments of this program are by."""

_CODE = re.compile(
    r"(?:In [^\n:]{1,40}:\n)?(?P<first>[A-Z]{3}\d\d) [a-z-]+: "
    r"|[\s\S]*\n\[(?P<last>[A-Z]{3}\d\d|[A-Z][a-z]\w*(?: \w+)*)\]\Z"
)
"""The check in a comment of ours: its name at the end; a code there or in front in older ones."""


@frozen
class Comment:
    """One comment or reply."""

    name: str
    """Its identifier, unique in the document."""
    author: str
    text: str
    """Its paragraphs, parted by line feeds."""
    start: int
    """Offset in the view of the first character that it is about."""
    end: int
    resolved: bool = False
    """Its thread is marked as resolved."""
    parent: str = ""
    """Identifier of the comment that it replies to."""

    @property
    def check(self) -> str:
        """Return the name or code of the check that it is of; empty where it is not by us."""
        found = _CODE.match(self.text) if self.author == AUTHOR else None
        told = (found["first"] or found["last"]) if found else ""
        return told if told.isupper() else told.lower().replace(" ", "-")


@frozen
class _Thread:
    """What is said of a comment beside it."""

    parent: str
    done: bool


def comments(package: Package, view: View) -> tuple[Comment, ...]:
    """Return the comments of a document in the order in which they are stored.

    Raises:
        UnreadableError: a part that holds them is damaged or too large.
    """
    root = package.tree(package.related.get("comments", ""))
    if root is None:
        return ()
    ranges = _Ranges(package.tree(package.main) or Element("", {}, 0), view)
    stored = [(one, _last_paragraph(one)) for one in root.all("w:comment")]
    threads = _threads(package)
    named = {mark: one.get("w:id") for one, mark in stored if mark}
    return tuple(
        Comment(
            one.get("w:id"),
            one.get("w:author"),
            "\n".join(_words(paragraph) for paragraph in one.all("w:p")),
            *ranges.of(one.get("w:id")),
            resolved=_is_done(mark, threads),
            parent=named.get(threads[mark].parent, "") if mark in threads else "",
        )
        for one, mark in stored
    )


def _threads(package: Package) -> dict[str, _Thread]:
    root = package.tree(package.related.get("commentsExtended", ""))
    return {
        one.get("w15:paraId"): _Thread(
            one.get("w15:paraIdParent"), one.get("w15:done") in ("1", "true")
        )
        for one in (root.all("w15:commentEx") if root else ())
    }


def _is_done(mark: str, threads: dict[str, _Thread]) -> bool:
    thread = threads.get(mark)
    if thread is None:
        return False
    top = threads.get(thread.parent)
    return thread.done or bool(top and top.done)


def _last_paragraph(comment: Element) -> str:
    """Return the mark of the last paragraph, by which a comment is called in its thread."""
    marks = [paragraph.get("w14:paraId") for paragraph in comment.all("w:p")]
    return marks[-1] if marks else ""


def _words(element: Element) -> str:
    if element.tag == "w:t":
        return element.text
    return "".join(_words(child) for child in element.children if child.tag != "w:del")


class _Ranges:
    """Where comments stand, in offsets of the view."""

    def __init__(self, root: Element, view: View) -> None:
        self.marks: dict[tuple[str, str], Element] = {}
        for element in _everything(root):
            self.marks.setdefault((element.tag, element.get("w:id")), element)
        self.glyphs = list(_placed(view))
        self.bytes = [at for _, _, at, _ in self.glyphs]
        """In ascending order, since the view has the main text in the order of the file."""
        self.hanging = [paragraph for paragraph in view.paragraphs if paragraph.anchor]

    def of(self, name: str) -> tuple[int, int]:
        """Return the range of a comment.

        Where it holds no words of the main text, it is what hangs there: the note, the text box;
        where there is none either, the paragraph that refers to the comment.
        """
        start = self.marks.get(("w:commentRangeStart", name))
        end = self.marks.get(("w:commentRangeEnd", name))
        if start and end:
            first = bisect_left(self.bytes, start.start)
            after = bisect_left(self.bytes, end.start)
            if first < after:
                return self.glyphs[first][0], self.glyphs[after - 1][1]
            hanging = list(self._hanging(range(start.start, end.start)))
            if hanging:
                return hanging[0][0], hanging[-1][1]
        return self._paragraph(start or self.marks.get(("w:commentReference", name)))

    def _hanging(self, stretch: range) -> Iterator[tuple[int, int]]:
        """Yield the paragraphs of notes and text boxes that hang on a stretch of the main part."""
        for paragraph in self.hanging:
            if paragraph.anchor and paragraph.anchor.start in stretch:
                yield paragraph.start, paragraph.start + len(paragraph.text)

    def _paragraph(self, mark: Element | None) -> tuple[int, int]:
        """Return the last paragraph that begins before a mark."""
        at = bisect_right(self.bytes, mark.start if mark else 0)
        if not at:
            return 0, 0
        above = self.glyphs[at - 1][3]
        return above.start, above.start + len(above.text)


def _everything(element: Element) -> Iterator[Element]:
    """Yield the marks of comments at any depth."""
    for child in element.children:
        if child.tag.startswith("w:comment"):
            yield child
        else:
            yield from _everything(child)


def _placed(view: View) -> Iterator[tuple[int, int, int, Paragraph]]:
    """Yield first and last offset, first byte and paragraph of the words of the main text."""
    for paragraph in view.paragraphs:
        at = paragraph.start
        for glyph in paragraph.glyphs:
            if paragraph.anchor is None and glyph.kind is not Kind.NOTE:
                yield at, at + len(glyph.text), glyph.run.start, paragraph
            at += len(glyph.text)
