"""SQL queries of the tables of an archive, without access to anything else."""

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from factcheck.corpus import schema
from factcheck.corpus.store import Archive
from factcheck.errors import UsageError

MOST_ROWS = 1_000_000
"""Maximum rows of a result, which is held in memory and formatted as a whole."""
_MEMORY = "2GB"
"""Memory limit of DuckDB, beyond which it reports an error."""


@frozen
class Answer:
    """The result of a query."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def ask(archive: Archive, question: str) -> Answer:
    """Return the result of a single SELECT; the tables have their documented names.

    Raises:
        UsageError: The query is not a single SELECT, or DuckDB rejects it.
    """
    import duckdb  # noqa: PLC0415 - needs the extra `corpus`

    connection = duckdb.connect()
    try:
        for line in _prepared(archive):
            connection.execute(line)
            connection.fetchall()
        _refuse_others(connection, question)
        found = connection.sql(question)
        if found is None:
            raise UsageError("SQL: it asks for nothing. Write a SELECT.")
        rows = found.limit(MOST_ROWS + 1).fetchall()
        if len(rows) > MOST_ROWS:
            raise UsageError(f"SQL: more than {MOST_ROWS:,} rows. Add LIMIT, or count and group.")
        return Answer(tuple(found.columns), tuple(map(tuple, rows)))
    except (duckdb.Error, UnicodeEncodeError) as error:
        first = str(error).strip().splitlines()[0]
        raise UsageError(f"SQL: {first}. Tables: {', '.join(schema.TABLES)}.") from None
    finally:
        connection.close()


def _prepared(archive: Archive) -> Iterator[str]:
    """Yield the statements that create the tables and forbid everything else."""
    for name, table in schema.TABLES.items():
        files = archive.files(name)
        listed = ", ".join(_quoted(file) for file in files)
        columns = ", ".join(f'NULL AS "{one.name}"' for one in table.columns)
        found = f"* FROM read_parquet([{listed}])" if files else f"{columns} LIMIT 0"
        yield f'CREATE VIEW "{name}" AS SELECT {found}'
    yield f"SET memory_limit = '{_MEMORY}'"
    yield f"SET allowed_directories = [{_quoted(str(archive.folder))}]"
    yield "SET enable_external_access = false"
    yield "SET lock_configuration = true"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _refuse_others(connection: Any, question: str) -> None:
    import duckdb  # noqa: PLC0415 - needs the extra `corpus`

    found: Sequence[Any] = connection.extract_statements(question)
    if len(found) != 1 or found[0].type != duckdb.StatementType.SELECT:
        raise UsageError("SQL: one SELECT is expected; an archive is changed by `build` alone.")
