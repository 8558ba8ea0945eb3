"""Quantities: numbers in figures and words, with what they count or measure."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.document.text import Covered, Tokens, kept_by_words, lines, listed, tokens_of
from factcheck.extract.quantities.counted import noun, unit_at
from factcheck.extract.quantities.hedges import Softened, hedge, widened
from factcheck.extract.quantities.labels import counts_nothing
from factcheck.extract.quantities.numerals import BEGINNINGS, Number, fraction_at, number_at
from factcheck.extract.quantities.tables import label_of, numbers_row
from factcheck.model import BlockKind, Date, Document, Quantity, Role, Span

_SILENT_BLOCKS = frozenset({BlockKind.HEADING, BlockKind.CODE})
_SILENT_ROLES = frozenset({Role.FRONT_MATTER, Role.REFERENCES})
_NO_NUMBER_BEHIND = frozenset(".,:/#&@+=’'–-^”_`")
"""Characters before figures that are part of a code, an address, a decimal or a note's number."""
_NO_END = re.compile(r"[\w/]|[.,:]\d|[-–—][^\W_]")
"""Text after figures that are part of something longer, such as a code or a decimal."""
_TO = re.compile(r"%?(?:-|–|—| to | or )")
_PART = re.compile(r" (?:out )?of (?:the |these |those |all )?\d")
_LOOSE = 0.1
"""Relative tolerance of a fraction in words ("half of"); the same as for "about"."""
_LISTED = 1_000
"""A number below this that opens a block before a capitalized word numbers a list item or note."""


def quantities(document: Document, dates: Sequence[Date]) -> tuple[Quantity, ...]:
    """Return the quantities of a document, in order.

    The following are skipped: numbers that overlap a date, years, times of day, ordinals, versions,
    labels ("Pier 4"), compounds ("six-oared"), "one" on its own, numbers of lists and notes, and
    everything in headings, code, front matter and references. Lengths of time are quantities with
    their unit.

    The value of a quantity is an interval. For exact figures, the bounds are equal. A figure with
    decimals, with a scale in words ("2.9 million") or with two final zeros may be rounded: the
    interval extends by half of the last unit, but at most by a tenth of the value. Hedges widen the
    interval: "about" by a tenth in both directions, "nearly" by a tenth downward, "more than" and
    "at least" upward without limit, "up to" and "under" down to zero. A fraction in words ("half of
    the crew") is a percentage.
    """
    taken = Covered(date.span for date in dates)
    return tuple(
        quantity
        for start, one in _by_lines(document)
        if not taken.meets(span := one.span.shift(start))
        and (quantity := _placed(document, span, one))
    )


def _placed(document: Document, span: Span, one: Quantity) -> Quantity | None:
    """Return a quantity with its offset in the document; None if it only numbers a table row."""
    if not one.unit and numbers_row(document, span):
        return None
    noun_of = one.noun or label_of(document, span)
    return Quantity(span, one.low, one.high, one.unit, noun_of, one.hedge, one.number)


def _by_lines(document: Document) -> Iterator[tuple[int, Quantity]]:
    """Yield the quantities of a document, including those that overlap dates.

    Each comes with the offset of its line; the offsets of the quantity are relative to that line.
    """
    for start, words in lines(document):
        kind = document.kind_at(start)
        if kind not in _SILENT_BLOCKS and document.role_at(start) not in _SILENT_ROLES:
            for one in _quantities_in_line(words, is_block=kind is not None):
                yield start, one


@kept_by_words
def _quantities_in_line(words: str, *, is_block: bool) -> tuple[Quantity, ...]:
    """Return the quantities in a line, with offsets relative to the line."""
    known = tokens_of(words)
    found: list[Quantity] = []
    free = 0
    for at, word in enumerate(known.lower):
        if at < free or not (word == "an" or word in BEGINNINGS or word[0].isdigit()):
            continue
        if share := _share(known, at):
            free, told = share
            found.append(told)
        else:
            free, ones = _numbers(known, at)
            found += [
                quantity for one in ones if (quantity := _quantity(known, one, is_block=is_block))
            ]
    return tuple(found)


@frozen
class _Told:
    """A number as printed, with the range of its tokens and unit."""

    first: int
    behind: int
    """Index of the token after the number and its unit."""
    low: Number
    high: Number
    unit: str


def _share(known: Tokens, at: int) -> tuple[int, Quantity] | None:
    """Return (index after it, quantity) for "a half of the crew" or "two thirds of them"."""
    fraction = fraction_at(known, at)
    if fraction is None:
        return None
    behind, value = fraction
    is_the_half = behind == at + 1 and "the" in known.lower[max(0, at - 2) : at]
    if known.lower[behind : behind + 1] != ["of"] or is_the_half:
        return None
    of = noun(known, behind, measured=True)
    if not of:
        return None
    low, high = value * (1 - _LOOSE), value * (1 + _LOOSE)
    return behind, Quantity(known.span(at, behind - 1), low, high, "%", of, number=value)


