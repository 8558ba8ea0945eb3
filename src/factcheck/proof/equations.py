"""Proves that an equation with numbers from the document is wrong.

The result is calculated here. Each number in the equation must appear at one of the places,
possibly in thousands or millions. The calculated result must be the one that the equation states,
and must differ from the only other number at the places. Differences between dates are in days.
"""

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date as day_of
from itertools import pairwise, takewhile

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.document.text import word_list
from factcheck.extract.quantities.counted import same_unit
from factcheck.extract.quantities.numerals import number
from factcheck.model import (
    Block,
    BlockKind,
    Document,
    Link,
    Listing,
    Proved,
    Quantity,
    Reason,
    Refused,
    Related,
    Span,
    Verdict,
)
from factcheck.model.links import LIKELY
from factcheck.model.prove import value
from factcheck.model.rounding import ROUNDING
from factcheck.proof.places import Places

_DATE = r"\d{4}-\d\d(?:-\d\d)?(?!\d)|\d{1,2}:\d\d(?!\d)"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_TERM = re.compile(rf"(?P<date>{_DATE})|{_NUMBER}")
_COMPARED = re.compile(r"<=|>=|!=|==|[=<>≤≥≠≈≃]")
_DIGITS_OF = re.compile(r",\s*\d{1,2}\s*\)")
"""The second argument of a rounding function, such as ", 2)" in "round(12 / 7, 2)"."""
_TIGHT = re.compile(r"(?<=\d),(?=\d)")
"""A comma between digits, which may separate thousands or arguments of a function."""
_RESULT = re.compile(
    rf"\s*(?P<sign>-?)\s*(?:(?P<date>{_DATE})|(?P<number>{_NUMBER}))\s*(?P<scale>[a-z]+|%)?"
)
_PRINTED = re.compile(
    r"(?<![\w.,+*/^=(-])(?P<left>(?:[(\d.]|sqrt|cbrt)(?:[\d.,+*/^()\s-]|sqrt|cbrt)*?)\s*="
    rf"\s*(?P<right>(?:{_NUMBER})%?)(?![\w^*/+(]|\s*[-+*/^])"
)
_FORMULAS = (
    (re.compile(r"\$|\\left|\\right|\\[,;! ]"), ""),
    (re.compile(r"\\sqrt\[3\]|∛"), "cbrt"),
    (re.compile(r"\\sqrt|√"), "sqrt"),
    (re.compile(r"\\times|\\cdot"), "*"),
    (re.compile(r"\\approx|\\simeq|≈|≃"), "="),
    (re.compile(r"(sqrt|cbrt) ?([\d.]+)"), r"\1(\2)"),
)
"""(pattern, Python equivalent) for notations in formulas, in the order of replacement."""
_SIGNS_OF = str.maketrans("×·÷−–{}", "**/--()")
_MOST_SIGNS, _LARGEST = 300, 1e18
_ROUNDED = 0.006
"""Maximum relative difference between the calculated and the stated result, as for three digits."""
_ABOUT = 0.01
"""Maximum relative rounding error of a printed equation."""
_CONSTANTS = frozenset({1.0, 100.0})
"""Numbers that need not be printed: 1 for inclusive counting, 100 for percentages."""
_CONVERSIONS = frozenset({7.0, 12.0, 24.0, 60.0, 365.0, 1000.0})
"""Factors that need not be printed, because they convert units."""
_SCALES = tuple(10.0**power for power in (0, 3, 6, 9, 12, -3, -6, -9, -12))
"""Factors between a calculated number and a number printed in thousands or millions."""
_TINY, _HALF, _HUNDRED, _TEN, _NARROW = 1e-6, 0.5, 100.0, 10, 1.25
_NEAR_DAYS = 0.55
"""Tolerance for a difference between dates, in days or another unit of time."""
_YEARS = (1000, 2100)
_UNITS = ("day", "week", "month", "year", "hour", "minute")
"""Units for a difference between days or times, the most likely first."""


@frozen
class _Equation:
    """An equation, with its numbers."""

    left: str
    terms: tuple[float, ...]
    days: tuple[str, ...]
    """The days, months or times of day in the equation."""
    result: float
    """The calculated result."""
    said: float
    """The result that the equation states."""
    is_of_time: bool = False
    """Whether the equation subtracts days, times or years, which may be counted inclusively."""
    slack: float = 0.0
    """Tolerance for the result, because the numbers are rounded."""

    @property
    def shown(self) -> str:
        """The equation with the calculated result."""
        return f"{self.left} = {self.result:,.6g}"

    @property
    def is_share(self) -> bool:
        """Whether a part is divided by a whole without conversion to percent."""
        return "/" in self.left and _HUNDRED not in self.terms


