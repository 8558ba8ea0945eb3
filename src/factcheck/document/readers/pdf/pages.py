"""The lines of each PDF page, with their position and size."""

import io
import logging
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from attrs import field, frozen, mutable

from factcheck import limits
from factcheck.errors import UnreadableError, how_to_install
from factcheck.limits import LimitError
from factcheck.running import is_interruption

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_MARK = re.compile(r"\s{0,2}(?:\d{1,3}|[*†‡§]{1,3}|[a-z])\s{0,2}")
_RAISED, _SMALL = 0.5, 0.8  # note mark: minimum points above the line, maximum relative size
_CHARACTER_WIDTH = 0.6  # average width of a character in text fonts, relative to its size
_WIDE_GAP, _TOLERANCE = (
    1.5,
    0.15,
)  # gap between columns, relative to the size, and tolerance of the estimated width
_AGAIN = "Export it as PDF again, or pass the text as .txt or .docx."


@frozen
class Chunk:
    """Characters that are drawn together."""

    text: str
    x: float
    """Distance from the left edge of the page, in points."""
    y: float
    """Distance from the bottom edge of the page, in points."""
    size: float
    """Font size in points."""
    bold: bool


@frozen
class Line:
    """A line of a page."""

    chunks: tuple[Chunk, ...]
    page: int
    """Index of the page, from 0."""
    start: int
    """Offset of the line in the text of the page."""

    @property
    def text(self) -> str:
        """The characters of the line, including note marks."""
        return "".join(chunk.text for chunk in self.chunks)

    @property
    def main(self) -> Chunk:
        """The longest chunk, which determines the position and size of the line."""
        return max(self.chunks, key=lambda chunk: len(chunk.text.strip()))

    @property
    def first(self) -> Chunk:
        """The first chunk with words."""
        return next((chunk for chunk in self.chunks if chunk.text.strip()), self.chunks[0])

    @property
    def bold(self) -> bool:
        """Whether the whole line is bold."""
        return all(chunk.bold for chunk in self.chunks if chunk.text.strip())

    def is_mark(self, chunk: Chunk) -> bool:
        """Return True if a chunk of the line is a raised note mark."""
        main = self.main
        small = chunk.size < _SMALL * main.size and chunk.y > main.y + _RAISED
        return small and bool(_MARK.fullmatch(chunk.text))

    @property
    def note(self) -> str:
        """The mark of the note that starts on the line; empty if none does."""
        return self.first.text.strip() if self.is_mark(self.first) else ""


@frozen
class Page:
    """The lines of a page, from top to bottom in file order."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The text of the lines, separated by line feeds."""
        return "\n".join(line.text for line in self.lines)


def pages_of(data: bytes, path: str) -> list[Page]:
    """Return the pages of a PDF.

    Raises:
        UnreadableError: pypdf is not installed, or the file is not a PDF, is damaged, encrypted or
            too large.
    """
    try:
        import pypdf  # noqa: PLC0415 - optional dependency
    except ImportError:
        why = "cannot read PDFs because pypdf is not installed"
        raise UnreadableError(path, why, f"Run: {how_to_install('pdf')}") from None
    if b"%PDF-" not in data[:1024]:  # ISO 32000-1, annex H, note 13
        raise UnreadableError(path, "not a PDF", _AGAIN)
    with _silent():
        try:
            reader = pypdf.PdfReader(io.BytesIO(data))
            _refuse(reader, path)
            return list(_read(reader))
        except (UnreadableError, LimitError):
            raise
        except Exception as error:  # pypdf raises many kinds of exceptions for damaged files
            if is_interruption(error):
                raise
            what = f"{type(error).__name__}: {error}"[:200]
            raise UnreadableError(path, f"damaged PDF ({what})", _AGAIN) from None


@contextmanager
def _silent() -> Iterator[None]:
    """Suppress the messages that pypdf logs about unusual files."""
    logger, handler = logging.getLogger("pypdf"), logging.NullHandler()
    before, logger.propagate = logger.propagate, False  # its modules log to child loggers
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = before


def _refuse(reader: Any, path: str) -> None:
    """Raise an error for a file that is encrypted or has too many pages."""
    if reader.is_encrypted and not _opens(reader):
        remedy = "Open it in a PDF viewer and save it without a password."
        raise UnreadableError(path, "password-protected", remedy)
    limits.refuse_above(limits.MOST_PAGES, len(reader.pages), "pages")


def _opens(reader: Any) -> bool:
    """Return True if an encrypted PDF can be read without a password, which is often the case."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # noqa: BLE001 - an encryption method whose library is missing
        return False


def _read(reader: Any) -> Iterator[Page]:
    length, counts = 0, limits.Counts()
    for number, page in enumerate(reader.pages):
        collected = _Collector(counts)
        page.extract_text(visitor_text=collected.visit)
        made = Page(tuple(_placed(collected.lines, number)))
        length += len(made.text)
        limits.refuse_above(limits.MOST_TEXT, length, "characters of text")
        yield made


@mutable(eq=False)
class _Collector:
    """Collects the text of a page that pypdf reports, in order."""

    counts: limits.Counts
    lines: list[list[Chunk]] = field(factory=lambda: [[]])

    def visit(self, text: str, outer: Any, inner: Any, font: Any, size: float) -> None:
        """Add characters at the position given by two matrices: ISO 32000-1, § 8.3.4 and 9.4.4."""
        self.counts.element()
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        scale = math.hypot(inner[2], inner[3]) * math.hypot(outer[2], outer[3])
        bold = bool(font and _BOLD.search(str(font.get("/BaseFont", ""))))
        for number, part in enumerate(text.split("\n")):
            if number:
                self.lines.append([])
            if part:
                chunk = Chunk(part.replace("\r", " "), x, y, size * scale or 1.0, bold)
                self.lines[-1].append(chunk)


def _placed(lines: Sequence[Sequence[Chunk]], page: int) -> Iterator[Line]:
    """Yield the lines that have words, with tabs in the gaps between columns."""
    start = 0
    for chunks in lines:
        if any(chunk.text.strip() for chunk in chunks):
            line = Line(tuple(_spread(chunks)), page, start)
            yield line
            start += len(line.text) + 1


def _spread(chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    end = math.inf
    for chunk in chunks:
        if chunk.text.strip():
            if chunk.x > end:
                yield Chunk("\t", end, chunk.y, chunk.size, bold=False)
            width = len(chunk.text) * chunk.size * _CHARACTER_WIDTH
            end = chunk.x + width + max(_WIDE_GAP * chunk.size, _TOLERANCE * width)
        yield chunk
