"""Entries of lists → sources that can be cited."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from factcheck.model import Facts, ListKind, Reference, Source, Work
from factcheck.model.keys import citation_key, folded


def listed(facts: Facts, known: Sequence[Source]) -> tuple[Source, ...]:
    """Return a source for each work that a list names well enough, in order, each once.

    Args:
        facts: with the lists of the document.
        known: the sources that the document names otherwise; their keys are taken, and a work that
            is one of them is not returned again.
    """
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
    return Source(
        key="",
        kind=work.kind,
        title=work.title,
        authors=work.authors,
        container=work.container,
        publisher=work.publisher,
        volume=work.volume,
        issue=work.issue,
        pages=work.pages,
        date=work.date,
        url=work.url or _preprint(work),
        doi=work.doi,
        accessed=work.accessed,
        note=work.edition.rstrip("."),
        span=entry.span,
    )


def _preprint(work: Work) -> str:
    return f"https://arxiv.org/abs/{work.arxiv}" if work.arxiv else ""
