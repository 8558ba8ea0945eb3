"""Numeric markers: "[7]", "[3, 5–7]", "(7)", "¹", "[^7]"."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from factcheck.mentions.references.running import Running
from factcheck.model import Block, Citation, CitationKind, Piece, Span
from factcheck.patterns import lazy

_RUN = r"\d{1,3}(?:\s?[–-]\s?\d{1,3})?"
_BRACKETS = lazy(
    rf"\[(?P<runs>{_RUN}(?:\s?[,;]\s?{_RUN}){{0,30}})(?P<locator>[,:]\s(?:pp?\.|ch\.|chap\.|sec\.|§|art\.)[^\[\]]{{1,30}})?\]"
)
_ROUND = lazy(rf"(?<=[\w”\"’)]\s)\((?P<runs>{_RUN}(?:\s?,\s?{_RUN}){{0,30}})\)(?=[.,;:]|$)")
_RAISED = lazy(r"(?<=[^\s\d])[¹²³⁰⁴-⁹]{1,3}(?:[,⁻–⁃][¹²³⁰⁴-⁹]{1,3}){0,9}")
# Raised figures behind these are powers. Source: SI Brochure (2019), units with exponents in use.
_POWERS = lazy(r"(?:^|[\s\d(/·])(?:[kcmdµnMG]?m|km|ft|in|yd|mi|s|kg|x|y|n|r|10|ha|Nm)$")
_NUMBER = lazy(r"(\d{1,3})(?:\s?[–-]\s?(\d{1,3}))?")
_NOTE = lazy(r"\[(?P<label>\^[^\]\s]{1,80})\](?!:)")
_SUP = lazy(r"<sup\b[^<>]{0,80}>\s*\[?\s*$", re.IGNORECASE)
_SUP_END = lazy(r"\s*\]?\s*</sup>", re.IGNORECASE)
_DIGITS = lazy(r"\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}")
_LONGEST_RUN = 60
_LAST_WORD = lazy(r"[\w’'-]+\W{0,3}$")
_MOST_BEFORE = 60


def numbers(running: Running) -> Iterator[Citation]:
    """Yield the numeric markers of a text, in no order."""
    found = [*_bracketed(running)]
    yield from found or _in_round_brackets(running)
    yield from _raised(running)
    yield from _left_out(running)


def _bracketed(running: Running) -> Iterator[Citation]:
    text = running.document.text
    for block in running.blocks():
        for match in _BRACKETS.finditer(text, block.span.start, block.span.end):
            yield from _counted(running, match, CitationKind.NUMBER)


def _in_round_brackets(running: Running) -> Iterator[Citation]:
    """Yield "(7)", which only a text without "[7]" uses as a marker."""
    text = running.document.text
    for block in running.blocks():
        for match in _ROUND.finditer(text, block.span.start, block.span.end):
            yield from _counted(running, match, CitationKind.NUMBER)


def _raised(running: Running) -> Iterator[Citation]:
    text = running.document.text
    for block in running.blocks():
        for match in _RAISED.finditer(text, block.span.start, block.span.end):
            before = running.before(match.start(), 4)
            if not _POWERS.search(text, before.start, before.end):
                yield from _counted(running, match, CitationKind.NOTE)


def _counted(running: Running, match: re.Match[str], kind: CitationKind) -> Iterator[Citation]:
    """Yield the marker of a match, its runs written out; none with a nought is a marker."""
    groups = match.groupdict()
    runs = unicodedata.normalize("NFKC", groups.get("runs") or match[0]).replace("⁻", "-")
    found = expanded(runs)
    at = match.start()
    if found and 0 not in found and not running.is_code(at):
        yield Citation(
            span=Span(at, match.end()),
            kind=kind,
            numbers=found,
            locator=(groups.get("locator") or "").strip(",: "),
            is_quoted=running.is_quoted(at),
            is_glued=running.is_glued(at),
        )


def expanded(runs: str) -> tuple[int, ...]:
    """Return the numbers of "3, 5–7": 3, 5, 6, 7; nothing where a run goes backwards."""
    found: list[int] = []
    for first, last in _NUMBER.findall(runs):
        start, end = int(first), int(last or first)
        if not start <= end <= start + _LONGEST_RUN:
            return ()
        found.extend(range(start, end + 1))
    return tuple(found)


def _left_out(running: Running) -> Iterator[Citation]:
    """Yield the marks that stand in the file only: "[^7]" and what is raised by tags."""
    pieces, files = running.document.pieces, running.document.files
    starts = {block.span.start: block for block in running.blocks()}
    marked = [("[^" in file.text, "<sup" in file.text.lower()) for file in files]
    if not any(one or other for one, other in marked):
        return
    for piece, following in pairwise([*pieces, None]):
        if piece is None:
            continue
        source = files[piece.file].text
        begin = piece.offset + piece.length
        same = following is not None and following.file == piece.file
        gap = source[begin : following.offset if same and following else len(source)]
        at = piece.start + piece.length
        yield from _noted(running, at, gap, starts)
        if following is not None and _SUP.search(gap):
            yield from _tagged(running, following, starts)


def _noted(running: Running, at: int, gap: str, starts: dict[int, Block]) -> Iterator[Citation]:
    block = running.document.block_at(at - 1)
    if "[^" not in gap or block is None or block.span.start not in starts:
        return
    span = _word_before(running, at)
    for match in _NOTE.finditer(gap):
        label = match["label"]
        yield Citation(span, CitationKind.NOTE, label=label, is_quoted=running.is_quoted(at - 1))


def _tagged(running: Running, piece: Piece, starts: dict[int, Block]) -> Iterator[Citation]:
    """Yield "<sup>7</sup>": the figures of a piece that tags enclose."""
    document = running.document
    block = document.block_at(piece.start)
    match = _DIGITS.match(document.text, piece.start, piece.start + piece.length)
    if match is None or block is None or block.span.start not in starts:
        return
    after = piece.offset + match.end() - match.start()
    source = document.files[piece.file].text
    before = running.before(piece.start, 4)
    powers = _POWERS.search(document.text, before.start, before.end)
    if _SUP_END.match(source, after) and not powers:
        yield from _counted(running, match, CitationKind.NOTE)


def _word_before(running: Running, at: int) -> Span:
    """Return the word behind which a mark stands that the reader left out."""
    before = running.before(at, _MOST_BEFORE)
    match = _LAST_WORD.search(running.document.text, before.start, before.end)
    start = match.start() if match else max(before.start, at - 1)
    return Span(start, at)
