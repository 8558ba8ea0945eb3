"""A process pool whose workers may crash or hang without ending the run.

Each worker has its own pipe and shares no lock or queue, so killing it at any moment affects no
other. A task that takes too long is ended with its worker; a task whose worker died is tried once
more, since it may not be the cause. Tasks are assigned as workers become free, and results are
yielded as they arrive, so memory does not grow with the number of tasks.

Where the system supports it, workers are forked from a server that has already imported what they
need, so that a lost worker is replaced quickly; otherwise they start by themselves. As always with
`multiprocessing`, a script that uses this must not do its work when it is imported.
"""

import contextlib
import enum
import gc
import itertools
import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from queue import LifoQueue
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import define, field, frozen

from factcheck.running import TIME_LIMIT, took_longer

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Result = TypeVar("Result")

Outcomes = Generator[tuple[Task, "Result | Lost"], None, None]

ALREADY = 2
"""Maximum tasks assigned to a worker: the current one and the next."""
_TRIES = 2
"""Attempts at a task before it is blamed for the death of its workers."""
_GRACE = 5.0
"""Seconds that a worker has to end itself before it is killed."""
_GLANCE = 0.05
"""Seconds between two checks whether the result is still wanted."""
_TO_START = 120.0
"""Seconds within which a worker must be ready."""
_MOST_BARREN = 5
"""Maximum consecutive workers that die before they are ready."""
_OBJECTS = 500_000
"""Number of new objects that triggers a garbage collection during a task."""
_SWEPT = 8
"""Tasks after which a worker collects garbage; by then there are some megabytes."""
_WARM = "factcheck.corpus.preloaded"
"""The module that the fork server imports once for all workers."""


class Reason(enum.StrEnum):
    """Why there is no result."""

    TIME_LIMIT = "time limit"
    DIED = "died"
    FAULT = "fault"


@frozen
class Lost:
    """The outcome of a task without a result."""

    reason: Reason
    words: str
    """The reason in words."""


class PoolError(Exception):
    """No worker can be started."""


