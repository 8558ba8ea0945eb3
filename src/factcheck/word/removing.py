"""Comments of factcheck that no longer hold: which they are, and their bytes in the parts."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from factcheck.word.comments import AUTHOR, Comment
from factcheck.word.xmltree import Element

Cut = tuple[int, int]
"""First byte and one past the last of what is taken out of a part."""
_MARKERS = frozenset({"w:commentRangeStart", "w:commentRangeEnd"})


def stale(there: Sequence[Comment], kept: Collection[str], ran: Collection[str]) -> frozenset[str]:
    """Return the names of the comments to take out.

    They are by this program, of a check that ran and does not say the same again. What is resolved
    or has a reply is somebody's decision and stays.

    Args:
        there: All comments of the document.
        kept: Names of those that say what is said now.
        ran: Names and codes of the checks that ran.
    """
    answered = {comment.parent for comment in there}
    return frozenset(
        comment.name
        for comment in there
        if comment.check in ran
        and not (comment.resolved or comment.parent)
        and comment.name not in {*answered, *kept}
    )


def cleared(there: Sequence[Comment]) -> frozenset[str]:
    """Return the names of the comments of this program that nobody has answered."""
    answered = {comment.parent for comment in there}
    return frozenset(
        comment.name
        for comment in there
        if comment.author == AUTHOR and not comment.parent and comment.name not in answered
    )


def marks(root: Element, names: Collection[str]) -> Iterator[Cut]:
    """Yield where the main part marks the words of some comments and refers to them."""
    for child in root.children:
        if child.tag in _MARKERS and child.get("w:id") in names:
            yield child.start, child.end
        elif child.tag == "w:r":
            yield from _reference(child, names)
        else:
            yield from marks(child, names)


def _reference(run: Element, names: Collection[str]) -> Iterator[Cut]:
    """Yield a run that holds nothing but the reference, or else the reference alone."""
    held = [child for child in run.children if child.tag != "w:rPr"]
    found = [one for one in held if one.tag == "w:commentReference" and one.get("w:id") in names]
    if found and len(found) == len(held):
        yield run.start, run.end
    else:
        yield from ((one.start, one.end) for one in found)
        yield from (cut for one in held if one.children for cut in marks(one, names))


def bodies(root: Element, names: Collection[str]) -> Iterator[Cut]:
    """Yield where the part of the comments holds some of them."""
    return ((one.start, one.end) for one in root.all("w:comment") if one.get("w:id") in names)


def without(raw: bytes, cuts: Iterable[Cut]) -> bytes:
    """Return a part without some stretches, none of which overlap."""
    kept, done = [], 0
    for start, end in sorted(cuts):
        kept.append(raw[done:start])
        done = end
    return b"".join((*kept, raw[done:]))
