"""Rows of tables of known entities: your own CSV files, Wikidata queries or OpenSanctions.

Columns are identified by name, in any order; other columns are ignored. Nothing is downloaded. An
invalid row is reported with its line; all other rows are used.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

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
"""Maps each part of a row to the possible names of its column, in lowercase.

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
"""Maximum size of a table in bytes, which is about the size of a table of ten million people."""
_MOST_SHOWN = 400
"""Maximum number of characters of a row that are stored for display."""
_SEMICOLONS = re.compile(r"\s*[;|]\s*")
_COMMAS = re.compile(r"\s*(?:[;|]|, )\s*")
_ISO = re.compile(r"[+]?(?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T[\d:.]+Z?)?")
_UNKNOWN = re.compile(r"(?i)t\d+|_:.*|https?://.*|unknown|")
"""Values that Wikidata exports for a date that is recorded as unknown."""


@define
class Table:
    """A table that is being read: rows are yielded, errors are recorded."""

    path: str
    problems: list[Problem] = field(factory=list)
    columns: dict[str, int] = field(factory=dict)
    """Maps each part of a row to the number of its column."""
    is_of_wikidata: bool = False

    def rows(self) -> Iterator[KnownBearer]:
        """Yield the valid rows.

        Raises:
            UnreadableError: The file cannot be read, or has no column with names.
        """
        try:
            data = open_limited(self.path, MOST_TABLE)
            with io.TextIOWrapper(data, "utf-8-sig", "replace", newline="") as file:
                yield from self._rows(file)
        except OSError as error:
            remedy = "Check the path of the table of known names."
            raise UnreadableError(self.path, reason(error), remedy) from None

    def wrong(self, line: int, column: int, message: str) -> None:
        """Record an error."""
        self.problems.append(Problem(self.path, line, column, message))

    def _rows(self, file: io.TextIOWrapper) -> Iterator[KnownBearer]:
        head = file.readline()
        mark = _delimiter(head, self.path)
        try:
            header = next(csv.reader([head], delimiter=mark), [])
        except csv.Error as error:
            why = f"the first line is not valid CSV ({error})"
            raise UnreadableError(
                self.path, why, "Add a header row with a 'name' column."
            ) from None
        names = [name.strip().lower() for name in header]
        for part, known in _COLUMNS.items():
            for name in known:
                if name in names:
                    self.columns.setdefault(part, names.index(name))
        self.is_of_wikidata = "item" in names
        if "name" not in self.columns:
            has = ", ".join(names[:8]) or "no columns"
            why = f"the first line has no column of names; found {has}"
            remedy = "Write a header with 'name', or export 'itemLabel' (see docs/names.md)."
            raise UnreadableError(self.path, why, remedy)
        lines: list[str] = []
        reader = csv.reader(_kept(file, lines), delimiter=mark, strict=True)
        while True:
            lines.clear()
            line = reader.line_num + 2
            try:
                cells = next(reader, None)
            except csv.Error as error:
                last = reader.line_num + 1
                skipped = f"line {line}" if last == line else f"lines {line} to {last}"
                told = f"not valid CSV ({error}), so {skipped} cannot be used"
                self.wrong(
                    line, 1, f'{told}. Close the quotation mark, or write "" for a literal one'
                )
                continue
            if cells is None:
                return
            row = self._row(line, "".join(lines).rstrip("\r\n"), cells) if cells else None
            if row is not None and len(cells) > len(names):
                told = f"{len(cells)} fields, but the header has {len(names)}"
                self.wrong(line, 1, f"{told}. Put fields with commas in quotation marks")
            elif row is not None:
                yield row

    def _row(self, line: int, record: str, cells: Sequence[str]) -> KnownBearer | None:
        """Return a row; None if it has no name, which is recorded as an error."""
        parts = {
            part: " ".join(cells[at].split())
            for part, at in self.columns.items()
            if at < len(cells)
        }
        name = parts.get("name")
        if not name:
            self.wrong(line, 1, "the row has no name. Add the name, or remove the row")
            return None
        separator = _COMMAS if self.is_of_wikidata else _SEMICOLONS
        aliases = filter(None, separator.split(parts.get("aliases", "")))
        return KnownBearer(
            self.path,
            line,
            parts.get("key") or f"{self.path}:{line}",
            tuple(dict.fromkeys((name, *aliases))),
            _KINDS.get(parts.get("kind", "").lower(), ""),
            tuple(self._dates(line, record, parts.get("born", ""))),
            tuple(self._dates(line, record, parts.get("died", ""))),
            tuple(filter(None, _SEMICOLONS.split(parts.get("roles", "")))),
            record[:_MOST_SHOWN],
        )

    def _dates(self, line: int, record: str, cell: str) -> Iterator[Edtf]:
        for told in _SEMICOLONS.split(cell):
            if _UNKNOWN.fullmatch(told):
                continue
            found = _ISO.fullmatch(told)
            words = found["date"] if found else told
            if self.is_of_wikidata and words.endswith("-01-01"):
                words = words[:4]  # a year without a day is exported as its first day
            try:
                yield Edtf.parse(words)
            except EdtfError as error:
                column = record.find(told) + 1
                expected = "Write 1961, 1961-05 or 1961-05-03. The row is used without this date"
                self.wrong(line, max(1, column), f"date '{told}': {error.why}. {expected}")


def _kept(file: io.TextIOWrapper, lines: list[str]) -> Iterator[str]:
    """Yield the lines of a file, and append each to a list."""
    for line in file:
        lines.append(line)
        yield line


def _delimiter(head: str, path: str) -> str:
    if path.lower().endswith((".tsv", ".tab")) or ("\t" in head and "," not in head):
        return "\t"
    return ";" if ";" in head and "," not in head else ","
