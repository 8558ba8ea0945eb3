"""The archive on DuckDB: its tables as Ibis has them, and rows that lie together by documents."""

import contextlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from factcheck.corpus import schema
from factcheck.corpus.crossing import GROUP
from factcheck.corpus.store import Archive
from factcheck.values import frozen

if TYPE_CHECKING:
    import ibis.expr.types as ir


@frozen(eq=False)
class Embedded:
    """An archive as it is read inside this process."""

    tables: Mapping[str, "ir.Table"]
    connection: Any
    """Of DuckDB."""
    opened: Any
    """The connection as Ibis has it."""

    def keep(self, name: str, found: "ir.Table") -> "ir.Table":
        """Make a table of an expression, for as long as the archive is open."""
        import ibis  # noqa: PLC0415 - takes a second

        sql = ibis.to_sql(found, dialect="duckdb")
        self.connection.sql(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {sql}')
        return self.opened.table(name)

    def count(self, name: str) -> int:
        """Return how many rows a table has."""
        return len(self.connection.table(name))

    def rows(self, found: "ir.Table", order: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
        """Yield the rows of an expression, in order of some columns."""
        import ibis  # noqa: PLC0415 - takes a second

        ordered = found.order_by(*order) if order else found
        reader = self.connection.sql(ibis.to_sql(ordered, dialect="duckdb")).to_arrow_reader()
        for batch in reader:
            yield from batch.to_pylist()

    def groups(self, found: "ir.Table") -> Iterator[list[dict[str, Any]]]:
        """Yield the rows of an expression by pair of documents."""
        held: list[dict[str, Any]] = []
        for row in self.rows(found, GROUP):
            if held and any(held[0][name] != row[name] for name in GROUP):
                yield held
                held = []
            held.append(row)
        if held:
            yield held


@contextlib.contextmanager
def embedded(archive: Archive) -> Iterator[Embedded]:
    """Open an archive with DuckDB, for as long as the block lasts."""
    import ibis  # noqa: PLC0415 - takes a second

    opened = ibis.duckdb.connect()
    try:
        tables = {name: _table(opened, archive, name) for name in schema.TABLES}
        yield Embedded(tables, opened.con, opened)
    finally:
        opened.disconnect()


def _table(opened: Any, archive: Archive, name: str) -> "ir.Table":
    files = archive.files(name)
    if files:
        return opened.read_parquet(files, table_name=name)
    opened.con.register(name, pa.Table.from_pylist([], schema=schema.TABLES[name].schema))
    return opened.table(name)
