"""Numbers in figures and words: what they look like and what they are worth."""

import re

from attrs import frozen

from factcheck.model.numerals import CARDINALS
from factcheck.model.rounding import ROUNDING

_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
_MOST_ROUNDING = 0.1  # of the value: who rounds further says "about"
_ROUND_ZEROS = 2  # noughts at the end from which a figure may be rounded

_SCALE = f"(?:{'|'.join(_SCALES)})"
_WORD = f"(?:{'|'.join([*CARDINALS, *_SCALES])})"
_AND = "".join(f"|(?<={scale}) and " for scale in ("hundred", "thousand", "million"))
FIGURES = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?:[ -]{_SCALE}\b|(?:bn|tn|mn|m|k)\b)?"
"""12, 4,300, 3.7 trillion, 15bn."""
WORDS = rf"(?:(?:[Hh]alf )?[Aa] (?={_SCALE}\b))?\b(?i:{_WORD})(?:(?:[ -]{_AND}){_WORD})*\b"
"""twenty-five, two hundred and six, a dozen, half a million."""
_FIGURE_PARTS = re.compile(r"([\d,]+)(\.\d+)?[ -]?([a-z]*)")


@frozen
class Number:
    """What a numeral is worth, and how far it may be rounded."""

    value: float
    slack: float = 0.0
    """Half the width of what rounds to it; 0 for an exact number."""
    scale: float = 1.0
    """The scale that is written with it: 1,000,000 of "3 million"."""


def number(text: str) -> Number | None:
    """Return what a numeral is worth; None if the words make no number ("two three")."""
    return _figures(text) if text[0].isdigit() else _words(text)


def _figures(text: str) -> Number | None:
    parts = _FIGURE_PARTS.fullmatch(text)
    if not parts:
        return None
    whole, fraction = parts[1].replace(",", ""), parts[2] or ""
    scale = _SCALES.get(parts[3]) or _SHORT_SCALES.get(parts[3], 1.0)
    zeros = len(whole) - len(whole.rstrip("0")) if not fraction else 1 - len(fraction)
    rounded = bool(fraction or scale > 1 or zeros >= _ROUND_ZEROS)
    value = float(whole + fraction) * scale
    return Number(value, _slack(value, scale * 10.0**zeros) if rounded else 0.0, scale)


def _slack(value: float, unit: float) -> float:
    return min(ROUNDING * unit, _MOST_ROUNDING * value)


def _words(text: str) -> Number | None:
    words = [word for word in re.split(r"[ -]", text.lower()) if word not in {"and", "a"}]
    half = words[0] == "half"
    if words[0] in _SCALES and not text.lower().startswith("a "):
        return None  # "several hundred", "hundred per cent"
    total, current, scale = 0.0, 0.0, 1.0
    for word in words[half:]:
        if word in CARDINALS:
            if not _fits(current, CARDINALS[word]):
                return None
            current, scale = current + CARDINALS[word], 1.0
        elif word == "hundred":
            current = (current or 1) * _SCALES[word]
        else:
            total, current = total + (current or 1) * _SCALES[word], 0.0
            scale = _SCALES[word]
    value = (total + current) / (2 if half else 1)
    return Number(value, _slack(value, scale) if scale >= _SCALES["thousand"] else 0.0, scale)


def _fits(current: float, small: int) -> bool:
    """Say whether a small number can follow: ones on tens, anything on hundreds."""
    units, tens = current % 10, current % 100
    return not units and (not tens or small < CARDINALS["ten"])
