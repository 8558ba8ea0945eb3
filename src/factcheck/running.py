"""What goes on beside a run: who is told of its stages, how seldom cycles are looked for."""

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_WATCH: ContextVar[Callable[[str], None] | None] = ContextVar("watch", default=None)
_COLLECTING = threading.Lock()
_KEPT: list[tuple[int, int, int]] = []
_OBJECTS = 500_000
"""New values after which cycles are looked for."""


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
