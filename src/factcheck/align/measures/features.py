"""What speaks for and against two figures being of one thing: each feature is a number.

`align/weights/measure.txt` says what each is worth, and how a proof tells it.
"""

import re
from collections.abc import Callable
from functools import cache

from factcheck import lexicon
from factcheck.align.measures.candidates import Pair
from factcheck.align.measures.figures import Figure
from factcheck.align.weighing import at_most
from factcheck.mentions.quantities.counted import is_time
from factcheck.mentions.quantities.values import are_near, is_one_digit_off, is_swapped, weight
from factcheck.model import Role
from factcheck.model.agreement import Relation
from factcheck.text import kept_by_words, listed, stem, tokens_of, word_list
from factcheck.text.opposites import Sides, are_opposed, sides_of

_LONG = 4
"""Digits of a long number, which chance hardly makes alike."""
_SWAPS = {1: 0.5, 2: 0.5, 3: 0.9}
"""What it is worth, beside a long one, that two digits of a shorter number change places."""
_TELLING = 10
"""A number from here on that two sentences share is hardly chance."""
_MOST = 3.0
"""What words around two figures can come to."""
_PARALLEL, _FEWEST = 0.6, 2
"""Two sentences are built alike if they share so many words, and more than that share of the
longer one, or differ in one word each."""
_MONTHS = re.compile(
    rf"\b((?!May\b)(?:{lexicon.alternation('dates.full months')})"
    r"|(?<=\b[Ii]n )May|(?<=\d )May|May(?= \d))\b"
)
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_FEW = 0.5
"""Part of a whole below which a figure with a further word counts some of the others."""


# What the numbers are


def digits_swapped(pair: Pair) -> float:
    """1 if two digits of a long number change places, less for a shorter one."""
    numbers = pair.written
    is_swap = numbers is not None and is_swapped(*numbers)
    return _SWAPS.get(weight(*numbers), 1.0) if numbers and is_swap else 0.0


def one_digit_of_many_differs(pair: Pair) -> float:
    """1 if one of four and more digits is another."""
    numbers = pair.written
    is_long = numbers is not None and weight(*numbers) >= _LONG
    return float(numbers is not None and is_long and is_one_digit_off(*numbers))


def numbers_are_near(pair: Pair) -> float:
    """1 if they differ by one or two, or by one digit of two or three; 2 below ten.

    Any text has many small numbers.
    """
    if digits_swapped(pair) or one_digit_of_many_differs(pair):
        return 0.0
    near = pair.written is not None and are_near(*pair.written)
    return near * (1.0 if min(pair.one.value, pair.other.value) >= _TELLING else 2.0)


def numbers_are_unlike(pair: Pair) -> float:
    """1 if no slip of the pen makes one of the other."""
    numbers = pair.written
    return float(numbers is None or not (are_near(*numbers) or is_one_digit_off(*numbers)))


def chance_makes_them_alike(pair: Pair) -> float:
    """How many such slips chance alone makes among all numbers as long, one at most."""
    if not (digits_swapped(pair) or one_digit_of_many_differs(pair)):
        return 0.0
    return min(1.0, pair.around.likelihood(pair.one, pair.other))


def number_is_a_code(pair: Pair) -> float:
    """1 if nothing but four digits and more without a comma is told: the number of an issue.

    Eight that read as a day are one whatever stands behind them: the head of an entry.
    """
    return float(any(_is_code(pair, figure) for figure in (pair.one, pair.other)))


def both_numbers_told_again(pair: Pair) -> float:
    """1 if the text tells both more than once of the same noun: a slip is told once."""
    return float(min(pair.around.times(figure) for figure in (pair.one, pair.other)) > 1)


def _is_code(pair: Pair, figure: Figure) -> bool:
    words = pair.around.document.words(figure.span)
    if _DAY.fullmatch(words):
        return True
    is_bare = not any(figure.kind) and not figure.is_row
    return is_bare and words.isdigit() and len(words) >= _LONG


# What they are of


def same_noun(pair: Pair) -> float:
    """1 if both count the same noun."""
    return float(bool(pair.one.head) and pair.one.head == pair.other.head)


def nothing_but_like_words(pair: Pair) -> float:
    """1 if two counts of the running text have noun and words in common, and nothing else.

    No slip of the pen makes one of the other, no summary, entry or table tells again what the text
    tells, and no other number is the same. A manual counts the same nouns of many things.
    """
    one, other = pair.one, pair.other
    is_count = bool(same_noun(pair)) and not (one.unit or other.unit or same_fate(pair))
    is_sure = digits_swapped(pair) or one_digit_of_many_differs(pair) or cell_and_text(pair)
    is_told_again = told_twice_by_design(pair) or other_numbers_in_common(pair)
    return float(is_count and not (is_sure or is_told_again))


