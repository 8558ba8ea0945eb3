"""Plain text → drafts: paragraphs, headings, lists and entries, told by their layout alone."""

from collections.abc import Iterator
from itertools import pairwise

from attrs import evolve, frozen

from factcheck.model import BlockKind, SourceFile
from factcheck.readers.drafts import PUT_IN, Draft, Run, draft
from factcheck.readers.heads import date_alone
from factcheck.readers.joining import mended
from factcheck.readers.lines import Line, blocks, groups, width_of
from factcheck.readers.shapes import Shape, depth_of_number, heading_level, is_caption, shape

_DATE_LEVEL = 6  # of a date that heads entries: below every other heading
_PARAGRAPH = 60  # characters; fewer are a line, not yet a paragraph


@frozen
class _Stretch:
    """The lines of one block and what their group says of them."""

    lines: tuple[Line, ...]
    alone: bool
    """No other block stands in its group."""
    underlined: bool

    @property
    def words(self) -> str:
        """Return its lines joined, numbers in front included."""
        return " ".join(line.bare for line in self.lines)

    @property
    def shape(self) -> Shape:
        """Return what it looks like as a heading."""
        first, words = self.lines[0], self.words
        numbered = self.alone and first.bare[0].isdigit()
        if first.entry or first.label or first.row or (first.bullet and not numbered):
            return Shape.NONE
        if is_caption(words) or date_alone(words):
            return Shape.NONE
        found = shape(words)
        if self.underlined and found is not Shape.NONE:
            return Shape.CAPITALS
        single = self.alone and len(self.lines) == 1
        return found if single or found is Shape.CAPITALS else Shape.NONE


def plain_drafts(source: SourceFile) -> tuple[Draft, ...]:
    """Return the blocks of a plain text in order."""
    stretches = list(_stretches(source.text))
    following = [*stretches[1:], None]
    drafts = [_draft(one, below) for one, below in zip(stretches, following, strict=False)]
    if drafts and drafts[0].kind is BlockKind.HEADING:
        drafts[0] = evolve(drafts[0], level=1)
    return tuple(drafts)


def _stretches(text: str) -> Iterator[_Stretch]:
    found = list(groups(text))
    width = width_of(found)
    for group in found:
        ruled = {above.start for above, line in pairwise(group) if line.is_rule}
        parts = list(blocks(group, width))
        for lines in parts:
            yield _Stretch(tuple(lines), len(parts) == 1, lines[-1].start in ruled)


def _draft(one: _Stretch, below: _Stretch | None) -> Draft:
    first = one.lines[0]
    if _heads(one, below):
        runs = mended([[(line.text, line.start)] for line in one.lines])
        return draft(BlockKind.HEADING, runs, level=heading_level(one.words))
    if first.row and not first.bullet:
        return draft(BlockKind.ROW, _row(first), depth=first.indent)
    runs = mended([[line.run if line is first else (line.text, line.start)] for line in one.lines])
    made = draft(_kind(one), runs, lead=_lead(one), depth=first.indent)
    if made.kind is BlockKind.HEADING:
        return evolve(made, level=_DATE_LEVEL)
    return evolve(made, listed=bool(first.bullet))


def _heads(one: _Stretch, below: _Stretch | None) -> bool:
    """Say whether a block is a heading among its neighbours."""
    found = one.shape
    if found in {Shape.NONE, Shape.CAPITALS} or below is None:
        return found is Shape.CAPITALS
    if found is Shape.NUMBERED:
        return depth_of_number(below.words) != depth_of_number(one.words)
    if found is Shape.TITLE:
        return below.shape not in {Shape.CAPITALS, Shape.NUMBERED, Shape.TITLE}
    first = below.lines[0]
    return first.begins or len(below.words) >= _PARAGRAPH or below.words[-1] in ".:!?"


def _kind(one: _Stretch) -> BlockKind:
    first = one.lines[0]
    if first.bullet:
        return BlockKind.ITEM
    if is_caption(one.words):
        return BlockKind.CAPTION
    return BlockKind.HEADING if date_alone(one.words) else BlockKind.PARAGRAPH


def _lead(one: _Stretch) -> int:
    """Return how much of the block its layout sets off: up to a wide gap, or a line of its own."""
    first = one.lines[0]
    hanging = len(one.lines) > 1 and date_alone(first.bare)
    return len(" ".join(first.bare.split())) if hanging else first.lead


def _row(line: Line) -> list[Run]:
    """Return the cells of a row with single spaces around its inner pipes."""
    raw = line.text.rstrip().rstrip("|")
    start = len(raw) - len(raw.lstrip().lstrip("|"))
    runs: list[Run] = []
    for cell in raw[start:].split("|"):
        runs += [(" | " if runs else "", PUT_IN), (cell, line.start + start)]
        start += len(cell) + 1
    return runs
