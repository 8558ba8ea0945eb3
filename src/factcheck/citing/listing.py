"""All that the markers of a document and its lists say of one another; entries as sources."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck import lexicon
from factcheck.citing.beside import beside, early
from factcheck.citing.bib import twins
from factcheck.citing.catalogue import LEAST, Catalogue, Settled, resolved
from factcheck.citing.dangling import LEAST_LABELLED, Unnamed, unnumbered
from factcheck.citing.notes import Notes, broken
from factcheck.model import (
    OTHERS,
    CitationKind,
    Citing,
    Compared,
    Document,
    Facts,
    ListKind,
    Reference,
    ReferenceList,
    Resolution,
    Source,
    Work,
)
from factcheck.model.keys import citation_key, folded
from factcheck.model.works import may_be_one_work


def linked(document: Document, facts: Facts) -> Citing:
    """Link the markers of a document with the entries of its lists."""
    catalogue = Catalogue(document, facts.lists)
    resolutions = tuple(resolved(catalogue, facts.citations))
    settled = Settled(catalogue, resolutions)
    unnamed = Unnamed(settled, facts.citations)
    notes = Notes(catalogue)
    numbered = unnumbered(settled, facts.citations)
    dangling = [*numbered, *unnamed.dangling(), *notes.dangling(), *broken(catalogue)]
    misnamed = tuple(unnamed.mismatches())
    mismatches = [*misnamed, *beside(catalogue, resolutions), *notes.mismatches()]
    too_early, dated = early(document, facts.dates, resolutions)
    kinds = _kinds_compared(
        settled, notes, dated=dated, misnamed=len(misnamed), dangling=len(dangling)
    )
    return Citing(
        lists=facts.lists,
        resolved=resolutions,
        dangling=tuple(sorted(dangling, key=lambda one: one.citation.span)),
        mismatches=tuple(sorted(mismatches, key=lambda one: (one.span, one.field))),
        unused=tuple(_unused(facts.lists, resolutions)),
        twins=tuple(pair for part in facts.lists for pair in twins(part)),
        early=too_early,
        compared=frozenset(kinds),
    )


def _kinds_compared(
    settled: Settled, notes: Notes, *, dated: int, misnamed: int, dangling: int
) -> Iterator[Compared]:
    """Yield what was held against something else, so that it could have been told."""
    every = settled.resolutions
    is_enough = len(notes.pairs) >= LEAST or any(
        settled.alike(one.citation) >= (LEAST_LABELLED if one.citation.label else LEAST)
        for one in every
    )
    if is_enough or dangling:
        yield Compared.MARKERS
    if notes.pairs or misnamed or any(_says_something(one) for one in every):
        yield Compared.PARTICULARS
    if any(_is_cited(part, every) for part in settled.catalogue.lists):
        yield Compared.ENTRIES
    if any(len(part.references) > 1 for part in settled.catalogue.lists_of_works):
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


# ---- entries → sources that can be cited ----

_WHOLE = frozenset({"book", "report", "thesis"})
"""Kinds that no journal and no other book carries."""


def works_listed(facts: Facts, known: Sequence[Source]) -> tuple[Source, ...]:
    """Return the citable works of all lists that are not known yet, with keys that are free."""
    taken = {source.key.lower() for source in known}
    met: dict[tuple[str, ...], list[Source]] = {}
    for source in known:
        _note(met, source)
    found = []
    for entry in _citable(facts):
        source = _source(entry)
        same = [one for mark in _marks(source) for one in met.get(mark, ())]
        if any(may_be_one_work(source, one) for one in same):
            continue
        key = citation_key(source, taken)
        taken.add(key.lower())
        found.append(evolve(source, key=key))
        _note(met, source)
    return tuple(found)


def _note(met: dict[tuple[str, ...], list[Source]], source: Source) -> None:
    for mark in _marks(source):
        met.setdefault(mark, []).append(source)


def unread(facts: Facts) -> Iterator[Reference]:
    """Yield the entries of lists of works that tell too little to be cited."""
    for part in facts.lists:
        if part.kind is not ListKind.NOTES:
            yield from (one for one in part.references if not _is_citable(one.work, is_note=False))


def _citable(facts: Facts) -> Iterator[Reference]:
    for part in facts.lists:
        is_note = part.kind is ListKind.NOTES
        yield from (one for one in part.references if _is_citable(one.work, is_note=is_note))


def _is_citable(work: Work, *, is_note: bool) -> bool:
    """Return True if a work has a title, and tells who or what it is from or when it came out.

    An uncertain note without a person and a year is a remark, or the short form of an entry.
    """
    place = work.url or work.doi or work.publisher or (work.container and work.year)
    people = work.authors or work.editors
    if is_note and work.uncertain and not _names_a_person(work):
        return False
    if not is_note and work.title and (people or work.year):
        return True
    return bool(work.title and (place or (people and (work.year or work.container))))


def _names_a_person(work: Work) -> bool:
    """Return True if a work has a year and an author with family and given name."""
    first = work.authors[0] if work.authors else None
    if not (first and first.family and first.given and work.year):
        return False
    return first.given.split()[0].lower() not in lexicon.words("references.leading up")


def _marks(source: Source) -> Iterator[tuple[str, ...]]:
    """Yield what a source can be known again by, if nothing tells it apart."""
    if source.doi:
        yield "doi", source.doi.lower()
    if source.title:
        yield "title", folded(source.title)


def _source(entry: Reference) -> Source:
    work = entry.work
    whole = work.kind in _WHOLE and not work.publisher  # what follows its title published it
    people = (*work.authors, OTHERS) if work.others and work.authors else work.authors
    return Source(
        key="",
        kind=_kind(work),
        title=work.title,
        authors=() if work.are_editors else people,
        editors=people if work.are_editors else work.editors,
        translators=work.translators,
        genre=work.genre,
        series=work.series,
        series_number=work.series_number,
        uncertain=work.uncertain,
        doubts=work.doubts,
        container="" if whole else work.container,
        publisher=work.container if whole else work.publisher,
        volume=work.volume,
        issue=work.issue,
        pages="" if work.kind in _WHOLE else work.pages,  # of a whole work they lead to a place
        date=work.date,
        url=work.url or (f"https://arxiv.org/abs/{work.arxiv}" if work.arxiv else ""),
        doi=work.doi,
        accessed=work.accessed,
        edition=work.edition,
        place=work.place,
        span=entry.span,
    )


def _kind(work: Work) -> str:
    """Return the kind; an article of a day, without volume and issue, is a newspaper's."""
    is_of_day = work.date is not None and work.date.is_day
    is_bare = not (work.volume or work.issue)
    return "newspaper-article" if work.kind == "article" and is_of_day and is_bare else work.kind
