"""A document as text: its characters, its blocks and sections, and the way back to the file."""

import bisect
import enum
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
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
"""What parts, in the path of a page, that of its file and its number (RFC 8118, § 3)."""


@frozen
class Span:
    """A stretch of `Document.text`."""

    start: int
    """First code point, from 0."""
    end: int
    """One past the last code point; not before `start`."""

    def __attrs_post_init__(self) -> None:
        """Refuse an end before the start; one comparison, since there are very many spans."""
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
        """Order by start, then by end; written out, since it is called for every sorting."""
        return (self.start, self.end) < (other.start, other.end)

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shared(self, other: "Span") -> int:
        """Return how many code points both have; below nought how many lie between them."""
        return min(self.end, other.end) - max(self.start, other.start)

    def shift(self, by: int) -> "Span":
        """Return the span moved by so many code points."""
        return Span(self.start + by, self.end + by)


by_place: Callable[[Any], tuple[int, int]] = attrgetter("span.start", "span.end")
"""By what values with a span are sorted: in the order of their spans, which is slower to find."""

_start_of: Callable[[Any], int] = attrgetter("span.start")


def beginning_in(told: Sequence[Made], span: Span) -> Sequence[Made]:
    """Return those of some dates, names, figures … in order that begin in a stretch."""
    first = bisect.bisect_left(told, span.start, key=_start_of)
    return told[first : bisect.bisect_left(told, span.end, first, key=_start_of)]


NOWHERE = Span(0, 0)
"""The span of what stands in no document: of claims that a program makes."""


class Role(enum.StrEnum):
    """What a section is for; the value is the word that reports print."""

    FRONT_MATTER = "front matter"
    """Title, byline and what else stands at the head."""
    NARRATIVE = "narrative"
    """The running text."""
    CHRONOLOGY = "chronology"
    """A list of dated entries."""
    NOTES = "notes"
    """Footnotes and endnotes."""
    REFERENCES = "references"
    """A list of works."""

    @property
    def is_own(self) -> bool:
        """True if the document tells there itself what happened."""
        return self in (Role.NARRATIVE, Role.CHRONOLOGY)

    @property
    def is_of_others(self) -> bool:
        """True if sources are named there, as they spell themselves."""
        return self in (Role.REFERENCES, Role.NOTES)


class BlockKind(enum.StrEnum):
    """What a block of text is, as far as its layout tells."""

    HEADING = "heading"
    """A heading."""
    PARAGRAPH = "paragraph"
    """A paragraph."""
    ENTRY = "entry"
    """One entry of a chronology, continuation lines included."""
    ITEM = "item"
    """An item of a list that is no chronology."""
    ROW = "row"
    """A row of a table; its cells stand between ` | `."""
    CAPTION = "caption"
    """What is printed at a figure or table."""
    QUOTE = "quote"
    """A quotation set off from the text, without quotation marks."""
    CODE = "code"
    """Code."""
    METADATA = "metadata"
    """A field of the data about the document: title, date, description …; no running text."""


@frozen
class Block:
    """A paragraph, heading, entry, row …: one line of `Document.text`, however many in the file."""

    span: Span
    """Its text."""
    kind: BlockKind
    """What it is."""
    level: int = 0
    """Of a heading: 1 for the highest; 0 for every other block."""
    field: str = ""
    """Of metadata: which field it is, "title", "date", in lower case."""
    depth: int = 0
    """How deep it is nested in lists, or indented; 0 for what is in none."""
    begins: bool = False
    """True of a row where its file tells that a table begins with it."""
    number: str = ""
    """What its format prints in front of it and is no part of the text: "3.2", "(b)"."""
    names: tuple[str, ...] = ()
    """Names by which links of its file lead to it: bookmarks of Word."""

    @property
    def is_contents(self) -> bool:
        """Return True of an entry of a list of contents that the format marks as such."""
        return self.field == CONTENTS


@frozen
class Section:
    """A stretch of blocks with one role, under one heading or none."""

    span: Span
    """All of it."""
    role: Role
    """What part of the document it is."""
    heading: Span | None = None
    """The words of its heading, which lie inside `span`."""


@frozen
class Entry:
    """One entry of a chronology or timeline: a dated head and what happened."""

    span: Span
    """All of it."""
    head: Span
    """The words that date it, without the mark that sets them off."""
    body: Span
    """What it says."""
    context: tuple[Span, ...] = ()
    """Headings above it that complete its date (a year, a day), the nearest last."""


@frozen
class Hyperlink:
    """Words of a document with an address behind them."""

    span: Span
    """The words that lead there."""
    target: str
    """As it is written: an address, a path or a name inside the document."""


