"""The state of a document's ledger: its facts counted by kind, section and person, and listed."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from factcheck.model import Verification
from factcheck.model.actions import Action, Against, Deed, FactVerdict
from factcheck.model.ledger import Desk, Fact, FactKind, LedgerEntry, Orphan, State
from factcheck.output.escape import inert, printable

VERSION = 1
NOUNS = {kind: f"{kind.value}s" for kind in FactKind}
_SOURCED = "sourced"
_NEWS = ("differs", "not found")
"""The first words of a source's result that need attention."""
ENOUGH: Mapping[str, frozenset[State]] = {
    "ticked": frozenset({State.TICKED, State.VERIFIED, State.CORRECTED}),
    _SOURCED: frozenset({State.TICKED, State.VERIFIED, State.CORRECTED}),
    "verified": frozenset({State.VERIFIED, State.CORRECTED}),
}
"""For each requirement of a publisher, the states that satisfy it."""
_CHECKED = ENOUGH["ticked"]
_LONGEST = 60


@frozen
class Person:
    """The valid actions of one person."""

    name: str
    ticks: int
    verdicts: int
    queries: int
    notes: int
    stale: int
    """Ticks, verdicts and queries whose words have changed since."""


@frozen
class Counts:
    """The numbers of facts by state."""

    name: str
    total: int
    states: Mapping[State, int]

    @property
    def checked(self) -> int:
        """Return how many are ticked, verified or corrected."""
        return sum(self.states.get(state, 0) for state in _CHECKED)

    @property
    def worked_through(self) -> int:
        """Return how many leave nothing to do: queried, disputed and unverified ones, too."""
        left = (State.OPEN, State.STALE)
        return self.total - sum(self.states.get(state, 0) for state in left)


def counted(name: str, facts: Sequence[Fact]) -> Counts:
    """Return the counts of some facts."""
    return Counts(name, len(facts), Counter(fact.state for fact in facts))


def by_kind(facts: Sequence[Fact]) -> Iterator[Counts]:
    """Yield the counts of each kind of fact that occurs."""
    for kind in FactKind:
        own = [fact for fact in facts if fact.kind is kind]
        if own:
            yield counted(NOUNS[kind], own)


def by_section(facts: Sequence[Fact]) -> Iterator[Counts]:
    """Yield the counts of each section, in reading order."""
    for section in dict.fromkeys(fact.section for fact in facts):
        yield counted(section, [fact for fact in facts if fact.section == section])


def people(desk: Desk) -> tuple[Person, ...]:
    """Return the valid actions of each person, sorted by name."""
    done: dict[str, Counter[str]] = {}
    entries = [(fact.entry, fact.state) for fact in desk.facts if fact.entry]
    entries += [(orphan.entry, State.LOST) for orphan in desk.orphans]
    for entry, state in entries:
        for event in entry.standing:
            own = done.setdefault(event.by, Counter())
            own[event.do] += 1
            own["stale"] += event is entry.decisive and state is State.STALE
    return tuple(
        Person(
            name,
            own[Deed.TICK],
            own[Deed.VERDICT],
            own[Deed.QUERY],
            own[Deed.NOTE],
            own["stale"],
        )
        for name, own in sorted(done.items())
    )


def missing(desk: Desk, required: str, kinds: Collection[FactKind]) -> tuple[Fact, ...]:
    """Return the facts of some kinds that do not yet satisfy a publisher's requirement."""
    return tuple(fact for fact in chosen(desk, kinds) if not _is_enough(fact, required))


def _is_enough(fact: Fact, required: str) -> bool:
    """Return True if a fact satisfies a publisher's requirement, and its source is unchanged."""
    if fact.state not in ENOUGH[required]:
        return False
    decisive = fact.entry.decisive if fact.entry else None
    if required == _SOURCED and (decisive is None or decisive.against is None):
        return False
    return required == "ticked" or not fact.source_changed


def warnings(desk: Desk) -> Iterator[str]:
    """Yield why a claims folder may differ from the printed text, which fails every gate."""
    folder = desk.ledger.home.folder
    if desk.is_edited:
        way = f"factcheck claims {desk.document.path} -o {folder} --sync"
        yield f"the document has changed since the folder was written: run {way}"
    if desk.is_without_document:
        why = f"the document '{desk.dossier.record.file}' that it names is not there"
        yield f"{folder}: {why}. Correct 'document' in document.yaml"


def chosen(desk: Desk, kinds: Collection[FactKind]) -> tuple[Fact, ...]:
    """Return the facts of some kinds; all if none is given."""
    return tuple(fact for fact in desk.facts if not kinds or fact.kind in kinds)


