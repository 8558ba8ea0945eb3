"""Reconstruction of paragraphs, headings and notes from the lines of PDF pages."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from attrs import field, frozen, mutable

from factcheck.document.readers.drafts import Draft, Sheet
from factcheck.document.readers.heads import date_alone
from factcheck.document.readers.pdf.pages import Line, Page
from factcheck.document.readers.plain import plain_drafts
from factcheck.document.readers.wrapping import runs_on
from factcheck.lexicon.data.english import is_ordinary
from factcheck.model import BlockKind, SourceFile

_LARGER = 1.08  # minimum size of a heading, relative to the text
_APART = 1.25  # minimum distance between paragraphs, relative to the usual line distance
_COMMON, _LEAST = (
    0.05,
    0.9,
)  # minimum share of all distances, and minimum relative to the size, of the line distance
_ALIKE = 0.06  # relative tolerance for sizes that count as equal
_INDENT = 6.0  # points by which the first line of a paragraph is indented
_FULL = 0.75  # minimum length of a full line, relative to the longest line of the page
_HEADING_WORDS = 20
_CUT = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]\s*$")
_GOES_ON = re.compile(r"\s*([^\W\d_]+)")
_HYPHEN = re.compile(r"[^\W_][-\u2010\u2013]\s*$")
_COMPOUND = re.compile(r"\s*(?!(?:and|or|to|nor)\b)[^\W_]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_DEEPEST = 6


@frozen
class _Group:
    """The lines of a paragraph, heading or note."""

    lines: tuple[Line, ...]
    note: str = ""
    """The mark of the note; empty if the group is not a note."""

    @property
    def words(self) -> int:
        """The number of words in the group."""
        return sum(len(line.text.split()) for line in self.lines)


def rebuilt(pages: Sequence[Page]) -> list[Draft]:
    """Return the blocks of the text, with the notes at the end."""
    style = _Style(pages)
    groups = list(_groups(pages, style))
    ordered = [one for one in groups if not one.note] + [one for one in groups if one.note]
    sheet = _Sheet(known=frozenset(_WORD.findall(" ".join(page.text for page in pages).lower())))
    levels = {sheet.add(one, flows=not style.level(one)): style.level(one) for one in ordered}
    made = plain_drafts(SourceFile("", sheet.text))
    return list(_headed([sheet.restored(one) for one in made], made, levels))


def _headed(
    drafts: Sequence[Draft], raw: Sequence[Draft], levels: dict[int, int]
) -> Iterator[Draft]:
    """Yield the drafts with typeset headings. If there are none, infer the headings."""
    starts = sorted(levels)
    styled = any(levels.values())
    for made, before in zip(drafts, raw, strict=True):
        is_read = bool(starts and before.pieces)
        level = levels[starts[bisect_right(starts, before.pieces[0].offset) - 1]] if is_read else 0
        if level and not made.listed:
            yield made.become(BlockKind.HEADING, level)
        elif styled and made.kind is BlockKind.HEADING and not date_alone(made.text):
            yield made.become(BlockKind.PARAGRAPH)
        else:
            yield made


class _Style:
    """The typography of the text: font size, line distance, sizes of headings."""

    def __init__(self, pages: Sequence[Page]) -> None:
        lines = [line for page in pages for line in page.lines]
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[round(line.main.size, 1)] += len(line.text)
        self.size = max(sizes, key=lambda size: (sizes[size], size), default=10.0)
        larger = {size for size in sizes if size > _LARGER * self.size}
        self.larger = sorted(larger, reverse=True)
        gaps = Counter(
            round(above.main.y - line.main.y, 1)
            for page in pages
            for above, line in pairwise(page.lines)
            if above.main.y > line.main.y and self.is_text(above) and self.is_text(line)
        )
        # The smallest common distance: if most paragraphs have one line, the distance between them
        # is more common.
        enough = max(2, _COMMON * gaps.total())
        usual = (gap for gap, count in gaps.items() if count >= enough and gap > _LEAST * self.size)
        self.gap = min(usual, default=1.2 * self.size)
        self.width = max((len(line.text) for line in lines if self.is_text(line)), default=0)

    def is_text(self, line: Line) -> bool:
        """Return True if a line has the font size of the text."""
        return abs(line.main.size - self.size) <= _ALIKE * self.size

    def level(self, group: _Group) -> int:
        """Return the level of a heading, based on size and bold type; 0 for a paragraph."""
        first = group.lines[0]
        size = round(first.main.size, 1)
        if group.note or group.words > _HEADING_WORDS:
            return 0
        if size in self.larger:
            return min(_DEEPEST, self.larger.index(size) + 1)
        ended = group.lines[-1].text.rstrip().endswith((".", ",", ";"))
        bold = all(line.bold for line in group.lines) and not ended
        return min(_DEEPEST, len(self.larger) + 1) if bold and self.is_text(first) else 0

    def first_note(self, page: Page) -> int:
        """Return the index of the first note line on a page, or the number of lines if it has none.

        A mark at the start of a line may also belong to the text, if the line was broken before it.
        """
        for at, line in enumerate(page.lines):
            above = page.lines[at - 1] if at else None
            apart = not above or above.main.y - line.main.y > _APART * self.gap
            if line.note and (apart or line.main.size < self.size * (1 - _ALIKE)):
                return at
        return len(page.lines)

    def parts(self, above: Line, line: Line) -> bool:
        """Return True if a line starts a new paragraph."""
        if abs(above.main.size - line.main.size) > _ALIKE * above.main.size:
            return True
        words = above.text.rstrip()
        goes_on, full = runs_on(words), len(words) >= _FULL * self.width
        if above.bold != line.bold and (above.bold or not goes_on):
            return True
        gap = above.main.y - line.main.y
        if above.page != line.page or gap <= 0:  # the next page or column
            return not (full and goes_on)
        usual = self.gap if self.is_text(line) else 1.3 * line.main.size
        if gap > _APART * usual:
            return True
        return line.first.x > above.first.x + _INDENT and not goes_on and not full


def _groups(pages: Sequence[Page], style: _Style) -> Iterator[_Group]:
    """Yield the groups. Paragraphs that are interrupted by the notes of a page are joined."""
    body: list[Line] = []
    notes: list[Line] = []
    for page in pages:
        first = style.first_note(page)
        body += page.lines[:first]
        notes += page.lines[first:]
    yield from map(_Group, _parted(body, style.parts))
    for lines in _parted(notes, lambda _, line: bool(line.note)):
        yield _Group(lines, lines[0].note)


def _parted(
    lines: Sequence[Line], begins: Callable[[Line, Line], bool]
) -> Iterator[tuple[Line, ...]]:
    """Yield the lines in groups, given a function that returns whether a line begins a group."""
    group: list[Line] = []
    for line in lines:
        if group and begins(group[-1], line):
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def _is_compound(line: str, following: str) -> bool:
    """Return True if a line ends at a permanent hyphen, as in "al-Amin".

    Hyphens as in "two- and three-masted" do not count.
    """
    return bool(_HYPHEN.search(line[-8:]) and _COMPOUND.match(following))


@mutable(eq=False)
class _Sheet(Sheet):
    """The text of all groups, with a mapping to the pages."""

    known: frozenset[str] = field(kw_only=True, repr=False)
    """The words of the document, in lowercase."""

    def add(self, group: _Group, *, flows: bool) -> int:
        """Add a group and a blank line, and return the start of the group."""
        start = self.length
        if group.note:
            self.put(f"[^{group.note}]: ")
        lines = group.lines
        for number, line in enumerate(lines):
            following = lines[number + 1].text if number + 1 < len(lines) else ""
            cut = self._cut(line.text, following)
            self._line(line, len(line.text) - cut)
            if not cut and not _is_compound(line.text, following):
                self.put("\n" if following and flows and not group.note else " ")
        self.put("\n\n")
        return start

    def _cut(self, line: str, following: str) -> int:
        """Return the number of final characters that only mark a word divided at the line end."""
        broken, rest = _CUT.search(line), _GOES_ON.match(following)
        if not broken or not rest or not rest[1][0].islower():
            return 0
        whole = f"{broken[1]}{rest[1]}".lower()
        if whole not in self.known and not is_ordinary(whole):
            return 0
        return len(line) - broken.end(1)

    def _line(self, line: Line, length: int) -> None:
        """Add the first `length` characters of a line, without whitespace at its start."""
        at, begun = 0, False
        for chunk in line.chunks:
            words = chunk.text[: max(0, length - at)]
            lead = 0 if begun else len(words) - len(words.lstrip())
            if not line.is_mark(chunk):
                self.put(words[lead:], line.start + at + lead, line.page)
                begun = begun or bool(words.strip())
            at += len(chunk.text)
