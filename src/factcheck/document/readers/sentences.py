"""Sentence segmentation within a block."""

import re

from factcheck import lexicon
from factcheck.document.text import kept_by_words
from factcheck.model import Span

_BEFORE_NAMES = lexicon.words("layout.before names")
_BEFORE_FIGURES = lexicon.words("layout.before figures")
_INSIDE = lexicon.words("layout.inside a phrase")
_EITHER = lexicon.words("layout.end of a phrase")
"""Abbreviations that may end a sentence, like single capitals, "U.S." and "p.m."."""
_STARTERS = lexicon.words("layout.begin sentences")

_STOP = re.compile(
    r"[.!?…](?:(?<![.!?][.!?])(?<!…)[.!?]*|(?<=\w…))[\"'”’»)\]]{0,4}(?:\[\d{1,3}\]){0,3}(?=\s)"
)
_NEXT = re.compile(r"\s(?:…\s|[\"'“‘«(\[¿¡–—-]\s?){0,4}(\w[\w’'-]{0,30})?")
_INITIALS = re.compile(r"[^\W\d_a-z]|(?:[^\W\d_]\.)+[^\W\d_]")
_LAST_WORD = re.compile(r"[\w.&-]{1,24}$")


def _ends(text: str, start: int, stop: "re.Match[str]") -> bool:
    """Return True if a full stop or other mark ends the sentence that starts at `start`."""
    following = _NEXT.match(text, stop.end())
    word = following[1] if following else None
    if not word or word[0].islower():
        return False
    if not stop[0].startswith(".") or stop[0].startswith(".."):
        return True
    last = _LAST_WORD.search(text, max(start, stop.start() - 24), stop.start())
    return not last or _ends_after(last[0], word, closed=len(stop[0]) > 1)


def _ends_after(last: str, word: str, *, closed: bool) -> bool:
    """Return True if a full stop after `last` ends the sentence, given the next word.

    `closed` states whether a bracket or quotation mark follows the full stop.
    """
    short = last.lower().lstrip("-&.")
    if short in _INSIDE:
        return False
    if closed:
        return True
    if short in _BEFORE_NAMES and last[0].isupper():
        return False
    if short in _BEFORE_FIGURES:
        return not word[0].isdigit()
    if short in _EITHER or _INITIALS.fullmatch(last):
        return word.lower() in _STARTERS
    return True


@kept_by_words
def split(words: str, begin: int = 0) -> tuple[Span, ...]:
    """Return the sentences of a block from offset `begin` on, as spans of its text."""
    found: list[Span] = []
    at = begin
    for stop in _STOP.finditer(words, begin):
        if stop.end() < len(words) and _ends(words, at, stop):
            found.append(Span(at, stop.end()))
            at = stop.end() + 1
    return (*found, Span(at, len(words))) if at < len(words) else tuple(found)
