"""The rows of each table for a document, made from its report."""

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import frozen

from factcheck._version import __version__
from factcheck.corpus.lives import lives
from factcheck.link.entities.context import Context
from factcheck.link.entities.posts import holdings
from factcheck.link.frames.frame import Frame, Frames, entities_in
from factcheck.link.measures.figures import Figure, figures
from factcheck.link.utterances.gathering import Said, gathered
from factcheck.model import (
    Claim,
    Date,
    Document,
    Dossier,
    Edtf,
    Entity,
    Finding,
    Name,
    NameKind,
    Place,
    RelatedPlace,
    Report,
    Source,
    Span,
)
from factcheck.model.calendar import DAY_SECONDS
from factcheck.model.claims import claim_at
from factcheck.model.text import NOWHERE
from factcheck.model.variants import garbled

Row = dict[str, object]

_YEAR_0 = 366
"""Number of days from day 0 (1 January of year 0) to 1 January of year 1."""


def rows(report: Report, digest: str, made_by: str = "") -> dict[str, list[Row]]:
    """Return the rows of all tables except `paths` and `failures`.

    Args:
        report: The report of the document.
        digest: SHA-256 digest of the document's bytes, as hex digits.
        made_by: Digest of everything else on which the rows depend.
    """
    known = report.dossier
    reading = _Reading(known, digest)
    found = {
        "statements": [reading.statement(frame) for frame in reading.frames],
        "mentions": list(reading.mentions()),
        "entities": list(map(reading.entity, known.entities)),
        "sources": list(map(reading.source, known.sources)),
        "findings": [_finding(digest, one) for one in report.findings],
    }
    counts = {name: len(found[name]) for name in ("statements", "findings")}
    return {"documents": [_document(known, digest) | counts | {"made_by": made_by}], **found}


def _document(known: Dossier, digest: str) -> Row:
    source, published = known.record.source, known.record.published
    first, last = days(published)
    return {
        "document": digest,
        "title": (source.title or None) if source else None,
        "authors": [one.displayed for one in source.authors] if source else [],
        "published": str(published) if published else None,
        "published_earliest": first,
        "published_latest": last,
        "characters": len(known.document.text),
        "words": len(known.document.text.split()),
        "is_foreign": known.foreign,
        "is_garbled": bool(garbled(known)),
        "engine": __version__,
    }