def cores() -> int:
    """Return the number of processors available to this process."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def start_method() -> str:
    """Return how workers are started on this system: from a fork server if possible."""
    possible = multiprocessing.get_all_start_methods()
    return "forkserver" if "forkserver" in possible else "spawn"


def completed(
    tasks: Iterable[Task],
    make: Callable[[Task], Result],
    *,
    jobs: int,
    time_limit: float = TIME_LIMIT,
    method: str = "",
    loaded: Sequence[str] = (),
) -> "Outcomes[Task, Result]":
    """Yield each task with its result, in order of completion.

    Args:
        tasks: Consumed as workers become free.
        make: Computes a result; pickled once per worker, so a function of a module, with arguments
            bound by `functools.partial`.
        jobs: Number of workers.
        time_limit: Seconds for one task.
        method: How workers are started; see `start_method`.
        loaded: Additional modules for the fork server to import once.

    Raises:
        PoolError: No worker can be started.
    """
    for _, task, result in _numbered(tasks, make, jobs, time_limit, method, loaded):
        yield task, result


def in_order(
    tasks: Iterable[Task],
    make: Callable[[Task], Result],
    *,
    jobs: int,
    time_limit: float = TIME_LIMIT,
    method: str = "",
) -> "Outcomes[Task, Result]":
    """Yield each task with its result in the order of the tasks; see `completed`.

    Results are held back until all before them are complete.
    """
    early: dict[int, tuple[Task, Result | Lost]] = {}
    due = 0
    for number, task, result in _numbered(tasks, make, jobs, time_limit, method):
        early[number] = task, result
        while due in early:
            yield early.pop(due)
            due += 1


def _numbered(
    tasks: Iterable[Task],
    make: Callable[[Task], Result],
    jobs: int,
    time_limit: float,
    method: str,
    loaded: Sequence[str] = (),
) -> Iterator[tuple[int, Task, Result | Lost]]:
    context = _context(method, loaded)
    pool: _Pool[Task, Result] = _Pool(
        context, pickle.dumps(make), max(1, jobs), time_limit, _queue(tasks)
    )
    try:
        yield from pool.results()
    finally:
        pool.end()


def _context(method: str, loaded: Sequence[str] = ()) -> "BaseContext":
    context = multiprocessing.get_context(method or start_method())
    if method in ("", "forkserver") and context.get_start_method() == "forkserver":
        multiprocessing.set_forkserver_preload([*loaded, _WARM])
    return context


def _queue(tasks: Iterable[Task]) -> "Iterator[_Given[Task]]":
    for number, task in enumerate(tasks):
        yield _Given(number, task)


@define(eq=False)
class _Given(Generic[Task]):
    """An assigned task."""

    number: int
    task: Task
    tries: int = 0


@define(eq=False)
class _Worker(Generic[Task]):
    """A process with its assigned tasks."""

    process: "BaseProcess"
    pipe: Connection
    since: float
    """The time when it was started or began its current task."""
    is_ready: bool = False
    given: deque[_Given[Task]] = field(factory=deque)
    """The current task, and the ones after it."""


@define(eq=False)
class _Pool(Generic[Task, Result]):
    """The workers of one run."""

    context: "BaseContext"
    make: bytes
    jobs: int
    time_limit: float
    waiting: Iterator[_Given[Task]]
    workers: list[_Worker[Task]] = field(factory=list)
    again: deque[_Given[Task]] = field(factory=deque)
    """Tasks to be tried once more."""
    is_empty: bool = False
    """Whether all tasks have been assigned at least once."""
    barren: int = 0
    """Number of consecutive workers that died before they were ready."""

    def results(self) -> Iterator[tuple[int, Task, Result | Lost]]:
        """Assign tasks and yield their results until there are none left."""
        while self._hand_out():
            yield from self._collect()

    def _hand_out(self) -> bool:
        """Assign tasks to workers up to the maximum; return False if none are left to wait for."""
        for room in range(ALREADY):  # first one for each worker, then the next
            for worker in self.workers:
                if len(worker.given) == room and not self._give(worker):
                    break
        while len(self.workers) < self.jobs:
            given = self._next()
            if given is None:
                break
            self.again.appendleft(given)
            self._give(self.start())
        return any(worker.given for worker in self.workers)

    def _next(self) -> _Given[Task] | None:
        if self.again:
            return self.again.popleft()
        given = None if self.is_empty else next(self.waiting, None)
        self.is_empty = given is None
        return given

    def _give(self, worker: _Worker[Task]) -> bool:
        """Assign one more task to a worker; return False if there is none."""
        given = self._next()
        if given is None:
            return False
        if not worker.given and worker.is_ready:
            worker.since = time.monotonic()
        worker.given.append(given)
        with contextlib.suppress(OSError):  # a dead worker is noticed when results are collected
            worker.pipe.send_bytes(pickle.dumps(given.task))
        return True

    def start(self) -> _Worker[Task]:
        """Start a worker.

        Raises:
            PoolError: The worker cannot be started.
        """
        ours, theirs = self.context.Pipe()
        process: BaseProcess = self.context.Process(  # type: ignore[attr-defined]
            target=_work, args=(theirs, self.make, self.time_limit, _inherited(self)), daemon=True
        )
        try:
            with _no_interrupt():
                process.start()
        except (OSError, EOFError) as error:
            raise PoolError(f"no process can be started ({error})") from error
        finally:
            theirs.close()
        worker = _Worker[Task](process, ours, time.monotonic())
        self.workers.append(worker)
        return worker

    def _collect(self) -> Iterator[tuple[int, Task, Result | Lost]]:
        """Wait for an event, and yield completed and lost tasks."""
        ends = [self._end_of(worker) for worker in self.workers if worker.given]
        until = max(0.0, min(ends) - time.monotonic())
        ready = wait([worker.pipe for worker in self.workers], until)
        for worker in list(self.workers):
            if worker.pipe in ready:
                yield from self._received(worker)
            elif worker.given and time.monotonic() > self._end_of(worker):
                yield from self._overdue(worker)

    def _end_of(self, worker: _Worker[Task]) -> float:
        """Return the time by which a worker must have finished its current task."""
        own = self.time_limit + _GRACE if worker.is_ready else _TO_START
        return worker.since + own

    def _received(self, worker: _Worker[Task]) -> Iterator[tuple[int, Task, Result | Lost]]:
        try:
            result = pickle.loads(worker.pipe.recv_bytes())  # noqa: S301 - from a worker process
        except (EOFError, OSError):
            yield from self._buried(worker)
            return
        worker.since = time.monotonic()
        if not worker.is_ready:
            worker.is_ready = True
            self.barren = 0
            return
        given = worker.given.popleft()
        yield given.number, given.task, result

    def _overdue(self, worker: _Worker[Task]) -> Iterator[tuple[int, Task, Result | Lost]]:
        worker.process.kill()
        yield from self._buried(worker, was_late=worker.is_ready)

    def _buried(
        self, worker: _Worker[Task], *, was_late: bool = False
    ) -> Iterator[tuple[int, Task, Result | Lost]]:
        """Remove a dead worker; its current task is tried again or lost."""
        code = self.bury(worker)
        if not worker.is_ready:
            self._told_barren(code)
            self.again.extend(worker.given)
            return
        first = worker.given.popleft() if worker.given else None
        self.again.extend(worker.given)
        if first is None:
            return
        first.tries += 1
        lost = _lost(code, self.time_limit, was_late=was_late)
        if lost.reason is Reason.DIED and first.tries < _TRIES:
            self.again.appendleft(first)
        else:
            yield first.number, first.task, lost

    def _told_barren(self, code: int | None) -> None:
        self.barren += 1
        if self.barren >= _MOST_BARREN:
            raise PoolError(f"{self.barren} processes in a row could not begin: {_how(code)}")

    def end(self) -> None:
        """Kill all workers."""
        for worker in self.workers:
            worker.process.kill()
        for worker in list(self.workers):
            self.bury(worker)

    def bury(self, worker: _Worker[Task]) -> int | None:
        """Remove a worker that is ending, and return its exit status."""
        self.workers.remove(worker)
        worker.process.join()
        code = worker.process.exitcode
        worker.process.close()
        worker.pipe.close()
        return code


class GivenUpError(Exception):
    """The result of a task is no longer wanted."""


class Attendants(Generic[Task, Result]):
    """Workers for a program that requests single results and may cancel each. Thread-safe."""

    def __init__(
        self, make: Callable[[Task], Result], *, jobs: int, time_limit: float, method: str = ""
    ) -> None:
        """Store the function that computes a result; workers are started when needed."""
        self._pool: _Pool[Task, Result] = _Pool(
            _context(method), pickle.dumps(make), jobs, time_limit, iter(())
        )
        self._free: LifoQueue[_Worker[Task] | None] = (
            LifoQueue()
        )  # reuses the most recent worker, which is warm
        for _ in range(jobs):
            self._free.put(None)

    def result(self, task: Task, is_wanted: Callable[[], bool]) -> "Result | Lost":
        """Return the result of a task; its worker is killed at the time limit.

        Args:
            task: Argument of the function.
            is_wanted: Whether the result is still wanted; if not, the worker is also killed.

        Raises:
            GivenUpError: The result is no longer wanted.
            PoolError: No worker can be started.
        """
        worker, is_lost = self._free.get(), True
        try:
            worker = worker or self._pool.start()
            made = self._answer(worker, task, is_wanted)
            is_lost = isinstance(made, Lost)
        finally:
            if worker and is_lost:
                worker.process.kill()
                self._pool.bury(worker)
                worker = None
            self._free.put(worker)
        return made

    def _answer(
        self, worker: _Worker[Task], task: Task, is_wanted: Callable[[], bool]
    ) -> "Result | Lost":
        limit = self._pool.time_limit
        try:
            if not worker.is_ready:
                _await(worker, _TO_START, is_wanted)
                worker.pipe.recv_bytes()
                worker.is_ready = True
            worker.pipe.send_bytes(pickle.dumps(task))
            _await(worker, limit, is_wanted)
            made: Result | Lost = pickle.loads(worker.pipe.recv_bytes())  # noqa: S301 - from a worker process
        except TimeoutError:
            return _lost(None, limit, was_late=True)
        except (EOFError, OSError):
            worker.process.join()
            return _lost(worker.process.exitcode, limit)
        return made

    def end(self) -> None:
        """Kill all workers; there must be no further or waiting requests."""
        self._pool.end()


def _await(worker: _Worker[Any], seconds: float, is_wanted: Callable[[], bool]) -> None:
    """Wait until a worker sends something.

    Raises:
        GivenUpError: The result is no longer wanted.
        TimeoutError: The worker sent nothing in time.
    """
    end = time.monotonic() + seconds
    while not worker.pipe.poll(_GLANCE):
        if not is_wanted():
            raise GivenUpError
        if time.monotonic() > end:
            raise TimeoutError


def _lost(code: int | None, time_limit: float, *, was_late: bool = False) -> Lost:
    """Return the reason for a missing result, from the exit status of the worker."""
    if was_late or (code and code == -_signal("SIGALRM")):
        return Lost(Reason.TIME_LIMIT, took_longer(time_limit))
    return Lost(Reason.DIED, _how(code))


def _inherited(pool: _Pool[Any, Any]) -> tuple[Connection, ...]:
    """Return the parent's ends of other pipes, which a forked worker inherits and must close."""
    is_forked = pool.context.get_start_method() == "fork"
    return tuple(worker.pipe for worker in pool.workers) if is_forked else ()


