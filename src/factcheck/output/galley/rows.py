"""The rows of a galley: the state of each fact, and the fields to fill in."""

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import PurePath

from attrs import evolve, frozen

from factcheck.model import Place
from factcheck.model.actions import VOUCHING, Action, Against, Choice, FactKind
from factcheck.model.ledger import CHECKED, Desk, Fact, State
from factcheck.output.csv import guarded
from factcheck.output.html.anchors import Anchors
from factcheck.output.html.text import HIGHEST, Group, Layer, Shown, filled, groups

COLUMNS = (
    "number", "kind", "words", "section", "line", "page", "state", "checked", "source", "locator",
    "quote", "by", "at", "note", "was", "id",
)  # fmt: skip
BOX, TICKED_BOX = "☐", "☑"


@frozen
class Row:
    """The row for one fact."""

    fact: Fact
    against: Against
    """The source with which the fact was last compared; its fields are empty if there is none."""
    by: str
    """Initials of all people who have ticked or judged the fact, in order."""
    at: str
    """The day of the last tick or verdict."""
    note: str
    """Queries and notes about the fact."""

    @property
    def is_checked(self) -> bool:
        """Return True if the fact is ticked or confirmed."""
        return self.fact.state in CHECKED

    @property
    def box(self) -> str:
        """Return an empty box to tick by hand, or a ticked box."""
        return TICKED_BOX if self.is_checked else BOX

    @property
    def remark(self) -> str:
        """Return the remarks on a fact: whether it is stale, and its queries and notes."""
        state = "" if self.is_checked or self.fact.state is State.OPEN else self.fact.state.value
        was = f"ticked as “{self.fact.was}”" if self.fact.was else ""
        return "; ".join(part for part in (state, was, self.note) if part)


@frozen
class Part:
    """The text under one heading, with the rows of its facts."""

    groups: tuple[Group, ...]
    rows: tuple[Row, ...]


@frozen
class Galley:
    """The galley of a document."""

    path: str
    counts: tuple[str, ...]
    """The number of facts, in total and by state: "31 claims", "12 ticked"."""
    parts: tuple[Part, ...]
    lost: tuple[Row, ...]
    """Rows for ledger entries whose words are no longer in the document."""

    @property
    def title(self) -> str:
        """Return the title of the galley, which differs from the document's title."""
        return f"Galley of {PurePath(self.path).name}"


def galley(desk: Desk, kinds: Collection[FactKind] = ()) -> Galley:
    """Return the galley of a document.

    Args:
        desk: The document with its facts.
        kinds: The kinds of facts to show, with their original numbers; empty for all.
    """
    if kinds:
        facts = tuple(fact for fact in desk.facts if fact.kind in kinds)
        orphans = tuple(one for one in desk.orphans if one.entry.kind in kinds)
        desk = evolve(desk, facts=facts, orphans=orphans)
    lost = tuple(
        row(_gone(one.entry.target.quote, one.entry.kind), one.entry.standing)
        for one in desk.orphans
    )
    return Galley(desk.document.path, _counts(desk), tuple(_parts(desk)), lost)


def _gone(words: str, kind: FactKind) -> Fact:
    """Return a placeholder fact for words that are no longer in the document."""
    nowhere = Place("", 0, 0, 0, 0, words)
    return Fact(0, "", kind, nowhere.span, words, nowhere, "", nowhere.span, "", state=State.LOST)


def _counts(desk: Desk) -> tuple[str, ...]:
    kinds = Counter(fact.kind for fact in desk.facts)
    states = Counter(fact.state for fact in desk.facts)
    told = [
        f"{kinds[kind]} {kind.value}{'' if kinds[kind] == 1 else 's'}"
        for kind in FactKind
        if kinds[kind]
    ]
    told += [f"{states[state]} {state.value}" for state in State if states[state]]
    return (*told, *([f"{len(desk.orphans)} lost"] if desk.orphans else []))


def row(fact: Fact, events: Sequence[Action]) -> Row:
    """Return the row for a fact, with its valid actions."""
    deeds = [event for event in events if event.do in VOUCHING]
    held = [event.against for event in events if event.against is not None]
    asked = [event for event in events if event.note]
    return Row(
        fact=fact,
        against=held[-1] if held else Against(""),
        by=", ".join(dict.fromkeys(event.by for event in deeds if event.by)),
        at=deeds[-1].at[:10] if deeds else "",
        note="; ".join(map(_said, asked)),
    )


def _said(event: Action) -> str:
    """Return a query or note as text, with its author."""
    to = f" to {'the ' * (event.to == 'author')}{event.to}" if event.to else ""
    by = f" by {event.by}" if event.by else ""
    return f"{'query' if event.do is Choice.QUERIED else 'note'}{by}{to}: {event.note}"


def _parts(desk: Desk) -> Iterator[Part]:
    """Yield the text by heading, with the facts in each part."""
    rows = [row(fact, fact.entry.standing if fact.entry else ()) for fact in desk.facts]
    anchors = Anchors(1)
    layers = [_layer(desk, fact, anchors) for fact in desk.facts]
    blocks = desk.document.blocks
    waiting: list[Group] = []
    at = 0
    for group in groups(desk.document, layers):
        start = blocks[group.blocks[0].number].span.start
        if group.blocks[0].level and any(not one.blocks[0].level for one in waiting):
            until = next(
                (n for n in range(at, len(rows)) if rows[n].fact.span.start >= start), len(rows)
            )
            yield Part(tuple(waiting), tuple(rows[at:until]))
            waiting, at = [], until
        waiting.append(evolve(group, blocks=tuple(map(_raised, group.blocks))))
    if waiting:
        yield Part(tuple(waiting), tuple(rows[at:]))


def _raised(block: Shown) -> Shown:
    """Return a block with its heading one level below the title of the galley."""
    return evolve(block, level=block.level - HIGHEST + 2) if block.level else block


def _layer(desk: Desk, fact: Fact, anchors: Anchors) -> Layer:
    style = "claim" if fact.kind is FactKind.CLAIM else "fact"
    number = str(fact.number)
    name = f"{fact.kind.value} {number}"
    shown = f"[{number}]" if fact.kind is FactKind.CLAIM else number
    return Layer(
        filled(fact.span, len(desk.document.text)),
        style,
        anchor=anchors.part(f"at-{number}"),
        pointer=(f"#{anchors.part(f'row-{number}')}", shown, name),
    )


def to_galley_csv(desk: Desk, kinds: Collection[FactKind] = ()) -> str:
    """Return the rows as CSV for a spreadsheet (RFC 4180); see `galley`."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    whole = galley(desk, kinds)
    rows = [*(one for part in whole.parts for one in part.rows), *whole.lost]
    writer.writerows([guarded(cell) for cell in _cells(one)] for one in rows)
    return table.getvalue()


def _cells(one: Row) -> tuple[str | int, ...]:
    fact = one.fact
    is_there = fact.number > 0
    return (
        fact.number if is_there else "",
        fact.kind.value,
        fact.words,
        fact.section,
        (fact.place.cited or fact.place.line) if is_there else "",
        fact.place.page,
        fact.state.value,
        "yes" if one.is_checked else "",
        one.against.key,
        one.against.locator,
        one.against.quote,
        one.by,
        one.at,
        one.note,
        fact.was,
        fact.id,
    )
