"""Figures that nothing links but their digits, of which one is a slip of the other.

Two figures of which one has two neighbouring digits of the other in changed order ("2,914 metres",
"2,941 m"), or of four digits and more one other, are rarely two by chance. The fewer the digits
and the less the figures say of what they are, the more must be told around both: names, years,
words that few other paragraphs use. A sum or a conversion that holds for one of the two and for
one only says the same.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import frozen

from factcheck.linkers.measures.figures import Figure
from factcheck.linkers.measures.likeness import clash, is_swapped, opposed_hedges, value
from factcheck.linkers.measures.misreadings import Number, number_of, sharp
from factcheck.linkers.measures.nouns import are_akin, compatible
from factcheck.linkers.measures.numbers import SHARES
from factcheck.linkers.measures.proofs import Proofs
from factcheck.linkers.measures.rivals import are_rivals
from factcheck.linkers.measures.surroundings import Around
from factcheck.model import Document
from factcheck.model.agreement import Relation, relation
from factcheck.text.stems import stem

_LEAST, _LONG, _LONGEST = 3, 4, 5
"""Digits before the noughts at the end from which figures are compared; from which chance hardly
makes them alike; and from which two nouns may be two words for one thing."""
_SWAP = {(True, True): 0.3, (True, False): 0.7, (False, True): 0.45, (False, False): 1.0}
"""What must be shared around two figures with digits changed about, by whether they say the same
of what they are (a noun, a unit) and are long. Words that no third paragraph uses count 1."""
_OTHER = 1.6
"""What must be shared beside one other digit: chance makes ten times as many such pairs."""
_PROVEN, _OF_DAY, _OF_YEAR = 0.6, 0.7, 0.4
"""What it is worth that a sum holds for one of the two; that both are told of one day, year."""
_OWN, _FAR = 0.2, 0.8
"""What the sentences themselves must share, or else their neighbours."""
_FAMOUS = 2.0
"""What must be shared by a name and more where the two are told of two dates."""
_MOST = 6
"""So many figures of the same digits are a series or a code."""
_LASTING = frozenset({"metres", "feet", "km", "miles", "km²", "sq mi", "hectares", "acres"})
"""Units of what stays as it is, whenever it is measured."""
_ORDER = frozenset({"first", "still", "already"})
"""What one of two tellings may say of a figure: a first lot, a thing that still is as it was."""
_ASIDE = _ORDER | {"of", "within", "per", "end", "remain"}
"""What it may say of a long one."""


@frozen(eq=False)
class _Pair:
    left: Number
    right: Number
    is_swap: bool

    @property
    def is_long(self) -> bool:
        """Say whether chance hardly makes such figures alike."""
        return self.weight >= _LONG

    @property
    def weight(self) -> int:
        """Return the digits of the one that has fewer."""
        return min(self.left.weight, self.right.weight)


def anagrams(document: Document, known: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, str]]:
    """Yield (earlier figure, later figure, reason) of pairs that one slip of the key explains."""
    numbers = [
        number
        for figure in known
        if figure.unit not in SHARES and (number := number_of(figure)) and number.weight >= _LEAST
    ]
    around, proofs = Around(document), Proofs(document, known)
    homes: defaultdict[float, list[int]] = defaultdict(list)
    for number in numbers:
        homes[value(number.figure.quantity)].append(around.home(number.figure))
    for pair in _pairs(numbers):
        one, other = pair.left.figure, pair.right.figure
        told = [homes[value(figure.quantity)] for figure in (one, other)]
        if min(map(len, told)) == 1 and {*told[0]}.isdisjoint(told[1]) and _may_be_one(pair):
            reason = _reason(around, proofs, pair)
            if reason:
                yield sharp(pair.left), sharp(pair.right), reason


def _pairs(numbers: Sequence[Number]) -> Iterator[_Pair]:
    """Yield numbers that differ by two neighbouring digits changed about, or by one digit."""
    alike: defaultdict[tuple[object, ...], list[Number]] = defaultdict(list)
    for number in numbers:
        whole = number.whole
        alike[(len(whole), "".join(sorted(whole)))].append(number)
        if number.weight >= _LONG:
            for at, char in enumerate(whole):
                if char != ".":
                    alike[(len(whole), at, whole[:at], whole[at + 1 :])].append(number)
    for group in alike.values():
        for left, right in combinations(group, 2) if len(group) <= _MOST else ():
            mine, theirs = left.whole.replace(".", ""), right.whole.replace(".", "")
            swapped = is_swapped(mine, theirs)
            differ = sum(one != two for one, two in zip(mine, theirs, strict=False))
            if left.size == right.size and (swapped or differ == 1):
                yield _Pair(left, right, swapped)


def _may_be_one(pair: _Pair) -> bool:
    """Say whether two figures are not both cells, nor one of another moment, share or sense."""
    one, other = pair.left.figure, pair.right.figure
    aside = _ASIDE if pair.is_long and pair.is_swap else _ORDER
    quantities = sharp(pair.left).quantity, sharp(pair.right).quantity
    if not clash(*quantities) or opposed_hedges(*quantities):
        return False
    return not (one.is_row and other.is_row) and not (one.restrictions ^ other.restrictions) - aside


def _reason(around: Around, proofs: Proofs, pair: _Pair) -> str:
    """Return what says that two figures are of one thing; empty if not enough does."""
    one, other = pair.left.figure, pair.right.figure
    same = _say_the_same(around, pair)
    if same is None or are_rivals(around, one, other):
        return ""
    shared, proof = around.shared(one, other), proofs.of(one, other)
    beside = sum(shared.values())
    own = sum(shared[each] for each in around.of(one).own & around.of(other).own & {*shared})
    dated = _dated(around, one, other)
    weight = beside + dated + (_PROVEN if proof else 0)
    enough = own >= _OWN or dated or proof or beside >= _FAR
    if not enough or weight < _demand(pair, same=same) or _are_of_two_dates(around, pair, beside):
        return ""
    how = "two digits that have changed places" if pair.is_swap else "one digit that differs"
    words = around.words(one, shared)
    return f"{how}{f', told with the same words: {words}' if words else ''}{proof}"


def _dated(around: Around, one: Figure, other: Figure) -> float:
    """Return what it is worth that two figures are told of one day or year."""
    if one.claim and other.claim and relation(one.claim, other.claim) is Relation.AGREE:
        return _OF_DAY
    years = [figure.own_year | around.of(figure).years for figure in (one, other)]
    return _OF_YEAR if years[0] & years[1] else 0.0


def _are_of_two_dates(around: Around, pair: _Pair, shared: float) -> bool:
    """Say whether two figures are told of two dates, and not of a thing that lasts."""
    one, other = pair.left.figure, pair.right.figure
    if one.claim is None or other.claim is None:
        return False
    if relation(one.claim, other.claim) not in (Relation.APART, Relation.CONFLICT):
        return False
    named = {*around.of(one).names} & {*around.of(other).names}
    lasts = bool({one.unit, other.unit} & _LASTING)
    return not (pair.is_long and pair.is_swap and lasts and named and shared >= _FAMOUS)


def _demand(pair: _Pair, *, same: bool) -> float:
    """Return how much must speak for a pair."""
    if pair.is_swap:
        nouns = pair.left.figure.head, pair.right.figure.head
        of_two_words = not same and all(nouns) and nouns[0] != nouns[1]
        return _OTHER if of_two_words else _SWAP[same, pair.is_long]
    return _OTHER if same else float("inf")


def _say_the_same(around: Around, pair: _Pair) -> bool | None:
    """Say whether two figures are of the same; False if that is open, None if they are not."""
    one, other = pair.left.figure, pair.right.figure
    units = [figure.unit or around.of(figure).unit or _unit_of(figure) for figure in (one, other)]
    if units[0] and units[1]:
        both = one.head and other.head and not (one.is_row or other.is_row)
        fits = not both or one.head == other.head or one.head in units or other.head in units
        return True if units[0] == units[1] and fits else None
    if any(units):
        bare = other if units[0] else one
        return False if not bare.head or bare.is_row else None
    for cell, figure in ((one, other), (other, one)):
        if cell.is_row and figure.head:
            return figure.head in around.of(cell).label
    if one.head and other.head:
        return True if _are_one_noun(one, other) else None if pair.weight < _LONGEST else False
    return False


def _are_one_noun(one: Figure, other: Figure) -> bool:
    return compatible(one, other) if one.head == other.head else are_akin(one, other)


def _unit_of(figure: Figure) -> str:
    """Return the unit that is written as what is counted: "gross tons"."""
    return next((unit for unit in ("tons", "tonnes") if figure.head == stem(unit)), "")
