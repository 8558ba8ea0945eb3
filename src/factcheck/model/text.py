"""A document as text: characters, blocks, sections, and the map to its files."""

import bisect
import enum
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, TypeVar, cast

from attrs import evolve, field, frozen

from factcheck.model.dates import Edtf
from factcheck.model.fields import typed
from factcheck.model.filenames import FileName, file_name
from factcheck.model.suppressions import IGNORE

Made = TypeVar("Made")

CONTENTS = "contents"
"""The field of an entry of a list of contents."""
PAGE = "#page="
_BY_PARAGRAPH = (".docx", ".docm", ".odt")
"""The separator of file name and page number in the path of a page (RFC 8118, § 3)."""


@frozen
class Span:
    """A half-open range of `Document.text`."""

    start: int
    """First code point, from 0."""
    end: int
    """One past the last code point; not before `start`."""

    def __attrs_post_init__(self) -> None:
        """Validate the range with one comparison, since there are very many spans."""
        try:
            if 0 <= self.start <= self.end:
                return
        except TypeError:
            raise TypeError(f"{self!r}: start and end are whole numbers from 0") from None
        raise ValueError(f"{self!r}: 0 <= start <= end is expected")

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.end - self.start

    def __lt__(self, other: "Span") -> bool:
        """Order by start, then by end; written by hand for the speed of sorting."""
        return (self.start, self.end) < (other.start, other.end)

    def overlaps(self, other: "Span") -> bool:
        """Return True if the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Return True if `other` is entirely inside."""
        return self.start <= other.start and other.end <= self.end

    def shared(self, other: "Span") -> int:
        """Return the number of shared code points; if negative, the number between the two."""
        return min(self.end, other.end) - max(self.start, other.start)

    def shift(self, by: int) -> "Span":
        """Return the span moved by `by` code points."""
        return Span(self.start + by, self.end + by)


by_place: Callable[[Any], tuple[int, int]] = attrgetter("span.start", "span.end")
"""Sort key of values with a span; faster than comparing the spans."""

_start_of: Callable[[Any], int] = attrgetter("span.start")


def beginning_in(told: Sequence[Made], span: Span) -> Sequence[Made]:
    """Return the values, of an ordered sequence, that begin in a span."""
    first = bisect.bisect_left(told, span.start, key=_start_of)
    return told[first : bisect.bisect_left(told, span.end, first, key=_start_of)]


NOWHERE = Span(0, 0)
"""The span of values that belong to no document, such as claims that a program creates."""


class Role(enum.StrEnum):
    """The function of a section; the value is the name in reports."""

    FRONT_MATTER = "front matter"
    """The title, byline and other text at the head."""
    NARRATIVE = "narrative"
    """Running text."""
    CHRONOLOGY = "chronology"
    """A list of dated entries."""
    NOTES = "notes"
    """Footnotes and endnotes."""
    REFERENCES = "references"
    """A reference list."""

    @property
    def is_own(self) -> bool:
        """Whether the document itself describes events there."""
        return self in (Role.NARRATIVE, Role.CHRONOLOGY)

    @property
    def is_of_others(self) -> bool:
        """Whether sources are named there, with their own spelling."""
        return self in (Role.REFERENCES, Role.NOTES)


class BlockKind(enum.StrEnum):
    """The type of a block of text, from its layout."""

    HEADING = "heading"
    """A heading."""
    PARAGRAPH = "paragraph"
    """A paragraph."""
    ENTRY = "entry"
    """One entry of a chronology, including continuation lines."""
    ITEM = "item"
    """An item of another list."""
    ROW = "row"
    """A row of a table; its cells are separated by ` | `."""
    CAPTION = "caption"
    """The caption of a figure or table."""
    QUOTE = "quote"
    """A block quotation, without quotation marks."""
    CODE = "code"
    """Code."""
    METADATA = "metadata"
    """A metadata field: title, date, description …; not running text."""


@frozen
class Block:
    """A paragraph, heading, entry, row …: one line of `Document.text`, even if wrapped on file."""

    span: Span
    """The text of the block."""
    kind: BlockKind
    """The type of block."""
    level: int = 0
    """Heading level, 1 for the highest; 0 for other blocks."""
    field: str = ""
    """Name of a metadata field in lower case: "title", "date"."""
    depth: int = 0
    """Nesting depth in lists, or indentation; 0 for none."""
    begins: bool = False
    """Whether, for a row, the file says that a table begins with it."""
    number: str = ""
    """Its automatic number, which is not part of the text: "3.2", "(b)"."""
    names: tuple[str, ...] = ()
    """Names by which links of the file refer to it: bookmarks of Word."""

    @property
    def is_contents(self) -> bool:
        """Return True for an entry of a table of contents that the format marks as such."""
        return self.field == CONTENTS


