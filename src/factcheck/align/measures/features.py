"""What speaks for and against two figures being of one thing: each feature is a number.

`align/weights/measure.txt` says what each is worth, and how a proof tells it.
"""

from collections.abc import Callable, Sequence
from functools import cache

from factcheck import lexicon
from factcheck.align.measures.candidates import Pair
from factcheck.align.measures.figures import Figure
from factcheck.mentions.quantities.counted import is_time
from factcheck.mentions.quantities.values import (
    are_near,
    is_one_digit_off,
    is_slip,
    is_swapped,
    may_be_part,
    weight,
)
from factcheck.model import Role
from factcheck.model.agreement import Relation, relation
from factcheck.text import Tokens, listed, stem, word_list

_SHORT, _LONG = 3, 4
"""Digits of a number of middling length, and of a long one."""
_MOST = 3.0
"""What words around two figures can come to."""
_PARALLEL, _FEWEST = 0.6, 2
"""Two sentences are built alike if they share so many words, and more than that share of the
longer one, or differ in one word each."""
_TELLING = 10
"""A number from here on that two sentences share is hardly chance."""
_FEW = 0.5
"""Part of a whole below which a figure with a further word counts some of the others."""
_MANY = 6
"""So many figures of one kind are likely a series."""


# What the numbers are


def digits_swapped_in_two(pair: Pair) -> float:
    """1 if two digits change places, and there are no more."""
    return float(_is_swap(pair) and _weight(pair) < _SHORT)


def digits_swapped_in_three(pair: Pair) -> float:
    """1 if two of three digits change places."""
    return float(_is_swap(pair) and _weight(pair) == _SHORT)


def digits_swapped_in_many(pair: Pair) -> float:
    """1 if two of four and more digits change places: chance hardly makes such a pair."""
    return float(_is_swap(pair) and _weight(pair) >= _LONG)


def one_digit_of_many_differs(pair: Pair) -> float:
    """1 if one of four and more digits is another."""
    is_off = is_one_digit_off(pair.one.value, pair.other.value)
    return float(is_off and _weight(pair) >= _LONG)


def numbers_are_near(pair: Pair) -> float:
    """1 if they differ by one or two, or by one digit of two or three."""
    near = are_near(pair.one.value, pair.other.value)
    return float(near and not _is_swap(pair) and not one_digit_of_many_differs(pair))


def numbers_are_unlike(pair: Pair) -> float:
    """1 if no slip of the pen makes one of the other."""
    one, other = pair.one.value, pair.other.value
    return float(not are_near(one, other) and not is_one_digit_off(one, other))


def one_may_be_a_part(pair: Pair) -> float:
    """1 if one count is ten times the other and more."""
    return float(may_be_part(pair.one.quantity, pair.other.quantity))


def numbers_are_small(pair: Pair) -> float:
    """1 if one is below ten and is no slip of the other: any text has many such."""
    small = min(pair.one.value, pair.other.value) < 10  # noqa: PLR2004 - one digit
    return float(small)


def number_is_a_code(pair: Pair) -> float:
    """1 if nothing but four digits and more without a comma is told: the number of an issue."""
    return float(any(_is_code(pair, figure) for figure in (pair.one, pair.other)))


def _is_code(pair: Pair, figure: Figure) -> bool:
    words = pair.around.document.words(figure.span)
    is_bare = not any(figure.kind) and not figure.is_row
    return is_bare and words.isdigit() and len(words) >= _LONG


def both_numbers_told_again(pair: Pair) -> float:
    """1 if the text tells both more than once of the same noun: a slip is told once."""
    return float(min(pair.around.times(figure) for figure in (pair.one, pair.other)) > 1)


def _is_swap(pair: Pair) -> bool:
    return is_swapped(pair.one.value, pair.other.value)


def _weight(pair: Pair) -> int:
    return weight(pair.one.value, pair.other.value)


# What they are of


def same_noun(pair: Pair) -> float:
    """1 if both count the same noun, and none is narrowed."""
    return float(_is_same_noun(pair) and not _narrowed(pair))


def same_noun_of_several_words(pair: Pair) -> float:
    """1 if both count what two or more words say: "fog nets"."""
    both = pair.one.nouns & pair.other.nouns
    return float(_is_same_noun(pair) and len(both) > 1)


def noun_is_narrowed(pair: Pair) -> float:
    """1 if one noun has a word more, as "urgent results" has beside "results"."""
    return float(_is_same_noun(pair) and _narrowed(pair))


def some_of_them(pair: Pair) -> float:
    """1 if the narrowed noun has the far smaller number: 318 results, 11 urgent results."""
    one, other = pair.one, pair.other
    for narrow, wide in ((one, other), (other, one)):
        if narrow.head == wide.head and wide.nouns < narrow.nouns:
            is_few = narrow.value < _FEW * wide.value
            return float(is_few and not is_slip(narrow.value, wide.value))
    return float(
        one.head == other.head and bool(one.nouns ^ other.nouns) and _is_crossed(one, other)
    )