def some_of_them(pair: Pair) -> float:
    """1 if one noun has a word more and far fewer are counted: 318 results, 11 urgent results."""
    one, other = pair.one, pair.other
    if not same_noun(pair) or one.nouns == other.nouns:
        return 0.0
    narrow, wide = sorted((one, other), key=lambda each: len(each.nouns), reverse=True)
    is_few = narrow.value < _FEW * wide.value and not pair.is_slip
    return float(is_few or not wide.nouns <= narrow.nouns)


def other_nouns(pair: Pair) -> float:
    """1 if both say what they count, and it is not the same.

    Two words for the same things (workers, hands) are the same where one number is a slip.
    """
    one, other = pair.one, pair.other
    if not one.head or not other.head or one.head == other.head:
        return 0.0
    is_akin = pair.is_slip and _kinds(one.head) & _kinds(other.head)
    is_known = same_fate(pair) or same_unit(pair) or _names_row(pair)
    return float(not is_akin and not is_known)


def same_unit(pair: Pair) -> float:
    """1 if both are in one unit."""
    one, other = (
        each.unit or pair.around.of(each).unit or ("tons" if each.head == "ton" else "")
        for each in (pair.one, pair.other)
    )
    return float(bool(one) and one == other)


def nothing_but_the_unit(pair: Pair) -> float:
    """1 if one of two measures in one unit does not say of what it is, and neither is a slip."""
    is_bare = bool(same_unit(pair)) and not (pair.one.head and pair.other.head)
    return float(is_bare and not pair.is_slip)


def shares_or_spans(pair: Pair) -> float:
    """1 if both are shares of what is not told to be the same, or spans of time."""
    units = {pair.one.unit, pair.other.unit}
    return float((units == {"%"} and not same_noun(pair)) or all(map(is_time, units)))


def no_noun_nor_unit(pair: Pair) -> float:
    """1 if neither says what it is of."""
    return float(not any((*pair.one.kind, *pair.other.kind)) and not same_fate(pair))


def same_fate(pair: Pair) -> float:
    """1 if both count those whom one fate befell, the dead or the hurt, and no other people."""
    one, other = pair.one, pair.other
    if not one.fate or one.fate != other.fate:
        return 0.0
    people = lexicon.words("measures.people") - {"people", "persons"}
    return float(len({each.quantity.noun for each in (one, other)} & people) < _FEWEST)


def of_one_kind(pair: Pair) -> bool:
    """True if noun, unit or fate say that both are of one kind of thing."""
    is_akin = _kinds(pair.one.head) & _kinds(pair.other.head)
    return bool(is_akin) or any(way(pair) for way in (same_noun, same_unit, same_fate))


def _names_row(pair: Pair) -> bool:
    """True if the text beside a cell names the label of its row."""
    text = pair.other if pair.one.is_row else pair.one
    told = {*pair.around.of(text).terms, *text.nouns}
    return pair.one.is_row != pair.other.is_row and bool(_label(pair) & told)


def _label(pair: Pair) -> frozenset[str]:
    return pair.around.label(pair.one if pair.one.is_row else pair.other)


@cache
def _lines() -> list[frozenset[str]]:
    """Return the stems of each line of akin nouns."""
    return [frozenset(map(stem, line.split())) for line in lexicon.ordered("measures.akin")]


@kept_by_words
def _kinds(head: str) -> frozenset[int]:
    """Return the lines of akin nouns in which one stands."""
    return frozenset(at for at, line in enumerate(_lines()) if head in line)


# Where they stand, and what happened


def told_twice_by_design(pair: Pair) -> float:
    """1 if one stands in a chronology or a summary and the other does not, of one document."""
    if pair.around.is_of_several:
        return 0.0
    roles = {figure.role is Role.CHRONOLOGY for figure in (pair.one, pair.other)}
    return float(len(roles) > 1 or pair.one.is_summary != pair.other.is_summary)


def cell_and_text(pair: Pair) -> float:
    """1 if one is a cell of a table, or stands alone behind its label."""
    return float(pair.one.is_listed != pair.other.is_listed)


def row_not_named(pair: Pair) -> float:
    """1 if the text beside a cell has no word of the label of its row: another row is meant."""
    is_cell = pair.one.is_row != pair.other.is_row
    return float(is_cell and bool(_label(pair)) and not _names_row(pair))


@at_most(1.5)
def of_one_happening(pair: Pair) -> float:
    """1 if two linked claims tell them, or an entry and a text of its day; less around these."""
    is_of_day = pair.is_of_day or pair.relation is Relation.AGREE
    return (1 + is_of_day / 2) / (1 + pair.distance) if pair.happening else is_of_day / 2


@at_most(1.0)
def other_numbers_in_common(pair: Pair) -> float:
    """1 if both sentences tell one more number, the same, which is hardly chance."""
    mine, theirs = (pair.around.numbers(figure) for figure in (pair.one, pair.other))
    return float(any(number >= _TELLING for number in mine & theirs))


