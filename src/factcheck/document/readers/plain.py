"""Reader for plain text: paragraphs, headings, lists and entries, inferred from the layout."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from factcheck.document.readers.drafts import PUT_IN, Draft, Run, draft
from factcheck.document.readers.furniture import page_lines
from factcheck.document.readers.heads import date_alone
from factcheck.document.readers.lines import Line, blocks, groups, lines_of, width_of
from factcheck.document.readers.shapes import (
    Shape,
    depth_of_number,
    heading_level,
    is_caption,
    shape,
)
from factcheck.document.text import kept_by_words
from factcheck.model import BlockKind, SourceFile

_DATE_LEVEL = 6  # heading level of a date above entries: below all others
_UNMARKED = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_STEP = 2  # columns per nesting level; the tenth list item may be indented by one column
_PARAGRAPH = 60  # characters; a shorter block is a line, not a paragraph


@frozen
class _Stretch:
    """The lines of a block, and how much it resembles a heading."""

    lines: tuple[Line, ...]
    words: str
    """The lines joined, including numbers at the start."""
    shape: Shape
    """How much the block resembles a heading."""

    @property
    def first(self) -> Line:
        """The first line of the block."""
        return self.lines[0]


def plain_drafts(source: SourceFile) -> tuple[Draft, ...]:
    """Return the blocks of a plain text, in order."""
    found = list(groups(_without_pages(source.text)))
    width = width_of(group for _, group in found)
    heads = _headings([_stretches(group, width) for _, group in found])
    drafts = [
        made.moved(start)
        for (start, group), which in zip(found, heads, strict=True)
        for made in _drafts(group, width, which)
    ]
    if drafts and drafts[0].kind is BlockKind.HEADING:
        drafts[0] = drafts[0].become(BlockKind.HEADING, 1)
    return tuple(drafts)


def _without_pages(text: str) -> str:
    """Return a text with its page headers, footers and page numbers blanked."""
    furniture = page_lines(text)
    if not furniture:
        return text
    lines = text.split("\n")
    kept = (" " * len(line) if at in furniture else line for at, line in enumerate(lines))
    return "\n".join(kept)


def headings_by_shape(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of a text without marked headings, with headings inferred from their form.

    Each draft is treated as a paragraph of plain text.
    """
    starts: list[int] = []
    length = 0
    for made in drafts:
        starts.append(length)
        length += len(made.text) + 2
    shown = plain_drafts(SourceFile("", "\n\n".join(made.text for made in drafts)))
    done = list(drafts)
    for made in shown:
        if made.kind is BlockKind.HEADING:
            at = bisect_right(starts, made.pieces[0].offset) - 1
            if not done[at].listed and done[at].kind in _UNMARKED:
                done[at] = done[at].become(BlockKind.HEADING, made.level)
    return done


@kept_by_words
def _stretches(group: str, width: int) -> tuple[_Stretch, ...]:
    """Return the blocks in a group of lines, given the width at which lines are wrapped."""
    lines = lines_of(group)
    ruled = {above.start for above, line in pairwise(lines) if line.is_rule}
    parts = list(blocks(lines, width))
    return tuple(_stretch(part, ruled, alone=len(parts) == 1) for part in parts)


def _stretch(lines: Sequence[Line], ruled: set[int], *, alone: bool) -> _Stretch:
    words = " ".join(line.bare for line in lines)
    underlined = lines[-1].start in ruled
    return _Stretch(tuple(lines), words, _shape(lines, words, alone=alone, underlined=underlined))


def _headings(groups: Sequence[tuple[_Stretch, ...]]) -> Iterator[tuple[bool, ...]]:
    """Yield, for each group, which of its blocks are headings."""
    following = [*(one for group in groups for one in group), None][1:]
    done = 0
    for group in groups:
        below = following[done : done + len(group)]
        yield tuple([_heads(one, after) for one, after in zip(group, below, strict=True)])
        done += len(group)


@kept_by_words
def _drafts(group: str, width: int, heads: tuple[bool, ...]) -> tuple[Draft, ...]:
    """Return the blocks of a group, with offsets relative to the group."""
    both = zip(_stretches(group, width), heads, strict=True)
    return tuple(_draft(group, one, is_heading=is_heading) for one, is_heading in both)


def _shape(lines: Sequence[Line], words: str, *, alone: bool, underlined: bool) -> Shape:
    """Return how much a block resembles a heading."""
    first = lines[0]
    numbered = alone and first.bare[0].isdigit()
    if first.entry or first.label or first.row or (first.bullet and not numbered):
        return Shape.NONE
    found = shape(words)
    if found is Shape.NONE or is_caption(words) or date_alone(words):
        return Shape.NONE
    if underlined:
        return Shape.CAPITALS
    single = alone and len(lines) == 1
    return found if single or found is Shape.CAPITALS else Shape.NONE


def _draft(text: str, one: _Stretch, *, is_heading: bool) -> Draft:
    first = one.first
    if is_heading:
        level = heading_level(one.words)
        return draft(BlockKind.HEADING, _runs(text, one.lines), level=level)
    if first.row and not first.bullet:
        return draft(BlockKind.ROW, _row(first), depth=first.indent // _STEP)
    kind = _kind(one)
    level = _DATE_LEVEL if kind is BlockKind.HEADING else 0
    runs = _runs(text, one.lines, first.bullet)
    return draft(
        kind,
        runs,
        level=level,
        lead=_lead(one),
        depth=first.indent // _STEP,
        listed=bool(first.bullet),
    )


def _runs(text: str, lines: Sequence[Line], skipped: int = 0) -> list[Run]:
    """Return the characters from the first to the last of the given lines."""
    start, last = lines[0].start + skipped, lines[-1]
    return [(text[start : last.start + len(last.text)], start)]


def _heads(one: _Stretch, below: _Stretch | None) -> bool:
    """Return True if a block is a heading, given the block after it."""
    found = one.shape
    if found in {Shape.NONE, Shape.CAPITALS} or below is None:
        return found is Shape.CAPITALS
    if found is Shape.NUMBERED:
        return depth_of_number(below.words) != depth_of_number(one.words)
    if found is Shape.TITLE:
        return below.shape not in {Shape.CAPITALS, Shape.NUMBERED, Shape.TITLE}
    return below.first.begins or len(below.words) >= _PARAGRAPH or below.words[-1] in ".:!?"


def _kind(one: _Stretch) -> BlockKind:
    if one.first.bullet:
        return BlockKind.ITEM
    if is_caption(one.words):
        return BlockKind.CAPTION
    return BlockKind.HEADING if date_alone(one.words) else BlockKind.PARAGRAPH


def _lead(one: _Stretch) -> int:
    """Return the length of the lead: the text before a wide gap, or a date on its own line."""
    words = one.first.text[one.first.bullet :].strip()
    hanging = len(one.lines) > 1 and date_alone(words)
    return len(" ".join(words.split())) if hanging else one.first.lead


def _row(line: Line) -> list[Run]:
    """Return the cells of a row, with pipes and single spaces between them."""
    runs: list[Run] = []
    for start, end in line.cells:
        runs += [(" | " if runs else "", PUT_IN), (line.text[start:end], line.start + start)]
    if runs:
        return runs
    raw = line.text.rstrip().rstrip("|")
    start = len(raw) - len(raw.lstrip().lstrip("|"))
    for cell in raw[start:].split("|"):
        runs += [(" | " if runs else "", PUT_IN), (cell, line.start + start)]
        start += len(cell) + 1
    return runs
