"""What goes on beside a run: its stages, its time limit, how seldom cycles are looked for."""

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
"""New values after which cycles are looked for."""
TIME_LIMIT = 300.0
"""Seconds for one document; one of a thousand pages takes some fifty."""


class OutOfTime(BaseException):
    """The time of a document is over."""


def took_longer(seconds: float) -> str:
    """Return that a document was given up when its time was over."""
    return f"not checked: it took longer than {seconds:g} seconds"


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop what is done in this block when its time is over; 0 is no limit.

    The alarm of the system interrupts a loop and a pattern that backtracks. It comes again each
    second, should the first one meet code that lets no exception through. Windows has none, and
    only the main thread gets it.

    Raises:
        OutOfTime: the time is over.
    """
    import signal  # noqa: PLC0415 - for the command alone

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
    """Let `tell` know the name of each stage when it begins, for who waits for a long document."""
    token = _WATCH.set(tell)
    try:
        yield
    finally:
        _WATCH.reset(token)


def begin(stage: str) -> None:
    """Tell who watches the run that a stage begins."""
    tell = _WATCH.get()
    if tell is not None:
        tell(stage)


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Look for cycles less often while a document is read: it makes many values and drops few.

    Threads share the setting: the first that begins keeps it, the last that ends puts it back.
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
