"""Checks of citations against reference lists and vice versa; entries as sources."""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from attrs import evolve

from factcheck import lexicon
from factcheck.link.citing.beside import beside, early
from factcheck.link.citing.bib import twins
from factcheck.link.citing.catalogue import LEAST, Catalogue, Settled, resolved
from factcheck.link.citing.dangling import Unnamed, unnumbered
from factcheck.link.citing.notes import Notes, noted
from factcheck.link.citing.titled import titled
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
    Span,
    Work,
)
from factcheck.model.keys import citation_key, folded
from factcheck.model.works import may_be_one_work


def linked(document: Document, facts: Facts) -> Citing:
    """Return the links between the citations of a document and the entries of its lists."""
    catalogue = Catalogue(document, facts.lists)
    resolutions = tuple(resolved(catalogue, facts.citations))
    settled = Settled(catalogue, resolutions)
    unnamed, full_notes = Unnamed(settled, facts.citations), len([*noted(catalogue)])
    notes = Notes(catalogue)
    dangling = [
        *unnumbered(settled, facts.citations),
        *unnamed.dangling(),
        *notes.dangling,
    ]
    misnamed = tuple(unnamed.mismatches())
    stated = [*beside(catalogue, resolutions), *titled(catalogue, resolutions)]
    mismatches = [*misnamed, *stated, *notes.mismatches]
    too_early, dated = early(document, facts.dates, resolutions)
    several = any(len(part.references) > 1 for part in catalogue.lists_of_works)
    is_enough = dangling or full_notes >= LEAST or any(map(settled.is_usual, resolutions))
    used = {entry.span for one in resolutions for entry in one.references}
    used |= {one.reference.span for one in misnamed}
    cited = [part for part in facts.lists if part.is_cited and _is_used(part, used)]
    compared = {
        Compared.MARKERS: is_enough,
        Compared.PARTICULARS: full_notes or mismatches or any(map(_says_something, resolutions)),
        Compared.ENTRIES: cited,
        Compared.WORKS: several,
        Compared.DATES: dated,
    }
    return Citing(
        lists=facts.lists,
        resolved=resolutions,
        dangling=tuple(sorted(dangling, key=lambda one: one.citation.span)),
        mismatches=tuple(sorted(mismatches, key=lambda one: (one.span, one.field))),
        unused=tuple(one for part in cited for one in part.references if one.span not in used),
        twins=tuple(pair for part in facts.lists for pair in twins(part)),
        early=too_early,
        compared=frozenset(what for what, is_so in compared.items() if is_so),
    )


def _says_something(one: Resolution) -> bool:
    """Return True if a citation, or the text before it, states a year or a name to compare."""
    work = one.references[0].work
    is_known = one.citation.particulars and (work.year or work.authors or work.title)
    return bool(one.citation.kind is CitationKind.AUTHOR_YEAR or is_known)


def _is_used(part: ReferenceList, used: Container[Span]) -> bool:
    """Return True if at least `LEAST` entries of a list are cited."""
    return sum(entry.span in used for entry in part.references) >= LEAST


# ---- entries as citable sources ----

_WHOLE = frozenset({"book", "report", "thesis"})
"""Types of works that are not part of a journal or book."""


def works_listed(facts: Facts, known: Sequence[Source]) -> tuple[Source, ...]:
    """Return the citable works of all lists, except those already known, with new keys."""
    taken = {source.key.lower() for source in known}
    met = defaultdict[tuple[str, str], list[Source]](list)
    for source in known:
        for mark in _marks(source):
            met[mark].append(source)
    found = []
    for part in facts.lists:
        is_note = part.kind is ListKind.NOTES
        for entry in part.references:
            if not _is_citable(entry.work, is_note=is_note):
                continue
            source = _source(entry)
            same = [one for mark in _marks(source) for one in met[mark]]
            if any(may_be_one_work(source, one) for one in same):
                continue
            source = evolve(source, key=citation_key(source, taken))
            taken.add(source.key.lower())
            found.append(source)
            for mark in _marks(source):
                met[mark].append(source)
    return tuple(found)


def unread(facts: Facts) -> Iterator[Reference]:
    """Yield the entries of reference lists that state too little to be cited."""
    for part in facts.lists:
        if part.kind is not ListKind.NOTES:
            yield from (one for one in part.references if not _is_citable(one.work, is_note=False))


def _is_citable(work: Work, *, is_note: bool) -> bool:
    """Return True if a work has a title, and an author, a place of publication or a date.

    If it is uncertain whether a note cites a work, it must also name a person and a year. If not,
    it is a comment, or the short form of an entry.
    """
    people = work.authors or work.editors
    place = work.url or work.doi or work.publisher or (work.container and work.year)
    if not is_note:
        return bool(work.title and (people or work.year or place))
    given = (work.authors[0].given.split() or [""])[0].lower() if work.authors else ""
    is_name = given not in lexicon.words("references.leading up") | {"", "i"}
    is_named = is_name and work.year
    is_from = place or (people and (work.year or work.container))
    return bool(work.title and is_from and (is_named or not work.uncertain))


def _marks(source: Source) -> Iterator[tuple[str, str]]:
    """Yield the keys by which two sources are recognized as the same."""
    yield from ((n, folded(one)) for n, one in (("d", source.doi), ("t", source.title)) if one)


_SAME = (
    *("title", "translators", "genre", "series", "series_number", "uncertain", "doubts"),
    *("volume", "issue", "date", "doi", "accessed", "edition", "place"),
)
"""Fields that are copied from an entry to its source."""


def _source(entry: Reference) -> Source:
    """Return an entry as a source. A dated article without a volume is a newspaper article."""
    work = entry.work
    is_whole = work.kind in _WHOLE
    is_held = is_whole and not work.publisher  # what follows its title is the publisher
    people = (*work.authors, OTHERS) if work.others and work.authors else work.authors
    is_days = work.date is not None and work.date.is_day and not (work.volume or work.issue)
    return Source(
        key="",
        kind="newspaper-article" if work.kind == "article" and is_days else work.kind,
        authors=() if work.are_editors else people,
        editors=people if work.are_editors else work.editors,
        container="" if is_held else work.container,
        publisher=work.container if is_held else work.publisher,
        pages="" if is_whole else work.pages,  # only the cited pages
        url=work.url or (f"https://arxiv.org/abs/{work.arxiv}" if work.arxiv else ""),
        span=entry.span,
        **{name: getattr(work, name) for name in _SAME},
    )
