"""Drafts: blocks on their way into a `Document`, with the offsets of their words."""

import re
from collections.abc import Iterable

from attrs import evolve, frozen
from attrs import field as _field

from factcheck.model import BlockKind, Piece

Run = tuple[str, int]
"""Raw characters and the offset at which they stand in the file; -1 for put-in characters."""

PUT_IN = -1

# Invisible marks that a reader of the page does not see and that would split a word in two:
# soft hyphen, zero-width space, word joiner, byte order mark inside a text.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_WORDS = re.compile(rf"[^\s{_INVISIBLE}]+(?:\s[^\s{_INVISIBLE}]+)*")
_SPACE = re.compile(r"\s")


@frozen
class Target:
    """An address behind words, which are told by their place in the file."""

    start: int
    end: int
    address: str


@frozen
class Draft:
    """A block before its place in the document is known."""

    kind: BlockKind
    text: str
    pieces: tuple[Piece, ...] = _field(default=(), repr=False)
    """With starts counted from the block's own first character."""
    level: int = 0
    lead: int = 0
    """How many characters at its beginning the layout sets off (bold, wide gap, first cell)."""
    depth: int = 0
    """How far it is indented or nested in lists."""
    listed: bool = False
    """It bears a bullet or a number."""
    field: str = ""
    """Of metadata: which field it is, in lower case."""
    program: bool = False
    """It is code in a language of computers."""
    parted: bool = False
    """What is no text stands between it and the block above."""
    begins: bool = False
    """It is the first row of a table."""
    links: tuple[Target, ...] = _field(default=(), repr=False)
    number: str = ""
    """What the format prints in front of it by itself: "3.2", "(b)"."""
    names: tuple[str, ...] = ()
    """Names by which links lead to it."""

    def become(self, kind: BlockKind, level: int = 0) -> "Draft":
        """Return the draft as a block of another kind."""
        return evolve(self, kind=kind, level=level)

    def moved(self, by: int) -> "Draft":
        """Return the draft of a part of a file that begins so many characters into it."""
        return Draft(
            self.kind,
            self.text,
            tuple([Piece(one.start, one.file, one.offset + by, one.length) for one in self.pieces]),
            self.level,
            self.lead,
            self.depth,
            self.listed,
            self.field,
            self.program,
            self.parted,
            self.begins,
            tuple([Target(one.start + by, one.end + by, one.address) for one in self.links]),
            self.number,
            self.names,
        )


class _Loom:
    """Joins runs into words with single spaces and remembers where each came from."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.pieces: list[list[int]] = []
        self.length = 0
        self.gap: int | None = None

    def add(self, raw: str, offset: int) -> None:
        done = 0
        for match in _WORDS.finditer(raw):
            self._note_gap(raw[done : match.start()], offset, done)
            if self.gap is not None and self.length:
                self._put(" ", self.gap)
            self.gap = None
            words = " ".join(match[0].split())
            self._put(words, offset if offset == PUT_IN else offset + match.start())
            done = match.end()
        self._note_gap(raw[done:], offset, done)

    def _note_gap(self, between: str, offset: int, at: int) -> None:
        space = _SPACE.search(between) if between and self.gap is None else None
        if space:
            self.gap = offset if offset == PUT_IN else offset + at + space.start()

    def _put(self, words: str, offset: int) -> None:
        if offset != PUT_IN:
            last = self.pieces[-1] if self.pieces else [0, 0, -1]
            if last[0] + last[2] == self.length and last[1] + last[2] == offset:
                last[2] += len(words)
            else:
                self.pieces.append([self.length, offset, len(words)])
        self.texts.append(words)
        self.length += len(words)


def weave(runs: Iterable[Run]) -> tuple[str, tuple[Piece, ...]]:
    """Join runs: white space between words becomes one space, none is left at the ends."""
    loom = _Loom()
    for raw, offset in runs:
        loom.add(raw, offset)
    pieces = tuple(Piece(start, 0, offset, length) for start, offset, length in loom.pieces)
    return "".join(loom.texts), pieces


def draft(
    kind: BlockKind,
    runs: Iterable[Run],
    *,
    level: int = 0,
    lead: int = 0,
    depth: int = 0,
    listed: bool = False,
) -> Draft:
    """Make a draft of runs."""
    text, pieces = weave(runs)
    return Draft(kind, text, pieces, level, lead, depth, listed)
