"""Ranges of a text covered by spans, such as quotations or names."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter

from factcheck.model.text import Span


class Covered:
    """The union of spans, for repeated lookups."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Merge the spans that overlap or touch."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans, key=attrgetter("start")):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(span.end, self._ends[-1])
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def at(self, offset: int) -> bool:
        """Return True if the character at an offset is covered."""
        last = bisect_right(self._starts, offset) - 1
        return last >= 0 and offset < self._ends[last]

    def holds(self, span: Span) -> bool:
        """Return True if a span is entirely covered."""
        last = bisect_right(self._starts, span.start) - 1
        return last >= 0 and span.end <= self._ends[last]

    def meets(self, span: Span) -> bool:
        """Return True if any part of a span is covered."""
        last = bisect_left(self._starts, span.end) - 1
        return last >= 0 and span.start < self._ends[last]
