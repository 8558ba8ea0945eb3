"""Factcheck instructions in a text: extracted, removed, and converted to suppressions.

  <!-- factcheck: ignore CHR01, DAT: two time zones, as the author wants it -->   in Markdown
  # factcheck: ignore-file QTY: figures are rounded in the source                  in plain text

An instruction on its own line applies to the block after it, an instruction inside a block to that
block, and `ignore-file` to the whole file.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.document.readers.assembly import compose
from factcheck.document.readers.drafts import Draft, Sheet
from factcheck.document.text import make_room
from factcheck.model import (
    IGNORE_FILE,
    MARK,
    Document,
    Instruction,
    Piece,
    SourceFile,
    Span,
    Suppression,
    instruction,
)

_LONGEST = 2000  # characters; a longer comment is not an instruction
LINES = rf"(?m)^[^\S\n]*#[^\S\n]*{MARK}(?P<told>[^\n]{{0,{_LONGEST}}})$"
"""A plain-text line that starts with a number sign."""
DOTTED = rf"(?m)^[^\S\n]*\.\.[^\S\n]+{MARK}(?P<told>[^\n]{{0,{_LONGEST}}})$"
"""A one-line comment in reStructuredText."""
SLASHED = rf"(?m)^//[^\S\n]*{MARK}(?P<told>[^\n]{{0,{_LONGEST}}})$"
"""A one-line comment in AsciiDoc."""
PERCENT = rf"(?m)(?<!\\)%[^\S\n]*{MARK}(?P<told>[^\n]{{0,{_LONGEST}}})$"
"""A comment in LaTeX."""
_COMMENT = rf"<!--\s{{0,9}}{MARK}(?P<told>(?:(?!-->)[\s\S]){{0,{_LONGEST}}})-->"
COMMENTS = rf"(?<!`){_COMMENT}"
"""A comment in Markdown, unless it is in code."""
PAGE_COMMENTS = _COMMENT
"""A comment in HTML."""
_BLOCK_NAMES = lexicon.alternation("formats.html blocks", "formats.xml blocks")
_BLOCK_TAG = re.compile(rf"</?(?!br\b)(?:{_BLOCK_NAMES}|t[dh]|body)\b|\\n", re.IGNORECASE)
"""Tags of elements that are displayed as blocks, and the line break in a notebook."""
_DECOMPOSED = re.compile(r"\w[\u0300-\u036f]{1,4}")
"""A letter with combining accents, as some systems store text (Unicode, ch. 3.11, NFD)."""
_BEGINS = re.compile(r"\s*(?:[-*+|>]|\d{1,9}[.)])")
"""The start of a Markdown item, row or quotation, which a blank line would split from its block."""


@frozen
class _Comment:
    """A comment that contains an instruction."""

    start: int
    end: int
    alone: bool
    """Whether the comment has no other text on its lines."""
    told: Instruction


@frozen
class _Cut:
    """A range of a file that is hidden from the format's reader."""

    start: int
    end: int
    last: str = ""
    """The character that the reader sees instead of the preceding one; empty if unchanged."""


def heeded(
    source: SourceFile,
    comments: str,
    drafts: Callable[[SourceFile], Sequence[Draft]],
) -> Document:
    """Return the document in a file without its instructions, which become suppressions.

    Args:
        source: The file.
        comments: A pattern such as `LINES`, `COMMENTS` or `PAGE_COMMENTS`.
        drafts: The function that returns the blocks of a file.
    """
    make_room(source.text)
    found = list(_found(source.text, comments)) if MARK in source.text else []
    cuts = [_cut(source.text, one, comments) for one in found]
    cuts += tuple(_composed(source.text, tuple(cuts)))
    if not cuts:
        return compose(source, drafts(source))
    short = _shortened(source.text, sorted(cuts, key=lambda cut: cut.start))
    made = drafts(SourceFile(source.path, short.text))
    document = compose(source, [short.restored(one) for one in made])
    return evolve(document, suppressions=tuple(_suppressions(document, found)))


def _found(text: str, comments: str) -> Iterator[_Comment]:
    for match in re.finditer(comments, text):
        told = instruction(match["told"])
        start, end = match.span()
        if told:
            line, after = text.rfind("\n", 0, start) + 1, text.find("\n", end)
            rest = text[line:start] + text[end : after if after >= 0 else None]
            yield _Comment(start, end, not rest.strip(), told)


def _cut(text: str, one: _Comment, comments: str) -> _Cut:
    """Return the range to hide: the comment, with its line end if that would split a list."""
    if not one.alone:
        return _Cut(one.start, one.end)
    start, after = text.rfind("\n", 0, one.start) + 1, text.find("\n", one.end)
    end = len(text) if after < 0 else after + 1
    joins = comments not in (COMMENTS, PAGE_COMMENTS) or _BEGINS.match(text, end)
    return _Cut(start, end if joins else max(one.end, end - 1))


def _composed(text: str, cuts: Sequence[_Cut]) -> Iterator[_Cut]:
    """Yield combining accents that form a single character with their letter (NFC)."""
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _DECOMPOSED.finditer(text):
        start = match.start() + 1
        whole = unicodedata.normalize("NFC", match[0])
        if len(whole) == 1 and not any(cut.start <= start <= cut.end for cut in cuts):
            yield _Cut(start, match.end(), whole)


def _shortened(text: str, cuts: Sequence[_Cut]) -> Sheet:
    short, done = Sheet(), 0
    for cut in cuts:
        letter = cut.start - len(cut.last)
        short.put(text[done:letter], done)
        short.put(cut.last, letter)
        done = cut.end
    short.put(text[done:], done)
    return short


def _suppressions(document: Document, found: Sequence[_Comment]) -> Iterator[Suppression]:
    source = document.files[0]
    pieces = sorted(document.pieces, key=lambda piece: piece.offset)
    for one in found:
        if one.told.word == IGNORE_FILE:
            covers = Span(0, len(document.text))
        else:
            covers = _covered(document, pieces, one)
        point = Span(covers.start, covers.start)
        told = one.told
        place = source.place(one.start, one.end)
        yield Suppression(point, told.codes, told.reason, covers, place, told.word)


def _covered(document: Document, pieces: Sequence[Piece], one: _Comment) -> Span:
    """Return the block that a comment applies to; an empty span if no block follows."""
    at = bisect_left(pieces, one.start, key=lambda piece: piece.offset)
    above = _block(document, pieces[at - 1]) if at else None
    below = _block(document, pieces[at]) if at < len(pieces) else None
    if above is None or one.alone or not _is_beside(document.files[0].text, pieces[at - 1], one):
        return below or Span(len(document.text), len(document.text))
    return above


def _is_beside(text: str, piece: Piece, one: _Comment) -> bool:
    """Return True if a comment follows words on its line, and no block ends between them."""
    end = piece.offset + piece.length
    return end > text.rfind("\n", 0, one.start) and not _BLOCK_TAG.search(text, end, one.start)


def _block(document: Document, piece: Piece) -> Span | None:
    around = document.entry_at(piece.start) or document.block_at(piece.start)
    return around.span if around else None
