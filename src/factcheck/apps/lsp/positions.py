"""Positions as editors count them: lines from 0, characters in units of an encoding.

Source: Language Server Protocol 3.17, "Position", "PositionEncodingKind" and "Text Documents".
"""

import bisect
import enum
import re
from collections.abc import Sequence

from attrs import field, frozen
from lsprotocol.types import (
    Position,
    Range,
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
)

from factcheck.model import Place

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"


class Encoding(enum.StrEnum):
    """The unit of character positions, negotiated between client and server."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


_CODECS = {Encoding.UTF8: "utf-8", Encoding.UTF16: "utf-16-le", Encoding.UTF32: "utf-32-le"}
_SIZES = {Encoding.UTF8: 1, Encoding.UTF16: 2, Encoding.UTF32: 4}
"""Size of a unit in bytes."""


def units(text: str, encoding: Encoding) -> int:
    """Return the length of a text in units of the encoding."""
    return len(text) if text.isascii() else len(_encoded(text, encoding)) // _SIZES[encoding]


def _encoded(text: str, encoding: Encoding) -> bytes:
    return text.encode(_CODECS[encoding], "surrogatepass")


@frozen
class Lines:
    """A text as in the editor, split into lines; line endings and byte order mark are kept."""

    text: str
    encoding: Encoding = Encoding.UTF16
    _starts: Sequence[int] = field(init=False, repr=False, eq=False)
    _ends: Sequence[int] = field(init=False, repr=False, eq=False)
    """End of each line, excluding its line ending."""

    def __attrs_post_init__(self) -> None:
        """Find the lines."""
        found = [match.span() for match in _LINE_END.finditer(self.text)]
        object.__setattr__(self, "_starts", [0, *(end for _, end in found)])
        object.__setattr__(self, "_ends", [*(start for start, _ in found), len(self.text)])

    @property
    def count(self) -> int:
        """Return the number of lines."""
        return len(self._starts)

    def line(self, number: int) -> str:
        """Return line `number`, from 0, without its line ending; empty if it does not exist."""
        if not 0 <= number < self.count:
            return ""
        return self.text[self._starts[number] : self._ends[number]]

    def start(self, number: int) -> int:
        """Return the offset of the start of a line, after the byte order mark if any."""
        is_behind_mark = number == 0 and self.text.startswith(_MARK)
        return self._starts[number] + is_behind_mark

    def position(self, offset: int) -> Position:
        """Return the position of an offset in the text."""
        number = bisect.bisect_right(self._starts, offset) - 1
        start = self._starts[number]
        before = self.text[start : min(offset, self._ends[number])]
        return Position(number, units(before, self.encoding))

    def offset(self, position: Position) -> int:
        """Return the offset of a position; one past the end of a line is moved to its end."""
        if position.line >= self.count:
            return len(self.text)
        start, end = self._starts[position.line], self._ends[position.line]
        words = self.text[start:end]
        if words.isascii():
            return min(start + position.character, end)
        before = _encoded(words, self.encoding)[: position.character * _SIZES[self.encoding]]
        whole = before.decode(_CODECS[self.encoding], "ignore")
        return start + len(whole)

    def range(self, place: Place) -> Range:
        """Return the range of a place that is in this text."""
        start = self._offset_of(place.line, place.column)
        end = self._offset_of(place.end_line, place.end_column)
        return Range(self.position(start), self.position(max(start, end)))

    def _offset_of(self, line: int, column: int) -> int:
        """Return the offset of a line and column, both from 1; a byte order mark does not count."""
        number = min(max(line, 1), self.count) - 1
        return min(self.start(number) + max(column, 1) - 1, self._ends[number])


def edited(lines: Lines, changes: Sequence[TextDocumentContentChangeEvent]) -> Lines:
    """Return a text after applying the client's changes in order."""
    for change in changes:
        text = change.text
        if isinstance(change, TextDocumentContentChangePartial):
            start, end = lines.offset(change.range.start), lines.offset(change.range.end)
            text = lines.text[:start] + text + lines.text[max(start, end) :]
        lines = Lines(text, lines.encoding)
    return lines


def is_inside(position: Position, area: Range) -> bool:
    """Return True if a position is inside a range or at one of its ends."""
    return _key(area.start) <= _key(position) <= _key(area.end)


def is_touching(one: Range, other: Range) -> bool:
    """Return True if two ranges overlap or touch."""
    return _key(one.start) <= _key(other.end) and _key(other.start) <= _key(one.end)


def _key(position: Position) -> tuple[int, int]:
    return position.line, position.character
