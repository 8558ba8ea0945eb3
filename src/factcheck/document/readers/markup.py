"""Shared parts of the readers for markup formats: rules for inline marks, and a draft builder.

The reader of a format has a table of inline marks and a walk over the lines. All text keeps its
offset in the file, and markup is removed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from itertools import groupby, takewhile

from attrs import evolve, field, frozen, mutable

from factcheck.document.readers.drafts import PUT_IN, Draft, Run, Target, draft, weave
from factcheck.document.readers.metadata import field as metadata_field
from factcheck.document.readers.paragraphs import Around, InlineLine, joined, paragraphs, placed
from factcheck.limits import refuse_blocks
from factcheck.model import BlockKind

_PARAGRAPH = Around()
_FIELD = re.compile(r"\s*(?P<name>[A-Z][A-Za-z-]{1,20}):(?:\s+(?=\S)|$)")
_LEAST_FIELDS = 3  # minimum "Key: value" lines at the start of a file for them to be metadata
_INDENT = 40  # maximum characters between the words of two adjacent lines
_LEAD_WORDS = 12  # maximum words before a tab: "the night of 4 to 5 November 1605"
PLAIN, ITALIC, BOLD = range(3)
"""Levels of emphasis; code counts as italic."""


@frozen
class Stretch:
    """Characters with the same emphasis and link."""

    raw: str
    offset: int
    """Offset of the characters in the file, or `PUT_IN`."""
    emphasis: int = PLAIN
    target: str = ""
    """Address of the link; empty if the characters are not linked."""


@frozen
class Mark:
    """A pattern for inline markup.

    Its group `words` is the visible text, which may contain further marks; `target` is the address
    of a link; `note` is the text of a note, which is moved to the end of the document. Text outside
    these groups is not visible.
    """

    pattern: str
    emphasis: int = PLAIN
    shows: str = ""
    """A fixed visible text, for a mark that shows no text from the file."""
    literal: bool = False
    """Whether the words contain no further marks."""
    named: bool = False
    """Whether the mark is a character reference, such as `&amp;`."""
    compiled: re.Pattern[str] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Compile the pattern once."""
        object.__setattr__(self, "compiled", re.compile(self.pattern, re.DOTALL))


