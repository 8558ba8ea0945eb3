"""Words as data: lists in text files, one file per subject, read on first use.

A file starts with its source, reason and license (lines that start with #), followed by sections:

    [seasons] one item per word, separated by whitespace
    [feasts: phrases] one item per line, which may have several words
    [units: table] `form, form = value` per line: each form maps to the value
    [opposed: sets] `a b c | d e f` per line: sets of words that belong together

A line `+ dates.full months, dates.seasons` in a list of words includes the words of those lists in
lowercase; in a table, it includes the lines of those tables. A list is referred to by its file and
section: "dates.full months". Words keep the case in which they are written; a list that is compared
with lowercase words is in lowercase. README.md in the same folder explains how to add a list.
"""

import os
import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

from attrs import field, frozen

FOLDER = Path(__file__).parent
_KINDS = ("words", "phrases", "table", "sets")
_OTHERS = "+ "


@frozen
class Section:
    """A list, as written in its file."""

    name: str
    kind: str
    """"words", "phrases", "table" or "sets"."""
    body: str = field(repr=False)
    """The text after the heading."""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the list, without comments and empty lines."""
        stripped = map(str.strip, self.body.split("\n"))
        return tuple(line for line in stripped if line and not line.startswith("#"))


class LexiconError(ValueError):
    """Raised if a list is missing or a file of lists has an error, which is a bug in it."""


@cache
def sections(subject: str) -> Mapping[str, Section]:
    """Return the lists of one file by name.

    Raises:
        LexiconError: The file does not exist or has an error; the message states the line.
    """
    file = f"{subject}.txt"
    try:
        text = (FOLDER / file).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LexiconError(f"{file}: word list not found") from None
    head, *parts = f"\n{text}".split("\n[")
    if Section(subject, "", head).lines:
        raise LexiconError(f"{file}:1: words before the first [section]. Move them into a section.")
    found: dict[str, Section] = {}
    for at, part in enumerate(parts):
        heading, _, body = part.partition("\n")
        name, kind = _told(heading)
        if not name or kind not in _KINDS or name in found:
            number = head.count("\n") + 1 + sum(one.count("\n") + 1 for one in parts[:at])
            raise LexiconError(f"{file}:{number}: {_wrong(heading, name, found)}")
        found[name] = Section(name, kind, body)
    return MappingProxyType(found)


def _told(heading: str) -> tuple[str, str]:
    """Return the name and the kind of a list; the name is empty if the bracket is not closed."""
    inner, bracket, behind = heading.rpartition("]")
    name, _, kind = inner.partition(":")
    return ("" if behind.strip() or not bracket else name.strip()), kind.strip() or _KINDS[0]


def _wrong(heading: str, name: str, found: Mapping[str, Section]) -> str:
    if name in found:
        return f"[{name}] appears twice"
    line = f"[{heading}"
    return f"{line!r} is not a heading. Write [name] or [name: {_KINDS[1]}]."


@cache
def _section(item: str) -> Section:
    subject, _, name = item.partition(".")
    found = sections(subject).get(name)
    if found is None:
        raise LexiconError(f"{subject}.txt: list [{name}] not found")
    return found


def _of_kind(item: str, *kinds: str) -> Section:
    found = _section(item)
    if found.kind not in kinds:
        raise LexiconError(f"{item}: expected {' or '.join(kinds)}, found {found.kind}")
    return found


@cache
def words(item: str) -> frozenset[str]:
    """Return a list of words or phrases as a set, for membership tests.

    Raises:
        LexiconError: The list does not exist.
    """
    return frozenset(ordered(item))


@cache
def ordered(item: str) -> tuple[str, ...]:
    """Return a list of words or phrases in file order.

    Raises:
        LexiconError: The list does not exist.
    """
    found = _of_kind(item, "words", "phrases")
    if found.kind == "phrases":
        return found.lines
    return tuple(word for line in found.lines for word in _in_line(line))


def _in_line(line: str) -> list[str]:
    if not line.startswith(_OTHERS):
        return line.split()
    return [form.lower() for item in _others(line) for form in _forms(item)]


def _others(line: str) -> list[str]:
    return line.removeprefix(_OTHERS).split(", ")


@cache
def table(*items: str) -> Mapping[str, str]:
    """Return the values of one or more tables by form.

    Raises:
        LexiconError: A table does not exist, a line has no value, or a form is repeated.
    """
    found: dict[str, str] = {}
    for item in items:
        for form, value in _pairs(item):
            if form in found:
                raise LexiconError(f"{item}: {form!r} appears twice")
            found[form] = value
    return MappingProxyType(found)


def _pairs(item: str) -> Iterator[tuple[str, str]]:
    for line in _of_kind(item, "table").lines:
        forms, equals, value = line.rpartition(" = ")
        if equals:
            for form in forms.split(", "):
                yield form, value
        elif line.startswith(_OTHERS):
            for other in _others(line):
                yield from _pairs(other)
        else:
            raise LexiconError(f"{item}: {line!r}: expected ` = ` followed by a value")


@cache
def lowered(*items: str) -> Mapping[str, str]:
    """Return the values of tables by form in lowercase.

    Raises:
        LexiconError: See `table`.
    """
    return MappingProxyType({form.lower(): value for form, value in table(*items).items()})


@cache
def sets(item: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """Return the lines of a list as sets: `begin start | end close` is two sets of two words.

    Raises:
        LexiconError: The list does not exist.
    """
    return tuple(
        tuple(frozenset(part.split()) for part in line.split("|"))
        for line in _of_kind(item, "sets").lines
    )


@cache
def alternation(*items: str) -> str:
    """Return the words of lists as alternatives in a regular expression, longest first.

    Use it in patterns that contain a class of words: `rf"(?:{alternation(...)})"`. The alternatives
    for a table are its forms.

    Raises:
        LexiconError: A list does not exist.
    """
    forms = {form for item in items for form in _forms(item)}
    longest_first = sorted(sorted(forms), key=len, reverse=True)
    return "|".join(form if form.isalnum() else re.escape(form) for form in longest_first)


def is_table(item: str) -> bool:
    """Return True if a list is a table of forms and values."""
    return _section(item).kind == "table"


def _forms(item: str) -> tuple[str, ...]:
    return tuple(table(item)) if is_table(item) else ordered(item)


def subjects() -> tuple[str, ...]:
    """Return the names of all word files, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.txt")))
