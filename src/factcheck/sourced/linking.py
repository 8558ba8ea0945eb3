"""Which value of a source's text is of the same thing as a fact that rests on that source.

A candidate is a value of the same kind. What speaks for it is written down in
`align/weights/source.txt`; whether the two can both hold is decided by the comparisons that decide
it everywhere: of dates `coincide`, of figures `contradict`, of names their letters.
"""

from collections.abc import Callable

from attrs import frozen

from factcheck.align.bearers.spellings import (
    Closeness,
    are_inflected,
    compare,
    fold,
    is_initial,
)
from factcheck.align.weighing import Score, score
from factcheck.data.english import is_ordinary
from factcheck.mentions.quantities.values import digits, is_swapped, weight
from factcheck.model import Date, Name, NameKind, Quantity
from factcheck.model.agreement import aligned, closed, coincide, look_alike
from factcheck.model.prove import contradict
from factcheck.sourced.values import Reader, Told
from factcheck.text.opposites import are_opposed, sides_of

_MOST_WORDS = 2.5
"""What words in common are worth at most: a long sentence is no proof for each of its values."""
_BESIDE, _MOST_BESIDE = 0.55, 2.0
"""How near a word is right beside a value, and what such words count at most."""
_FURTHEST = 1.5
"""How many times as large a number may be that is told as more than another."""
_HALF = 0.5
_UNLIKE = 10
"""How many times as large a number is that is hardly a slip of another."""
_TWO, _LONG = 2, 3
"""Digits of which two may change places; and of a number that hardly occurs by chance."""


@frozen(eq=False)
class Pair:
    """A fact of a document, and a value of the text of its source."""

    fact: Told
    other: Told
    document: Reader
    source: Reader

    @property
    def shared(self) -> dict[str, float]:
        """Return the words around both, with how much each tells."""
        mine, theirs = self.document.terms(self.fact), self.source.terms(self.other)
        return {
            term: self.source.rarity(term) * (near * theirs[term]) ** 0.5
            for term, near in mine.items()
            if term in theirs
        }


def agree(fact: Told, other: Told) -> bool:
    """True if a value of a source tells what a fact tells, as closely or more so."""
    one, two = fact.value, other.value
    if isinstance(one, Quantity) and isinstance(two, Quantity):
        is_one = not contradict(one, two) and _are_of_one_size(fact, other)
        return is_one and _may_be_of_one_unit(fact, other)
    if isinstance(one, Date) and isinstance(two, Date):
        return _tells_as_closely(closed(one), closed(two))
    return isinstance(one, Name) and isinstance(two, Name) and _are_one_name(one, two)


def exclude(fact: Told, other: Told) -> bool:
    """True if a value of a source is of the sort of a fact, and both cannot hold."""
    one, two = fact.value, other.value
    if isinstance(one, Quantity) and isinstance(two, Quantity):
        return _are_of_one_unit(fact, other) and contradict(one, two)
    if isinstance(one, Date) and isinstance(two, Date):
        return _are_single(one, two) and not coincide(closed(one), closed(two))
    if isinstance(one, Name) and isinstance(two, Name):
        kinds = {one.kind, two.kind} - {NameKind.UNKNOWN}
        return len(kinds) < 2 and not _are_one_name(one, two)  # noqa: PLR2004 - two kinds
    return False


def _are_of_one_unit(fact: Told, other: Told) -> bool:
    one, two = fact.figure, other.figure
    if one is None or two is None or one.is_range != two.is_range:
        return False
    return one.unit == two.unit


def number_of(one: Told) -> float:
    """Return the number of a figure as it is written, hedges aside; 0 of what is none."""
    written = one.value.number if isinstance(one.value, Quantity) else None
    if written is not None:
        return written
    return one.figure.value if one.figure else 0.0


def _are_of_one_size(fact: Told, other: Told) -> bool:
    """True if two numbers are no further apart than "more than" and "up to" are used for."""
    small, large = sorted(abs(number_of(one)) for one in (fact, other))
    return large <= _FURTHEST * small


def _may_be_of_one_unit(fact: Told, other: Told) -> bool:
    """True if two figures have one unit, or are one number of which one has none."""
    one, two = fact.figure, other.figure
    if one is None or two is None:
        return False
    is_one_number = number_of(fact) == number_of(other) and not (one.unit and two.unit)
    return one.unit == two.unit or is_one_number


