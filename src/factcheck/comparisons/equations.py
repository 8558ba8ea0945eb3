"""An equation over figures as they are printed: does it fail?

The equation is calculated here, never believed: each of its numbers must appear at one of the
places, at whatever power of ten; what comes out must be what the equation says, and a figure that
is doubted must be another. Dates are subtracted in days.
"""

import ast
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date as day_of

from attrs import frozen

from factcheck.comparisons.dates import times
from factcheck.comparisons.reading import Reading, days_of, proved, unit_of_time
from factcheck.equations.amounts import PERCENT
from factcheck.mentions.quantities.numerals import number
from factcheck.model import Link, Proved, Quantity, Reason, Refused, Related, Span, Verdict

_DATE = r"\d{4}-\d\d(?:-\d\d)?(?!\d)|\d{1,2}:\d\d(?!\d)"
"""A day, a month or a time of day."""
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_TERM = re.compile(rf"(?P<date>{_DATE})|{_NUMBER}")
_SIGN = re.compile(r"\s|[-+*/^()]|sqrt|cbrt")
_RESULT = re.compile(
    rf"\s*(?P<sign>-?)\s*(?:(?P<date>{_DATE})|(?P<number>{_NUMBER}))\s*(?P<scale>[a-z]+|%)?"
)
_SIGNS_OF = str.maketrans("×·÷−–", "**/--")
_MOST_SIGNS = 300
_MOST_POWER = 40
_LARGEST = 1e18
_ROUNDED = 0.006
"""Relative error up to which what comes out is what the equation says: three digits."""
_CONSTANTS = frozenset({1.0, 100.0})
"""Numbers that need not be printed: one for counting both ends, a hundred for per cent."""
_SCALES = tuple(10.0**power for power in (0, 3, 6, 9, 12, -3, -6, -9, -12))
"""By which a figure may be calculated that is printed in thousands or millions."""
_LEAST_ROUNDED = 10
"""A quotient that is printed without a fraction was rounded from here on."""
_HUNDRED = 100
_HALF = 0.55
"""By which a share in whole per cents may be off."""
_TINY = 1e-6
_NARROW = 1.25
"""Upper by lower bound up to which a figure is a number, and no range or limit."""
_YEARS = (1000, 2100)
_UNITS = ("day", "week", "month", "year", "hour", "minute")
"""In which a difference of days or times is given, the likeliest first."""
_HALF_STEP = 0.5
_FORMULAS = (
    *((mark, "") for mark in ("$", r"\left", r"\right", r"\,", r"\;", r"\!", r"\ ")),
    *((root, "cbrt") for root in (r"\sqrt[3]", "∛")),
    *((root, "sqrt") for root in (r"\sqrt", "√")),
    (r"\times", "*"),
    (r"\cdot", "*"),
    *((sign, "=") for sign in (r"\approx", r"\simeq", "≈", "≃")),
)
"""How a formula is written, and as what it is calculated, in order."""
_BARE_ROOT = re.compile(r"(sqrt|cbrt) ?([\d.]+)")
_PRINTED = re.compile(
    r"(?<![\w.,])(?P<left>(?:[(\d.]|sqrt|cbrt)(?:[\d.,+*/^()\s-]|sqrt|cbrt)*?)\s*="
    rf"\s*(?P<right>(?:{_NUMBER})%?)(?![\w^*/+(]|\s*[-+*/^])"
)
_GOES_ON = ("+", "-", "*", "/", "^", "(", "=")
_ABOUT = 0.01
"""Relative error of an equation that is printed, up to which it was rounded."""
_MISPLACED = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{1,3})+(?![\d,]|\.\d)")


class _UnreadableEquationError(Exception):
    """No equation, or one that cannot be calculated."""