@frozen(field_transformer=typed)
class Place:
    """Where something stands for a reader: file, line and column, with its words."""

    path: str
    """Of the file, with forward slashes."""
    line: int
    """Where it begins, from 1."""
    column: int
    """Where it begins, from 1, in code points."""
    end_line: int
    """Where it ends, from 1."""
    end_column: int
    """Where it ends, exclusive."""
    text: str
    """The words as they stand in the file."""
    section: str = ""
    """Role of the section that it stands in, or `caption` or `heading`: for reports."""
    cited: int = 0
    """Line of the document that a claim file speaks of; 0 in a document itself."""
    span: Span = field(default=Span(0, 0), eq=False, repr=False)
    """The same place in `Document.text`, for reports that show the words in their passage."""

    @property
    def page(self) -> str:
        """Return the number of its page in a file that has pages, each a file of its own."""
        return self.path.partition(PAGE)[2]

    @property
    def counted(self) -> str:
        """Return what `line` counts: "paragraph" in a Word document or .odt, elsewhere "line"."""
        return "paragraph" if self.path.casefold().endswith(_BY_PARAGRAPH) else "line"


@frozen
class SourceFile:
    """One file as it was read: BOM taken off, line ends turned into line feeds, else unchanged."""

    path: str
    """As the caller gave it, with forward slashes."""
    text: str = field(repr=False)
    """Its words and marks, as they stand."""
    escape: str = field(default="", repr=False, eq=False)
    """Pattern of what stands for one character, as `&#8217;` in XML; empty if nothing does."""
    line_starts: tuple[int, ...] = field(init=False, repr=False, eq=False)
    """First code point of each line."""

    def __attrs_post_init__(self) -> None:
        """Index the line starts once."""
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        object.__setattr__(self, "line_starts", tuple(starts))

    def position(self, offset: int) -> tuple[int, int]:
        """Return (line, column), both from 1, of a code point of `text`."""
        line = bisect.bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def place(self, start: int, end: int) -> Place:
        """Return the place of a stretch of `text`."""
        line, column = self.position(start)
        end_line, end_column = self.position(end)
        return Place(self.path, line, column, end_line, end_column, self.text[start:end])

    def behind_accents(self, offset: int) -> int:
        """Return the offset after the accents or the escape that the character before it has."""
        found = re.compile(self.escape).match(self.text, offset - 1) if self.escape else None
        if found:
            return found.end()
        while unicodedata.combining(self.text[offset : offset + 1] or " "):
            offset += 1
        return offset

    def line(self, number: int) -> str:
        """Return the words of a line, counted from 1, without its line end."""
        start = self.line_starts[number - 1]
        ends = self.line_starts[number] - 1 if number < len(self.line_starts) else len(self.text)
        return self.text[start:ends]


@frozen
class Piece:
    """A run of `Document.text` that stands in a file character for character.

    White space counts as the same: a no-break space or a line break of the file is a space here. So
    does a letter whose accents stand apart in the file: it is one character here, the last of its
    piece, and leads to the letter; and a character that is escaped (`SourceFile.escape`), which
    leads to the first character of its escape.
    """

    start: int
    """First code point in `Document.text`."""
    file: int
    """Index in `Document.files`."""
    offset: int
    """Code point in that file's text where the run begins."""
    length: int
    """Number of code points, at least 1."""


@frozen
class Chapter:
    """One document of a book or series."""

    path: str
    """As it was found, with forward slashes."""
    title: str
    """Of its head, its first heading or its file."""
    span: Span
    """Its text in that of the whole."""
    dated: Edtf | None = None
    """The day, month or year as of which it is written; None where it does not tell."""
    authors: frozenset[str] = frozenset()
    """By whom it is, folded; empty where it does not tell."""


@frozen
class Suppression:
    """A comment in a document that silences findings about a stretch of it."""

    span: Span
    """The words that the comment is about or, where it is about none, the point where it stood."""
    codes: tuple[str, ...]
    """Codes, families or names of checks, as written; empty: all of them."""
    reason: str
    """Why, in the editor's words; empty where none is given."""
    covers: Span
    """The stretch in which findings are silenced: one with any of its places in it is."""
    place: Place | None = None
    """Where the comment itself stands in its file; None: where `span` does."""
    word: str = IGNORE
    """The instruction; another than `ignore`, `ignore-file` or `stet` silences nothing."""

    def holds(self, spans: Iterable[Span]) -> bool:
        """Say whether one of the places of a finding stands in what is covered."""
        return any(
            span.overlaps(self.covers) or (not span and self.covers.contains(span))
            for span in spans
        )