def to_ledger_text(desk: Desk, kinds: Collection[FactKind] = (), *, listed: bool = False) -> str:
    """Return the state of a document's facts as text; if `listed`, with every fact."""
    facts = chosen(desk, kinds)
    lines = [_head(desk, facts), *warnings(desk)]
    if facts:
        lines += _table("", list(by_kind(facts)))
        sections = list(by_section(facts))
        lines += _table("by section", sections) if len(sections) > 1 else []
    lines += _people(desk)
    lines += [line for fact in facts if listed or _is_news(fact) for line in _fact(fact)]
    lines += [line for orphan in desk.orphans for line in _orphan(orphan)]
    return "".join(f"{printable(line)}\n" for line in lines)


def _head(desk: Desk, facts: Sequence[Fact]) -> str:
    whole = counted("", facts)
    lost = f", {len(desk.orphans)} lost" if desk.orphans else ""
    where = desk.ledger.home.folder or desk.document.path
    done = whole.worked_through
    through = f", {done} worked through" if done != whole.checked else ""
    return f"{where}: {whole.checked} of {whole.total} facts checked{through}{lost}"


def _table(title: str, rows: Sequence[Counts]) -> list[str]:
    """Return a table with a column for each state that occurs."""
    states = [state for state in State if any(row.states.get(state) for row in rows)]
    names = [_clipped(row.name or "(under no heading)") for row in rows]
    width = max(len(title), *(len(name) for name in names), 10)
    head = "".join(f"  {state.value:>{max(6, len(state.value))}}" for state in states)
    lines = ["", f"{title:{width}}  {'all':>5}{head}"]
    for name, row in zip(names, rows, strict=True):
        cells = "".join(
            f"  {row.states.get(state, 0) or '·':>{max(6, len(state.value))}}" for state in states
        )
        lines.append(f"{name:{width}}  {row.total:>5}{cells}")
    return lines


def _people(desk: Desk) -> list[str]:
    found = people(desk)
    if not found:
        return []
    columns: dict[str, Callable[[Person], int]] = {
        "ticks": lambda one: one.ticks,
        "verdicts": lambda one: one.verdicts,
        "queries": lambda one: one.queries,
        "notes": lambda one: one.notes,
        "stale": lambda one: one.stale,
    }
    width = max(10, *(len(one.name) for one in found))
    lines = ["", f"{'by person':{width}}" + "".join(f"  {name:>8}" for name in columns)]
    for one in found:
        cells = "".join(f"  {value(one) or '·':>8}" for value in columns.values())
        lines.append(f"{one.name:{width}}{cells}")
    return lines


def _is_news(fact: Fact) -> bool:
    """Return True if a fact needs attention: its words changed, it is disputed or queried."""
    quiet = {State.OPEN, *_CHECKED}
    if fact.source_changed or fact.sourced.startswith(_NEWS):
        return True
    return fact.state not in quiet or fact.declared is not Verification.UNCHECKED


def to_fact_text(fact: Fact) -> str:
    """Return one fact with its complete history as text."""
    lines = [*_fact(fact, history=True), f"{'':10}in: {fact.passage_words}"]
    return "".join(f"{printable(line)}\n" for line in lines)


def _fact(fact: Fact, *, history: bool = False) -> Iterator[str]:
    file = f"{fact.file}, " if fact.file else ""
    where = f"{file}{fact.place.counted} {fact.place.cited or fact.place.line}"
    yield (
        f"{fact.number:4}  {fact.id:8}  {fact.state.value:9}  {fact.kind.value:9}  "
        f"{where}: {_clipped(fact.words)}"
    )
    if fact.state is State.STALE and fact.was:
        yield f"{'':10}was: {fact.was}"
        yield f"{'':10}now: {fact.passage_words}"
    decisive = fact.entry.decisive if fact.entry else None
    if history:
        yield from _history(fact.entry)
    elif decisive is not None:
        yield f"{'':10}{_told(decisive)}"
    if fact.sourced:
        yield f"{'':10}{fact.sourced}"
    if fact.source_changed:
        yield f"{'':10}source changed since: {fact.source_changed}"
    if fact.declared is not Verification.UNCHECKED and decisive is None:
        yield (
            f"{'':10}status: {fact.declared.value} stands in the file, and nobody's name behind it"
        )