def akin_nouns(pair: Pair) -> float:
    """1 if the nouns are two words for the same things, workers, hands, and one is a slip."""
    one, other = pair.one, pair.other
    if not is_slip(one.value, other.value):
        return 0.0
    is_narrowed = len(one.nouns) > 1 and len(other.nouns) > 1
    is_akin = one.head != other.head and bool(_akin(one.head) & _akin(other.head))
    return float(is_akin and not is_narrowed)


def other_nouns(pair: Pair) -> float:
    """1 if both say what they count, and it is not the same."""
    one, other = pair.one, pair.other
    is_labelled = one.is_row != other.is_row
    if not one.head or not other.head or one.head == other.head or akin_nouns(pair):
        return 0.0
    if same_fate(pair) or (is_labelled and (_is_named_around(pair) or _names_row(pair))):
        return 0.0
    units = {_unit(pair, one), _unit(pair, other)}
    return float(not units & {one.head, other.head} and not same_unit(pair))


def label_names_it(pair: Pair) -> float:
    """1 if the label, head or caption of a cell names what the other figure counts."""
    one, other = pair.one, pair.other
    return float(one.is_row != other.is_row and one.head != other.head and _is_named_around(pair))


def same_unit(pair: Pair) -> float:
    """1 if both are in one unit."""
    one, other = (_unit(pair, figure) for figure in (pair.one, pair.other))
    return float(bool(one) and one == other)


def nothing_but_the_unit(pair: Pair) -> float:
    """1 if one of two measures in one unit does not say of what it is, and neither is a slip."""
    is_bare = bool(same_unit(pair)) and not (pair.one.head and pair.other.head)
    return float(is_bare and not is_slip(pair.one.value, pair.other.value))


def shares_of_two_things(pair: Pair) -> float:
    """1 if both are shares, and it is not told that they are of the same."""
    return float(pair.one.unit == pair.other.unit == "%" and not _is_same_noun(pair))


def spans_of_time(pair: Pair) -> float:
    """1 if both are spans of time, which dates tell better."""
    return float(is_time(pair.one.unit) and is_time(pair.other.unit))


def unit_on_one_side(pair: Pair) -> float:
    """1 if only one has a unit."""
    return float(bool(_unit(pair, pair.one)) != bool(_unit(pair, pair.other)))


def noun_on_one_side(pair: Pair) -> float:
    """1 if only one says what it counts."""
    return float(bool(pair.one.head) != bool(pair.other.head))


def no_noun_nor_unit(pair: Pair) -> float:
    """1 if neither says what it is of."""
    return float(not any((*pair.one.kind, *pair.other.kind)) and not same_fate(pair))


def same_fate(pair: Pair) -> float:
    """1 if both count those whom one fate befell: the dead, the hurt."""
    one, other = pair.one, pair.other
    people = lexicon.words("measures.people")
    nouns = {each.quantity.noun for each in (one, other)} & people - {"people", "persons"}
    return float(bool(one.fate) and one.fate == other.fate and len(nouns) < _FEWEST)


def of_one_thing(pair: Pair) -> bool:
    """True if noun, unit, label or fate say that both are of one kind of thing."""
    kinds = (_is_same_noun, akin_nouns, label_names_it, same_unit, same_fate)
    return any(kind(pair) for kind in kinds)


def _names_row(pair: Pair) -> bool:
    """True if the text beside a cell names the label of its row."""
    text = pair.other if pair.one.is_row else pair.one
    return bool(_label(pair) & {*pair.around.of(text).terms, *text.nouns})


def _label(pair: Pair) -> frozenset[str]:
    return pair.around.label(pair.one if pair.one.is_row else pair.other)


def _is_same_noun(pair: Pair) -> bool:
    return bool(pair.one.head) and pair.one.head == pair.other.head


def _narrowed(pair: Pair) -> bool:
    return pair.one.nouns != pair.other.nouns


def _is_crossed(one: Figure, other: Figure) -> bool:
    return bool(one.nouns - other.nouns) and bool(other.nouns - one.nouns)


def _is_named_around(pair: Pair) -> bool:
    cell, text = (pair.one, pair.other) if pair.one.is_row else (pair.other, pair.one)
    return bool(text.head) and text.head in pair.around.of(cell).terms


def _unit(pair: Pair, figure: Figure) -> str:
    return figure.unit or pair.around.of(figure).unit or ("tons" if figure.head == "ton" else "")


@cache
def _kinds() -> dict[str, set[int]]:
    """Return the lines of akin nouns by the stem of each word."""
    found: dict[str, set[int]] = {}
    for at, line in enumerate(lexicon.ordered("measures.akin")):
        for word in line.split():
            found.setdefault(stem(word), set()).add(at)
    return found