def _signal(name: str) -> int:
    return int(getattr(signal, name, 0))


def _how(code: int | None) -> str:
    """Return in words how a worker ended."""
    if code is None or code >= 0:
        return f"its process ended by itself with status {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    hint = ", perhaps for want of memory" if name == "SIGKILL" else ""
    return f"its process was ended by {name}{hint}"


@contextlib.contextmanager
def _no_interrupt() -> Iterator[None]:
    """Block Ctrl-C while a process starts, which would otherwise print a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(
    pipe: Connection, pickled: bytes, time_limit: float, inherited: tuple[Connection, ...]
) -> None:
    """Main loop of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent process ends its workers
    for other in inherited:
        other.close()
    _end_with_parent()
    gc.set_threshold(_OBJECTS)
    make = pickle.loads(pickled)  # noqa: S301 - from the parent process
    pipe.send_bytes(pickle.dumps(None))
    with contextlib.suppress(EOFError, OSError):
        for count in itertools.count(1):
            task = pickle.loads(pipe.recv_bytes())  # noqa: S301 - from the parent process
            with _alarm(time_limit):
                answer = _answer(make, task)
            pipe.send_bytes(answer)
            if count % _SWEPT == 0:
                gc.collect()


def _answer(make: Callable[[Any], Any], task: Any) -> bytes:
    try:
        return pickle.dumps(make(task))
    except Exception as error:  # noqa: BLE001 - one task must not end the others
        return pickle.dumps(Lost(Reason.FAULT, f"{type(error).__name__}: {error}"))


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """End this process at the time limit, even if the parent process is gone.

    The system alarm also ends code that never returns to the interpreter.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _end_with_parent() -> None:
    """End this process when its parent process ends, for whatever reason."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
