"""Comparison of two sources: can they be the same work?

A citation key must identify a single work.
"""

import re
from collections.abc import Iterator

from factcheck.model.contributors import may_be_one_person
from factcheck.model.keys import folded
from factcheck.model.sources import Source

_PARTS = re.compile(r"[:.?!]\s|\s[–—-]\s")
_SMALL = frozenset(("the", "of", "and", "for", "in", "&"))


def may_be_one_work(one: Source, other: Source) -> bool:
    """Return True if two sources may be the same work; missing fields are ignored.

    Sources with the same DOI are the same work, unless both their titles and their authors differ:
    one of the two then has the wrong DOI. Different DOIs mean different works, unless everything
    else agrees, including the pages. If DOIs are missing, the titles, first authors, years,
    containers and pages must agree.
    """
    dois = {source.doi.strip().casefold() for source in (one, other) if source.doi}
    if one.doi and other.doi and (len(dois) == 1 or not (one.pages and other.pages)):
        is_one = _share(_titles(one), _titles(other)) or _share_an_author(one, other)
        return len(dois) == 1 and is_one
    years = {source.date.year for source in (one, other) if source.date and source.date.year}
    return (
        len(years) <= 1
        and _share(_titles(one), _titles(other))
        and _share_an_author(one, other)
        and is_one_container(one.container, other.container)
        and _pages_meet(one.pages, other.pages)
    )


def _share(some: set[str], others: set[str]) -> bool:
    return not some or not others or not some.isdisjoint(others)


def _titles(source: Source) -> set[str]:
    """Return the whole title and its parts before and after a colon, normalized."""
    whole = ": ".join(part for part in (source.title, source.subtitle) if part)
    return {name for part in (whole, *_PARTS.split(whole)) if (name := _letters(part))}


def _letters(words: str) -> str:
    return folded(words) or "".join(filter(str.isalnum, words.casefold()))


def _share_an_author(one: Source, other: Source) -> bool:
    firsts = [(source.authors or source.editors)[:1] for source in (one, other)]
    names = [name.displayed for first in firsts for name in first]
    return len(names) < len(firsts) or may_be_one_person(*names)


def is_one_container(one: str, other: str) -> bool:
    """Return True if one name contains the other, or abbreviates its words: "J. Coast. Res."."""
    ours, theirs = _letters(one), _letters(other)
    if ours in theirs or theirs in ours:
        return True
    words = [word for word in one.lower().split() if word not in _SMALL]
    short = [word for word in other.lower().split() if word not in _SMALL]
    return len(words) == len(short) and all(map(_shortens, words, short))


def _shortens(word: str, other: str) -> bool:
    first, second = word.rstrip("."), other.rstrip(".")
    return first.startswith(second) or second.startswith(first)


def _pages_meet(one: str, other: str) -> bool:
    """Return True if two page ranges overlap; "127-36" is "127-136"."""
    spans = [list(_numbers(pages)) for pages in (one, other)]
    if not all(spans):
        return True
    (first, *_, last), (begin, *_, end) = ([*span, span[-1]] for span in spans)
    return first <= end and begin <= last


def _numbers(pages: str) -> Iterator[int]:
    found = re.findall(r"\d+", pages)
    for number in found:
        short = len(found[0]) - len(number)
        yield int(found[0][:short] + number if short > 0 else number)
