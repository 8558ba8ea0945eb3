"""An equation over figures as they are printed: does it fail?

The equation is reckoned here, never believed: each of its numbers must stand at one of the places,
in figures or in words, at whatever power of ten; what comes out must be what the equation says,
and a figure that is doubted must be another. Dates are subtracted in days.
"""

import operator
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date as day_of

from attrs import frozen

from factcheck import lexicon
from factcheck.comparisons.dates import times
from factcheck.comparisons.reading import Reading, days_of, proved, unit_of_time
from factcheck.equations.amounts import PERCENT
from factcheck.mentions.quantities.counted import same_unit
from factcheck.mentions.quantities.numerals import number
from factcheck.model import (
    Link,
    LinkKind,
    Proved,
    Quantity,
    Reason,
    Refused,
    Related,
    Span,
    Verdict,
)
from factcheck.model.measures import Share, Tally
from factcheck.text import word_list

_DATE = r"\d{4}-\d\d(?:-\d\d)?(?!\d)|\d{1,2}:\d\d(?!\d)"
"""A day, a month or a time of day."""
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_TOKEN = re.compile(rf"\s*(?P<part>{_DATE}|{_NUMBER}|sqrt|cbrt|[-+*/^()×·÷−–])")
_RESULT = re.compile(
    rf"\s*(?P<date>{_DATE})|\s*(?P<sign>[-−–]?)\s*(?P<number>{_NUMBER}|10\^\d+)\s*(?P<scale>[a-z]+|%)?"
)
_OPERATIONS = {"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-"}
_ROOTS = {"sqrt": 2, "cbrt": 3}
_MOST_PARTS = 60
_MOST_POWER = 40
_LARGEST = 1e18
_ROUNDED = 0.006
"""Relative error up to which what comes out is what the equation says: three digits."""
_CONSTANTS = frozenset({1.0, 100.0})
"""Numbers that need not be printed: one for counting both ends, a hundred for per cent."""
_LEAST_ROUNDED = 10
"""A quotient that is printed without a fraction was rounded from here on."""
_OF_DEGREES = frozenset({1.8, 5.0, 9.0, 32.0})
"""Numbers by which degrees of one scale are made degrees of another."""
_SCALES = tuple(10.0**power for power in (0, 3, 6, 9, 12, -3, -6, -9, -12))
"""By which a figure may be reckoned that is printed in thousands or millions."""
_HUNDRED = 100
_HALF = 0.55
"""By which a share in whole per cents may be off."""
_TINY = 1e-6
_NARROW = 1.25
"""Upper by lower bound up to which a figure is a number, and no range or limit."""
_YEARS = (1000, 2100)
_UNITS = ("day", "week", "month", "year", "hour", "minute")
"""In which a difference of days or times is told, the likeliest first."""
_STEPS = {"decade": 10, "decades": 10, "century": 100, "centuries": 100}
"""Years of a unit that is told in whole ones."""
_HALF_STEP = 0.5
_FORMULAS = (
    *((mark, "") for mark in ("$", r"\left", r"\right", r"\,", r"\;", r"\!", r"\ ")),
    *((root, "cbrt") for root in (r"\sqrt[3]", "∛")),
    *((root, "sqrt") for root in (r"\sqrt", "√")),
    (r"\times", "*"),
    (r"\cdot", "*"),
    *((sign, "=") for sign in (r"\approx", r"\simeq", "≈", "≃")),
)
"""How a formula is written, and as what it is reckoned, in order."""
_BARE_ROOT = re.compile(r"(sqrt|cbrt) ?([\d.]+)")
_FRACTION = re.compile(r"\\frac\{([^{}]*)\}\{([^{}]*)\}")
_PRINTED = re.compile(
    r"(?<![\w.,])(?P<left>(?:[(\d.]|sqrt|cbrt)(?:[\d.,+*/^()×·÷−–\s-]|sqrt|cbrt)*?)\s*="
    rf"\s*(?P<right>(?:{_NUMBER})%?)(?![\w^*/+(]|\s*[-+*/^×·÷])"
)
_GOES_ON = ("+", "-", "*", "/", "^", "(", "=", "−", "–", "×", "·", "÷")
_ABOUT = 0.01
"""Relative error of an equation that is printed, up to which it was rounded."""
_MISPLACED = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{1,3})+(?![\d,]|\.\d)")


