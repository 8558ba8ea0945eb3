"""The files of a ledger on disk, and insertion of actions into them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve, frozen

from factcheck.claims.claimfiles.editing import (
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
from factcheck.claims.claimfiles.emitting import Plain, emitted, flow, scalar
from factcheck.claims.claimfiles.entries import (
    HEADER,
    entries_of,
    entry_text,
    event_line,
    target_data,
)
from factcheck.claims.claimfiles.folder import CLAIM_FILES
from factcheck.claims.claimfiles.nodes import MOST_YAML
from factcheck.claims.claimfiles.targets import everywhere
from factcheck.errors import ClaimFileError, Problem, UsageError
from factcheck.model import SourceFile
from factcheck.model.actions import Action, Selector
from factcheck.model.ledger import Home, Ledger, LedgerEntry
from factcheck.safe_yaml import Node, plain
from factcheck.storage import read_limited, reason

_BEGINS = re.compile(r"(?m)^( *)- ")
_ENDED = re.compile(r"(?m)^\.\.\.")
_CONTENT = re.compile(r"(?m)^(?!---)[^#\s].*")


def read_ledger(home: Home) -> Ledger:
    """Read the files of a ledger; missing files count as empty.

    Raises:
        ClaimFileError: There are mistakes in ledger.yaml; the error lists all of them.
        UsageError: A file cannot be read.
    """
    files = tuple((path, read(path)) for path in paths(home))
    return Ledger(home, parsed(home.ledger, dict(files)[home.ledger]), files)


def paths(home: Home) -> tuple[str, ...]:
    """Return the paths of a ledger's files, whether they exist or not."""
    claims = [f"{home.folder}/{name}" for name in CLAIM_FILES] if home.folder else []
    return (home.ledger, home.snapshot, *claims)


def read(path: str) -> bytes | None:
    """Return the contents of a file; None if it does not exist.

    Raises:
        UsageError: The file cannot be read.
    """
    try:
        return read_limited(path, MOST_YAML)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be opened: {reason(error)}. Check its permissions."
        ) from None


def parsed(path: str, data: bytes | None) -> tuple[LedgerEntry, ...]:
    """Return the entries in the contents of a ledger.yaml; entries of one fact are merged.

    Raises:
        ClaimFileError: There are mistakes in it; the error lists all of them.
    """
    if data is None:
        return ()
    entries: dict[str, LedgerEntry] = {}
    for entry in entries_of(SourceFile(path, text_of(path, data))):
        twin = entries.get(entry.id)
        entries[entry.id] = joined(twin, entry) if twin else entry
    return tuple(entries.values())


def joined(one: LedgerEntry, other: LedgerEntry) -> LedgerEntry:
    """Return an entry with the actions of two entries that were created independently."""
    fresh = [event for event in other.events if event not in one.events]
    return evolve(one, events=tuple(sorted((*one.events, *fresh), key=lambda event: event.at)))


def text_of(path: str, data: bytes) -> str:
    """Return the text of a file's contents.

    Raises:
        ClaimFileError: The file is not UTF-8.
    """
    try:
        return unified(data)
    except UnicodeDecodeError as error:
        told = f"byte 0x{data[error.start]:02X} is not UTF-8. Save the file as UTF-8"
        raise ClaimFileError((Problem(path, 1, 1, told),)) from None


def with_entry(path: str, data: bytes | None, entry: LedgerEntry) -> bytes:
    """Return the contents of a ledger.yaml with a new entry, in the order of ids.

    In this order, git can merge the new entries of two branches, which would conflict at the end.

    Raises:
        UsageError: The layout of the file does not allow appending.
    """
    if not data:
        return (HEADER + entry_text(entry)).encode()
    text = text_of(path, data)
    begun = _BEGINS.search(text)
    if (begun is None and _CONTENT.search(text)) or _ENDED.search(text):
        raise UsageError(
            f"{path}: it is no list of entries in block style. Begin each with '- id: …'."
        )
    indent = begun[1] if begun else ""
    lines = "".join(f"{indent}{line}\n" for line in entry_text(entry).splitlines())
    at = _place_of(text, indent, entry.id)
    newline = "" if not text[:at] or text[:at].endswith("\n") else "\n"
    return with_edits(data, [Edit(at, at, newline + lines)])


