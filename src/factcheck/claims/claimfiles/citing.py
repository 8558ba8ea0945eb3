"""Conversion of the model's sources and record to document.yaml and sources.yaml."""

from collections.abc import Mapping
from typing import Any

from factcheck.claims.claimfiles.clipping import slug
from factcheck.claims.claimfiles.emitting import Plain
from factcheck.model import Contributor, Edtf, NameOrder, Record, Source, Span

Data = dict[str, Any]


def record_data(record: Record, name: str) -> Data:
    """Return the contents of document.yaml; `name` is used if the document has no title."""
    source = record.source or Source(key=slug(name, ()), kind="document")
    cited = _first(record.citation, "title")
    headed = _first(record.head, "title") if cited else ""
    subtitle = _first(record.head, "subtitle") if cited else source.subtitle
    return {
        "key": Plain(slug(source.key, ())),
        "kind": Plain(slug(source.kind, ())),
        "title": headed or source.title or name,
        "citation_title": cited if cited != (headed or source.title) else "",
        "subtitle": subtitle,
        "authors": authors_data(source.authors),
        "container": source.container,
        "volume": source.volume,
        "issue": source.issue,
        "issued": date_data(source.date or record.published),
        "pages": source.pages,
        "language": source.language,
        "covers": date_data(record.covers),
        "url": source.url,
        "doi": source.doi,
        "publisher": source.publisher,
        "place": source.place,
        "note": source.note,
    }


def _first(fields: tuple[tuple[str, str, Span], ...], name: str) -> str:
    """Return the value of a field of the head or citation line; empty if it has none."""
    return next((value for key, value, _ in fields if key == name), "")


def source_data(source: Source, speaker: str) -> Data:
    """Return an entry of sources.yaml; `speaker` is the key of the speaker."""
    return {
        "kind": Plain(slug(source.kind, ())),
        "speaker": speaker,
        "title": source.title,
        "authors": authors_data(source.authors),
        "editors": authors_data(source.editors),
        "container": source.container,
        "volume": source.volume,
        "issue": source.issue,
        "pages": source.pages,
        "edition": source.edition,
        "publisher": source.publisher,
        "date": date_data(source.date),
        "place": source.place,
        "url": source.url,
        "doi": source.doi,
        "accessed": date_data(source.accessed),
        "language": source.language,
        "text": source.text,
        "note": source.note,
    }


def authors_data(authors: tuple[Contributor, ...]) -> list[Mapping[str, Any]]:
    """Return a list of authors."""
    return [_author(author) for author in authors if author.displayed]


def _author(author: Contributor) -> Data:
    if author.literal or not author.family:
        return {"literal": author.displayed}
    family_first = author.order is NameOrder.FAMILY_FIRST
    order = Plain(NameOrder.FAMILY_FIRST.value) if family_first else ""
    return {"family": author.family, "given": author.given, "order": order}


def date_data(date: Edtf | None) -> Plain | None:
    """Return a date as plain EDTF."""
    return Plain(str(date)) if date is not None else None