def _tells_as_closely(fact: Date, other: Date) -> bool:
    """True if another date lies within a date; of a stretch of time, if it has the same ends."""
    first, second = aligned(fact, other)
    if first is None or second is None or first.is_interval != second.is_interval:
        return False
    if not first.is_interval:
        is_of_year = first.month is None and first.year is not None and first.year == second.year
        return is_of_year or first.contains(second)
    ends = ((first.start, second.start), (first.end, second.end))
    return all(one is not None and two is not None and one.overlaps(two) for one, two in ends)


def _are_single(one: Date, two: Date) -> bool:
    values = [closed(each).value for each in (one, two)]
    return all(value is not None and not value.is_interval for value in values)


def _are_one_name(one: Name, two: Name) -> bool:
    """True if one name is the other, or short for it by leaving out parts or by initials."""
    short, long = sorted((one.parts, two.parts), key=len)
    if len(short) == len(long) == 1 and are_inflected(fold(short[0]), fold(long[0])):
        return True
    short_parts, long_parts = [fold(part) for part in short], [fold(part) for part in long]
    if fold(short[-1]) != fold(long[-1]):
        return set(short_parts) <= set(long_parts) and len(long) > len(short)
    return all(
        part in long_parts
        or (is_initial(raw) and any(each[:1] == part[:1] for each in long_parts))
        or any(is_initial(full) and fold(full)[:1] == part[:1] for full in long)
        for raw, part in zip(short, short_parts, strict=True)
    )


# ---- features ----


def words_in_common(pair: Pair) -> float:
    """Return how much the words that stand around both tell."""
    return min(_MOST_WORDS, sum(pair.shared.values()))


def words_beside_in_common(pair: Pair) -> float:
    """Return how much the words tell that stand right beside both."""
    mine, theirs = pair.document.terms(pair.fact), pair.source.terms(pair.other)
    near = (term for term in mine if min(mine[term], theirs.get(term, 0.0)) >= _BESIDE)
    return min(_MOST_BESIDE, sum(pair.source.rarity(term) for term in near))


def share_of_its_words_in_common(pair: Pair) -> float:
    """Return the share of the words around the fact that stand around the other, too."""
    mine = pair.document.terms(pair.fact)
    whole = sum(near * pair.source.rarity(term) for term, near in mine.items())
    return min(1.0, sum(pair.shared.values()) / whole) if whole else 0.0


def its_noun_is_not_told_there(pair: Pair) -> float:
    """Return 1 if the fact counts what is not told around the other; of one number half of it."""
    mine = _nouns(pair.fact)
    there = _nouns(pair.other) | pair.source.terms(pair.other).keys()
    return (_HALF if same_number(pair) else 1.0) * bool(mine and not mine & there)


def other_noun(pair: Pair) -> float:
    """Return 1 if the other counts what is not told around the fact."""
    theirs = _nouns(pair.other)
    here = _nouns(pair.fact) | pair.document.terms(pair.fact).keys()
    return float(bool(theirs) and not theirs & here)


def _nouns(one: Told) -> frozenset[str]:
    return one.figure.nouns if one.figure else frozenset()


def digits_swapped(pair: Pair) -> float:
    """Return 1 if one number, or one year that stands alone, is the other with digits swapped."""
    numbers = number_of(pair.fact), number_of(pair.other)
    has_figures = pair.fact.figure and pair.other.figure and weight(*numbers) >= _TWO
    one, two = _year(pair.fact.value), _year(pair.other.value)
    return float((has_figures and is_swapped(*numbers)) or (one and two and is_swapped(one, two)))


def sizes_far_apart(pair: Pair) -> float:
    """Return 1 if one number is many times the other."""
    small, large = sorted(abs(number_of(one)) for one in (pair.fact, pair.other))
    return float(large > _UNLIKE * small)


def same_number(pair: Pair) -> float:
    """Return 1 if both are told by one number."""
    one, two = pair.fact.figure, pair.other.figure
    return float(bool(one and two) and number_of(pair.fact) == number_of(pair.other))


def _year(value: Quantity | Date | Name) -> int:
    """Return the year of a date that is a year and no more; 0 of any other."""
    known = value.value if isinstance(value, Date) else None
    return (known.year or 0) if known and known.month is None else 0


