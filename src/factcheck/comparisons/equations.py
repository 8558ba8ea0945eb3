"""An equation over figures as they are printed: does it fail?

The equation is reckoned here, never believed: each of its numbers must stand at one of the places,
in figures or in words, at whatever power of ten; what comes out must be what the equation says,
and a figure that is doubted must be another. Dates are subtracted in days.
"""

import re
from collections.abc import Iterator
from datetime import date as day_of

from factcheck.comparisons.reading import Reading
from factcheck.mentions.quantities.numerals import number
from factcheck.model import (
    Link,
    Proved,
    Quantity,
    Reason,
    Refused,
    Related,
    Span,
    Verdict,
)
from factcheck.patterns import lazy
from factcheck.values import frozen

_DATE = r"\d{4}-\d\d-\d\d"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TOKEN = lazy(rf"\s*(?P<part>{_DATE}|{_NUMBER}|[-+*/^()×·÷−–])")
_RESULT = lazy(
    rf"\s*(?P<date>{_DATE})|\s*(?P<sign>[-−–]?)\s*(?P<number>{_NUMBER}|10\^\d+)\s*(?P<scale>[a-z]+|%)?"
)
_OPERATIONS = {"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-"}
_MOST_PARTS = 60
_MOST_POWER = 40
_LARGEST = 1e18
_ROUNDED = 0.006
"""Relative error up to which what comes out is what the equation says: three digits."""
_CONSTANTS = frozenset({1.0, 100.0})
"""Numbers that need not be printed: one for counting both ends, a hundred for per cent."""
_POWERS = tuple(10.0**power for power in (0, 2, 3, 6, 9, 12, -2, -3, -6, -9, -12))


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


def compare_equation(link: Link, read: Reading) -> Verdict:
    """Prove that figures as printed do not make one another."""
    if not link.equation:
        return Refused(Reason.NO_COMPARISON, "no equation is given")
    try:
        made = _parsed(link.equation)
    except _UnreadableEquationError as error:
        return Refused(Reason.NO_VALUE, f"equation “{link.equation[:60]}”: {error}")
    if not _is_close(made.result, made.said):
        told = f"{made.left} is {made.result:,.10g}, not {made.said:,.10g}"
        return Refused(Reason.HOLDS, f"the equation itself is wrong: {told}")
    return _printed(link, read, made)


def _parsed(text: str) -> _Equation:
    left, equals, right = text.partition("=")
    if not equals:
        raise _UnreadableEquationError("it has no sign of equality")
    parts = list(_parts(left))
    said = _RESULT.match(right)
    if said is None or not said["number"]:
        raise _UnreadableEquationError("no number stands behind the sign of equality")
    worth = _worth(said["number"], said["scale"] or "")
    result, rest = _sum(parts)
    if rest:
        raise _UnreadableEquationError(f"“{rest[0]}” is not expected")
    terms = tuple(_term(part) for part in parts if part[0].isdigit() and "-" not in part)
    if len(parts) < 3 or not abs(result) < _LARGEST:  # noqa: PLR2004 - two terms and a sign
        raise _UnreadableEquationError("nothing is reckoned")
    shown = " ".join(left.split())
    return _Equation(shown, terms, result, -worth if said["sign"] else worth)


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


def _sum(parts: list[str]) -> tuple[float, list[str]]:
    total, rest = _product(parts)
    while rest and rest[0] in "+-":
        sign = rest[0]
        more, rest = _product(rest[1:])
        total = total + more if sign == "+" else total - more
    return total, rest


def _product(parts: list[str]) -> tuple[float, list[str]]:
    total, rest = _power(parts)
    while rest and rest[0] in "*/":
        sign = rest[0]
        more, rest = _power(rest[1:])
        if sign == "/" and more == 0:
            raise _UnreadableEquationError("it divides by nought")
        total = total * more if sign == "*" else total / more
    return total, rest


def _power(parts: list[str]) -> tuple[float, list[str]]:
    base, rest = _single(parts)
    if rest and rest[0] == "^":
        exponent, rest = _single(rest[1:])
        if abs(exponent) > _MOST_POWER or abs(base) > _LARGEST or base <= 0:
            raise _UnreadableEquationError("the power is too large")
        base = base**exponent
    return base, rest


def _single(parts: list[str]) -> tuple[float, list[str]]:
    if not parts:
        raise _UnreadableEquationError("it breaks off")
    first, rest = parts[0], parts[1:]
    if first == "-":
        value, rest = _single(rest)
        return -value, rest
    if first == "(":
        value, rest = _sum(rest)
        if not rest or rest[0] != ")":
            raise _UnreadableEquationError("a bracket is not closed")
        return value, rest[1:]
    if re.fullmatch(_DATE, first):
        return _ordinal(first), rest
    if not first[0].isdigit():
        raise _UnreadableEquationError(f"“{first}” is not expected")
    return _term(first), rest


