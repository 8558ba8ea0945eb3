"""Work on many tasks at once, in processes that may die or hang without ending the run.

Each worker has a pipe of its own and shares no lock or queue with others, so one that is killed in
the middle of a word takes nothing with it. A task that takes too long is ended with its worker; a
task whose worker dies is tried once more, since what was killed is not always what was at fault.
Tasks are taken as workers become free, and results are handed on as they come: what is held at
once does not grow with the number of tasks.

Workers are forked from a server that has loaded and warmed up what they need, where the system can
do so, and else start by themselves; so one that is lost is soon replaced. As everywhere with
`multiprocessing`, a script that uses this must not do its work when it is merely imported.
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
"""Tasks that a worker is given at a time: the one it works on, and the next."""
_TRIES = 2
"""Times that a task is begun before it is held to be what kills its workers."""
_GRACE = 5.0
"""Seconds that a worker has to end itself before it is ended."""
_GLANCE = 0.05
"""Seconds after which it is looked whether somebody still waits."""
_TO_START = 120.0
"""Seconds in which a worker must be ready."""
_MOST_BARREN = 5
"""Workers in a row that may die before they are ready."""
_OBJECTS = 500_000
"""New values after which a worker looks for cycles while it works: most live as long as a task."""
_SWEPT = 8
"""Tasks after which it looks for those that are left: by then they are some megabytes."""
_WARM = "factcheck.corpus.preloaded"
"""The module that the server of workers loads, once for all of them."""


class Reason(enum.StrEnum):
    """Why there is no result."""

    TIME_LIMIT = "time limit"
    DIED = "died"
    FAULT = "fault"


@frozen
class Lost:
    """A task without a result."""

    reason: Reason
    words: str
    """For a person."""


class PoolError(Exception):
    """No worker can be started."""


def cores() -> int:
    """Return how many processes can work at once here."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def start_method() -> str:
    """Return how workers are started here: from a server that is warm, if there can be one."""
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
    """Yield each task with its result, as they are done.

    Args:
        tasks: Taken as workers become free.
        make: Makes a result; sent to each worker once, so a function of a module, with its
            arguments bound by `functools.partial`.
        jobs: How many workers.
        time_limit: Seconds for one task.
        method: How workers are started; see `start_method`.
        loaded: Modules that workers need besides, which the server of workers loads once.

    Raises:
        PoolError: no worker can be started.
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

    Results that wait for one before them are held meanwhile.
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
    """A task that is handed out."""

    number: int
    task: Task
    tries: int = 0


@define(eq=False)
class _Worker(Generic[Task]):
    """A process, and what it has been given."""

    process: "BaseProcess"
    pipe: Connection
    since: float
    """When it was started or began its present task."""
    is_ready: bool = False
    given: deque[_Given[Task]] = field(factory=deque)
    """What it works on, and what it has besides."""


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
    """Tasks to be begun once more."""
    is_empty: bool = False
    """Whether all tasks have been handed out at least once."""
    barren: int = 0
    """Workers that have died in a row before they were ready."""

    def results(self) -> Iterator[tuple[int, Task, Result | Lost]]:
        """Hand out tasks and yield what comes of them until there are none left."""
        while self._hand_out():
            yield from self._collect()

    def _hand_out(self) -> bool:
        """Give workers as much as they may have; False where nothing is left to wait for."""
        for room in range(ALREADY):  # first something for each, then the next
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
        """Give a worker one more task; False if there is none."""
        given = self._next()
        if given is None:
            return False
        if not worker.given and worker.is_ready:
            worker.since = time.monotonic()
        worker.given.append(given)
        with contextlib.suppress(OSError):  # it is dead, which is seen when results are collected
            worker.pipe.send_bytes(pickle.dumps(given.task))
        return True

    def start(self) -> _Worker[Task]:
        """Start a worker.

        Raises:
            PoolError: it cannot be started.
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
        """Wait until something happens, and yield what is done or lost."""
        ends = [self._end_of(worker) for worker in self.workers if worker.given]
        until = max(0.0, min(ends) - time.monotonic())
        ready = wait([worker.pipe for worker in self.workers], until)
        for worker in list(self.workers):
            if worker.pipe in ready:
                yield from self._received(worker)
            elif worker.given and time.monotonic() > self._end_of(worker):
                yield from self._overdue(worker)

    def _end_of(self, worker: _Worker[Task]) -> float:
        """Return when a worker must be done with what it does."""
        own = self.time_limit + _GRACE if worker.is_ready else _TO_START
        return worker.since + own

    def _received(self, worker: _Worker[Task]) -> Iterator[tuple[int, Task, Result | Lost]]:
        try:
            result = pickle.loads(worker.pipe.recv_bytes())  # noqa: S301 - of a process of ours
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
        """Take a dead worker away; what it worked on is begun again, or is lost."""
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
        """End all workers at once, whatever they do."""
        for worker in self.workers:
            worker.process.kill()
        for worker in list(self.workers):
            self.bury(worker)

    def bury(self, worker: _Worker[Task]) -> int | None:
        """Take a worker away that ends, and return its exit status."""
        self.workers.remove(worker)
        worker.process.join()
        code = worker.process.exitcode
        worker.process.close()
        worker.pipe.close()
        return code


