"""Numbers in figures and words: where one stands among the tokens, and what it is worth."""

import re
from functools import cache

from attrs import frozen

from factcheck import lexicon
from factcheck.model.numerals import CARDINALS
from factcheck.model.rounding import ROUND_ZEROS, slack
from factcheck.text import Tokens, tokens_of

_THOUSAND = 1_000
_MOST_DIGITS = 40
"""Digits of what a text counts; more of them are a key or a fraction's expansion."""
_MOST_WORDS = 40
"""Words of a numeral; a longer row of them is none, and is not read to its end from each word."""
_FIGURES = re.compile(r"((?:\d{1,3}(?:,\d{3})+|\d+))(\.\d+)?([a-z]{1,2})?(?!\w|[.,]\d)")


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
    tokens = tokens_of(text)
    found = number_at(tokens, 0)
    return found[1] if found and found[0] == len(tokens) else None


def fraction_at(tokens: Tokens, at: int) -> tuple[int, float] | None:
    """Return (token behind, hundredths) of the fraction in words at a token: "two thirds"."""
    if tokens.lower[at] not in _first_of_fractions():
        return None
    table = lexicon.table("equations.fractions")
    first, *behind = tokens.lower[at : at + 3]
    mark, words = ("-", behind[1:2]) if behind[:1] == ["-"] else (" ", behind[:1])
    told = table.get(mark.join((first, *words)), "") if words else ""
    if told:
        return at + 2 + (mark == "-"), float(told)
    return (at + 1, float(table[first])) if first in table else None


@cache
def _first_of_fractions() -> frozenset[str]:
    """Return the words with which fractions begin."""
    return frozenset(
        one.replace("-", " ").split()[0] for one in lexicon.table("equations.fractions")
    )


def number_at(tokens: Tokens, at: int) -> tuple[int, Number | None] | None:
    """Return (token behind, worth) of the numeral that begins at a token; None if none does.

    The worth is None where words of numbers make no number.
    """
    if tokens.is_number(at):
        return _figures(tokens, at)
    words, behind = _words(tokens, at)
    return (behind, _worth(words)) if words else None


@cache
def _scales() -> dict[str, float]:
    return {word: float(worth) for word, worth in lexicon.table("quantities.scales").items()}


def _figures(tokens: Tokens, at: int) -> tuple[int, Number] | None:
    """Read 12, 4,300, 3.7 trillion, 15bn."""
    parts = _FIGURES.match(tokens.text, tokens.starts[at], tokens.ends[at])
    short = lexicon.table("quantities.short scales")
    if not parts or (parts[3] and parts[3] not in short) or len(parts[0]) > _MOST_DIGITS:
        return None
    behind = tokens.at(parts.end() - 1) + 1
    scale = float(short[parts[3]]) if parts[3] else 1.0
    follower = _follower(tokens, behind)
    if not parts[3] and follower and tokens.lower[follower] in _scales():
        behind, scale = follower + 1, _scales()[tokens.lower[follower]]
    whole, fraction = parts[1].replace(",", ""), parts[2] or ""
    zeros = len(whole) - len(whole.rstrip("0")) if not fraction else 1 - len(fraction)
    value = float(whole + fraction) * scale
    is_rounded = bool(fraction or scale > 1 or zeros >= ROUND_ZEROS)
    return behind, Number(value, slack(value, scale * 10.0**zeros) if is_rounded else 0.0, scale)


def _follower(tokens: Tokens, behind: int) -> int:
    """Return the next word, behind one space or hyphen; 0 if there is none."""
    if behind < len(tokens) and tokens.words[behind] == "-" and _touches(tokens, behind):
        behind += 1
        return behind if behind < len(tokens) and _touches(tokens, behind) else 0
    return behind if behind < len(tokens) and is_spaced(tokens, behind) else 0


def _touches(tokens: Tokens, at: int) -> bool:
    return at > 0 and tokens.ends[at - 1] == tokens.starts[at]


def is_spaced(tokens: Tokens, at: int) -> bool:
    """True if one space parts a token from the one before, in one block."""
    return at > 0 and tokens.text[tokens.ends[at - 1] : tokens.starts[at]] == " "


def _words(tokens: Tokens, at: int) -> tuple[list[str], int]:
    """Read twenty-five, two hundred and six, a dozen, half a million: the words, token behind."""
    lower, scales = tokens.lower, _scales()
    behind = at
    for word in ("half", "a"):
        if lower[behind] == word and _follower(tokens, behind + 1):
            behind += 1
    led = lower[at:behind]
    if led and (led == ["half"] or lower[behind] not in scales):
        return [], at
    words = [*led]
    most = min(len(tokens), at + _MOST_WORDS)
    while behind < most and (lower[behind] in CARDINALS or lower[behind] in scales):
        words.append(lower[behind])
        behind += 1
        follower = _follower(tokens, behind)
        is_sum = lower[follower] == "and" and scales.get(words[-1], 0) >= scales["hundred"]
        if follower and is_sum and follower + 1 < len(tokens):
            follower += 1
        is_number = lower[follower] in CARDINALS or lower[follower] in scales
        if not follower or not is_number or _leads_compound(tokens, follower):
            break
        behind = follower
    if words == ["a", "score"] and lower[behind : behind + 1] != ["of"]:
        return [], at  # "a score sheet"
    return words, behind


def _leads_compound(tokens: Tokens, at: int) -> bool:
    """True if a hyphen joins a number word to one that is none: "nine three-piece suits"."""
    after = tokens.lower[at + 2 : at + 3]
    is_joined = tokens.lower[at + 1 : at + 2] == ["-"] and _touches(tokens, at + 1)
    return is_joined and bool(after) and after[0] not in CARDINALS and after[0].isalpha()


def _worth(words: list[str]) -> Number | None:
    """Return what words are worth; a scale alone is none: "several hundred"."""
    scales = _scales()
    is_half, rest = words[0] == "half", [word for word in words if word not in ("half", "a")]
    if words[0] in scales:
        return None
    total, current, scale = 0.0, 0.0, 1.0
    for word in rest:
        if word in CARDINALS:
            if not _can_follow(current, CARDINALS[word]):
                return None
            current, scale = current + CARDINALS[word], 1.0
        elif word == "hundred":
            current = (current or 1) * scales[word]
        else:
            total, current, scale = total + (current or 1) * scales[word], 0.0, scales[word]
    value = (total + current) / (2 if is_half else 1)
    return Number(value, slack(value, scale) if scale >= _THOUSAND else 0.0, scale)


def _can_follow(current: float, small: int) -> bool:
    """True if a small number can follow: ones on tens, anything on hundreds."""
    units, tens = current % 10, current % 100
    return not units and (not tens or small < CARDINALS["ten"])
