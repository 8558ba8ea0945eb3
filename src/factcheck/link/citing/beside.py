"""The words before a citation, compared with the cited entry."""

import re
from collections.abc import Iterator, Sequence

from factcheck import lexicon
from factcheck.lexicon.data.english import is_ordinary
from factcheck.link.citing.catalogue import Catalogue, are_a_slip_apart, authors_of
from factcheck.link.citing.dangling import together
from factcheck.model import (
    Citation,
    CitationKind,
    Date,
    DateKind,
    DateRole,
    Document,
    Edtf,
    Mismatch,
    Particular,
    Reference,
    Resolution,
    Span,
    TooEarly,
    Unit,
    Work,
)
from factcheck.model.keys import folded
from factcheck.model.text import beginning_in

_REISSUED = 20
"""Maximum difference in years; a larger one may be due to an earlier work or edition."""
_SHORTEST, _SHORTEST_ALONE = 4, 6
"""Minimum number of letters in a name in which a single difference counts as a typo.

A name that stands alone must be longer.
"""
_ET_AL = re.compile(r",?\set\.?\s?al\b")
_BEHIND = 40
"""Maximum distance of a page after the year of its citation."""
_PAIR, _MOST_SHOWN = 2, 4
_PAGES = re.compile(r"(\d{1,5})-(\d{1,5})")
_EXTENT = re.compile(r"(?<![\d–-])(\d{2,4})\s(?:pp?\b\.?|pages\b)(?!\s?\d)")
"""The number of pages of a book: "xii + 310 pp."."""
_LOCATED = re.compile(
    r"(?:pp?\.?\s?)?(?P<page>\d{1,5})(?:\s?(?:[-–—,]\s?\d{1,5}|ff?\.|n\.?\s?\d+))*"
)
"""A page or pages of a citation; only the first page is compared."""


def beside(catalogue: Catalogue, resolutions: Sequence[Resolution]) -> Iterator[Mismatch]:
    """Yield what a citation, or the words before it, states differently from its entry."""
    for one in resolutions:
        citation, entry = one.citation, one.references[0]
        if citation.is_quoted:
            continue
        marker = marker_of(citation)
        names = _authors(catalogue, one.references, citation.names, others=citation.others)
        differences = [names, _letters(catalogue, one), _page(catalogue, one)]
        for name, said, listed in filter(None, differences):
            at = catalogue.document.text.find(
                said, citation.span.start, citation.span.end + _BEHIND
            )
            is_page = name == "page" and at >= 0
            span = Span(at, at + len(said)) if is_page else citation.span
            yield Mismatch(span, name, said, listed, marker, entry)
        if len(one.references) == 1 and len(citation.numbers) <= 1:
            for part in citation.particulars:
                stated = (_year if part.field == "year" else _author)(catalogue, one, part)
                if stated:
                    yield Mismatch(part.span, *stated, marker, entry)


def marker_of(citation: Citation) -> str:
    """Return a citation as printed: "[7]", "note 7", "Moe 2010"."""
    if citation.kind in (CitationKind.AUTHOR_YEAR, CitationKind.AUTHOR_PAGE):
        return together(citation)
    label = citation.label or str(citation.numbers[0])
    is_note = citation.kind is CitationKind.NOTE and not citation.label
    return f"note {label}" if is_note else f"[{label}]"


_Difference = tuple[str, str, str] | None
"""The name of a field, its value in the text, and its value in the entry."""


def _authors(
    catalogue: Catalogue, entries: Sequence[Reference], cited: Sequence[str], *, others: bool
) -> _Difference:
    """Return the difference between the names of a cited work and the authors of its entries.

    A first author alone may stand for all of them. Source: Publication Manual of the APA, 7th
    edition, 8.17: "et al." stands for two authors or more.
    """
    found = None
    for entry in entries if cited else ():
        work, known = entry.work, authors_of(entry.work)
        families = [author.family for author in work.authors if author.family]
        listed, names = [folded(family) for family in families], list(cited)
        names = [name if folded(name) in known else name.split()[-1] for name in names]
        said = [folded(name) for name in names]
        at = next((at for at, name in enumerate(said) if name not in known), 0)
        is_whole = not work.others and {"author", "title"}.isdisjoint(work.uncertain)
        if said[0] not in known or len(families) < len(work.authors):
            return None
        if at:
            if catalogue.names(entry, names[at]) or listed[at : at + 1] in ([one] for one in said):
                return None
            if len(said) <= len(listed):
                found = "author", names[at], families[at]
            elif is_whole and len(said[at]) > 1:
                found = "authors", _joined(names), _joined(families)
            else:
                return None
        elif is_whole and others and len(listed) <= max(len(said), _PAIR):
            found = "authors", f"{_joined(names)} et al.", _joined(families)
        elif is_whole and not others and len(said) > 1 and said != listed:
            found = "authors", _joined(names), _joined(families)
        else:
            return None
    return found