@frozen
class _Equation:
    """What is calculated, with the numbers that are used."""

    left: str
    terms: tuple[float, ...]
    days: tuple[str, ...]
    """The days, months or times of day that are used."""
    result: float
    """What comes out by our own calculation."""
    said: float
    """What the equation says comes out."""
    unit: str = ""
    """In which the difference of two days is given."""

    @property
    def is_exact(self) -> bool:
        """Return True if nothing is multiplied or divided, so that nothing is rounded."""
        return {"*", "/", "^", "q", "c"}.isdisjoint(self.left)

    @property
    def is_share(self) -> bool:
        """Return True if a part is divided by a whole, and no hundred makes per cent of it."""
        return "/" in self.left and _HUNDRED not in self.terms

    @property
    def shown(self) -> str:
        """Return it with what comes out by our own calculation."""
        return f"{self.left} = {self.result:,.6g}"

    @property
    def slack(self) -> float:
        """Return by how much a figure may be off: by one, where years or days are subtracted.

        A stretch may count both of its ends, and an age only completed years.
        """
        return 1.0 if self.unit else 0.0


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
        what = f"{made.left} is {made.result:,.10g}, not {made.said:,.10g}"
        return Refused(Reason.WRONG_EQUATION, f"{what}: write what comes out")
    own = read.linked_by_us(link)
    is_same = own and any(_is_close(made.result, number) for number in own.right)
    return own if own and is_same else _printed(link, read, made)


def _parsed(text: str) -> _Equation:
    left, _, right = text.translate(_SIGNS_OF).partition("=")
    left, said = " ".join(left.split()), _RESULT.match(right)
    if said is None:
        raise _UnreadableEquationError("no number follows a sign of equality")
    worth = _said(said["number"], said["scale"] or "")
    result = _calculated(left)
    terms = list(_TERM.finditer(left))
    days = tuple(found["date"] for found in terms if found["date"])
    numbers = tuple(_worth(found[0]) for found in terms if not found["date"])
    are_years = "-" in left and all(_YEARS[0] <= term <= _YEARS[1] for term in numbers if term != 1)
    unit = _unit(result, worth, (said["scale"] or "").removesuffix("s")) if days else ""
    return _Equation(
        left,
        numbers,
        days,
        result / days_of(unit) if unit else result,
        -worth if said["sign"] else worth,
        unit or ("year" if are_years else ""),
    )


def _unit(days: float, said: float, given: str) -> str:
    """Return the unit in which a difference is given, else that in which it is what is said."""
    fitting = (unit for unit in _UNITS if abs(days / days_of(unit) - said) <= _HALF_STEP)
    return given if days_of(given) else next(fitting, "day")


def _said(digits: str, scale: str) -> float:
    scaled = number(f"{digits} {scale}")
    if scale == "%":
        return _worth(digits) / _HUNDRED
    return scaled.value if scaled else _worth(digits)


def _worth(term: str) -> float:
    """Return the number of a term; of a day, or a time of day, in days."""
    hours, _, minutes = term.partition(":")
    if minutes:
        return (int(hours) * 60 + int(minutes)) * days_of("minute")
    if "-" in term:
        whole = term if term.count("-") > 1 else f"{term}-01"
        return float(day_of.fromisoformat(whole).toordinal())
    return float(term.replace(",", ""))


def _raised(base: float, exponent: float) -> float:
    if abs(exponent) > _MOST_POWER or not 0 < base < _LARGEST:
        raise ValueError(exponent)
    return float(base**exponent)


_ROOTS = {"sqrt": 2, "cbrt": 3}
_OPERATIONS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: _raised,
}


def _calculated(left: str) -> float:
    """Return what comes out of numbers and signs, and of nothing else."""
    unread = _SIGN.sub("", _TERM.sub("", left)) or left[_MOST_SIGNS:]
    try:
        code = _TERM.sub(lambda found: repr(_worth(found[0])), left).replace("^", "**")
        result = float("nan") if unread else _value_of(ast.parse(code, mode="eval").body)
    except (SyntaxError, ValueError, ArithmeticError):
        result = float("nan")
    if not abs(result) < _LARGEST or _TERM.fullmatch(left):
        raise _UnreadableEquationError(f"“{left[:40]}” cannot be calculated")
    return result


