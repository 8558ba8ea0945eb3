"""Values that a summary, the opening or a heading states differently from the rest of the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from factcheck import lexicon
from factcheck.document.text import grouped, is_one_slip
from factcheck.extract.labels.label import typed_before
from factcheck.extract.numerals import Numeral
from factcheck.extract.quantities.values import are_near
from factcheck.link.crosscheck.statements import (
    RARE,
    Named,
    Place,
    Statement,
    Statements,
    contradiction,
)
from factcheck.model import BlockKind, Document, Span
from factcheck.model.rows import tables
from factcheck.model.twins import Twin

_LEAST_WORDS = 4
_LEAST_NAME = 2
_NEAR = 3
"""Number of tokens before a count that are checked for a limit: "about", "more than"."""
_OPENING_MARKS = "(“\"'‘*_"
_FARTHEST = 400
"""Maximum number of statements between a heading and an earlier count of what it names."""


def summary_values(made: Statements) -> Iterator[Twin]:
    """Yield the dates and times in which a summary contradicts a statement with the same words."""
    dated = [one for one in made.all if one.days]
    holders = grouped((form, one) for one in dated for form in one.stems)
    for one in dated:
        if one.place in (Place.FIELD, Place.LEAD):
            rare = [form for form in one.stems if made.counts[form] <= RARE]
            shared = Counter(other for form in rare for other in holders[form])
            near = (other for other, count in shared.items() if count > 1)
            for other in sorted(near, key=lambda other: other.span):
                if other.place is not one.place:
                    yield from _only_difference(made, one, other)


def _only_difference(made: Statements, one: Statement, other: Statement) -> Iterator[Twin]:
    """Yield the date in which two statements with the same words differ, if it is the only one."""
    few, many = sorted((one.stems, other.stems), key=len)
    pairs = [*zip(one.days, other.days, strict=False)]
    apart = [pair for pair in pairs if pair[0].contradicts(pair[1])]
    numbers, others = ([each.value for each in side.numerals] for side in (one, other))
    is_same = len(few) >= _LEAST_WORDS and few <= many and numbers == others
    if is_same and len(one.days) == len(other.days) and len(apart) == 1:
        (this, that), *_ = apart
        shared = made.shared(one, few)
        yield contradiction("TWN01", (one, this), (other, that), shared)


def counts_apart(made: Statements) -> Iterator[Twin]:
    """Yield the counts in the opening that differ slightly from those in the text."""
    counts = (count for count in made.named if _is_count(made, count.number))
    for group in grouped((count.name[0], count) for count in counts).values():
        told = Counter(count.number.value for count in group)
        if len(told) == len(("this", "that")) and min(told.values()) == 1 and are_near(*told):
            lone = [count for count in group if told[count.number.value] == 1]
            for pair in product(lone, group):
                above, below = sorted(pair, key=lambda count: count.number.span)
                if above.number.value != below.number.value and _is_one_thing(made, above, below):
                    one, other = above.statement, below.statement
                    places = (one, above.number), (other, below.number)
                    yield contradiction("TWN01", *places, made.shared(one, one.stems & other.stems))


def _is_count(made: Statements, number: Numeral) -> bool:
    """Return True if a number counts all items that the word directly after it names."""
    words, start = made.tokens, number.span.start
    if number.kind != "number" or number.stop >= len(words) or not words.is_word(number.stop):
        return False
    before = made.document.text[max(0, start - 1) : start].strip()
    near = words.lower[max(0, number.first - _NEAR) : number.first]
    is_exact = lexicon.words("twins.not all").isdisjoint(near)
    is_whole = not before or before in _OPENING_MARKS
    return is_whole and is_exact and words.lower[number.stop] not in lexicon.words("function.stop")


def _is_one_thing(made: Statements, above: Named, below: Named) -> bool:
    """Return True if the opening and a later section count the same thing.

    They must share its name and one more word.
    """
    one, other = above.statement, below.statement
    is_above = one.place in (Place.TITLE, Place.FIELD, Place.LEAD)
    if not is_above or (one.place is other.place and one.heading == other.heading):
        return False
    name = {*above.name} & {*below.name}
    around = (one.stems & other.stems) - name
    is_rare = any(made.counts[form] <= RARE for form in around)
    return len(name) > _LEAST_NAME or (len(name) == _LEAST_NAME and is_rare)


def counted_headings(made: Statements) -> Iterator[Twin]:
    """Yield the counts that differ from the count in a later heading: "New Features (2)"."""
    for index, one in enumerate(made.all):
        words = made.tokens.words[one.inside.start : one.inside.stop]
        if one.kind is not BlockKind.HEADING or len(one.numerals) != 1 or words[-1:] != [")"]:
            continue
        (number,) = one.numerals
        name = made.words_from(one.inside.start, one.block)
        if name and words[-3:-1] == ["(", str(number.value)]:
            before = _count_before(made, index, name)
            if before and before[1].value != number.value:
                yield contradiction("TWN04", before, (one, number), kind="count")


def _count_before(
    made: Statements, index: int, name: tuple[str, ...]
) -> tuple[Statement, Numeral] | None:
    """Return the last count of a name before a heading, with its statement."""
    for one in reversed(made.all[max(0, index - _FARTHEST) : index]):
        for number in one.numerals if one.kind is BlockKind.PARAGRAPH else ():
            if made.words_from(number.stop, one.block)[: len(name)] == name:
                return one, number
    return None


_NUMBERED = re.compile(
    r"(?P<label>(?:[^\W\d_]+ )?(?:\d+\.)*)(?P<number>\d{1,3})(?P<mark>[.):]?)(?=\s|\Z)"
)
_MOST_DIGITS = 8
_FEWEST_BEFORE = 3
"""Minimum number of numbered headings before an unlabeled heading that repeats the last number."""


def numbered_twice(made: Statements) -> Iterator[Twin]:
    """Yield the number of a heading that repeats that of the preceding heading of its kind."""
    rows: dict[tuple[int, str], list[tuple[int, Span]]] = {}
    for block in made.document.blocks:
        if block.kind is not BlockKind.HEADING:
            continue
        found = _NUMBERED.match(made.document.text, block.span.start, block.span.end)
        is_numbered = found and (found["label"] or found["mark"])
        for key in [key for key in rows if key[0] >= block.level + bool(is_numbered)]:
            yield from _repeated(rows.pop(key), key[1])
        if found and is_numbered:
            row = rows.setdefault((block.level, found["label"].lower()), [])
            row.append((int(found["number"]), Span(*found.span("number"))))
    for (_, label), row in rows.items():
        yield from _repeated(row, label)


_WORD = re.compile(r"\S+")


def misnumbered_items(made: Statements) -> Iterator[Twin]:
    """Yield the number typed before a list item, if it does not follow the preceding number.

    The list must start with 1 and 2, and only one number may be out of order. If several are, the
    typed numbers do not matter, because the format numbers the items.
    """
    rows: dict[int, list[tuple[int, Span]]] = {}
    for block in made.document.blocks:
        typed = typed_before(made.document, block) if block.kind is BlockKind.ITEM else ""
        number = int(typed.rstrip(".)")) if typed[:1].isdigit() else None
        is_end = block.kind is BlockKind.HEADING
        for depth in [depth for depth in rows if is_end or depth > block.depth or number == 1]:
            if depth >= block.depth:
                yield from _skipped(made.document, rows.pop(depth))
        if block.kind is BlockKind.ITEM and number is None:
            yield from _skipped(made.document, rows.pop(block.depth, []))
        elif number is not None:
            first = _WORD.search(made.document.text, block.span.start, block.span.end)
            span = Span(*first.span()) if first else block.span
            rows.setdefault(block.depth, []).append((number, span))
    for row in rows.values():
        yield from _skipped(made.document, row)


def _skipped(document: Document, row: Sequence[tuple[int, Span]]) -> Iterator[Twin]:
    numbers = [number for number, _ in row]
    breaks = [at for at, (one, other) in enumerate(pairwise(numbers), 1) if other != one + 1]
    if numbers[:2] == [1, 2] and len(breaks) == 1:
        this, before = row[breaks[0]], row[breaks[0] - 1]
        file, start = document.origin(before[1].start)
        between = document.files[file].text[start : document.origin(this[1].start)[1]]
        if re.search(rf"(?m:^\W*{before[0] + 1}[.)])", between):  # an item of another form
            return
        shared = (str(this[0]), str(before[0]))
        yield Twin("TWN04", "number of an item", this[1], before[1], shared=shared)


def rows_numbered_twice(made: Statements) -> Iterator[Twin]:
    """Yield the number that two adjacent table rows have, if the next number is missing.

    Numbers of equal length that consist of zeros and ones ("00", "01") are read as binary.
    """
    for table in tables(made.document):
        cells = [row.cells[0] for row in table]
        numbers = [made.document.words(cell).strip("` .") for cell in cells]
        if numbers[0] and not numbers[0].isdecimal():
            del cells[0], numbers[0]
        if numbers and all(one.isdecimal() and len(one) <= _MOST_DIGITS for one in numbers):
            is_binary = len({*map(len, numbers)}) == 1 and {*"".join(numbers)} == {"0", "1"}
            base = 2 if is_binary and len(numbers[0]) > 1 else 10
            row = [(int(number, base), cell) for number, cell in zip(numbers, cells, strict=True)]
            yield from _repeated(row, "row", "number of a row")


def _repeated(
    row: Sequence[tuple[int, Span]], label: str, kind: str = "number of a heading"
) -> Iterator[Twin]:
    """Yield the first number that repeats the preceding number in an otherwise ascending series.

    The number that should come next must be missing. Numbers without a label need not meet this
    condition; those with a label must, because there may be two variants of "Step 3".
    """
    numbers = [number for number, _ in row]
    at = next((at for at, pair in enumerate(pairwise(numbers), 1) if pair[0] == pair[1]), 0)
    is_counting = numbers[:at] in ([*range(at)], [*range(1, at + 1)])
    is_missing = numbers[at + 1 : at + 2] == [numbers[at] + 2]
    if at and is_counting and (is_missing or (at >= _FEWEST_BEFORE and not label)):
        yield Twin("TWN04", kind, row[at][1], row[at - 1][1])


_LEADING = re.compile(r"([^\W\d_](?:[\w-]*[^\W\d])? ?)(\d{1,3})(?=[\s:.)]|\Z)")
_LEAST_LABEL = 3


def misnumbered_headings(made: Statements) -> Iterator[Twin]:
    """Yield the code of a heading that is a typo of the next code in the series.

    The code has an added digit ("Q2", "Q3", "Q54"), or another label ("KQ8a2", "KQ8a3", "KQ9a4").
    """
    kinds = (BlockKind.HEADING, BlockKind.ENTRY)
    spans = (block.span for block in made.document.blocks if block.kind in kinds)
    text = made.document.text
    row = [code for span in spans if (code := _LEADING.match(text, span.start, span.end))]
    codes, labels = Counter(code[0] for code in row), Counter(code[1] for code in row)
    for first, second, third in zip(row, row[1:], row[2:], strict=False):
        label, number = second[1], int(second[2]) + 1
        meant = f"{label}{number}"
        if label != first[1] or number != int(first[2]) + 2 or codes[meant]:
            continue
        is_longer = third[1] == label and len(third[2]) > len(str(number))
        is_other = int(third[2]) == number and labels[third[1]] == 1 and len(label) >= _LEAST_LABEL
        if (is_longer or is_other) and is_one_slip(third[0], meant):
            ends = Span(*third.span()), Span(*second.span())
            yield Twin("TWN04", "code of a heading", *ends, shared=(meant,))