@frozen
class Document:
    """A text made ready to read: one line per block, single spaces, and the way back.

    `text` holds the words in reading order. Markup is left out, white space inside a block is a
    single space, blocks are parted by a line feed. `place` leads every span back to its file.
    """

    path: str
    """As the caller gave it, with forward slashes."""
    text: str = field(repr=False)
    """The words in reading order."""
    files: tuple[SourceFile, ...] = field(repr=False)
    """The files that it was read from."""
    pieces: tuple[Piece, ...] = field(repr=False)
    """In order of `start`; what lies between two pieces was put in by the reader."""
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    """Paragraphs, headings, rows … in order."""
    sections: tuple[Section, ...] = field(default=(), repr=False)
    """Its parts, in order."""
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    """Entries of chronologies, in order."""
    sentences: tuple[Span, ...] = field(default=(), repr=False)
    """In order; a sentence never reaches over the end of its block."""
    links: tuple[Hyperlink, ...] = field(default=(), repr=False)
    """Links to addresses, in order."""
    suppressions: tuple[Suppression, ...] = field(default=(), repr=False)
    """What its comments tell the checks to leave as it is, in order of the document."""
    own_end: int | None = field(default=None, repr=False)
    """Where its own text ends, if words of other files are joined to it; None if none are."""
    chapters: tuple[Chapter, ...] = field(default=(), repr=False)
    """Of a book or series that is read as one, its documents in order; else empty."""
    _starts: dict[str, list[int]] = field(init=False, repr=False, eq=False)
    """Where each block, section, entry and so on begins, by the name of its field."""
    _kept: dict[str, object] = field(init=False, factory=dict, repr=False, eq=False)
    """What was made of it once, by key."""

    def __attrs_post_init__(self) -> None:
        """Index where everything begins once: each claim and name asks for it."""
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
        """Return what `make` makes of the document; it is made once for a key, and kept.

        For what many stages read and none changes, as its tokens.
        """
        if key not in self._kept:
            self._kept[key] = make(self)
        return cast("Made", self._kept[key])

    @property
    def file_name(self) -> FileName:
        """Return what the name of the file tells."""
        return file_name(self.path)

    def fields(self, name: str) -> "tuple[Block, ...]":
        """Return the metadata of one field, "title" or "date", in order."""
        return tuple(block for block in self.blocks if block.field == name)

    def words(self, span: Span) -> str:
        """Return the text of a span."""
        return self.text[span.start : span.end]

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds a code point."""
        at = bisect.bisect_right(self._starts["blocks"], offset) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].span.end else None

    def kind_at(self, offset: int) -> BlockKind | None:
        """Return the kind of the block that holds a code point; None between blocks."""
        block = self.block_at(offset)
        return block.kind if block else None

    def block_around(self, span: Span) -> Span:
        """Return where the block stands in which a stretch begins; itself between blocks."""
        block = self.block_at(span.start)
        return block.span if block else span

    def section_at(self, offset: int) -> Section | None:
        """Return the section that holds a code point."""
        at = bisect.bisect_right(self._starts["sections"], offset) - 1
        return self.sections[at] if at >= 0 and offset < self.sections[at].span.end else None

    def entry_at(self, offset: int) -> Entry | None:
        """Return the chronology entry that holds a code point."""
        at = bisect.bisect_right(self._starts["entries"], offset) - 1
        return self.entries[at] if at >= 0 and offset < self.entries[at].span.end else None

    def chapter_at(self, offset: int) -> Chapter | None:
        """Return the chapter that holds a code point; of no book there is none."""
        at = bisect.bisect_right(self._starts["chapters"], offset) - 1
        return self.chapters[at] if at >= 0 and offset <= self.chapters[at].span.end else None

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence that holds a code point."""
        at = bisect.bisect_right(self._starts["sentences"], offset) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def sentence_before(self, span: Span) -> Span | None:
        """Return the sentence in front of another in its block; the first of a document itself."""
        before = self.sentence_at(max(0, span.start - 2))
        block = self.block_at(span.start)
        return before if before and block and block.span.contains(before) else None

    def sentences_in(self, span: Span) -> "tuple[Span, ...]":
        """Return the sentences that begin in a stretch."""
        return self.sentences[self.begun_in("sentences", span)]

    def piece_at(self, offset: int) -> Piece | None:
        """Return the piece that holds a code point, or behind which the reader put it in."""
        at = bisect.bisect_right(self._starts["pieces"], offset) - 1
        return self.pieces[at] if at >= 0 else None

    def begun_in(self, kind: str, span: Span) -> slice:
        """Return which of its blocks, sections, pieces … begin in a stretch, by their field."""
        starts = self._starts[kind]
        first = bisect.bisect_left(starts, span.start)
        return slice(first, bisect.bisect_left(starts, span.end, first))

    def role_at(self, offset: int) -> Role:
        """Return the role of the section that holds a code point; narrative where none does."""
        section = self.section_at(offset)
        return section.role if section else Role.NARRATIVE

    def place(self, span: Span) -> Place:
        """Lead a span back to its file; an empty span is a point."""
        file, start = self._origin(span.start)
        _, last = self._origin(max(span.start, span.end - 1))
        end = max(start, last + 1) if span.end > span.start else start
        if end > start:
            end = self.files[file].behind_accents(end)
        part = self._part(span.start)
        return evolve(self.files[file].place(start, end), section=part, span=span)

    def followed_by(self, other: "Document") -> "Document":
        """Return this document with the text, the files and the parts of another behind its own.

        What is at a place of the other is there `len(self.text) + 1` code points further on.
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
        """Return (index in `files`, code point in that file) of a code point."""
        return self._origin(offset)

    def _origin(self, offset: int) -> tuple[int, int]:
        """Return (file, code point in it); text put in by the reader counts to the piece before."""
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
