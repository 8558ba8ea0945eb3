"""The document for reading: headings, lists and tables, with layers over its words."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, field, frozen

from factcheck.model import Block, BlockKind, Document, Span

_TAGS = {BlockKind.QUOTE: "blockquote", BlockKind.CODE: "pre"}
"""Tags of two kinds of block; every other kind is a paragraph, with its kind as class."""
_TOGETHER = {BlockKind.ROW: "table", BlockKind.ITEM: "list"}
"""Kinds of blocks that form one table or list."""
_CELLS = re.compile(r" \| ")
HIGHEST, LOWEST = 4, 6
"""Levels of the document's headings on the page, below those of the page itself."""


@frozen
class Layer:
    """A layer over words: a place of a finding, a claim, a fact."""

    span: Span
    """The words under the layer; never empty."""
    style: str
    """CSS classes of the words."""
    mark: str = ""
    """The severity if the words are marked; of several layers, the first sets the colour."""
    anchor: str = ""
    """Anchor at its start."""
    item: str = ""
    """Id of what the words belong to, for a script."""
    closing: str = ""
    """CSS class of its last words."""
    href: str = ""
    """Target of a link on the words."""
    title: str = ""
    pointer: "tuple[str, str, str] | None" = None
    """(target, words, name) of a number after its end."""


@frozen
class Stretch:
    """A stretch of equally formatted words."""

    words: str
    style: str = ""
    mark: str = ""
    items: str = ""
    """Ids of the items to which the words belong, outermost first."""
    href: str = ""
    title: str = ""
    anchors: tuple[str, ...] = ()
    """Anchors that start here."""
    pointers: tuple[tuple[str, str, str], ...] = ()
    """(target, words, name) of each number after the words."""


@frozen
class Shown:
    """One block."""

    number: int
    """Number of the block from 0, in order of the document."""
    tag: str
    style: str
    cells: tuple[tuple[Stretch, ...], ...]
    """Several for a row, one for every other block."""
    level: int = 0
    """Level of a heading on the page, without gaps; 0 for every other block."""


@frozen
class Group:
    """The blocks of one table or list, or a single block."""

    kind: str
    """"table", "list" or "block"."""
    blocks: tuple[Shown, ...]


def filled(span: Span, length: int) -> Span:
    """Return a span of at least one code point, so that an empty place is visible and linkable."""
    if span.end > span.start:
        return span
    start = min(span.start, max(0, length - 1))
    return Span(start, start + 1)


def groups(document: Document, layers: Iterable[Layer]) -> Iterator[Group]:
    """Yield the document block by block, with its layers."""
    waiting = sorted(layers, key=lambda layer: (layer.span.start, -layer.span.end))[::-1]
    shown = _shown(document, waiting)
    for kind, pairs in itertools.groupby(shown, key=lambda pair: _TOGETHER.get(pair[0], "block")):
        blocks = tuple(block for _, block in pairs)
        if kind == "block":
            yield from (Group(kind, (block,)) for block in blocks)
        else:
            yield Group(kind, blocks)


def _shown(document: Document, waiting: list[Layer]) -> Iterator[tuple[BlockKind, Shown]]:
    """Yield each block with its kind.

    Args:
        document: The document.
        waiting: The layers, first one last; the list is emptied.
    """
    reaching: list[Layer] = []
    above = HIGHEST - 1
    for number, block in enumerate(document.blocks):
        is_last = number == len(document.blocks) - 1
        layers = reaching + _taken(waiting, len(document.text) if is_last else block.span.end)
        going_on = [] if is_last else [one for one in layers if one.span.end > block.span.end]
        reaching = [evolve(layer, anchor="") for layer in going_on]
        here = [one for one in layers if one not in going_on]
        here += [evolve(layer, pointer=None, closing="") for layer in going_on]
        here.sort(key=lambda layer: (layer.span.start, -layer.span.end))
        cells = tuple(map(tuple, _cells(document, block, here)))
        level = min(_level(block), above + 1)
        above = level or above
        yield block.kind, Shown(number, _tag(block), _style(document, block), cells, level)


