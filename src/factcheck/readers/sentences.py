"""Sentences: where one ends and the next begins inside a block."""

import re
from collections.abc import Iterator

from factcheck.model import Span
from factcheck.patterns import lazy
from factcheck.readers.wordsets import word_set

# Abbreviations of written English, by what the stop behind them can be.
# Before a name: a sentence never ends here.
_BEFORE_NAMES = word_set(
    "mr mrs ms mx messrs mme mlle dr prof profs gen col lt capt cpt maj sgt cpl cmdr adm brig rev "
    "fr hon gov sen rep pres amb sec supt insp det hr fn st ste mt ft sr sra srta hrh"
)
# Before a figure: a sentence ends here unless a figure follows.
_BEFORE_FIGURES = word_set(
    "no nos vol vols p pp par para paras art arts sect ch chap fig figs tab pt nr ed eds "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
)
# Inside a phrase: hardly ever the end.
_INSIDE = word_set(
    "vs v viz cf e.g i.e eg ie al op cit ibid trans incl excl resp esp c ca approx est"
)
# At the end of a phrase, and often of a sentence: the next word decides. Single capitals and
# letters with stops between them ("U.S.", "p.m.") behave so, too.
_EITHER = word_set(
    "etc inc ltd co corp plc bros jr esq am pm ph.d dept univ assn ave blvd rd hrs min"
)
# Words that begin sentences and hardly ever names.
_STARTERS = word_set(
    "the a an this that these those he she it they we you i his her its their our my in on at by "
    "for from with after before during when while if although though because since as but and "
    "or so yet there here then however meanwhile both all some many most no not one two three "
    "several what who how why where once until under over according despite among between"
)

_STOP = lazy(r"(?:(?<![.!?])[.!?]+|(?<=\w)…)[\"'”’»)\]]{0,4}(?:\[\d{1,3}\]){0,3}(?=\s)")
_NEXT = lazy(r"\s(?:…\s|[\"'“‘«(\[¿¡–—-]\s?){0,4}(\w[\w’'-]{0,30})?")
_INITIALS = lazy(r"[^\W\d_a-z]|(?:[^\W\d_]\.)+[^\W\d_]")
_LAST_WORD = lazy(r"[\w.&-]{1,24}$")


def _ends(text: str, start: int, stop: "re.Match[str]") -> bool:
    """Say whether the stop that was met ends a sentence that began at `start`."""
    following = _NEXT.match(text, stop.end())
    word = following[1] if following else None
    if not word or word[0].islower():
        return False
    if not stop[0].startswith(".") or stop[0].startswith(".."):
        return True
    last = _LAST_WORD.search(text, max(start, stop.start() - 24), stop.start())
    return not last or _ends_after(last[0], word, closed=len(stop[0]) > 1)


def _ends_after(last: str, word: str, *, closed: bool) -> bool:
    """Say whether a stop after `last` ends the sentence when `word` follows.

    `closed` says that a bracket or quotation mark stands behind the stop.
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


def split(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of a stretch that lies inside one block."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and _ends(text, at, stop):
            yield Span(at, stop.end())
            at = stop.end() + 1
    if at < end:
        yield Span(at, end)
