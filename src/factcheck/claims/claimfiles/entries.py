"""Ledger entries: parsed from ledger.yaml and claims, and written as YAML."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from factcheck.claims.claimfiles.convert import contents
from factcheck.claims.claimfiles.emitting import Data, Plain, data_for, emitted, flow
from factcheck.claims.claimfiles.records import (
    Entries,
    WrittenAgainst,
    WrittenEntry,
    WrittenEvent,
    WrittenTarget,
    fields_of,
    words,
)
from factcheck.claims.claimfiles.values import Scalar
from factcheck.errors import ClaimFileError, Problem
from factcheck.model import SourceFile
from factcheck.model.actions import Action, Against, Deed, Selector
from factcheck.model.ledger import LedgerEntry
from factcheck.storage import native

HEADER = "# What was checked, by whom and against what. Events are only ever appended.\n"


def entries_of(source: SourceFile) -> tuple[LedgerEntry, ...]:
    """Return the entries of a ledger.yaml.

    Raises:
        ClaimFileError: There are mistakes in it; the error lists all of them.
    """
    problems: list[Problem] = []
    written = contents(source, Entries, "the ledger", problems) or ()
    if not problems:
        for scalar, message in _mistakes(written):
            line, column = source.position(scalar.start)
            problems.append(Problem(source.path, line, column, message))
    if problems:
        ordered = sorted(problems, key=lambda one: (one.line, one.column, one.message))
        raise ClaimFileError(tuple(ordered))
    return tuple(
        LedgerEntry(entry.id.words, entry.kind.value, selector(entry.target), actions(entry.events))
        for entry in written
    )


def _mistakes(written: Sequence[WrittenEntry]) -> Iterator[tuple[Scalar[Any], str]]:
    first: dict[str, WrittenEntry] = {}
    for entry in written:
        twin = first.setdefault(entry.id.words, entry)
        if _fact(twin) != _fact(entry):
            yield entry.id, f"id '{entry.id.words}' is used for another fact above. Change one"
        yield from mistakes(entry.events)


def _fact(written: WrittenEntry) -> tuple[str, ...]:
    """Return the fact of an entry; two people may create entries for one fact in two branches."""
    target = written.target
    return written.kind.words, words(target.file), words(target.quote)


def mistakes(events: Iterable[WrittenEvent]) -> Iterator[tuple[Scalar[Any], str]]:
    """Yield missing and meaningless keys of actions."""
    for event in events:
        do = event.do.value
        if do is Deed.VERDICT and event.verdict is None:
            yield event.do, "missing key 'verdict': a verdict needs one. Add it"
        if event.verdict is not None and do not in (Deed.VERDICT, ""):
            yield event.verdict, f"verdict: 'do: {do}' has none. Write do: verdict"
        if do in (Deed.NOTE, Deed.QUERY) and event.note is None:
            yield event.do, f"missing key 'note': a {do} needs words. Add it"
        if event.to is not None and do not in (Deed.QUERY, ""):
            yield event.to, f"to: 'do: {do}' is not addressed to anyone. Write do: query"


def selector(written: WrittenTarget) -> Selector:
    """Return a target as `Selector`."""
    return Selector(**{**fields_of(written, Selector), "file": native(words(written.file))})


def actions(written: Iterable[WrittenEvent]) -> tuple[Action, ...]:
    """Return actions as `Action`."""
    return tuple(
        Action(
            **fields_of(event, Action),
            against=Against(**fields_of(event.against, Against)) if event.against else None,
        )
        for event in written
    )


def target_data(target: Selector) -> Data:
    """Return a target as keys and values."""
    return data_for(target, WrittenTarget)


def event_line(event: Action) -> Plain:
    """Return an action as one line of YAML, so that every appended action is a line in a diff."""
    against = event.against and data_for(event.against, WrittenAgainst)
    return Plain(flow(data_for(event, WrittenEvent, against=against)))


def entry_text(entry: LedgerEntry) -> str:
    """Return an entry as YAML, as an item of ledger.yaml."""
    events = [event_line(event) for event in entry.events]
    target = target_data(entry.target)
    return emitted([data_for(entry, WrittenEntry, target=target, events=events)])
