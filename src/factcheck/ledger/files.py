"""The files of a ledger as they are on disk, and events put into them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from factcheck.claimfiles.editing import (
    Edit,
    added,
    appended,
    items,
    replaced,
    scalar_of,
    unified,
    value_of,
    with_edits,
    without,
)
from factcheck.claimfiles.emitting import Plain, emitted, flow, scalar
from factcheck.claimfiles.entries import HEADER, entries_of, entry_text, event_line, target_data
from factcheck.claimfiles.folder import CLAIM_FILES
from factcheck.claimfiles.nodes import MOST_YAML, Node
from factcheck.errors import ClaimFileError, Problem, UsageError
from factcheck.model import SourceFile
from factcheck.model.ledger import Entry, Event, Home, Ledger, Selector
from factcheck.patterns import lazy
from factcheck.storage import read_limited, reason

_BEGINS = lazy(r"(?m)^( *)- ")
_ENDED = lazy(r"(?m)^\.\.\.")
_CONTENT = lazy(r"(?m)^(?!---)[^#\s].*")


def read_ledger(home: Home) -> Ledger:
    """Read the files of a ledger; what is not there is empty.

    Raises:
        ClaimFileError: mistakes in ledger.yaml, all of them.
        UsageError: a file cannot be read.
    """
    files = tuple((path, read(path)) for path in paths(home))
    return Ledger(home, parsed(home.ledger, dict(files)[home.ledger]), files)


def paths(home: Home) -> tuple[str, ...]:
    """Return the paths of the files that a ledger stands in, whether they are there or not."""
    claims = [f"{home.folder}/{name}" for name in CLAIM_FILES] if home.folder else []
    return (home.ledger, home.snapshot, *claims)


def read(path: str) -> bytes | None:
    """Return the bytes of a file; None where there is none.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        return read_limited(path, MOST_YAML)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be opened: {reason(error)}. Check its permissions."
        ) from None


def parsed(path: str, data: bytes | None) -> tuple[Entry, ...]:
    """Return the entries of the bytes of a ledger.yaml; those of one fact are put together.

    Raises:
        ClaimFileError: mistakes in it, all of them.
    """
    if data is None:
        return ()
    entries: dict[str, Entry] = {}
    for entry in entries_of(SourceFile(path, text_of(path, data))):
        twin = entries.get(entry.id)
        entries[entry.id] = joined(twin, entry) if twin else entry
    return tuple(entries.values())


def joined(one: Entry, other: Entry) -> Entry:
    """Return an entry with the events of two, which two people may have begun apart."""
    fresh = [event for event in other.events if event not in one.events]
    return evolve(one, events=tuple(sorted((*one.events, *fresh), key=lambda event: event.at)))


def text_of(path: str, data: bytes) -> str:
    """Return the text of the bytes of a file.

    Raises:
        ClaimFileError: it is not UTF-8.
    """
    try:
        return unified(data)
    except UnicodeDecodeError as error:
        told = f"byte 0x{data[error.start]:02X} is not UTF-8. Save the file as UTF-8"
        raise ClaimFileError((Problem(path, 1, 1, told),)) from None


def with_entry(path: str, data: bytes | None, entry: Entry) -> bytes:
    """Return the bytes of a ledger.yaml with one entry more.

    Raises:
        UsageError: the file is laid out so that nothing can be put behind its end.
    """
    if data is None:
        return (HEADER + entry_text(entry)).encode()
    text = text_of(path, data)
    begun = _BEGINS.search(text)
    if (begun is None and _CONTENT.search(text)) or _ENDED.search(text):
        raise UsageError(
            f"{path}: it is no list of entries in block style. Begin each with '- id: …'."
        )
    indent = begun[1] if begun else ""
    lines = "".join(f"{indent}{line}\n" for line in entry_text(entry).splitlines())
    newline = "" if not text or text.endswith("\n") else "\n"
    return with_edits(data, [Edit(len(text), len(text), newline + lines)])


def with_event(
    path: str, data: bytes, entry_id: str, event: Event, target: Selector | None = None
) -> bytes:
    """Return the bytes of a file with one event more for an entry or claim that it has.

    Args:
        path: Of the file.
        data: Its bytes.
        entry_id: Which entry or claim.
        event: The new event.
        target: Its target, where that is to be written anew.

    Raises:
        UsageError: it has no such entry, or its layout leaves no safe place.
    """
    text = text_of(path, data)
    found = _slice(text, entry_id)
    start, item = found or (0, _item(path, text, entry_id))
    part = text[start:] if found else text
    edits = list(_edits(part, item, event, target))
    moved = [Edit(one.start + start, one.end + start, one.words) for one in edits]
    _prove(path, text, moved, entry_id, (event, target))
    return with_edits(data, moved)


