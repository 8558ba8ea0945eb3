"""The archive on Apache Spark: documents read and joined on a cluster.

Spark's own reader of binary files supplies the files, each document is read where its bytes are,
and the expressions that find candidates are the same as for DuckDB, as Spark SQL. The function that
compares two documents is the same. Spark distributes the work, and repeats that of a lost machine.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from factcheck.corpus import schema
from factcheck.corpus.conflicts import SCHEMA, Conflict, from_row, to_row
from factcheck.corpus.crossing import GROUP, Rows, crossings
from factcheck.corpus.engines import kept, tables

if TYPE_CHECKING:
    import ibis.expr.types as ir
    from pyspark.sql import DataFrame, SparkSession

_PACKED = pa.schema([("table", pa.string()), ("rows", pa.binary())])
_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.ui.enabled": "false",
    "spark.sql.legacy.parquet.nanosAsLong": "false",
}


def session(master: str, **settings: str) -> "SparkSession":
    """Start Spark, or return the running session.

    Args:
        master: Its address: "local[2]", "spark://host:7077", "yarn".
        settings: Further settings, with underscores for dots.
    """
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only a cluster needs it

    made = SparkSession.builder.master(master).appName("factcheck")
    given = {name.replace("_", "."): value for name, value in settings.items()}
    if master.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    for name, value in (_SETTINGS | given).items():
        made = made.config(name, value)
    return made.getOrCreate()


def conflicts(
    spark: "SparkSession", files: Mapping[str, Sequence[str]], scratch: str
) -> Iterator[Conflict]:
    """Yield the conflicts between documents of an archive, in no particular order.

    Args:
        spark: The session.
        files: The Parquet files or folders of each table.
        scratch: An empty folder that all machines can access, for tables used more than once. They
            are written to disk, so that the loss of a machine loses none.
    """
    for name in schema.TABLES:
        _view(spark, files, name)
    told = spark.table("statements").count()

    def keep(name: str, found: "ir.Table") -> "ir.Table":
        _selected(spark, found).write.parquet(f"{scratch}/{name}")
        spark.read.parquet(f"{scratch}/{name}").createOrReplaceTempView(name)
        return kept(name, found)

    for one in crossings(tables(), told, keep):
        rows = _selected(spark, one.rows).groupBy(*GROUP)
        found = rows.applyInArrow(_compared(one.compare), _spark_schema(SCHEMA))
        yield from map(from_row, found.toArrow().to_pylist())


def _view(spark: "SparkSession", files: Mapping[str, Sequence[str]], name: str) -> None:
    known = _spark_schema(schema.TABLES[name].schema)
    if files.get(name):
        found = spark.read.schema(known).parquet(*files[name])
    else:
        found = spark.createDataFrame([], known)
    found.createOrReplaceTempView(name)


def _selected(spark: "SparkSession", found: "ir.Table") -> "DataFrame":
    """Return the rows of an expression, which Spark computes when needed."""
    import ibis  # noqa: PLC0415 - takes a second

    compiler = ibis.pyspark.name  # the first access registers its settings
    return spark.sql(str(ibis.to_sql(found, dialect=compiler)))


def _compared(compare: Callable[[Rows], Any]) -> Callable[[pa.Table], pa.Table]:
    """Return a comparison of two documents in Spark's form: a table in, a table out."""

    def run(rows: pa.Table) -> pa.Table:
        found = map(to_row, compare(rows.to_pylist()))
        return pa.Table.from_pylist(list(found), schema=SCHEMA)

    return run


def _spark_schema(known: pa.Schema) -> Any:
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - only a cluster needs it

    return from_arrow_schema(known)


def extract(spark: "SparkSession", paths: Sequence[str], folder: str) -> None:
    """Read the documents below some paths, and write the tables of an archive.

    Args:
        spark: The session.
        paths: Folders and files that all machines can access.
        folder: Folder of the tables, with one folder each; it must not exist.
    """
    from pyspark.sql import functions  # noqa: PLC0415 - only a cluster needs it

    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    files = reader.load(list(paths)).select(
        functions.regexp_replace("path", "^file:/+", "/").alias("path"),
        "content",
        functions.sha2("content", 256).alias("document"),
    )
    first = files.groupBy("document").agg(
        functions.min("path").alias("path"),
        functions.min_by("content", "path").alias("content"),
    )
    packed = first.mapInArrow(_read, _spark_schema(_PACKED)).persist()
    for name, table in schema.TABLES.items():
        some = packed.filter(packed["table"] == name)
        some = some.mapInArrow(_unpacked(table.schema), _spark_schema(table.schema))
        if name == "paths":
            some = _all_paths(files, packed)
        some.write.parquet(f"{folder}/{name}")
    packed.unpersist()


def _all_paths(files: "DataFrame", packed: "DataFrame") -> "DataFrame":
    """Return every path of every readable document."""
    known = schema.DOCUMENTS.schema
    documents = packed.filter(packed["table"] == "documents")
    read = documents.mapInArrow(_unpacked(known), _spark_schema(known)).select("document")
    return files.select("document", "path").join(read, "document", "left_semi")


def _read(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the rows of documents, with each table packed; every machine reads its share."""
    from factcheck.analysis.pipeline import Text, attempted, examine  # noqa: PLC0415
    from factcheck.corpus.rows import failure, rows  # noqa: PLC0415 - on the machine that reads
    from factcheck.errors import FactcheckError  # noqa: PLC0415

    for batch in batches:
        for one in batch.to_pylist():
            path = one["path"]
            report = attempted(path, partial(examine, Text(bytes(one["content"]), path)))
            if isinstance(report, FactcheckError):
                made = {"failures": failure(path, one["document"], str(report))}
            else:
                made = rows(report, one["document"], path)
            packed = [{"table": name, "rows": _bytes(rows)} for name, rows in made.items()]
            yield pa.RecordBatch.from_pylist(packed, schema=_PACKED)


def _bytes(rows: pa.RecordBatch) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as stream:
        stream.write_batch(rows)
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]


def _unpacked(
    known: pa.Schema,
) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for data in batch.column("rows").to_pylist():
                for rows in pa.ipc.open_stream(data):
                    yield pa.RecordBatch.from_arrays(rows.columns, schema=known)

    return run
