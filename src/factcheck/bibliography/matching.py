"""Matching of .bib entries with the sources of a document.

An entry and a source are the same work if they share a DOI. They are also the same work if they
share a key, an address, or a title with year and first author, and nothing distinguishes them
(`model/works.py`). A source without a title is identified by its day and its outlet or author. A
shared key is not sufficient: "roe2020news" may refer to any of several works.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import define, evolve, field

from factcheck.bibliography.bibsources import Listed
from factcheck.bibliography.dating import citable, ends
from factcheck.bibliography.described import described
from factcheck.bibliography.names import credited
from factcheck.model import Source
from factcheck.model.keys import folded
from factcheck.model.works import may_be_one_work

_ADDRESS = re.compile(r"(?i)^(?:https?:)?(?://)?(?:www\.)?")


@define
class Matcher:
    """Finds the .bib entry of a source."""

    listed: Sequence[Listed]
    _index: dict[tuple[str, ...], list[Listed]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Index the entries."""
        for one in self.listed:
            for mark in (*_marks(one.source), ("titled", _whole_title(one.source))):
                self._index.setdefault(mark, []).append(one)

    def find(self, source: Source) -> Listed | None:
        """Return the entry for a source; None if no entry or several entries match."""
        for mark in _marks(source):
            fitting = [one for one in self._index.get(mark, ()) if _fits(mark, source, one.source)]
            if len(fitting) == 1:
                return fitting[0]
        same = [one for one in self._titled(source) if may_be_one_work(source, one.source)]
        alike = [one for one in same if not (_year(source) and _year(one.source))]
        return alike[0] if len(alike) == 1 else None

    def of_another_year(self, source: Source) -> Listed | None:
        """Return the only entry with the same authors and title but a different year."""
        undated = evolve(source, date=None)
        same = [one for one in self._titled(source) if may_be_one_work(undated, one.source)]
        others = [one for one in same if _year(one.source) and _year(source)]
        return others[0] if len(others) == 1 and not self.find(source) else None

    def _titled(self, source: Source) -> list[Listed]:
        """Return the entries with the same title and first author, in any year."""
        title = _whole_title(source)
        if not source.title or not source.authors or not title:
            return []
        same = self._index.get(("titled", title), ())
        return [one for one in same if one.source.authors and _one_author(source, one.source)]


def _whole_title(source: Source) -> str:
    return folded_words(f"{source.title} {source.subtitle}")


def _marks(source: Source) -> Iterator[tuple[str, ...]]:
    """Yield the features that identify a source, most reliable first."""
    if source.doi:
        yield "doi", source.doi.strip().casefold()
    if source.key:
        yield "key", source.key.casefold()
    if source.url:
        yield "url", bare_address(source.url)
    title = f"{described(source)} {source.subtitle}"
    yield "title", folded_words(title), _year(source)
    day = str(source.date) if source.date and source.date.is_day else ""
    if day:
        yield from (("day", day, body) for body in sorted(_bodies(source)))


def _fits(mark: tuple[str, ...], source: Source, other: Source) -> bool:
    """Return True if the feature shared by two sources makes them the same work."""
    if mark[0] == "day":
        return not source.title or source.title.startswith("[")
    is_one = mark[0] == "doi" or may_be_one_work(_described(source), _described(other))
    if mark[0] == "url":
        return is_one and bare_address(source.url).count("/") > 0
    return is_one and (mark[0] != "title" or _one_author(source, other))


def _described(source: Source) -> Source:
    return evolve(source, title=described(source))


def _one_author(source: Source, other: Source) -> bool:
    """Return True if the first authors have a name in common, in any order."""
    one, two = (_first_words(which) for which in (source, other))
    return not one or not two or bool(one & two)


def _first_words(source: Source) -> set[str]:
    names = credited(source) or source.editors
    shown = names[0].displayed if names else ""
    return {word for part in re.split(r"[\s,.-]+", shown) if (word := folded_words(part))}


def folded_words(text: str) -> str:
    """Return the letters and digits of a text in lowercase ASCII, if possible."""
    return folded(text) or "".join(char for char in text.casefold() if char.isalnum())


def _year(source: Source) -> str:
    date = citable(source.date)
    return str(ends(date)[-1].year) if date else ""


def first_author(source: Source) -> str:
    """Return the family name or organization of the first author, in lowercase ASCII."""
    names = credited(source) or source.editors
    first = names[0] if names else None
    return folded_words(first.literal or first.family or first.given) if first else ""


def _bodies(source: Source) -> set[str]:
    names = {source.container, source.publisher, source.speaker}
    found = {_article_off(name) for name in names if name} | {first_author(source)}
    return {name for name in found if name}


def _article_off(name: str) -> str:
    return folded_words(re.sub(r"(?i)^the\s+", "", name))


def bare_address(url: str) -> str:
    """Return an address without scheme, "www." and final slash, and with a lowercase host."""
    host, slash, path = _ADDRESS.sub("", url.strip()).partition("/")
    return host.lower() + slash * bool(path) + path.rstrip("/")
