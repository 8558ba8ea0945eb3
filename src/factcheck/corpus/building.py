"""Build an archive: look what is there, take out what is gone, read what is new.

What is done when depends on nothing but the files, the settings and this version: the rows are the
same after a build of everything and after many that were interrupted.
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

from factcheck.config import Config
from factcheck.corpus import schema
from factcheck.corpus.maker import Maker
from factcheck.corpus.plan import Plan, Work, shown
from factcheck.corpus.rows import failure, rows
from factcheck.corpus.store import Writer, writing
from factcheck.errors import ArchiveError, FactcheckError, UnforeseenError, UnreadableError
from factcheck.model import Report
from factcheck.pipeline import attempted, examine, examine_bytes
from factcheck.pool import Lost, PoolError, Reason, completed, cores
from factcheck.readers import MOST_BYTES, each_document
from factcheck.running import TIME_LIMIT
from factcheck.storage import read_limited, reason

KEPT_EVERY = 2.0
"""Seconds after which what is done is kept; so much is lost when a build is killed."""
_SPARED = 50
"""Of so many seconds one is spent on keeping at most: where writing is slow, it is done rarely."""
_RARELY = 30.0
"""Seconds after which it is done in any case."""
_MOST_HELD = 32 * 2**20
"""Bytes of rows that are held before they are kept."""
_WARM = "factcheck.corpus.preloaded_rows"
"""Loaded once for all workers."""
Packed = dict[str, bytes]
"""Rows of each table as they are sent from one process to another."""
_OF_DOCUMENTS = tuple(name for name in schema.TABLES if name != schema.PATHS.name)


@frozen
class Failed:
    """A document without rows."""

    kind: str
    why: str


@frozen
class Built:
    """What a build has done."""

    documents: int
    """In the archive, afterwards."""
    read: int
    """Of them, those that were read now."""
    taken_out: int
    """Documents that were gone, or were read by another version or with other settings."""
    failures: int
    """Rows of the table of failures, afterwards."""
    missed: int = 0
    """Paths that were given and are not there, or whose folders cannot be listed."""


@frozen
class Watcher:
    """What is told while a build goes on."""

    seen: Callable[[int], None] = lambda _: None
    """How many files have been looked at."""
    done: Callable[[int, int], None] = lambda _, __: None
    """How many documents of how many have been read."""
    failed: Callable[[str, str], None] = lambda _, __: None
    """The path of a document that cannot be read, and why."""


@frozen
class Pace:
    """How a build goes about it; nothing of it is seen in the archive."""

    jobs: int = 0
    """Processes; 0 for as many as there are cores."""
    time_limit: float = TIME_LIMIT
    """Seconds for one document."""
    kept_every: float = KEPT_EVERY
    """Seconds after which what is done is kept, if writing is quick; 0: after each document."""


def build(
    paths: Iterable[str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    config: Config | None = None,
    pace: Pace = Pace(),
    *,
    only: bool = False,
    watcher: Watcher = Watcher(),
) -> Built:
    """Bring an archive up to what stands on disk.

    Documents below the paths that have not changed since they were read by this version with these
    settings stay as they are. What was in the archive from elsewhere stays, too.

    Args:
        paths: Documents, claims folders and folders of these.
        folder: The archive, which is made if there is none.
        config: The settings.
        pace: How it is done.
        only: Take out whatever the paths do not stand for.
        watcher: Is told what happens.

    Raises:
        ArchiveError: the archive cannot be written, or is of another version.
        UnreadableError: none of the paths is there.
    """
    paths = tuple(paths)
    _refuse_nothing(paths)
    own = evolve(config or Config(), proposals=None, stored=False)
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
    """Refuse to begin where there is nothing to read, as after a slip of the hand."""
    if not any(os.path.exists(path) for path in paths):  # noqa: PTH110 - strings or paths
        given = os.fspath(paths[0]) if paths else "paths"
        raise UnreadableError(given, "there is no such file or folder", "Check the path.")


# ---- what is there ----


@define(eq=False)
class _Roots:
    """Where files were looked for."""

    is_all: bool
    """Whether what lies nowhere below counts as looked for, too."""
    whole: list[str] = field(factory=list)
    """Paths of which everything was found that is there."""
    missed: list[str] = field(factory=list)
    """Paths that are not there, or whose folders could not be listed."""

    def is_searched(self, path: str) -> bool:
        """True if a path that was not found is gone."""
        if path in self.missed:
            return True
        if any(_is_below(path, root) for root in self.missed):
            return False
        return self.is_all or any(_is_below(path, root) for root in self.whole)


def _is_below(path: str, root: str) -> bool:
    """True if a path is another, or lies in it."""
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
        OSError: one of the files cannot be read.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - a plain string is what reports print
        return hashlib.sha256(read_limited(path, MOST_BYTES)).hexdigest()
    whole = hashlib.sha256()
    for file in sorted(one for one in Path(path).rglob("*") if one.is_file()):
        own = hashlib.sha256(read_limited(file, MOST_BYTES)).hexdigest()
        name = os.fsencode(file.relative_to(path).as_posix())
        whole.update(name + b"\0" + own.encode() + b"\n")
    return whole.hexdigest()


# ---- what is gone ----


def _take_out(plan: Plan, writer: Writer) -> int:
    """Take out documents that are gone or are to be read anew, and return how many."""
    before = writer.archive.count("documents")
    for part in writer.archive.parts:
        documents = plan.stale_in(part.name)
        if documents:
            writer.take_out(part, documents)
    return before - writer.archive.count("documents")


def _keep_paths(plan: Plan, writer: Writer) -> None:
    """Keep which files there are, and which of them cannot be opened."""
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


# ---- what is new ----


def _read_all(plan: Plan, writer: Writer, config: Config, pace: Pace, watcher: Watcher) -> None:
    """Read what is to be read, and keep what comes of it."""
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
        finally:  # also when it is stopped
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
    """A document is another than when it was looked for."""


def _examined(path: str, document: str, config: Config) -> Report:
    """Read and check a document, if it still is what it was.

    Raises:
        FactcheckError: it cannot be read, or has changed.
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
    return examine_bytes(data, path, config)


