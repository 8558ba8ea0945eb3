"""Which fields of an entry were guessed, and why.

Nothing of an entry is doubted if a style of citation puts its fields together as it does
(`skeletons`), every word belongs to one field, and each field can be what it is taken for.
"""

import re
from collections.abc import Iterator

from factcheck import lexicon
from factcheck.data.english import is_ordinary, is_proper
from factcheck.mentions.references.authors import SUFFIXES, opens_like_body
from factcheck.model import OTHERS, Contributor, Work
from factcheck.model.contributors import names_body
from factcheck.model.keys import folded
from factcheck.model.outlets import carries_news

Doubt = tuple[str, str]
"""A field, and why it may be wrong."""
_WORD = re.compile(r"[^\W_][\w’'-]*")
_TITLE = (
    (re.compile(r"^(?![\"“'‘¿¡(\[])[^\w]|^(?:and|&|et|with|in|by|eds?)\b"), "begins in the middle"),
    (
        re.compile(r"[.,?!:;]\s(?:[Ii]n|trans|vol|Vol|eds?|pp?|no|No)\b[.:]?\s"),
        "goes on with another part",
    ),
    (
        re.compile(r"[(\[](?:[^()]*\s)?(?:[Ee]d|[Ee]dn|[Ee]dition|[Tt]rans|[Vv]ol|[Tt]hesis)\b"),
        "holds another part",
    ),
    (re.compile(r"[,(.]\s?[12]\d{3}[a-z]?[.)]?$|\s\d+\s?[–-]\s?\d+$"), "ends with a year or pages"),
)
"""Of titles that are set off, too."""
_STOP = re.compile(r"(?:(?P<word>[^\W\d_]+)|[)\]\d])[.;]\s")
_INITIAL = re.compile(r"\b[A-Z]\.[,\s:]")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))
_YEARS = re.compile(r"\b(?:1[5-9]|20)\d\d\s?[–-]\s?(?:\d\d|(?:1[5-9]|20)\d\d)$")
_NUMBER = re.compile(r"\d|^[IVXLCivxlc]+$|^S\w*|[Ss]uppl")


FIELDS = lexicon.table("styles.fields")
"""What the letters of forms stand for."""
UNKNOWN = "no known style of citation puts an entry together like this"
_ANY_WORD = re.compile(r"[^\W_]+")


# ---- can each field be what it is taken for? ----


def odd(work: Work) -> Iterator[Doubt]:
    """Yield the fields of a work that can hardly be what they are taken for, with the reason."""
    yield from _odd_title(work)
    for field in ("authors", "editors", "translators"):
        for name in getattr(work, field):
            why = _odd_name(name) if name != OTHERS else ""
            if why and not (name.literal and folded(name.literal) in folded(work.url)):
                yield field[:-1], f"“{name.displayed}” {why}"
    yield from _odd_holders(work)
    is_placed = work.container or work.publisher or work.url or work.doi or work.arxiv
    if not (is_placed or (work.is_set_off and work.year)):
        yield "title", "no journal, publisher or address"
    if work.volume and not (work.issue or work.pages) and work.date and work.date.is_day:
        yield "volume", f"“{work.volume}” may be no volume"
    for field in ("volume", "issue"):
        value = getattr(work, field)
        if value and not _NUMBER.search(value):
            yield field, f"“{value}” is no number"


def _odd_title(work: Work) -> Iterator[Doubt]:
    title = work.title
    if not title:
        yield "title", "no title"
        return
    if not (work.authors or work.is_set_off):
        yield "title", "no author"
    for why, is_so in _title_doubts(title, is_set_off=work.is_set_off):
        if is_so:
            yield "title", f"the title “{_short(title)}” {why}"
            return


def _title_doubts(title: str, *, is_set_off: bool) -> Iterator[tuple[str, object]]:
    is_span = _YEARS.search(title)
    yield from ((why, not is_span and pattern.search(title)) for pattern, why in _TITLE)
    halves = any(title.count(one) != title.count(two) for one, two in _PAIRS)
    yield "has half a pair of marks", halves or title.count('"') % 2
    if not is_set_off:
        yield "begins with quotation marks", title.startswith(("'", "‘", '"', "“"))
        is_more = _INITIAL.search(title) or any(map(_ends, _STOP.finditer(title)))
        yield "may hold more than a title", is_more
        is_word = title.isalpha() and len(title) <= _LONGEST_SHORTENED
        yield "may be no title", is_word and not is_ordinary(title.lower())


