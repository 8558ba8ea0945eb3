"""What the markers that have an entry say of those that have none."""

from collections import Counter
from collections.abc import Sequence

from attrs import define

from factcheck.citing.references.catalogue import Catalogue
from factcheck.model import BlockKind, Citation, CitationKind, Reference, Resolution, Span

_Sort = tuple[CitationKind, bool, bool]

LEAST = 3
"""Markers of a kind that must have their entries before one without is told."""
_HEAD = 60


@define(slots=False)
class Settled:
    """A document with its resolved markers."""

    catalogue: Catalogue
    resolutions: Sequence[Resolution]

    def __attrs_post_init__(self) -> None:
        """Count what resolves, by the sort of marker."""
        self._done = {(one.citation.span, one.citation.label) for one in self.resolutions}
        self._sorts: Counter[_Sort] = Counter()
        for one in self.resolutions:
            self._sorts[_sort(one.citation)] += len(one.references)

    def has_entry(self, one: Citation) -> bool:
        """Say whether a marker has an entry, or a part of it has."""
        return (one.span, one.label) in self._done

    def alike(self, one: Citation) -> int:
        """Return how many entries the markers of the same sort lead to, each time counted."""
        return self._sorts[_sort(one)]

    def is_running(self, one: Citation) -> bool:
        """Say whether a marker is the document's own: neither quoted nor in a heading."""
        block = self.catalogue.document.block_at(one.span.start)
        return not one.is_quoted and block is not None and block.kind is not BlockKind.HEADING

    def head_of(self, entry: Reference) -> Span:
        """Return the first words of an entry, enough to know it by."""
        start, end = entry.span.start, min(entry.span.end, entry.span.start + _HEAD)
        words = self.catalogue.document.text[start:end]
        cut = words.rfind(" ") if end < entry.span.end else len(words)
        return Span(start, start + max(cut, 1))


def _sort(one: Citation) -> _Sort:
    """Return what makes markers alike: those of one sort are all taken for markers, or none."""
    is_number = one.kind is CitationKind.NUMBER
    return one.kind, bool(one.label), is_number and one.is_glued
