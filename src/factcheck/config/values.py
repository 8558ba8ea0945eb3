"""The keys of a settings file: valid values, and the messages for invalid ones."""

import difflib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from attrs import define, field

from factcheck.config.books import Book, Part
from factcheck.config.choice import (
    FAIL_ON,
    OFF,
    ON_UNVERIFIED,
    REQUIRED,
    SHOW,
    ZONE,
    Config,
    PerFile,
)
from factcheck.config.files import Settings
from factcheck.config.positions import VALUE, Path, positions
from factcheck.errors import Problem, UsageError
from factcheck.model import Check, Edtf, EdtfError, Ruling, Severity, Sheet, SourceFile

NAME_LISTS = ("people", "places", "organisations", "names", "identifiers")
_UTC = frozenset({"GMT", "Z"})
_LONGEST = 40  # characters of a wrong value in a message


@define
class Reading:
    """A settings file during parsing, with the errors so far."""

    source: SourceFile
    prefix: Path
    checks: Sequence[Check]
    formats: Sequence[str]
    is_given: bool = field(default=True, kw_only=True)
    """Whether a person named the file, so that it may refer to files anywhere."""
    problems: list[Problem] = field(factory=list)
    places: dict[Path, int] | None = None
    """The offset of each key and value; None to find them in TOML."""

    def tell(self, path: Path, message: str, *, key: bool = False) -> None:
        """Record an error at a value or, on request, at its key."""
        if self.places is None:
            self.places = positions(self.source.text)
        whole = (*self.prefix, *path)
        wanted = [whole] if key else [(*whole, VALUE), whole]
        tried = [*wanted, *(whole[:end] for end in range(len(whole) - 1, 0, -1))]
        at = next((self.places[one] for one in tried if one in self.places), 0)
        line, column = self.source.position(at)
        self.problems.append(Problem(self.source.path, line, column, message))

    def wrong(self, path: Path, value: Any, expected: str) -> None:
        """Record that a value is not what was expected."""
        shown = repr(value)
        shown = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
        named = ".".join(str(part) for part in path if isinstance(part, str))
        stop = "" if expected.endswith("?") else "."
        self.tell(path, f"{named} {shown}: {expected}{stop}")


Convert = Callable[[Reading, Path, Any], Any]
"""A function of a value and its path that returns the converted value, or None after recording an
error.
"""


def settings(reading: Reading, read: Any) -> Settings:
    """Return the settings in a table; errors are recorded in `reading`."""
    values = _table(_TOP)(reading, (), read) or {}
    output = values.get("output") or {}
    config = Config(
        select=values.get("select") or (),
        ignore=values.get("ignore") or (),
        suspicions=bool(values.get("suspicions")),
        sheet=Sheet(values.get("names") or ()),
        severities=values.get("severities") or {},
        per_file=values.get("per-file") or (),
        root=os.path.dirname(reading.source.path),  # noqa: PTH120 - "" is the working folder
        covers=values.get("covers"),
        day_first=values.get("day-first"),
        zone=values.get("time-zone") or "",
        known=values.get("known") or (),
        unverified=values.get("unverified") or SHOW,
    )
    return Settings(
        config=config,
        path=reading.source.path,
        sheet=values.get("sheet") or "",
        bib=values.get("bib") or "",
        baseline=values.get("baseline") or "",
        format=output.get("format") or "",
        fail_on=output.get("fail-on") or "",
        require=output.get("require") or "",
        statistics=bool(output.get("statistics")),
        together=values.get("together"),
    )


def book(reading: Reading, read: Any) -> Book:
    """Return the book in `book.yaml`; errors are recorded in `reading`."""
    return _book(reading, (), read) or Book(reading.source.path)


def _table(known: Mapping[str, Convert]) -> Convert:
    """Return a converter for a table with some keys."""

    def convert(reading: Reading, path: Path, value: Any) -> dict[str, Any] | None:
        if not isinstance(value, dict):
            reading.wrong(path, value, f"a table is expected. Keys: {', '.join(known)}")
            return None
        for key in value:
            if key not in known:
                reading.tell((*path, key), _unknown(key, known), key=True)
        return {
            key: known[key](reading, (*path, key), item)
            for key, item in value.items()
            if key in known
        }

    return convert


