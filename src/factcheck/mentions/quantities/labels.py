"""Numbers that count nothing: years, labels, times, ages, numbers of lists."""

import re

from attrs import frozen

from factcheck import lexicon
from factcheck.mentions.quantities.numerals import is_spaced
from factcheck.model import Span
from factcheck.text import Tokens

_CHANGE = re.compile(r",? (?:from|to) \d")
"""What follows the size of a change: "by 65, from 140 to 205" is no hour."""
_LEFT = ("rest, ", "remainder, ")
"""What is left of a whole has no age: "the rest, 35, went home"."""
_REACH = 32
"""Characters in front that decide."""
_FIRST_YEAR, _LAST_YEAR, _YEAR_DIGITS = 1000, 2199, 4
_HOURS = 24
_PARTS = 2
"""Parts of a version, and the digits of each at most: "1.4"."""
_OLDEST = 122
"""The longest human life on record (J.-M. Robine and M. Allard, 1998)."""


@frozen(eq=False)
class Line:
    """One line of a document, as far as it shows what its numbers are."""

    tokens: Tokens
    sentences: tuple[int, ...]
    """Where its sentences begin."""
    is_block: bool
    """It is a block of the document, and no words by themselves."""

    def sentence(self, at: int) -> int | None:
        """Return where the sentence of a place begins; None if it is in none."""
        return next((start for start in reversed(self.sentences) if start <= at), None)


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
    if tokens.words[at] == "." and at:
        at -= 1
        is_known = tokens.lower[at] in lexicon.words("quantities.short labels")
    else:
        is_known = tokens.lower[at] in lexicon.words("quantities.labels") or tokens.lower[
            at
        ] in lexicon.words("quantities.short labels")
    if tokens.words[at] in lexicon.table("dates.full months", "dates.short months"):
        return True
    is_counted = at > 0 and tokens.is_number(at - 1) and is_spaced(tokens, at)
    return is_known and not is_counted


def is_version(line: Line, first: int, span: Span) -> bool:
    """True if a number with a point stands behind a name inside a sentence: "the Ember 1.4 notes".

    The name must not open the sentence, where any word has a capital.
    """
    text, starts = line.tokens.text, line.tokens.starts
    parts = text[span.start : span.end].split(".")
    if len(parts) != _PARTS or any(len(part) > _PARTS or not part.isdecimal() for part in parts):
        return False
    sentence = line.sentence(span.start)
    is_inside = sentence is not None and first > 0 and starts[first - 1] > sentence
    return is_inside and _follows_name(text[max(0, span.start - _REACH) : span.start])


def is_capitalised(line: Line, span: Span) -> bool:
    """True if a number in words is written large inside a sentence: "the Big Three"."""
    text = line.tokens.text
    if not text[span.start].isupper():
        return False
    start = max(line.sentence(span.start) or 0, span.start - _REACH)
    return bool(text[start : span.start].strip("“‘\"'( "))


def is_unanchored(line: Line, first: int, span: Span) -> bool:
    """True if a number without unit and noun is no count: a time, an age, a name, a mark."""
    tokens = line.tokens
    text, start, end = tokens.text, span.start, span.end
    before, words = text[max(0, start - _REACH) : start], text[start:end]
    if before.endswith("[") or (line.is_block and start == 0):
        return text.startswith(("]", ".", ")", ":"), end)
    may_be_age = not words[0].isdigit() or (words.isdecimal() and int(words) <= _OLDEST)
    if before.endswith(", ") and text.startswith(",", end) and may_be_age:
        return not before.endswith(_LEFT)
    if before.endswith(" by ") and _CHANGE.match(text, end):
        return False
    last = tokens.lower[first - 1] if first and is_spaced(tokens, first) else ""
    is_timed = last in lexicon.words("quantities.times of day")
    if not words[0].isdigit():
        return is_timed
    is_hour = words.isdecimal() and len(words) <= len(str(_HOURS)) and int(words) <= _HOURS
    return (is_hour and is_timed) or _follows_name(before)


def _follows_name(before: str) -> bool:
    """True if the word in front has a capital letter: "Ember.js 3.4", "Rust's 1.0"."""
    word = before.removesuffix(" ").rpartition(" ")[2] if before.endswith(" ") else ""
    return not word.endswith((",", ";", ":")) and any(char.isupper() for char in word)