class GivenUpError(Exception):
    """Nobody waits for the result of a task any more."""


class Attendants(Generic[Task, Result]):
    """Workers for a program that asks for one result at a time and may give each of them up.

    Several threads may ask.
    """

    def __init__(
        self, make: Callable[[Task], Result], *, jobs: int, time_limit: float, method: str = ""
    ) -> None:
        """Take what makes a result, as `completed` does; a worker is started when it is needed."""
        self._pool: _Pool[Task, Result] = _Pool(
            _context(method), pickle.dumps(make), jobs, time_limit, iter(())
        )
        self._free: LifoQueue[_Worker[Task] | None] = LifoQueue()  # the last one is warm
        for _ in range(jobs):
            self._free.put(None)

    def result(self, task: Task, is_wanted: Callable[[], bool]) -> "Result | Lost":
        """Return the result of a task; its worker is killed when its time is over.

        Args:
            task: What the result is made of.
            is_wanted: Whether somebody still waits; if not, the worker is killed as well.

        Raises:
            GivenUpError: nobody waits any more.
            PoolError: no worker can be started.
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
            made: Result | Lost = pickle.loads(worker.pipe.recv_bytes())  # noqa: S301 - as above
        except TimeoutError:
            return _lost(None, limit, was_late=True)
        except (EOFError, OSError):
            worker.process.join()
            return _lost(worker.process.exitcode, limit)
        return made

    def end(self) -> None:
        """End all workers; nobody may ask any more, or wait."""
        self._pool.end()


def _await(worker: _Worker[Any], seconds: float, is_wanted: Callable[[], bool]) -> None:
    """Wait until a worker sends something.

    Raises:
        GivenUpError: nobody waits any more.
        TimeoutError: it took longer.
    """
    end = time.monotonic() + seconds
    while not worker.pipe.poll(_GLANCE):
        if not is_wanted():
            raise GivenUpError
        if time.monotonic() > end:
            raise TimeoutError


def _lost(code: int | None, time_limit: float, *, was_late: bool = False) -> Lost:
    """Return why there is no result, by how a worker ended."""
    if was_late or (code and code == -_signal("SIGALRM")):
        return Lost(Reason.TIME_LIMIT, took_longer(time_limit))
    return Lost(Reason.DIED, _how(code))


def _inherited(pool: _Pool[Any, Any]) -> tuple[Connection, ...]:
    """Return our ends of the pipes of others, which a forked worker has too and must close."""
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
    """Hold Ctrl-C back while a process starts, which would print where it was interrupted."""
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
    """Do in a worker what it is given, until nobody gives it any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who starts us ends us
    for other in inherited:
        other.close()
    _end_with_parent()
    gc.set_threshold(_OBJECTS)
    make = pickle.loads(pickled)  # noqa: S301 - of the process that started this one
    pipe.send_bytes(pickle.dumps(None))
    with contextlib.suppress(EOFError, OSError):
        for count in itertools.count(1):
            task = pickle.loads(pipe.recv_bytes())  # noqa: S301 - the same
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
    """End this process when the time is over, also where nobody is left who would end it.

    The system does it, so that code that never gives the interpreter a chance is ended as well.
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
    """Let this process end with the one that started it, however that ends."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