_LONGEST_SHORTENED = 5


def _ends(stop: re.Match[str]) -> bool:
    return (stop["word"] or "").lower() not in ("st", "dr", "v", "vs", "mr", "mrs", "ft", "mt")


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"


_SHOWN = 60


def _odd_name(name: Contributor) -> str:
    """Return why somebody may be no person and no body; empty if nothing tells."""
    if name.literal:
        words = name.literal.split()
        lone = len(words) == 1 and not (words[0].isupper() and len(words[0]) > 2)  # noqa: PLR2004
        if lone or not opens_like_body(name.literal):
            return "may be no name of a body"
        return ""
    family, given = (_WORD.findall(part) for part in (name.family, name.given))
    if not family or not given:
        return "is a name of one word"
    letters = "".join(family)
    if len(letters) == 1 or name.family.islower() or name.family.rstrip(".") in SUFFIXES:
        return "has no family name"
    every = {word.casefold() for word in (*family, *given)}
    is_odd = not every.isdisjoint(
        lexicon.words("function.stop") - lexicon.words("references.also names") | _OFFICES
    )
    in_full = all(map(_is_common, (*family, *given)))
    return "may be no person" if is_odd or in_full or names_body(name.displayed) else ""


def _is_common(word: str) -> bool:
    """Return True for a word that titles have and names do not: "Water", "Studies"."""
    return len(word) > 2 and is_ordinary(word.lower()) and not is_proper(word)  # noqa: PLR2004


_OFFICES = frozenset(("dr", "prof", "professor", "sir"))


def _odd_holders(work: Work) -> Iterator[Doubt]:
    for field in ("container", "publisher", "place", "series"):
        value = getattr(work, field)
        for why, is_so in _holder_doubts(field, value, work) if value else ():
            if is_so:
                yield field, f"“{_short(value)}” {why}"
                break


def _holder_doubts(field: str, value: str, work: Work) -> Iterator[tuple[str, object]]:
    """Yield why a journal, publisher, place or series may be something else, and if it is so."""
    is_place, is_publisher = field == "place", field == "publisher"
    tail = value.partition(", ")[2] if is_publisher or field == "container" else ""
    yield (
        "may hold more than one part",
        (
            value[0] in "'\"“‘–-"
            or value[0].isdigit()
            or _YEARS.search(value)
            or any(map(_is_end, _STOP.finditer(value)))
            or (tail and not _JOINS.search(tail.rpartition(", ")[2]))
        ),
    )
    if is_place:
        is_odd = "." in value.removeprefix("St.") or any(map(_is_common, value.split(", ")))
        yield "may be no place", is_odd or names_body(value)
        return
    if field == "series":
        yield "may be part of the title", not (work.series_number or work.is_set_off)
        return
    yield "may be no name", value[0].islower()
    words, is_news = {word.lower() for word in _ANY_WORD.findall(value)}, carries_news(value)
    if not is_publisher:
        numbers = work.volume or work.issue or work.pages or work.publisher or work.editors
        is_shown = numbers or (work.is_set_off and work.year) or is_news
        yield "may be no journal or newspaper", not is_shown
        return
    is_journal = words & _JOURNALS or (is_news and not names_body(value))
    yield "may be a journal or newspaper", is_journal
    yield "may be a place", value in lexicon.words("references.cities of publishers")
    is_press = "&" in value or words & lexicon.words("references.publishers")
    is_whole = work.is_set_off and not work.container
    is_known = is_whole or work.place or work.genre or work.editors or is_press
    yield "may be a journal or a place", not is_known


def _is_end(stop: re.Match[str]) -> bool:
    word = stop["word"] or ""
    return len(word) >= _LONGEST_SHORTENED and is_ordinary(word.lower())


_JOINS = re.compile(r"\b(?:and|of)\b|&|\b(?:Inc|Ltd|LLC)\b")
_JOURNALS = frozenset(
    ("journal", "studies", "review", "annals", "quarterly", "transactions", "proceedings")
)
