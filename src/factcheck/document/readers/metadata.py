"""Metadata at the start of a file: YAML or TOML between two delimiters, field by field."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from factcheck import lexicon
from factcheck.document.readers.drafts import PUT_IN, Draft, Run, draft
from factcheck.model import BlockKind
from factcheck.safe_yaml import YamlError, compose

if TYPE_CHECKING:
    from factcheck.document.readers.htmltree import Node

_YAML = re.compile(
    r"---[ \t]*\n(?P<told>(?:(?!---|\.\.\.)[^\n]*\n){0,500})(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<told>(?:(?!\+\+\+)[^\n]*\n){0,500})\+\+\+[ \t]*(?:\n|\Z)")
_KEY_LINE = re.compile(r"(?P<key>[A-Za-z][\w.-]{0,60})[ \t]*(?:[:=][ \t]*(?P<value>\S.*))?$")
_QUOTED = re.compile(r"\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>[^']*)'")
_COMMENT = re.compile(r"\s#.*$")
_EVENT = frozenset({"end", "end time", "time", "location"})
_SETTINGS = frozenset({"tag:yaml.org,2002:bool", "tag:yaml.org,2002:null"})
_ADDRESS = re.compile(
    rf"(?:https?:/)?/\S*|\S+\.(?:{lexicon.alternation('formats.ends of addresses')})"
)


@frozen
class Front:
    """The metadata at the start of a file."""

    drafts: tuple[Draft, ...]
    end: int
    """The offset at which the text starts."""


def front_matter(text: str) -> Front:
    """Return the metadata at the start of a file; empty, with an end of 0, if there is none."""
    found = _YAML.match(text) or _TOML.match(text)
    if not found:
        return Front((), 0)
    start, end = found.span("told")
    told = _yaml(text, start, end) if text[0] == "-" else _lines(text, start, end)
    fields = [made for _, made in told if made.text]
    return Front(tuple(_of_event(fields)), found.end())


def _of_event(fields: list[Draft]) -> list[Draft]:
    """Return the fields; if they include an end, time or place, the date is that of an event."""
    names = {made.field for made in fields}
    if "start" in names or not names & _EVENT:
        return fields
    return [evolve(made, field="start") if made.field == "date" else made for made in fields]


def page_metadata(root: "Node", text: str) -> tuple[Draft, ...]:
    """Return the metadata in the head of a web page: its title and its meta elements."""
    made: dict[tuple[str, str], Draft] = {}
    for node in takewhile(lambda node: node.tag != "body", root.elements()):
        if node.tag == "title":
            one = field("title", list(node.runs()))
        elif node.tag == "meta":
            about = node.attributes
            names = (about[key] for key in ("name", "property", "itemprop") if key in about)
            content = about.get("content", "")
            one = field(next(names, ""), [(content, text.find(content))])
        else:
            continue
        if one.text and is_field(one.field):
            made.setdefault((one.field, one.text), one)
    return tuple(made.values())


def field_of(key: str) -> str:
    """Return the common name of a field whose name varies between systems, or its own name."""
    name = key.lower().removesuffix(".name")
    return lexicon.table("metadata.fields").get(name, key.lower())


def is_field(key: str) -> bool:
    """Return True if a key is a known metadata field."""
    return key.lower().removesuffix(".name") in lexicon.table("metadata.fields")


def field(key: str, runs: list[Run]) -> Draft:
    """Return a metadata field as a block."""
    return evolve(draft(BlockKind.METADATA, runs), field=field_of(key))


def _tells(key: str, words: str) -> bool:
    """Return True if a value is text, not a setting: a known field, or several words."""
    if _ADDRESS.fullmatch(words):
        return field_of(key) == "slug"
    return bool(re.search(r"\w", words)) and (is_field(key) or " " in words.strip())


def _yaml(text: str, start: int, end: int) -> Iterator[tuple[str, Draft]]:
    """Yield the fields in YAML text. Invalid YAML is read line by line."""
    try:
        root: Any = compose(text[start:end], typed=True)
    except YamlError:
        yield from _lines(text, start, end)
        return
    if root is not None and root.id == "mapping":
        yield from _scalars(text, start, root, "")


def _scalars(text: str, base: int, node: Any, key: str) -> Iterator[tuple[str, Draft]]:
    """Yield the values in a YAML node. Nested fields are named "event.date"."""
    if node.id == "mapping":
        for name, value in node.value:
            inner = f"{key}.{name.value}" if key else str(name.value)
            yield from _scalars(text, base, value, inner)
    elif node.id == "sequence":
        for value in node.value:
            yield from _scalars(text, base, value, key)
    elif node.tag not in _SETTINGS and _tells(key, node.value):
        first, last = base + node.start_mark.index, base + node.end_mark.index
        yield key, field(key, list(_traced(text[first:last], first, node.value)))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[str, Draft]]:
    """Yield the fields in lines like "key = value" or "key: value"; nested keys have no prefix."""
    at, key = start, ""
    for line in text[start:end].split("\n"):
        found = _KEY_LINE.match(line)
        if found:
            key = found["key"]
        first = at + (found.start("value") if found and found["value"] else 0)
        written = text[first : at + len(line)] if not found or found["value"] else ""
        at += len(line) + 1
        for offset, value in _values(written, first):
            if _tells(key, value):
                yield key, field(key, [(value, offset)])


def _values(written: str, base: int) -> Iterator[tuple[int, str]]:
    """Yield the quoted strings in a value, or the value as written, with their offsets."""
    quoted = list(_QUOTED.finditer(written))
    for one in quoted:
        group = one.lastgroup or "double"
        yield base + one.start(group), one[group]
    if not quoted and written.strip():
        yield base, _COMMENT.sub("", written)


def _traced(written: str, base: int, value: str) -> Iterator[Run]:
    """Yield the words of a value with their offsets in the file."""
    at = written.find(value)
    if at >= 0:
        yield value, base + at
        return
    at = 0
    for word in value.split():
        found = written.find(word, at)
        yield word, PUT_IN if found < 0 else base + found
        yield " ", PUT_IN
        at = max(at, found + len(word))
