"""Small edits to hand-written YAML files that preserve all other bytes.

Edits refer to positions in the text with normalized line endings; the file's own line endings and
byte order mark are restored afterward.
"""

import bisect
import re
from collections.abc import Iterable
from typing import Any

from attrs import frozen

from factcheck.claims.claimfiles.emitting import emitted, flow
from factcheck.claims.claimfiles.nodes import compose
from factcheck.errors import Problem
from factcheck.model import SourceFile
from factcheck.safe_yaml import Node

_BOM = b"\xef\xbb\xbf"
_ENDED = re.compile(r"\r\n|\r|\n")


@frozen
class Edit:
    """A replacement of part of a text."""

    start: int
    """Offset of the replaced part, in the text with normalized line endings."""
    end: int
    words: str


def unified(data: bytes) -> str:
    """Return the text of a file without byte order mark, and with line feeds as line endings.

    Raises:
        UnicodeDecodeError: The file is not UTF-8.
    """
    text = data.removeprefix(_BOM).decode()
    return _ENDED.sub("\n", text) if "\r" in text else text


def with_edits(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the contents of a file after applying edits, which must not overlap."""
    mark = _BOM if data.startswith(_BOM) else b""
    raw = data.removeprefix(_BOM).decode()
    found = _ENDED.search(raw)
    newline = found[0] if found else "\n"
    pairs = [at - number for number, at in enumerate(_doubled(raw))]
    parts, done = [], 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        start, end = (at + bisect.bisect_left(pairs, at) for at in (edit.start, edit.end))
        parts += [raw[done:start], edit.words.replace("\n", newline)]
        done = end
    return mark + "".join([*parts, raw[done:]]).encode()


def _doubled(raw: str) -> Iterable[int]:
    """Yield the offsets of line endings that consist of two characters."""
    at = raw.find("\r\n")
    while at >= 0:
        yield at
        at = raw.find("\r\n", at + 2)


def root_of(text: str) -> Node | None:
    """Return the root node of a file; None if it is empty or not YAML."""
    root = compose(SourceFile("", text))
    return None if isinstance(root, Problem) else root


def items(text: str) -> list[Node]:
    """Return the items of a YAML list; empty if the file is not a list."""
    root = root_of(text)
    return list(root.value) if root is not None and root.id == "sequence" else []


def value_of(item: Node, key: str) -> Node | None:
    """Return the value of a key in a mapping, or None."""
    return next((value for name, value in item.value if name.value == key), None)


def scalar_of(item: Node | None, key: str) -> str:
    """Return the words of a key's value in a mapping; empty if the key is missing."""
    node = value_of(item, key) if item is not None and item.id == "mapping" else None
    return str(node.value) if node is not None and node.id == "scalar" else ""


def added(text: str, item: Node, key: str, value: Any) -> Edit:
    """Return the edit that adds a new key to a mapping.

    Args:
        text: Contents of the file.
        item: The mapping.
        key: The new key.
        value: Words, a number, or a mapping or list of these.
    """
    if text[item.start_mark.index] == "{":
        at = item.value[-1][1].end_mark.index
        return Edit(at, at, f", {key}: {flow(value)}")
    indent = " " * column(text, item.value[0][0].start_mark.index)
    lines = emitted({key: value}).splitlines()
    return behind(text, item, "".join(f"{indent}{line}\n" for line in lines))


def appended(text: str, listed: Node, inline: str) -> Edit:
    """Return the edit that appends a one-line item to a non-empty list."""
    if text[listed.start_mark.index] == "[":
        at = listed.value[-1].end_mark.index
        return Edit(at, at, f", {inline}")
    first = listed.value[0].start_mark.index
    dash = text.rindex("-", 0, first)
    return behind(text, listed, f"{' ' * column(text, dash)}- {inline}\n")


def replaced(text: str, node: Node, words: str) -> Edit:
    """Return the edit that replaces a value."""
    start = node.start_mark.index
    end = node.end_mark.index if node.end_mark.index == start else _end(text, node)
    return Edit(start, end, words if text[start - 1 : start] != ":" else f" {words}")


def without(text: str, item: Node, key: str) -> Edit | None:
    """Return the edit that removes a key from a block-style mapping; None if the key is missing."""
    keys = [name.value for name, _ in item.value]
    if key not in keys:
        return None
    at = keys.index(key)
    name, value = item.value[at]
    start = text.rfind("\n", 0, name.start_mark.index) + 1
    if at + 1 == len(keys):
        return Edit(start, _line_end(text, _end(text, value)), "")
    following = item.value[at + 1][0].start_mark.index
    if text[start : name.start_mark.index].strip():  # the first key, after a dash
        return Edit(name.start_mark.index, following, "")
    return Edit(start, text.rfind("\n", 0, following) + 1, "")


def behind(text: str, node: Node, words: str) -> Edit:
    """Return the edit that inserts lines after the last line of a node."""
    at = _line_end(text, _end(text, node))
    if at == len(text) and not text.endswith("\n"):
        words = f"\n{words}"
    return Edit(at, at, words)


def _last_leaf(node: Node) -> Node:
    """Return the last scalar or flow-style collection of a node."""
    while node.id != "scalar" and node.value and not getattr(node, "flow_style", False):
        last = node.value[-1]
        if node.id == "mapping":
            name, value = last
            is_alias = value.start_mark.index < name.start_mark.index
            last = name if is_alias else value
        node = last
    return node


def _end(text: str, node: Node) -> int:
    """Return the end of a node; for a multi-line block, the end of its last word."""
    last = _last_leaf(node)
    at = last.end_mark.index
    while at > last.start_mark.index and text[at - 1 : at].isspace():
        at -= 1
    return at


def _line_end(text: str, at: int) -> int:
    """Return the offset of the next line."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def column(text: str, at: int) -> int:
    """Return the column of an offset in the text, from 0."""
    return at - (text.rfind("\n", 0, at) + 1)
