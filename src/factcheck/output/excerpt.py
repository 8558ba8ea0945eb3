"""Excerpts: the line that contains a place, cut to a width, with the place to be marked."""

import itertools

from attrs import frozen

from factcheck.model import Place, SourceFile
from factcheck.output.escape import printable, width

ELLIPSIS = "…"


@frozen
class Excerpt:
    """A line of a file, cut to a width and split into the marked words and the text around them."""

    before: str
    marked: str
    after: str

    @property
    def line(self) -> str:
        """Return the text of the line."""
        return self.before + self.marked + self.after

    @property
    def indent(self) -> int:
        """Return the number of columns before the marked words."""
        return width(self.before)

    @property
    def length(self) -> int:
        """Return the number of columns of the marked words, at least 1."""
        return max(1, width(self.marked))


def excerpt(source: SourceFile, place: Place, columns: int, label: int = 0) -> Excerpt:
    """Return the line of a place, cut to a width, with the marked words near the middle.

    If a place extends over several lines, the first line is returned.

    Args:
        source: The file of the place.
        place: The place to show.
        columns: The total width.
        label: Number of columns to leave free after the marked words, for a label.
    """
    line = source.line(place.line)
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    parts = (line[: place.column - 1], line[place.column - 1 : end], line[end:])
    before, marked, after = (printable(part) for part in parts)
    marked = _cut(marked, columns)
    room = max(0, columns - width(marked))
    right = min(width(after), room // 2)
    left = min(width(before.lstrip()), max(0, room - max(right, label)))
    tail = _cut(before.lstrip()[::-1], left)[::-1]
    return Excerpt(tail, marked, _cut(after.rstrip(), room - left))


def _cut(text: str, columns: int) -> str:
    """Return the beginning of a text that fits, with an ellipsis if it is cut."""
    if width(text) <= columns:
        return text
    ends = itertools.accumulate(map(width, text))
    fitting = sum(1 for end in itertools.takewhile(lambda end: end < columns, ends))
    return text[:fitting] + ELLIPSIS if columns else ""


def clipped(before: str, after: str, most: int) -> tuple[str, str]:
    """Return the text before and after some words, cut at a space if longer than `most`."""
    if len(before) > most:
        before = "…" + (before[-most:].partition(" ")[2] or before[-most:])
    if len(after) > most:
        after = (after[:most].rpartition(" ")[0] or after[:most]) + "…"
    return before, after
