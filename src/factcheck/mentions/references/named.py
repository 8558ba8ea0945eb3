"""Author–year markers: "(Moe 2010; Lee, 2012a, p. 4)", "Moe et al. (2010)", "[Moe 2010]"."""

import re
from collections.abc import Iterator

from factcheck.mentions.references.authors import PARTICLE, UPPER, WORD
from factcheck.mentions.references.running import Running
from factcheck.model import MONTHS, Citation, CitationKind, Span
from factcheck.model.contributors import PARTICLES
from factcheck.patterns import lazy
from factcheck.values import frozen

_YEAR = r"[12]\d{3}[a-z]?"
_YEARS = rf"{_YEAR}(?:,\s?(?:and\s)?(?:{_YEAR}|[a-z])(?![\w.])){{0,6}}"
FAMILY = rf"(?<![\w’'-]){PARTICLE}{{0,3}}(?:[A-Za-z]['’])?{WORD}"
OTHERS = r",?\s(?:et\s?al\b\.?|(?:and|&)\s(?:colleagues|co-?workers|others|associates)\b)"
_GIVEN = rf"(?:(?:{WORD}|[{UPPER}]\.)\s){{0,2}}"
_TELLING = lazy(
    rf"(?P<names>{FAMILY}(?:,\s{FAMILY}){{0,5}}(?:,?\s(?:and|&)\s{_GIVEN}{FAMILY})?)"
    rf"(?P<others>{OTHERS})?(?:['’]s?)?\s"
    rf"\((?P<years>{_YEARS})(?:[,:]\s?(?P<locator>[^()]{{1,60}}))?\)"
)
_BRACKET = lazy(r"\((?P<round>[^()\n]{6,400})\)|\[(?P<square>[^\[\]\n]{6,400})\]")
_PART = lazy(r"[^;]+")
_THROUGH = lazy(r",?\s(?:as\s)?(?:cited|quoted|reported|reprinted)\s(?:in|by)\s", re.IGNORECASE)
# Words that lead up to a marker. Source: APA 7 (8.11-8.36), Chicago 17 (15.23-15.30).
_LEAD = (
    r"(?:(?:see|cf\.?|e\.\s?g\.,?|i\.\s?e\.,?|also|in|for|example,?|instance,?|but|compare|following"
    r"|after|from|as|and|by|reviewed|adapted|data|source:?|particularly|especially)\s){0,4}"
)
_ONE = lazy(
    rf"\s*(?P<lead>{_LEAD})(?P<names>[^\d();:\[\]“”\"]{{2,100}}?)(?:\s\[[^\[\]]{{2,15}}\])?(?P<others>{OTHERS})?,?\s"
    rf"\(?(?P<years>{_YEARS})\)?(?:[,:]\s?(?P<locator>.{{1,80}}))?\s*",
    re.IGNORECASE | re.DOTALL,
)
_SPLIT = lazy(r",\s(?:and\s|&\s)?|\s(?:and|&)\s|\s?&\s?")
_INITIALS = lazy(rf"(?:[{UPPER}]\.[\s-]?){{1,4}}")
# Small words inside the names of bodies and people; every other small word means a phrase.
_SMALL = PARTICLES | frozenset(("and", "of", "for", "the", "on", "in", "de", "e", "&"))
_SEASONS = frozenset({"Spring", "Summer", "Autumn", "Fall", "Winter", "Easter", "Christmas"})
# Words with which a date begins, not a name.
_DATING = "Sept Since Until From In By Before After Early Late Mid About Around Circa Born Died Est"
_CALENDAR = (
    frozenset(MONTHS)
    | frozenset(month[:3] for month in MONTHS)
    | _SEASONS
    | frozenset(_DATING.split())  # one string, for the eye
)


@frozen
class _Found:
    """Names and years of one marker."""

    start: int
    names: tuple[str, ...]
    years: tuple[tuple[int, str, Span], ...]
    others: bool
    locator: str
    is_narrative: bool


def named(running: Running) -> Iterator[Citation]:
    """Yield the author–year markers, in no order; several years of one author one by one."""
    text = running.document.text
    for block in running.blocks(with_notes=True):
        for match in _TELLING.finditer(text, block.span.start, block.span.end):
            yield from _markers(running, _told(match))
        for bracket in _BRACKET.finditer(text, block.span.start, block.span.end):
            for found in _bracketed(text, bracket):
                yield from _markers(running, found)


def _told(match: re.Match[str]) -> _Found | None:
    names = families(match["names"])
    return _Found(
        match.start(),
        names,
        tuple(_years(match)),
        bool(match["others"]),
        match["locator"] or "",
        is_narrative=True,
    )


def _bracketed(text: str, bracket: re.Match[str]) -> Iterator[_Found | None]:
    """Yield what the parts of a bracket name; of "Moe 1960, cited in Lee 2012" only Lee."""
    start, end = bracket.span(bracket.lastgroup or 0)
    for part in _PART.finditer(text, start, end):
        begin = max(
            (one.end() for one in _THROUGH.finditer(text, *part.span())), default=part.start()
        )
        match = _ONE.fullmatch(text, begin, part.end())
        if match and _is_name(match["names"]):
            first = match.start("names")
            years = tuple(_years(match))
            others, locator = bool(match["others"]), match["locator"] or ""
            names = families(match["names"])
            yield _Found(first, names, years, others, locator, is_narrative=False)


def _is_name(words: str) -> bool:
    """Say whether words can be a name: no small words but those of names, no month or season."""
    every = words.replace(",", " ").split()
    capital = [word for word in every if word[0].isupper()]
    small = {word for word in every if not word[0].isupper()}
    known = small <= _SMALL or all(word[:2] in ("d’", "d'") for word in small - _SMALL)
    return bool(capital) and known and not _CALENDAR.intersection(word.strip(".") for word in every)


def families(names: str) -> tuple[str, ...]:
    """Return the family names of "B. Moe, Ida Dahl and van der Meer"; bodies stay whole."""
    parts = (_INITIALS.sub("", part).strip(" ,.") for part in _SPLIT.split(names))
    return tuple(part.removesuffix("’s").removesuffix("'s") for part in parts if part)


def _years(match: re.Match[str]) -> Iterator[tuple[int, str, Span]]:
    """Yield (year, letter, place) of "2010a, b, 2012"."""
    year = 0
    for one in re.finditer(r"([12]\d{3})?([a-z])?(?=,|\s|$)", match["years"]):
        if not one[0]:
            continue
        year = int(one[1]) if one[1] else year
        place = Span(*one.span()).shift(match.start("years"))
        yield year, one[2] or "", place


def _closed(running: Running, found: _Found, year: Span) -> int:
    """Return where a marker ends: behind the bracket that belongs to "Moe (2010)"."""
    text = running.document.text
    return year.end + (found.is_narrative and text[year.end : year.end + 1] == ")")


def _markers(running: Running, found: _Found | None) -> Iterator[Citation]:
    if found is None or not found.names:
        return
    for index, (year, letter, place) in enumerate(found.years):
        yield Citation(
            span=Span(place.start if index else found.start, _closed(running, found, place)),
            kind=CitationKind.AUTHOR_YEAR,
            names=found.names,
            others=found.others,
            year=year,
            letter=letter,
            locator=found.locator,
            is_narrative=found.is_narrative,
            is_quoted=running.is_quoted(found.start) or running.is_code(found.start),
        )
