"""Building of an archive: find the files, remove deleted documents and read new ones.

The result depends only on the files, the settings and the version of factcheck: the rows are the
same after one complete build as after many interrupted builds.
"""

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path, PurePath

import duckdb
from attrs import asdict, define, evolve, field, frozen

from factcheck.analysis.pipeline import Text, attempted, examine
from factcheck.analysis.pool import Lost, PoolError, Reason, cores, in_order
from factcheck.config import Config
from factcheck.corpus import schema
from factcheck.corpus.archive import count, insert, open_archive, packed, rows, transaction
from factcheck.corpus.maker import Maker
from factcheck.corpus.rows import rows as rows_of
from factcheck.document.readers import MOST_BYTES, each_document
from factcheck.errors import ArchiveError, FactcheckError, UnforeseenError, UnreadableError
from factcheck.model import Report
from factcheck.running import TIME_LIMIT
from factcheck.storage import native, portable, read_limited, reason

SAVE_EVERY = 2.0
"""Seconds between saves; if a build is killed, only work since the last save is lost."""
_MOST_HELD = 32 * 2**20
"""Maximum size in characters of the unsaved rows in memory."""
_OF_DOCUMENTS = tuple(name for name in schema.TABLES if name not in ("paths", "failures"))
Packed = Mapping[str, str]
"""Maps tables to packed rows, as sent between processes."""


@frozen
class Built:
    """The result of a build."""

    documents: int
    """Number of documents in the archive after the build."""
    read: int
    """Number of documents read in this build."""
    removed: int
    """Number of documents removed because they were deleted or are outdated.

    Outdated documents were read by another version or with other settings.
    """
    failures: int
    """Number of rows in the table of failures after the build."""
    missed: int = 0
    """Number of given paths that do not exist, or whose folders cannot be listed."""


@frozen
class Watcher:
    """Callbacks for the progress of a build."""

    seen: Callable[[int], None] = lambda _: None
    """Called with the number of files examined."""
    done: Callable[[int, int], None] = lambda _, __: None
    """Called with the number of documents read, and the total."""
    failed: Callable[[str, str], None] = lambda _, __: None
    """Called with the path of an unreadable document, and the reason."""


@frozen
class Pace:
    """Settings for the speed of a build, which do not affect the contents of the archive."""

    jobs: int = 0
    """Number of processes; 0 means one per core."""
    time_limit: float = TIME_LIMIT
    """Time limit for each document, in seconds."""


@frozen
class Failure:
    """A document that could not be read; a row of the table of failures."""

    path: str
    document: str
    """The digest of the document; empty if its bytes cannot be read."""
    kind: str
    why: str
    made_by: str


@frozen
class Work:
    """A document to be read."""

    path: str
    """The path, as displayed."""
    document: str
    """The digest of the document's bytes."""
    made_by: str
    """The digest of everything else on which the document's rows depend."""


def build(
    paths: Iterable[str | os.PathLike[str]],
    file: str | os.PathLike[str],
    config: Config | None = None,
    pace: Pace = Pace(),
    *,
    only: bool = False,
    watcher: Watcher = Watcher(),
) -> Built:
    """Update an archive from the files on disk.

    Unchanged documents that were read by this version with the same settings are not read again.
    Documents that are not under the given paths are kept.

    Args:
        paths: Documents, claims folders, and folders that contain these.
        file: The archive, which is created if it does not exist.
        config: The settings.
        pace: The number of processes and the time limit.
        only: Whether to remove documents that are not under the given paths.
        watcher: Callbacks for the progress.

    Raises:
        ArchiveError: The archive cannot be written, or was made by another version.
        UnreadableError: None of the paths exists.
    """
    given = list(dict.fromkeys(PurePath(path).as_posix() for path in paths))
    if not any(map(os.path.exists, given)):
        name = given[0] if given else "paths"
        raise UnreadableError(name, "file or folder not found", "Check the path.")
    own = evolve(config or Config(), proposals=(), stored=False)
    with open_archive(file, writing=True) as connection:
        files = _Files(is_all=only)
        files.search(given, Maker(own), watcher)
        before = count(connection, "documents")
        work = _update(connection, files)
        unchanged = count(connection, "documents")
        _read_all(connection, work, own, pace, watcher)
        documents, failures = count(connection, "documents"), count(connection, "failures")
    read, missed = documents - unchanged, len(files.missed)
    return Built(documents, read, before - unchanged, failures, missed)