def _ordinal(text: str) -> float:
    try:
        return float(day_of.fromisoformat(text).toordinal())
    except ValueError:
        raise _UnreadableEquationError(f"“{text}” is no day") from None


def _is_close(one: float, other: float) -> bool:
    """True if two results are one, rounding and per cent aside."""
    pairs = ((one, other), (one * 100, other), (one, other * 100))
    return any(abs(left - right) <= max(_ROUNDED * abs(right), 1e-9) for left, right in pairs)


def _printed(link: Link, read: Reading, made: _Equation) -> Verdict:
    """Hold what comes out against the figures that are printed."""
    own = list(read.figures(link.this))
    around = [figure for place in link.others for figure in read.figures(place)]
    printed = [*own, *around]
    days = {_as_ordinal(one) for place in link.places for one in _isos(read, place)}
    for term in made.terms:
        known = any(_is_figure(term, figure) for figure in printed) or term in _CONSTANTS
        if not (known or _stands(read, link, term)):
            return Refused(Reason.NO_VALUE, f"{term:,.10g} of the equation is printed nowhere")
    for text in re.findall(_DATE, link.equation):
        if _ordinal(text) not in days:
            return Refused(Reason.NO_VALUE, f"{text} of the equation is told nowhere")
    doubted = [one for one in own if not any(_is_figure(term, one) for term in made.terms)]
    if not doubted:
        doubted = [one for one in printed if not any(_is_figure(term, one) for term in made.terms)]
    if any(_is_result(made, one) for one in printed if one not in _used(made, printed)):
        return Refused(Reason.HOLDS, f"{made.left} = {made.result:,.6g} is what is printed")
    if len(doubted) != 1:
        return Refused(Reason.NO_VALUE, "no single figure is left to hold the result against")
    return _verdict(link, read, made, doubted[0])


def _used(made: _Equation, printed: list[Quantity]) -> list[Quantity]:
    return [one for one in printed if any(_is_figure(term, one) for term in made.terms)]


def _verdict(link: Link, read: Reading, made: _Equation, figure: Quantity) -> Verdict:
    told = f"{made.left} = {made.result:,.6g}"
    if _is_result(made, figure):
        return Refused(Reason.APPROXIMATE, f"{told} fits {read.shown(figure.span)}")
    if figure.hedge and not _is_firm(figure, made.result):
        return Refused(Reason.APPROXIMATE, f"{read.shown(figure.span)} is told about: {told}")
    return Proved(
        "QTY02",
        figure.span,
        f"{read.shown(figure.span)}: {told}",
        proof=(told,),
        related=tuple(Related(place) for place in _counters(link, figure.span)),
    )


def _is_firm(figure: Quantity, result: float) -> bool:
    """True if a hedged figure excludes a result by more than the hedge: "less than", "nearly"."""
    scales = [figure.low / power <= result <= figure.high / power for power in _POWERS]
    return not any(scales)


def _counters(link: Link, span: Span) -> list[Span]:
    return [place for place in link.places if not place.contains(span)]


def _is_figure(term: float, figure: Quantity) -> bool:
    """True if a term is a printed figure, at any power of ten."""
    value = (figure.low + figure.high) / 2
    if value in (float("inf"), float("-inf")) or value != value:  # noqa: PLR0124 - not a number
        value = figure.low if figure.high == float("inf") else figure.high
    return any(abs(term * power - value) <= 1e-6 * abs(value) for power in _POWERS)


def _is_result(made: _Equation, figure: Quantity) -> bool:
    """True if what comes out lies in a figure, at any power of ten, rounded as it is printed."""
    slack = _ROUNDED * abs(made.result)
    return any(
        figure.low - slack * power <= made.result * power <= figure.high + slack * power
        for power in _POWERS
    )


def _stands(read: Reading, link: Link, term: float) -> bool:
    """True if the digits of a term stand at a place as they are: "x = 1985"."""
    digits = f"{term:.10g}"
    return any(
        re.search(rf"(?<!\d){re.escape(digits)}(?!\d)", read.words(place).replace(",", ""))
        for place in link.places
    )


def _isos(read: Reading, span: Span) -> Iterator[str]:
    for date in read.dates(span):
        if date.value and date.value.is_day:
            yield str(date.value)


def _as_ordinal(text: str) -> float:
    return float(day_of.fromisoformat(text).toordinal())
