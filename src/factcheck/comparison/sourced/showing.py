"""A document followed by the differing words of its sources, so that both can be shown."""

from collections import defaultdict

from attrs import evolve

from factcheck.model import Document, Dossier, Sourced, SourceFile, Span, Standing, joined


def shown(known: Dossier, facts: tuple[Sourced, ...]) -> Dossier:
    """Return a dossier with facts and, in its document, the words of sources that differ."""
    document, places = known.document, dict[tuple[str, Span], Span]()
    for path, (file, spans) in _by_file(facts).items():
        wanted = sorted(spans)
        document, found = joined(document, file, wanted)
        places.update({(path, span): there for span, there in zip(wanted, found, strict=True)})
    made = tuple(_related(one, places) for one in facts)
    return known.changed(document=document, sourced=made)


def _by_file(facts: tuple[Sourced, ...]) -> dict[str, tuple[SourceFile, set[Span]]]:
    """Return the differing spans of each source file, by path."""
    files: dict[str, SourceFile] = {}
    spans: defaultdict[str, set[Span]] = defaultdict(set)
    for one in facts:
        if one.standing is Standing.DIFFERS and one.found is not None:
            file, span = _in_file(one.found.text.document, one.found.span)
            files[file.path] = file
            spans[file.path].add(span)
    return {path: (files[path], spans[path]) for path in files}


def _in_file(document: Document, span: Span) -> tuple[SourceFile, Span]:
    file, start = document.origin(span.start)
    _, last = document.origin(span.end - 1)
    return document.files[file], Span(start, max(start, last) + 1)


def _related(one: Sourced, places: dict[tuple[str, Span], Span]) -> Sourced:
    if one.standing is not Standing.DIFFERS or one.found is None:
        return one
    file, span = _in_file(one.found.text.document, one.found.span)
    return evolve(one, related=places[file.path, span])
