"""The dossier of a book: the facts of its documents, with links across chapters."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from attrs import evolve

from factcheck.analysis.flow import Analysis, entities_of, sources_of
from factcheck.analysis.pipeline import ruled
from factcheck.comparison.together.boundaries import Boundaries
from factcheck.comparison.together.figures import ages_apart, of_one_thing
from factcheck.comparison.together.reading import Alone, authors_of, dates_of
from factcheck.config import Config
from factcheck.config.books import Book
from factcheck.extract.forms import forms_of
from factcheck.link import citing, equations
from factcheck.link.citing.across import works_apart
from factcheck.link.crosscheck import cross_check
from factcheck.link.entities import namesakes
from factcheck.link.events import linking
from factcheck.link.events.across import across
from factcheck.link.events.order import precedences
from factcheck.link.frames.frame import Frames
from factcheck.link.measures import contrasts
from factcheck.link.utterances import retellings
from factcheck.model import (
    Chapter,
    CitationKind,
    Citing,
    Claim,
    Compared,
    Contrast,
    Document,
    Dossier,
    Event,
    Facts,
    ListKind,
    Record,
    Source,
    Span,
    all_of,
    joined_documents,
    shifted,
)
from factcheck.model.contributors import contributor
from factcheck.model.keys import citation_key

Value = TypeVar("Value")


def linked(book: Book, every: Sequence[Alone], config: Config) -> Dossier:
    """Return the dossier of a book.

    Facts and links within a document are the same as for the document on its own. Entities, events,
    figures, utterances, ages and works are also linked across documents.
    """
    document = joined_documents(
        book.path, [one.document for one in every], _chapter_of(book, every)
    )
    starts = [chapter.span.start for chapter in document.chapters]
    own = [one.report.dossier for one in every]
    facts = all_of([_read(one) for one in own], starts)
    boundaries = Boundaries(document.chapters)
    claims = _claims(every, starts)
    run = (analysis := Analysis()).run
    entities = run("entities", entities_of, document, facts)
    frames = run("events", lambda: Frames(document, claims, entities))
    events = run("events", _events, frames, facts, boundaries)
    record = _record(book)
    found = run("contrasts", _contrasts, facts, claims, events, frames, boundaries)
    known = Dossier(
        document=document,
        foreign_passages=_all("foreign_passages", own, starts),
        record=record,
        facts=facts,
        claims=claims,
        entities=entities,
        namesakes=run("namesakes", namesakes, document, entities),
        events=events,
        sources=run("sources", sources_of, document, record, facts, claims, entities),
        reckonings=_all("reckonings", own, starts),
        stretches=_all("stretches", own, starts),
        ages=run("ages", equations.ages, document, facts),
        precedences=run("precedences", precedences, document, facts),
        measures=evolve(all_of([one.measures for one in own], starts), contrasts=found),
        retellings=run("retellings", retellings, document, facts, entities),
        twins=run("twins", cross_check, document, facts),
        untimely=_all("untimely", own, starts),
        slips=all_of([one.slips for one in own], starts),
        instants=_all("instants", own, starts),
        citing=run("citing", _citing, document, facts, every, starts),
    )
    known = known.changed(forms=run("forms", forms_of, known, config.sheet))
    failures = (*(failure for one in own for failure in one.failures), *analysis.failures)
    return ruled(known.with_failures(failures), config)


def _contrasts(
    facts: Facts,
    claims: tuple[Claim, ...],
    events: tuple[Event, ...],
    frames: Frames,
    boundaries: Boundaries,
) -> tuple[Contrast, ...]:
    """Return the figures that contradict each other, within and across chapters."""
    found = contrasts(frames.document, facts, claims, events)
    number = boundaries.number
    return (*of_one_thing(found, frames, number), *ages_apart(frames, number))


def _events(frames: Frames, facts: Facts, boundaries: Boundaries) -> tuple[Event, ...]:
    """Return the events, within and across chapters."""
    found = linking.events(frames, facts)
    return across(frames, found, boundaries.number, boundaries.may_recur)


def _read(one: Dossier) -> Facts:
    """Return the facts of a document; none if it is not in English."""
    return Facts() if one.foreign else one.facts


def _all(name: str, own: Sequence[Dossier], starts: Sequence[int]) -> Any:
    """Return the combined values of an attribute of all dossiers, with spans in the joined text."""
    parts = zip(own, starts, strict=True)
    return tuple(one for known, by in parts for one in shifted(getattr(known, name), by))


def _record(book: Book) -> Record:
    """Return the metadata of the book itself."""
    if not book.title:
        return Record()
    authors = tuple(map(contributor, book.authors))
    source = Source("", "book", book.title, authors=authors, date=book.dated)
    return Record(evolve(source, key=citation_key(source, ())), published=book.dated)


def _chapter_of(book: Book, every: Sequence[Alone]) -> Callable[[int, Span], Chapter]:
    dates = dates_of(every, book)

    def chapter(at: int, span: Span) -> Chapter:
        one = every[at]
        return Chapter(one.part.path, one.title, span, dates[at], authors_of(one, book))

    return chapter


def _claims(every: Sequence[Alone], starts: Sequence[int]) -> tuple[Claim, ...]:
    """Return the claims of all documents, each with a unique ID and section.

    Before the first heading, the section is the title of the chapter. If two chapters have the same
    heading, the section includes the title of the chapter.
    """
    used = Counter(
        name for one in every for name in {claim.section for claim in one.report.dossier.claims}
    )
    made = []
    for number, (one, by) in enumerate(zip(every, starts, strict=True), start=1):
        known = one.report.dossier
        for claim in () if known.foreign else known.claims:
            name = claim.section
            section = f"{name}, {one.title}" if name and used[name] > 1 else name or one.title
            moved = shifted(claim, by)
            made.append(evolve(moved, id=f"{number}-{claim.id}", section=section))
    return tuple(made)


def _citing(
    document: Document, facts: Facts, every: Sequence[Alone], starts: Sequence[int]
) -> Citing:
    """Return the links of citations, within each document and to a list that several share."""
    own = all_of([one.report.dossier.citing for one in every], starts)
    lists = [
        (one.part.path, shifted(part, by))
        for one, by in zip(every, starts, strict=True)
        for part in one.report.dossier.facts.lists
    ]
    of_works = [(path, part) for path, part in lists if part.kind is not ListKind.NOTES]
    apart = works_apart(document, of_works)
    several = len({path for path, _ in of_works})
    made = evolve(own, mismatches=(*own.mismatches, *apart))
    if several > 1:
        return evolve(made, compared=made.compared | {Compared.PARTICULARS})
    if several == 0 or len(every) == 1:
        return made
    markers = tuple(one for one in facts.citations if one.kind is not CitationKind.NOTE)
    shared = citing.citing(
        document, facts.changed(lists=tuple(part for _, part in of_works), citations=markers)
    )
    return evolve(
        shared,
        lists=tuple(part for _, part in lists),
        resolved=_both(shared.resolved, own.resolved),
        dangling=_both(shared.dangling, own.dangling),
        mismatches=_both(shared.mismatches, made.mismatches),
        early=_both(shared.early, own.early),
        compared=shared.compared | own.compared,
    )


def _both(one: tuple[Value, ...], other: tuple[Value, ...]) -> tuple[Value, ...]:
    return (*one, *(value for value in other if value not in one))