class _UnreadableEquationError(Exception):
    """No equation, or one that cannot be reckoned."""


@frozen
class _Equation:
    """What is reckoned, with the numbers that are used."""

    left: str
    terms: tuple[float, ...]
    result: float
    """What comes out by our own reckoning."""
    said: float
    """What the equation says comes out."""
    parts: tuple[str, ...] = ()
    """Its left side, sign by sign."""
    days: tuple[str, ...] = ()
    """The days, months or times of day that are used."""
    unit: str = ""
    """In which the difference of two of them is told."""
    is_exact: bool = True
    """Nothing is multiplied or divided, so that nothing is rounded."""

    @property
    def is_share(self) -> bool:
        """True if a part is divided by a whole, and no hundred makes per cent of it."""
        return "/" in self.left and _HUNDRED not in self.terms

    @property
    def told(self) -> str:
        """Return it with what comes out by our own reckoning."""
        return f"{self.left} = {self.result:,.6g}"

    @property
    def slack(self) -> float:
        """Return by how much a figure may be off: by one, where years or days are subtracted.

        A stretch may count both of its ends, and an age only completed years.
        """
        are_years = all(_YEARS[0] <= term <= _YEARS[1] for term in self.terms if term != 1)
        return 1.0 if self.days or (are_years and "-" in self.left) else 0.0


def compare_equation(link: Link, read: Reading) -> Verdict:
    """Prove that figures as printed do not make one another."""
    if not link.equation:
        return Refused(Reason.NO_COMPARISON, "no equation is given")
    try:
        made = _parsed(link.equation)
    except _UnreadableEquationError as error:
        return Refused(Reason.NO_VALUE, f"equation “{link.equation[:60]}”: {error}")
    is_near = bool(made.days) and abs(made.result - made.said) <= _HALF_STEP
    if not (is_near or _is_close(made.result, made.said)):
        told = f"{made.left} is {made.result:,.10g}, not {made.said:,.10g}"
        return Refused(Reason.WRONG_EQUATION, f"{told}: write what comes out")
    own = read.linked_by_us(link)
    is_same = own and any(_is_close(made.result, number) for number in own.right)
    return own if own and is_same else _printed(link, read, made)


def _parsed(text: str) -> _Equation:
    left, equals, right = text.partition("=")
    if not equals:
        raise _UnreadableEquationError("it has no sign of equality")
    parts = list(_parts(left))
    said = _RESULT.match(right)
    if said is None or not said["number"]:
        raise _UnreadableEquationError("no number stands behind the sign of equality")
    worth = _worth(said["number"], said["scale"] or "")
    left_over = deque(parts)
    result = _reckoned(left_over)
    if left_over:
        raise _UnreadableEquationError(f"“{left_over[0]}” is not expected")
    terms = tuple(_term(part) for part in parts if _is_number(part))
    if len(parts) < 3 or not abs(result) < _LARGEST:  # noqa: PLR2004 - two terms and a sign
        raise _UnreadableEquationError("nothing is reckoned")
    shown = " ".join(left.split())
    days = tuple(part for part in parts if re.fullmatch(_DATE, part))
    is_exact = not {"*", "/", "^", *_ROOTS} & {*parts}
    unit = _unit(result, worth, (said["scale"] or "").removesuffix("s")) if days else ""
    return _Equation(
        shown,
        terms,
        result / days_of(unit) if unit else result,
        -worth if said["sign"] else worth,
        tuple(parts),
        days,
        unit,
        is_exact=is_exact,
    )


def _unit(days: float, said: float, told: str) -> str:
    """Return the unit in which a difference is told, else that in which it is what is said."""
    fitting = (unit for unit in _UNITS if abs(days / days_of(unit) - said) <= _HALF_STEP)
    return told if days_of(told) else next(fitting, "day")


def _is_number(part: str) -> bool:
    return part[0] in ".0123456789" and "-" not in part and ":" not in part


def _parts(left: str) -> Iterator[str]:
    """Yield numbers, dates and signs of the left side."""
    at, count = 0, 0
    left = left.strip()
    while at < len(left):
        found = _TOKEN.match(left, at)
        if found is None or count > _MOST_PARTS:
            raise _UnreadableEquationError(f"“{left[at : at + 12].strip()}” is no number or sign")
        yield _OPERATIONS.get(found["part"], found["part"])
        at, count = found.end(), count + 1


