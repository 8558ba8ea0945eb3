"""Rows of tables of known entities: own CSV, a Wikidata query, OpenSanctions, a style sheet.

Columns are identified by name, in any order; other columns are ignored. Nothing is downloaded. An
unreadable row is reported with its line and column, and the others are used.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define, field

from factcheck.errors import Problem, UnreadableError
from factcheck.model import Edtf, EdtfError, KnownBearer
from factcheck.storage import MEGABYTE, open_limited, reason

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "itemlabel", "label"),
    "aliases": ("aliases", "altlabels", "altlabel", "itemaltlabel", "alias"),
    "kind": ("kind", "schema", "type"),
    "born": ("born", "birth_date", "dateofbirth", "birthdate", "birth"),
    "died": ("died", "death_date", "dateofdeath", "deathdate", "death"),
    "roles": ("roles", "positions", "position", "positionlabel"),
    "key": ("id", "item", "identifiers", "identifier"),
}
"""The possible names of each column, in lower case.

Source: Wikidata Query Service, the variables of its label service; OpenSanctions, documentation of
`targets.simple.csv`.
"""
_KINDS = {
    "person": "person",
    "human": "person",
    "organization": "organisation",
    "organisation": "organisation",
    "company": "organisation",
    "publicbody": "organisation",
    "place": "place",
}
MOST_TABLE = 2048 * MEGABYTE
"""Maximum bytes of a table; one of ten million people has about as many."""
_MOST_LINES = 40
"""Maximum lines of a record; a longer one has an unclosed quotation mark."""
_MOST_SHOWN = 400
"""Maximum characters of a row that are kept for display."""
_SEMICOLONS = re.compile(r"\s*[;|]\s*")
_COMMAS = re.compile(r"\s*(?:[;|]|, )\s*")
_ISO = re.compile(r"[+]?(?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T[\d:.]+Z?)?")
_UNKNOWN = re.compile(r"(?i)t\d+|_:.*|https?://.*|unknown|")
"""Values that Wikidata exports for a date recorded as unknown."""


@define
class Table:
    """A table during reading: rows are yielded, errors recorded."""

    path: str
    problems: list[Problem] = field(factory=list)

    def rows(self) -> Iterator[KnownBearer]:
        """Yield the readable rows.

        Raises:
            UnreadableError: The file does not exist, or has no column of names.
        """
        suffix = Path(self.path).suffix.lower()
        try:
            if suffix == ".json":
                yield from self._of_json()
            elif suffix in (".yaml", ".yml"):
                yield from self._of_sheet()
            else:
                with self._opened(newline="") as file:
                    yield from self._of_csv(file)
        except OSError as error:
            remedy = "Check the path of the known names."
            raise UnreadableError(self.path, reason(error), remedy) from None

    def _opened(self, newline: str | None = None) -> io.TextIOWrapper:
        file = open_limited(self.path, MOST_TABLE)
        return io.TextIOWrapper(file, "utf-8-sig", "replace", newline)

    def wrong(self, line: int, column: int, message: str) -> None:
        """Record an error."""
        self.problems.append(Problem(self.path, line, column, message))

    # ---- CSV ----

    def _of_csv(self, lines: Iterable[str]) -> Iterator[KnownBearer]:
        records = self._records(lines)
        first = next(records, None)
        head = first[1] if first else ""
        mark = _delimiter(head, self.path)
        columns = {name.strip().lower(): at for at, name in enumerate(_cells(head, mark) or ())}
        places = {
            part: next((columns[name] for name in names if name in columns), None)
            for part, names in _COLUMNS.items()
        }
        if places["name"] is None:
            raise self._nameless(columns)
        reading = _Reading(self, places, len(columns), "item" in columns)
        for line, record in records:
            row = reading.row(line, record, _cells(record, mark))
            if row is not None:
                yield row

    def _nameless(self, columns: Iterable[str]) -> UnreadableError:
        has = ", ".join(list(columns)[:8]) or "nothing"
        why = f"its first line has no column of names, but {has}"
        return UnreadableError(
            self.path, why, "Write a header with 'name', or export 'itemLabel' (docs/names.md)."
        )

    def _records(self, lines: Iterable[str]) -> Iterator[tuple[int, str]]:
        """Yield the line and text of each record, which may contain quoted line ends."""
        waiting: list[str] = []
        begun, pending = 0, iter(enumerate(lines, 1))
        for number, line in pending:
            if not waiting and not line.strip():
                continue
            begun = begun if waiting else number
            waiting.append(line)
            if sum(each.count('"') for each in waiting) % 2 == 0:
                yield begun, "".join(waiting).rstrip("\r\n")
                waiting = []
            elif len(waiting) > _MOST_LINES:
                yield from self._unclosed(begun, waiting)
                waiting = []
        if waiting:
            yield from self._unclosed(begun, waiting)

    def _unclosed(self, begun: int, waiting: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Report an unclosed quotation mark, and continue with the following lines."""
        column = waiting[0].rfind('"') + 1
        self.wrong(begun, column, 'a quotation mark is never closed. Close it, or write "" for one')
        yield from (
            (begun + at, line.rstrip("\r\n"))
            for at, line in enumerate(waiting[1:], 1)
            if line.strip() and line.count('"') % 2 == 0
        )

    # ---- JSON of the Wikidata Query Service ----

    def _of_json(self) -> Iterator[KnownBearer]:
        with self._opened() as file:
            text = file.read()
        lines, at = text.splitlines(), 0
        places = {part: place for place, part in enumerate(_COLUMNS)}
        for number, entry in enumerate(self._bindings(text), 1):
            given = entry if isinstance(entry, dict) else {}
            values = {str(key).lower(): _value(one) for key, one in given.items()}
            cells = [
                next((values[name] for name in names if name in values), "")
                for names in _COLUMNS.values()
            ]
            label = json.dumps(cells[0], ensure_ascii=False)
            at = max(at, text.find(label, at)) if cells[0] else at
            line = text.count("\n", 0, at) + 1
            if not cells[0]:
                self.wrong(line, 1, f"entry {number} has no 'itemLabel'. Ask for it in the query")
                continue
            reading = _Reading(self, places, len(cells), is_of_wikidata=True)
            row = reading.row(line, lines[line - 1].rstrip(), cells)
            if row is not None:
                yield row

    def _bindings(self, text: str) -> list[Any]:
        """Return the entries of a query result, in either of its two export formats."""
        try:
            read = json.loads(text)
        except (ValueError, RecursionError) as error:
            why = f"no JSON: {str(error).lower()}"
            raise UnreadableError(self.path, why, "Export the result of the query anew.") from None
        results = read.get("results") if isinstance(read, dict) else None
        bindings = results.get("bindings") if isinstance(results, dict) else read
        if isinstance(bindings, list):
            return bindings
        why = "it is neither a list of rows nor a query result with 'results' and 'bindings'"
        raise UnreadableError(self.path, why, "Export the result of the query as JSON.")

    # ---- a style sheet ----

    def _of_sheet(self) -> Iterator[KnownBearer]:
        from factcheck.document.readers import read_sheet  # noqa: PLC0415 - for one format

        with self._opened() as file:
            lines = file.read().splitlines()
        at = 0
        for ruling in read_sheet(self.path).rulings:
            found = (number for number in range(at, len(lines)) if ruling.name in lines[number])
            at = next(found, at)
            raw = lines[at].rstrip() if lines else ""
            names = (ruling.name, *ruling.allow)
            yield KnownBearer(self.path, at + 1, ruling.name, names, raw=raw)


