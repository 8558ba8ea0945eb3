"""Numbers in figures and words: their tokens and values."""

import re

from attrs import frozen

from factcheck import lexicon
from factcheck.document.text import Tokens, listed, tokens_of
from factcheck.model.numerals import CARDINALS
from factcheck.model.rounding import ROUND_ZEROS, slack

_THOUSAND = 1_000
_MOST_DIGITS = 40
"""Maximum number of digits in a figure; a longer one is a key or the decimals of a fraction."""
_SCALES = {word: float(worth) for word, worth in lexicon.table("quantities.scales").items()}
_SMALL, _SCALE = "|".join(CARDINALS), "|".join(_SCALES)
_FIGURES = re.compile(r"((?:\d{1,3}(?:,\d{3})+|\d+))(\.\d+)?([a-z]{1,2})?(?!\w|[.,]\d)")
_SCALED = re.compile(rf"[ -]({_SCALE})\b", re.IGNORECASE)
_WORDS = re.compile(
    rf"(?!a score\b(?! of\b))((?:half[ -])?a[ -](?=(?:{_SCALE})\b))?(?:{_SMALL}|{_SCALE})\b"
    r"(?:(?:[ -]|(?:(?<=hundred)|(?<=thousand)|(?<=illion)) and )"
    rf"(?:{_SMALL}|{_SCALE})\b(?!-(?!(?:{_SMALL})\b)[a-z])){{0,40}}",
    re.IGNORECASE,
)
"""A sequence of number words, none of which is part of a compound: not "three" in "three-piece"."""
BEGINNINGS = frozenset({"a", "half", *CARDINALS, *_SCALES})
"""Words that can start a number."""


@frozen
class Number:
    """The value of a numeral, and its possible rounding error."""

    value: float
    slack: float = 0.0
    """Maximum rounding error; 0 for an exact number."""
    scale: float = 1.0
    """The scale word as a factor: 1,000,000 for "3 million"."""


def number(text: str) -> Number | None:
    """Return the value of a numeral; None if the words are not a number ("two three")."""
    tokens = tokens_of(text)
    found = number_at(tokens, 0)
    return found[1] if found and found[0] == len(tokens) else None


def fraction_at(tokens: Tokens, at: int) -> tuple[int, float] | None:
    """Return (index after it, percentage) for a fraction in words ("two thirds"), or None."""
    found = listed("equations.fractions").at(tokens, at)
    return (found[0], float(found[1])) if found else None


def number_at(tokens: Tokens, at: int) -> tuple[int, Number | None] | None:
    """Return (index after it, value) for the numeral that starts at a token; None if there is none.

    The value is None if the number words do not form a number.
    """
    if tokens.is_number(at):
        return _figures(tokens, at)
    is_begun = tokens.lower[at] in BEGINNINGS
    found = _WORDS.match(tokens.text, tokens.starts[at]) if is_begun else None
    if not found:
        return None
    words = found[0].lower().replace("-", " ").replace(" and ", " ").split()
    return tokens.at(found.end() - 1) + 1, _worth(words)


def _figures(tokens: Tokens, at: int) -> tuple[int, Number] | None:
    """Read "12", "4,300", "3.7 trillion" or "15bn"."""
    parts = _FIGURES.match(tokens.text, tokens.starts[at], tokens.ends[at])
    short = lexicon.table("quantities.short scales")
    if not parts or (parts[3] and parts[3] not in short) or len(parts[0]) > _MOST_DIGITS:
        return None
    scaled = None if parts[3] else _SCALED.match(tokens.text, parts.end())
    scale = float(short[parts[3]]) if parts[3] else _SCALES[scaled[1].lower()] if scaled else 1.0
    whole, fraction = parts[1].replace(",", ""), parts[2] or ""
    zeros = len(whole) - len(whole.rstrip("0")) if not fraction else 1 - len(fraction)
    value = float(whole + fraction) * scale
    is_rounded = bool(fraction or scale > 1 or zeros >= ROUND_ZEROS)
    number = Number(value, slack(value, scale * 10.0**zeros) if is_rounded else 0.0, scale)
    return tokens.at((scaled or parts).end() - 1) + 1, number


def is_spaced(tokens: Tokens, at: int) -> bool:
    """Return True if exactly one space separates a token from the token before it."""
    return at > 0 and tokens.text[tokens.ends[at - 1] : tokens.starts[at]] == " "


def _worth(words: list[str]) -> Number | None:
    """Return the value of number words; None for a scale on its own, as in "several hundred"."""
    if words[0] in _SCALES:
        return None
    total, current, scale = 0.0, 0.0, 1.0
    for word in words:
        if word in CARDINALS:
            if not _can_follow(current, CARDINALS[word]):
                return None
            current, scale = current + CARDINALS[word], 1.0
        elif word == "hundred":
            current = (current or 1) * _SCALES[word]
        elif word in _SCALES:
            total, current, scale = total + (current or 1) * _SCALES[word], 0.0, _SCALES[word]
    value = (total + current) / (2 if words[0] == "half" else 1)
    return Number(value, slack(value, scale) if scale >= _THOUSAND else 0.0, scale)


def _can_follow(current: float, small: int) -> bool:
    """Return True if a number below 100 can continue a number: ones after tens, for example."""
    units, tens = current % 10, current % 100
    return not units and (not tens or small < CARDINALS["ten"])