def _taken(stack: list[Layer], end: int) -> list[Layer]:
    """Remove from the end of a stack, and return, all layers that start before an offset."""
    found = []
    while stack and stack[-1].span.start < end:
        found.append(stack.pop())
    return found


def _tag(block: Block) -> str:
    return _TAGS.get(block.kind, "p")


def _style(document: Document, block: Block) -> str:
    role = document.role_at(block.span.start)
    aside = role.value if role.is_of_others else ""
    return f"{block.kind.value} {aside}".rstrip()


def _level(block: Block) -> int:
    if block.kind is not BlockKind.HEADING:
        return 0
    return min(HIGHEST + max(block.level, 1) - 1, LOWEST)


def _cells(
    document: Document, block: Block, layers: Sequence[Layer]
) -> Iterator[Iterator[Stretch]]:
    """Yield the stretches of each cell of a row, or of the whole of any other block."""
    bounds = list(_bounds(document, block))
    stretches = _stretches(document, block.span, layers, bounds)
    by_cell = itertools.groupby(stretches, key=lambda pair: pair[0])
    found = {at: [stretch for _, stretch in pairs] for at, pairs in by_cell}
    for at in range(len(bounds)):
        yield iter(found.get(at, []))


def _bounds(document: Document, block: Block) -> Iterator[Span]:
    start = block.span.start
    if block.kind is BlockKind.ROW:
        for found in _CELLS.finditer(document.text, start, block.span.end):
            yield Span(start, found.start())
            start = found.end()
    yield Span(start, block.span.end)


def _stretches(
    document: Document, block: Span, layers: Sequence[Layer], cells: Sequence[Span]
) -> Iterator[tuple[int, Stretch]]:
    """Yield the stretches between all layer ends, each with the number of its cell."""
    waiting, sweep, at = [_inside(layer, block) for layer in layers][::-1], _Sweep(), 0
    for part in itertools.starmap(Span, itertools.pairwise(_cuts(block, waiting, cells))):
        while waiting and waiting[-1].span.start <= part.start:
            sweep.begin(waiting.pop())
        while at < len(cells) - 1 and part.start >= cells[at].end:
            at += 1
        if cells[at].contains(part):
            yield at, sweep.dressed(document.words(part), part.end)
    if waiting:  # layers after the last block
        for layer in waiting:
            sweep.begin(layer)
        yield at, sweep.dressed("", block.end)


def _inside(layer: Layer, block: Span) -> Layer:
    """Return a layer with its span limited to a block."""
    start, end = (
        min(max(end, block.start), block.end) for end in (layer.span.start, layer.span.end)
    )
    return evolve(layer, span=Span(start, end))


def _cuts(block: Span, layers: Iterable[Layer], cells: Iterable[Span]) -> list[int]:
    spans = (*(layer.span for layer in layers), *cells, block)
    return sorted({end for span in spans for end in (span.start, span.end)})


@frozen
class _Sweep:
    """The open layers at the current position in a block."""

    _open: list[Layer] = field(factory=list, init=False)
    _anchors: list[str] = field(factory=list, init=False)
    """Anchors that have started since the last stretch."""

    def begin(self, layer: Layer) -> None:
        """Open a layer."""
        self._open.append(layer)
        self._anchors.extend([layer.anchor] if layer.anchor else [])

    def dressed(self, words: str, end: int) -> Stretch:
        """Return words with the format of the open layers, and close those that end after them."""
        layers, anchors = list(self._open), tuple(self._anchors)
        self._anchors.clear()
        self._open[:] = [layer for layer in layers if layer.span.end > end]
        ended = [layer for layer in layers if layer.span.end <= end]
        return Stretch(
            words=words,
            style=_joined((*(one.style for one in layers), *(one.closing for one in ended))),
            mark=_first(layer.mark for layer in layers),
            items=_joined(layer.item for layer in layers),
            href=_first(layer.href for layer in layers[::-1]),
            title=_first(layer.title for layer in layers[::-1]),
            anchors=anchors,
            pointers=tuple(layer.pointer for layer in ended if layer.pointer),
        )


def _joined(words: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(filter(None, words)))


def _first(words: Iterable[str]) -> str:
    """Return the first non-empty string."""
    return next(filter(None, words), "")
