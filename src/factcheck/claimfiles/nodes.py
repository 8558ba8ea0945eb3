"""Files → text → YAML nodes, whose marks are code points of the text."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from factcheck.claimfiles.syntax import conflict, explained, unprintable
from factcheck.errors import Problem
from factcheck.model import SourceFile
from factcheck.storage import MEGABYTE, read_limited, reason

if TYPE_CHECKING:
    import yaml


_BOM = b"\xef\xbb\xbf"
MOST_YAML = 32 * MEGABYTE
"""Bytes of a claim file; one of 100,000 claims has some 25 million."""


class Mark(Protocol):
    """Where a node begins or ends."""

    index: int
    """Code point of the text."""


class Node(Protocol):
    """A node as PyYAML composes it, described here so that yaml need not be imported to type it."""

    id: str
    """scalar, sequence or mapping."""
    tag: str
    value: Any
    start_mark: Mark
    end_mark: Mark


_UNSAVED: ContextVar[Mapping[str, str]] = ContextVar("unsaved")


@contextmanager
def unsaved(texts: Mapping[str, str]) -> Iterator[None]:
    """Let files be read as they are in an editor.

    Args:
        texts: By path, as the caller of `read_source` names it.
    """
    token = _UNSAVED.set(texts)
    try:
        yield
    finally:
        _UNSAVED.reset(token)


def read_source(path: str) -> SourceFile | Problem:
    """Read a file as text: UTF-8, BOM taken off, line ends turned into line feeds."""
    edited = _UNSAVED.get({}).get(path)
    if edited is not None:
        return SourceFile(path, _unified(edited.removeprefix("\ufeff")))
    try:
        data = read_limited(path, MOST_YAML)
    except OSError as error:
        return Problem(path, 1, 1, f"cannot be opened: {reason(error)}. Check its permissions")
    return decoded(path, data)


def decoded(path: str, data: bytes) -> SourceFile | Problem:
    """Return a file as text: UTF-8, BOM taken off, line ends turned into line feeds."""
    data = data.removeprefix(_BOM)
    try:
        text = _unified(data.decode())
    except UnicodeDecodeError as error:
        return _not_utf8(path, data, error.start)
    return SourceFile(path, text)


def leads_out(folder: str, name: str) -> bool:
    """True if a link in a folder leads to what lies outside of it."""
    top = Path(os.path.realpath(folder))
    try:
        return not Path(os.path.realpath(top / name)).is_relative_to(top)
    except (OSError, ValueError):  # a name too long, a null character
        return True


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(path: str, data: bytes, start: int) -> Problem:
    before = SourceFile(path, _unified(data[:start].decode(errors="ignore")))
    line, column = before.position(len(before.text))
    return Problem(
        path, line, column, f"byte 0x{data[start]:02X} is not UTF-8. Save the file as UTF-8"
    )


def compose(source: SourceFile) -> Node | Problem | None:
    """Return the root node of a file, None where it is empty, or why it is no YAML."""
    import yaml  # noqa: PLC0415 - takes 15 ms, and only claims folders need it

    wrong = unprintable(source.text) or conflict(source.text)
    if wrong is None:
        try:
            return cast("Node | None", yaml.compose(source.text, Loader=_loader()))
        except yaml.MarkedYAMLError as error:
            wrong = explained(error, source.text)
        except RecursionError:
            wrong = 0, "nested too deeply. Write the values out"
    line, column = source.position(wrong[0])
    return Problem(source.path, line, column, wrong[1])


@cache
def _loader() -> "type[yaml.SafeLoader | yaml.CSafeLoader]":
    """Return the fast loader where PyYAML was built with libyaml.

    It does not guess what plain words are, which takes half of its time: that is told by the place
    where they stand.
    """
    import yaml  # noqa: PLC0415 - as above

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc]
        def resolve(self, kind: type, value: Any, implicit: Any) -> str:
            del implicit
            if kind is yaml.ScalarNode:
                return "tag:yaml.org,2002:merge" if value == "<<" else "tag:yaml.org,2002:str"
            return f"tag:yaml.org,2002:{'seq' if kind is yaml.SequenceNode else 'map'}"

        def descend_resolver(self, node: Any, index: Any) -> None:
            pass

        def ascend_resolver(self) -> None:
            pass

    return Loader


def plain(node: Node) -> Any:
    """Return a node as strings, lists and dictionaries."""
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [plain(each) for each in node.value]
    return {name.value: plain(value) for name, value in node.value}
