"""Support for a run: progress of its stages and its time limit."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NoReturn

_WATCH: ContextVar[Callable[[str], None] | None] = ContextVar("watch", default=None)
TIME_LIMIT = 300.0
"""Time limit in seconds for one document; one with a thousand pages takes about fifty."""

SPLIT = "Raise --max-seconds, or split the document."
"""Advice about a document that exceeded its time limit."""


class OutOfTime(BaseException):
    """The time limit of a document was exceeded."""


def took_longer(seconds: float) -> str:
    """Return the message for a document that exceeded its time limit."""
    return f"not checked: it took longer than {seconds:g} seconds"


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop the work in a context at a time limit; 0 for none.

    The system alarm also interrupts a loop and a backtracking pattern. It repeats every second, in
    case the first is raised in code that swallows exceptions. It does not exist on Windows, and
    only the main thread receives it.

    Raises:
        OutOfTime: The time limit was exceeded.
    """
    is_main = threading.current_thread() is threading.main_thread()
    if not (seconds and is_main and hasattr(signal, "setitimer")):
        yield
        return
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(*_: object) -> NoReturn:
    raise OutOfTime


@contextmanager
def watched(show: Callable[[str], None]) -> Iterator[None]:
    """Call `show` with the name of each stage when it begins, to show progress."""
    token = _WATCH.set(show)
    try:
        yield
    finally:
        _WATCH.reset(token)


def begin(stage: str) -> None:
    """Report the beginning of a stage to the watcher, if there is one."""
    show = _WATCH.get()
    if show is not None:
        show(stage)
