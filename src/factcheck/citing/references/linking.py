"""All that the markers of a document and its lists say of one another."""

from collections.abc import Iterator, Sequence

from factcheck.citing.references.beside import beside
from factcheck.citing.references.catalogue import Catalogue
from factcheck.citing.references.compared import compared
from factcheck.citing.references.early import early
from factcheck.citing.references.noted import Notes
from factcheck.citing.references.resolving import resolved
from factcheck.citing.references.settled import LEAST, Settled
from factcheck.citing.references.twins import twins
from factcheck.citing.references.unnamed import Unnamed
from factcheck.citing.references.unnumbered import LEAST_LABELLED, unnumbered
from factcheck.model import (
    CitationKind,
    Citing,
    Compared,
    Document,
    Facts,
    ListKind,
    Reference,
    ReferenceList,
    Resolution,
)


def linked(document: Document, facts: Facts) -> Citing:
    """Link the markers of a document with the entries of its lists."""
    catalogue = Catalogue(document, facts.lists)
    resolutions = tuple(resolved(catalogue, facts.citations))
    settled = Settled(catalogue, resolutions)
    unnamed = Unnamed(settled, facts.citations)
    notes = Notes(catalogue)
    dangling = [
        *unnumbered(settled, facts.citations),
        *unnamed.dangling(),
        *notes.dangling(),
    ]
    misnamed = tuple(unnamed.mismatches())
    mismatches = [
        *misnamed,
        *beside(catalogue, resolutions),
        *compared(catalogue, notes.pairs),
    ]
    too_early, dated = early(document, facts.dates, resolutions)
    return Citing(
        lists=facts.lists,
        resolved=resolutions,
        dangling=tuple(sorted(dangling, key=lambda one: one.citation.span)),
        mismatches=tuple(sorted(mismatches, key=lambda one: (one.span, one.field))),
        unused=tuple(_unused(facts.lists, resolutions)),
        twins=tuple(pair for part in facts.lists for pair in twins(part)),
        early=too_early,
        compared=frozenset(_compared(settled, notes, dated=dated, misnamed=len(misnamed))),
    )


def _compared(settled: Settled, notes: Notes, *, dated: int, misnamed: int) -> Iterator[Compared]:
    """Yield what was held against something else, so that it could have been told."""
    every = settled.resolutions
    if len(notes.pairs) >= LEAST or any(
        settled.alike(one.citation) >= (LEAST_LABELLED if one.citation.label else LEAST)
        for one in every
    ):
        yield Compared.MARKERS
    if notes.pairs or misnamed or any(_says_something(one) for one in every):
        yield Compared.PARTICULARS
    if any(_is_cited(part, every) for part in settled.catalogue.lists):
        yield Compared.ENTRIES
    works = (part for part in settled.catalogue.lists if part.kind is not ListKind.NOTES)
    if any(len(part.references) > 1 for part in works):
        yield Compared.WORKS
    if dated:
        yield Compared.DATES


def _says_something(one: Resolution) -> bool:
    """Say whether a marker names its work, or the words beside it do."""
    named = one.citation.kind is CitationKind.AUTHOR_YEAR
    work = one.references[0].work
    return named or bool(one.citation.particulars and (work.year or work.authors or work.title))


def _is_cited(part: ReferenceList, resolutions: Sequence[Resolution]) -> bool:
    """Say whether a list means to hold what is cited, and enough of it is."""
    used = {entry.span for one in resolutions for entry in one.references}
    return part.is_cited and sum(entry.span in used for entry in part.references) >= LEAST


def _unused(
    lists: Sequence[ReferenceList], resolutions: Sequence[Resolution]
) -> Iterator[Reference]:
    """Yield the entries without a marker, of lists that mean to hold only what is cited."""
    used = {entry.span for one in resolutions for entry in one.references}
    for part in lists:
        if _is_cited(part, resolutions):
            yield from (entry for entry in part.references if entry.span not in used)