@frozen(eq=False)
class _Reading:
    """A dossier, with the data needed for its rows."""

    known: Dossier
    digest: str

    @cached_property
    def frames(self) -> Frames:
        return Frames(self.document, self.known.claims, self.known.entities)

    @cached_property
    def keys(self) -> Mapping[Span, Entity]:
        """Return a map of the spans of mentions to their entities."""
        return {name.span: one for one in self.known.entities for name in one.mentions}

    @cached_property
    def owners(self) -> Mapping[Span, str]:
        """Return a map of the spans of names and quotations to the statements that contain them."""
        spans = (
            (fact.span, claim.id)
            for claim in self.known.claims
            for facts in (claim.names, claim.quotations)
            for fact in facts
        )
        return dict(spans)

    @property
    def document(self) -> Document:
        return self.known.document

    @cached_property
    def context(self) -> Context:
        return Context(self.document, self.known.facts.dates)

    def placed(self, span: Span) -> Row:
        """Return the values of the columns for the place of a span."""
        if span == NOWHERE and not self.document.pieces:
            return {"document": self.digest, "start": 0, "end": 0}
        place = self.document.place(span)
        return {
            "document": self.digest,
            "start": span.start,
            "end": span.end,
            **_position(place),
        }

    # statements

    def statement(self, frame: Frame) -> Row:
        """Return the row of a statement."""
        claim = frame.claim
        return {
            **self.placed(claim.span),
            "statement": claim.id,
            "order": frame.at,
            **self._block(claim),
            "role": str(claim.role),
            "section": claim.section,
            "text": claim.says,
            **self._date_of(claim.date),
            "other_dates": [self._other(one) for one in claim.other_dates if one.value],
            "speaker": self._speaker(claim),
            "mode": str(claim.mode),
            "entities": sorted(term[1:] for term in entities_in(frame.terms)),
            "terms": list(frame.terms),
            "dated_actions": sorted(
                frame.deeds_in(frame.clause_of(claim.date)) if claim.date else ()
            ),
            "is_quoted": any(one.span.contains(claim.span) for one in claim.quotations),
        }

    def _date_of(self, date: Date | None) -> Row:
        if date is None:
            return {"date_stated": []}
        place = self.document.place(date.span)
        return {
            **when(date.value),
            "date_kind": str(date.kind),
            "date_role": str(date.role),
            "date_stated": sorted(date.stated),
            "date_words": self.document.words(date.span),
            "date_start": date.span.start,
            "date_end": date.span.end,
            "date_line": place.line,
            "date_column": place.column,
        }

    def _other(self, date: Date) -> Row:
        return {
            "start": date.span.start,
            "end": date.span.end,
            **_line(self.document.place(date.span)),
            "words": self.document.words(date.span),
            "date": str(date.value),
            "kind": str(date.kind),
            "role": str(date.role),
            "stated": sorted(date.stated),
        }

    def _block(self, claim: Claim) -> Row:
        words = self.frames.tokens
        if not self.document.blocks or not len(words):
            return {}
        at = words.blocks[words.at(claim.span.start)]
        return {"block": at, "block_kind": str(self.document.blocks[at].kind)}

    def _speaker(self, claim: Claim) -> str:
        told = claim.attribution
        return self.document.words(told.source) if told and told.source else ""

    # facts

    def mentions(self) -> Iterator[Row]:
        """Yield the rows for names, figures, quotations, births, deaths and offices."""
        yield from map(self._name, self.known.facts.names)
        found = figures(self.document, self.known.facts.quantities, self.known.claims)
        yield from {one.span: self._figure(one) for one in found}.values()
        said = gathered(self.document, self.known.facts, self.known.entities)
        yield from map(self._quotation, said)
        yield from self._lives()
        yield from self._offices()

    def _fact(self, kind: str, span: Span) -> Row:
        return {
            **self.placed(span),
            "kind": kind,
            "text": self.document.words(span),
            "statement": self.owners.get(span, ""),
            "entity": "",
        }

    def _entity(self, name: Name) -> Row:
        entity = self.keys.get(name.span)
        kind = entity.kind if entity else name.kind
        key = entity.key if entity else ""
        return {"entity": key, "entity_kind": str(kind), "is_quoted": name.quoted}

    def _name(self, name: Name) -> Row:
        spans = {"title": name.title, "role": name.role}
        offices = {
            f"{what}_{edge}": getattr(span, edge)
            for what, span in spans.items()
            if span
            for edge in ("start", "end")
        }
        return self._fact("name", name.span) | self._entity(name) | offices

    def _figure(self, figure: Figure) -> Row:
        quantity = figure.quantity
        owner = figure.claim.id if figure.claim else ""
        return self._fact("figure", figure.span) | {
            "statement": owner,
            "low": str(quantity.low),
            "high": str(quantity.high),
            "unit": figure.unit,
            "counted": quantity.noun,
            "head": figure.head,
            "hedge": quantity.hedge,
        }

    def _quotation(self, said: Said) -> Row:
        spans = {part: self.owners.get(part, "") for part in said.utterance.parts}
        return self._fact("quotation", said.span) | {
            "text": " ".join(map(self.document.words, said.utterance.parts)),
            "statement": next((one for one in spans.values() if one), ""),
            "is_given": said.is_given,
            "entity": said.utterance.speaker,
            "words": list(said.words),
        }

    def _lives(self) -> Iterator[Row]:
        for one in lives(self.document, self.known.facts):
            if one.name.span in self.keys:
                yield self._fact(one.kind, one.date.span) | {
                    "statement": self._statement_at(one.date.span),
                    **self._entity(one.name),
                    **when(one.value),
                }

    def _offices(self) -> Iterator[Row]:
        for name in self.known.facts.names:
            if name.quoted or name.kind in (NameKind.PLACE, NameKind.ORGANISATION):
                continue
            for held in holdings(self.context, name):
                post = held.post
                yield self._fact("office", held.span) | {
                    "statement": self.owners.get(name.span, ""),
                    **self._entity(name),
                    "head": post.head,
                    "words": sorted(post.fields),
                    "is_deputy": post.deputy,
                    "place": post.place,
                }

    def _statement_at(self, span: Span) -> str:
        claim = claim_at(self.known.claims, span.start)
        return claim.id if claim and claim.span.contains(span) else ""

    # entities and sources

    def entity(self, bearer: Entity) -> Row:
        """Return the row of an entity."""
        first = bearer.mentions[0].span if bearer.mentions else NOWHERE
        return {
            **self.placed(first),
            "entity": bearer.key,
            "kind": str(bearer.kind),
            "name": bearer.canonical,
            "mentions": len(bearer.mentions),
            "forms": [
                {
                    "text": form.text,
                    "count": form.count,
                    **_line(self.document.place(form.spans[0])),
                }
                for form in bearer.forms
            ],
            "offices": list(bearer.titles),
        }

    def source(self, source: Source) -> Row:
        """Return the row of a source."""
        return {
            **self.placed(source.span or NOWHERE),
            "source": source.key,
            "authors": [one.displayed for one in source.authors],
            "published": str(source.date) if source.date else None,
            **{name: getattr(source, name) for name in _OF_SOURCES},
        }


_OF_SOURCES = (
    *("kind", "title", "speaker", "container", "publisher"),
    *("volume", "issue", "pages", "doi", "url", "isbn"),
)
"""Columns of a source whose values are stored unchanged."""


def _finding(digest: str, finding: Finding) -> Row:
    place = finding.place
    return {
        "document": digest,
        "start": place.span.start,
        "end": place.span.end,
        **_position(place),
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        "proof": list(finding.proof),
        "text": place.text,
        "related": [_related(one) for one in finding.related],
        "fingerprint": finding.fingerprint,
    }


def _related(one: RelatedPlace) -> Row:
    return {**_line(one.place), "text": one.place.text, "role": one.role}


def _position(place: Place) -> Row:
    return {"page": place.page, **_line(place)}


def _line(place: Place) -> Row:
    return {"line": place.line, "column": place.column}


def when(value: Edtf | None) -> Row:
    """Return the columns for a date: the EDTF string, and the first and last day."""
    first, last = days(value)
    return {"date": str(value) if value else None, "earliest": first, "latest": last}


def days(value: Edtf | None) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and last day that a date can mean; None for an open end."""
    if value is None:
        return None, None
    lower, upper = value.lower, value.upper
    return _day(lower), _day(upper - 1 if upper is not None else None)


def _day(second: float | None) -> dt.date | None:
    """Return the day that contains a second; None outside the years 1 to 9999."""
    if second is None or not math.isfinite(second):
        return None
    ordinal = int(second // DAY_SECONDS) - _YEAR_0 + 1
    inside = 1 <= ordinal <= dt.date.max.toordinal()
    return dt.date.fromordinal(ordinal) if inside else None
