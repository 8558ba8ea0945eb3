"""Conflicts between statements in two documents, found with the checks for a single document."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten
from typing import Any

from attrs import evolve

from factcheck.corpus.conflicts import Conflict, Place
from factcheck.corpus.pair_documents import Gathered, Told, gathered
from factcheck.link.entities import link_entities
from factcheck.link.events import linking
from factcheck.link.frames.frame import Frames
from factcheck.link.measures import contrasts
from factcheck.model import Contrast, Event, EventLink, Form, Proved, Span, Variant, VariantKind
from factcheck.model.agreement import dated, exclude, worded
from factcheck.model.prove import no_value_fits, prove

Row = Mapping[str, Any]


def of_statements(rows: Sequence[Row], statements: int) -> Iterator[Conflict]:
    """Yield the conflicts between statements: dates of events, figures, names and offices.

    Args:
        rows: Statements of two documents, as returned by `candidates.statements`.
        statements: Number of statements in the archive, used for the rarity of words.
    """
    known = gathered(rows, statements)
    frames = Frames(known.document, known.claims, known.entities, known.usage)
    events = linking.found_events(frames)
    yield from _dates(known, events)
    yield from _figures(known, events)
    yield from _names(known)


_CODES = {
    VariantKind.SPELLING: "NAM01",
    VariantKind.PLACE: "NAM03",
    VariantKind.ORGANISATION: "NAM04",
    VariantKind.GIVEN_NAME: "NAM02",
    VariantKind.ROLE: "NAM05",
}


def _names(known: Gathered) -> Iterator[Conflict]:
    """Yield forms of a name, in different documents, that cannot both be right."""
    for entity in link_entities(known.document, known.facts.names, dates=known.facts.dates):
        for one in entity.variants:
            this, other = _owners(known, one.rare), _owners(known, one.usual)
            if len({each.side for each, _ in (*this, *other)}) > 1 and not (
                {each.side for each, _ in this} & {each.side for each, _ in other}
            ):
                yield _variant(known, one, this[0], other[0])


def _owners(known: Gathered, form: Form) -> list[tuple[Told, Span]]:
    """Return the statements that contain a form."""
    return [
        (one, span) for span in form.spans for one in known.told if one.claim.span.contains(span)
    ]


def _variant(
    known: Gathered, one: Variant, this: tuple[Told, Span], other: tuple[Told, Span]
) -> Conflict:
    words, others = (known.document.words(span) for _, span in (this, other))
    return Conflict(
        _CODES[one.kind],
        "office: " if one.kind is VariantKind.ROLE else "",
        f"“{words}”",
        f"“{others}”",
        one.proof,
        _near(known, *this),
        _near(known, *other),
    )


def _near(known: Gathered, told: Told, span: Span) -> Place:
    """Return the place of a name or office; the nearest name in the row is used if necessary."""
    at = span.start - told.claim.span.start + told.row["start"]
    near = min(told.row["names"] or (told.row,), key=lambda one: abs(one["start"] - at))
    words = known.document.words(span)
    return evolve(_place(told, near, words), text=words)


def _dates(known: Gathered, events: Sequence[Event]) -> Iterator[Conflict]:
    by_id = {one.claim.id: one for one in known.told}
    for event in events:
        for link in event.links:
            this, other = by_id[link.right], by_id[link.left]
            if this.side != other.side:
                yield from _date(known, link, this, other)


def _date(known: Gathered, link: EventLink, this: Told, other: Told) -> Iterator[Conflict]:
    left, right = other.claim, this.claim
    if link.dates:
        left, right = dated(left, link.dates[0]), dated(right, link.dates[1])
    if not (right.date and left.date and exclude(right, left, far=link.is_firm)):
        return
    apart = prove(known.document, right.date, left.date, ("", ""))
    if not isinstance(apart, Proved):
        return
    words = [known.document.words(span) for span in (apart.span, apart.related[0].span)]
    here, there = (
        worded(date, said) for date, said in zip((right.date, left.date), words, strict=True)
    )
    yield Conflict(
        "CHR01",
        f"{apart.message.partition(': ')[0]}: ",
        here,
        there,
        (f"same event: {_quoted(this)} / {_quoted(other)}", link.evidence, *apart.proof),
        _place(this, this.dates[right.date.span], words[0]),
        _place(other, other.dates[left.date.span], words[1]),
    )


def _figures(known: Gathered, events: Sequence[Event]) -> Iterator[Conflict]:
    owner = {span: one for one in known.told for span in one.figures}
    for one in contrasts(known.document, known.facts, known.claims, events, known.usage):
        this, other = owner.get(one.this.span), owner.get(one.other.span)
        if this and other and this.side != other.side:
            yield _figure(known, one, this, other)


def _figure(known: Gathered, one: Contrast, this: Told, other: Told) -> Conflict:
    told = no_value_fits(known.document, one.this, one.other)
    words, others = (known.document.words(each.span) for each in (one.this, one.other))
    noun = one.this.noun or one.other.noun or "figure"
    return Conflict(
        "QTY01",
        f"{noun}: ",
        words,
        others,
        (one.reason, told),
        _place(this, this.figures[one.this.span], words),
        _place(other, other.figures[one.other.span], others),
    )


def _place(told: Told, where: Row, words: str) -> Place:
    """Return the place of the given words, from the row of their fact or statement."""
    own = where is told.row and bool(where["date_line"])
    line, column = ("date_line", "date_column") if own else ("line", "column")
    return Place(
        told.row["document"],
        told.row["path"],
        told.row["page"] or "",
        where[line],
        where[column],
        words,
        told.row["text"],
    )


def _quoted(told: Told) -> str:
    return f"“{shorten(told.claim.says, width=60, placeholder=' …')}”"
