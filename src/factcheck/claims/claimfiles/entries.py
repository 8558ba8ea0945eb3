"""Ledger entries: parsed from ledger.yaml and claims, and written as YAML."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from factcheck.claims.claimfiles.bibliography import value, words
from factcheck.claims.claimfiles.convert import FAILED, Conversion, reader_for
from factcheck.claims.claimfiles.emitting import Plain, emitted, flow
from factcheck.claims.claimfiles.nodes import compose
from factcheck.claims.claimfiles.records import (
    Entries,
    WrittenAgainst,
    WrittenEntry,
    WrittenEvent,
    WrittenTarget,
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
    root = compose(source)
    if isinstance(root, Problem):
        raise ClaimFileError((root,))
    if root is None:
        return ()
    problems: list[Problem] = []
    written = reader_for(Entries)(Conversion(source, 0, problems), root, "the ledger")
    if written is not FAILED and not problems:
        for scalar, message in _mistakes(written):
            line, column = source.position(scalar.start)
            problems.append(Problem(source.path, line, column, message))
    if problems:
        ordered = sorted(problems, key=lambda one: (one.line, one.column, one.message))
        raise ClaimFileError(tuple(ordered))
    return tuple(map(_entry, written))


def _mistakes(written: Sequence[WrittenEntry]) -> Iterator[tuple[Scalar[Any], str]]:
    first: dict[str, WrittenEntry] = {}
    for entry in written:
        twin = first.setdefault(entry.id.words, entry)
        if entry.id.words and _names(twin) != _names(entry):
            yield entry.id, f"id '{entry.id.words}' is used for another fact above. Change one"
        yield from mistakes(entry.events)


def _names(written: WrittenEntry) -> tuple[str, ...]:
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
            yield event.to, f"to: 'do: {do}' asks nobody. Write do: query"


def _entry(written: WrittenEntry) -> LedgerEntry:
    events = tuple(event(each) for each in written.events)
    return LedgerEntry(written.id.words, written.kind.value, selector(written.target), events)


def selector(written: WrittenTarget) -> Selector:
    """Return a target as `Selector`."""
    return Selector(
        quote=words(written.quote),
        prefix=words(written.prefix),
        suffix=words(written.suffix),
        file=native(words(written.file)),
        start=value(written.start),
        was=words(written.was),
        lost=words(written.lost),
    )


def event(written: WrittenEvent) -> Action:
    """Return an action as `Action`."""
    return Action(
        do=written.do.value,
        by=words(written.by),
        at=words(written.at),
        text=words(written.text),
        verdict=value(written.verdict),
        to=words(written.to),
        note=words(written.note),
        against=_against(written.against) if written.against else None,
    )


def _against(written: WrittenAgainst) -> Against:
    return Against(
        key=words(written.key),
        locator=words(written.locator),
        quote=words(written.quote),
        sha256=words(written.sha256),
        retrieved=words(written.retrieved),
    )


def target_data(target: Selector) -> dict[str, Any]:
    """Return a target as keys and values."""
    return {
        "file": target.file,
        "quote": target.quote,
        "prefix": target.prefix,
        "suffix": target.suffix,
        "start": target.start,
        "was": target.was,
        "lost": Plain(target.lost) if target.lost else "",
    }


def event_line(event: Action) -> Plain:
    """Return an action as one line of YAML, so that every appended action is a line in a diff."""
    held = event.against
    against = held and {
        "key": held.key,
        "locator": held.locator,
        "quote": held.quote,
        "sha256": held.sha256,
        "retrieved": Plain(held.retrieved) if held.retrieved else "",
    }
    return Plain(
        flow(
            {
                "do": Plain(event.do.value),
                "by": event.by,
                "at": Plain(event.at),
                "text": Plain(event.text) if event.text else "",
                "verdict": Plain(event.verdict.value) if event.verdict else "",
                "to": event.to,
                "note": event.note,
                "against": against,
            }
        )
    )


def entry_text(entry: LedgerEntry) -> str:
    """Return an entry as YAML, as an item of ledger.yaml."""
    data = {
        "id": Plain(entry.id),
        "kind": Plain(entry.kind.value),
        "target": target_data(entry.target),
        "events": [event_line(event) for event in entry.events],
    }
    return emitted([data])