def _worth(digits: str, scale: str) -> float:
    if "^" in digits:
        power = int(digits.partition("^")[2])
        if power > _MOST_POWER:
            raise _UnreadableEquationError("the power is too large")
        return 10.0**power
    base = _term(digits)
    if scale in ("", "%"):
        return base / (100 if scale else 1)
    scaled = number(f"{digits} {scale}")
    return scaled.value if scaled else base


def _term(part: str) -> float:
    digits = part.replace(",", "")
    return float(digits) if len(digits) < 30 else float("inf")  # noqa: PLR2004


def _divided(one: float, by: float) -> float:
    if by == 0:
        raise _UnreadableEquationError("it divides by nought")
    return one / by


def _raised(base: float, exponent: float) -> float:
    if abs(exponent) > _MOST_POWER or abs(base) > _LARGEST or base <= 0:
        raise _UnreadableEquationError("the power is too large")
    return float(base**exponent)


_SIGNS: Mapping[str, tuple[int, Callable[[float, float], float]]] = {
    "+": (1, operator.add),
    "-": (1, operator.sub),
    "*": (2, operator.mul),
    "/": (2, _divided),
    "^": (3, _raised),
}
"""How tight each sign binds, and what it does."""


def _reckoned(parts: deque[str], above: int = 0) -> float:
    """Take from the front of some parts what binds tighter than a sign; return what comes out."""
    total, tightest = _single(parts), 3
    while parts and above < _SIGNS.get(parts[0], (0,))[0] <= tightest:
        level, reckon = _SIGNS[parts.popleft()]
        total, tightest = reckon(total, _reckoned(parts, level)), 2  # no power of a power
    return total


def _single(parts: deque[str]) -> float:
    if not parts:
        raise _UnreadableEquationError("it breaks off")
    first = parts.popleft()
    if first == "-":
        return -_single(parts)
    if first == "(":
        value = _reckoned(parts)
        if not parts or parts.popleft() != ")":
            raise _UnreadableEquationError("a bracket is not closed")
        return value
    if re.fullmatch(_DATE, first):
        return _ordinal(first)
    if first in _ROOTS and parts and parts[0] == "(":
        return float(abs(_single(parts)) ** (1 / _ROOTS[first]))
    if not _is_number(first):
        raise _UnreadableEquationError(f"“{first}” is not expected")
    return _term(first)


def _ordinal(text: str) -> float:
    hours, _, minutes = text.partition(":")
    if minutes:
        return (int(hours) * 60 + int(minutes)) * days_of("minute")
    try:
        whole = text if text.count("-") > 1 else f"{text}-01"
        return float(day_of.fromisoformat(whole).toordinal())
    except ValueError:
        raise _UnreadableEquationError(f"“{text}” is no day") from None


def _is_close(one: float, other: float) -> bool:
    """True if two results are one, rounding and per cent aside."""
    pairs = ((one, other), (one * 100, other), (one, other * 100))
    return any(abs(left - right) <= max(_ROUNDED * abs(right), 1e-9) for left, right in pairs)


def _printed(link: Link, read: Reading, made: _Equation) -> Verdict:
    """Hold what comes out against the figures that are printed."""
    own = _figures(read, [link.this])
    printed = [*own, *_figures(read, link.others)]
    unread, day = _unread(link, read, made, printed), _unread_day(link, read, made)
    if unread or day:
        return _half_read(link, read, made, (unread, day))
    left, own_left = (
        [one for one in figures if not any(_is_figure(term, one) for term in made.terms)]
        for figures in (printed, own)
    )
    if any(_is_result(made, read, one) for one in own_left):
        return Refused(Reason.HOLDS, f"{made.told} is what is printed")
    if any(_is_result(made, read, one) for one in left):
        return Refused(Reason.AGREES, f"{made.told} is what is printed at another place")
    doubted = _doubted(made, own_left or left)
    if len({_value(one) for one in doubted}) == 1:
        return _fails(link, read, made, (doubted[0], printed))
    what = "no single figure is left to hold the result against"
    return _beyond_whole(link, made, own) or Refused(Reason.NO_VALUE, what)