def _numbers(known: Tokens, at: int) -> tuple[int, list[_Told]]:
    """Return (index after them, numbers): one number or range, or both numbers of a change."""
    found = number_at(known, at)
    if found is None:
        return at + 1, []
    behind, low = found
    fraction = fraction_at(known, at)
    if fraction is not None and fraction[0] > behind:
        return fraction[0], []
    first = _with_currency(known, at)
    before = known.text[known.starts[first] - 1] if known.starts[first] else " "
    if low is None or before.isalnum() or before in _NO_NUMBER_BEHIND:
        return behind, []
    told = _range(known, first, at, behind, low) if first <= at else None
    if told is None and not _begins_longer(known, behind):
        end, unit = _unit(known, first, at, behind)
        told = end, [_Told(first, end, low, low, unit)]
    return told or (behind, [])


def _begins_longer(known: Tokens, behind: int) -> bool:
    """Return True if figures and their unit are only the start of something longer: "4-door"."""
    is_end = _NO_END.match(known.text, known.ends[behind - 1]) is None
    return not is_end and unit_at(known, behind) == behind


def _with_currency(known: Tokens, at: int) -> int:
    """Return the index of the currency sign or code before a number; `at` if there is none."""
    signs = listed("quantities.currencies")
    for first in (at - 2, at - 1):
        found = signs.at(known, first) if first >= 0 else None
        if found and found[0] == at and known.starts[at] - known.ends[at - 1] <= 1:
            is_sign = not known.is_word(at - 1)
            if is_sign == (known.starts[at] == known.ends[at - 1]):
                return first
    return at


def _unit(known: Tokens, first: int, at: int, behind: int) -> tuple[int, str]:
    """Return (index after the unit, unit as printed). A preceding currency is also a unit."""
    end = unit_at(known, behind)
    if first < at:
        return behind, known.text[known.starts[first] : known.ends[at - 1]]
    return end, known.text[known.starts[behind] : known.ends[end - 1]] if end > behind else ""


def _range(
    known: Tokens, first: int, at: int, behind: int, low: Number
) -> tuple[int, list[_Told]] | None:
    """Return (index after them, numbers) for a range ("40-50%") or a change ("60 to 120 tons")."""
    joint = _TO.match(known.text, known.ends[behind - 1])
    other = known.at(joint.end()) if joint else len(known)
    if joint is None or other >= len(known) or known.starts[other] != joint.end():
        return None
    sign = listed("quantities.currencies").at(known, other)
    begin = sign[0] if sign else other
    found = number_at(known, begin) if begin < len(known) else None
    if not found or not found[1] or _begins_longer(known, found[0]):
        return None
    high = found[1]
    end, unit = _unit(known, first, at, found[0])
    low = _scaled(low, high)
    is_led = known.lower[max(0, first - 1) : first] in (["from"], ["by"])
    if joint[0] == " to " and (is_led or low.value > high.value):
        return end, [_Told(first, behind, low, low, unit), _Told(other, end, high, high, unit)]
    return end, [_Told(first, end, low, high, unit)] if low.value < high.value else []


def _scaled(low: Number, high: Number) -> Number:
    """Return the first of two numbers with the scale of the second: "3 to 4 million"."""
    if low.scale > 1 or high.scale == 1 or low.value >= high.scale:
        return low
    return Number(low.value * high.scale, low.slack * high.scale, high.scale)


def _quantity(known: Tokens, told: _Told, *, is_block: bool) -> Quantity | None:
    span, low, high = known.span(told.first, told.behind - 1), told.low, told.high
    softened = hedge(known, told.first, told.behind)
    behind = known.at(max(span.end, softened.end if softened else 0) - 1) + 1
    of = noun(known, behind, measured=told.unit[-1:].isalpha() or told.unit == "%")
    is_anchored = bool(of or softened or _PART.match(known.text, span.end))
    if not told.unit and (
        (is_block and _numbers_item(known, told))
        or counts_nothing(known, told.first, span, is_anchored=is_anchored)
    ):
        return None
    slack = low.slack if low is high else 0.0
    bounds = low.value - slack, high.value + slack
    if softened:
        bounds = widened(low.value, high.value, softened)
    words = softened.words if softened else ""
    number = low.value if low is high else None
    return Quantity(span, *bounds, told.unit, of, words, number)


def _numbers_item(known: Tokens, told: _Told) -> bool:
    """Return True if a number at the start of a block numbers a list item or a note."""
    if known.starts[told.first] > 0 or not known.is_number(told.first):
        return False
    text, end = known.text, known.ends[told.behind - 1]
    is_before_name = told.behind < len(known) and known.is_capital(told.behind)
    return text.startswith(("]", ".", ")", ":"), end) or (
        told.high.value < _LISTED and is_before_name
    )
