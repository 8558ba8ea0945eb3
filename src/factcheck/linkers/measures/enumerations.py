"""Counts with what they announce told one by one: "three causes. The first … The second …"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from factcheck.model import Block, BlockKind, Document, Listing, Quantity, Span
from factcheck.patterns import lazy

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_NUMBERED = lazy(
    rf"(?:(?<=[.;:] )|^)(?P<the>[Tt]he )?(?P<rank>(?i:{'|'.join(_ORDINALS)}))(?:ly)?"
    r"(?=,|,? (?:was|is|were|are|had|has|lay|lies|concern(?:s|ed)|came|of (?:these|them))\b)",
    re.MULTILINE,
)
"""What begins to tell of one thing in a row: "First, ", "The second was "."""
_LAST = lazy(
    r"(?:^|[.;:,] )(?i:(?:and |but )?(?:finally|last(?:ly)?|another|the (?:last|final|other)s?)"
    rf"|(?:and|but) (?:the )?(?:{'|'.join(_ORDINALS)})(?:ly)?)\b"
)
# Nouns of which a text tells all that it counts, one by one: a list of our own.
_POINTS_WORDS = (
    "reasons causes lessons points recommendations findings measures actions steps conclusions"
    " changes questions factors faults errors mistakes failures problems conditions objections"
    " arguments aims purposes tasks duties stages phases items demands proposals"
)
_POINTS = frozenset(_POINTS_WORDS.split())
_ANNOUNCES = lazy(r"(?: [a-z][\w’'-]*){1,6}(?P<end>[.:])\Z")
_BELOW = lazy(r"\b(?:following|these|as follows|below)\b")
_OPEN = lazy(r"\b(?:including|such as|among|for example|some|mainly|at least|other|others|more)\b")
_MOST, _FEWEST = 12, 2
_NEAR = 3
"""Paragraphs further on that may tell of the next in a row."""
_DEEPER = 2
"""Columns by which an item stands below another; the tenth is set in by one."""


def enumerations(document: Document, quantities: Sequence[Quantity]) -> Iterator[Listing]:
    """Yield counts with the sentences or the items of a list that tell each of what they count."""
    followers = {left.span.start: at for at, left in enumerate(document.blocks)}
    for count, behind in pairwise((*quantities, None)):
        if count is None or not _is_announcing(count):
            continue
        block = document.block_at(count.span.start)
        if block is None or block.kind is not BlockKind.PARAGRAPH:
            continue
        ranks = _ranked(document, count, block)
        if ranks:
            yield Listing(count, ranks, len(ranks))
        elif behind is None or behind.span.start >= block.span.end:
            items = _itemised(document, count, followers[block.span.start])
            if items:
                yield Listing(count, items, len(items))


def _is_announcing(count: Quantity) -> bool:
    exact = not count.unit and not count.hedge and count.low == count.high
    return exact and _FEWEST <= count.low <= _MOST and bool(count.noun)


def _ranked(document: Document, count: Quantity, block: Block) -> tuple[Span, ...]:
    """Return the ordinals that tell each of what a count announces, from the first one on.

    Fewer or more than the count are told only behind nouns of which a text tells all.
    """
    sentence = document.sentence_at(count.span.start)
    if sentence is None or _OPEN.search(document.words(Span(sentence.start, count.span.start))):
        return ()
    found = list(_NUMBERED.finditer(document.text, count.span.end, block.span.end))
    ranks = [_ORDINALS.index(one["rank"].lower()) for one in found]
    if ranks != list(range(len(ranks))) or len(ranks) < _FEWEST:
        return ()
    if found[0].start() > sentence.end + 1 or len({bool(one["the"]) for one in found}) > 1:
        return ()
    is_other = len(found) != count.low
    if is_other and not _tells_all(document, count, block, found[-1].end()):
        return ()
    return tuple(Span(one.start("rank"), one.end()) for one in found)


def _tells_all(document: Document, count: Quantity, block: Block, last: int) -> bool:
    """Say whether a paragraph is to tell all that is counted, and nothing more in it does."""
    further = _LAST.search(document.text, last, block.span.end)
    at = bisect_right(document.blocks, block.span.start, key=lambda one: one.span.start)
    behind = [one.span.start for one in document.blocks[at : at + _NEAR]]
    goes_on = any(_NUMBERED.match(document.text, start) for start in behind)
    return _is_point(count) and not further and not goes_on


def _is_point(count: Quantity) -> bool:
    return count.noun.lower().rpartition(" ")[2] in _POINTS


def _itemised(document: Document, count: Quantity, at: int) -> tuple[Span, ...]:
    """Return the items of the list that follows a paragraph which ends with a count."""
    block = document.blocks[at]
    sentence = document.sentence_at(count.span.start)
    told = _ANNOUNCES.match(document.text, count.span.end, block.span.end)
    if sentence is None or not told or _OPEN.search(document.words(sentence)):
        return ()
    if told["end"] == "." and not (_is_point(count) or _BELOW.search(document.words(sentence))):
        return ()
    items = _items(document, document.blocks[at + 1 : at + 2 + 2 * _MOST])
    return items if len(items) >= _FEWEST else ()


def _items(document: Document, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return the items with which a stretch begins, those below others left out.

    None where the file does not show how deep an item stands, or where the list may go on.
    """
    columns = [_column(document, one) for one in takewhile(_is_item, blocks)]
    rest = blocks[len(columns) :]
    goes_on = bool(rest) and rest[0].kind is BlockKind.PARAGRAPH and any(map(_is_item, rest[1:4]))
    if not columns or goes_on or min(columns) != columns[0] or columns[0] == 1:
        return ()
    return tuple(
        block.span for block, at in zip(blocks, columns, strict=False) if at - columns[0] < _DEEPER
    )


def _is_item(block: Block) -> bool:
    return block.kind is BlockKind.ITEM


def _column(document: Document, block: Block) -> int:
    return document.place(Span(block.span.start, block.span.start + 1)).column