def _half_read(
    link: Link, read: Reading, made: _Equation, unread: tuple[Sequence[float], str]
) -> Verdict:
    """Decide on an equation of which a number, or a day, is printed nowhere."""
    own, (numbers, day) = _figures(read, [link.this]), unread
    if not made.is_exact and len(own) == 1 and _is_result(made, read, own[0]):
        return Refused(Reason.HOLDS, f"{made.told} is what is printed")
    told = f"{numbers[0]:,.10g}" if numbers else day
    refused = Refused(Reason.NO_VALUE, f"{told} of the equation is printed nowhere")
    return _instead(link, read, made, numbers) or refused


def _fails(
    link: Link, read: Reading, made: _Equation, figures: tuple[Quantity, Sequence[Quantity]]
) -> Verdict:
    """Prove that a figure is not what comes out."""
    figure, printed = figures
    ours = _as_ours(made, figure, printed)
    if ours:
        return ours.decide(read.document)
    return Proved(
        "QTY02",
        figure.span,
        f"{read.shown(figure.span)}: {made.told}",
        proof=(made.told,),
        related=tuple(Related(one) for one in link.places if not one.contains(figure.span)),
    )


def _beyond_whole(link: Link, made: _Equation, own: Sequence[Quantity]) -> Proved | None:
    """Prove that shares of one whole make more than all of it: 80 %, 10 % and 15 %."""
    shares = [one for one in own if one.unit in PERCENT and _value(one) in made.terms]
    is_sum = link.kind is LinkKind.WHOLE and set(made.left) <= set("0123456789.+ ")
    most = _HUNDRED + len(made.terms) / 2  # each may be rounded up
    if len(shares) != 1 or not is_sum or made.result <= most:
        return None
    message = f"the shares make more than a whole: {made.told}"
    where = tuple(Related(one) for one in link.others)
    return Proved("QTY02", shares[0].span, message, (made.told,), where)


def _instead(link: Link, read: Reading, made: _Equation, unread: Sequence[float]) -> Proved | None:
    """Prove that with the figure that is doubted the rest of an equation does not make the result.

    The only number of the equation that is printed nowhere is its maker's repair of that figure.
    """
    own = [one for one in _figures(read, [link.this]) if _value(one) not in made.terms]
    printed = [one for one in _figures(read, link.places) if one not in own]
    results = [one for one in printed if _is_result(made, read, one)]
    if len(unread) != 1 or len(own) != 1 or not results:
        return None
    figure, right = own[0], unread[0]
    ats = [at for at, part in enumerate(made.parts) if _is_number(part) and _term(part) == right]
    small, large = sorted((_value(figure), right))
    if len(ats) != 1 or not 0 < large <= _NARROW * small:
        return None
    before, behind = made.parts[: ats[0]], made.parts[ats[0] + 1 :]
    found = _reckoned(deque([*before, f"{_value(figure):.10f}", *behind]))
    told = f"{' '.join((*before, read.shown(figure.span), *behind))} = {found:,.6g}"
    if any(abs(found - _value(one)) <= _half_digit(read, one) for one in results):
        return None
    message = f"{read.shown(figure.span)}: {told}, not {read.shown(results[0].span)}"
    return proved("QTY02", figure.span, results[0].span, message, told)


def _half_digit(read: Reading, figure: Quantity) -> float:
    """Return half a unit of the last digit of a figure."""
    _, _, behind = read.words(figure.span).partition(".")
    digits = len(behind) - len(behind.lstrip("0123456789"))
    return max(0.5 * 10.0**-digits, (figure.high - figure.low) / 2)


def _as_ours(
    made: _Equation, figure: Quantity, printed: Sequence[Quantity]
) -> Tally | Share | None:
    """Return a sum of printed figures, or the share of two, as our own linkers link them."""
    known: list[Quantity] = []
    for term in made.terms:
        taken = [figure, *known]
        known += [one for one in printed if one not in taken and _value(one) == term][:1]
    if len(known) < len(made.terms):
        return None
    signs = {char for char in made.left if char in "+-*/^("}
    if signs == {"+"}:
        return Tally(figure, tuple(known))
    if signs == {"/"} and len(known) == 2 and figure.unit in PERCENT:  # noqa: PLR2004 - part, whole
        return Share(known[0], known[1], figure, float(_HUNDRED))
    return None


