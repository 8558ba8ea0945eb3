"""Conversion of document.yaml and sources.yaml to the model's sources and record."""

from collections.abc import Mapping
from typing import Any

from factcheck.claims.claimfiles.records import (
    Sources,
    WrittenAuthor,
    WrittenDocument,
    WrittenSource,
)
from factcheck.claims.claimfiles.values import Scalar
from factcheck.claims.claimfiles.weaving import Weaver
from factcheck.model import Contributor, NameOrder, Record, Role, Source, Span
from factcheck.storage import native

_HEAD = {
    "title": "title",
    "subtitle": "subtitle",
    "container": "container",
    "volume": "volume",
    "issue": "issue",
    "pages": "pages",
    "issued": "date",
}
"""Key of document.yaml → field of `Source`, for data in the document's head."""


def words(scalar: Scalar[Any] | None) -> str:
    """Return the words of a scalar; empty if there is none."""
    return scalar.words if scalar else ""


def value(scalar: Scalar[Any] | None) -> Any:
    """Return the value of a scalar; None if there is none."""
    return scalar.value if scalar else None


def woven_record(written: WrittenDocument, weaver: Weaver) -> Record:
    """Append the document's metadata as front matter and return it as its record."""
    head = [
        (name, words(at), _line(weaver, at))
        for key, name in _HEAD.items()
        if (at := getattr(written, key))
    ]
    covers = _line(weaver, written.covers) if written.covers else None
    titled = written.citation_title
    citation = [("title", titled.words, _line(weaver, titled))] if titled else []
    weaver.end_section(Role.FRONT_MATTER)
    return Record(
        source=_document(written),
        head=tuple(head),
        citation=tuple(citation),
        covers=value(written.covers),
        covers_span=covers,
        published=value(written.issued),
        file=native(words(written.document.path)) if written.document else "",
        sha256=words(written.document.sha256) if written.document else "",
    )


def _line(weaver: Weaver, scalar: Scalar[Any]) -> Span:
    span = weaver.add(scalar)
    weaver.end_block()
    return span


def _document(written: WrittenDocument) -> Source:
    return Source(
        key=written.key.words,
        kind=written.kind.words,
        # As in the head of a text: the title in the preferred citation takes precedence.
        title=words(written.citation_title) or written.title.words,
        subtitle="" if written.citation_title else words(written.subtitle),
        authors=tuple(_contributor(author) for author in written.authors),
        container=words(written.container),
        publisher=words(written.publisher),
        volume=words(written.volume),
        issue=words(written.issue),
        pages=words(written.pages),
        date=value(written.issued),
        place=words(written.place),
        url=words(written.url),
        doi=words(written.doi),
        language=words(written.language),
        note=words(written.note),
    )


def cited(written: Sources, names: Mapping[str, str]) -> tuple[Source, ...]:
    """Return the sources; `names` maps the keys of people to displayed names."""
    return tuple(_source(key.words, source, names) for key, source in written.items())


def _source(key: str, written: WrittenSource, names: Mapping[str, str]) -> Source:
    return Source(
        key=key,
        kind=written.kind.words,
        title=words(written.title),
        authors=tuple(_contributor(author) for author in written.authors),
        editors=tuple(_contributor(editor) for editor in written.editors),
        speaker=names.get(words(written.speaker), ""),
        container=words(written.container) or words(written.carried_by),
        publisher=words(written.organisation) or words(written.publisher),
        volume=words(written.volume),
        issue=words(written.issue),
        pages=words(written.pages),
        edition=words(written.edition),
        date=value(written.date),
        place=words(written.place),
        url=words(written.url),
        doi=words(written.doi),
        accessed=value(written.accessed),
        language=words(written.language),
        note=words(written.note),
        text=words(written.text),
    )


def _contributor(written: WrittenAuthor) -> Contributor:
    order = value(written.order) or NameOrder.GIVEN_FIRST
    return Contributor(words(written.family), words(written.given), order, words(written.literal))