# ---- existing files ----


@define(eq=False)
class _Files:
    """The files on disk, and the paths that were searched."""

    is_all: bool
    """Whether archived documents outside all roots are considered deleted."""
    found: dict[str, Work] = field(factory=dict)
    """Maps paths to readable files."""
    unread: dict[str, Failure] = field(factory=dict)
    """Maps paths to files that cannot be opened."""
    roots: list[str] = field(factory=list)
    """Paths under which all files were found."""
    missed: list[str] = field(factory=list)
    """Paths that do not exist, or whose folders could not be listed."""

    def search(self, paths: Iterable[str], maker: Maker, watcher: Watcher) -> None:
        """Find the documents under some paths, and compute their digests."""
        for given in paths:
            root = portable(given)
            try:
                for path in each_document(given):
                    self._add(path, maker, watcher)
                self.roots.append(root)
            except UnreadableError as error:
                self.missed.append(root)
                watcher.failed(root, f"{error.why}. {error.remedy}")

    def _add(self, path: str, maker: Maker, watcher: Watcher) -> None:
        name = portable(path)
        try:
            self.found[name] = Work(name, digest_of(path), maker.of(path))
        except OSError as error:
            self.unread[name] = Failure(name, "", "unreadable", _unopened(error), "")
            watcher.failed(name, self.unread[name].why)
        watcher.seen(len(self.found) + len(self.unread))

    def is_gone(self, path: str) -> bool:
        """Return True if a path in the archive no longer exists."""
        if path in self.found or path in self.unread:
            return path in self.unread
        if any(_is_below(path, root) for root in self.missed):
            return path in self.missed
        return self.is_all or any(_is_below(path, root) for root in self.roots)


def _is_below(path: str, root: str) -> bool:
    """Return True if a path is equal to another path or inside it."""
    if root == ".":
        return not path.startswith(("/", "../"))
    return path == root or path.startswith(f"{root.rstrip('/')}/")


def _unopened(error: OSError) -> str:
    return f"cannot be opened: {reason(error)}. Check the path and its permissions."


