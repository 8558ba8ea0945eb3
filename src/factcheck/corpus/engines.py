"""The archive on DuckDB: expressions as SQL, and rows grouped by pair of documents."""

import contextlib
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from attrs import frozen

from factcheck.corpus import schema
from factcheck.corpus.crossing import GROUP, Crossing
from factcheck.corpus.store import Archive
from factcheck.errors import ArchiveError

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa


_MOST_ROWS = 20_000
"""Maximum statements read at once, with all their facts."""


def tables() -> Mapping[str, "ir.Table"]:
    """Return the tables of an archive for expressions, independent of the engine."""
    return {name: unbound(name, one.schema) for name, one in schema.TABLES.items()}


def unbound(name: str, known: "pa.Schema") -> "ir.Table":
    """Return a table known only by its name and columns."""
    import ibis  # noqa: PLC0415 - takes a second

    return ibis.table(ibis.Schema.from_pyarrow(known), name=name)


def kept(name: str, found: "ir.Table") -> "ir.Table":
    """Return the table of a given name with the columns of an expression."""
    import ibis  # noqa: PLC0415 - takes a second

    return ibis.table(found.schema(), name=name)


@frozen(eq=False)
class Embedded:
    """An archive opened in this process."""

    tables: Mapping[str, "ir.Table"]
    connection: Any
    """The DuckDB connection."""

    def keep(self, name: str, found: "ir.Table") -> "ir.Table":
        """Materialize an expression as a table, for as long as the archive is open."""
        self.connection.sql(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {_sql(found)}')
        return kept(name, found)

    def count(self, name: str) -> int:
        """Return the number of rows of a table."""
        return len(self.connection.table(name))

    def rows(self, found: "ir.Table", order: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
        """Yield the rows of an expression, sorted by some columns."""
        ordered = found.order_by(*order) if order else found
        for batch in self.connection.sql(_sql(ordered)).to_arrow_reader():
            yield from batch.to_pylist()

    def groups(self, crossing: Crossing) -> Iterator[list[dict[str, Any]]]:
        """Yield the rows of a crossing, one list per pair of documents."""
        for some in self._pieces(crossing):
            for _, rows in groupby(self.rows(some, GROUP), key=itemgetter(*GROUP)):
                yield list(rows)

    def _pieces(self, crossing: Crossing) -> Iterator["ir.Table"]:
        """Yield the rows of a crossing in pieces that fit into memory."""
        if not crossing.driven_by:
            yield crossing.rows
            return
        table = self.connection.table(crossing.driven_by)
        counts = table.aggregate("left_document, count(*)").order("left_document").fetchall()
        first, held = "", 0
        for document, rows in counts:
            if held and held + rows > _MOST_ROWS:
                yield _between(crossing.rows, first, document)
                first, held = document, 0
            held += rows
        yield _between(crossing.rows, first, "")


def _between(found: "ir.Table", first: str, behind: str) -> "ir.Table":
    """Return the rows whose left document is between two digests, the second excluded."""
    some = found.filter(found.left_document >= first)
    return some.filter(some.left_document < behind) if behind else some


def _sql(found: "ir.Table") -> str:
    import ibis  # noqa: PLC0415 - takes a second

    return str(ibis.to_sql(found, dialect="duckdb"))


@contextlib.contextmanager
def embedded(archive: Archive) -> Iterator[Embedded]:
    """Open an archive with DuckDB, for the duration of the block.

    Raises:
        ArchiveError: DuckDB cannot read it.
    """
    import duckdb  # noqa: PLC0415 - only an archive needs it

    connection = duckdb.connect()
    try:
        for name, table in schema.TABLES.items():
            files = archive.files(name)
            found = connection.read_parquet(files) if files else None
            if found is None:
                connection.register(name, table.schema.empty_table())
            else:
                found.create_view(name)
        yield Embedded(tables(), connection)
    except duckdb.Error as error:
        first = str(error).strip().splitlines()[0]
        raise ArchiveError(f"{archive.folder}: it cannot be read: {first}. Build again.") from error
    finally:
        connection.close()
