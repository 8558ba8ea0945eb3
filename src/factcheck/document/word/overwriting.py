"""Other people's work in an earlier copy that would be lost if a new copy replaced it."""

from collections import Counter
from collections.abc import Iterator

from factcheck.document.word.comments import AUTHOR, comments
from factcheck.document.word.flow import view
from factcheck.document.word.package import Package
from factcheck.document.word.xmltree import Element

_TEXTS = ("footnotes", "endnotes")
"""Parts other than the main part that contain text."""


def lost(old: Package, new: Package) -> str:
    """Return a description of the work that a new copy lacks: "2 comments by Ann"; empty if none.

    This includes other people's comments, resolved threads of ours, and changed words. Our own
    comments and tracked changes do not count, because they can be written again.

    Raises:
        UnreadableError: A part of one copy is damaged or too large.
    """
    gone = Counter(_by_people(old)) - Counter(_by_people(new))
    if gone:
        names = sorted({author or "an unnamed author" for author, _, _ in gone})
        noun = "comment" if gone.total() == 1 else "comments"
        return f"{gone.total()} {noun} by {' and '.join(names)}"
    return "" if _words(old) == _words(new) else "text that differs"


def _by_people(package: Package) -> Iterator[tuple[str, str, bool]]:
    """Yield the author, text and status of resolved comments and of comments by other authors."""
    return (
        (one.author, one.text, one.resolved)
        for one in comments(package, view(package))
        if one.author != AUTHOR or one.resolved
    )


def _words(package: Package) -> list[str]:
    """Return the words of a document, without the effect of our tracked changes."""
    names = [package.main, *(package.related.get(kind, "") for kind in _TEXTS)]
    roots = [package.tree(name) for name in names]
    return ["".join(_written(root)) for root in roots if root is not None]


def _written(element: Element) -> Iterator[str]:
    is_ours = element.get("w:author") == AUTHOR
    if (element.tag == "w:ins" and is_ours) or (element.tag == "w:del" and not is_ours):
        return
    if element.tag in ("w:t", "w:delText"):
        yield element.text
    for child in element.children:
        yield from _written(child)
    if element.tag == "w:p":
        yield "\n"
