"""Uncertain fields of an entry, with reasons.

An entry is certain if a citation style arranges its fields in the same way (`skeletons`), every
word belongs to one field, and each field is plausible.
"""

import re
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.extract.references.people import opens_like_body
from factcheck.lexicon.data.english import is_ordinary, is_proper
from factcheck.model import MONTHS, OTHERS, Contributor, Work
from factcheck.model.contributors import names_body
from factcheck.model.keys import folded
from factcheck.model.outlets import carries_news

Doubt = tuple[str, str]
"""A field, and the reason why it may be wrong."""
_WORD = re.compile(r"[^\W_][\w’'-]*")
_YEARS = r"\b(?:1[5-9]|20)\d\d\s?[–-]\s?(?:\d\d|(?:1[5-9]|20)\d\d)$"
_SPAN_OF_YEARS = re.compile(_YEARS)
_ODD_TITLE = re.compile(
    r"^(?![\"“'‘¿¡(\[])[^\w]|^(?:and|&|et|with|in|by|eds?)\b"
    r"|[.,?!:;]\s(?:[Ii]n|trans|vol|Vol|eds?|pp?|no|No)\b[.:]?\s"
    r"|[(\[](?:[^()]*\s)?(?:[Ee]d|[Ee]dn|[Ee]dition|[Tt]rans|[Vv]ol|[Tt]hesis)\b"
    rf"|[,(.]\s?[12]\d{{3}}[a-z]?[.)]?$|\s(?!{_YEARS})\d+\s?[–-]\s?\d+$"
)
"""Text of the middle of an entry, or of another part of it, even if it is set off as a title."""
_STOP = re.compile(r"(?:(?P<word>[^\W\d_]+)|[)\]\d])[.;]\s")
_INITIAL = re.compile(r"\b[A-Z]\.[,\s:]")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))
_NUMBER = re.compile(r"\d|^[IVXLCivxlc]+$|^S\w*|[Ss]uppl")
_JOINS = re.compile(r"\b(?:and|of)\b|&|\b(?:Inc|Ltd|LLC)\b")
_JOURNALS = frozenset(
    ("journal", "studies", "review", "annals", "quarterly", "transactions", "proceedings")
)
_OFFICES = frozenset(("dr", "prof", "professor", "sir"))
_SHORTENED = frozenset(("st", "dr", "v", "vs", "mr", "mrs", "ft", "mt"))
_LONGEST_SHORTENED, _LONGEST_SHOWN = 5, 60


def odd(work: Work) -> Iterator[Doubt]:
    """Yield the implausible fields of a work, with the reason."""
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
                yield row[:-1], _doubted(name.displayed, row[:-1])
    for field in ("container", "publisher", "place", "series", "volume", "issue"):
        value = getattr(work, field)
        if value and _is_odd(field, value, work):
            yield field, _doubted(value, "journal or book" if field == "container" else field)
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
    """Return True if a contributor may be neither a person nor an organisation."""
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
    """Return True for a word used in titles and not in names: "Water", "Studies"."""
    return len(word) > 2 and is_ordinary(word.lower()) and not is_proper(word)  # noqa: PLR2004


def _is_odd(field: str, value: str, work: Work) -> bool:
    """Return True if a journal, publisher, place, series or number may be something else."""
    if field in ("volume", "issue"):
        is_alone = field == "volume" and not (work.issue or work.pages)
        is_day = is_alone and work.date is not None and work.date.is_day
        return is_day or not _NUMBER.search(value)
    tail = value.partition(", ")[2] if field in ("publisher", "container") else ""
    is_list = tail and not _JOINS.search(tail.rpartition(", ")[2])
    is_more = value[0] in "'\"“‘–-" or value[0].isdigit() or _SPAN_OF_YEARS.search(value)
    if is_list or is_more or any(map(_is_end, _STOP.finditer(value))):
        return True
    if field == "place":
        is_odd = "." in value.removeprefix("St.") or any(map(_is_common, value.split(", ")))
        return is_odd or names_body(value)
    if field == "series":
        return not (work.series_number or work.is_set_off)
    words, is_news = set(map(str.lower, _WORD.findall(value))), carries_news(value)
    if field == "container":
        numbers = work.volume or work.issue or work.pages or work.publisher or work.editors
        is_shown = numbers or (work.is_set_off and work.year) or is_news
        return value[0].islower() or value in MONTHS or not is_shown
    is_journal = words & _JOURNALS or (is_news and not names_body(value))
    is_city = value in lexicon.words("references.cities of publishers")
    is_press = "&" in value or words & lexicon.words("references.publishers")
    is_whole = work.is_set_off and not work.container
    is_known = is_whole or work.place or work.genre or work.editors or is_press
    return bool(value[0].islower() or is_journal or is_city or not is_known)


def _is_end(stop: re.Match[str]) -> bool:
    word = stop["word"] or ""
    return len(word) >= _LONGEST_SHORTENED and is_ordinary(word.lower())