@frozen
class Marks:
    """The inline marks of a format, in order of precedence."""

    all: tuple[Mark, ...]
    pattern: re.Pattern[str] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Combine the patterns into one, in which each is a group named by its number."""
        named = (
            f"(?P<m{at}>{re.sub(r'[(][?]P<[a-z]+>', '(?:', mark.pattern)})"
            for at, mark in enumerate(self.all)
        )
        object.__setattr__(self, "pattern", re.compile("|".join(named), re.DOTALL))

    def found(self, text: str, start: int, end: int) -> Iterator[tuple[Mark, re.Match[str]]]:
        """Yield the outermost marks in a range of text, in order."""
        for match in self.pattern.finditer(text, start, end):
            mark = self.all[int((match.lastgroup or "m0")[1:])]
            own = mark.compiled.match(text, match.start(), end)
            if own:
                yield mark, own


@mutable(eq=False)
class Builder:
    """Builds drafts while a reader walks through a file."""

    text: str = ""
    """The content of the file; empty if the reader does not use marks."""
    marks: Marks = field(factory=lambda: Marks(()))
    targets: Mapping[str, str] = field(factory=dict)
    """The address for each link name."""
    drafts: list[Draft] = field(factory=list)
    notes: list[tuple[str, list[Stretch]]] = field(factory=list)
    """The label and text of each inline note."""
    covered: dict[int, int] = field(factory=dict)
    """The number of further rows that a cell of a row above occupies, by column from 0."""

    def inline(self, start: int, end: int, emphasis: int = PLAIN) -> list[Stretch]:
        """Return the visible text of a range of the file."""
        shown: list[Stretch] = []
        at = start
        for mark, match in self.marks.found(self.text, start, end):
            shown.append(Stretch(self.text[at : match.start()], at, emphasis))
            shown += self._marked(mark, match, emphasis)
            at = match.end()
        shown.append(Stretch(self.text[at:end], at, emphasis))
        return [one for one in shown if one.raw]

    def _marked(self, mark: Mark, match: re.Match[str], outer: int) -> list[Stretch]:
        groups = match.groupdict()
        emphasis = max(outer, mark.emphasis)
        if groups.get("note") is not None:
            self.note(str(len(self.notes) + 1), self.inline(*match.span("note")))
        if groups.get("words") is None:
            shows = unescape(match[0]) if mark.named else mark.shows
            return [Stretch(shows, PUT_IN, emphasis)] if shows else []
        start, end = match.span("words")
        if mark.literal:
            shown = [Stretch(self.text[start:end], start, emphasis)]
        else:
            shown = self.inline(start, end, emphasis)
        target = groups.get("target")
        if target is None:
            return shown
        name = " ".join((target or self.text[start:end]).split())
        return [evolve(one, target=self.targets.get(name.casefold(), name)) for one in shown]

    def heading(self, shown: Sequence[Stretch], level: int) -> None:
        """Add a heading."""
        runs = joined(lines_of(shown))
        self._add(draft(BlockKind.HEADING, runs, level=min(level, 6)), links_of(shown))

    def paragraph(
        self,
        shown: Sequence[Stretch],
        around: Around = _PARAGRAPH,
        kind: BlockKind = BlockKind.PARAGRAPH,
    ) -> None:
        """Add a paragraph, an item, a quotation or a caption."""
        lines = lines_of(shown)
        for made in paragraphs(lines) if lines else ():
            one = placed(made, around)
            around = evolve(around, first=False)
            self._add(one.become(kind) if kind is BlockKind.CAPTION else one, made.links)

    def label(self, at: int, number: str, names: Sequence[str] = ()) -> None:
        """Set the automatic number and the names of a block, unless it was empty."""
        if at < len(self.drafts):
            self.drafts[at] = evolve(self.drafts[at], number=number, names=tuple(names))

    def code(self, start: int, end: int, *, program: bool = False) -> None:
        """Add code as written in the file."""
        self.raw([(self.text[start:end], start)], program=program)

    def raw(self, runs: Iterable[Run], *, program: bool = False) -> None:
        """Add code as runs of characters."""
        self._add(evolve(draft(BlockKind.CODE, runs), program=program))

    def row(
        self,
        cells: Sequence[Sequence[Stretch]],
        *,
        begins: bool = False,
        spans: Sequence[tuple[int, int]] = (),
    ) -> None:
        """Add a table row. A single cell becomes a paragraph.

        Args:
            cells: The text of each cell.
            begins: Whether the row begins another table than the row before it.
            spans: Pairs (columns, rows) that each cell occupies; by default, one of each. Empty
                cells are added where a cell continues.
        """
        if begins or not (self.drafts and self.drafts[-1].kind is BlockKind.ROW):
            self.covered.clear()
        if spans or self.covered:
            cells = self._spread(cells, spans)
        filled = [cell for cell in cells if any(one.raw.strip() for one in cell)]
        if len(cells) < 2 or not filled:  # noqa: PLR2004 - a single cell is not a row
            self.paragraph([one for cell in filled for one in cell])
            return
        runs: list[Run] = []
        lead = 0
        for number, cell in enumerate(cells):
            runs.append(("| " if number else "", PUT_IN))
            runs += [*runs_of(cell), (" ", PUT_IN)]
            lead = lead if number else len(weave(runs)[0])
        made = evolve(draft(BlockKind.ROW, runs, lead=lead), begins=begins)
        self._add(made, links_of(one for cell in cells for one in cell))

    def separated(self, start: int, end: int, mark: str) -> None:
        """Add the lines of a range as table rows whose cells are separated by a comma or a tab."""
        begins = True
        cell = re.compile(rf'(?:^|{mark})\s*(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<words>[^{mark}]*))')
        for line in re.finditer(r"[^\n]*\S[^\n]*", self.text[start:end]):
            base, cells = start + line.start(), list[list[Stretch]]()
            for found in cell.finditer(line[0]):
                name = "words" if found["quoted"] is None else "quoted"
                cells.append([Stretch(found[name], base + found.start(name))])
            self.row(cells, begins=begins)
            begins = False

    def _spread(
        self, cells: Sequence[Sequence[Stretch]], spans: Sequence[tuple[int, int]]
    ) -> Sequence[Sequence[Stretch]]:
        """Return a row with empty cells where a cell of this row or of a row above continues."""
        placed: list[Sequence[Stretch]] = []

        def cover() -> None:
            while self.covered.get(len(placed)):
                self.covered[len(placed)] -= 1
                placed.append(())

        for at, cell in enumerate(cells):
            wide, high = spans[at] if spans else (1, 1)
            cover()
            for number in range(wide):
                self.covered[len(placed)] = max(0, high - 1)
                placed.append(() if number else cell)
        cover()
        return placed

    def metadata(self, name: str, shown: Sequence[Stretch]) -> None:
        """Add a metadata field."""
        self._add(metadata_field(name.strip(), list(runs_of(shown))), links_of(shown))

    def note(self, label: str, shown: Sequence[Stretch]) -> None:
        """Store a note for the end of the document."""
        self.notes.append((label, list(shown)))
        refuse_blocks(len(self.notes))

    def finished(self) -> tuple[Draft, ...]:
        """Return the drafts, followed by the notes."""
        for label, shown in self.notes:
            self.paragraph([Stretch(f"[^{label}]: ", PUT_IN), *shown])
        return tuple(made for made in self.drafts if made.text)

    def _add(self, made: Draft, links: tuple[Target, ...] = ()) -> None:
        self.drafts.append(evolve(made, links=links) if links else made)
        refuse_blocks(len(self.drafts))


def links_of(shown: Iterable[Stretch]) -> tuple[Target, ...]:
    """Return the links in a block."""
    found: list[Target] = []
    for target, group in groupby(shown, key=lambda one: one.target):
        linked = [one for one in group if target and one.offset != PUT_IN]
        if linked:
            end = linked[-1].offset + len(linked[-1].raw)
            found.append(Target(linked[0].offset, end, target))
    return tuple(found)


def lines_of(shown: Iterable[Stretch]) -> list[InlineLine]:
    """Return the lines of a block that contain words. Marked text is not split at line ends."""
    lines: list[list[Stretch]] = [[]]
    for one in shown:
        if one.emphasis or one.target:
            lines[-1].append(one)
            continue
        done = 0
        for end in re.finditer(r"\n", one.raw):
            lines[-1].append(_part(one, done, end.start()))
            lines.append([])
            done = end.end()
        lines[-1].append(_part(one, done, len(one.raw)))
    return [inline_line(line) for line in lines if any(one.raw.strip() for one in line)]


def _part(one: Stretch, start: int, end: int) -> Stretch:
    offset = PUT_IN if one.offset == PUT_IN else one.offset + start
    return evolve(one, raw=one.raw[start:end], offset=offset)


def inline_line(shown: Sequence[Stretch]) -> InlineLine:
    """Return a line, with the length of the emphasized text at its start."""
    emphasized = takewhile(lambda one: one.emphasis or not one.raw.strip(), shown)
    lead = len(weave(runs_of(emphasized))[0])
    bold = next(one.emphasis > ITALIC for one in shown if one.raw.strip())
    lead = lead or _set_off("".join(one.raw for one in shown))
    return InlineLine(tuple(runs_of(shown)), lead, bold, links_of(shown))


def _set_off(line: str) -> int:
    """Return the length of a short lead that is set off by a tab; 0 if there is none."""
    words, tab, rest = line.lstrip().partition("\t")
    short = tab and rest.strip() and len(words.split()) <= _LEAD_WORDS
    return len(" ".join(words.split())) if short else 0


def runs_of(shown: Iterable[Stretch]) -> Iterator[Run]:
    """Yield the characters with their offsets."""
    return ((one.raw, one.offset) for one in shown)


@frozen
class Line:
    """A line of a file."""

    start: int
    text: str
    """The text of the line, without its line feed."""

    @property
    def end(self) -> int:
        """The offset after the last character."""
        return self.start + len(self.text)

    @property
    def bare(self) -> str:
        """The line without whitespace at its ends."""
        return self.text.strip()

    @property
    def indent(self) -> int:
        """The number of whitespace characters at the start of the line."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def first(self) -> int:
        """The offset of the first character that is not whitespace."""
        return self.start + self.indent


