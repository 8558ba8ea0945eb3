"""Scheduling of checks: after a pause in typing, the most recent first, in two threads.

The event loop remains free to answer requests, and a short note need not wait for a book. A run
whose text changes is stopped at its next stage, and its result is discarded.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from attrs import define

Made = TypeVar("Made")
log = logging.getLogger("factcheck.apps.lsp")


THREADS = 2
"""Number of parallel checks, so that one long check of a book does not block the others."""


class Worker:
    """Daemon threads that run calls in order."""

    def __init__(self, threads: int = THREADS) -> None:
        """Start the threads."""
        self._calls: queue.SimpleQueue[tuple[Callable[[], Any], Future[Any]]] = queue.SimpleQueue()
        for _ in range(threads):
            threading.Thread(target=self._work, name="factcheck checks", daemon=True).start()

    def submit(self, call: Callable[[], Made]) -> "asyncio.Future[Made]":
        """Run a call in a thread, after those already queued."""
        future: Future[Made] = Future()
        self._calls.put((call, future))
        return asyncio.wrap_future(future)

    def _work(self) -> None:
        while True:
            call, future = self._calls.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(call())
            except BaseException as error:  # noqa: BLE001 - passed to the waiting coroutine
                future.set_exception(error)


@define(eq=False)
class _Running:
    """A run in progress."""

    name: str
    overtaken: threading.Event


class Runs:
    """Decides what runs next."""

    def __init__(self, work: "Callable[[str, Callable[[], bool]], Any]") -> None:
        """Store the coroutine function that runs a check.

        Args:
            work: Called with a name and a function that returns whether the run was overtaken.
        """
        self._work = work
        self._due: dict[str, float] = {}
        """Name → time at which it is due; the most recently touched is last."""
        self._running: list[_Running] = []
        self._changed = asyncio.Event()
        self._finished = asyncio.Condition()

    def touch(self, name: str, pause: float = 0.0) -> None:
        """Schedule a run after a pause that begins now."""
        self.drop(name)
        self._due[name] = asyncio.get_running_loop().time() + pause
        self._changed.set()

    def drop(self, name: str) -> None:
        """Cancel a scheduled run, and stop it if it is in progress."""
        self._due.pop(name, None)
        for one in self._running:
            if one.name == name:
                one.overtaken.set()

    def is_waiting(self, name: str) -> bool:
        """Return True if a run is scheduled or in progress."""
        return name in self._due or any(
            one.name == name and not one.overtaken.is_set() for one in self._running
        )

    async def settled(self, name: str, seconds: float, *, at_once: bool = True) -> bool:
        """Wait until a run is finished.

        Args:
            name: Name of the run.
            seconds: Timeout.
            at_once: Whether to skip the rest of its pause.

        Returns:
            Whether it is finished.
        """
        if at_once and name in self._due:
            self._due[name] = asyncio.get_running_loop().time()
            self._changed.set()
        try:
            async with asyncio.timeout(seconds), self._finished:
                await self._finished.wait_for(lambda: not self.is_waiting(name))
        except TimeoutError:
            return False
        return True

    async def work(self) -> None:
        """Process runs for ever; several such tasks may be active."""
        while True:
            one = _Running(await self._next(), threading.Event())
            self._running.append(one)
            try:
                await self._work(one.name, one.overtaken.is_set)
            except Exception:
                log.exception("%s: a fault of factcheck stopped its check", one.name)
            finally:
                self._running.remove(one)
            async with self._finished:
                self._finished.notify_all()

    async def _next(self) -> str:
        """Wait until a run is due, and return the most recently touched one."""
        loop = asyncio.get_running_loop()
        while True:
            due = [name for name, when in self._due.items() if when <= loop.time()]
            if due:
                del self._due[due[-1]]
                return due[-1]
            self._changed.clear()
            first = min(self._due.values(), default=None)
            try:
                async with asyncio.timeout_at(first):
                    await self._changed.wait()
            except TimeoutError:
                continue