def _akin(head: str) -> set[int]:
    return _kinds().get(head, set())


# Where they stand, and what happened


def told_twice_by_design(pair: Pair) -> float:
    """1 if one stands in a chronology or a summary and the other does not."""
    roles = {figure.role is Role.CHRONOLOGY for figure in (pair.one, pair.other)}
    return float(len(roles) > 1 or pair.one.is_summary != pair.other.is_summary)


def cell_and_text(pair: Pair) -> float:
    """1 if one is a cell of a table, or stands alone behind its label."""
    return float(pair.one.is_listed != pair.other.is_listed)


def takes_up(pair: Pair) -> float:
    """1 if the later one takes up a number that is known: "the twelve men who drowned"."""
    return float(pair.other.is_known and not pair.one.is_known)


def row_not_named(pair: Pair) -> float:
    """1 if the text beside a cell has no word of the label of its row: another row is meant."""
    is_cell = pair.one.is_row != pair.other.is_row
    return float(is_cell and bool(_label(pair)) and not _names_row(pair))


def of_one_happening(pair: Pair) -> float:
    """1 if two linked claims tell them, less for sentences around these."""
    return 1 / (1 + pair.distance) if pair.happening else 0.0


def words_of_the_happening(pair: Pair) -> float:
    """The words that the linked claims share beside what is counted, three at most."""
    nouns = pair.one.nouns | pair.other.nouns | {stem(pair.one.quantity.unit)}
    told = [word for word in pair.happening if stem(word.lower()) not in nouns]
    return min(_MOST, len(told))


def of_one_day(pair: Pair) -> float:
    """1 if an entry and a text of its day tell them, or their claims agree in the day."""
    return float(pair.is_of_day or _relation(pair) is Relation.AGREE)


def of_one_year(pair: Pair) -> float:
    """1 if both are of one year that the text names."""
    return float(bool(pair.one.years & pair.other.years))


def other_numbers_in_common(pair: Pair) -> float:
    """1 if both sentences tell one more number, the same, which is hardly chance."""
    mine, theirs = (pair.around.numbers(figure) for figure in (pair.one, pair.other))
    return float(any(number >= _TELLING for number in mine & theirs))


def words_beside_in_common(pair: Pair) -> float:
    """How many words stand beside both numbers at the same place, three at most."""
    mine, theirs = (pair.around.beside(figure) for figure in (pair.one, pair.other))
    return min(_MOST, sum(map(_leading, mine, theirs)))


def _leading(one: Sequence[str], other: Sequence[str]) -> int:
    """Return with how many equal words two rows begin, numbers and articles left out."""
    same = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        same += 1
    return same


def words_in_common(pair: Pair) -> float:
    """What the words around both tell: rare ones count 1 each."""
    shared = pair.around.shared(pair.one, pair.other)
    return min(_MOST, sum(shared.values()))


def words_of_the_sentence_in_common(pair: Pair) -> float:
    """1 if the sentences themselves, or label and sentence, share words; less for common ones."""
    shared = pair.around.shared(pair.one, pair.other)
    own = pair.around.of(pair.one).own & pair.around.of(pair.other).own
    return min(1.0, sum(shared[each] for each in own & {*shared}))


def name_in_common(pair: Pair) -> float:
    """1 if both sentences name one bearer."""
    mine, theirs = (pair.around.of(figure).names for figure in (pair.one, pair.other))
    return float(any(_is_among(name, theirs) for name in mine))


# What speaks against it


def other_numbers_differ(pair: Pair) -> float:
    """1 if both sentences tell more numbers, all others: so they are of two things.

    Half as much where the document tells the same twice by design.
    """
    mine, theirs = (pair.around.numbers(figure) for figure in (pair.one, pair.other))
    differ = bool(mine and theirs and not mine & theirs)
    return differ * (0.5 if _is_retold(pair) else 1.0)


def restricted(pair: Pair) -> float:
    """How many words make one of them the figure of another moment, share or sense.

    Half as much where chance hardly makes the numbers alike.
    """
    apart = pair.one.restrictions ^ pair.other.restrictions
    if is_slip(pair.one.value, pair.other.value):
        apart -= _ORDER
    return len(apart) * (0.5 if digits_swapped_in_many(pair) else 1.0)


def restricted_in_order(pair: Pair) -> float:
    """1 if a slip is of a first lot, or of what still is: the other telling may leave that out."""
    apart = (pair.one.restrictions ^ pair.other.restrictions) & _ORDER
    return float(bool(apart) and is_slip(pair.one.value, pair.other.value))


