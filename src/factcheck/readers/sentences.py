"""Sentences: where one ends and the next begins inside a block."""

import re
from collections.abc import Iterator

from factcheck.model import Span

# Abbreviations of written English. Each group behaves alike after its stop.
# Before a name or a title's bearer: a sentence never ends here.
_BEFORE_NAMES = frozenset(
    "mr mrs ms mx messrs mme mlle dr prof profs gen col lt capt cpt maj sgt cpl cmdr adm brig "
    "rev fr hon gov sen rep pres amb sec supt insp det hr fn st ste mt ft sr sra srta hrh".split()
)
# Before a number: a sentence ends here only if no number follows.
_BEFORE_NUMBERS = frozenset(
    "no nos vol vols p pp par para paras art arts sec sect ch chap fig figs tab pt nr ed eds "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "c ca approx".split()
)
# Between parts of a phrase: hardly ever the end.
_INSIDE = frozenset("vs v viz cf e.g i.e eg ie al op cit ibid trans incl excl ret resp esp".split())
# At the end of a phrase, and often of a sentence: the next word decides.
_EITHER = frozenset(
    "etc inc ltd co corp plc bros jr sr esq a.m p.m am pm u.s u.k u.n e.u u.s.a u.s.s.r d.c "
    "b.c a.d b.c.e ph.d m.d b.a m.a dept univ assn ave blvd rd hrs min approx est".split()
)
# Words that begin sentences and hardly ever bear a name.
_STARTERS = frozenset(
    "the a an this that these those he she it they we you i his her its their our my in on at by "
    "for from with after before during when while if although though because since as but and "
    "or so yet there here then however meanwhile both all some many most no not one two three "
    "several what who how why where once until under over according despite among between".split()
)

_STOP = re.compile(r"(?:[.!?]+|(?<=\w)…)[\"'”’»)\]]{0,4}(?=\s)")
_NEXT = re.compile(r"\s(?:…\s|[\"'“‘«(\[¿¡–—-]\s?){0,4}(\w[\w’'-]{0,30})?")
_LAST_WORD = re.compile(r"[\w.&-]{1,24}$")


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
    """Say whether a full stop after `last` ends the sentence when `word` follows."""
    short = last.lower().lstrip("-&.")
    if short in _BEFORE_NAMES and last[0].isupper() and not closed:
        return False
    if short in _BEFORE_NUMBERS and short not in {"no", "sun", "sat"}:
        return closed or not (word[0].isdigit() or short in {"c", "ca", "approx"})
    if short in {"no", "sun", "sat"}:
        return closed or not word[0].isdigit()
    if short in _INSIDE:
        return False
    initial = len(short) == 1 and short.isalpha() and last[-1:].isupper()
    if initial or short in _EITHER or re.fullmatch(r"(?:[a-z]\.)+[a-z]", short):
        return closed or word.lower() in _STARTERS
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
