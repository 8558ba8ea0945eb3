"""The folder of an archive: tables in Parquet, in parts that `archive.json` lists.

    ARCHIVE/archive.json                     versions, and the current parts
    ARCHIVE/<table>/part-000001.parquet      some of the rows of one table

A part is a set of files with the same number, one for each table. Its files are written under
temporary names, renamed, and become active when the list that names them is written; so an archive
has either its old or its new contents, whenever a process is killed. The next writer removes files
that no list names. To remove rows, or to join small parts, a new part is written that replaces the
old ones in the list.
"""

import contextlib
import errno
import json
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
from attrs import define, evolve, field, frozen

from factcheck.corpus import schema
from factcheck.errors import ArchiveError
from factcheck.storage import MEGABYTE, locked, reason, write_whole

if TYPE_CHECKING:
    import pyarrow.dataset as ds

FORMAT = 1
"""Version of the folder, raised when an older factcheck could not read it correctly."""
LIST = "archive.json"
MANY = 16
"""Number of small parts that are joined into one."""
LARGE = 16_384
"""A part with this many documents is no longer joined."""
_ROWS = 5_000
"""Rows held in memory while parts are rewritten, and rows of a group in a file."""
_AT_ONCE = 4
"""Tables rewritten at the same time."""
_ASIDE = ".aside"
"""Suffix of files that are not yet active."""


@frozen
class Part:
    """Some rows of some tables, in files with the same number."""

    name: str
    rows: Mapping[str, int]
    """Number of rows of each table in the part."""
    sizes: Mapping[str, int]
    """Bytes of the file of each table, which reveal damage by a power failure."""
    checksums: Mapping[str, int] = field(factory=dict)
    """CRC-32 of the file of each table; empty in an archive of an earlier version."""

    @property
    def documents(self) -> int:
        """Return its number of documents."""
        return self.rows.get("documents", 0)


