"""Outdated comments of factcheck, and their bytes in the parts."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from factcheck.document.word.comments import AUTHOR, Comment
from factcheck.document.word.xmltree import Element

Cut = tuple[int, int]
"""First byte, and end, of a range to be removed from a part."""
_MARKERS = frozenset({"w:commentRangeStart", "w:commentRangeEnd"})


def stale(there: Sequence[Comment], kept: Collection[str], ran: Collection[str]) -> frozenset[str]:
    """Return the ids of the outdated comments.

    These are by this program, and their check ran and no longer reports the same. Resolved comments
    and those with a reply are a person's decision and remain.

    Args:
        there: All comments of the document.
        kept: Ids of the comments that are still reported.
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
    """Return the ids of the comments of this program without a reply."""
    answered = {comment.parent for comment in there}
    return frozenset(
        comment.name
        for comment in there
        if comment.author == AUTHOR and not comment.parent and comment.name not in answered
    )


def marks(root: Element, names: Collection[str]) -> Iterator[Cut]:
    """Yield the range markers and references of some comments in the main part."""
    for child in root.children:
        if child.tag in _MARKERS and child.get("w:id") in names:
            yield child.start, child.end
        elif child.tag == "w:r":
            yield from _reference(child, names)
        else:
            yield from marks(child, names)


def _reference(run: Element, names: Collection[str]) -> Iterator[Cut]:
    """Yield a run that contains only the reference, or else the reference alone."""
    held = [child for child in run.children if child.tag != "w:rPr"]
    found = [one for one in held if one.tag == "w:commentReference" and one.get("w:id") in names]
    if found and len(found) == len(held):
        yield run.start, run.end
    else:
        yield from ((one.start, one.end) for one in found)
        yield from (cut for one in held if one.children for cut in marks(one, names))


def bodies(root: Element, names: Collection[str]) -> Iterator[Cut]:
    """Yield the elements of some comments in the comments part."""
    return ((one.start, one.end) for one in root.all("w:comment") if one.get("w:id") in names)


def without(raw: bytes, cuts: Iterable[Cut]) -> bytes:
    """Return a part without some byte ranges, which must not overlap."""
    kept, done = [], 0
    for start, end in sorted(cuts):
        kept.append(raw[done:start])
        done = end
    return b"".join((*kept, raw[done:]))