def _unknown(key: str, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(key.replace("_", "-").lower(), names, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"Known here: {', '.join(names)}."
    return f"key '{key}': there is none of this name. {hint}"


def _codes(reading: Reading, path: Path, value: Any) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        reading.wrong(path, value, 'a list is expected. Write ["NAM", "DAT01"]')
        return None
    for number, word in enumerate(value):
        _code(reading, (*path, number), word)
    return tuple(word for word in value if isinstance(word, str))


def _code(reading: Reading, path: Path, word: Any, *, key: bool = False) -> None:
    """Record a word that names no check."""
    if not isinstance(word, str):
        reading.wrong(path, word, 'the code of a check is expected. Write "NAM01"')
        return
    try:
        Config().meant((word,), reading.checks)
    except UsageError as error:
        reading.tell(path, str(error), key=key)


def _severities(reading: Reading, path: Path, value: Any) -> dict[str, str] | None:
    if not isinstance(value, dict):
        reading.wrong(path, value, 'a table is expected. Write severities = { NAM = "warning" }')
        return None
    one_of = _one_of((*(one.value for one in Severity), OFF))
    for word in value:
        _code(reading, (*path, word), word, key=True)
    return {word: one_of(reading, (*path, word), level) or "" for word, level in value.items()}


def _one_of(known: Sequence[str]) -> Convert:
    def convert(reading: Reading, path: Path, value: Any) -> str | None:
        if isinstance(value, str) and value in known:
            return value
        near = difflib.get_close_matches(str(value).lower(), known, n=1)
        hint = f". Did you mean {near[0]}?" if near else ""
        reading.wrong(path, value, f"one of {', '.join(known)} is expected{hint}")
        return None

    return convert


def _format(reading: Reading, path: Path, value: Any) -> str | None:
    read = _text(reading, path, value)
    return _one_of(reading.formats)(reading, path, read) if read and reading.formats else read


def _text(reading: Reading, path: Path, value: Any) -> str | None:
    if isinstance(value, str) and value.strip():
        return value
    reading.wrong(path, value, "words in quotation marks are expected")
    return None


def _path(reading: Reading, path: Path, value: Any) -> str | None:
    """Return a path, relative to the folder of the settings."""
    read = _text(reading, path, value)
    if not read:
        return None
    folder = os.path.dirname(reading.source.path)  # noqa: PTH120 - "" is the working folder
    if "\0" in read:
        reading.wrong(path, value, "a path has no null character in it")
        return None
    if not reading.is_given and not _is_below(folder, read):
        why = "settings that were found, not given with --config, name files below their own folder"
        reading.wrong(path, value, why)
        return None
    return str(PurePath(folder, read))


def _paths(reading: Reading, path: Path, value: Any) -> tuple[str, ...]:
    """Return paths, each relative to the folder of the settings; a single one becomes a list."""
    if not isinstance(value, list):
        found = _path(reading, path, value)
        return (found,) if found else ()
    every = (_path(reading, (*path, number), one) for number, one in enumerate(value))
    return tuple(one for one in every if one)


def _is_below(folder: str, path: str) -> bool:
    """Return True if a path, after resolving links, is inside a folder."""
    top = os.path.realpath(folder or ".")
    return os.path.commonpath([top, os.path.realpath(os.path.join(top, path))]) == top  # noqa: PTH118


def _truth(reading: Reading, path: Path, value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    reading.wrong(path, value, "true or false is expected, without quotation marks")
    return None


def _covers(reading: Reading, path: Path, value: Any) -> Edtf | None:
    try:
        return Edtf.parse(value if isinstance(value, str) else value.isoformat())
    except (EdtfError, AttributeError) as error:
        why = f" ({error})" if isinstance(error, EdtfError) else ""
        expected = f'a period in EDTF is expected{why}. Write "2020-01/2020-04"'
        reading.wrong(path, value, expected)
        return None


def _zone(reading: Reading, path: Path, value: Any) -> str | None:
    if isinstance(value, str) and ZONE.fullmatch(value):
        return "UTC" if value in _UTC else value
    reading.wrong(path, value, 'a distance from UTC is expected. Write "UTC" or "+02:00"')
    return None


def _per_file(reading: Reading, path: Path, value: Any) -> tuple[PerFile, ...] | None:
    if not isinstance(value, dict):
        expected = 'a table is expected. Write [per-file."drafts/*.md"]'
        reading.wrong(path, value, expected)
        return None
    table = _table(_PER_FILE)
    return tuple(
        _part(pattern, table(reading, (*path, pattern), part) or {})
        for pattern, part in value.items()
    )


def _part(pattern: str, values: Mapping[str, Any]) -> PerFile:
    return PerFile(
        pattern,
        values.get("select") or (),
        values.get("ignore") or (),
        values.get("covers"),
        values.get("day-first"),
        values.get("time-zone") or "",
    )


def _names(reading: Reading, path: Path, value: Any) -> tuple[Ruling, ...] | None:
    lists = _table(dict.fromkeys(NAME_LISTS, _rulings))(reading, path, value)
    return tuple(ruling for part in (lists or {}).values() for ruling in part or ())


def _rulings(reading: Reading, path: Path, value: Any) -> tuple[Ruling, ...] | None:
    if not isinstance(value, list):
        reading.wrong(path, value, 'a list is expected. Write ["Ana Brito"]')
        return None
    read = [_ruling(reading, (*path, number), entry) for number, entry in enumerate(value)]
    return tuple(one for one in read if one)


def _ruling(reading: Reading, path: Path, value: Any) -> Ruling | None:
    """Return one ruling: a name, or a table of `name` and `allow`."""
    if isinstance(value, str) and value.strip():
        return Ruling(value.strip())
    if not isinstance(value, dict) or "name" not in value:
        expected = 'a name is expected. Write "Ana Brito" or { name = "Ana Brito", allow = ["A."] }'
        reading.wrong(path, value, expected)
        return None
    read = _table({"name": _text, "allow": _forms, "not": _forms})(reading, path, value) or {}
    if not read.get("name"):
        return None
    return Ruling(read["name"].strip(), read.get("allow") or (), read.get("not") or ())


def _forms(reading: Reading, path: Path, value: Any) -> tuple[str, ...] | None:
    listed = [value] if isinstance(value, str) else value
    if isinstance(listed, list) and all(isinstance(form, str) for form in listed):
        return tuple(listed)
    reading.wrong(path, value, 'a list of forms is expected. Write ["A. Brito"]')
    return None


def _book(reading: Reading, path: Path, value: Any) -> Book | None:
    """Return a book; without chapters, these are the documents given to the command."""
    values = _table(_TOGETHER)(reading, path, value)
    if values is None:
        return None
    return Book(
        path=reading.source.path,
        parts=values.get("chapters") or (),
        title=values.get("title") or "",
        dated=values.get("date"),
        authors=values.get("authors") or (),
        sheet=values.get("sheet") or "",
        bib=values.get("bib") or "",
    )


def _chapters(reading: Reading, path: Path, value: Any) -> tuple[Part, ...] | None:
    if not isinstance(value, list) or not value:
        reading.wrong(path, value, "a list of files is expected, in the order of the book")
        return None
    parts = [_chapter(reading, (*path, number), one) for number, one in enumerate(value)]
    seen = set[str]()
    for number, one in enumerate(parts):
        if one is not None and one.path in seen:
            reading.wrong((*path, number), one.path, "this chapter is named twice. Take one out")
        seen.add(one.path if one else "")
    return tuple(one for one in parts if one)


def _chapter(reading: Reading, path: Path, value: Any) -> Part | None:
    """Return a chapter: a file, or a table of `file` and its properties."""
    if isinstance(value, str):
        file = _file(reading, path, value)
        return Part(file) if file else None
    if not isinstance(value, dict) or "file" not in value:
        expected = 'a file is expected. Write "one.md" or { file = "one.md", title = "One" }'
        reading.wrong(path, value, expected)
        return None
    values = _table(_CHAPTER)(reading, path, value) or {}
    if not values.get("file"):
        return None
    return Part(
        values["file"],
        values.get("title") or "",
        values.get("date"),
        values.get("authors") or (),
    )


def _file(reading: Reading, path: Path, value: Any) -> str | None:
    """Return the path of an existing file."""
    read = _path(reading, path, value)
    if read is None:
        return None
    if not os.path.isfile(read):  # noqa: PTH113 - a path is a plain string here
        reading.wrong(path, value, "there is no such file. Check the name, or take it out")
        return None
    return PurePath(read).as_posix()


def _people(reading: Reading, path: Path, value: Any) -> tuple[str, ...] | None:
    listed = [value] if isinstance(value, str) else value
    if isinstance(listed, list) and all(isinstance(one, str) and one.strip() for one in listed):
        return tuple(one.strip() for one in listed)
    reading.wrong(path, value, 'a list of names is expected. Write ["Ana Brito"]')
    return None


def _as_of(reading: Reading, path: Path, value: Any) -> Edtf | None:
    """Return a day, month or year, which in TOML may be a date or a number."""
    words = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    try:
        return Edtf.parse(words if isinstance(words, str) else words.isoformat())
    except (EdtfError, AttributeError):
        reading.wrong(path, value, 'a day, month or year is expected. Write "2024-05"')
        return None


_CHAPTER: Mapping[str, Convert] = {
    "file": _file,
    "title": _text,
    "date": _as_of,
    "authors": _people,
}
_TOGETHER: Mapping[str, Convert] = {
    "title": _text,
    "authors": _people,
    "date": _as_of,
    "sheet": _path,
    "bib": _path,
    "chapters": _chapters,
}
_DATING: Mapping[str, Convert] = {"covers": _covers, "day-first": _truth, "time-zone": _zone}
_CHOICE: Mapping[str, Convert] = {"select": _codes, "ignore": _codes}
_PER_FILE: Mapping[str, Convert] = {**_CHOICE, **_DATING}
_OUTPUT: Mapping[str, Convert] = {
    "format": _format,
    "fail-on": _one_of(FAIL_ON),
    "require": _one_of(REQUIRED),
    "statistics": _truth,
}
_TOP: Mapping[str, Convert] = {
    **_CHOICE,
    "suspicions": _truth,
    "severities": _severities,
    "per-file": _per_file,
    **_DATING,
    "sheet": _path,
    "names": _names,
    "known": _paths,
    "unverified": _one_of(ON_UNVERIFIED),
    "bib": _path,
    "baseline": _path,
    "together": _book,
    "output": _table(_OUTPUT),
}
