"""Entries of lists → sources that can be cited."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.model import OTHERS, Facts, ListKind, Reference, Source, Work
from factcheck.model.keys import citation_key, folded

_WHOLE = frozenset({"book", "report", "thesis"})
"""Kinds that no journal and no other book carries."""


def works_listed(facts: Facts, known: Sequence[Source]) -> tuple[Source, ...]:
    """Return the citable works of all lists that are not known yet, with keys that are free."""
    taken = {source.key.lower() for source in known}
    met = {mark for source in known for mark in _marks(source)}
    found = []
    for entry in _citable(facts):
        source = _source(entry)
        marks = set(_marks(source))
        if marks & met:
            continue
        met |= marks
        key = citation_key(source, taken)
        taken.add(key.lower())
        found.append(evolve(source, key=key))
    return tuple(found)


def _citable(facts: Facts) -> Iterator[Reference]:
    """Yield the entries that tell a title and who or what it is from."""
    for part in facts.lists:
        for entry in part.references:
            work = entry.work
            place = work.url or work.doi or work.publisher or (work.container and work.year)
            note = part.kind is ListKind.NOTES
            if work.title and (place if note else place or (work.authors and work.year)):
                yield entry


def _marks(source: Source) -> Iterator[tuple[str, ...]]:
    """Yield all by which a source is known again."""
    title = folded(source.title)
    if source.doi:
        yield "doi", source.doi.lower()
    if source.url and title:
        yield "url", source.url.rstrip("/"), title
    if title and source.date:
        yield "title", title, str(source.date.year)


def _source(entry: Reference) -> Source:
    work = entry.work
    whole = work.kind in _WHOLE and not work.publisher  # what follows its title published it
    return Source(
        key="",
        kind=_kind(work),
        title=work.title,
        authors=(*work.authors, OTHERS) if work.others and work.authors else work.authors,
        editors=work.editors,
        container="" if whole else work.container,
        publisher=work.container if whole else work.publisher,
        volume=work.volume,
        issue=work.issue,
        pages=""
        if work.kind in _WHOLE
        else work.pages,  # of a whole work they only lead to a place
        date=work.date,
        url=work.url or _preprint(work),
        doi=work.doi,
        accessed=work.accessed,
        edition=work.edition,
        place=work.place,
        span=entry.span,
    )


def _kind(work: Work) -> str:
    """Return the kind; an article of a day, without volume, issue and pages, is a newspaper's."""
    is_of_day = work.date is not None and work.date.is_day
    is_bare = not (work.volume or work.issue or work.pages)
    return "newspaper-article" if work.kind == "article" and is_of_day and is_bare else work.kind


def _preprint(work: Work) -> str:
    return f"https://arxiv.org/abs/{work.arxiv}" if work.arxiv else ""
