"""Lists that leave nothing out, against a whole that the document tells elsewhere.

"By age, 8 patients were under fifty, 33 between fifty and seventy, and 46 older" adds up to the 87
cases of another page, if the document tells those twice or divides them in another way as well.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.linkers.measures.divisions import listed
from factcheck.linkers.measures.grids import grids
from factcheck.linkers.measures.likeness import is_one_slip, value
from factcheck.linkers.measures.numbers import Numbers
from factcheck.model import Document, Quantity, Tally
from factcheck.patterns import lazy

_BY = lazy(r"(?:^|[.;:] )By (?:[a-z]+ ){0,2}[a-z]+, \Z")
"""What opens a list by a property that all have: "By age, ", "By place of birth, "."""
_NEXT = lazy(r"[^.;:()|\n]{1,90}?(?:, |; )(?:and )?\Z")
"""What lies between two such parts, figures included: "8 were under fifty, "."""
_OPEN_LIST = lazy(
    r"\b(?:includ\w+|at least|average|respectively|among|also|both|another|others?|or more)\b"
)
# Words for people of whom reports count all: a list of our own.
_PEOPLE_WORDS = (
    "people persons patients passengers cases men women children members residents inhabitants"
    " workers employees soldiers sailors prisoners pupils students victims casualties visitors"
    " voters witnesses"
)
_PEOPLE = frozenset(_PEOPLE_WORDS.split())
_LEAST = 20
"""Below, numbers meet by chance."""
_LEAST_PARTS = 3
_NEAR = 0.25


def wholes(document: Document, quantities: Sequence[Quantity]) -> Iterator[Tally]:
    """Yield complete lists of people with the whole elsewhere that they miss by one slip."""
    plain = [one for one in quantities if one.low == one.high and not one.hedge and not one.unit]
    numbers = Numbers.of(document, plain)
    lists = [*_complete(numbers), *_by_property(numbers)]
    if not lists:
        return
    told = {value(one) for one in numbers.known}
    agreed = _agreed(document, quantities, numbers, lists)
    for parts in lists:
        added = [value(part) for part in parts]
        near = [
            one
            for one in agreed
            if abs(value(one) - sum(added)) <= _NEAR * value(one)
            and max(added) < value(one)
            and is_one_slip(value(one), added)
        ]
        if sum(added) not in told and len(near) == 1:
            yield Tally(near[0], parts)


def _agreed(
    document: Document,
    quantities: Sequence[Quantity],
    numbers: Numbers,
    lists: Sequence[tuple[Quantity, ...]],
) -> list[Quantity]:
    """Return the counts of people that a second place of the document confirms, each once."""
    sums = Counter(sum(value(part) for part in parts) for parts in lists)
    cells = {
        value(cell)
        for grid in grids(document, quantities)
        for column in grid.columns
        for cell in column.cells[-1:]
        if cell
    }
    first: dict[float, Quantity] = {}
    blocks: Counter[float] = Counter()
    for one in numbers.known:
        if value(one) >= _LEAST and _is_of_people(one):
            first.setdefault(value(one), one)
            blocks[value(one)] += 1
    return [one for at, one in first.items() if sums[at] or at in cells or blocks[at] > 1]


def _is_of_people(quantity: Quantity) -> bool:
    return quantity.noun.lower().rpartition(" ")[2] in _PEOPLE


def _complete(numbers: Numbers) -> Iterator[tuple[Quantity, ...]]:
    """Yield the lists whose parts say that they leave nothing out, and that are of people."""
    at = 0
    while at < len(numbers.known):
        found = listed(numbers, at)
        if found and found.is_whole:
            yield found.parts
        at += len(found.parts) if found else 1


def _by_property(numbers: Numbers) -> Iterator[tuple[Quantity, ...]]:
    """Yield the numbers that begin the items of a list by a property: "By age, 8 were …"."""
    for at in range(len(numbers.known)):
        if not _BY.search(numbers.before(at)) or not _is_of_people(numbers.known[at]):
            continue
        parts = [numbers.known[at]]
        sentence = numbers.document.sentence_at(parts[0].span.start)
        for one in numbers.known[at + 1 :]:
            if sentence is None or one.span.start >= sentence.end:
                break
            if _NEXT.fullmatch(numbers.document.text, parts[-1].span.end, one.span.start):
                parts.append(one)
        words = numbers.document.words(sentence) if sentence else ""
        if len(parts) >= _LEAST_PARTS and not _OPEN_LIST.search(words):
            yield tuple(parts)