def _value_of(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=float(value)):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value_of(operand)
        case ast.Call(func=ast.Name(id=name), args=[root]):
            return float(abs(_value_of(root)) ** (1 / _ROOTS[name]))
        case ast.BinOp(left=left, op=sign, right=right):
            return _OPERATIONS[type(sign)](_value_of(left), _value_of(right))
        case _:
            raise ValueError(node)


def _is_close(one: float, other: float) -> bool:
    """Return True if two results are one, rounding and per cent aside."""
    pairs = ((one, other), (one * 100, other), (one, other * 100))
    return any(abs(left - right) <= max(_ROUNDED * abs(right), 1e-9) for left, right in pairs)


def _printed(link: Link, read: Reading, made: _Equation) -> Verdict:
    """Compare what comes out with the figures that are printed."""
    own = _figures(read, [link.this])
    printed = [*own, *_figures(read, link.others)]
    unread, day = _unread(link, read, made, printed), _unread_day(link, read, made)
    if unread or day:
        return _half_read(link, read, made, (unread, day))
    left, own_left = (
        [one for one in figures if not any(_is_figure(term, one) for term in made.terms)]
        for figures in (printed, own)
    )
    for figures, reason in ((own_left, Reason.HOLDS), (left, Reason.AGREES)):
        if any(_is_result(made, read, one) for one in figures):
            return Refused(reason, f"{made.shown} is what is printed")
    doubted = own_left or left
    shares = [one for one in doubted if one.unit in PERCENT]
    doubted = shares if made.is_share and shares else doubted
    if len({_value(one) for one in doubted}) == 1:
        return _fails(link, read, made, (doubted[0], printed))
    return Refused(Reason.NO_VALUE, "no single figure is left to compare the result with")


def _half_read(
    link: Link, read: Reading, made: _Equation, unread: tuple[Sequence[float], str]
) -> Verdict:
    """Decide on an equation of which a number, or a day, is printed nowhere."""
    own, (numbers, day) = _figures(read, [link.this]), unread
    if not made.is_exact and len(own) == 1 and _is_result(made, read, own[0]):
        return Refused(Reason.HOLDS, f"{made.shown} is what is printed")
    missing = f"{numbers[0]:,.10g}" if numbers else day
    refused = Refused(Reason.NO_VALUE, f"{missing} of the equation is printed nowhere")
    return _instead(link, read, made, numbers) or refused


def _instead(link: Link, read: Reading, made: _Equation, unread: Sequence[float]) -> Proved | None:
    """Prove that with the figure that is doubted the rest of an equation does not make the result.

    The only number of the equation that is printed nowhere is its maker's repair of that figure.
    """
    own = [one for one in _figures(read, [link.this]) if _value(one) not in made.terms]
    printed = [one for one in _figures(read, link.places) if one not in own]
    results = [one for one in printed if _is_result(made, read, one)]
    if len(unread) != 1 or len(own) != 1 or not results:
        return None
    figure, terms = own[0], [one for one in _TERM.finditer(made.left) if not one["date"]]
    ats = [one.span() for one in terms if _worth(one[0]) == unread[0]]
    small, large = sorted((_value(figure), unread[0]))
    if len(ats) != 1 or not 0 < large <= _NARROW * small:
        return None
    before, after = made.left[: ats[0][0]], made.left[ats[0][1] :]
    found = _calculated(f"{before}{_value(figure):.10f}{after}")
    shown = f"{before}{read.shown(figure.span)}{after} = {found:,.6g}"
    if any(abs(found - _value(one)) <= _half_digit(read, one) for one in results):
        return None
    message = f"{read.shown(figure.span)}: {shown}, not {read.shown(results[0].span)}"
    return proved("QTY02", figure.span, results[0].span, message, shown)


