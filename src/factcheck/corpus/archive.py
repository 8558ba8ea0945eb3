"""The archive: a DuckDB database with the tables of `schema`.

DuckDB guarantees that a change is made completely or not at all, even if the process is killed.
Several processes can read an archive at the same time, but not while another one writes.
"""

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb

from factcheck.corpus import schema
from factcheck.errors import ArchiveError
from factcheck.storage import reason

Row = dict[str, Any]


@contextlib.contextmanager
def open_archive(
    path: str | os.PathLike[str], *, writing: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an archive, as a context manager.

    Args:
        path: Path of the database.
        writing: Whether to open it for writing, and create it if it does not exist.

    Raises:
        ArchiveError: The file is missing, damaged, in use, from another version, or not an archive.
    """
    file = Path(path)
    if file.is_dir():
        raise ArchiveError(
            f"{file}: a folder, not a file. Pass a file for the archive, for example news.duckdb."
        )
    if not writing and not file.exists():
        raise ArchiveError(f"{file}: no archive at this path. {_BUILD.format(file)}")
    try:
        if writing:
            file.parent.mkdir(parents=True, exist_ok=True)
        with duckdb.connect(str(file), read_only=not writing) as connection:
            _prepare(connection, file, writing=writing)
            yield connection
    except OSError as error:
        raise ArchiveError(f"{file}: {reason(error)}. {_KEPT}") from error
    except duckdb.Error as error:
        message = str(error).strip().splitlines()[0]
        if "set lock on file" in message:
            why, remedy = "in use by another run of factcheck", "Wait until that run has finished."
        else:
            why, remedy = (
                message,
                _KEPT if writing else "If it is damaged, delete it and build again.",
            )
        raise ArchiveError(f"{file}: {why}. {remedy}") from error


_BUILD = "Run: factcheck corpus build PATH -o {}"
_KEPT = "Finished documents are kept. Free some disk space or correct the path, then build again."


def _prepare(connection: duckdb.DuckDBPyConnection, file: Path, *, writing: bool) -> None:
    """Create the tables of a new archive; raise an error for other databases and versions."""
    found = {
        row["name"] for row in rows(connection, "SELECT table_name AS name FROM duckdb_tables()")
    }
    if writing and not found:
        with transaction(connection):
            connection.execute(f"CREATE TABLE archive AS SELECT {schema.VERSION} AS version")
            for name in schema.TABLES:
                connection.execute(f"CREATE TABLE {name} AS {_FROM_JSON}", ["[]", _structure(name)])
        return
    if not found:
        raise ArchiveError(f"{file}: the archive contains no documents. {_BUILD.format(file)}")
    if "archive" not in found:
        raise ArchiveError(f"{file}: this database is not a factcheck archive. Pass another path.")
    version = count(connection, "archive", "any_value(version)")
    if version != schema.VERSION:
        why = f"the archive has format version {version}, but this factcheck uses {schema.VERSION}"
        remedy = (
            "Install a newer factcheck."
            if version > schema.VERSION
            else f"Delete the archive. {_BUILD.format(file)}"
        )
        raise ArchiveError(f"{file}: {why}. {remedy}")


_FROM_JSON = "SELECT unnest(from_json(?, ?), max_depth := 2)"


def _structure(table: str) -> str:
    return json.dumps([{one.name: one.type for one in schema.TABLES[table].columns}])


@contextlib.contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Return a context manager for a transaction: either all changes are made or none."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def packed(rows: Iterable[Mapping[str, object]]) -> str:
    """Return rows as JSON, without the outer brackets."""
    return json.dumps(list(rows), default=str)[1:-1]


def insert(connection: duckdb.DuckDBPyConnection, table: str, packages: Iterable[str]) -> None:
    """Insert packed rows into a table; missing columns become null."""
    text = f"[{','.join(filter(None, packages))}]"
    connection.execute(f"INSERT INTO {table} BY NAME {_FROM_JSON}", [text, _structure(table)])


def rows(
    connection: duckdb.DuckDBPyConnection, query: str, values: Iterable[object] = ()
) -> list[Row]:
    """Return the rows of a query."""
    found = connection.execute(query, list(values))
    names = [one[0] for one in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def count(connection: duckdb.DuckDBPyConnection, table: str, what: str = "count(*)") -> int:
    """Return the number of rows in a table."""
    return int(connection.sql(f"SELECT {what} FROM {table}").fetchall()[0][0])  # noqa: S608
