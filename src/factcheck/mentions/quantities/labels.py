"""Numbers that count nothing: years, labels, times, ages, numbers of lists."""

from factcheck import lexicon
from factcheck.mentions.quantities.numerals import is_spaced
from factcheck.model import Document, Span
from factcheck.patterns import lazy
from factcheck.text import Tokens

_MONTH = lazy(rf"(?:{lexicon.alternation('dates.full months', 'dates.short months')})\.? \Z")
_VERSION = lazy(r"\d{1,2}\.\d{1,2}")
_CHANGE = lazy(r",? (?:from|to) \d")
"""What follows the size of a change: "by 65, from 140 to 205" is no hour."""
_LEFT = ("rest, ", "remainder, ")
"""What is left of a whole has no age: "the rest, 35, went home"."""
_REACH = 32
"""Characters in front that decide."""
_FIRST_YEAR, _LAST_YEAR, _YEAR_DIGITS = 1000, 2199, 4
_HOURS = 24
_OLDEST = 122
"""The longest human life on record (J.-M. Robine and M. Allard, 1998)."""


def is_label(tokens: Tokens, first: int, span: Span) -> bool:
    """True if a bare number is a year, a day of a month, or the name of one of many."""
    words = tokens.text[span.start : span.end]
    if "," in words:
        return False  # who groups the digits writes an amount
    is_month = _MONTH.search(tokens.text, max(0, span.start - _REACH), span.start)
    return _is_labelled(tokens, first) or bool(is_month) or _is_year(words)


def _is_labelled(tokens: Tokens, first: int) -> bool:
    """True if a word for one of many stands in front; behind a number it is what that counts."""
    at = first - 1
    if at < 0 or not is_spaced(tokens, first):
        return False
    if tokens.words[at] == "." and at:
        at -= 1
        is_known = tokens.lower[at] in lexicon.words("quantities.short labels")
    else:
        is_known = tokens.lower[at] in lexicon.words("quantities.labels") or tokens.lower[
            at
        ] in lexicon.words("quantities.short labels")
    is_counted = at > 0 and tokens.is_number(at - 1) and is_spaced(tokens, at)
    return is_known and not is_counted


def is_version(tokens: Tokens, document: Document, span: Span) -> bool:
    """True if a number with a point stands behind a name inside a sentence: "the Ember 1.4 notes".

    The name must not open the sentence, where any word has a capital.
    """
    text = document.text
    before = text[max(0, span.start - _REACH) : span.start]
    sentence = document.sentence_at(span.start)
    first = tokens.at(span.start)
    is_inside = sentence is not None and first > 0 and tokens.starts[first - 1] > sentence.start
    return (
        is_inside and bool(_VERSION.fullmatch(text, span.start, span.end)) and _follows_name(before)
    )


def _is_year(words: str) -> bool:
    is_number = len(words) == _YEAR_DIGITS and words.isdigit()
    return is_number and _FIRST_YEAR <= int(words) <= _LAST_YEAR


def is_capitalised(document: Document, span: Span) -> bool:
    """True if a number in words is written large inside a sentence: "the Big Three"."""
    if not document.text[span.start].isupper():
        return False
    sentence = document.sentence_at(span.start)
    start = max(sentence.start if sentence else 0, span.start - _REACH)
    return bool(document.text[start : span.start].strip("“‘\"'( "))


def is_unanchored(tokens: Tokens, document: Document, first: int, span: Span) -> bool:
    """True if a number without unit and noun is no count: a time, an age, a name, a mark."""
    text, start, end = document.text, span.start, span.end
    before, words = text[max(0, start - _REACH) : start], text[start:end]
    block = document.block_at(start)
    if before.endswith("[") or (block is not None and block.span.start == start):
        return text.startswith(("]", ".", ")", ":"), end)
    if before.endswith(", ") and text.startswith(",", end) and _is_age(words):
        return not before.endswith(_LEFT)
    if before.endswith(" by ") and _CHANGE.match(text, end):
        return False
    last = tokens.lower[first - 1] if first and is_spaced(tokens, first) else ""
    is_timed = last in lexicon.words("quantities.times of day")
    if not words[0].isdigit():
        return is_timed
    is_hour = words.isdigit() and len(words) <= len(str(_HOURS)) and int(words) <= _HOURS
    return (is_hour and is_timed) or _follows_name(before)


def _follows_name(before: str) -> bool:
    """True if the word in front has a capital letter: "Ember.js 3.4", "Rust's 1.0"."""
    word = before.removesuffix(" ").rpartition(" ")[2] if before.endswith(" ") else ""
    return not word.endswith((",", ";", ":")) and any(char.isupper() for char in word)


def _is_age(words: str) -> bool:
    """True if a number between commas may be the age of who is named before it."""
    return not words[0].isdigit() or (words.isdigit() and int(words) <= _OLDEST)
