"""Lines of plain text: their bullets, leads and dated heads, and whether they continue a line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from factcheck.document.readers.aligned import Cells, table
from factcheck.document.readers.heads import date_alone, dated_head
from factcheck.document.readers.shapes import is_caps, is_label, is_row
from factcheck.document.readers.wrapping import runs_on, splits_date
from factcheck.document.text import kept_by_words

_LINE = re.compile(r"[^\n]+\n?")
_BULLET = re.compile(r"\s*(?:[-*+•‣·▪◦–●○■□►▶➤→✓✔]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+(?=\S)")
_LEAD = re.compile(r"\S+(?:[^\S\n]\S+){0,11}?(?=[^\S\n]{2}|\t)")
_RULE = re.compile(r"[\s|+:]*([-=_*~])[-=_*~\s|+:]{2,}$")
_HEAD_LENGTH = 160  # characters searched for a dated head, which is much shorter
_WIDE = 140  # characters; wider text is not wrapped by hand, so each line is a paragraph
_RAGGED = 14  # columns by which a long word may shorten a full line
_LEAST_ROWS = 2
_DASHES = "-–—"  # bullets that also occur in sentences
_USUAL = 95  # percentile of line lengths that is used as the width of unevenly broken text
_NARROW = 36  # narrower text is not wrapped, so each line is a paragraph


@frozen
class Line:
    """A line that is not blank."""

    start: int
    """Offset of the first character in the line's group."""
    text: str
    """The text of the line, including its line feed."""
    bullet: int
    """Length of the bullet or number, including spaces around it; 0 if there is none."""
    lead: int
    """The number of initial characters before a wide gap, with whitespace collapsed."""
    entry: bool
    """Whether the line starts with a dated head that is clearly separated."""
    label: bool
    """Whether the line starts with a label in brackets: "[1] "."""
    row: bool
    """Whether the line is a table row: its cells are aligned, or it and another line have pipes."""
    cells: Cells = ()
    """The start and end of each cell in a row without pipes."""

    @property
    def bare(self) -> str:
        """The line without whitespace at its ends."""
        return self.text.strip()

    @property
    def indent(self) -> int:
        """The number of whitespace characters at the start of the line."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def begins(self) -> bool:
        """Whether the line can be the start of an item, an entry or a row."""
        return bool(self.bullet) or self.entry or self.label or self.row

    @property
    def is_rule(self) -> bool:
        """Whether the line is a rule of dashes or similar characters."""
        return bool(_RULE.match(self.bare))


def _line(start: int, text: str) -> Line:
    bullet = _BULLET.match(text)
    length = bullet.end() if bullet else 0
    words = text[length : length + _HEAD_LENGTH].lstrip()
    gap = _LEAD.match(words)
    lead = len(" ".join(gap[0].split())) if gap else 0
    head = dated_head(" ".join(words.split()), lead)
    strong = bool(head and head.strong)
    return Line(start, text, length, lead, strong, is_label(text.lstrip()), is_row(text))


def groups(text: str) -> Iterator[tuple[int, str]]:
    """Yield (start, text) for each group of lines between blank lines."""
    start = end = 0
    for match in _LINE.finditer(text):
        blank = match[0].isspace()
        if start < end and (blank or match.start() > end):
            yield start, text[start:end]
            start = end
        if blank or start == end:
            start = match.end() if blank else match.start()
        end = match.end()
    if start < end:
        yield start, text[start:end]


@kept_by_words
def lines_of(group: str) -> tuple[Line, ...]:
    """Return the lines of a group, with offsets relative to the group."""
    found = [_line(match.start(), match[0]) for match in _LINE.finditer(group)]
    return tuple(_tabled(found))


def _tabled(group: list[Line]) -> list[Line]:
    """Return the lines. If only one of them has pipes, treat it as text.

    A table has at least two rows.
    """
    if sum(line.row for line in group) >= _LEAST_ROWS:
        return group
    return _aligned([evolve(line, row=False) if line.row else line for line in group])


def _aligned(group: list[Line]) -> list[Line]:
    """Return the lines. Those in a table aligned with spaces are marked as rows, with their cells.

    Rules between the rows are ignored.
    """
    written = [at for at, line in enumerate(group) if not line.is_rule]
    rows = table([group[at].text for at in written])
    done = list(group)
    for number, cells in rows.items():
        at = written[number]
        done[at] = evolve(done[at], row=True, cells=cells, bullet=0, lead=0, entry=False)
    return done


def width_of(groups: Iterable[str]) -> int:
    """Return the width at which lines are wrapped; 0 if the text is not wrapped by hand.

    A few outliers are ignored.
    """
    lengths = sorted(length for group in groups for length in _lengths(group))
    return lengths[len(lengths) * _USUAL // 100] if lengths else 0


@kept_by_words
def _lengths(group: str) -> tuple[int, ...]:
    """Return the lengths of the lines that may continue on the next line."""
    return tuple(
        length
        for above, line in pairwise(lines_of(group))
        if (length := above.indent + len(above.bare)) < _WIDE
        and not line.begins
        and not above.is_rule
    )


def blocks(group: Sequence[Line], width: int) -> Iterator[list[Line]]:
    """Yield the lines of each block in a group, without rules."""
    group = _unwrapped(group, width)
    listed = group[0].begins or sum(line.begins for line in group) > 1
    block: list[Line] = []
    for line in group:
        ruled = line.is_rule
        if block and (ruled or _parts(block, line, width, listed=listed)):
            yield block
            block = []
        if not ruled:
            block.append(line)
    if block:
        yield block


def _unwrapped(group: Sequence[Line], width: int) -> Sequence[Line]:
    """Return the lines, with continuations of wrapped sentences treated as text.

    A continuation may look like an item ("8. "), a year ("(2021)") or a date. In a list, only a
    date that is split in two is a continuation. In prose, it is any line after a full line that
    does not end a sentence.
    """
    listed = group[0].begins
    alone = sum(bool(line.bullet) for line in group) == 1
    done = [group[0]]
    for above, line in pairwise(group):
        goes_on = splits_date(above.bare, line.bare) or (
            not listed
            and (alone or not line.bullet or line.bare[0] in _DASHES)
            and runs_on(above.bare)
            and _is_full(above, line, width)
        )
        word = line.begins and not line.row and goes_on
        done.append(evolve(line, entry=False, label=False, bullet=0, lead=0) if word else line)
        listed = listed or done[-1].begins
    return done


def _parts(block: Sequence[Line], line: Line, width: int, *, listed: bool) -> bool:
    """Return True if a line starts a new block."""
    above = block[-1]
    if listed and line.begins:
        return True
    if is_caps(above.bare) or is_caps(line.bare):
        return is_caps(above.bare) != is_caps(line.bare) and not above.begins
    return not _goes_on(block, line, width)


def _goes_on(block: Sequence[Line], line: Line, width: int) -> bool:
    """Return True if a line continues the previous line, which had to be broken there."""
    above = block[-1]
    if len(block) == 1 and date_alone(above.bare) and line.indent <= above.indent:
        return False
    if above.indent < line.indent == block[0].indent:
        return False  # the first lines of paragraphs are indented
    if block[0].begins or line.indent > block[0].indent:
        return True
    if line.bare[0].islower() or above.bare[-1] in ",-" or splits_date(above.bare, line.bare):
        return True
    return _is_full(above, line, width)


def _is_full(above: Line, line: Line, width: int) -> bool:
    """Return True if a line is full: the first word of the next line would not have fit on it."""
    room = above.indent + len(above.bare) + 1 + len(line.bare.split(maxsplit=1)[0])
    return len(above.bare) < _WIDE and room > max(width - _RAGGED, _NARROW)