def digest_of(path: str) -> str:
    """Return the digest of a document's bytes, or of the files of a claims folder.

    Raises:
        OSError: A file cannot be read.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - a plain string is what reports print
        return hashlib.sha256(read_limited(path, MOST_BYTES)).hexdigest()
    whole = hashlib.sha256()
    for file in sorted(one for one in Path(path).rglob("*") if one.is_file()):
        own = hashlib.sha256(read_limited(file, MOST_BYTES)).hexdigest()
        name = os.fsencode(file.relative_to(path).as_posix())
        whole.update(name + b"\0" + own.encode() + b"\n")
    return whole.hexdigest()


def _update(connection: duckdb.DuckDBPyConnection, files: _Files) -> list[Work]:
    """Save which files exist, remove outdated documents, and return the documents to be read.

    If several files have equal bytes, only the first by name is read. Unreadable files are not
    tried again, unless they failed because of a time or memory limit or an internal error.
    """
    before = {row["path"]: row["document"] for row in rows(connection, "FROM paths")}
    after = {path: one for path, one in before.items() if not files.is_gone(path)}
    after |= {path: work.document for path, work in files.found.items()}
    wanted = {files.found[path].document: files.found[path] for path in sorted(files.found)[::-1]}
    held = {
        row["document"]: row["made_by"]
        for row in rows(connection, "SELECT document, made_by FROM documents")
    }
    present = set(after.values())
    outdated = [
        document
        for document, made_by in held.items()
        if document not in present or (document in wanted and wanted[document].made_by != made_by)
    ]
    failed = [Failure(**row) for row in rows(connection, "FROM failures")]
    left = [
        *files.unread.values(),
        *(one for one in failed if _is_kept(one, files, wanted, present)),
    ]
    with transaction(connection):
        for table in _OF_DOCUMENTS if outdated else ():
            connection.execute(_REMOVE.format(table), [outdated])
        if after != before:
            _replace(
                connection, "paths", [{"path": path, "document": after[path]} for path in after]
            )
        if left != failed:
            _replace(connection, "failures", map(asdict, left))
    done = (held.keys() - set(outdated)) | {one.document for one in left}
    work = (one for one in wanted.values() if one.document not in done)
    return sorted(work, key=lambda one: one.path)


_REMOVE = "DELETE FROM {} WHERE document IN (SELECT unnest(?))"


def _is_kept(
    failure: Failure, files: _Files, wanted: Mapping[str, Work], present: AbstractSet[str]
) -> bool:
    """Return True if a failure from an earlier build is still valid."""
    if not failure.document:
        return failure.path not in files.found and not files.is_gone(failure.path)
    if failure.document not in wanted:
        return failure.document in present
    now = Work(failure.path, failure.document, failure.made_by)
    return failure.kind == "unreadable" and wanted[failure.document] == now


def _replace(
    connection: duckdb.DuckDBPyConnection, table: str, found: Iterable[Mapping[str, object]]
) -> None:
    connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a table of ours
    insert(connection, table, [packed(found)])


# ---- new files ----


def _read_all(
    connection: duckdb.DuckDBPyConnection,
    work: Sequence[Work],
    config: Config,
    pace: Pace,
    watcher: Watcher,
) -> None:
    """Read documents, and save the results every few seconds."""
    jobs = min(pace.jobs or cores(), len(work)) or 1
    outcomes = in_order(work, partial(worked, config), jobs=jobs, seconds=pace.time_limit)
    held: list[Packed] = []
    since = time.monotonic()
    try:
        with contextlib.closing(outcomes):
            for done, (one, made) in enumerate(outcomes, 1):
                result = _lost(one, made) if isinstance(made, Lost) else made
                if isinstance(result, Failure):
                    watcher.failed(result.path, result.why)
                    result = {"failures": packed([asdict(result)])}
                held.append(result)
                size = sum(len(rows) for one in held for rows in one.values())
                if size > _MOST_HELD or time.monotonic() - since >= SAVE_EVERY:
                    _save(connection, held)
                    held, since = [], time.monotonic()
                watcher.done(done, len(work))
    except PoolError as error:
        raise ArchiveError(f"{error}. Use a lower value for --jobs.") from error
    finally:  # also after an interruption
        _save(connection, held)


def _save(connection: duckdb.DuckDBPyConnection, held: Sequence[Packed]) -> None:
    with transaction(connection):
        for table in (*_OF_DOCUMENTS, "failures") if held else ():
            insert(connection, table, [one.get(table, "") for one in held])


def worked(config: Config, work: Work) -> Packed | Failure:
    """Return the rows of a document; this runs in a worker process."""
    path = native(work.path)
    made = attempted(path, lambda: _examined(path, work.document, config))
    if isinstance(made, Report):
        found = rows_of(made, work.document, work.made_by)
        return {table: packed(found[table]) for table in found}
    kind, why = "unreadable", str(made)
    if isinstance(made, UnreadableError):
        why = f"{made.why}. {made.remedy}"
    elif isinstance(made, UnforeseenError):
        kind, why = "fault", made.fault
    elif isinstance(made, _ChangedError):
        kind = "changed"
    return Failure(work.path, work.document, kind, why, work.made_by)


class _ChangedError(FactcheckError):
    """Raised if a document has changed since it was found."""


def _examined(path: str, document: str, config: Config) -> Report:
    """Return the report on a document, unless the document has changed.

    Raises:
        FactcheckError: The document cannot be read, or has changed.
    """
    is_folder = os.path.isdir(path)  # noqa: PTH112 - a plain string is what reports print
    try:
        data = b"" if is_folder else read_limited(path, MOST_BYTES)
        digest = digest_of(path) if is_folder else hashlib.sha256(data).hexdigest()
    except OSError as error:
        raise _ChangedError(_unopened(error)) from error
    if digest != document:
        raise _ChangedError("changed while the archive was being built. Build the archive again.")
    if is_folder:
        return examine(path, config, with_document=False)
    return examine(Text(data, path), config)


def _lost(work: Work, lost: Lost) -> Failure:
    why = f"{lost.message}{_REMEDIES[lost.reason]}"
    return Failure(work.path, work.document, lost.reason, why, work.made_by)


_REMEDIES = {
    Reason.TIME_LIMIT: ". Raise --max-seconds, or split the document.",
    Reason.DIED: ". Read fewer documents at a time with --jobs, or split the document.",
    Reason.FAULT: "",
}