def _value(one: Any) -> str:
    """Return a value of a query result; for a binding, its value."""
    return str(one.get("value", "")) if isinstance(one, dict) else str(one or "")


def _delimiter(head: str, path: str) -> str:
    if path.lower().endswith((".tsv", ".tab")) or ("\t" in head and "," not in head):
        return "\t"
    return ";" if ";" in head and "," not in head else ","


def _cells(record: str, mark: str) -> list[str] | None:
    """Return the fields of a record; None if it is not valid CSV."""
    try:
        return next(csv.reader((record,), delimiter=mark, strict=True), [])
    except csv.Error:
        return None


@define
class _Reading:
    """Converts the fields of a table to rows."""

    table: Table
    places: Mapping[str, int | None]
    width: int
    is_of_wikidata: bool

    def row(self, line: int, record: str, cells: list[str] | None) -> KnownBearer | None:
        """Return a row, or None after reporting why there is none."""
        if cells is None:
            self.table.wrong(line, 1, "no CSV: a quotation mark inside a field. Write two for one")
            return None
        if len(cells) > self.width:
            told = f"{len(cells)} fields, and the header has {self.width}"
            self.table.wrong(line, 1, f"{told}. Put fields with commas into quotation marks")
            return None
        name = self._cell(cells, "name")
        if not name:
            self.table.wrong(line, 1, "a row without a name. Write one, or take the row out")
            return None
        parted = _COMMAS if self.is_of_wikidata else _SEMICOLONS
        aliases = [one for one in parted.split(self._cell(cells, "aliases")) if one]
        kind = self._cell(cells, "kind").lower()
        return KnownBearer(
            self.table.path,
            line,
            self._cell(cells, "key") or f"{self.table.path}:{line}",
            tuple(dict.fromkeys((name, *aliases))),
            _KINDS.get(kind, ""),
            tuple(self._dates(line, record, cells, "born")),
            tuple(self._dates(line, record, cells, "died")),
            tuple(one for one in _SEMICOLONS.split(self._cell(cells, "roles")) if one),
            record[:_MOST_SHOWN],
        )

    def _cell(self, cells: Sequence[str], part: str) -> str:
        at = self.places[part]
        return " ".join(cells[at].split()) if at is not None and at < len(cells) else ""

    def _dates(self, line: int, record: str, cells: Sequence[str], part: str) -> Iterator[Edtf]:
        for told in _SEMICOLONS.split(self._cell(cells, part)):
            if _UNKNOWN.fullmatch(told):
                continue
            found = _ISO.fullmatch(told)
            words = found["date"] if found else told
            if self.is_of_wikidata and words.endswith("-01-01"):
                words = words[:4]  # a lone year is exported as its first day
            try:
                yield Edtf.parse(words)
            except EdtfError as error:
                column = record.find(told) + 1
                expected = "expected 1961, 1961-05 or 1961-05-03. The row is used without it"
                self.table.wrong(line, max(1, column), f"date '{told}': {error.why}; {expected}")