def prove_equation(link: Link, places: Places) -> Verdict:
    """Return the proof that one printed number does not result from the others."""
    if not link.equation:
        return Refused(Reason.NO_COMPARISON, "no equation given")
    try:
        made = _parsed(link.equation)
    except ValueError as error:
        return Refused(Reason.NO_VALUE, f"equation “{link.equation[:60]}”: {error}")
    is_near = bool(made.days) and abs(made.result - made.said) <= _NEAR_DAYS
    if not (is_near or _is_close(made, made.said)):
        what = f"{made.left} is {made.result:,.10g}, not {made.said:,.10g}"
        return Refused(Reason.WRONG_EQUATION, f"{what}; write the correct result")
    ours = places.linked_by_us(link)
    is_ours = ours is not None and any(_is_close(made, one) for one in ours.right)
    return ours if ours and is_ours else _printed(link, places, made)


def _printed(link: Link, places: Places, made: _Equation) -> Verdict:
    """Return the proof that the result differs from the only other printed number."""
    printed = [one for place in link.places for one in places.figures(place)]
    left = [one for one in printed if not any(_is_figure(term, one) for term in made.terms)]
    fitting = [one for one in left if _is_result(made, places, one)]
    if fitting:
        is_own = any(link.this.contains(one.span) for one in fitting)
        reason = Reason.HOLDS if is_own else Reason.AGREES
        return Refused(reason, f"{made.shown}, as printed")
    missing = _unread(link, places, made, printed)
    if missing:
        return Refused(
            Reason.NO_VALUE, f"the equation contains {missing}, which is not in the document"
        )
    doubted = [one for one in left if link.this.contains(one.span)] or left
    if len({value(one) for one in doubted}) != 1:
        return Refused(Reason.NO_VALUE, "no single figure left to compare with the result")
    span = doubted[0].span
    related = tuple(Related(one) for one in link.places if not one.contains(span))
    return Proved("QTY02", span, f"{places.shown(span)}: {made.shown}", (made.shown,), related)


def _parsed(text: str) -> _Equation:
    """Return the parsed equation.

    A comma inside a function is read as a thousands separator only if this makes the equation
    right.
    """
    first = _read(text)
    if "(" not in text or not _TIGHT.search(text) or _is_close(first, first.said):
        return first
    other = _read(_TIGHT.sub(", ", text))
    return other if _is_close(other, other.said) else first


def _read(text: str) -> _Equation:
    left, _, right = _COMPARED.sub("=", text.translate(_SIGNS_OF), count=1).partition("=")
    left, said = " ".join(left.split()), _RESULT.match(right)
    if said is None:
        raise ValueError("no number after an equals sign")
    result, scale = _calculated(left), said["scale"] or ""
    days, numbers = _terms(left)
    scaled = number(f"{said['number']} {scale}") if said["number"] else None
    worth = scaled.value if scaled else _worth(said["date"] or said["number"])
    worth *= (-1 if said["sign"] else 1) * (1 / _HUNDRED if scale == "%" else 1)
    slack = 0.0 if days else _slack(left, result)
    if days:
        sizes = [days_in(unit) for unit in ([scale.removesuffix("s")] if scale else _UNITS)]
        result /= (
            next((one for one in sizes if abs(result - one * worth) <= _NEAR_DAYS * one), sizes[0])
            or 1
        )
    are_years = "-" in left and all(_YEARS[0] <= one <= _YEARS[1] for one in numbers if one != 1)
    return _Equation(left, numbers, days, result, worth, bool(days) or are_years, slack)


