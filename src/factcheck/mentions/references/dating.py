"""When a work came out, as its entry prints it."""

import re

from factcheck.mentions.dates import parse_expression
from factcheck.model import Edtf
from factcheck.patterns import lazy
from factcheck.values import frozen

_BESIDE = lazy(
    r"[.,]?\s{0,3}(?:\([A-Z]{2,10}\)[.,]?\s)?"
    r"(?:\((?:c\.\s?|ca\.\s?)?(?P<in_year>[12]\d{3})(?P<in_letter>[a-z])?(?:\s?[,;/–-]\s?(?P<more>[^()]{1,40}))?\)"
    r"|(?P<year>[12]\d{3})(?P<letter>[a-z])?(?=[.,:;]|\s?$))[.,:]?"
)
_UNDATED = lazy(r"[.,]?\s?\(?(?:n\.\s?d\.|forthcoming|in press|no date)\)?[.,]?", re.IGNORECASE)
_YEAR = lazy(r"(?<![\d.,/–-])(?P<year>[12]\d{3})(?P<letter>[a-z])?(?![\d/]|[–-]\d|\.\d)")
_ANY_YEAR = lazy(r"(?<!\d)[12]\d{3}(?!\d)")
_NOT_YEARS = lazy(r"(?:\bpp?\.?|:|[Nn]os?\.?|\bart\.|\bid:?)\s?$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_FULL = rf"(?P<full>(?:\d{{1,2}}\s)?{_MONTH}(?:\s\d{{1,2}},?)?)\s(?P<of>[12]\d{{3}})(?!\d)"


@frozen
class Dating:
    """The date of a work, and where it stands in the entry."""

    date: Edtf | None = None
    letter: str = ""
    beside: int = 0
    """Where the entry goes on behind a date that follows the authors; 0 if none follows."""


def dating_of(words: str, end: int, title_end: int = 0) -> Dating:
    """Return the date of a work.

    Args:
        words: the entry without addresses.
        end: where its authors end.
        title_end: where a quoted title ends; years inside the title are none of the work's.
    """
    beside = _BESIDE.match(words, end)
    if beside:
        year = beside["in_year"] or beside["year"]
        date = parse_expression(f"{beside['more']} {year}") if beside["more"] else None
        letter = beside["in_letter"] or beside["letter"] or ""
        return Dating(date or Edtf.of(int(year)), letter, beside.end())
    undated = _UNDATED.match(words, end)
    if undated and undated.end() > end:
        return Dating(beside=undated.end())
    return _later(words, max(end, title_end))


def _later(words: str, start: int) -> Dating:
    """Return the last year behind the authors that is no page."""
    kept = [
        match
        for match in _YEAR.finditer(words, start)
        if not _NOT_YEARS.search(words, max(0, match.start() - 6), match.start())
    ]
    if not kept:
        return Dating()
    last = kept[-1]
    for match in re.compile(_FULL).finditer(words, start):
        if match.start("of") == last.start():
            full = parse_expression(match[0])
            return Dating(full or Edtf.of(int(last["year"])), last["letter"] or "")
    return Dating(Edtf.of(int(last["year"])), last["letter"] or "")


def every_year(words: str) -> frozenset[int]:
    """Return all numbers of an entry that could be years."""
    return frozenset(int(match[0]) for match in _ANY_YEAR.finditer(words))
