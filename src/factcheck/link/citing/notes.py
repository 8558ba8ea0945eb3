"""Works cited in notes, in full or by a short title, compared with the bibliography."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck import lexicon
from factcheck.document.text import word_list
from factcheck.extract.references.markers import FAMILY
from factcheck.link.citing.beside import page_outside
from factcheck.link.citing.catalogue import Catalogue
from factcheck.link.citing.samework import difference, is_same_work
from factcheck.model import ListKind, Mismatch, Reference, Span
from factcheck.model.keys import folded

_SHORT = re.compile(
    rf"(?P<name>{FAMILY}),\s[“\"]?(?P<title>[^\W\d_][^,;:.()“”\"]{{4,60}}),?[”\"]?,?\s"
    r"(?:\d{1,2}:)?(?P<page>\d{1,4})(?![\d:])"
)
"""A work cited again. Source: Chicago Manual of Style, 17th edition, 14.30."""
_LAST_PAGE = re.compile(r"[:,]\s(?P<page>\d{1,4})(?:[–-]\d{1,4})?\.?$")
_IBID = re.compile(
    r"(?:\[\^[^\]\s]{1,80}\]:?\s|\d{1,3}\.?\s)?[Ii]bid\.?,\s(?P<page>\d{1,4})(?![\d:])"
)
_PLACES = "", "in the reference list"


def noted(catalogue: Catalogue) -> Iterator[tuple[Reference, Reference]]:
    """Yield each note that cites a dated work in full, with the only entry that matches it."""
    for note in _notes(catalogue):
        work = note.work
        if work.authors and work.authors[0].family and work.title and work.year:
            near = catalogue.by_author.get(folded(work.authors[0].family), ())
            same = [entry for entry in near if is_same_work(work, entry.work)]
            if len(same) == 1:
                yield note, same[0]


def differing(catalogue: Catalogue) -> Iterator[Mismatch]:
    """Yield the differences in year, volume, title, author or page between a note and its entry."""
    full = {note.span: (note, entry) for note, entry in noted(catalogue)}
    cited: Reference | None = None
    for note in _notes(catalogue):
        marker, words = _marker(note), catalogue.document.words(note.span)
        if note.span in full:
            cited = full[note.span][1]
            # A note states the cited pages, not the pages of the work.
            work = evolve(note.work, pages="")
            found = difference(work, cited.work, [words, catalogue.document.words(cited.span)])
            if found:
                yield Mismatch(note.span, *found, marker, cited, places=_PLACES)
            yield from _paged(catalogue, note, cited, _LAST_PAGE.search(words))
            continue
        if cited and "bid." in words[:_OPENING]:
            yield from _paged(catalogue, note, cited, _IBID.match(words))
        else:
            cited = None
        for short in _SHORT.finditer(words):
            cited, found = _again(catalogue, short)
            if cited and found:
                place = Span(*short.span("title" if found[0] == "title" else "name"))
                yield Mismatch(place.shift(note.span.start), *found, marker, cited, places=_PLACES)
            elif cited:
                yield from _paged(catalogue, note, cited, short)


def _notes(catalogue: Catalogue) -> Iterator[Reference]:
    for part in catalogue.lists:
        if part.kind is ListKind.NOTES:
            yield from part.references


def _marker(note: Reference) -> str:
    return f"note {note.label.removeprefix('^')}"


def _paged(
    catalogue: Catalogue, note: Reference, entry: Reference, found: re.Match[str] | None
) -> Iterator[Mismatch]:
    """Yield the page of a note that is outside the pages of its work."""
    words = catalogue.words_of(entry)
    pages = page_outside(entry.work, found["page"], words) if found else ""
    if found and pages:
        span = Span(*found.span("page")).shift(note.span.start)
        yield Mismatch(span, "page", found["page"], pages, _marker(note), entry, places=_PLACES)


def _again(
    catalogue: Catalogue, short: re.Match[str]
) -> tuple[Reference | None, tuple[str, str, str] | None]:
    """Return the entry of a short title, and the name or title that differs from it."""
    words = word_list(short["title"])
    said = [folded(word) for word in words if words[-1] not in lexicon.words("function.stop")]
    if not said:
        return None, None
    own = catalogue.by_author.get(folded(short["name"]), [])
    titles = [(entry, [folded(word) for word in word_list(entry.work.title)]) for entry in own]
    same = [entry for entry, title in titles if _is_in_order(said, title)]
    if same:
        return (same[0], None) if len(same) == 1 else (None, None)
    if own:
        near = [(entry, _respelt(said, title)) for entry, title in titles]
        near = [(entry, listed) for entry, listed in near if listed]
        found = near[0] if len(near) == 1 else None
        return (found[0], ("title", short["title"], found[1])) if found else (None, None)
    for entry in catalogue.works():
        title = [folded(word) for word in word_list(entry.work.title)]
        family = entry.work.authors[0].family if entry.work.authors else ""
        near_names = family[:_ALIKE] == short["name"][:_ALIKE]
        if len(said) >= _FEWEST and _is_in_order(said, title) and near_names:
            return entry, ("author", short["name"], family)
    return None, None


_ALIKE = _FEWEST = 3
_NEAR = 70
"""Minimum similarity in percent of the first or last words of two titles."""
_OPENING = 12
"""Length of the start of a note in which "Ibid." refers to the previous note."""


def _is_in_order(said: Sequence[str], title: Sequence[str]) -> bool:
    """Return True if a title has all words of a short title in the same order."""
    words = iter(title)
    return all(word in words for word in said)


def _is_near(one: str, other: str) -> bool:
    from rapidfuzz import fuzz  # noqa: PLC0415 - rarely needed

    return fuzz.ratio(one, other) >= _NEAR


def _respelt(said: Sequence[str], title: Sequence[str]) -> str:
    """Return the part of a title that a short title repeats except for one word or one typo."""
    for at in range(len(title) - len(said) + 1 if len(said) >= _FEWEST else 0):
        part = title[at : at + len(said)]
        other = [pair for pair in zip(said, part, strict=True) if pair[0] != pair[1]]
        if len(other) == 1 and (other[0][0] not in (said[0], said[-1]) or _is_near(*other[0])):
            return " ".join(part)
    return ""