def same_fate(pair: Pair) -> float:
    """Return 1 if both count the dead, or the hurt, or the missing."""
    one, two = pair.fact.figure, pair.other.figure
    return float(bool(one and two and one.fate and one.fate == two.fate))


def other_fate(pair: Pair) -> float:
    """Return 1 if they count those whom two fates befell."""
    one, two = pair.fact.figure, pair.other.figure
    return float(bool(one and two and one.fate != two.fate))


def dates_look_alike(pair: Pair) -> float:
    """Return 1 if two dates share month and year, or other two of their parts."""
    one, two = pair.fact.value, pair.other.value
    if not (isinstance(one, Date) and isinstance(two, Date) and one.value and two.value):
        return 0.0
    if coincide(one, two):
        return 0.0
    months = [each.value.month for each in (one, two) if each.value and not each.value.day]
    is_month = len(months) == 2 and months[0] is not None and months[0] == months[1]  # noqa: PLR2004
    return float(is_month or look_alike(one.value, two.value))


def bounds_of_one_side(pair: Pair) -> float:
    """Return 1 if both dates are bounds of one side: by 2060, by 2080."""
    values = [one.value.value for one in (pair.fact, pair.other) if isinstance(one.value, Date)]
    sides = [(one.start is None, one.end is None) for one in values if one and one.is_interval]
    return float(len(sides) == 2 and sides[0] == sides[1] and any(sides[0]))  # noqa: PLR2004


def spelt_alike(pair: Pair) -> float:
    """Return 1 if one part of the names differs by a slip, and no other."""
    one, two = pair.fact.value, pair.other.value
    if not (isinstance(one, Name) and isinstance(two, Name)) or len(one.parts) != len(two.parts):
        return 0.0
    pairs = list(zip(one.parts, two.parts, strict=True))
    odd = [compare(*each) for each in pairs if fold(each[0]) != fold(each[1])]
    return float(len(odd) == 1 and odd[0] >= Closeness.CLOSE)


def part_of_the_name_in_common(pair: Pair) -> float:
    """Return 1 if names share a part that is no ordinary word: "Operation Bluebell" has one."""
    one, two = pair.fact.value, pair.other.value
    if not (isinstance(one, Name) and isinstance(two, Name)):
        return 0.0
    shared = {fold(part) for part in one.parts} & {fold(part) for part in two.parts}
    return float(not all(map(is_ordinary, shared)))


def years_apart(pair: Pair) -> float:
    """Return 1 if the figures are told of different years."""
    one, two = pair.fact.figure, pair.other.figure
    return float(bool(one and two and one.years and two.years and not one.years & two.years))


def restricted(pair: Pair) -> float:
    """Return 1 if the figures are told of different parts, shares or moments."""
    one, two = pair.fact.figure, pair.other.figure
    return float(bool(one and two and one.restrictions != two.restrictions))


_NEAR = 4


def parted_by_opposites(pair: Pair) -> float:
    """Return 1 if the words beside two values are opposed: the first, the second; paid, unpaid."""
    sides = (pair.document, pair.fact), (pair.source, pair.other)
    near = (reader.tokens.near(one.span, one.around, _NEAR) for reader, one in sides)
    return float(are_opposed(*map(sides_of, near)))


FEATURES: tuple[Callable[[Pair], float], ...] = (
    words_in_common,
    words_beside_in_common,
    share_of_its_words_in_common,
    its_noun_is_not_told_there,
    other_noun,
    digits_swapped,
    same_number,
    sizes_far_apart,
    same_fate,
    other_fate,
    dates_look_alike,
    bounds_of_one_side,
    spelt_alike,
    part_of_the_name_in_common,
    years_apart,
    restricted,
    parted_by_opposites,
)


def weighed(pair: Pair) -> Score[Pair]:
    """Weigh a candidate."""
    return score("source", FEATURES, pair)


def is_telling(fact: Told) -> bool:
    """True if a value is so long that it hardly stands in a text by chance."""
    value = fact.value
    if isinstance(value, Quantity):
        return sum(map(str.isdigit, digits(number_of(fact)).rstrip("0"))) >= _LONG
    if isinstance(value, Date):
        known = value.value
        return known is not None and (known.year is not None or known.is_interval)
    return len(value.parts) > 1
