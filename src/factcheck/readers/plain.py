"""Plain text → drafts: paragraphs, headings, lists and entries, told by their layout alone."""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from factcheck.model import BlockKind, SourceFile
from factcheck.readers.drafts import Draft, Run, draft
from factcheck.readers.heads import date_alone, dated_head
from factcheck.readers.shapes import heading_level, is_caption, is_caps

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:(?:[-*+•‣·▪–]|\(?\d{1,3}[.)]|\([a-z]\)|[a-z]\))\s+)(?=\S)")
_LABEL = re.compile(r"\s*\[\^?[\w-]{1,12}\]:?\s")
_LEAD = re.compile(r"\S+(?:[^\S\n]\S+){0,11}?(?=[^\S\n]{2}|\t)")
_RULE = re.compile(r"\s*([-=_*~])(?:\s?\1){2,}\s*$")
_NUMBERED_HEADING = re.compile(r"\s*(?:\d{1,2}\.)+(?:\d{1,2})?\s+[^\W\d_]")
_LEAD_LIMIT = 80
_WIDE_LINE = 140  # nobody wraps by hand at such a width: each line is a paragraph
_RAGGED = 14  # columns by which hand-wrapped lines fall short of the widest


@frozen
class Line:
    """One line that is not blank."""

    start: int
    text: str
    bullet: int
    """Length of the bullet or number in front, with the white space around it; 0 if none."""
    entry: bool
    """It begins with a dated head that something sets off."""
    label: bool
    """It begins with a label in brackets: "[1] "."""

    @property
    def indent(self) -> int:
        """Return the number of white-space characters in front."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def begins(self) -> bool:
        """Say whether the line begins an item or an entry whatever stands above it."""
        return bool(self.bullet) or self.entry or self.label

    @property
    def run(self) -> Run:
        """Return its words without the bullet."""
        return self.text[self.bullet :], self.start + self.bullet

    @property
    def lead(self) -> int:
        """Return how many of its first characters a wide gap sets off."""
        words = self.text[self.bullet : self.bullet + _LEAD_LIMIT].lstrip()
        gap = _LEAD.match(words)
        return len(" ".join(gap[0].split())) if gap else 0


def _line(start: int, text: str) -> Line:
    bullet = _BULLET.match(text)
    length = bullet.end() if bullet else 0
    plain = Line(start, text, length, entry=False, label=bool(_LABEL.match(text)))
    words = " ".join(text[length : length + 2 * _LEAD_LIMIT].split())
    head = dated_head(words, plain.lead)
    return Line(start, text, length, bool(head and head.strong), plain.label)


def _groups(text: str) -> Iterator[list[Line]]:
    """Yield the runs of lines between blank lines."""
    group: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        blank = not match[0].strip()
        if group and (blank or match.start() > end + 1):
            yield group
            group = []
        if not blank:
            group.append(_line(match.start(), match[0]))
        end = match.end()
    if group:
        yield group


def plain_drafts(source: SourceFile) -> tuple[Draft, ...]:
    """Return the blocks of a plain text in order."""
    groups = list(_groups(source.text))
    width = _width(groups)
    drafts: list[Draft] = []
    for group in groups:
        drafts.extend(_blocks(group, width))
    return tuple(drafts)


def _width(groups: Sequence[Sequence[Line]]) -> int:
    """Return the width at which the text is wrapped by hand; 0 if it is not."""
    lengths = [len(line.text) for group in groups for line in group[:-1]]
    fitting = [length for length in lengths if length < _WIDE_LINE]
    return max(fitting, default=0)


def _blocks(group: Sequence[Line], width: int) -> Iterator[Draft]:
    """Yield the blocks of one run of lines."""
    listed = _lists(group)
    block: list[Line] = []
    for line in group:
        if block and _parts(block, line, width, listed=listed):
            yield _draft(block, alone=False)
            block = []
        if not _RULE.match(line.text):
            block.append(line)
    if block:
        yield _draft(block, alone=len(block) == len(group))


def _lists(group: Sequence[Line]) -> bool:
    """Say whether lines that look like entries or items are ones: one leads, or two are there."""
    return group[0].begins or sum(line.begins for line in group) > 1


def _parts(block: Sequence[Line], line: Line, width: int, *, listed: bool) -> bool:
    """Say whether a line begins a new block."""
    above = block[-1]
    if _RULE.match(line.text):
        return False
    if listed and line.begins:
        return True
    if is_caps(above.text) or is_caps(line.text):
        return is_caps(above.text) != is_caps(line.text)
    return not _wraps(block, line, width)


def _wraps(block: Sequence[Line], line: Line, width: int) -> bool:
    """Say whether a line goes on where the one above had to break."""
    above = block[-1]
    first = line.text.lstrip()
    if above.begins or line.indent > block[0].indent:
        return True
    if first[0].islower() or above.text.rstrip()[-1] in ",-":
        return True
    room = len(above.text.rstrip()) + 1 + len(first.split(maxsplit=1)[0])
    return len(above.text) < _WIDE_LINE and room > max(width - _RAGGED, 24)


def _runs(lines: Sequence[Line]) -> Iterator[Run]:
    """Yield the words of lines; a word broken at its hyphen is made whole."""
    for number, line in enumerate(lines):
        raw, offset = line.run if number == 0 else (line.text, line.start)
        nxt = lines[number + 1].text.lstrip() if number + 1 < len(lines) else ""
        broken = re.search(r"\w-$", raw.rstrip()) and nxt[:1].islower()
        if broken and not re.match(r"(?:and|or|to|nor)\b", nxt):
            yield raw.rstrip(), offset
            continue
        yield raw, offset
        yield "\n", offset + len(raw)


def _trim(runs: Iterable[Run]) -> list[Run]:
    """Cut the white space in front of continuation lines, which a broken word must not keep."""
    return [(raw.lstrip(), offset + len(raw) - len(raw.lstrip())) if raw.strip() else (raw, offset) for raw, offset in runs]


def _draft(lines: Sequence[Line], *, alone: bool) -> Draft:
    first = lines[0]
    made = draft(BlockKind.PARAGRAPH, _trim(_runs(lines)), lead=first.lead, depth=first.indent)
    if is_caption(made.text):
        return made.become(BlockKind.CAPTION)
    numbered = bool(_NUMBERED_HEADING.match(first.text)) and alone
    if first.bullet and not (numbered and heading_level(first.text.strip())):
        return Draft(BlockKind.ITEM, made.text, made.pieces, 0, made.lead, made.depth, listed=True)
    if numbered and first.bullet:
        made = draft(BlockKind.PARAGRAPH, _trim([(line.text + "\n", line.start) for line in lines]))
    single = alone and (len(lines) == 1 or is_caps(made.text))
    level = heading_level(made.text) if single or is_caps(made.text) else 0
    if date_alone(made.text):
        level = 3
    return made.become(BlockKind.HEADING, level) if level else made