def _unread(link: Link, read: Reading, made: _Equation, printed: Sequence[Quantity]) -> list[float]:
    """Return the numbers of an equation that stand at no place, nor what is left of one to 1."""
    return [
        term
        for term in made.terms
        if term not in _CONSTANTS
        and not any(_is_figure(term, figure) for figure in printed)
        and not (0 < term < 1 and any(_is_figure(1 - term, figure) for figure in printed))
        and not _stands(read, link, term)
        and not _is_of_words(link, read, made, term)
    ]


def _unread_day(link: Link, read: Reading, made: _Equation) -> str:
    """Return a day, month or time of an equation that stands at no place; empty if all do."""
    days = [day for place in link.places for day in _days(read, place)]
    known = (text for text in made.days if not any(day.startswith(text) for day in days))
    return next(known, "")


def _is_of_words(link: Link, read: Reading, made: _Equation, term: float) -> bool:
    """True if a number is that of a word at a place: 60 of hours, 2 of half, 3 of a mean of 3."""
    if term in _OF_DEGREES and all("°" in read.words(place) for place in link.places):
        return True
    numbers = lexicon.table("links.numbers of words")
    around = " ".join(read.words(read.sentence(place)).lower() for place in link.places)
    told = word_list(around)
    if any(f"{term:g}" in numbers.get(word, "").split() for word in told):
        return True
    is_mean = not lexicon.words("links.mean").isdisjoint(told)
    return is_mean and made.left.endswith(f"/ {term:g}") and len(made.terms) == term + 1


def _doubted(made: _Equation, figures: list[Quantity]) -> list[Quantity]:
    """Return the figures that the result is held against: of a share the shares, if there are."""
    shares = [one for one in figures if one.unit in PERCENT]
    return shares if made.is_share and shares else figures


def compare_printed(link: Link, read: Reading) -> Verdict:
    """Prove that an equation that the document prints is wrong in itself: "√10 ≈ .316"."""
    plain = _plain(read.words(link.this))
    refused = Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” prints no equation of numbers")
    for found in _PRINTED.finditer(plain):
        if plain[: found.start()].rstrip()[-1:] in _GOES_ON:
            continue
        try:
            made = _parsed(f"{found['left']} = {found['right']}")
        except _UnreadableEquationError:
            continue
        _, _, behind = found["right"].partition(".")
        slack = max(10.0 ** -len(behind), _ABOUT * abs(made.result))
        if any(abs(made.result * by - made.said) <= slack * by for by in (1.0, 100.0)):
            refused = Refused(Reason.HOLDS, f"{made.told}, as it is printed")
            continue
        places = tuple(Related(one) for one in link.others)
        return Proved("QTY02", link.this, f"{found['right']}: {made.told}", (made.told,), places)
    return refused


def _plain(words: str) -> str:
    r"""Return a formula as it is reckoned: of "\sqrt[3]{10} \approx 2.15" "cbrt(10) = 2.15"."""
    for written, instead in _FORMULAS:
        words = words.replace(written, instead)
    words = _FRACTION.sub(r"((\1)/(\2))", _BARE_ROOT.sub(r"\1(\2)", words))
    return words.replace("{", "(").replace("}", ")")


def compare_parts(link: Link, read: Reading) -> Verdict:
    """Prove that parts do not make their whole, where nobody gives an equation.

    Of parts that nobody but the maker of the link calls all of them only more than the whole is too
    many.
    """
    if link.kind is not LinkKind.WHOLE or link.equation:
        return Refused(Reason.NO_COMPARISON, "no parts of a whole are given")
    whole, *parts = (read.figures(place) for place in link.places)
    if len(whole) != 1 or not parts or any(len(one) != 1 for one in parts):
        return Refused(Reason.NO_VALUE, "a place gives no figure, or more than one")
    one = Tally(whole[0], tuple(figures[0] for figures in parts))
    if {part.unit for part in one.parts} != {whole[0].unit} or one.sum <= whole[0].high:
        return Refused(Reason.AGREES, "the parts do not make more than the whole")
    return one.decide(read.document)