def is_of_what_lasts(pair: Pair) -> bool:
    """True if one slip parts two measures of what stays as it is: a height, a distance."""
    units = {pair.one.unit, pair.other.unit} & lexicon.words("measures.lasting")
    return bool(units and digits_swapped_in_many(pair))


def dates_apart(pair: Pair) -> float:
    """1 if their claims are of two days; a summary is of none, nor is what lasts."""
    if is_of_what_lasts(pair):
        return 0.0
    is_summary = pair.one.is_summary != pair.other.is_summary
    return float(not is_summary and _relation(pair) in (Relation.APART, Relation.CONFLICT))


def months_apart(pair: Pair) -> float:
    """1 if both sentences name months, and none is the same; a summary is of none."""
    if pair.one.is_summary != pair.other.is_summary:
        return 0.0
    mine, theirs = (pair.around.of(figure).months for figure in (pair.one, pair.other))
    return float(bool(mine and theirs and not mine & theirs))


def names_apart(pair: Pair) -> float:
    """1 if each sentence begins with a name that the other lacks."""
    if _is_retold(pair):
        return 0.0
    mine, theirs = (pair.around.of(figure).names for figure in (pair.one, pair.other))
    if not mine or not theirs:
        return 0.0
    return float(not (_is_among(mine[0], theirs) or _is_among(theirs[0], mine)))


def sentences_set_side_by_side(pair: Pair) -> float:
    """1 if both have the same words and each one of its own: "under sail", "under steam"."""
    if told_twice_by_design(pair):
        return 0.0
    mine, theirs = (pair.around.of(figure).own for figure in (pair.one, pair.other))
    both, apart = mine & theirs, (mine - theirs, theirs - mine)
    one_each = len(apart[0]) == len(apart[1]) == 1
    is_alike = one_each or len(both) > _PARALLEL * max(len(mine), len(theirs))
    return float(len(both) >= _FEWEST and is_alike and all(apart))


def parted_by_opposites(pair: Pair) -> float:
    """1 if opposite words stand beside them: "out" and "back", "wide" and "long"."""
    mine, theirs = (set(word_list(pair.around.of(each).near)) for each in (pair.one, pair.other))
    for line in lexicon.sets("measures.parted"):
        here = {at for at, words in enumerate(line) if words & mine}
        there = {at for at, words in enumerate(line) if words & theirs}
        if here and there and not here & there:
            return 1.0
    return 0.0


def doubted(pair: Pair) -> float:
    """1 if a sentence says itself that its figure is corrected, doubted or another's.

    Of "38 instead of 18" the second is doubted, and not the first.
    """
    return float(any(_is_doubted(pair.around.of(figure).says) for figure in (pair.one, pair.other)))


def _is_doubted(says: Tokens) -> bool:
    found = listed("measures.doubting", by_stem=True).find(says)
    if any(behind >= len(says) or not says.is_number(behind) for _, behind, _ in found):
        return True
    return any(says.lower[at] == "not" and says.is_number(at + 1) for at in range(len(says) - 1))


_ORDER = frozenset({"first", "still"})


def _is_retold(pair: Pair) -> bool:
    """True if the document tells the same twice by design: in a summary, in an entry of the day."""
    return bool(told_twice_by_design(pair)) and (
        pair.one.is_summary != pair.other.is_summary
        or bool(of_one_day(pair))
        or bool(pair.happening)
    )


def _is_among(name: frozenset[str], others: tuple[frozenset[str], ...]) -> bool:
    return any(name <= other or other <= name for other in others)


def _relation(pair: Pair) -> Relation:
    one, other = pair.one.claim, pair.other.claim
    return relation(one, other) if one and other else Relation.OPEN


FEATURES: tuple[Callable[[Pair], float], ...] = (
    digits_swapped_in_two,
    digits_swapped_in_three,
    digits_swapped_in_many,
    one_digit_of_many_differs,
    numbers_are_near,
    numbers_are_unlike,
    one_may_be_a_part,
    numbers_are_small,
    number_is_a_code,
    both_numbers_told_again,
    same_noun,
    same_noun_of_several_words,
    noun_is_narrowed,
    some_of_them,
    akin_nouns,
    other_nouns,
    label_names_it,
    same_unit,
    nothing_but_the_unit,
    shares_of_two_things,
    spans_of_time,
    unit_on_one_side,
    noun_on_one_side,
    no_noun_nor_unit,
    same_fate,
    told_twice_by_design,
    cell_and_text,
    row_not_named,
    takes_up,
    of_one_happening,
    words_of_the_happening,
    of_one_day,
    of_one_year,
    other_numbers_in_common,
    other_numbers_differ,
    words_beside_in_common,
    words_in_common,
    words_of_the_sentence_in_common,
    name_in_common,
    restricted,
    restricted_in_order,
    dates_apart,
    months_apart,
    names_apart,
    sentences_set_side_by_side,
    parted_by_opposites,
    doubted,
)