def _joined(names: Sequence[str]) -> str:
    """Return names as a list: "Moe and Lee", "Moe, Lee, Dahl and 3 others"."""
    firsts, last = names[:-1], names[-1]
    if len(names) > _MOST_SHOWN:
        firsts, last = names[: _MOST_SHOWN - 1], f"{len(names) - _MOST_SHOWN + 1} others"
    return f"{', '.join(firsts)} and {last}" if firsts else last


def _letters(catalogue: Catalogue, one: Resolution) -> _Difference:
    """Return the letters of the works of a year, if the citation has neither them nor initials."""
    works = [entry.work for entry in one.references]
    letters = sorted({work.letter for work in works if work.letter})
    year, letter = one.citation.year, one.citation.letter
    if letter and len(works) == 1 and not works[0].letter:
        printed = f"{year}{letter}" in catalogue.words_of(one.references[0])
        return None if printed else ("year", f"{year}{letter}", str(year))
    is_clear = letter or "." in catalogue.document.words(one.citation.span)[:_PAIR]
    if is_clear or not year or len(letters) < max(_PAIR, len(works)):
        return None
    return "year", str(year), " or ".join(f"{year}{letter}" for letter in letters)


def _page(catalogue: Catalogue, one: Resolution) -> _Difference:
    """Return the page of a citation, if it is outside the pages of the only work cited."""
    said = _LOCATED.fullmatch(one.citation.locator.strip())
    known = {*authors_of(one.references[0].work), ""}
    if len(one.references) != 1 or not said or folded("".join(one.citation.names[:1])) not in known:
        return None
    words = catalogue.words_of(one.references[0])
    is_year = said["page"] in words
    pages = page_outside(one.references[0].work, said["page"], words)
    return ("page", said["page"], pages) if pages and not is_year else None


def page_outside(work: Work, page: str, words: str) -> str:
    """Return the pages of a work if a page is outside them; otherwise empty.

    Args:
        work: The work, with its first and last page.
        page: The page.
        words: The entry of the work, which may state its number of pages.
    """
    is_part = work.container and "pages" not in work.uncertain
    pages, extent = _PAGES.fullmatch(work.pages) if is_part else None, _EXTENT.search(words)
    first, last = (int(pages[1]), int(pages[2])) if pages else (0, 0)
    if extent and not pages:
        first, last = 1, int(extent[1])
    return f"{first}–{last}" if first < last and not first <= int(page) <= last else ""


def _year(catalogue: Catalogue, one: Resolution, part: Particular) -> _Difference:
    """Return a year in the text that the entry contradicts.

    The noun or the author's name before the citation must match the entry.
    """
    entry, noun = one.references[0], folded(part.noun)
    work = entry.work
    if work.year is None or part.value in catalogue.words_of(entry):
        return None
    words = folded(work.title) or catalogue.text_of(entry)
    is_its = noun in authors_of(work) if part.noun[0].isupper() else noun.removesuffix("s") in words
    is_near = abs(work.year - int(part.value)) <= _REISSUED
    return ("year", part.value, str(work.year)) if is_its and is_near else None


