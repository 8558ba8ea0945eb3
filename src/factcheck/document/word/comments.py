"""The comments of a Word document: author, text, commented words, and whether resolved.

Source: ECMA-376 part 1, § 17.13.4; [MS-DOCX] § 2.5.3 for replies and for what is resolved.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from attrs import frozen

from factcheck.document.word.package import Package
from factcheck.document.word.views import Kind, Paragraph, View
from factcheck.document.word.xmltree import Element

AUTHOR = "factcheck"
"""The author of this program's comments."""

_CODE = re.compile(
    r"(?:In [^\n:]{1,40}:\n)?(?P<first>[A-Z]{3}\d\d) [a-z-]+: "
    r"|[\s\S]*\n\[(?P<last>[A-Z]{3}\d\d|[A-Z][a-z]\w*(?: \w+)*)\]\Z"
)
"""The check of our comment: its name at the end; in older comments a code there or at the start."""


@frozen
class Comment:
    """One comment or reply."""

    name: str
    """Id of the comment, unique in the document."""
    author: str
    text: str
    """Paragraphs of the comment, separated by line feeds."""
    start: int
    """Offset in the view of the first character of the commented words."""
    end: int
    resolved: bool = False
    """Whether its thread is marked as resolved."""
    parent: str = ""
    """Id of the comment that it replies to."""

    @property
    def check(self) -> str:
        """Return the name or code of its check; empty if it is not our comment."""
        found = _CODE.match(self.text) if self.author == AUTHOR else None
        told = (found["first"] or found["last"]) if found else ""
        return told if told.isupper() else told.lower().replace(" ", "-")


@frozen
class _Thread:
    """The thread data of a comment."""

    parent: str
    done: bool


def comments(package: Package, view: View) -> tuple[Comment, ...]:
    """Return the comments of a document in stored order.

    Raises:
        UnreadableError: A part that contains them is damaged or too large.
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
    """Return the mark of a comment's last paragraph, which identifies it in its thread."""
    marks = [paragraph.get("w14:paraId") for paragraph in comment.all("w:p")]
    return marks[-1] if marks else ""


def _words(element: Element) -> str:
    if element.tag == "w:t":
        return element.text
    return "".join(_words(child) for child in element.children if child.tag != "w:del")


class _Ranges:
    """The ranges of comments, as offsets of the view."""

    def __init__(self, root: Element, view: View) -> None:
        self.marks: dict[tuple[str, str], Element] = {}
        for element in _everything(root):
            self.marks.setdefault((element.tag, element.get("w:id")), element)
        self.glyphs = list(_placed(view))
        self.bytes = [at for _, _, at, _ in self.glyphs]
        """First bytes of the glyphs, in ascending order, because the view follows the file."""
        self.hanging = [paragraph for paragraph in view.paragraphs if paragraph.anchor]

    def of(self, name: str) -> tuple[int, int]:
        """Return the range of a comment.

        If it contains no words of the main text, the range is the note or text box anchored there;
        without one, the paragraph that refers to the comment.
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
        """Yield the paragraphs of notes and text boxes anchored in a range of the main part."""
        for paragraph in self.hanging:
            if paragraph.anchor and paragraph.anchor.start in stretch:
                yield paragraph.start, paragraph.start + len(paragraph.text)

    def _paragraph(self, mark: Element | None) -> tuple[int, int]:
        """Return the last paragraph that starts before a mark."""
        at = bisect_right(self.bytes, mark.start if mark else 0)
        if not at:
            return 0, 0
        above = self.glyphs[at - 1][3]
        return above.start, above.start + len(above.text)


def _everything(element: Element) -> Iterator[Element]:
    """Yield the range markers of comments at any depth."""
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
