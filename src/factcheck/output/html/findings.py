"""Findings as cards: every place once in its context, with its differences marked."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from factcheck.model import Document, Finding, Place, Report, Span, Suggestion
from factcheck.model.whereabouts import whereabouts
from factcheck.output.decided import came_back_told
from factcheck.output.html.anchors import Anchors
from factcheck.output.html.differences import differing

AROUND = 240
"""Code points of context on each side of the marked words."""

_PLAIN_ROLES = ("here", "against")


@frozen
class Run:
    """The words of one place, or those between two places."""

    parts: tuple[tuple[str, bool], ...]
    """Words, and whether they differ from the other place."""
    place: int | None = None
    """The place of the finding to which they belong, 0 for its own, then the related ones; None for
    none.
    """

    @property
    def is_whole(self) -> bool:
        """Return True if no part of it differs, so that the whole is meant."""
        return not any(differs for _, differs in self.parts)


@frozen
class Spot:
    """One place of a finding, as named in its passage."""

    number: int
    """0 for the finding's own place, then the related ones."""
    place: Place
    role: str
    where: str
    """The place in words: "Results, third paragraph"."""
    anchor: str
    """Anchor of its words in the text."""
    apart: tuple[Span, ...]
    """Its words that the other place does not have."""


@frozen
class Passage:
    """The words around one place, or around several that are close together."""

    spots: tuple[Spot, ...]
    runs: tuple[Run, ...]
    is_cut_before: bool
    is_cut_behind: bool

    @property
    def is_own(self) -> bool:
        """Return True if it contains the finding's own place."""
        return self.spots[0].number == 0

    @property
    def wheres(self) -> tuple[str, ...]:
        """Return where its places are, each once, with the role of a place if more specific."""
        told = (
            spot.where if spot.role in _PLAIN_ROLES else f"{spot.where}, {spot.role}"
            for spot in self.spots
        )
        return tuple(dict.fromkeys(told))


@frozen
class Card:
    """One finding, as shown on a page."""

    number: int
    """Number of the finding, from 1."""
    finding: Finding
    anchor: str
    passages: tuple[Passage, ...]
    repairs: tuple[str, ...]
    """The place of each fix, and how many places already have its text: "here; 3 other places have
    it already".
    """
    history: tuple[str, ...] = ()
    """Lines about the decision that applied before its words changed."""


def cards(report: Report, anchors: Anchors) -> Iterator[Card]:
    """Yield a card for each finding of a document."""
    told = {id(one.finding): tuple(came_back_told(one)) for one in report.came_back}
    for number, finding in enumerate(report.findings, 1):
        made = card(report.dossier.document, finding, number, anchors)
        yield evolve(made, history=told.get(id(finding), ()))


def card(
    document: Document, finding: Finding, number: int, anchors: Anchors, *, room: int = AROUND
) -> Card:
    """Return the card of one finding.

    Args:
        document: The document of the finding.
        finding: One of its findings.
        number: Number of the finding, from 1.
        anchors: The anchors of the document on the page.
        room: Code points of context on each side of the marked words.
    """
    spots = tuple(_spots(document, finding, number, anchors))
    repairs = tuple(map(repair_place, finding.suggestions))
    passages = tuple(_passage(document, group, room) for group in _grouped(document, spots))
    return Card(number, finding, anchors.finding(number), passages, repairs)


def repair_place(item: Suggestion) -> str:
    """Return where a fix is to be made, and how many places already have its text."""
    where = "here" if item.side == "this" else "in the other place"
    noun, has = ("place", "has") if item.places == 1 else ("places", "have")
    count = f"; {item.places} other {noun} {has} it already" if item.places else ""
    more = f" and in {len(item.also)} more" if item.also else ""
    return where + more + count


def _spots(document: Document, finding: Finding, number: int, anchors: Anchors) -> Iterator[Spot]:
    """Yield the places; if there are two versions of the text, with the differences of each."""
    places = [finding.place, *(part.place for part in finding.related)]
    roles = ["here", *(part.told for part in finding.related)]
    for at, (place, role) in enumerate(zip(places, roles, strict=True)):
        other = places[1] if at == 0 and len(places) > 1 else places[0]
        apart = _apart(document, place, other) if other is not place else ()
        where = whereabouts(document, place)
        yield Spot(at, place, role, where, anchors.place(number, at), apart)


def _apart(document: Document, place: Place, other: Place) -> tuple[Span, ...]:
    """Return the words of a place that the other does not have."""
    mine, theirs = document.words(place.span), document.words(other.span)
    return tuple(span.shift(place.span.start) for span in differing(mine, theirs)[0])


def _grouped(document: Document, spots: Sequence[Spot]) -> list[list[Spot]]:
    """Group the places of one block that would show the same context."""
    groups: list[list[Spot]] = []
    for spot in spots:
        for group in groups:
            if _stands_by(document, spot, group):
                group.append(spot)
                break
        else:
            groups.append([spot])
    return groups


def _stands_by(document: Document, spot: Spot, group: Sequence[Spot]) -> bool:
    """Return True if a place is in the block of others, near them and not overlapping them."""
    block, span = document.block_at(spot.place.span.start), spot.place.span
    if block is None or any(one.place.span.overlaps(span) for one in group):
        return False
    return all(
        block.span.contains(one.place.span)
        and block.span.contains(span)
        and abs(one.place.span.start - span.start) <= AROUND
        for one in group
    )


def _passage(document: Document, group: Sequence[Spot], room: int) -> Passage:
    spots = sorted(group, key=lambda spot: spot.place.span)
    whole = Span(spots[0].place.span.start, max(spot.place.span.end for spot in spots))
    block = _block(document, whole)
    around = _around(document, whole, block, room)
    return Passage(
        tuple(group),
        tuple(run for run in _runs(document, around, spots) if run.parts),
        around.start > block.start,
        around.end < block.end,
    )


def _runs(document: Document, around: Span, spots: Sequence[Spot]) -> Iterator[Run]:
    at = around.start
    for spot in spots:
        span = spot.place.span
        yield _run([(document.text[at : span.start], False)], None)
        yield _run(_parts(document, spot), spot.number)
        at = span.end
    yield _run([(document.text[at : around.end], False)], None)


def _run(parts: Iterable[tuple[str, bool]], place: int | None) -> Run:
    return Run(tuple(part for part in parts if part[0]), place)


def _parts(document: Document, spot: Spot) -> Iterator[tuple[str, bool]]:
    at = spot.place.span.start
    for part in spot.apart:
        yield document.text[at : part.start], False
        yield document.words(part), True
        at = part.end
    yield document.text[at : spot.place.span.end], False


def _around(document: Document, span: Span, block: Span, room: int) -> Span:
    start = max(block.start, span.start - room)
    end = min(block.end, span.end + room)
    text = document.text
    while block.start < start < span.start and not text[start - 1].isspace():
        start += 1
    while span.end < end < block.end and not text[end].isspace():
        end -= 1
    return Span(start, end)


def _block(document: Document, span: Span) -> Span:
    """Return the block of a span, extended if the span continues after its end."""
    block = document.block_around(span)
    return Span(block.start, max(block.end, span.end))