@frozen
class Section:
    """A range of blocks with one role, with or without a heading."""

    span: Span
    """The whole section, including its heading."""
    role: Role
    """The role of the section."""
    heading: Span | None = None
    """The heading, inside `span`."""


@frozen
class Entry:
    """One entry of a chronology or timeline: a date and an event."""

    span: Span
    """The whole entry."""
    head: Span
    """The words of the date, without the separator."""
    body: Span
    """The description of the event."""
    context: tuple[Span, ...] = ()
    """Headings above it that complete its date (a year, a day), the nearest last."""


@frozen
class Hyperlink:
    """Words of a document with a link."""

    span: Span
    """The linked words."""
    target: str
    """The target as written: an address, a path or a name inside the document."""


def _line_starts(text: str) -> Iterator[int]:
    return (end.end() for end in re.finditer("\r\n?|\n", text))


@frozen(field_transformer=typed)
class Place:
    """A position for readers: file, line and column, with its words."""

    path: str
    """Path of the file, with forward slashes."""
    line: int
    """First line, from 1."""
    column: int
    """First column, from 1, in code points."""
    end_line: int
    """Last line, from 1."""
    end_column: int
    """Last column, exclusive."""
    text: str
    """The words as written in the file."""
    section: str = ""
    """Role of its section, or `caption` or `heading`, for reports."""
    cited: int = 0
    """Line of the document that a claim in a claims folder refers to; 0 in a document itself."""
    span: Span = field(default=Span(0, 0), eq=False, repr=False)
    """The same range in `Document.text`, for reports that show the context."""

    def offsets(self, text: str) -> tuple[int, int]:
        """Return start and end (exclusive) in code points of the text that was examined.

        Args:
            text: The contents of the file, or the string, as passed to factcheck: with its own line
                ends and, if there is one, its byte order mark. It must be a text format; in a Word
                document `line` is a paragraph.
        """
        starts = [len(text) - len(text.removeprefix("\ufeff")), *_line_starts(text)]
        start = starts[self.line - 1] + self.column - 1
        return start, starts[self.end_line - 1] + self.end_column - 1

    @property
    def page(self) -> str:
        """Return the page number in a paginated file, in which each page has its own path."""
        return self.path.partition(PAGE)[2]

    @property
    def counted(self) -> str:
        """Return the unit of `line`: "paragraph" in a Word document or .odt, otherwise "line"."""
        return "paragraph" if self.path.casefold().endswith(_BY_PARAGRAPH) else "line"


@frozen
class SourceFile:
    """One file as read: without BOM, with line feeds as line ends, otherwise unchanged."""

    path: str
    """Path as passed by the caller, with forward slashes."""
    text: str = field(repr=False)
    """The contents, including markup."""
    escape: str = field(default="", repr=False, eq=False)
    """Pattern of an escaped character, such as `&#8217;` in XML; empty if the format has none."""
    line_starts: tuple[int, ...] = field(init=False, repr=False, eq=False)
    """Offset of the first code point of each line."""

    def __attrs_post_init__(self) -> None:
        """Build the index of line starts."""
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "line_starts", tuple(starts))

    def position(self, offset: int) -> tuple[int, int]:
        """Return (line, column), both from 1, of an offset in `text`."""
        line = bisect.bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def place(self, start: int, end: int) -> Place:
        """Return the place of a range of `text`."""
        line, column = self.position(start)
        end_line, end_column = self.position(end)
        return Place(self.path, line, column, end_line, end_column, self.text[start:end])

    def behind_accents(self, offset: int) -> int:
        """Return the offset after the combining accents or escape of the preceding character."""
        found = re.compile(self.escape).match(self.text, offset - 1) if self.escape else None
        if found:
            return found.end()
        while unicodedata.combining(self.text[offset : offset + 1] or " "):
            offset += 1
        return offset

    def line(self, number: int) -> str:
        """Return a line, counted from 1, without its line end."""
        start = self.line_starts[number - 1]
        ends = self.line_starts[number] - 1 if number < len(self.line_starts) else len(self.text)
        return self.text[start:ends]


@frozen
class Piece:
    """A range of `Document.text` that corresponds to a range of a file, character by character.

    White space counts as equal: a no-break space or a line break in the file is a space here. A
    letter with combining accents in the file is one character here, the last of its piece, and maps
    to the letter. An escaped character (`SourceFile.escape`) maps to the first character of its
    escape.
    """

    start: int
    """First code point in `Document.text`."""
    file: int
    """Index in `Document.files`."""
    offset: int
    """Offset in that file's text where the range begins."""
    length: int
    """Number of code points; at least 1."""


