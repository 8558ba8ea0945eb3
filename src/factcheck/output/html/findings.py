"""Findings as cards: each place in its context, with the differences marked."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from factcheck.model import Document, Finding, Place, Span, Suggestion
from factcheck.model.whereabouts import whereabouts
from factcheck.output.html.differences import differing

AROUND = 240
"""Code points of context on each side of the marked words."""

_PLAIN_ROLES = ("here", "against")


@frozen
class Run:
    """The words of a place, or the words between two places."""

    parts: tuple[tuple[str, bool], ...]
    """Pairs (words, whether they differ from the other place)."""
    place: int | None = None
    """The number of the place to which the words belong, 0 for the flagged place, or None."""


@frozen
class Spot:
    """One place of a finding, as shown in a passage."""

    number: int
    """0 for the flagged place, then the related places."""
    place: Place
    role: str
    where: str
    """The position in words: "Results, third paragraph"."""
    block: Span
    """The block that contains the place."""
    parts: tuple[tuple[str, bool], ...]
    """Pairs (words, whether they differ from the other place)."""


@frozen
class Passage:
    """The text around one place, or around several places that are close together."""

    spots: tuple[Spot, ...]
    runs: tuple[Run, ...]

    @property
    def wheres(self) -> tuple[str, ...]:
        """Return the distinct positions of the places, with the role if it is more specific."""
        told = (
            spot.where if spot.role in _PLAIN_ROLES else f"{spot.where}, {spot.role}"
            for spot in self.spots
        )
        return tuple(dict.fromkeys(told))


def passages(document: Document, finding: Finding, room: int = AROUND) -> tuple[Passage, ...]:
    """Return the places of a finding in context; nearby places in a block are shown together.

    Args:
        document: The document of the finding.
        finding: One of its findings.
        room: Code points of context on each side of the marked words.
    """
    groups: list[list[Spot]] = []
    for spot in _spots(document, finding):
        near = (group for group in groups if all(_is_near(spot, one) for one in group))
        group = next(near, None)
        if group is None:
            groups.append([spot])
        else:
            group.append(spot)
    return tuple(Passage(tuple(group), tuple(_runs(document, group, room))) for group in groups)


def fix_place(item: Suggestion) -> str:
    """Return the place of a fix, and the number of places that already have the new words."""
    where = "here" if item.side == "this" else "in the other passage"
    noun, has = ("passage", "has") if item.places == 1 else ("passages", "have")
    count = f"; {item.places} other {noun} already {has} it" if item.places else ""
    more = f" and in {len(item.also)} more" if item.also else ""
    return where + more + count


def _spots(document: Document, finding: Finding) -> Iterator[Spot]:
    """Yield the places of a finding, with the words that differ."""
    places = finding.places
    roles = ["here", *(part.told for part in finding.related)]
    for at, (place, role) in enumerate(zip(places, roles, strict=True)):
        parts = _parts(document, place.span, [*places[at == 0 :], place][0].span)
        block = document.block_around(place.span)
        yield Spot(at, place, role, whereabouts(document, place), block, tuple(parts))


def _parts(document: Document, span: Span, other: Span) -> Iterator[tuple[str, bool]]:
    """Yield the words of a place in parts, each with a flag: True if the other place differs."""
    at = span.start
    for part in differing(document.words(span), document.words(other)):
        apart = part.shift(span.start)
        yield document.text[at : apart.start], False
        yield document.words(apart), True
        at = apart.end
    yield document.text[at : span.end], False


def _is_near(spot: Spot, other: Spot) -> bool:
    """Return True if two places in the same block are close together and do not overlap."""
    one, two = spot.place.span, other.place.span
    return (
        spot.block == other.block
        and spot.block.contains(one)
        and spot.block.contains(two)
        and not one.overlaps(two)
        and abs(one.start - two.start) <= AROUND
    )


def _runs(document: Document, group: Sequence[Spot], room: int) -> Iterator[Run]:
    """Yield the words of places, and the words around and between them."""
    spots, text = sorted(group, key=lambda spot: spot.place.span), document.text
    first, last = spots[0].place.span.start, max(spot.place.span.end for spot in spots)
    block = Span(spots[0].block.start, max(spots[0].block.end, last))
    start, end = max(block.start, first - room), min(block.end, last + room)
    while block.start < start < first and not text[start - 1].isspace():
        start += 1
    while last < end < block.end and not text[end].isspace():
        end -= 1
    at, cut = start, "…" if start > block.start else ""
    for spot in spots:
        yield Run(((cut + text[at : spot.place.span.start], False),))
        yield Run(spot.parts, spot.number)
        at, cut = spot.place.span.end, ""
    yield Run(((text[at:end] + ("…" if end < block.end else ""), False),))
