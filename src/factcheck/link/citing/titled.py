"""Titles of listed works in the text, with a different year or word than in the list."""

import re
from collections.abc import Iterator, Sequence

from factcheck.document.text import word_list
from factcheck.link.citing.catalogue import Catalogue
from factcheck.model import Mismatch, Reference, Resolution, Span
from factcheck.model.keys import folded

_FEWEST = 4
"""Minimum number of words in a title; a shorter one may be an ordinary phrase."""
_QUOTED = re.compile(r"[“\"](?P<title>[^“”\"\n]{12,200}?)[,.]?[”\"]")
_DATED = re.compile(r"[,.]?[”\"’']?,?\s?\((?P<year>[12]\d{3})\)")


def titled(catalogue: Catalogue, resolutions: Sequence[Resolution]) -> Iterator[Mismatch]:
    """Yield the titles whose year or words differ from those of the only similar entry."""
    works: dict[str, list[Reference]] = {}
    for entry in catalogue.works():
        if len(entry.work.title.split()) >= _FEWEST and "title" not in entry.work.uncertain:
            works.setdefault(entry.work.title.casefold(), []).append(entry)
    if works:
        yield from _years(catalogue, works)
        yield from _words(catalogue, works, resolutions)


def _years(catalogue: Catalogue, works: dict[str, list[Reference]]) -> Iterator[Mismatch]:
    """Yield the years in parentheses after a title that no entry with this title has."""
    text = catalogue.document.text
    lowered = text.lower()
    for title, entries in works.items():
        at = lowered.find(title) if len(lowered) == len(text) else -1
        while at >= 0:
            found = _DATED.match(text, at + len(title))
            years = {year for entry in entries for year in entry.work.years}
            is_other = found and years and int(found["year"]) not in years
            if found and is_other and not _is_listed(catalogue, at):
                span = Span(*found.span("year"))
                listed = str(entries[0].work.year or min(years))
                yield Mismatch(span, "year", found["year"], listed, "this work", entries[0])
            at = lowered.find(title, at + 1)


def _words(
    catalogue: Catalogue, works: dict[str, list[Reference]], resolutions: Sequence[Resolution]
) -> Iterator[Mismatch]:
    """Yield the quoted titles that differ in one word from the work cited in the sentence."""
    known = {folded(title) for title in works}
    for one in resolutions:
        entry, sentence = one.references[0], catalogue.document.sentence_at(one.citation.span.start)
        title = entry.work.title
        if title.casefold() not in works or len(one.references) > 1 or sentence is None:
            continue
        listed = word_list(title)
        for match in _QUOTED.finditer(catalogue.document.text, sentence.start, sentence.end):
            said = word_list(match["title"])
            others = sum(one != two for one, two in zip(said, listed, strict=False))
            if len(said) == len(listed) and others == 1 and folded(match["title"]) not in known:
                span = Span(*match.span("title"))
                yield Mismatch(span, "title", match["title"], title, "this work", entry)


def _is_listed(catalogue: Catalogue, at: int) -> bool:
    return any(part.span.start <= at < part.span.end for part in catalogue.lists)