def _edits(text: str, item: Node, event: Event, target: Selector | None) -> Iterable[Edit]:
    line = event_line(event).words
    if target is not None:
        yield from target_edits(text, item, target)
    events = value_of(item, "events")
    if events is None:
        yield added(text, item, "events", [Plain(line)])
    elif events.id == "sequence" and events.value:
        yield appended(text, events, line)
    else:
        yield replaced(text, events, f"[{line}]")


def target_edits(text: str, item: Node, target: Selector) -> Iterable[Edit]:
    """Yield the edits that give an entry or claim another target: only what differs is written."""
    data = target_data(target)
    node = value_of(item, "target")
    if node is None:
        yield added(text, item, "target", data)
    elif text[node.start_mark.index] == "{":
        yield replaced(text, node, flow(data))
    else:
        for key, value in data.items():
            yield from _key_edits(text, node, key, value)


def _key_edits(text: str, node: Node, key: str, value: Any) -> Iterable[Edit]:
    known = value_of(node, key)
    words = value.words if isinstance(value, Plain) else "" if value is None else str(value)
    if known is not None and not words:
        edit = without(text, node, key)
        yield from [edit] if edit else []
    elif known is not None and " ".join(known.value.split()) != words:
        yield replaced(text, known, scalar(words) if isinstance(value, str) else words)
    elif known is None and words:
        yield added(text, node, key, value)


def with_targets(path: str, data: bytes, targets: Mapping[str, Selector]) -> bytes:
    """Return the bytes of a file with other targets for some of its entries or claims.

    Raises:
        UsageError: its layout leaves no safe place.
    """
    text = text_of(path, data)
    known = {scalar_of(item, "id"): item for item in items(text)}
    wanted = {name: target for name, target in targets.items() if name in known}
    edits = [edit for name in wanted for edit in target_edits(text, known[name], wanted[name])]
    if not edits:
        return data
    made = with_edits(data, edits)
    _prove_targets(path, (text, text_of(path, made)), wanted)
    return made


def _prove_targets(path: str, texts: tuple[str, str], targets: Mapping[str, Selector]) -> None:
    """Read what would be written: everything but the targets must be the same.

    Raises:
        UsageError: it is not.
    """
    before, after = ([plain(item) for item in items(text)] for text in texts)
    for entry in before:
        target = targets.get(str(entry.get("id", "")))
        if target is not None:
            entry["target"] = plain(items(emitted([target_data(target)]))[0])
    if before != after:
        raise UsageError(f"{path}: its layout leaves no safe place. Write targets in block style.")


def bounds(text: str, entry_id: str) -> tuple[int, int] | None:
    """Return where the lines of an entry begin and end, if its id tells that for sure."""
    head = rf"(?m)^( *)- id: (['\"]?){re.escape(entry_id)}\2[ \t]*(?:#.*)?$"
    found = list(re.finditer(head, text))
    if len(found) != 1:
        return None
    following = re.compile(rf"(?m)^{found[0][1]}- ").search(text, found[0].end())
    return found[0].start(), following.start() if following else len(text)


def _slice(text: str, entry_id: str) -> tuple[int, Node] | None:
    """Return where an entry begins and the node of its lines alone; None if that is not sure."""
    found = bounds(text, entry_id)
    nodes = items(text[found[0] : found[1]]) if found else []
    return (found[0], nodes[0]) if found and len(nodes) == 1 else None


def _item(path: str, text: str, entry_id: str) -> Node:
    for item in items(text):
        if scalar_of(item, "id") == entry_id:
            return item
    raise UsageError(f"{path}: it has no entry '{entry_id}' any more. Open the document again.")


def _prove(
    path: str, text: str, edits: list[Edit], entry_id: str, wanted: tuple[Event, Selector | None]
) -> None:
    """Read the entry as it would be written: it must be the same with one event more.

    Raises:
        UsageError: it is not.
    """
    after = with_edits(text.encode(), edits).decode()
    before_item, after_item = (_alone(path, one, entry_id) for one in (text, after))
    event, target = wanted
    expected = dict(before_item)
    events = before_item.get("events")
    expected["events"] = [*(events if isinstance(events, list) else []), _words_of(event)]
    if target is not None:
        expected["target"] = plain(items(emitted([target_data(target)]))[0])
    if expected != after_item:
        raise UsageError(f"{path}: the entry '{entry_id}' leaves no safe place. Write it by hand.")


def _alone(path: str, text: str, entry_id: str) -> dict[str, Any]:
    found = _slice(text, entry_id)
    value: dict[str, Any] = plain(found[1] if found else _item(path, text, entry_id))
    return value


def _words_of(event: Event) -> Any:
    return plain(items(f"- {event_line(event).words}\n")[0])


def plain(node: Node) -> Any:
    """Return a node as strings, lists and dictionaries."""
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [plain(each) for each in node.value]
    return {name.value: plain(value) for name, value in node.value}
