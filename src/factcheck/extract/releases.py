"""Release notes and change logs, in which each entry describes only its own release.

"Version 2.3 (1998-08-19)" and "ember (2.56) unstable" are headings in such a log: lines that start
with the same words, each with a version, in ascending or descending order.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck import lexicon
from factcheck.model import BlockKind, Document, Span

_VERSION = re.compile(r"(?<![\d.])[vV]?(\d+(?:\.\d+)+|(?:19|20)\d\d[a-z]\b)[\w.+~-]*")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\breleased?\b", re.IGNORECASE)
_FIRST, _LONGEST = 60, 140
"""Maximum number of characters in a heading before its version, and maximum length of a heading."""
_FEWEST = 3
_IN_ORDER = 0.8
"""Minimum share of the steps between consecutive versions that go in the same direction."""

_Version = tuple[int, ...]


class Releases:
    """The headings of the releases in a document, which show which release a span belongs to."""

    def __init__(self, document: Document) -> None:
        """Find the headings of a document."""
        self._heads = sorted(_heads(document))

    def are_apart(self, one: Span, other: Span) -> bool:
        """Return True if two spans belong to different releases."""
        mine, theirs = (bisect_right(self._heads, span.start) for span in (one, other))
        return mine != theirs and bool(mine and theirs)


def releases(document: Document) -> Releases:
    """Return the releases of a document; cached with the document."""
    return document.once("releases", Releases)


def _heads(document: Document) -> Iterator[int]:
    """Yield the offsets of the headings of releases."""
    alike: defaultdict[str, list[tuple[int, _Version]]] = defaultdict(list)
    for block in document.blocks:
        if block.kind in (BlockKind.ROW, BlockKind.CODE):
            continue
        if head := _version(document.words(block.span)):
            lead, version = head
            alike[lead].append((block.span.start, version))
    for heads in alike.values():
        if _are_in_order([version for _, version in heads]):
            yield from (start for start, _ in heads)


def _version(text: str) -> tuple[str, _Version] | None:
    """Return the version in a short line, preceded by the text before it; None if there is none.

    Numbers of sections and figures are not versions: "2.1 The kiln", "Table 3.4".
    """
    found = _VERSION.search(text, 0, _FIRST) if len(text) <= _LONGEST else None
    if found is None:
        return None
    lead, rest = text[: found.start()].lower(), text[found.end() :]
    words = lead.split()
    last = words[-1] if words else ""
    is_label = last in lexicon.words("quantities.labels") and last not in ("version", "release")
    is_bare = not any(map(str.isalpha, lead + found[0][0]))
    if is_label or (is_bare and any(map(str.isalpha, _DATED.sub("", rest)))):
        return None
    if found[1][-1].isalpha():
        return lead, (int(found[1][:-1]), ord(found[1][-1]))
    return lead, tuple(map(int, found[1].split(".")))


def _are_in_order(versions: Sequence[_Version]) -> bool:
    """Return True if there are at least three versions, in order with few exceptions."""
    steps = [one < other for one, other in pairwise(versions) if one != other]
    most = max(steps.count(True), steps.count(False))
    return len({*versions}) >= _FEWEST and most >= _IN_ORDER * len(steps)