def _terms(left: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return the dates on one side of an equation, and the numbers that must be in the document."""
    terms = list(_TERM.finditer(_DIGITS_OF.sub(")", left) if "round" in left else left))
    numbers = (
        worth
        for one in terms
        if not one["date"]
        for worth in (_worth(one[0]),)
        if not (worth in _CONVERSIONS and _scales(left, one[0]))
    )
    return tuple(one["date"] for one in terms if one["date"]), tuple(numbers)


def _scales(left: str, term: str) -> bool:
    """Return True if a number is a factor or a divisor."""
    return bool(re.search(rf"[*/] ?{re.escape(term)}\b|\b{re.escape(term)} ?[*/]", left))


def _slack(left: str, result: float) -> float:
    """Return the tolerance for a result, which depends on the decimals of its numbers.

    Sums and differences must be exact.
    """
    total = 0.0
    if not re.search(r"[*/^]|[a-z]\(", left):
        return total
    for one in _TERM.finditer(left):
        _, _, decimals = one[0].partition(".")
        if decimals:
            moved = f"{_worth(one[0]) + _HALF * 10.0 ** -len(decimals):.12f}"
            total += abs(_calculated(f"{left[: one.start()]}{moved}{left[one.end() :]}") - result)
    return total


def days_in(unit: str) -> float:
    """Return the number of days in a unit of time, or 0 for any other word."""
    return float(lexicon.table("measures.days of units").get(unit, 0))


def _worth(term: str) -> float:
    """Return the value of a term; a date or time of day is converted to days."""
    hours, _, minutes = term.partition(":")
    if minutes:
        return (int(hours) * 60 + int(minutes)) * days_in("minute")
    if "-" in term:
        whole = term if term.count("-") > 1 else f"{term}-01"
        return float(day_of.fromisoformat(whole).toordinal())
    return float(term.replace(",", ""))


_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "sqrt": lambda root: abs(root) ** (1 / 2),
    "cbrt": lambda root: abs(root) ** (1 / 3),
    "sum": lambda *parts: math.fsum(parts),
    "avg": lambda *parts: math.fsum(parts) / len(parts),
    "min": min,
    "max": max,
    "abs": abs,
    "round": lambda one, digits=0.0: _rounded(one, digits),
}
_SIGN = re.compile(rf"\s|[-+*/^(),]|\b(?:{'|'.join(_FUNCTIONS)}|pi)\b")
_OPERATIONS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: math.pow,
}


def _rounded(one: float, digits: float) -> float:
    """Return a number rounded to some decimals. Halves are rounded away from zero."""
    unit = 10.0 ** -round(digits)
    return math.copysign(math.floor(abs(one) / unit + _HALF + _TINY) * unit, one)


def _calculated(left: str) -> float:
    """Return the result of an arithmetic expression."""
    result = _worked_out(left)
    if _TERM.fullmatch(left):
        raise ValueError(f"“{left[:40]}” cannot be calculated")
    return result


def _worked_out(side: str) -> float:
    unread = _SIGN.sub("", _TERM.sub("", side)) or side[_MOST_SIGNS:]
    try:
        code = _TERM.sub(lambda found: repr(_worth(found[0])), side).replace("^", "**")
        result = math.inf if unread else _value_of(ast.parse(code.strip(), mode="eval").body)
    except (SyntaxError, ValueError, ArithmeticError, TypeError, RecursionError):
        result = math.inf
    if not abs(result) < _LARGEST:
        raise ValueError(f"“{side[:40]}” cannot be calculated")
    return result


def _value_of(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=float(worth)):
            return worth
        case ast.Name(id="pi"):
            return math.pi
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value_of(operand)
        case ast.Call(func=ast.Name(id=name), args=parts) if name in _FUNCTIONS:
            return float(_FUNCTIONS[name](*map(_value_of, parts)))
        case ast.BinOp(left=left, op=sign, right=right):
            return float(_OPERATIONS[type(sign)](_value_of(left), _value_of(right)))
        case _:
            raise ValueError(node)


def _is_close(made: _Equation, said: float, share: float = _ROUNDED, least: float = 1e-9) -> bool:
    """Return True if the result equals a number, ignoring rounding and percentages."""
    pairs = ((made.result, said), (made.result * 100, said), (made.result, said * 100))
    return any(abs(left - right) <= max(share * abs(right), least) for left, right in pairs)


def _unread(link: Link, places: Places, made: _Equation, printed: Sequence[Quantity]) -> str:
    """Return a number or day of the equation that is not printed, or "" if all are printed."""
    blocks = [places.document.block_around(one) for one in link.places]
    words = " ".join(map(places.words, blocks)).replace(",", "")
    for term in made.terms:
        digits = rf"(?<![\d.]){re.escape(f'{term:.10g}')}(?![\d]|\.\d)"
        is_read = any(_is_figure(term, figure) for figure in printed)
        if not (is_read or term in _CONSTANTS or re.search(digits, words)):
            return f"{term:,.10g}"
    minutes = {one for block in blocks for time in places.times(block) for one in time.minutes}
    days = [one.value for block in blocks for one in places.dates(block) if one.value]
    ends = {str(end)[:10] for day in days for end in (day, day.start, day.end) if end}
    known = {one * days_in("minute") for one in minutes}
    known |= {_worth(end) for end in ends if _TERM.fullmatch(end) and "-" in end}
    return next((day for day in made.days if _worth(day) not in known), "")


def _is_figure(term: float, figure: Quantity) -> bool:
    """Return True if a term is a printed number, possibly in thousands or millions."""
    worth = value(figure)
    powers = (*_SCALES, _HUNDRED) if same_unit(figure.unit) == "%" else _SCALES
    return any(abs(term * power - worth) <= _TINY * abs(worth) for power in powers)


def _is_result(made: _Equation, places: Places, figure: Quantity) -> bool:
    """Return True if the result equals a printed number, considering how it is rounded.

    A period may include both its first and its last day, and an age is in completed years.
    """
    is_percent = same_unit(figure.unit) == "%"
    by = _HUNDRED if is_percent and made.is_share else 1.0
    result, slack = made.result * by, max(made.slack * by, 1.0 if made.is_of_time else 0.0)
    half = (figure.high - figure.low) / 2 * (_HALF / ROUNDING)
    low, high = figure.low, figure.high
    if not figure.hedge and math.isfinite(half):
        low, high = (low + high) / 2 - half, (low + high) / 2 + half
    if low == high == round(low) and (is_percent or ("/" in made.left and low >= _TEN)):
        low, high = low - _HALF, high + _HALF
    slack += _TINY * abs(result)
    is_bare = not any(map(str.isalpha, places.words(figure.span))) and not is_percent
    scales = _SCALES if is_bare and 0 < low <= high <= _NARROW * low else (1.0,)
    return any(low / by - slack <= result <= high / by + slack for by in scales)


def prove_printed(link: Link, places: Places) -> Verdict:
    """Return the proof that an equation printed in the document is wrong: "√10 ≈ .316"."""
    plain = places.words(link.this)
    for written, instead in _FORMULAS:
        plain = written.sub(instead, plain)
    refused = Refused(Reason.NO_VALUE, f"“{places.shown(link.this)}” contains no numeric equation")
    for found in _PRINTED.finditer(plain.translate(_SIGNS_OF)):
        try:
            made = _parsed(found[0])
        except ValueError:
            continue
        _, _, fraction = found["right"].partition(".")
        if _is_close(made, made.said, _ABOUT, 10.0 ** -len(fraction)):
            refused = Refused(Reason.HOLDS, f"{made.shown}, as printed")
            continue
        related = tuple(Related(one) for one in link.others)
        return Proved("QTY02", link.this, f"{found['right']}: {made.shown}", (made.shown,), related)
    return refused


# ---- a count and its items ----

_JOINT = re.compile(r"\s*(?:,\s*(?:and|or)\b|,|;|\b(?:and|or)\b)\s*")
_BEGUN = re.compile(r"[:(]|(?<=\w),")
"""The text between the counted noun and the first item."""
_LISTED = re.compile(r"[^,;]+(?:[,;][^,;]+)*(?:[,;]?\s*(?:and|or)\b)[^,;]+")
_FOLLOW = {BlockKind.ITEM: "items", BlockKind.HEADING: "headings", BlockKind.ROW: "rows"}
_MOST = 100
_LONGEST_ITEM = 6
"""Maximum number of words in an item of a list inside a sentence."""


def prove_count(link: Link, places: Places) -> Verdict:
    """Return the proof that a stated count differs from the number of items.

    The items that the link lists are counted; without them, the items in a place that is a list.
    """
    counts = {place: _counts(places, place, link.items) for place in link.places}
    single = [place for place, found in counts.items() if len(found) == 1]
    place = link.this
    if not counts[place] and single and _items(places, place):
        place = single[0]
    if place not in single:
        return Refused(
            Reason.NO_VALUE, f"“{places.shown(link.this)}” does not state a single count"
        )
    (count,) = counts[place]
    spans = _apart(link.items or tuple({*link.places} - {place}))
    whole = [] if link.items else [one for one in spans if _items(places, one)]
    if whole and (len(spans) < count.low or link.this in whole):
        items = _items(places, whole[0])
        between = places.words(Span(*sorted((count.span.end, whole[0].start))))
        is_open = not lexicon.words("equations.open count").isdisjoint(word_list(between))
        if is_open and len(items) < count.low:
            return Refused(Reason.EXPLAINED, "the list itself states that it is incomplete")
        return Listing(count, items, len(items)).decide(places.document)
    return _of_given(link, places, count, spans)


def _of_given(link: Link, places: Places, count: Quantity, spans: tuple[Span, ...]) -> Verdict:
    """Return the result for a count and the items (or places) that the link lists."""
    are_fewer = len(spans) < count.low
    if not spans or (are_fewer and not link.is_complete):
        given = "only 1 item was" if len(spans) == 1 else f"only {len(spans)} items were"
        return Refused(Reason.NO_VALUE, f"{given} given, and there may be more")
    if are_fewer and _are_more(places, count, spans):
        return Refused(Reason.NO_VALUE, "the list contains more items than the proposal")
    kind = places.document.kind_at(spans[0].start) or BlockKind.PARAGRAPH
    follow = _FOLLOW.get(kind, "" if link.items else "parts")
    found = Listing(count, spans, len(spans), follow).decide(places.document)
    if isinstance(found, Proved) and are_fewer:
        return evolve(found, least=LIKELY)  # only the link says that there are no more
    return found


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans in order, without those that overlap an earlier span."""
    kept: list[Span] = []
    for span in sorted(set(spans)):
        if not (kept and span.overlaps(kept[-1])):
            kept.append(span)
    return tuple(kept)


def _are_more(places: Places, count: Quantity, spans: Sequence[Span]) -> bool:
    """Return True if the list may have as many items as stated, or names that were not counted."""
    own = places.document.block_at(spans[0].start)
    if own and own.kind in _FOLLOW:
        return len(_siblings(places.document, own)) >= count.low
    first, last = (places.document.sentence_at(one.start) or one for one in (spans[0], spans[-1]))
    start = count.span.end if count.span < spans[0] else first.start
    told = places.words(Span(start, max(last.end, spans[-1].end)))
    begun = _BEGUN.search(told, 0, spans[0].end - start)
    parts = _JOINT.split(told[begun.end() :] if begun else told)
    if all(places.words(span)[0].isupper() for span in spans):
        parts = [one for one in parts if one.strip()[:1].isupper()]
    return len([one for one in parts if one.strip()]) >= count.low


def _siblings(document: Document, own: Block) -> Sequence[Block]:
    """Return the adjacent blocks of the same kind and level as a block, up to a separator."""
    is_heading = own.kind is BlockKind.HEADING
    blocks = [one for one in document.blocks if one.kind is own.kind or not is_heading]
    at = blocks.index(own)
    before = takewhile(lambda one: _is_beside(one, own), reversed(blocks[:at]))
    behind = takewhile(lambda one: _is_beside(one, own), blocks[at:])
    return [one for one in (*before, *behind) if one.level == own.level]


def _is_beside(one: Block, own: Block) -> bool:
    return one.kind is own.kind and one.level >= own.level


def _counts(places: Places, place: Span, items: Sequence[Span]) -> list[Quantity]:
    """Return the counts at a place; a count of days only if every item is a day."""
    are_days = bool(items) and all(_is_day(places, item) for item in items)
    return [
        one
        for one in places.figures(place)
        if not one.unit or (are_days and days_in(one.unit.removesuffix("s")) == 1)
        if one.low == one.high == round(one.low) and 0 < one.low <= _MOST
    ]


def _is_day(places: Places, item: Span) -> bool:
    """Return True if an item is one weekday, or one complete date."""
    names, known = lexicon.lowered("dates.full weekdays"), places.tokens
    days = [at for at in known.inside(item) if known.lower[at].removesuffix("s") in names]
    dates = [one.value for one in places.stated(item) if one.value]
    return len(days) <= 1 and (
        any(not day.is_interval and day.weekday is not None for day in dates)
        if dates
        else len(days) == 1
    )


def _items(places: Places, place: Span) -> tuple[Span, ...]:
    """Return the items of a place that is a complete list; empty for any other place.

    If only some of the parts start with a capital letter, the place is not such a list, because
    some of the parts describe others.
    """
    words, at = places.words(place), place.start
    joints = [(0, 0), *(one.span() for one in _JOINT.finditer(words)), (len(words), len(words))]
    parts = (Span(at + one[1], at + two[0]) for one, two in pairwise(joints))
    items = tuple(one for one in parts if places.words(one).strip())
    is_short = all(len(places.words(one).split()) <= _LONGEST_ITEM for one in items)
    are_alike = len({places.words(one).strip()[0].isupper() for one in items}) == 1
    return items if _LISTED.fullmatch(words.strip()) and is_short and are_alike else ()