def _history(entry: LedgerEntry | None) -> Iterator[str]:
    """Yield all actions of an entry by time, with undone ones marked."""
    events = sorted(entry.events, key=lambda event: event.at) if entry else []
    standing = {id(event) for event in entry.standing} if entry else set()
    for event in events:
        is_back = event.do is not Deed.UNDO and id(event) not in standing
        yield f"{'':10}{_told(event)}{' (taken back)' if is_back else ''}"


def _told(event: Action) -> str:
    """Return a description of an action."""
    do = event.verdict.value if event.verdict else event.do.value
    to = f" to {event.to}" if event.to else ""
    held = event.against
    against = f", against {held.key}" if held else ""
    against += f", {held.locator}" if held and held.locator else ""
    note = f": {event.note}" if event.note else ""
    return f"{do}{to} by {event.by}, {event.at[:10]}{against}{note}"


def _orphan(orphan: Orphan) -> Iterator[str]:
    entry = orphan.entry
    yield f"   –  {entry.id:8}  lost       {entry.kind.value:9}  {_clipped(entry.target.quote)}"
    for event in entry.standing:
        yield f"{'':10}{_told(event)}"
    if orphan.place is not None:
        where = f"{orphan.place.counted} {orphan.place.line}"
        yield f"{'':10}perhaps {where}: {_clipped(orphan.words)}"


def _clipped(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def to_ledger_json(desks: Sequence[Desk], kinds: Collection[FactKind] = ()) -> str:
    """Return the facts of documents with their actions, as JSON."""
    whole = {"version": VERSION, "documents": [_desk_data(desk, kinds) for desk in desks]}
    return inert(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _desk_data(desk: Desk, kinds: Collection[FactKind]) -> dict[str, Any]:
    facts = chosen(desk, kinds)
    return {
        "path": desk.document.path,
        "ledger": desk.ledger.home.ledger,
        "folder": desk.ledger.home.folder or None,
        "warnings": list(warnings(desk)),
        "counts": [_counts_data(row) for row in by_kind(facts)],
        "sections": [_counts_data(row) for row in by_section(facts)],
        "people": [
            {
                "name": one.name,
                "ticks": one.ticks,
                "verdicts": one.verdicts,
                "queries": one.queries,
                "notes": one.notes,
                "stale": one.stale,
            }
            for one in people(desk)
        ],
        "facts": [_fact_data(fact) for fact in facts],
        "lost": [_orphan_data(orphan) for orphan in desk.orphans],
    }


def _counts_data(row: Counts) -> dict[str, Any]:
    states = {state.value: row.states[state] for state in State if row.states.get(state)}
    return {"name": row.name, "total": row.total, "checked": row.checked, "states": states}


def _fact_data(fact: Fact) -> dict[str, Any]:
    place = fact.place
    return {
        "number": fact.number,
        "id": fact.id,
        "kind": fact.kind.value,
        "state": fact.state.value,
        "words": fact.words,
        "passage": fact.passage_words,
        "section": fact.section,
        "file": fact.file or None,
        "line": place.cited or place.line,
        "column": place.column,
        "was": fact.was or None,
        "source_changed": fact.source_changed or None,
        "says": fact.says or None,
        "sourced": fact.sourced or None,
        "status": None if fact.declared is Verification.UNCHECKED else fact.declared.value,
        "events": _events_data(fact.entry),
    }


def _orphan_data(orphan: Orphan) -> dict[str, Any]:
    entry = orphan.entry
    proposed = None
    if orphan.place is not None:
        proposed = {
            "words": orphan.words,
            "line": orphan.place.line,
            "likeness": round(orphan.likeness, 2),
        }
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "words": entry.target.quote,
        "proposed": proposed,
        "events": _events_data(entry),
    }


def _events_data(entry: LedgerEntry | None) -> list[dict[str, Any]]:
    """Return all actions, including undone ones, which are marked."""
    if entry is None:
        return []
    standing = {id(event) for event in entry.standing}
    return [
        {**_event_data(event), "stands": id(event) in standing or event.do is Deed.UNDO}
        for event in entry.events
    ]


def _event_data(event: Action) -> dict[str, Any]:
    verdict: FactVerdict | None = event.verdict
    return {
        "do": event.do.value,
        "by": event.by,
        "at": event.at,
        "text": event.text,
        "verdict": verdict.value if verdict else None,
        "to": event.to or None,
        "note": event.note or None,
        "against": _against_data(event.against) if event.against else None,
    }


def _against_data(held: Against) -> dict[str, Any]:
    return {
        "key": held.key,
        "locator": held.locator or None,
        "quote": held.quote or None,
        "sha256": held.sha256 or None,
        "retrieved": held.retrieved or None,
    }
