"""The label of an entry: a number, a key or a note mark in front of it."""

import bisect
import unicodedata

from factcheck.model import Block, Document
from factcheck.patterns import lazy
from factcheck.values import frozen

_BRACKETED = lazy(r"\[(?P<label>\^?[^\W_][\w.+:/-]{0,30}|\^[^\]\s]{1,80})\]:?(?=\s|$)")
_RAISED = lazy(r"[¹²³⁰⁴-⁹]{1,3}\s?(?=\S)")
_CARET = lazy(r"\^(?P<label>\d{1,3})\^?\s(?=\S)")
_PLAIN = lazy(r"(?P<label>\d{1,3})[.)]?\s(?=[^\W\d_]|[“\"‘'(])")
_BIBITEM = lazy(r"\\?bibitem(?:\[[^\]\n]{0,60}\])?\{(?P<label>[^{}\s]{1,60})\}\s?")
_IN_FILE = lazy(r"(?:^|[\s>(])\(?(?P<label>\d{1,3})[.)]\s*$")
_LINE = 40
"""Characters in front of an entry in which its number stands in the file."""


@frozen
class Label:
    """A label with the place at which the entry's own words begin."""

    text: str
    """Without brackets: "7", "^a", "Oka19"; empty for none."""
    start: int
    number: int | None = None


def label_of(document: Document, block: Block) -> Label:
    """Return the label of a block; that of a list item stands in the file alone."""
    start, end = block.span.start, block.span.end
    for pattern in (_BRACKETED, _CARET, _BIBITEM):
        found = pattern.match(document.text, start, end)
        if found:
            return _label(found["label"], _behind(document, found.end(), end))
    raised = _RAISED.match(document.text, start, end)
    if raised:
        return _label(unicodedata.normalize("NFKC", raised[0].strip()), raised.end())
    plain = _PLAIN.match(document.text, start, end)
    if plain:
        return _label(plain["label"], plain.end())
    found = _IN_FILE.search(_line_before(document, start))
    return _label(found["label"], start) if found else Label("", start)


def _behind(document: Document, at: int, end: int) -> int:
    while at < end and document.text[at].isspace():
        at += 1
    return at


def _label(text: str, start: int) -> Label:
    digits = text.removeprefix("^")
    number = int(digits) if digits.isdecimal() and len(digits) < 4 else None  # noqa: PLR2004
    return Label(text, start, number)


def _line_before(document: Document, start: int) -> str:
    """Return what the line of the file holds in front of a block."""
    at = bisect.bisect_right(document.pieces, start, key=lambda piece: piece.start) - 1
    if at < 0 or document.pieces[at].start != start:
        return ""
    piece = document.pieces[at]
    raw = document.files[piece.file].text[max(0, piece.offset - _LINE) : piece.offset]
    return raw.rpartition("\n")[2]
