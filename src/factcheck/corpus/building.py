"""Building an archive: find the files, remove deleted ones, read new ones.

The result depends only on the files, the settings and this version: the rows are the same after one
complete build and after many interrupted ones.
"""

import contextlib
import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path, PurePath

import pyarrow as pa
from attrs import define, evolve, field, frozen

from factcheck.analysis.pipeline import Text, attempted, examine
from factcheck.analysis.pool import Lost, PoolError, Reason, completed, cores
from factcheck.config import Config
from factcheck.corpus import schema
from factcheck.corpus.maker import Maker
from factcheck.corpus.plan import Plan, Work, shown
from factcheck.corpus.rows import failure, rows
from factcheck.corpus.store import Writer, writing
from factcheck.document.readers import MOST_BYTES, each_document
from factcheck.errors import ArchiveError, FactcheckError, UnforeseenError, UnreadableError
from factcheck.model import Report
from factcheck.running import TIME_LIMIT
from factcheck.storage import read_limited, reason

KEPT_EVERY = 2.0
"""Seconds between saves; a killed build loses at most so much work."""
_SPARED = 50
"""At most one in this many seconds is spent on saving, so that slow disks are written to less
often.
"""
_RARELY = 30.0
"""Maximum seconds between saves."""
_MOST_HELD = 32 * 2**20
"""Maximum bytes of rows in memory before a save."""
_WARM = "factcheck.corpus.preloaded_rows"
"""Module loaded once for all workers."""
Packed = dict[str, bytes]
"""Rows of each table, as sent between processes."""
_OF_DOCUMENTS = tuple(name for name in schema.TABLES if name != schema.PATHS.name)


@frozen
class Failed:
    """A document without rows."""

    kind: str
    why: str


@frozen
class Built:
    """The result of a build."""

    documents: int
    """Number of documents in the archive afterwards."""
    read: int
    """Number of documents read in this build."""
    taken_out: int
    """Documents removed because they are gone, or were read by another version or with other
    settings.
    """
    failures: int
    """Number of rows in the table of failures afterwards."""
    missed: int = 0
    """Given paths that do not exist, or whose folders cannot be listed."""


@frozen
class Watcher:
    """Callbacks that report the progress of a build."""

    seen: Callable[[int], None] = lambda _: None
    """Called with the number of files examined."""
    done: Callable[[int, int], None] = lambda _, __: None
    """Called with the number of documents read, and the total."""
    failed: Callable[[str, str], None] = lambda _, __: None
    """Called with the path of an unreadable document, and the reason."""


@frozen
class Pace:
    """How a build runs, which does not affect the archive."""

    jobs: int = 0
    """Number of processes; 0 for the number of cores."""
    time_limit: float = TIME_LIMIT
    """Seconds for each document."""
    kept_every: float = KEPT_EVERY
    """Seconds between saves if writing is fast; 0 for a save after each document."""