@frozen
class Archive:
    """An archive as it was when it was opened."""

    folder: Path
    parts: tuple[Part, ...] = ()
    next: int = 1
    """The number of the next part."""

    def files(self, table: str) -> list[str]:
        """Return the files of a table, which other programs can read directly."""
        return [str(self.file(part, table)) for part in self.parts if table in part.rows]

    def file(self, part: Part, table: str) -> Path:
        """Return the file with the rows of a table in a part."""
        return self.folder / table / f"{part.name}.parquet"

    def damaged(self, part: Part) -> Iterator[Path]:
        """Yield the files of a part that are missing or damaged."""
        for table, size in part.sizes.items():
            file = self.file(part, table)
            is_whole = file.is_file() and file.stat().st_size == size
            if not is_whole or part.checksums.get(table) not in (None, _checksum(file)):
                yield file

    def count(self, table: str) -> int:
        """Return the number of rows of a table."""
        return sum(part.rows.get(table, 0) for part in self.parts)

    def dataset(self, table: str) -> "ds.Dataset":
        """Return a table as an Arrow dataset, without reading it."""
        import pyarrow.dataset as ds  # noqa: PLC0415 - takes a moment, and a build needs none

        known = schema.TABLES[table].schema
        return ds.dataset(self.files(table), schema=known, format="parquet")

    def batches(self, table: str, columns: Sequence[str] = ()) -> Iterator[pa.RecordBatch]:
        """Yield the rows of a table in batches."""
        for part in self.parts:
            if table in part.rows:
                yield from _read(self.file(part, table), columns)

    def rows(self, part: Part, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield some columns of the rows of a table in a part."""
        if part.rows.get(table):
            for batch in _read(self.file(part, table), columns):
                values = [batch.column(name).to_pylist() for name in columns]
                yield from zip(*values, strict=True)


def open_archive(folder: str | os.PathLike[str]) -> Archive:
    """Open an archive for reading.

    Raises:
        ArchiveError: The archive does not exist or has another version, or a part is missing or
            damaged.
    """
    path = Path(folder)
    known = _listed(path)
    if known is None:
        why = "there is no archive here"
        raise ArchiveError(f"{path}: {why}. Build one: factcheck corpus build PATH -o {path}")
    damaged = next((file for part in known.parts for file in known.damaged(part)), None)
    if damaged is not None:
        why = f"{damaged.relative_to(path).as_posix()} is gone or damaged"
        remedy = (
            f"Build again, and what was in it is read again: factcheck corpus build PATH -o {path}"
        )
        raise ArchiveError(f"{path}: {why}. {remedy}")
    return known


_REBUILD = "Delete the folder, and build it anew: factcheck corpus build PATH -o {}"


def _listed(folder: Path) -> Archive | None:
    """Return the archive according to its list; None if there is no list.

    Raises:
        ArchiveError: The list cannot be read, or has another version.
    """
    try:
        told = json.loads((folder / LIST).read_bytes())
        number, tables = told["factcheck_archive"], told["schema"]
        parts = tuple(
            Part(one["name"], dict(one["rows"]), dict(one["bytes"]), dict(one.get("crc32", {})))
            for one in told["parts"]
        )
        following = int(told["next"])
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ArchiveError(f"{folder}: {LIST}: {reason(error)}. Check its permissions.") from None
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        why = f"{LIST} is not as factcheck writes it"
        raise ArchiveError(f"{folder}: {why}. {_REBUILD.format(folder)}") from None
    _refuse_version(folder, number, tables)
    return Archive(folder, parts, following)


def _refuse_version(folder: Path, number: object, tables: object) -> None:
    for what, is_, known in (("format", number, FORMAT), ("tables", tables, schema.VERSION)):
        if is_ != known:
            why = f"its {what} are of version {is_}, and this factcheck has version {known}"
            newer = isinstance(is_, int) and is_ > known
            remedy = "Install a newer factcheck." if newer else _REBUILD.format(folder)
            raise ArchiveError(f"{folder}: {why}. {remedy}")


@contextlib.contextmanager
def writing(folder: str | os.PathLike[str]) -> "Iterator[Writer]":
    """Open an archive for writing, by one process at a time; create it if it does not exist.

    Raises:
        ArchiveError: The archive has another version, is in use by another build, or cannot be
            written.
    """
    path = Path(folder)
    with told_errors(path):
        if not path.is_dir() and (path.exists() or path.is_symlink()):
            raise ArchiveError(f"{path}: it is no folder. Name a folder for the archive.")
        path.mkdir(parents=True, exist_ok=True)
        with locked(path, patience=0):
            known = _listed(path)
            if known is None:
                _refuse_strangers(path)
            writer = Writer(known or Archive(path))
            writer.begin()
            yield writer


@contextlib.contextmanager
def told_errors(folder: Path) -> Iterator[None]:
    """Convert errors of the operating system into errors that name the archive.

    Raises:
        ArchiveError: An operation failed.
    """
    try:
        yield
    except OSError as error:
        is_busy = error.errno == errno.EBUSY
        remedy = "Wait until it has ended." if is_busy else _MAKE_ROOM
        raise ArchiveError(f"{folder}: {reason(error)}. {remedy}") from error


_MAKE_ROOM = "What is finished is kept: make room, or choose another folder, and build again."


def _refuse_strangers(folder: Path) -> None:
    """Refuse to create an archive among unrelated files."""
    own = {LIST, *schema.TABLES}
    others = sorted(one.name for one in folder.iterdir() if one.name not in own)
    others = [name for name in others if not name.startswith(".")]
    if others:
        why = f"it is no archive, and holds '{others[0]}'"
        raise ArchiveError(f"{folder}: {why}. Name a new or empty folder.")


@define(eq=False)
class Writer:
    """Changes an archive; each change is complete or absent."""

    archive: Archive

    def begin(self) -> None:
        """Remove the remains of a killed build; create the empty tables of a new archive.

        Damaged parts are also removed, so that their documents are read again.
        """
        whole = tuple(one for one in self.archive.parts if not any(self.archive.damaged(one)))
        if len(whole) < len(self.archive.parts):
            self._list(evolve(self.archive, parts=whole))
        listed = {part.name for part in whole}
        for table in schema.TABLES:
            folder = self.archive.folder / table
            folder.mkdir(exist_ok=True)
            for entry in folder.iterdir():
                stem, _, ending = entry.name.lstrip(".").partition(".")
                is_ours = stem.startswith("part-") and ending.startswith("parquet")
                if is_ours and (stem not in listed or ending != "parquet"):
                    entry.unlink(missing_ok=True)
        if any(not self.archive.files(table) for table in schema.TABLES):
            self.exchange((), dict.fromkeys(schema.TABLES, ()))

    def add(self, rows: Mapping[str, Iterable[pa.RecordBatch]]) -> Part:
        """Add rows of some tables as a new part, and join small parts if there are many."""
        part = self.exchange((), rows)
        self._join()
        return part

    def exchange(
        self, old: Sequence[Part], rows: Mapping[str, Iterable[pa.RecordBatch]], at_once: int = 1
    ) -> Part:
        """Replace old parts by a new one, processing a number of tables at a time."""
        part = self._written(rows, at_once)
        kept = tuple(one for one in self.archive.parts if one not in old)
        self._list(evolve(self.archive, parts=(*kept, part), next=self.archive.next + 1))
        for one in old:
            for table in one.rows:
                self.archive.file(one, table).unlink(missing_ok=True)
        pa.default_memory_pool().release_unused()
        return part

    def take_out(self, part: Part, documents: Iterable[str]) -> None:
        """Remove the rows of some documents from a part."""
        dropped = pa.array(list(documents), pa.string())
        kept = {table: self._without(part, table, dropped) for table in part.rows}
        self.exchange((part,), kept, _AT_ONCE)

    def _without(self, part: Part, table: str, dropped: pa.Array) -> Iterator[pa.RecordBatch]:
        import pyarrow.compute as pc  # noqa: PLC0415 - many builds take nothing out

        for batch in _read(self.archive.file(part, table)):
            is_dropped = pc.is_in(batch.column("document"), value_set=dropped)
            yield batch.filter(pc.invert(is_dropped))

    def _join(self) -> None:
        """Join small parts of similar size while there are many of them."""
        while True:
            sizes: dict[int, list[Part]] = {}
            for part in self.archive.parts:
                if "documents" in part.rows and part.documents < LARGE:
                    sizes.setdefault(_size(part), []).append(part)
            crowd = next((parts for parts in sizes.values() if len(parts) >= MANY), None)
            if crowd is None:
                return
            tables = sorted({table for part in crowd for table in part.rows})
            self.exchange(crowd, {one: self._all(crowd, one) for one in tables}, _AT_ONCE)

    def _all(self, parts: Sequence[Part], table: str) -> Iterator[pa.RecordBatch]:
        for part in parts:
            if table in part.rows:
                yield from _read(self.archive.file(part, table))

    def _written(self, rows: Mapping[str, Iterable[pa.RecordBatch]], at_once: int) -> Part:
        """Write the files of a new part, some at a time, and rename them."""
        name = f"part-{self.archive.next:06}"
        folder = self.archive.folder
        asides = {table: folder / table / f".{name}.parquet{_ASIDE}" for table in rows}
        try:
            with ThreadPoolExecutor(at_once) as threads:
                each = threads.map if at_once > 1 else map
                written = each(_write, asides.values(), rows, rows.values())
                counts = dict(zip(rows, written, strict=True))
            sizes = {table: aside.stat().st_size for table, aside in asides.items()}
            checksums = {table: _checksum(aside) for table, aside in asides.items()}
            for table, aside in asides.items():
                aside.replace(folder / table / f"{name}.parquet")
        finally:
            for aside in asides.values():
                with contextlib.suppress(OSError):
                    aside.unlink(missing_ok=True)
        return Part(name, counts, sizes, checksums)

    def _list(self, archive: Archive) -> None:
        """Write the list of parts, which makes them the archive."""
        told = {
            "factcheck_archive": FORMAT,
            "schema": schema.VERSION,
            "next": archive.next,
            "parts": [
                {
                    "name": part.name,
                    "rows": dict(part.rows),
                    "bytes": dict(part.sizes),
                    "crc32": dict(part.checksums),
                }
                for part in archive.parts
            ],
        }
        text = json.dumps(told, indent=1, sort_keys=True)
        self.archive = archive  # first, so that no number is reused after Ctrl-C
        write_whole(archive.folder / LIST, f"{text}\n".encode())


def _size(part: Part) -> int:
    """Return a number that parts of similar size share.

    Sizes grow by factors of `MANY`, so a row is rewritten once each time the archive grows by this
    factor.
    """
    size, most = 0, MANY
    while part.documents >= most:
        size, most = size + 1, most * MANY
    return size


def _checksum(path: Path) -> int:
    """Return the CRC-32 of a file, which any flipped bit changes."""
    value = 0
    with path.open("rb") as file:
        while some := file.read(MEGABYTE):
            value = zlib.crc32(some, value)
    return value


def _write(path: Path, table: str, batches: Iterable[pa.RecordBatch]) -> int:
    """Write a file of a table, and return its number of rows.

    Raises:
        OSError: The file cannot be written.
    """
    known = schema.TABLES[table].schema
    count = 0
    try:
        with pq.ParquetWriter(str(path), known, compression="zstd") as writer:
            for group in _grouped(batches, known):
                count += group.num_rows
                writer.write_table(group)
    except OSError as error:  # with the message of Arrow
        raise OSError(error.errno, os.strerror(error.errno or errno.EIO), str(path)) from error
    return count


def _grouped(batches: Iterable[pa.RecordBatch], known: pa.Schema) -> Iterator[pa.Table]:
    """Combine small batches, because large groups of rows are more efficient."""
    held: list[pa.RecordBatch] = []
    count = 0
    for batch in batches:
        held.append(batch)
        count += batch.num_rows
        if count >= _ROWS:
            yield pa.Table.from_batches(held, known)
            held, count = [], 0
    if count:
        yield pa.Table.from_batches(held, known)


def _read(path: Path, columns: Sequence[str] = ()) -> Iterator[pa.RecordBatch]:
    with pq.ParquetFile(path) as file:
        yield from file.iter_batches(_ROWS, columns=list(columns) or None)


def content(archive: Archive, table: str) -> list[dict[str, Any]]:
    """Return all rows of a table in an order that depends only on the documents."""
    rows = [row for batch in archive.batches(table) for row in batch.to_pylist()]
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True, default=str))
