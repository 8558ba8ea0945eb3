"""Conflicts between the documents of an archive, and what could not be compared."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from factcheck.corpus import schema
from factcheck.corpus.conflicts import Conflict, Finding, merged
from factcheck.corpus.crossing import crossings
from factcheck.corpus.engines import Embedded, embedded
from factcheck.corpus.store import Archive
from factcheck.errors import UsageError

Watch = Callable[[str], None]
"""A function that receives the name of the next comparison."""


@frozen
class Crowd:
    """Keys that too many places share, which are therefore not compared."""

    of: str
    """What they are keys of: statements, quotations, offices, births and deaths."""
    keys: int
    places: int


@frozen
class Checked:
    """The findings between the documents of an archive."""

    documents: int
    findings: tuple[Finding, ...]
    """The findings, in order of the files."""
    crowds: tuple[Crowd, ...] = ()


def check(archive: Archive, watch: Watch = lambda _: None) -> Checked:
    """Return the conflicts between documents, computed in this process.

    Args:
        archive: The archive on disk.
        watch: Called with the name of each comparison.
    """
    with embedded(archive) as opened:
        found: list[Conflict] = []
        crowds: list[Crowd] = []
        for one in crossings(opened.tables, archive.count("statements"), opened.keep):
            watch(one.name)
            for rows in opened.groups(one):
                found += one.compare(rows)
            crowds += _crowd(opened, one.name, one.crowded)
        paths = paths_of(opened)
    return Checked(archive.count("documents"), merged(found, paths), tuple(crowds))


def check_on_spark(archive: Archive, master: str, **settings: str) -> Checked:
    """Return the same, computed on Apache Spark.

    Args:
        archive: The archive, on a disk that all machines can access; intermediate tables are stored
            beside it temporarily.
        master: Address of Spark: "local[4]", "spark://host:7077".
        settings: Settings of Spark, with underscores for dots.

    Raises:
        UsageError: Spark cannot be started there.
    """
    from factcheck.corpus import spark  # noqa: PLC0415 - needs the extra `spark`

    session = _started(master, settings)
    files = {name: archive.files(name) for name in schema.TABLES}
    with tempfile.TemporaryDirectory(prefix=".spark-", dir=archive.folder) as scratch:
        found = list(spark.conflicts(session, files, scratch))
    with embedded(archive) as opened:
        paths = paths_of(opened)
    return Checked(archive.count("documents"), merged(found, paths))


def _started(master: str, settings: Mapping[str, str]) -> Any:
    from factcheck.corpus import spark  # noqa: PLC0415 - needs the extra `spark`

    try:
        return spark.session(master, **settings)
    except Exception as error:
        first = (str(error).strip() or type(error).__name__).splitlines()[0]
        why = f"{first}. Is Java installed, and does Spark run there? Try local[2]."
        raise UsageError(f"--spark '{master}': {why}") from error


def _crowd(opened: Embedded, of: str, crowded: Any) -> Iterator[Crowd]:
    told = crowded.agg(keys=crowded.key.nunique(), places=crowded.places.sum())
    for row in opened.rows(told):
        if row["keys"]:
            yield Crowd(of, int(row["keys"]), int(row["places"]))


def paths_of(opened: Embedded) -> Mapping[str, str]:
    """Return the first path of each document."""
    table = opened.tables["paths"]
    first = table.group_by("document").agg(path=table.path.min())
    return {row["document"]: row["path"] for row in opened.rows(first)}


def by_code(findings: Sequence[Finding]) -> Mapping[str, int]:
    """Return the number of findings of each check."""
    codes = sorted(one.code for one in findings)
    return {code: codes.count(code) for code in dict.fromkeys(codes)}