@frozen
class Chapter:
    """One document of a book or series."""

    path: str
    """Path as found, with forward slashes."""
    title: str
    """Title from the chapter's metadata, its first heading or its file name."""
    span: Span
    """Range of the chapter in the joined text."""
    dated: Edtf | None = None
    """The day, month or year it describes; None if unknown."""
    authors: frozenset[str] = frozenset()
    """Authors, normalized; empty if unknown."""


@frozen
class Suppression:
    """A comment in a document that suppresses findings in a range."""

    span: Span
    """The words that the comment is attached to; if there are none, the position of the comment."""
    codes: tuple[str, ...]
    """Codes, families or names of checks, as written; empty for all."""
    reason: str
    """The reason, in the editor's words; empty if none is given."""
    covers: Span
    """The range in which findings are suppressed; one place of a finding inside is enough."""
    place: Place | None = None
    """Position of the comment in its file; None if it is that of `span`."""
    word: str = IGNORE
    """The keyword; only `ignore`, `ignore-file` and `stet` suppress findings."""

    def holds(self, spans: Iterable[Span]) -> bool:
        """Return True if a place of a finding is in the suppressed range."""
        return any(
            span.overlaps(self.covers) or (not span and self.covers.contains(span))
            for span in spans
        )


@frozen
class Document:
    """A text prepared for extraction: one line per block, single spaces, and a map to its files.

    `text` has the words in reading order, without markup. White space inside a block is a single
    space, and a line feed separates blocks. `place` maps every span to its file.
    """

    path: str
    """Path as passed by the caller, with forward slashes."""
    text: str = field(repr=False)
    """The words in reading order."""
    files: tuple[SourceFile, ...] = field(repr=False)
    """The files that it was read from."""
    pieces: tuple[Piece, ...] = field(repr=False)
    """Ordered by `start`; the reader inserted any text between two pieces."""
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    """Paragraphs, headings, rows … in order."""
    sections: tuple[Section, ...] = field(default=(), repr=False)
    """Sections in order."""
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    """Chronology entries in order."""
    sentences: tuple[Span, ...] = field(default=(), repr=False)
    """Sentences in order; none extends beyond its block."""
    links: tuple[Hyperlink, ...] = field(default=(), repr=False)
    """Links to addresses, in order."""
    suppressions: tuple[Suppression, ...] = field(default=(), repr=False)
    """Suppressions in its comments, in document order."""
    own_end: int | None = field(default=None, repr=False)
    """Where the document's own text ends, if text of other files follows; otherwise None."""
    chapters: tuple[Chapter, ...] = field(default=(), repr=False)
    """The documents of a book or series read as one, in order; otherwise empty."""
    _starts: dict[str, list[int]] = field(init=False, repr=False, eq=False)
    """Name of a field → the starts of its blocks, sections, entries and so on."""
    _kept: dict[str, object] = field(init=False, factory=dict, repr=False, eq=False)
    """Cached results by key."""

    def __attrs_post_init__(self) -> None:
        """Index all starts, since every claim and name looks them up."""
        starts = {
            "blocks": [block.span.start for block in self.blocks],
            "sections": [section.span.start for section in self.sections],
            "entries": [entry.span.start for entry in self.entries],
            "sentences": [sentence.start for sentence in self.sentences],
            "pieces": [piece.start for piece in self.pieces],
            "chapters": [chapter.span.start for chapter in self.chapters],
        }
        object.__setattr__(self, "_starts", starts)

    def once(self, key: str, make: "Callable[[Document], Made]") -> "Made":
        """Return the result of `make` for the document, computed once per key and kept.

        For results that many stages use and none changes, such as tokens.
        """
        if key not in self._kept:
            self._kept[key] = make(self)
        return cast("Made", self._kept[key])

    @property
    def file_name(self) -> FileName:
        """Return the information in the name of the file."""
        return file_name(self.path)

    def fields(self, name: str) -> "tuple[Block, ...]":
        """Return the metadata of a field, such as "title" or "date", in order."""
        return tuple(block for block in self.blocks if block.field == name)

    def words(self, span: Span) -> str:
        """Return the text of a span."""
        return self.text[span.start : span.end]

    def block_at(self, offset: int) -> Block | None:
        """Return the block that contains a code point; None between blocks."""
        at = bisect.bisect_right(self._starts["blocks"], offset) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].span.end else None

    def kind_at(self, offset: int) -> BlockKind | None:
        """Return the kind of the block that contains a code point; None between blocks."""
        block = self.block_at(offset)
        return block.kind if block else None

    def block_around(self, span: Span) -> Span:
        """Return the span of the block in which a span begins; the span itself between blocks."""
        block = self.block_at(span.start)
        return block.span if block else span

    def section_at(self, offset: int) -> Section | None:
        """Return the section that contains a code point; None outside sections."""
        at = bisect.bisect_right(self._starts["sections"], offset) - 1
        return self.sections[at] if at >= 0 and offset < self.sections[at].span.end else None

    def entry_at(self, offset: int) -> Entry | None:
        """Return the chronology entry that contains a code point, or None."""
        at = bisect.bisect_right(self._starts["entries"], offset) - 1
        return self.entries[at] if at >= 0 and offset < self.entries[at].span.end else None

    def chapter_at(self, offset: int) -> Chapter | None:
        """Return the chapter that contains a code point; None if the document is not a book."""
        at = bisect.bisect_right(self._starts["chapters"], offset) - 1
        return self.chapters[at] if at >= 0 and offset <= self.chapters[at].span.end else None

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence that contains a code point, or None."""
        at = bisect.bisect_right(self._starts["sentences"], offset) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def sentence_before(self, span: Span) -> Span | None:
        """Return the sentence before another one in its block; None if it is the first."""
        before = self.sentence_at(max(0, span.start - 2))
        block = self.block_at(span.start)
        return before if before and block and block.span.contains(before) else None

    def sentences_in(self, span: Span) -> "tuple[Span, ...]":
        """Return the sentences that begin in a span."""
        return self.sentences[self.begun_in("sentences", span)]

    def piece_at(self, offset: int) -> Piece | None:
        """Return the piece that contains a code point; for inserted text, the piece before it."""
        at = bisect.bisect_right(self._starts["pieces"], offset) - 1
        return self.pieces[at] if at >= 0 else None

    def begun_in(self, kind: str, span: Span) -> slice:
        """Return a slice of the blocks, sections, pieces … (by field name) that begin in a span."""
        starts = self._starts[kind]
        first = bisect.bisect_left(starts, span.start)
        return slice(first, bisect.bisect_left(starts, span.end, first))

    def role_at(self, offset: int) -> Role:
        """Return the role of the section that contains a code point; narrative outside sections."""
        section = self.section_at(offset)
        return section.role if section else Role.NARRATIVE

    def place(self, span: Span) -> Place:
        """Return the place of a span in its file; an empty span is a point."""
        file, start = self._origin(span.start)
        _, last = self._origin(max(span.start, span.end - 1))
        end = max(start, last + 1) if span.end > span.start else start
        if end > start:
            end = self.files[file].behind_accents(end)
        part = self._part(span.start)
        return evolve(self.files[file].place(start, end), section=part, span=span)

    def followed_by(self, other: "Document") -> "Document":
        """Return this document with the text, files and parts of another appended.

        Positions in the other document move by `len(self.text) + 1` code points.
        """
        by, files = len(self.text) + 1, len(self.files)
        return evolve(
            self,
            text=f"{self.text}\n{other.text}",
            files=(*self.files, *other.files),
            pieces=(
                *self.pieces,
                *(evolve(one, start=one.start + by, file=one.file + files) for one in other.pieces),
            ),
            blocks=(*self.blocks, *(evolve(one, span=one.span.shift(by)) for one in other.blocks)),
            sections=(*self.sections, *(_moved(one, by) for one in other.sections)),
            sentences=(*self.sentences, *(one.shift(by) for one in other.sentences)),
        )

    def origin(self, offset: int) -> tuple[int, int]:
        """Return (index in `files`, offset in that file) of a code point."""
        return self._origin(offset)

    def _origin(self, offset: int) -> tuple[int, int]:
        """Return (file, offset in it); inserted text belongs to the piece before it."""
        at = max(0, bisect.bisect_right(self._starts["pieces"], offset) - 1)
        if not self.pieces:
            return 0, 0
        piece = self.pieces[at]
        return piece.file, piece.offset + max(0, min(offset - piece.start, piece.length - 1))

    def _part(self, offset: int) -> str:
        kind = self.kind_at(offset)
        return kind if kind in (BlockKind.CAPTION, BlockKind.HEADING) else self.role_at(offset)


def _moved(section: Section, by: int) -> Section:
    heading = section.heading.shift(by) if section.heading else None
    return evolve(section, span=section.span.shift(by), heading=heading)