def _batches(
    work: Work, result: Packed | Failed | Lost, watcher: Watcher
) -> dict[str, pa.RecordBatch]:
    """Return what is kept of a document."""
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
    """Holds what is done until it is worth a part of the archive, which a thread then writes."""

    writer: Writer
    every: float
    """Seconds after which it is, if writing is quick."""
    thread: Executor
    pause: float = field(init=False)
    """Seconds after which it is."""
    held: dict[str, list[pa.RecordBatch]] = field(factory=dict)
    size: int = 0
    since: float = field(factory=time.monotonic)
    written: "Future[float] | None" = None

    def __attrs_post_init__(self) -> None:
        """Begin with the pause that was asked for."""
        self.pause = self.every

    def take(self, batches: Mapping[str, pa.RecordBatch]) -> None:
        """Take what is kept of one document."""
        for table, batch in batches.items():
            if table in _OF_DOCUMENTS:
                self.held.setdefault(table, []).append(batch)
                self.size += batch.nbytes
        if self.size >= _MOST_HELD or time.monotonic() - self.since >= self.pause:
            self.keep()

    def keep(self) -> None:
        """Begin to make what is held a part of the archive, once the part before is written."""
        self.wait()
        if self.held:
            rows = {table: self.held.get(table, ()) for table in _OF_DOCUMENTS}
            self.written = self.thread.submit(self._write, rows)
        self.held, self.size, self.since = {}, 0, time.monotonic()

    def wait(self) -> None:
        """Wait until all that is to be kept is written.

        Raises:
            OSError: it cannot be.
        """
        if self.written is not None:
            took = self.written.result()
            self.pause = min(max(self.every, _SPARED * took if self.every else 0.0), _RARELY)

    def _write(self, rows: Mapping[str, Iterable[pa.RecordBatch]]) -> float:
        """Write a part, and return the seconds that it took."""
        started = time.monotonic()
        self.writer.add(rows)
        return time.monotonic() - started
