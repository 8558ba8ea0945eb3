"""Numbers that count nothing: years, labels, times, ages, numbers of lists."""

from factcheck import lexicon
from factcheck.mentions.quantities.numerals import is_spaced
from factcheck.model import Span
from factcheck.text import Tokens

_REACH = 32
"""Characters in front that decide."""
_FIRST_YEAR, _LAST_YEAR, _YEAR_DIGITS = 1000, 2199, 4
_HOURS = 24
_PARTS = 2
"""Parts of a version, and the digits of each at most: "1.4"."""
_OLDEST = 122
"""The longest human life on record (J.-M. Robine and M. Allard, 1998)."""


def is_label(tokens: Tokens, first: int, span: Span) -> bool:
    """True if a bare number is a year, a day of a month, or the name of one of many."""
    words = tokens.text[span.start : span.end]
    if "," in words:
        return False  # who groups the digits writes an amount
    is_number = len(words) == _YEAR_DIGITS and words.isdecimal()
    is_year = is_number and _FIRST_YEAR <= int(words) <= _LAST_YEAR
    return _is_labelled(tokens, first) or is_year


def _is_labelled(tokens: Tokens, first: int) -> bool:
    """True if a month stands in front, or a word for one of many.

    Behind a number that word is what the number counts.
    """
    at = first - 1
    if at < 0 or not is_spaced(tokens, first):
        return False
    at -= tokens.words[at] == "." and at > 0
    known = lexicon.words("quantities.labels") | lexicon.words("quantities.short labels")
    is_known = tokens.lower[at] in known
    if tokens.words[at] in lexicon.table("dates.full months", "dates.short months"):
        return True
    is_counted = at > 0 and tokens.is_number(at - 1) and is_spaced(tokens, at)
    return is_known and not is_counted


def is_version(tokens: Tokens, first: int, span: Span) -> bool:
    """Return True if a number with a point follows a name in a sentence: "the Ember 1.4 notes"."""
    parts = tokens.text[span.start : span.end].split(".")
    if len(parts) != _PARTS or any(len(part) > _PARTS or not part.isdecimal() for part in parts):
        return False
    is_inside = first > 1 and tokens.is_word(first - 2)
    return is_inside and _follows_name(tokens.text[max(0, span.start - _REACH) : span.start])


def is_capitalised(tokens: Tokens, first: int) -> bool:
    """Return True if a number in words has a capital inside a sentence: "the Big Three"."""
    return first > 0 and tokens.is_capital(first) and tokens.is_word(first - 1)


def is_unanchored(tokens: Tokens, first: int, span: Span) -> bool:
    """Return True if a number without unit and noun is no count: a time, an age, a name, a mark."""
    text, end = tokens.text, span.end
    before, words = text[max(0, span.start - _REACH) : span.start], text[span.start : end]
    if before.endswith("["):
        return True
    may_be_age = not words[0].isdigit() or (words.isdecimal() and int(words) <= _OLDEST)
    if before.endswith(", ") and text.startswith(",", end) and may_be_age:
        return True
    last = tokens.lower[first - 1] if first and is_spaced(tokens, first) else ""
    if last in lexicon.words("quantities.times of day"):
        return not words[0].isdigit() or (words.isdecimal() and int(words) <= _HOURS)
    return words[0].isdigit() and _follows_name(before)


def _follows_name(before: str) -> bool:
    """True if the word in front has a capital letter: "Ember.js 3.4", "Rust's 1.0"."""
    word = before.removesuffix(" ").rpartition(" ")[2] if before.endswith(" ") else ""
    return not word.endswith((",", ";", ":")) and any(char.isupper() for char in word)
