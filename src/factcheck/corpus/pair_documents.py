"""A document made from rows of two documents, for the linkers, which expect one document.

Each statement is in a paragraph with the statements around it, and each document has its own
heading. Names, dates and figures are taken from the archive. In this way, the same features and
weights as in a single document decide which places refer to the same thing. Only the rarity of
words is taken from the whole archive.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from attrs import define, field, frozen

from factcheck.link.frames.frame import TermCounts
from factcheck.model import (
    Block,
    BlockKind,
    Claim,
    Date,
    DateKind,
    DateRole,
    Document,
    Edtf,
    Entity,
    Facts,
    Mode,
    Name,
    NameKind,
    Quantity,
    Role,
    Section,
    Span,
    Unit,
)
from factcheck.model.text import Entry

Row = Mapping[str, Any]


@frozen(eq=False)
class Told:
    """A statement from one of the two documents, with its row."""

    claim: Claim
    row: Row
    side: int
    """0 for the left document, 1 for the right document."""
    dates: Mapping[Span, Row]
    """Maps the span of each date in the statement to the columns with its place."""
    figures: Mapping[Span, Row]


@frozen(eq=False)
class Gathered:
    """Statements from two documents, combined in one document."""

    document: Document
    told: tuple[Told, ...]
    entities: tuple[Entity, ...]
    facts: Facts
    usage: TermCounts

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return the statements, in text order."""
        return tuple(one.claim for one in self.told)


def gathered(rows: Sequence[Row], statements: int) -> Gathered:
    """Return the statements of two documents as one document.

    Args:
        rows: The statements with their facts, as returned by `candidates.statements`.
        statements: Number of statements in the archive.
    """
    made = _Making()
    for side, name in enumerate(("left_document", "right_document")):
        own = [row for row in rows if row["document"] == row[name]]
        made.add(side, sorted(own, key=lambda row: (row["block"], row["order"])))
    used = {one["term"]: one["statements"] for row in rows for one in row["usage"] or ()}
    return Gathered(
        document=made.document(),
        told=tuple(made.told),
        entities=tuple(_entities(made.names)),
        facts=Facts(
            dates=tuple(sorted(made.dates, key=lambda one: one.span)),
            names=tuple(name for name, _ in made.names),
            quantities=tuple(sorted(made.quantities, key=lambda one: one.span)),
        ),
        usage=TermCounts(statements, used),
    )


@define(eq=False)
class _Making:
    """A document under construction."""

    parts: list[str] = field(factory=list)
    at: int = 0
    blocks: list[Block] = field(factory=list)
    sections: list[Section] = field(factory=list)
    sentences: list[Span] = field(factory=list)
    entries: list[Entry] = field(factory=list)
    told: list[Told] = field(factory=list)
    names: list[tuple[Name, str]] = field(factory=list)
    """Pairs (name, key of its entity)."""
    dates: list[Date] = field(factory=list)
    quantities: list[Quantity] = field(factory=list)

    def document(self) -> Document:
        return Document(
            path="",
            text="".join(self.parts),
            files=(),
            pieces=(),
            blocks=tuple(self.blocks),
            sections=tuple(self.sections),
            entries=tuple(self.entries),
            sentences=tuple(self.sentences),
        )

    def write(self, words: str) -> Span:
        """Append words, and return their span."""
        start = self.at
        self.parts.append(words)
        self.at += len(words)
        return Span(start, self.at)

    def add(self, side: int, rows: Iterable[Row]) -> None:
        """Add the passages of a document, by section."""
        for (section, role), some in groupby(rows, key=lambda row: (row["section"], row["role"])):
            listed = list(some)
            start = self.at
            title = listed[0]["title"] or ""
            heading = self.write(f"{'ab'[side]}: {': '.join(filter(None, (title, section)))}")
            self.blocks.append(Block(heading, BlockKind.HEADING, 1))
            self.write("\n")
            for _, block in groupby(listed, key=lambda row: row["block"]):
                self._passage(side, list(block), self.parts[-2])
            self.sections.append(Section(Span(start, self.at), Role(role), heading))

    def _passage(self, side: int, rows: Sequence[Row], heading: str) -> None:
        start = self.at
        head = self._head(rows[0])
        body = self.at
        for at, row in enumerate(rows):
            if at:
                self.write(" ")
            self._statement(side, row, heading, head)
        span = Span(start, self.at)
        self.blocks.append(Block(span, BlockKind(rows[0]["block_kind"] or "paragraph")))
        if rows[0]["role"] == Role.CHRONOLOGY and head:
            self.entries.append(Entry(span, head, Span(body, self.at)))
        self.write("\n")

    def _head(self, row: Row) -> Span | None:
        """Append the date of a chronology entry, which precedes its words, and return its span."""
        is_head = row["date_role"] == DateRole.HEAD and row["date_end"] <= row["start"]
        if not is_head:
            return None
        head = self.write(row["date_words"])
        self.write(": ")
        return head

    def _statement(self, side: int, row: Row, heading: str, head: Span | None) -> None:
        span = self.write(row["text"])
        self.sentences.append(span)
        by = span.start - row["start"]
        dates = dict(_dates(row, span, by, head))
        told = [
            (_name(one, row, by), _key(one, side))
            for one in row["names"] or ()
            if _is_inside(one, row)
        ]
        told.sort(key=lambda one: one[0].span)
        names = [name for name, _ in told]
        figures = {one.span: row for one, row in _figures(row, by)}
        self.names += told
        self.dates += [one for one in dates if one not in self.dates]
        quantities = [one for one, _ in _figures(row, by)]
        self.quantities += quantities
        own = next((one for one, told in dates.items() if told is row), None)
        claim = Claim(
            id=f"{'ab'[side]}{row['statement']}",
            says=row["text"],
            span=span,
            role=Role(row["role"]),
            section=heading,
            line=row["line"],
            date=own,
            other_dates=tuple(one for one in dates if one is not own),
            names=tuple(names),
            quantities=tuple(sorted(quantities, key=lambda one: one.span)),
            mode=Mode(row["mode"]),
        )
        placed = {one.span: told for one, told in dates.items()}
        self.told.append(Told(claim, row, side, placed, figures))


