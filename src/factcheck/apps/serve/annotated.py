"""Text with markup as sent by clients, and the mapping of offsets to the request.

Offsets are counted in UTF-16 code units, as in LanguageTool and most editors.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import field, frozen

from factcheck.apps.serve.limits import RefusedError

_LINE_END = "\r\n"
_MARK = "\ufeff"
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff]")
"""Control characters and byte order marks, which are replaced with spaces."""
_HALF = re.compile(r"[\ud800-\udfff]")
"""An unpaired surrogate."""


@frozen
class Piece:
    """A run of characters of the text, and the corresponding run of the request."""

    start: int
    """Offset of the run in the text."""
    length: int
    offset: int
    """Offset of the run in the request."""
    sent: int
    """Length of the run in the request."""
    is_same: bool = True
    """Whether both runs have the same text; False if the client replaced markup."""


@frozen
class Annotated:
    """The text of a request without markup, and the request as sent."""

    text: str = field(repr=False)
    sent: str = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)
    """The pieces, in order; none is empty."""
    _starts: list[int] = field(init=False, repr=False, eq=False)
    _wide: list[int] = field(init=False, repr=False, eq=False)
    """Offsets in the request of characters that consist of two code units."""

    def __attrs_post_init__(self) -> None:
        """Index the starts of the pieces and the characters that have two code units."""
        object.__setattr__(self, "_starts", [piece.start for piece in self.pieces])
        wide = [match.start() for match in re.finditer(r"[\U00010000-\U0010ffff]", self.sent)]
        object.__setattr__(self, "_wide", wide)

    @property
    def units(self) -> int:
        """Return the length of the text in code units."""
        return len(self.text) + sum(char > "\uffff" for char in self.text)

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return the range in the request, in code points, that corresponds to one in the text."""
        first, last = self._piece(start), self._piece(max(start, end - 1))
        begin = first.offset + (start - first.start if first.is_same else 0)
        if end <= start:
            return begin, begin
        behind = end - last.start if last.is_same else last.sent
        return begin, last.offset + behind

    def in_units(self, offset: int) -> int:
        """Convert an offset in the request from code points to code units."""
        return offset + bisect_left(self._wide, offset)

    def _piece(self, at: int) -> Piece:
        if not self.pieces:
            return Piece(0, 0, 0, 0)
        return self.pieces[max(0, bisect_right(self._starts, at) - 1)]


def of_text(text: str) -> Annotated:
    """Return the annotated form of a text without markup."""
    return _assembled([(text, text)])


def of_data(data: Any) -> Annotated:
    """Parse the parameter `data`, which is JSON: a text, or parts with markup.

    Raises:
        RefusedError: The parameter has the wrong structure.
    """
    if not isinstance(data, dict):
        raise RefusedError("'data' must be a JSON object with the key 'text' or 'annotation'")
    has_text, parts = data.get("text") is not None, data.get("annotation")
    if has_text == (parts is not None):
        found = "both" if has_text else "neither"
        raise RefusedError(
            f"'data' must have either the key 'text' or the key 'annotation'; found {found}"
        )
    if has_text:
        return of_text(_string(data["text"], "'text' in 'data'"))
    if not isinstance(parts, list):
        raise RefusedError("'annotation' in 'data' must be a list of objects")
    return _assembled(_read_and_sent(part, number) for number, part in enumerate(parts, 1))


def _read_and_sent(part: Any, number: int) -> tuple[str, str]:
    """Return the text of one part of an annotated text, and its characters in the request."""
    where = f"'annotation', object {number}"
    given = part if isinstance(part, dict) else {}
    text, markup, read = (given.get(key) for key in ("text", "markup", "interpretAs"))
    if (text is None) == (markup is None):
        raise RefusedError(f"{where}: expected either 'text' or 'markup'")
    if text is not None and read is not None:
        raise RefusedError(
            f"{where}: 'interpretAs' can only be used with 'markup', not with 'text'"
        )
    if text is not None:
        same = _string(text, f"{where}: 'text'")
        return same, same
    instead = "" if read is None else _string(read, f"{where}: 'interpretAs'")
    return instead, _string(markup, f"{where}: 'markup'")


def _string(value: Any, name: str) -> str:
    if isinstance(value, str):
        return value
    raise RefusedError(f"{name} must be a string")


def _assembled(parts: Iterable[tuple[str, str]]) -> Annotated:
    """Return the annotated text made of the given parts, which are pairs of text and original."""
    text, sent, pieces = list[str](), list[str](), list[Piece]()
    read_so_far = sent_so_far = 0
    for read, given in parts:
        is_same = read == given
        for words, length in _cleaned(read, given, is_same=is_same, first=not read_so_far):
            if words:
                pieces.append(Piece(read_so_far, len(words), sent_so_far, length, is_same))
            text.append(words)
            read_so_far += len(words)
            sent_so_far += length
        sent.append(given)
    return Annotated("".join(text), "".join(sent), tuple(pieces))


def _cleaned(read: str, given: str, *, is_same: bool, first: bool) -> Iterator[tuple[str, int]]:
    """Yield the runs of a part's text, each with the length of its original.

    A line ending of two characters becomes one; invalid characters become spaces.
    """
    if not is_same:
        yield _legible(read.replace(_LINE_END, "\n")), len(given)
        return
    if first and read.startswith(_MARK):
        yield "", 1
        read = read[1:]
    for number, words in enumerate(read.split(_LINE_END)):
        if number:
            yield "\n", len(_LINE_END)
        if words:
            yield _legible(words), len(words)


def _legible(words: str) -> str:
    return _HALF.sub("\ufffd", _UNREADABLE.sub(" ", words)).replace("\r", "\n")
