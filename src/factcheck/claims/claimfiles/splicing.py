"""Insertion of event ids into claim files, keeping all other bytes."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

from factcheck.claims.claimfiles.folder import CLAIM_FILES
from factcheck.claims.claimfiles.nodes import compose
from factcheck.errors import UsageError
from factcheck.model import SourceFile
from factcheck.safe_yaml import Node, plain
from factcheck.storage import locked, reason, write_all

_BOM = b"\xef\xbb\xbf"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_ENDED = re.compile(r"\r\n|\r|\n")


@frozen(order=True)
class _Insertion:
    """Words to insert into a file."""

    line: int
    """Line, from 0."""
    column: int
    """Column, from 0, in code points; -1 for a separate line after `line`."""
    words: str


def spliced(folder: str, events: Mapping[str, str]) -> tuple[str, ...]:
    """Write event ids into the claim files of a folder that has been read.

    Args:
        folder: Path of the folder.
        events: Id of a claim without an event → the event id it gets.

    Returns:
        The paths of the changed files, in reading order.

    Raises:
        UsageError: A file cannot be written, or has changed since it was read.
    """
    texts = {}
    with locked(folder):
        for name in CLAIM_FILES:
            path = Path(folder, name)
            if path.is_file():
                changed = _changed(path, events)
                if changed is not None:
                    texts[path] = changed
        _replace(folder, texts)
    return tuple(path.as_posix() for path in texts)


def _changed(path: Path, events: Mapping[str, str]) -> bytes | None:
    """Return the new contents of a file, or None if no claim in it changes."""
    data = path.read_bytes()
    mark = _BOM if data.startswith(_BOM) else b""
    raw = data.removeprefix(_BOM).decode()
    places = sorted(_places(path, raw, events))
    if not places:
        return None
    text = _with(raw, places)
    _prove(path, raw, text, events)
    return mark + text.encode()


def _places(path: Path, raw: str, events: Mapping[str, str]) -> Iterator[_Insertion]:
    source = SourceFile(path.as_posix(), _ENDED.sub("\n", raw))
    for claim in _claims(source):
        event = events.get(_scalar(claim, "id"))
        if event and not _scalar(claim, "event"):
            yield _place(source, claim, event)


def _claims(source: SourceFile) -> list[Node]:
    root = compose(source)
    return list(root.value) if root is not None and hasattr(root, "value") else []


def _scalar(claim: Node, key: str) -> str:
    found = (value.value for name, value in claim.value if name.value == key)
    return str(next(found, ""))


def _place(source: SourceFile, claim: Node, event: str) -> _Insertion:
    """Return the position for an event: after the last key, or after the id if multi-line."""
    first = claim.value[0][0]
    _, value = claim.value[-1]
    if source.text[claim.start_mark.index] == "{":
        line, column = source.position(value.end_mark.index)
        return _Insertion(line - 1, column - 1, f", event: {event}")
    if not _ends_where_it_says(value):
        value = next(value for name, value in claim.value if name.value == "id")
    line, _ = source.position(value.end_mark.index)
    indent = source.position(first.start_mark.index)[1] - 1
    return _Insertion(line - 1, -1, f"{' ' * indent}event: {event}")


def _ends_where_it_says(value: Node) -> bool:
    """Return True if a value ends at its last character, unlike blocks in YAML."""
    style = getattr(value, "style", None)
    return (
        style not in ("|", ">") if value.id == "scalar" else bool(getattr(value, "flow_style", 0))
    )


def _with(raw: str, places: list[_Insertion]) -> str:
    """Return a text with the insertions and its own line ends."""
    lines = _LINE.findall(raw)
    newline = found[0] if (found := _ENDED.search(raw)) else "\n"
    for place in reversed(places):
        line = lines[place.line]
        if place.column >= 0:
            lines[place.line] = line[: place.column] + place.words + line[place.column :]
        else:
            ended = line if _ENDED.search(line) else line + newline
            lines[place.line] = f"{ended}{place.words}{newline}"
    return "".join(lines)


def _prove(path: Path, raw: str, text: str, events: Mapping[str, str]) -> None:
    """Check that the new contents have the same claims except for their events.

    Raises:
        UsageError: Something other than an event differs.
    """
    before, after = (
        [plain(claim) for claim in _claims(SourceFile(path.as_posix(), _ENDED.sub("\n", one)))]
        for one in (raw, text)
    )
    wanted = [
        {"event": events[str(claim["id"])], **claim} if claim.get("id") in events else claim
        for claim in before
    ]
    if wanted != after:
        raise UsageError(f"file '{path}': it leaves no safe place. Write the events by hand")


def _replace(folder: str, texts: Mapping[Path, bytes]) -> None:
    """Write all files to temporary files, then rename them.

    Raises:
        UsageError: One of them cannot be written.
    """
    try:
        write_all(texts)
    except OSError as error:
        raise UsageError(f"folder '{folder}': {reason(error)}. Make it writable") from error