def _dates(row: Row, span: Span, by: int, head: Span | None) -> Iterator[tuple[Date, Row]]:
    """Yield the dates in a statement, its own date first, with the rows of their places."""
    if row["date"] is not None:
        start, end = row["date_start"], row["date_end"]
        inside = row["start"] <= start and end <= row["end"]
        place = Span(start + by, end + by) if inside else head or Span(span.start, span.start)
        told = row["date"], row["date_kind"], row["date_role"], row["date_stated"]
        yield _date(place, *told), row
    for one in row["other_dates"] or ():
        if _is_inside(one, row):
            place = Span(one["start"] + by, one["end"] + by)
            yield _date(place, one["date"], one["kind"], one["role"], one["stated"]), one


def _date(span: Span, value: str, kind: str, role: str, stated: Sequence[str]) -> Date:
    units = frozenset(map(Unit, stated or ()))
    return Date(span, Edtf.parse(value), DateKind(kind), DateRole(role), stated=units)


def _name(one: Row, row: Row, by: int) -> Name:
    return Name(
        Span(one["start"] + by, one["end"] + by),
        tuple(one["text"].split()),
        NameKind(one["entity_kind"]),
        title=_beside(one, row, "title", by),
        role=_beside(one, row, "role", by),
        quoted=bool(one["is_quoted"]),
    )


def _is_inside(one: Row, row: Row) -> bool:
    """Return True if a fact is completely inside a statement, which may be part of a sentence."""
    return bool(row["start"] <= one["start"] and one["end"] <= row["end"])


def _beside(one: Row, row: Row, what: str, by: int) -> Span | None:
    """Return the span of an office next to a name if the office is in the same statement."""
    start, end = one[f"{what}_start"], one[f"{what}_end"]
    if start is None or start < row["start"] or end > row["end"]:
        return None
    return Span(start + by, end + by)


def _key(one: Row, side: int) -> str:
    """Return the key of an entity.

    A person with a single name is treated as a different person in each document.
    """
    key = one["entity"] or one["text"].lower()
    is_lone = "-" not in key and one["entity_kind"] == NameKind.PERSON
    return f"{key}~{'ab'[side]}" if is_lone else key


def _figures(row: Row, by: int) -> Iterator[tuple[Quantity, Row]]:
    for one in sorted(row["figures"] or (), key=lambda one: one["start"]):
        if not _is_inside(one, row):
            continue
        yield (
            Quantity(
                Span(one["start"] + by, one["end"] + by),
                one["low"],
                one["high"],
                unit=one["unit"],
                noun=one["counted"],
                hedge=one["hedge"],
            ),
            one,
        )


def _entities(names: Iterable[tuple[Name, str]]) -> Iterator[Entity]:
    held: dict[str, list[Name]] = {}
    for name, key in names:
        held.setdefault(key, []).append(name)
    for key, mentions in held.items():
        yield Entity(key, mentions[0].kind, " ".join(mentions[0].parts), tuple(mentions))
