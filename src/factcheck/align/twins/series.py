"""Numbered parts of one kind in order, one of which has its neighbour's number and lacks its own.

"Step 1, Step 2, Step 2, Step 4"; "Appendix A, B, D, D"; "2.1, 2.2, 2.2, 2.4". A number that is
missing is no fault by itself, and neither is one that stands twice: variants of a step have the
same. Only where both meet, and the row goes on behind them, one is wrong.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from factcheck import lexicon
from factcheck.align.twins.statements import Place, Statement, Statements, is_count
from factcheck.align.twins.values import Value, ValueKind
from factcheck.model import Block, BlockKind, Listing, Quantity, Role, Span
from factcheck.model.twins import Twin, TwinRoute
from factcheck.patterns import lazy
from factcheck.text import stem
from factcheck.values import frozen

_HEAD = lazy(
    r"(?P<label>(?:[^\W\d_]+[ -]){1,2}|[A-Z]{1,2}|(?:\d+\.)+|)(?:No\. ?|#)?"
    r"(?P<number>\d{1,3}|[IVX]+|[A-Z])(?P<mark>[.:)]|[ ,]?[(–—-]| \||\Z|(?=\s))"
)
_CONTINUED = lazy(r"(?i)\bcont(?:inue[sd]|['’]?d)?\b")
_SHORTEST = 2
"""Letters of a label; what is longer is a noun: "Step", "Part"."""
_BEFORE = 4
"""Words in front of a count that tell what it is."""
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
_VERSIONS = (ValueKind.VERSION, ValueKind.NUMBER, ValueKind.CODE)
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
    counted: defaultdict[str, list[Sequence[_Part]]] = defaultdict(list)
    for label, parts in _rows(made):
        for read in (_read_digits, _read_roman, _read_letters):
            numbers = [read(part.printed) for part in parts]
            if None not in numbers:
                yield from _odd(parts, [number or 0 for number in numbers], read)
                if numbers == [*range(1, len(numbers) + 1)]:
                    counted[label].append(parts)
                break
    for label, rows in counted.items():
        if label.isalpha() and len(label) > _SHORTEST and len(rows) == 1 and len(rows[0]) > 1:
            yield from _miscounted(made, stem(label), rows[0])
    yield from _released_twice(made)
    yield from _days_out_of_order(made)


def _miscounted(made: Statements, label: str, parts: Sequence[_Part]) -> Iterator[Twin]:
    """Yield the count of the parts of a document, told before them, that is one off."""
    words = made.tokens
    for one in made.all:
        for value in one.values:
            if value.kind is not ValueKind.NUMBER or value.span.start > parts[0].span.start:
                continue
            behind = words.stems[value.behind : value.behind + 1]
            before = words.lower[words.inside(one.span).start : value.first]
            is_near = value.reading[0].isdigit() and abs(int(value.reading[0]) - len(parts)) == 1
            may_tell = one.place is Place.TITLE or not lexicon.words(
                "twins.having parts"
            ).isdisjoint(before[-_BEFORE:])
            if behind == [label] and is_near and may_tell and _counts_all(made, one, value):
                number = float(value.reading[0])
                items = tuple(part.span for part in parts)
                listing = Listing(Quantity(value.span, number, number), items, len(items), "parts")
                span = Span(items[0].start, items[-1].end)
                yield Twin(TwinRoute.ITEMS, "parts", value.span, span, listing=listing)
                return


def _counts_all(made: Statements, one: Statement, value: Value) -> bool:
    """True if nothing in front of a count says that there are others."""
    inside = made.tokens.inside(one.span)
    before = made.tokens.lower[max(inside.start, value.first - _BEFORE) : value.first]
    is_some = not lexicon.words("twins.some of them").isdisjoint(before)
    is_of_each = made.tokens.lower[value.behind + 1 : value.behind + 2] in (["each"], ["per"])
    return is_count(made, one, value) and not (is_some or is_of_each)


def _rows(made: Statements) -> Iterator[tuple[str, Sequence[_Part]]]:
    """Yield the parts of one kind that follow one another, up to the next first part.

    Each row has its label in front.
    """
    open_rows: dict[_Key, list[_Part]] = {}
    header, before = "", None
    for block in made.document.blocks:
        if block.kind is BlockKind.HEADING:
            shallower = [key for key in open_rows if key[0] == "heading" and key[1] > block.level]
            yield from ((key[-1], open_rows.pop(key)) for key in shallower)
        if block.kind is BlockKind.ROW and before is not BlockKind.ROW:
            header = made.document.words(block.span).partition(" |")[0].lower()
            tables = [key for key in open_rows if key[0] == "row"]
            yield from ((key[-1], open_rows.pop(key)) for key in tables)
        before = block.kind
        found = _part(made, block, header)
        if found:
            key, part = found
            row = open_rows.setdefault(key, [])
            if row and part.printed in ("1", "I", "A") and part.printed != row[-1].printed:
                yield key[-1], [*row]
                row.clear()
            row.append(part)
    yield from ((key[-1], row) for key, row in open_rows.items())


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


def _days_out_of_order(made: Statements) -> Iterator[Twin]:
    """Yield the one day of a list in order that has another month or year than its place asks.

    Each item, row or heading tells one day; with the month or the year of a neighbour the odd one
    would be in order, so that it is a slip and no item in a wrong place.
    """
    rows: defaultdict[tuple[int, int], list[Value]] = defaultdict(list)
    for one in made.all:
        is_listed = one.run >= 0 or one.kind is BlockKind.HEADING
        if not is_listed or made.document.role_at(one.span.start) is Role.CHRONOLOGY:
            continue  # whose order is checked by itself
        day = one.only_day
        if day and day.reading[0]:
            level = made.document.blocks[one.block].level
            rows[one.run, level].append(day)
    for row in rows.values():
        told = [_numbers(value) for value in row]
        if len(told) >= _FEWEST and len({*told}) == len(told):
            yield from _misdated(row, told)


_Day = tuple[int, ...]


def _numbers(value: Value) -> _Day:
    year, day = value.reading
    return (int(year), *map(int, day.split("-")))


def _misdated(row: Sequence[Value], days: Sequence[_Day]) -> Iterator[Twin]:
    """Yield the day without which a row is in order, if a neighbour's month or year mends it."""
    for at in range(1, len(days) - 1):
        rest = [*days[:at], *days[at + 1 :]]
        if rest not in (sorted(rest), sorted(rest, reverse=True)):
            continue
        before, day, behind = days[at - 1 : at + 2]
        low, high = sorted((before, behind))
        if low < day < high:
            continue
        mended = {(near[0], *day[1:]) for near in (before, behind)} | {
            (day[0], near[1], day[2]) for near in (before, behind)
        }
        if any(low < one < high for one in mended):
            yield Twin(TwinRoute.ITEMS, "order", row[at].span, row[at - 1].span)
            return


def _released_twice(made: Statements) -> Iterator[Twin]:
    """Yield the version of a heading that stands with another day in the heading before it."""
    last: dict[int, Statement] = {}
    for one in made.all:
        if one.kind is not BlockKind.HEADING:
            continue
        level = made.document.blocks[one.block].level
        last = {depth: heading for depth, heading in last.items() if depth <= level}
        before = last.get(level)
        pair = _version_and_day(one)
        if before and pair and (other := _version_and_day(before)):
            is_same = [part.stem for part in one.parts] == [part.stem for part in before.parts]
            (version, day), (its, its_day) = pair, other
            if is_same and version.reading == its.reading and day.contradicts(its_day):
                yield Twin(TwinRoute.ITEMS, "release", its.span, version.span)
        last[level] = one


def _version_and_day(one: Statement) -> tuple[Value, Value] | None:
    """Return the version and the day of a heading that has nothing else but words."""
    if len(one.values) != 2:  # noqa: PLR2004
        return None
    version, day = one.values
    is_version = version.kind in _VERSIONS and any("." in part for part in version.reading)
    return (version, day) if is_version and day.kind is ValueKind.DATE else None