def _place_of(text: str, indent: str, entry_id: str) -> int:
    """Return the offset for an entry: before the first with a greater id, above its comments.

    Never before the first entry, since comments above it belong to the file.
    """
    listed = re.finditer(rf"(?m)^{indent}- id: (\S+)$", text)
    at = next((one.start() for one in list(listed)[1:] if one[1] > entry_id), len(text))
    while at < len(text):
        above = text.rfind("\n", 0, at - 1) + 1
        line = text[above : at - 1]
        if line.strip() and not line.startswith(f"{indent}#"):
            break
        at = above
    return at


def with_event(
    path: str, data: bytes, entry_id: str, event: Action, target: Selector | None = None
) -> bytes:
    """Return the contents of a file with a new action on one of its entries or claims.

    Args:
        path: Path of the file.
        data: Its contents.
        entry_id: Id of the entry or claim.
        event: The new action.
        target: Its new target; None to keep it.

    Raises:
        UsageError: There is no such entry, or the layout does not allow a safe insertion.
    """
    text = text_of(path, data)
    found = _slice(path, text, entry_id)
    edits = list(_edits(found.text, found.item, event, target))
    after = found.after(edits)
    expected = plain(found.item)
    events = expected.get("events")
    expected["events"] = [*(events if isinstance(events, list) else []), _words_of(event)]
    if target is not None:
        expected["target"] = _target_words(target)
    if after is None or plain(after) != expected:
        raise UsageError(f"{path}: the entry '{entry_id}' leaves no safe place. Write it by hand.")
    return with_edits(data, found.moved(edits))


def _edits(text: str, item: Node, event: Action, target: Selector | None) -> Iterable[Edit]:
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
    """Yield the edits that change the target of an entry or claim, only where it differs."""
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
    """Return the contents of a file with new targets for some of its entries or claims.

    Raises:
        UsageError: The layout does not allow a safe change.
    """
    text = text_of(path, data)
    edits: list[Edit] = []
    for name, target in targets.items():
        if f"id: {name}" not in text and f"id: '{name}'" not in text and f'"{name}"' not in text:
            continue
        found = _slice(path, text, name)
        own = list(target_edits(found.text, found.item, target))
        after = found.after(own)
        expected = {**plain(found.item), "target": _target_words(target)}
        if after is None or plain(after) != expected:
            raise UsageError(f"{path}: '{name}' leaves no safe place. Write it in block style.")
        edits += found.moved(own)
    return with_edits(data, edits) if edits else data


def _target_words(target: Selector) -> Any:
    return plain(items(emitted([target_data(target)]))[0])


@frozen
class _Slice:
    """The lines of one entry, which can be parsed alone."""

    text: str
    item: Node
    start: int
    """Offset of the lines in the file."""
    entry_id: str

    def after(self, edits: list[Edit]) -> Node | None:
        """Return the entry after some edits; None if it could not be parsed."""
        made = items(with_edits(self.text.encode(), edits).decode())
        return next((one for one in made if scalar_of(one, "id") == self.entry_id), None)

    def moved(self, edits: list[Edit]) -> list[Edit]:
        """Return edits of these lines as edits of the file."""
        return [Edit(one.start + self.start, one.end + self.start, one.words) for one in edits]


def bounds(text: str, entry_id: str) -> tuple[int, int] | None:
    """Return the start and end of an entry's lines, if its id identifies them with certainty."""
    words = f"- id: {entry_id}"
    starts = [at for at in everywhere(text, words) if _is_alone(text, at, len(words))]
    if len(starts) != 1:
        return None
    start = text.rfind("\n", 0, starts[0]) + 1
    indent = text[start : starts[0]]
    following = text.find(f"\n{indent}- ", starts[0])
    return start, len(text) if following < 0 else following + 1


def _is_alone(text: str, at: int, length: int) -> bool:
    """Return True if some words are alone on their line, apart from spaces before them."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return not before.strip(" ") and text[at + length : at + length + 1] in ("\n", "")


def _slice(path: str, text: str, entry_id: str) -> _Slice:
    """Return the lines of an entry; the whole file if they cannot be determined with certainty.

    Raises:
        UsageError: There is no such entry.
    """
    found = bounds(text, entry_id)
    part = text[found[0] : found[1]] if found else ""
    nodes = items(part) if found else []
    if found and len(nodes) == 1 and scalar_of(nodes[0], "id") == entry_id:
        return _Slice(part, nodes[0], found[0], entry_id)
    for item in items(text):
        if scalar_of(item, "id") == entry_id:
            return _Slice(text, item, 0, entry_id)
    raise UsageError(f"{path}: it has no entry '{entry_id}' any more. Open the document again.")


def _words_of(event: Action) -> Any:
    return plain(items(f"- {event_line(event).words}\n")[0])
