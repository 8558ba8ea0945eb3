"""Support for a run: progress of its stages, its time limit, less frequent garbage collection."""

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NoReturn

_WATCH: ContextVar[Callable[[str], None] | None] = ContextVar("watch", default=None)
_COLLECTING = threading.Lock()
_KEPT: list[tuple[int, int, int]] = []
_OBJECTS = 500_000
"""The number of new objects that triggers a garbage collection."""
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
    import signal  # noqa: PLC0415 - only for the command

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
def watched(tell: Callable[[str], None]) -> Iterator[None]:
    """Call `tell` with the name of each stage when it begins, to show progress."""
    token = _WATCH.set(tell)
    try:
        yield
    finally:
        _WATCH.reset(token)


def begin(stage: str) -> None:
    """Report the beginning of a stage to the watcher, if there is one."""
    tell = _WATCH.get()
    if tell is not None:
        tell(stage)


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Collect garbage less often while a document is read, since few objects are released.

    Threads share the setting: the first to begin saves it, the last to end restores it.
    """
    with _COLLECTING:
        _KEPT.append(gc.get_threshold())
        first, *others = _KEPT[0]
        gc.set_threshold(max(first, _OBJECTS) if first else 0, *others)
    try:
        yield
    finally:
        with _COLLECTING:
            before = _KEPT.pop()
            if not _KEPT:
                gc.set_threshold(*before)
