"""A table of known entities, indexed by words.

A small table is indexed in memory. The index of a large one is stored in the user's cache folder,
and rebuilt when the file has another time or size; if that folder is not writable, the index is
also built in memory.
"""

import contextlib
import json
import os
import sqlite3
import threading
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from attrs import define, field

from factcheck.comparison.known.rows import Table
from factcheck.errors import Problem, UnreadableError
from factcheck.link.bearers.spellings import fold
from factcheck.model import Edtf, KnownBearer
from factcheck.storage import cache_folder

_LARGE = 4_000_000
"""Minimum bytes of a table whose index is stored."""
_FORM = "known/1"
_BATCH = 20_000
_MOST_PROBLEMS = 1_000
_TABLES = """
CREATE TABLE meta (form TEXT, stamp TEXT, rows INTEGER, problems TEXT);
CREATE TABLE bearer (
    id INTEGER PRIMARY KEY, line INTEGER, key TEXT, kind TEXT, names TEXT, born TEXT, died TEXT,
    roles TEXT, raw TEXT
);
CREATE TABLE word (word TEXT, id INTEGER);
"""


@define(eq=False)
class Index:
    """The rows of one table by the folded words of their names."""

    path: str
    connection: sqlite3.Connection = field(repr=False)
    rows: int
    problems: tuple[Problem, ...]
    _lock: threading.Lock = field(factory=threading.Lock, repr=False)

    def with_word(self, word: str, most: int) -> list[KnownBearer] | None:
        """Return the rows with a folded word in a name; None if there are more than `most`."""
        query = (
            "SELECT line, key, kind, names, born, died, roles, raw FROM bearer WHERE id IN "
            "(SELECT id FROM word WHERE word = ? LIMIT ?) ORDER BY line"
        )
        with self._lock:
            found = self.connection.execute(query, (word, most + 1)).fetchall()
        return None if len(found) > most else [self._row(one) for one in found]

    def all(self) -> list[KnownBearer]:
        """Return every row of a small table."""
        query = "SELECT line, key, kind, names, born, died, roles, raw FROM bearer ORDER BY line"
        with self._lock:
            return [self._row(one) for one in self.connection.execute(query)]

    def count(self, word: str, most: int = 2) -> int:
        """Return the number of rows with a folded word, up to a maximum."""
        query = "SELECT COUNT(*) FROM (SELECT 1 FROM word WHERE word = ? LIMIT ?)"
        with self._lock:
            (found,) = self.connection.execute(query, (word, most)).fetchone()
        return int(found)

    def _row(self, told: tuple[int, str, str, str, str, str, str, str]) -> KnownBearer:
        line, key, kind, names, born, died, roles, raw = told
        return KnownBearer(
            self.path,
            line,
            key,
            tuple(names.split("\n")),
            kind,
            tuple(map(Edtf.parse, born.split())),
            tuple(map(Edtf.parse, died.split())),
            tuple(roles.split("\n")) if roles else (),
            raw,
        )


def opened(path: str) -> Index:
    """Return the index of a table, built if necessary, once per process and stamp.

    Raises:
        UnreadableError: The file does not exist, or is not a table of names.
    """
    try:
        stat = os.stat(path)  # noqa: PTH116 - a plain string is what reports print
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise UnreadableError(path, why, "Check the path of the known names.") from None
    return indexed(path, f"{stat.st_size} {stat.st_mtime_ns}", stat.st_size >= _LARGE)


@lru_cache(maxsize=8)
def indexed(path: str, stamp: str, is_large: bool) -> Index:  # noqa: FBT001 - cached by position
    """Return the index of a table at a stamp, stored on disk if it is large."""
    if not is_large:
        return _made(path, stamp, ":memory:")
    kept = _kept(path)
    if kept is None:
        return _made(path, stamp, ":memory:")
    with contextlib.suppress(sqlite3.Error):
        if kept.is_file():
            connection = _connection(str(kept))
            held = connection.execute("SELECT * FROM meta").fetchone()
            if held and (held[0], held[1]) == (_FORM, stamp):
                return _index(path, connection)
            connection.close()
    aside = kept.with_name(f"{kept.name}.{os.getpid()}.new")
    try:
        _made(path, stamp, str(aside)).connection.close()
        aside.replace(kept)
    except (OSError, sqlite3.Error):
        return _made(path, stamp, ":memory:")
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
    return _index(path, _connection(str(kept)))


def _kept(path: str) -> Path | None:
    """Return the path of the index of a large table; None if nothing can be stored."""
    import hashlib  # noqa: PLC0415 - for large tables

    folder = Path(cache_folder())
    name = hashlib.sha256(os.path.abspath(path).encode(errors="replace")).hexdigest()[:16]  # noqa: PTH100
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder / f"known-{name}.sqlite" if os.access(folder, os.W_OK) else None


class _Connection(sqlite3.Connection):
    """A connection that closes when nothing refers to it any more; an index has no other end."""

    def __del__(self) -> None:
        """Close the connection."""
        self.close()


def _connection(path: str) -> sqlite3.Connection:
    return sqlite3.connect(path, check_same_thread=False, factory=_Connection)


def _made(path: str, stamp: str, target: str) -> Index:
    """Read a table, and write its index."""
    table = Table(path)
    connection = _connection(target)
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
    count = 0
    for batch in _batches(table.rows()):
        connection.executemany(
            "INSERT INTO bearer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (_columns(count + at, row) for at, row in enumerate(batch)),
        )
        connection.executemany(
            "INSERT INTO word VALUES (?, ?)",
            ((word, count + at) for at, row in enumerate(batch) for word in words_of(row)),
        )
        count += len(batch)
    connection.execute("CREATE INDEX word_at ON word (word, id)")
    told = [(one.line, one.column, one.message) for one in table.problems[:_MOST_PROBLEMS]]
    connection.execute(
        "INSERT INTO meta VALUES (?, ?, ?, ?)", (_FORM, stamp, count, json.dumps(told))
    )
    connection.commit()
    return _index(path, connection)


def _index(path: str, connection: sqlite3.Connection) -> Index:
    _, _, rows, told = connection.execute("SELECT * FROM meta").fetchone()
    return Index(path, connection, rows, tuple(Problem(path, *one) for one in json.loads(told)))


def _batches(rows: Iterator[KnownBearer]) -> Iterator[list[KnownBearer]]:
    batch: list[KnownBearer] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _columns(number: int, row: KnownBearer) -> tuple[int, int, str, str, str, str, str, str, str]:
    return (
        number,
        row.line,
        row.key,
        row.kind,
        "\n".join(row.names),
        " ".join(map(str, row.born)),
        " ".join(map(str, row.died)),
        "\n".join(row.roles),
        row.raw,
    )


def words_of(row: KnownBearer) -> set[str]:
    """Return the folded words of every name of a row."""
    return {fold(word) for name in row.names for word in name.split()} - {""}
