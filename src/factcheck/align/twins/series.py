"""Numbered parts of one kind in order, one of which has its neighbour's number and lacks its own.

"Step 1, Step 2, Step 2, Step 4"; "Appendix A, B, D, D"; "2.1, 2.2, 2.2, 2.4". A number that is
missing is no fault by itself, and neither is one that stands twice: variants of a step have the
same. Only where both meet, and the row goes on behind them, one is wrong.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from factcheck import lexicon
from factcheck.align.twins.statements import Statements
from factcheck.model import Block, BlockKind, Span
from factcheck.model.twins import Twin, TwinRoute
from factcheck.patterns import lazy
from factcheck.values import frozen

_HEAD = lazy(
    r"(?P<label>(?:[^\W\d_]+[ -]){1,2}|[A-Z]{1,2}|(?:\d+\.)+|)(?:No\. ?|#)?"
    r"(?P<number>\d{1,3}|[IVX]+|[A-Z])(?P<mark>[.:)]|[ ,]?[(–—-]| \||\Z|(?=\s))"
)
_CONTINUED = lazy(r"(?i)\bcont(?:inue[sd]|['’]?d)?\b")
_FEWEST = 4
"""Parts in a row."""
_TENS, _ONES = ("", "X"), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = MappingProxyType(
    {
        f"{tens}{ones}": 10 * at + one
        for at, tens in enumerate(_TENS)
        for one, ones in enumerate(_ONES)
    }
)
_LETTERS = MappingProxyType({chr(ord("A") + at): at + 1 for at in range(26)})
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.ENTRY, BlockKind.CAPTION})


@frozen
class _Part:
    """The number with which a block begins."""

    printed: str
    span: Span


_Key = tuple[str, int, str]
"""Kind and level of the block, and the label in front of its number."""


def numbered_twice(made: Statements) -> Iterator[Twin]:
    """Yield the numbers that stand at the place of another one."""
    for parts in _rows(made):
        for read in (_read_digits, _read_roman, _read_letters):
            numbers = [read(part.printed) for part in parts]
            if None not in numbers:
                yield from _odd(parts, [number or 0 for number in numbers], read)
                break


def _rows(made: Statements) -> Iterator[Sequence[_Part]]:
    """Yield the parts of one kind that follow one another, up to the next first part."""
    open_rows: dict[_Key, list[_Part]] = {}
    header, before = "", None
    for block in made.document.blocks:
        if block.kind is BlockKind.HEADING:
            shallower = [key for key in open_rows if key[0] == "heading" and key[1] > block.level]
            yield from map(open_rows.pop, shallower)
        if block.kind is BlockKind.ROW and before is not BlockKind.ROW:
            header = made.document.words(block.span).partition(" |")[0].lower()
            tables = [key for key in open_rows if key[0] == "row"]
            yield from map(open_rows.pop, tables)
        before = block.kind
        found = _part(made, block, header)
        if found:
            key, part = found
            row = open_rows.setdefault(key, [])
            if row and part.printed in ("1", "I", "A") and part.printed != row[-1].printed:
                yield [*row]
                row.clear()
            row.append(part)
    yield from open_rows.values()


def _part(made: Statements, block: Block, header: str) -> tuple[_Key, _Part] | None:
    """Return the number with which a block begins, if it is one of a row."""
    text = made.document.text
    if block.kind is BlockKind.CODE:
        return None
    found = _HEAD.match(text, block.span.start, block.span.end)
    if found is None or not _counts(block, found["label"], found["mark"], header):
        return None
    if _CONTINUED.search(text, found.end(), min(block.span.end, found.end() + 20)):
        return None
    kind = "text" if block.kind in _TEXT else str(block.kind)
    key = (kind, block.level, found["label"].strip().lower())
    return key, _Part(found["number"], Span(*found.span("number")))


def _counts(block: Block, label: str, mark: str, header: str) -> bool:
    """True if a number stands for a part: behind a label, or at the head of a heading."""
    if block.kind is BlockKind.HEADING:
        return bool(label.strip()) or mark in (".", ")", ":")
    if block.kind is BlockKind.ROW:
        return (label or header).strip().lower() in lexicon.words("twins.numbered parts")
    return label[:1].isupper() and bool(mark)


def _read_digits(printed: str) -> int | None:
    return int(printed) if printed.isdecimal() else None


def _read_roman(printed: str) -> int | None:
    return _ROMAN.get(printed)


def _read_letters(printed: str) -> int | None:
    return _LETTERS.get(printed)


def _odd(
    parts: Sequence[_Part], numbers: Sequence[int], read: Callable[[str], int | None]
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
            missing = _written(asked[at], read)
            yield Twin(
                TwinRoute.ITEMS, "series", parts[at].span, parts[twins[0]].span, shared=(missing,)
            )


def _written(number: int, read: Callable[[str], int | None]) -> str:
    tables: Mapping[Callable[[str], int | None], Mapping[str, int]] = {
        _read_roman: _ROMAN,
        _read_letters: _LETTERS,
    }
    table = tables.get(read, {})
    return next((text for text, value in table.items() if value == number), str(number))
