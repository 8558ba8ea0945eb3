"""An archive on Apache Spark: read and compared there as here."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import pytest

from factcheck.corpus.conflicts import to_row
from factcheck.corpus.crossing import crossings
from factcheck.corpus.engines import embedded
from factcheck.corpus.schema import TABLES
from factcheck.corpus.store import Archive

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytest.importorskip("pyspark", reason="needs the extra `spark`")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="needs a Java runtime"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:pyspark"),
    pytest.mark.filterwarnings("ignore::FutureWarning:pyspark"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
SMALL = {
    "spark_driver_memory": "2g",
    "spark_driver_extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark_sql_codegen_factoryMode": "NO_CODEGEN",
    "spark_sql_codegen_wholeStage": "false",
    "spark_sql_adaptive_enabled": "false",
    "spark_sql_shuffle_partitions": "2",
    "spark_ui_showConsoleProgress": "false",
}
"""Settings that spare a small archive what pays for itself on a large one."""


@pytest.fixture(scope="module")
def session() -> "Iterator[SparkSession]":
    from factcheck.corpus import spark

    made = spark.session("local[2]", **SMALL)
    made.sparkContext.setLogLevel("OFF")
    yield made
    made.stop()


def by_duckdb(archive: Archive) -> list[Mapping[str, object]]:
    with embedded(archive) as opened:
        found = [
            to_row(one)
            for crossing in crossings(opened.tables, archive.count("statements"), opened.keep)
            for rows in opened.groups(crossing)
            for one in crossing.compare(rows)
        ]
    return sorted(found, key=str)


def test_spark_finds_row_by_row_what_duckdb_finds(
    session: "SparkSession", wrecks: Archive, tmp_path: Path
) -> None:
    from factcheck.corpus import spark

    files = {name: wrecks.files(name) for name in TABLES}
    found = [to_row(one) for one in spark.conflicts(session, files, str(tmp_path))]
    assert sorted(found, key=str) == by_duckdb(wrecks)
    assert len(found) >= len(wrecks.parts)


def test_spark_reads_the_documents_that_a_build_reads(
    session: "SparkSession", wrecks: Archive, tmp_path: Path
) -> None:
    from factcheck.corpus import spark

    texts = wrecks.folder.parent / "files"
    shutil.copytree(texts, tmp_path / "files")
    shutil.copy(texts / "diary.md", tmp_path / "files" / "twice.md")
    (tmp_path / "files" / "broken.docx").write_bytes(b"PK no package")
    spark.extract(session, [str(tmp_path / "files")], str(tmp_path / "tables"))
    for name in ("documents", "statements", "mentions", "entities"):
        made = pq.read_table(tmp_path / "tables" / name).to_pylist()
        built = wrecks.dataset(name).to_table().to_pylist()
        left_out = {"made_by"}
        assert sorted(str({**row} | dict.fromkeys(left_out)) for row in made) == sorted(
            str({**row} | dict.fromkeys(left_out)) for row in built
        ), name
    paths = pq.read_table(tmp_path / "tables" / "paths").column("path").to_pylist()
    failed = pq.read_table(tmp_path / "tables" / "failures").column("path").to_pylist()
    assert sorted(Path(path).name for path in paths) == [
        "diary.md",
        "history.md",
        "pilots.md",
        "speeches.md",
        "twice.md",
    ]
    assert [Path(path).name for path in failed] == ["broken.docx"]