def _author(catalogue: Catalogue, one: Resolution, part: Particular) -> _Difference:
    """Return the names before a citation by number, note or key that the entry contradicts.

    If the first name is that of an author, any difference counts, as in an author–year citation;
    so it does before "et al." and before "[-@key]", whose author the text must name. Other names
    must be one typo apart from an author's, or be those of the first author of another entry.
    """
    entry = one.references[0]
    families = [author.family for author in entry.work.authors if author.family]
    people = {*authors_of(entry.work), *authors_of(Work(authors=entry.work.editors))}
    names = [name for name in part.names if folded(name) in people or not _is_word(catalogue, name)]
    if not names or not families:
        return None
    first = folded(names[0])
    is_et_al = _ET_AL.match(catalogue.document.text, part.span.end) is not None
    if first in people:
        return (
            _authors(catalogue, (entry,), names, others=is_et_al) if is_et_al or names[1:] else None
        )
    if first in catalogue.text_of(entry):
        return None
    if len(names) == len(families) > 1 and {*map(folded, names[1:])} < people:
        return "authors", _joined(names), _joined(families)
    shortest = _SHORTEST if part.others or len(names) > 1 else _SHORTEST_ALONE
    alike = [name for name in families if are_a_slip_apart(folded(name), first, shortest)]
    is_other = first in catalogue.by_author
    is_stated = is_et_al or catalogue.document.text.startswith("-@", one.citation.span.start)
    listed = next(iter(alike), families[0] if is_stated or is_other else "")
    return ("author", names[0], listed) if listed else None


def _is_word(catalogue: Catalogue, name: str) -> bool:
    """Return True if a name is an ordinary word and no author of a listed work has it."""
    return is_ordinary(name.lower()) and folded(name) not in catalogue.by_author


# ---- sources published before the events they are cited for ----

_OTHERWISE = re.compile(
    rf"\b(?:{lexicon.alternation('references.told otherwise')}"
    rf"|(?:{lexicon.alternation('references.told otherwise in whole')})\b)",
    re.IGNORECASE,
)
_END = re.compile(r"[\s)\]¹²³⁰⁴-⁹]{0,6}[.!?]?[\s)\]¹²³⁰⁴-⁹]{0,6}$")
_BETWEEN = re.compile(r"[.,;]?[”\"’)]?\s?\(?")


def early(
    document: Document, dates: Sequence[Date], resolutions: Sequence[Resolution]
) -> tuple[tuple[TooEarly, ...], int]:
    """Return the sources that are older than the date directly before their citation.

    A citation is compared only if it is at the end of its sentence, directly after a date with a
    year, and only by year. The second result is the number of citations that were compared.
    """
    found, judged = [], 0
    for one in resolutions:
        sentence = document.sentence_at(max(0, one.citation.behind - 1))
        if sentence is None or len(one.references) != 1 or one.citation.is_quoted:
            continue
        date = _date_before(document, dates, sentence, one.citation)
        entry = one.references[0]
        if date is None or entry.work.year is None:
            continue
        judged += 1
        words = document.text[sentence.start : date.span.start]
        if date.value and _is_older(entry, words, date.value):
            found.append(TooEarly(one.citation, entry, date.span, date.value))
    return tuple(found), judged


def _date_before(
    document: Document, dates: Sequence[Date], sentence: Span, citation: Citation
) -> Date | None:
    """Return the only date in a sentence, if the citation follows it and ends the sentence."""
    found = beginning_in(dates, Span(sentence.start, citation.behind))
    end = citation.span.end
    is_end = end >= sentence.end or _END.fullmatch(document.text, end, sentence.end)
    if len(found) != 1 or not is_end or any(one.field == "year" for one in citation.particulars):
        return None
    date = found[0]
    is_sure = (date.kind, date.role) == (DateKind.ABSOLUTE, DateRole.OWN) and date.value
    is_beside = _BETWEEN.fullmatch(document.text, date.span.end, citation.behind)
    is_bracketed = document.text[date.span.start - 1 : date.span.start] == "("
    return date if is_sure and is_beside and Unit.YEAR in date.stated and not is_bracketed else None


def _is_older(entry: Reference, words: str, happened: Edtf) -> bool:
    """Return True if a work is older than an event and nothing explains why.

    An explanation may be in the work's title or in the sentence that cites it.
    """
    work, year = entry.work, (happened.start or happened).year
    is_living = (
        work.accessed or (work.url and not work.container) or not (work.authors and work.title)
    )
    is_its = any(len(word) > 3 and folded(word) in folded(words) for word in work.title.split())  # noqa: PLR2004
    is_open = is_living or is_its or _OTHERWISE.search(words)
    return not is_open and year is not None and max(work.years) < year
