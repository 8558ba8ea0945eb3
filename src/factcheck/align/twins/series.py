"""Numbered parts of one kind in order, one of which has its neighbour's number.

"Step 1, Step 2, Step 2, Step 4"; "Appendix A, B, D, D"; "2.1, 2.2, 2.2, 2.4". A number that is
missing is no fault by itself, and neither is one that stands twice: variants of a step have the
same. Only where both meet, and the row goes on behind them, one is wrong; or where headings that
have counted up so far have the last number once more.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from factcheck import lexicon
from factcheck.align.twins.statements import Statements
from factcheck.model import Block, BlockKind, Span
from factcheck.model.numerals import roman
from factcheck.model.twins import Twin, TwinRoute
from factcheck.text import word_list

_HEAD = re.compile(
    r"(?P<label>(?:[^\W\d_]+[ -]){1,2}|[A-Z]{1,2}|(?:\d+\.)+|)(?:No\. ?|#)?"
    r"(?P<number>\d{1,3}|[IVX]+|[A-Z])(?P<mark>[.:)]|[ ,]?[(–—-]| \||\Z|(?=\s))"
)
_CONTINUED = frozenset({"cont", "contd", "cont’d", "cont'd", "continued", "continues"})
_FIRST = ("1", "I", "A")
_FEWEST = 4
"""Parts in a row."""
_NUMERALS = (
    {f"{number}": number for number in range(1_000)},
    {roman(number): number for number in range(1, 20)},
    {chr(ord("A") + at): at + 1 for at in range(26)},
)
"""Figures, Roman numerals and letters, each with its number."""
_FEWEST_BEFORE = 3
"""Headings that have counted up."""
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.CAPTION})


@frozen
class _Part:
    """The number with which a block begins."""

    printed: str
    span: Span
    block: int
    """The index of the block."""


_Key = tuple[str, int, str]
"""Kind and level of the block, and the label in front of its number."""


def numbered_twice(made: Statements) -> Iterator[Twin]:
    """Yield the numbers that stand at the place of another one."""
    for key, parts in _rows(made):
        yield from _repeated(made, key, parts)
        for numerals in _NUMERALS:
            numbers = [numerals.get(part.printed.lstrip("0") or "0", -1) for part in parts]
            if -1 not in numbers:
                yield from _odd(parts, numbers, numerals)
                break


def _rows(made: Statements) -> Iterator[tuple[_Key, Sequence[_Part]]]:
    """Yield the parts of one kind that follow one another, up to the next first part."""
    open_rows: dict[_Key, list[_Part]] = {}
    header, before = "", None
    for at, block in enumerate(made.document.blocks):
        if block.kind is BlockKind.HEADING:
            shallower = [key for key in open_rows if key[0] == "heading" and key[1] > block.level]
            yield from ((key, open_rows.pop(key)) for key in shallower)
        if block.kind is BlockKind.ROW and before is not BlockKind.ROW:
            header = made.document.words(block.span).partition(" |")[0].lower()
            tables = [key for key in open_rows if key[0] == "row"]
            yield from ((key, open_rows.pop(key)) for key in tables)
        before = block.kind
        found = _part(made, at, header)
        if found:
            key, part = found
            row = open_rows.setdefault(key, [])
            if row and part.printed in _FIRST and row[-1].printed not in (part.printed, "0"):
                yield key, [*row]
                row.clear()
            row.append(part)
    yield from open_rows.items()


def _part(made: Statements, at: int, header: str) -> tuple[_Key, _Part] | None:
    """Return the number with which a block begins, if it is one of a row."""
    text, block = made.document.text, made.document.blocks[at]
    if block.kind is BlockKind.CODE:
        return None
    found = _HEAD.match(text, block.span.start, block.span.end)
    if found is None or not _counts(block, found["label"], found["mark"], header):
        return None
    behind = word_list(text[found.end() : min(block.span.end, found.end() + 20)])
    if not _CONTINUED.isdisjoint(behind):
        return None
    kind = "text" if block.kind in _TEXT else str(block.kind)
    key = (kind, block.level, found["label"].strip().lower())
    return key, _Part(found["number"], Span(*found.span("number")), at)


def _counts(block: Block, label: str, mark: str, header: str) -> bool:
    """True if a number stands for a part: behind a label, or at the head of a heading."""
    if block.kind is BlockKind.HEADING:
        return bool(label.strip()) or mark in (".", ")", ":")
    if block.kind is BlockKind.ROW:
        return (label or header).strip().lower() in lexicon.words("twins.numbered parts")
    return label[:1].isupper() and bool(mark)


def _repeated(made: Statements, key: _Key, parts: Sequence[_Part]) -> Iterator[Twin]:
    """Yield the number of a heading that the heading of its kind before it has as well."""
    if key[0] != "heading" or key[2]:
        return
    numbers = [int(part.printed) if part.printed.isdecimal() else -1 for part in parts]
    at = next((at for at, pair in enumerate(pairwise(numbers), 1) if pair[0] == pair[1]), 0)
    counted_up = (list(range(first, first + at)) for first in (0, 1))
    if at < _FEWEST_BEFORE or numbers[:at] not in counted_up:
        return
    between = made.document.blocks[parts[at - 1].block + 1 : parts[at].block]
    if all(block.level != key[1] for block in between):
        yield Twin(TwinRoute.ITEMS, "number", parts[at].span, parts[at - 1].span)


def _odd(
    parts: Sequence[_Part], numbers: Sequence[int], numerals: Mapping[str, int]
) -> Iterator[Twin]:
    """Yield the one number of a row that is its neighbour's, where the row goes on."""
    for step in (1, -1):
        asked = [numbers[0] + step * at for at in range(len(numbers))]
        odd = [at for at, pair in enumerate(zip(numbers, asked, strict=True)) if pair[0] != pair[1]]
        if len(numbers) < _FEWEST or len(odd) != 1 or odd[0] == len(numbers) - 1:
            continue
        at = odd[0]
        twins = [near for near in (at - 1, at + 1) if numbers[near] == numbers[at]]
        if twins:
            written = (text for text, number in numerals.items() if number == asked[at])
            missing = next(written, str(asked[at]))
            this, other = parts[at].span, parts[twins[0]].span
            yield Twin(TwinRoute.ITEMS, "series", this, other, shared=(missing,))
