"""Uncertain fields of a reference entry, with reasons.

The model that labels entries is confident about most words; this module also checks whether the
resulting fields are plausible.
"""

import re
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.extract.references.people import opens_like_body
from factcheck.lexicon.data.english import is_ordinary, is_proper
from factcheck.model import MONTHS, OTHERS, Contributor, Work
from factcheck.model.keys import folded
from factcheck.model.outlets import carries_news

Doubt = tuple[str, str]
"""A field, and the reason why its value may be wrong."""
_WORD = re.compile(r"[^\W_][\w’'-]*")
_YEARS = r"\b(?:1[5-9]|20)\d\d\s?[–-]\s?(?:\d\d|(?:1[5-9]|20)\d\d)$"
_ODD_TITLE = re.compile(
    r"^(?![\"“'‘¿¡(\[])[^\w]|^(?:and|&|et|with|in|by|eds?)\b"
    r"|[.,?!:;]\s(?:[Ii]n|trans|vol|Vol|eds?|pp?|no|No)\b[.:]?\s"
    r"|[(\[](?:[^()]*\s)?(?:[Ee]d|[Ee]dn|[Ee]dition|[Tt]rans|[Vv]ol|[Tt]hesis)\b"
    rf"|[,(.]\s?[12]\d{{3}}[a-z]?[.)]?$|\s(?!{_YEARS})\d+\s?[–-]\s?\d+$"
)
"""Signs that a supposed title is incomplete or contains another part of the entry."""
_STOP = re.compile(r"(?:(?P<word>[^\W\d_]+)|[)\]\d])[.;]\s")
_INITIAL = re.compile(r"\b[A-Z]\.[,\s:]")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))
_OFFICES = frozenset(("dr", "prof", "professor", "sir"))
_SHORTENED = frozenset(("st", "dr", "v", "vs", "mr", "mrs", "ft", "mt"))
_LONGEST_SHORTENED, _LONGEST_SHOWN = 5, 60


def odd(work: Work) -> Iterator[Doubt]:
    """Yield the implausible fields of a work, with reasons."""
    if not work.title:
        yield "title", "no title"
    elif not (work.authors or work.is_set_off):
        yield "title", "no author"
    if work.title and _is_odd_title(work.title, is_set_off=work.is_set_off):
        yield "title", _doubted(work.title, "title")
    for row in ("authors", "editors", "translators"):
        for name in getattr(work, row):
            is_site = name.literal and folded(name.literal) in folded(work.url)
            if name != OTHERS and not is_site and _is_odd_name(name):
                doubt = _doubted(name.displayed, row[:-1])
                yield row[:-1], doubt
                if row == "authors":  # the name may contain words of the title
                    yield "title", doubt
    first, _, last = work.pages.partition("-")
    if first.isdecimal() and last.isdecimal() and int(last) < int(first):
        yield "pages", f"page {last} comes before page {first}"
    if work.container and _is_odd_container(work.container, work):
        yield "container", _doubted(work.container, "journal or book")
    is_placed = work.container or work.publisher or work.url or work.doi or work.arxiv
    if not (is_placed or (work.is_set_off and work.year)):
        yield "title", "no journal, publisher or address"


def _doubted(words: str, field: str) -> str:
    is_long = len(words) > _LONGEST_SHOWN
    shown = f"{words[: _LONGEST_SHOWN - 1].rstrip()}…" if is_long else words
    return f"“{shown}” may not be the {field}"


def _is_odd_title(title: str, *, is_set_off: bool) -> bool:
    halves = any(title.count(one) != title.count(two) for one, two in _PAIRS)
    if halves or title.count('"') % 2 or _ODD_TITLE.search(title):
        return True
    ends = ((one["word"] or "").lower() for one in _STOP.finditer(title))
    is_more = title[0] in "'‘\"“" or _INITIAL.search(title) or not _SHORTENED.issuperset(ends)
    is_word = title.isalpha() and len(title) <= _LONGEST_SHORTENED
    return not is_set_off and bool(is_more or (is_word and not is_ordinary(title.lower())))


def _is_odd_name(name: Contributor) -> bool:
    """Return True if a contributor may be neither a person nor an organization."""
    if name.literal:
        is_word = len(name.literal.split()) == 1
        is_short = is_word and not (name.literal.isupper() and len(name.literal) > 2)  # noqa: PLR2004
        return is_short or not opens_like_body(name.literal)
    family, given = (_WORD.findall(part) for part in (name.family, name.given))
    every = [*family, *given]
    no_names = lexicon.words("function.stop") - lexicon.words("references.also names") | _OFFICES
    return (
        not (family and given)
        or not no_names.isdisjoint(word.casefold() for word in every)
        or all(map(_is_common, every))
    )


def _is_common(word: str) -> bool:
    """Return True if a word occurs in titles but not in names: "Water", "Studies"."""
    return len(word) > 2 and is_ordinary(word.lower()) and not is_proper(word)  # noqa: PLR2004


def _is_odd_container(value: str, work: Work) -> bool:
    """Return True if the name of a journal or book may be something else."""
    numbers = work.volume or work.issue or work.pages or work.publisher or work.editors
    is_shown = numbers or (work.is_set_off and work.year) or carries_news(value)
    is_more = any(map(_is_end, _STOP.finditer(value)))
    return is_more or value[0].islower() or value in MONTHS or not is_shown


def _is_end(stop: re.Match[str]) -> bool:
    word = stop["word"] or ""
    return len(word) >= _LONGEST_SHORTENED and is_ordinary(word.lower())