def _figures(read: Reading, places: Sequence[Span]) -> list[Quantity]:
    """Return the figures of places, those that are printed with a misplaced comma among them."""
    found = [figure for place in places for figure in read.figures(place)]
    taken = [one.span for one in found]
    for place in places:
        for match, span in read.matches(_MISPLACED, place):
            if not any(map(span.overlaps, taken)):
                worth = float(match[0].replace(",", ""))
                found.append(Quantity(span, worth, worth))
    return found


def _value(figure: Quantity) -> float:
    """Return the number as it is written; of a bound the bound."""
    if figure.high == float("inf"):
        return figure.low
    if figure.hedge and figure.low <= 0:
        return figure.high
    return (figure.low + figure.high) / 2


def _is_figure(term: float, figure: Quantity) -> bool:
    """True if a term is a printed figure, in thousands or millions, too; a share by its digits."""
    value = _value(figure)
    powers = (*_SCALES, 100.0) if figure.unit in PERCENT else _SCALES
    return any(abs(term * power - value) <= _TINY * abs(value) for power in powers)


def _is_result(made: _Equation, read: Reading, figure: Quantity) -> bool:
    """True if what comes out lies in a figure, rounded as it is printed."""
    step = _STEPS.get(read.tokens.lower[min(_behind(read, figure), len(read.tokens) - 1)], 0)
    if step:
        half = 0.0 if figure.hedge else _HALF_STEP
        return (figure.low - half) * step <= made.result <= (figure.high + half) * step
    by = days_of(unit_of_time(figure)) / days_of(made.unit) if made.unit else 0.0
    if by:
        slack = made.slack * (by if by > 1 or made.unit in ("day", "month", "year") else 0.0)
        return figure.low * by - slack <= made.result <= figure.high * by + slack
    low, high = figure.low - made.slack, figure.high + made.slack
    if figure.unit in PERCENT:
        share = made.result * _HUNDRED if made.is_share else made.result
        slack = _HALF if figure.low == figure.high == round(figure.low) else _ROUNDED * abs(share)
        return figure.low - slack <= share <= figure.high + slack
    is_bare = not any(char.isalpha() for char in read.words(figure.span))
    is_exact = is_bare and bool(figure.low) and figure.high <= figure.low * _NARROW
    slack = 0.0 if made.is_exact else _ROUNDED * abs(made.result)
    if "/" in made.parts and figure.low == figure.high == round(figure.low) >= _LEAST_ROUNDED:
        slack = max(slack, _HALF_STEP)
    return any(
        low - slack * power <= made.result * power <= high + slack * power
        for power in (_SCALES if is_exact else (*_of_unit(figure), 1.0))
    )


def _of_unit(figure: Quantity) -> tuple[float, ...]:
    """Return by what a result may be told in a unit of a hundredth: 0.7 of metres as 70 cm."""
    return (100.0, 1000.0) if same_unit(figure.unit) in ("cm", "mm", "centimetres") else ()


def _behind(read: Reading, figure: Quantity) -> int:
    """Return the token behind the number of a figure: that of its unit, if it has one."""
    inside = read.tokens.inside(figure.span)
    is_in_it = len(inside) > 1 and read.tokens.lower[inside[-1]] in _STEPS
    return inside[-1] if is_in_it else inside.stop


def _stands(read: Reading, link: Link, term: float) -> bool:
    """True if the digits of a term stand in the paragraph of a place: "x = 1985"."""
    digits = re.compile(rf"(?<![\d.]){re.escape(f'{term:.10g}')}(?![\d]|\.\d)")
    return any(
        digits.search(read.words(read.document.block_around(one)).replace(",", ""))
        for one in link.places
    )


def _days(read: Reading, place: Span) -> Iterator[str]:
    """Yield the days, months and times of day that the paragraph of a place tells."""
    around = read.document.block_around(place)
    for date in read.dates(around):
        value = date.value
        ends = (value, value.start, value.end) if value else ()
        yield from (str(end) for end in ends if end and not end.is_interval)
    for time in times(read, around):
        hour, minute = divmod(time.minutes, 60)
        yield from (
            f"{hour:02}:{minute:02}",
            f"{hour}:{minute:02}",
            f"{hour % 12 + 12}:{minute:02}",
        )
