"""Figures of which one is the other with two digits changed about: 168,500 and 186,500 pounds.

The more digits a number has, the less likely it is that another one has the same in another order
by chance, and the less else must speak for it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import evolve, frozen

from factcheck.linkers.events.lexicon import STOP_WORDS
from factcheck.linkers.measures.casualties import is_summary
from factcheck.linkers.measures.figures import Figure
from factcheck.linkers.measures.likeness import value
from factcheck.linkers.measures.nouns import are_akin
from factcheck.linkers.measures.numbers import SHARES
from factcheck.model import Document, Role
from factcheck.model.agreement import Relation, relation
from factcheck.patterns import lazy
from factcheck.text.stems import stem

_LONG, _SHORT = 4, 3
"""Digits of weight from which the unit alone is enough; and with neighbours changed about."""
_WORDS_SHARED = 2
_WORD = lazy(r"[^\W\d_]{3,}")
_LEAST = 2
_SWAP = 2
_MOST_OF_ALIKE = 6
"""So many figures of the same digits are a series or a code."""


@frozen
class Number:
    """A figure as a row of digits."""

    figure: Figure
    digits: str
    """As written without noughts at the end, the point kept: "1685", "61.8"."""
    size: int
    """How many places it has before the point."""

    @property
    def whole(self) -> str:
        """Return the digits with the noughts at the end: as many as the number has places."""
        return self.digits if "." in self.digits else self.digits.ljust(self.size, "0")

    @property
    def weight(self) -> int:
        """Return how many digits there are."""
        return sum(char.isdigit() for char in self.digits)


def misreadings(
    document: Document, known: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure, str]]:
    """Yield (earlier figure, later figure, reason) of pairs that one swap of digits explains."""
    numbers = [number for figure in known if (number := number_of(figure))]
    told = Counter(value(number.figure.quantity) for number in numbers)
    alike: defaultdict[tuple[str, ...], list[Number]] = defaultdict(list)
    for number in numbers:
        alike[(str(number.size), *sorted(number.digits))].append(number)
    for group in alike.values():
        for left, right in combinations(group, 2) if len(group) <= _MOST_OF_ALIKE else ():
            times = min(told[value(one.figure.quantity)] for one in (left, right))
            if times == 1 and _is_licensed(document, left, right):
                yield sharp(left), sharp(right), "two digits that have changed places"


def sharp(number: Number) -> Figure:
    """Return a figure as written where many digits show that "some" rounds the last one alone."""
    quantity, told = number.figure.quantity, value(number.figure.quantity)
    if number.weight < _LONG or not quantity.hedge or not quantity.low < told < quantity.high:
        return number.figure
    return evolve(number.figure, quantity=evolve(quantity, low=told, high=told))


def number_of(figure: Figure) -> Number | None:
    """Return the digits of a figure; None if it has no bound on one side."""
    if figure.quantity.low == float("-inf") or figure.quantity.high == float("inf"):
        return None
    whole = f"{value(figure.quantity):.10g}"
    if "e" in whole:
        return None
    digits = whole if "." in whole else whole.rstrip("0")
    return Number(figure, digits, len(whole.partition(".")[0]))


def _is_licensed(document: Document, left: Number, right: Number) -> bool:
    differ = [
        at
        for at, pair in enumerate(zip(left.digits, right.digits, strict=False))
        if len({*pair}) > 1
    ]
    if len(differ) != _SWAP or len(left.digits) != len(right.digits):
        return False
    neighbours = differ[1] - differ[0] == 1 or left.digits[differ[0] + 1] == "."
    one, other = left.figure, right.figure
    if one.unit != other.unit:
        return neighbours and left.weight >= _LONG and _leaves_unit_out(document, one, other)
    akin = are_akin(one, other) and (_agree(one, other) or (neighbours and left.weight >= _SHORT))
    same_noun = bool(one.head) and (one.head == other.head or akin)
    if one.head and other.head and not same_noun:
        return (
            left.weight >= _LONG and _is_of_day(one, other) and _share_words(document, one, other)
        )
    agree = _agree(one, other)
    if left.weight >= _LONG:
        told = bool(one.head or other.head) and agree
        return same_noun or bool(one.unit) or told or _share_words(document, one, other)
    if left.weight == _SHORT:
        in_short = _are_parallel(document, one, other)
        return neighbours and (same_noun or bool(one.unit) or in_short)
    told = same_noun or (bool(one.unit) and one.unit not in SHARES and agree)
    return left.weight == _LEAST and told and _are_parallel(document, one, other)


def _leaves_unit_out(document: Document, one: Figure, other: Figure) -> bool:
    """Say whether one is a bare number in a sentence of the same words: "found to be 2,914"."""
    bare = not (one.unit or one.head) or not (other.unit or other.head)
    return bare and share_a_name(one, other) and _share_words(document, one, other)


def share_a_name(one: Figure, other: Figure) -> bool:
    """Say whether both claims name one bearer in the same words, and neither is restricted."""
    names = [
        {name.parts for name in figure.claim.names} if figure.claim else set()
        for figure in (one, other)
    ]
    return bool(names[0] & names[1]) and not (one.restrictions or other.restrictions)


def _agree(one: Figure, other: Figure) -> bool:
    """Say whether the two are told of one day, or of one year that both name."""
    if _is_of_day(one, other):
        return True
    years = [figure.years | figure.own_year for figure in (one, other)]
    return bool(years[0] & years[1])


def _is_of_day(one: Figure, other: Figure) -> bool:
    if one.claim is None or other.claim is None:
        return False
    return relation(one.claim, other.claim) is Relation.AGREE


def _share_words(document: Document, one: Figure, other: Figure) -> bool:
    """Say whether the sentences of two figures have two words in common that tell something."""
    words = [set(_WORD.findall(_sentence(document, figure).lower())) for figure in (one, other)]
    stems = [{stem(word) for word in some if word not in STOP_WORDS} for some in words]
    return len(stems[0] & stems[1]) >= _WORDS_SHARED


def _sentence(document: Document, figure: Figure) -> str:
    span = document.sentence_at(figure.quantity.span.start)
    return document.words(span) if span else ""


def _are_parallel(document: Document, one: Figure, other: Figure) -> bool:
    """Say whether the document tells the same twice by design: in a chronology, table, summary."""
    parts = [
        figure.role is Role.CHRONOLOGY
        or figure.is_row
        or is_summary(document, document.section_at(figure.at.start))
        for figure in (one, other)
    ]
    return parts[0] != parts[1]
