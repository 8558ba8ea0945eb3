"""Markers → the entries they point at, with the reason."""

from collections.abc import Iterator, Sequence

from factcheck.citing.references.catalogue import Catalogue, names_of
from factcheck.model import (
    Citation,
    CitationKind,
    ListKind,
    Reference,
    ReferenceList,
    Resolution,
)
from factcheck.model.keys import folded

_SHORTEST = 3
"""Letters of a name that is looked for anywhere in an entry."""


def resolved(catalogue: Catalogue, citations: Sequence[Citation]) -> Iterator[Resolution]:
    """Yield each marker that has an entry, with all the entries it has."""
    known: dict[tuple[object, ...], tuple[tuple[Reference, ...], str]] = {}
    for one in citations:
        if one.kind is CitationKind.AUTHOR_YEAR:
            key = (one.names, one.year, one.letter)
            if key not in known:
                known[key] = _by_name(catalogue, one)
            found, reason = known[key]
        else:
            found, reason = _by_mark(catalogue, one)
        if found:
            yield Resolution(one, found, reason)


def _by_mark(catalogue: Catalogue, one: Citation) -> tuple[tuple[Reference, ...], str]:
    if one.label:
        entry = catalogue.labelled.get(one.label.casefold())
        return ((entry,), f"label {one.label}") if entry else ((), "")
    of_list = numbers_for(catalogue, one)
    found = tuple(of_list[number] for number in one.numbers if number in of_list)
    return found, "number " + ", ".join(map(str, one.numbers))


def numbers_for(catalogue: Catalogue, one: Citation) -> dict[int, Reference]:
    """Return the numbered entries that a numeric marker points into.

    Of several lists (one a chapter) it is the next one that has the number, or the last above.
    """
    pool = [part for part in pool_for(catalogue, one) if catalogue.numbered.get(part.span.start)]
    holding = [
        part
        for part in pool
        if any(number in catalogue.numbered[part.span.start] for number in one.numbers)
    ]
    below = [part for part in holding if part.span.start > one.span.start]
    chosen = [*below[:1], *holding[-1:], *pool[:1]]
    return catalogue.numbered[chosen[0].span.start] if chosen else {}


def pool_for(catalogue: Catalogue, one: Citation) -> list[ReferenceList]:
    """Return the numbered lists that a marker of its kind may mean."""
    notes = [part for part in catalogue.lists if part.kind is ListKind.NOTES]
    works = [part for part in catalogue.lists if part.kind is ListKind.NUMBERED]
    if one.kind is CitationKind.NOTE:
        return notes or works
    return works or notes


def _by_name(catalogue: Catalogue, one: Citation) -> tuple[tuple[Reference, ...], str]:
    name = folded(one.names[0])
    reason = f"{one.names[0]}, {one.year}{one.letter}"
    same = [entry for entry in catalogue.by_author.get(name, ()) if is_of_year(entry, one)]
    both = [entry for entry in same if has_all(entry, one)]
    if same:
        return tuple(both or same), reason
    lettered = any(entry.work.year == one.year for entry in catalogue.by_author.get(name, ()))
    if lettered or len(name) < _SHORTEST:
        return (), ""
    year = one.year or 0
    named = [
        entry
        for entry in catalogue.works()
        if year in entry.work.years and name in catalogue.text_of(entry)
    ]
    return tuple(named), f"{reason}, somewhere in the entry"


def is_of_year(entry: Reference, one: Citation) -> bool:
    """Say whether an entry has the year of a marker, and no other letter."""
    work = entry.work
    letters_differ = bool(one.letter and work.letter and one.letter != work.letter)
    return work.year == one.year and not letters_differ


def has_all(entry: Reference, one: Citation) -> bool:
    """Say whether every name of a marker is one of the authors."""
    authors = {name for author in entry.work.authors for name in names_of(author)}
    return all(folded(name) in authors for name in one.names)