def _fails(
    link: Link, read: Reading, made: _Equation, figures: tuple[Quantity, Sequence[Quantity]]
) -> Verdict:
    """Prove that a figure is not what comes out."""
    figure, _ = figures
    return Proved(
        "QTY02",
        figure.span,
        f"{read.shown(figure.span)}: {made.shown}",
        proof=(made.shown,),
        related=tuple(Related(one) for one in link.places if not one.contains(figure.span)),
    )


def _half_digit(read: Reading, figure: Quantity) -> float:
    """Return half a unit of the last digit of a figure."""
    _, _, behind = read.words(figure.span).partition(".")
    digits = len(behind) - len(behind.lstrip("0123456789"))
    return max(0.5 * 10.0**-digits, (figure.high - figure.low) / 2)


def _unread(link: Link, read: Reading, made: _Equation, printed: Sequence[Quantity]) -> list[float]:
    """Return the numbers of an equation that stand at no place, nor what is left of one to 1."""
    return [
        term
        for term in made.terms
        if term not in _CONSTANTS
        and not any(_is_figure(term, figure) for figure in printed)
        and not (0 < term < 1 and any(_is_figure(1 - term, figure) for figure in printed))
        and not _stands(read, link, term)
    ]


def _unread_day(link: Link, read: Reading, made: _Equation) -> str:
    """Return a day, month or time of an equation that stands at no place; empty if all do."""
    days = [day for place in link.places for day in _days(read, place)]
    known = (text for text in made.days if not any(day.startswith(text) for day in days))
    return next(known, "")


def compare_printed(link: Link, read: Reading) -> Verdict:
    """Prove that an equation that the document prints is wrong in itself: "√10 ≈ .316"."""
    plain = _plain(read.words(link.this))
    refused = Refused(Reason.NO_VALUE, f"“{read.shown(link.this)}” prints no equation of numbers")
    for found in _PRINTED.finditer(plain):
        if plain[: found.start()].rstrip()[-1:] in _GOES_ON:
            continue
        try:
            made = _parsed(found[0])
        except _UnreadableEquationError:
            continue
        _, _, fraction = found["right"].partition(".")
        slack = max(10.0 ** -len(fraction), _ABOUT * abs(made.result))
        if any(abs(made.result * by - made.said) <= slack * by for by in (1.0, 100.0)):
            refused = Refused(Reason.HOLDS, f"{made.shown}, as it is printed")
            continue
        places = tuple(Related(one) for one in link.others)
        return Proved("QTY02", link.this, f"{found['right']}: {made.shown}", (made.shown,), places)
    return refused


def _plain(words: str) -> str:
    r"""Return a formula as it is calculated: of "\sqrt[3]{10} \approx 2.15" "cbrt(10) = 2.15"."""
    for written, instead in _FORMULAS:
        words = words.replace(written, instead)
    words = _BARE_ROOT.sub(r"\1(\2)", words).translate(_SIGNS_OF)
    return words.replace("{", "(").replace("}", ")")


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
    by = days_of(unit_of_time(figure)) / days_of(made.unit) if made.unit else 0.0
    if by:
        half = 0.0 if figure.hedge else by / 2  # lengths are given in whole units
        slack = max(made.slack, half)
        return figure.low * by - slack <= made.result <= figure.high * by + slack
    low, high = figure.low - made.slack, figure.high + made.slack
    if figure.unit in PERCENT:
        share = made.result * _HUNDRED if made.is_share else made.result
        slack = _HALF if figure.low == figure.high == round(figure.low) else _ROUNDED * abs(share)
        return figure.low - slack <= share <= figure.high + slack
    is_bare = not any(char.isalpha() for char in read.words(figure.span))
    is_exact = is_bare and bool(figure.low) and figure.high <= figure.low * _NARROW
    slack = 0.0 if made.is_exact else _ROUNDED * abs(made.result)
    if "/" in made.left and figure.low == figure.high == round(figure.low) >= _LEAST_ROUNDED:
        slack = max(slack, _HALF_STEP)
    return any(
        low - slack * power <= made.result * power <= high + slack * power
        for power in (_SCALES if is_exact else (1.0,))
    )


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