def lines_in(text: str) -> list[Line]:
    """Return the lines of a file."""
    found: list[Line] = []
    at = 0
    for line in text.split("\n"):
        found.append(Line(at, line))
        at += len(line) + 1
    return found


Rule = tuple[re.Pattern[str], Callable[["LineWalk", re.Match[str]], None]]
"""A pattern for the start of a line, and its handler, which moves `at` past the lines it reads."""


@mutable(eq=False)
class LineWalk:
    """Walks a file line by line. A paragraph ends at a blank line or a line that matches a rule."""

    builder: Builder
    rules: tuple[Rule, ...]
    lines: list[Line] = field(init=False)
    at: int = 0
    """Index of the next line."""
    pending: list[tuple[int, int]] = field(factory=list)
    """Start and end offsets of each line of the current paragraph."""
    around: Around = _PARAGRAPH
    kind: BlockKind = BlockKind.PARAGRAPH
    marks: list[str] = field(factory=list)
    """Markers of open lists (AsciiDoc) or adornments of headings (reStructuredText), by level."""

    def __attrs_post_init__(self) -> None:
        """Split the file into lines."""
        self.lines = lines_in(self.builder.text)

    def drafts(self) -> tuple[Draft, ...]:
        """Return the blocks of the file, in order."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.bare:
                self._read(line)
            else:
                self.flush()
                self.at += 1
        self.flush()
        return self.builder.finished()

    def _read(self, line: Line) -> None:
        for pattern, read in self.rules:
            if match := pattern.match(line.text):
                before = self.at
                read(self, match)
                if self.at > before:
                    return
        if not self.pending and line.indent and self.builder.drafts:
            self.around = Around(depth=self.builder.drafts[-1].depth)
        self.pending.append((line.first, line.end))
        self.at += 1

    def line(self, ahead: int = 0) -> Line | None:
        """Return the line that is `ahead` lines after the current line; None if there is none."""
        number = self.at + ahead
        return self.lines[number] if 0 <= number < len(self.lines) else None

    def begin(self, start: int, around: Around, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        """End the current paragraph, and start another one at an offset in this line."""
        self.flush()
        line = self.lines[self.at]
        self.around, self.kind = around, kind
        if start < line.end:
            self.pending.append((start, line.end))
        self.at += 1

    def item(self, match: re.Match[str]) -> None:
        """Start a list item after its marker."""
        line = self.lines[self.at]
        self.begin(line.start + match.end(), Around(depth=1 + line.indent // 2, first=True))

    def flush(self) -> None:
        """End the current paragraph."""
        shown: list[Stretch] = []
        for start, end in _joined(self.pending):
            shown += [*self.builder.inline(start, end), Stretch("\n", PUT_IN)]
        if shown:
            self.builder.paragraph(shown, self.around, self.kind)
        self.pending, self.around, self.kind = [], _PARAGRAPH, BlockKind.PARAGRAPH

    def skip(self) -> None:
        """Skip a line that is not text, without ending the paragraph."""
        self.at += 1

    def end_before(self, _: re.Match[str] | None = None) -> None:
        """End the paragraph and skip a line that is not text."""
        self.flush()
        self.at += 1

    def heading(self, match: re.Match[str]) -> None:
        """Read a heading, whose level is the number of its marks."""
        self.flush()
        self.builder.heading(self.shown(match, "words"), len(match["marks"]))
        self.at += 1

    def field(self, match: re.Match[str]) -> None:
        """Read a metadata field."""
        self.flush()
        self.builder.metadata(match["name"], self.shown(match, "value"))
        self.at += 1

    def fields(self, lines: Sequence[Line]) -> bool:
        """Read "Key: value" lines as metadata; return False if there are fewer than three."""
        told = [_FIELD.match(line.text) for line in lines]
        if sum(map(bool, told)) < _LEAST_FIELDS:
            return False
        name, shown = "", list[Stretch]()
        for line, found in zip(lines, told, strict=True):
            if found:
                self.builder.metadata(name, shown)
                name, shown = found["name"], []
            start = found.end() if found else line.indent
            shown += [Stretch(line.text[start:], line.start + start), Stretch(" ", PUT_IN)]
        self.builder.metadata(name, shown)
        return True

    def cells(self, line: Line, bars: re.Pattern[str]) -> list[list[Stretch]]:
        """Return the cells of a line, each of which starts with a bar."""
        found = list(bars.finditer(line.text))
        ends = [*(bar.start() for bar in found[1:]), len(line.text)]
        cells = [
            self.builder.inline(line.start + bar.end(), line.start + end)
            for bar, end in zip(found, ends, strict=False)
        ]
        return cells[:-1] if cells[1:] and line.bare.endswith("|") else cells

    def until(self, ends: Callable[[Line], bool]) -> list[Line]:
        """Return the lines after the current one, up to the line that ends them, and skip them."""
        self.flush()
        first = self.at + 1
        self.at = next(
            (at for at in range(first, len(self.lines)) if ends(self.lines[at])), len(self.lines)
        )
        found = self.lines[first : self.at]
        self.at += 1
        return found

    def shown(self, match: re.Match[str], group: str) -> list[Stretch]:
        """Return the visible text of a group that a rule matched in the current line."""
        start, end = match.span(group)
        base = self.lines[self.at].start
        return self.builder.inline(base + start, base + end)


def _joined(parts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a file, with adjacent lines combined."""
    last: tuple[int, int] | None = None
    for start, end in parts:
        if last and start - last[1] <= _INDENT:
            last = (last[0], end)
            continue
        if last:
            yield last
        last = (start, end)
    if last:
        yield last