def build(
    paths: Iterable[str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    config: Config | None = None,
    pace: Pace = Pace(),
    *,
    only: bool = False,
    watcher: Watcher = Watcher(),
) -> Built:
    """Bring an archive up to date with the files on disk.

    Documents below the paths that are unchanged since this version read them with these settings
    are not read again. Documents from elsewhere are kept.

    Args:
        paths: Documents, claims folders and folders of these.
        folder: The archive, which is created if it does not exist.
        config: The settings.
        pace: Processes, time limit and saving.
        only: Whether to remove everything that is not below the paths.
        watcher: Receives the progress.

    Raises:
        ArchiveError: The archive cannot be written, or has another version.
        UnreadableError: None of the paths exists.
    """
    paths = tuple(paths)
    _refuse_nothing(paths)
    own = evolve(config or Config(), proposals=(), stored=False)
    with writing(folder) as writer, contextlib.closing(Plan()) as plan:
        plan.remember(writer.archive)
        roots = _Roots(only)
        _look(paths, plan, roots, Maker(own), watcher)
        plan.compare(roots.is_searched)
        taken_out = _take_out(plan, writer)
        unchanged = writer.archive.count("documents")
        _keep_paths(plan, writer)
        _read_all(plan, writer, own, pace, watcher)
        documents = writer.archive.count("documents")
        failures = writer.archive.count("failures")
        return Built(documents, documents - unchanged, taken_out, failures, len(roots.missed))


def _refuse_nothing(paths: Sequence[str | os.PathLike[str]]) -> None:
    """Refuse to start if there is nothing to read, for example after a typo in a path."""
    if not any(os.path.exists(path) for path in paths):  # noqa: PTH110 - strings or paths
        given = os.fspath(paths[0]) if paths else "paths"
        raise UnreadableError(given, "there is no such file or folder", "Check the path.")


# ---- existing files ----


@define(eq=False)
class _Roots:
    """The places where files were searched for."""

    is_all: bool
    """Whether files outside all roots also count as searched for."""
    whole: list[str] = field(factory=list)
    """Paths below which all files were found."""
    missed: list[str] = field(factory=list)
    """Paths that do not exist, or whose folders could not be listed."""

    def is_searched(self, path: str) -> bool:
        """Return True if a path that was not found no longer exists."""
        if path in self.missed:
            return True
        if any(_is_below(path, root) for root in self.missed):
            return False
        return self.is_all or any(_is_below(path, root) for root in self.whole)


def _is_below(path: str, root: str) -> bool:
    """Return True if a path is equal to another, or inside it."""
    if root == ".":
        return not path.startswith(("/", "../"))
    return path == root or path.startswith(f"{root.rstrip('/')}/")


def _look(
    paths: Iterable[str | os.PathLike[str]],
    plan: Plan,
    roots: _Roots,
    maker: Maker,
    watcher: Watcher,
) -> None:
    """Find the documents, and the digest of each."""
    seen = 0

    def found(root: str) -> Iterator[tuple[str, bytes, str, str]]:
        nonlocal seen
        for path in each_document(root):
            seen += 1
            watcher.seen(seen)
            raw = os.fsencode(path)
            try:
                yield shown(raw), raw, digest_of(path), maker.of(path)
            except OSError as error:
                unread.append((shown(raw), _unopened(error)))

    for given in dict.fromkeys(PurePath(path).as_posix() for path in paths):
        unread: list[tuple[str, str]] = []
        root = shown(os.fsencode(given))
        try:
            plan.find(found(given))
            roots.whole.append(root)
        except UnreadableError as error:
            roots.missed.append(root)
            watcher.failed(root, f"{error.why}. {error.remedy}")
        for path, why in unread:
            plan.pass_by(path, why)
            watcher.failed(path, why)


def _unopened(error: OSError) -> str:
    return f"it cannot be opened: {reason(error)}. Check the path and its permissions."


def digest_of(path: str) -> str:
    """Return the digest of a document: of its bytes, or of the files of a claims folder.

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


# ---- deleted files ----


def _take_out(plan: Plan, writer: Writer) -> int:
    """Remove documents that are gone or need rereading, and return their number."""
    before = writer.archive.count("documents")
    for part in writer.archive.parts:
        documents = plan.stale_in(part.name)
        if documents:
            writer.take_out(part, documents)
    return before - writer.archive.count("documents")


def _keep_paths(plan: Plan, writer: Writer) -> None:
    """Save which files exist, and which of them cannot be opened."""
    if plan.are_paths_as_before():
        return
    old = [part for part in writer.archive.parts if "documents" not in part.rows]
    unread = (failure(path, "", why) for path, why in plan.unread())
    listed = ({"path": path, "document": document} for path, document in plan.paths())
    paths = (schema.batch(schema.PATHS, some) for some in _chunks(listed))
    writer.exchange(old, {"paths": paths, "failures": unread})


def _chunks(found: Iterator[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    while some := list(islice(found, 10_000)):
        yield some


# ---- new files ----


def _read_all(plan: Plan, writer: Writer, config: Config, pace: Pace, watcher: Watcher) -> None:
    """Read the documents of the plan, and save the results."""
    count = plan.count("work")
    if not count:
        return
    make = partial(worked, config)
    jobs = min(pace.jobs or cores(), count)
    limit = pace.time_limit
    outcomes = completed(plan.work(), make, jobs=jobs, time_limit=limit, loaded=[__name__, _WARM])
    with ThreadPoolExecutor(1) as thread, contextlib.closing(outcomes):
        keeper = _Keeper(writer, pace.kept_every, thread)
        try:
            for done, (work, result) in enumerate(outcomes, 1):
                keeper.take(_batches(work, result, watcher))
                watcher.done(done, count)
        except PoolError as error:
            raise ArchiveError(f"{writer.archive.folder}: {error}. Use fewer --jobs.") from error
        finally:  # also after an interruption
            keeper.keep()
            keeper.wait()


def worked(config: Config, work: Work) -> Packed | Failed:
    """Return the rows of one document; runs in a worker."""
    path = os.fsdecode(work.raw)
    made = attempted(path, lambda: _examined(path, work.document, config))
    if isinstance(made, Report):
        found = rows(made, work.document, work.path, work.made_by)
        return {table: found[table].serialize().to_pybytes() for table in found}
    if isinstance(made, UnreadableError):
        return Failed("unreadable", f"{made.why}. {made.remedy}")
    if isinstance(made, UnforeseenError):
        return Failed("fault", made.fault)
    return Failed("changed" if isinstance(made, _ChangedError) else "unreadable", str(made))


class _ChangedError(FactcheckError):
    """A document has changed since it was found."""


def _examined(path: str, document: str, config: Config) -> Report:
    """Read and check a document, unless it has changed.

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
        raise _ChangedError("it was changed while the archive was built. Build again.")
    if is_folder:
        return examine(path, config, with_document=False)
    return examine(Text(data, path), config)


def _batches(
    work: Work, result: Packed | Failed | Lost, watcher: Watcher
) -> dict[str, pa.RecordBatch]:
    """Return the rows to save for a document."""
    if isinstance(result, dict):
        known = schema.TABLES
        return {one: pa.ipc.read_record_batch(result[one], known[one].schema) for one in result}
    told = (
        Failed(result.reason, _REMEDIES[result.reason].format(result.words))
        if isinstance(result, Lost)
        else result
    )
    watcher.failed(work.path, told.why)
    row = failure(work.path, work.document, told.why, told.kind, work.made_by)
    return {schema.FAILURES.name: row}


_REMEDIES = {
    Reason.TIME_LIMIT: "{}. Raise --max-seconds, or split the document.",
    Reason.DIED: "{}. Read fewer at a time with --jobs, or split it.",
    Reason.FAULT: "{}",
}


@define(eq=False)
class _Keeper:
    """Collects results until they fill a part of the archive, which a thread then writes."""

    writer: Writer
    every: float
    """Seconds between saves if writing is fast."""
    thread: Executor
    pause: float = field(init=False)
    """Current seconds between saves."""
    held: dict[str, list[pa.RecordBatch]] = field(factory=dict)
    size: int = 0
    since: float = field(factory=time.monotonic)
    written: "Future[float] | None" = None

    def __attrs_post_init__(self) -> None:
        """Start with the given pause."""
        self.pause = self.every

    def take(self, batches: Mapping[str, pa.RecordBatch]) -> None:
        """Add the rows of one document."""
        for table, batch in batches.items():
            if table in _OF_DOCUMENTS:
                self.held.setdefault(table, []).append(batch)
                self.size += batch.nbytes
        if self.size >= _MOST_HELD or time.monotonic() - self.since >= self.pause:
            self.keep()

    def keep(self) -> None:
        """Start saving the collected rows as a part, after the preceding part is written."""
        self.wait()
        if self.held:
            rows = {table: self.held.get(table, ()) for table in _OF_DOCUMENTS}
            self.written = self.thread.submit(self._write, rows)
        self.held, self.size, self.since = {}, 0, time.monotonic()

    def wait(self) -> None:
        """Wait until everything is saved.

        Raises:
            OSError: A part cannot be saved.
        """
        if self.written is not None:
            took = self.written.result()
            self.pause = min(max(self.every, _SPARED * took if self.every else 0.0), _RARELY)

    def _write(self, rows: Mapping[str, Iterable[pa.RecordBatch]]) -> float:
        """Write a part, and return how many seconds it took."""
        started = time.monotonic()
        self.writer.add(rows)
        return time.monotonic() - started