@at_most(_MOST)
def words_beside_in_common(pair: Pair) -> float:
    """How many words stand beside both numbers at the same place, three at most."""
    sides = zip(*(pair.around.beside(figure) for figure in (pair.one, pair.other)), strict=True)
    same = [[one == other for one, other in zip(*side, strict=False)] for side in sides]
    return min(_MOST, sum((*side, False).index(False) for side in same))


@at_most(_MOST)
def words_in_common(pair: Pair) -> float:
    """What the words around both tell: rare ones count 1 each."""
    return min(_MOST, sum(pair.shared.values()))


@at_most(1.0)
def words_of_the_sentence_in_common(pair: Pair) -> float:
    """1 if the sentences themselves, or label and sentence, share words; less for common ones."""
    own = pair.around.of(pair.one).own & pair.around.of(pair.other).own
    return min(1.0, sum(pair.shared[each] for each in own & {*pair.shared}))


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

    Half as much where chance hardly makes the numbers alike. A slip may leave out that it is of a
    first lot.
    """
    apart = pair.one.restrictions ^ pair.other.restrictions
    if pair.is_slip:
        apart -= {"first", "still"}
    return len(apart) * (0.5 if digits_swapped(pair) == 1 else 1.0)


def dates_apart(pair: Pair) -> float:
    """1 if their claims are of two days, or their sentences name two months.

    A summary is of no day.
    """
    if pair.one.is_summary != pair.other.is_summary:
        return 0.0
    mine, theirs = (_months(pair.around.of(figure).says) for figure in (pair.one, pair.other))
    is_of_months = bool(mine and theirs and not mine & theirs)
    return float(is_of_months or pair.relation in (Relation.APART, Relation.CONFLICT))


@kept_by_words
def _months(says: str) -> frozenset[str]:
    return frozenset(_MONTHS.findall(says))


def names_apart(pair: Pair) -> float:
    """1 if each sentence begins with a name that the other lacks."""
    mine, theirs = (pair.around.of(figure).names for figure in (pair.one, pair.other))
    if _is_retold(pair) or not mine or not theirs:
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
    mine, theirs = (_opposites(pair.around.of(each).near) for each in (pair.one, pair.other))
    return float(are_opposed(mine, theirs))


@kept_by_words
def _opposites(near: str) -> Sides:
    """Return on which sides of which sets of opposites the words of a place stand."""
    return sides_of(word_list(near))


def doubted(pair: Pair) -> float:
    """1 if a sentence says itself that its figure is corrected, doubted or another's.

    Of "38 instead of 18" the second is doubted, and not the first.
    """
    return float(any(_is_doubted(pair.around.of(figure).says) for figure in (pair.one, pair.other)))


@kept_by_words
def _is_doubted(says: str) -> bool:
    known = tokens_of(says)
    found = listed("measures.doubting", by_stem=True).find(known)
    if any(behind >= len(known) or not known.is_number(behind) for _, behind, _ in found):
        return True
    return any(
        word == "not" and known.is_number(at + 1) for at, word in enumerate(known.lower[:-1])
    )


def is_sure(pair: Pair) -> bool:
    """True if more than likeness says that both are of one thing, and one number may be a slip.

    A document tells the same twice in a summary, an entry, a table, or of one happening; two long
    numbers of the same digits are hardly chance. Sentences that are merely alike, or numbers that
    no slip makes of one another, are mostly of two things, unless the words are nearly the same and
    both are in one unit, or have them right beside them.
    """
    ways = (told_twice_by_design, cell_and_text, of_one_happening, digits_swapped)
    alike = (words_in_common(pair) == _MOST, words_beside_in_common(pair) == _MOST)
    is_alike = all(alike) or (any(alike) and bool(same_unit(pair)))
    return (is_alike or any(way(pair) for way in ways)) and not numbers_are_unlike(pair)


def _is_retold(pair: Pair) -> bool:
    """True if the document tells the same twice by design: in a summary, in an entry of the day."""
    is_summary = pair.one.is_summary != pair.other.is_summary
    return bool(told_twice_by_design(pair)) and (is_summary or of_one_happening(pair) > 0)


def _is_among(name: frozenset[str], others: tuple[frozenset[str], ...]) -> bool:
    return any(name <= other or other <= name for other in others)


FEATURES: tuple[Callable[[Pair], float], ...] = (
    digits_swapped,
    one_digit_of_many_differs,
    numbers_are_near,
    numbers_are_unlike,
    chance_makes_them_alike,
    number_is_a_code,
    both_numbers_told_again,
    same_noun,
    nothing_but_like_words,
    some_of_them,
    other_nouns,
    same_unit,
    nothing_but_the_unit,
    shares_or_spans,
    no_noun_nor_unit,
    same_fate,
    told_twice_by_design,
    cell_and_text,
    row_not_named,
    of_one_happening,
    other_numbers_in_common,
    words_beside_in_common,
    words_in_common,
    words_of_the_sentence_in_common,
    other_numbers_differ,
    restricted,
    dates_apart,
    names_apart,
    sentences_set_side_by_side,
    parted_by_opposites,
    doubted,
)
