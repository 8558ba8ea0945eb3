"""A person's own .bib beside what a document names: its entries win, under their own keys."""

from collections.abc import Iterable

from attrs import evolve, fields

from factcheck.citations.bibfile import BibFile
from factcheck.citations.bibsources import listed_in
from factcheck.citations.matching import Matcher
from factcheck.citations.mentions import mentioned
from factcheck.model import Dossier, Source

_OF_THE_DOCUMENT = frozenset({"key", "kind", "span", "speaker"})


def from_bibliography(sources: Iterable[Source], file: BibFile) -> tuple[Source, ...]:
    """Return the sources, in order; one that the .bib has is as the .bib tells it, under its key.

    What the .bib does not tell of it is taken from the document.
    """
    matcher = Matcher(listed_in(file))
    found = [(source, matcher.find(source)) for source in sources]
    return tuple(_merged(source, one.source) if one else source for source, one in found)


def with_mentions(dossier: Dossier, file: BibFile) -> Dossier:
    """Return a dossier whose sources have those of a person's own .bib that its text names.

    Entries are named by their key ("[@moe2019]") or by their title; each place is a source.
    """
    return evolve(dossier, sources=(*dossier.sources, *mentioned(dossier.document, file)))


def _merged(source: Source, own: Source) -> Source:
    """Fill what a .bib leaves empty from the document's source."""
    missing = {
        name: getattr(source, name)
        for name in (field.name for field in fields(Source))
        if name not in _OF_THE_DOCUMENT and not getattr(own, name)
    }
    is_vague = own.kind == "document" and source.kind
    return evolve(own, **missing, kind=source.kind if is_vague else own.kind, span=source.span)
