"""What is checked when: after a pause in typing, the last touched first, in two threads.

The event loop stays free to answer, and a note need not wait for a book. A run whose text changes
meanwhile is told so and leaves at its next stage; what it would have found is never shown.
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
log = logging.getLogger("factcheck.lsp")


THREADS = 2
"""Checks at a time: one more than a book that is checked for long."""


class Worker:
    """Threads that do one thing after the other, and end with the process."""

    def __init__(self, threads: int = THREADS) -> None:
        """Start the threads."""
        self._calls: queue.SimpleQueue[tuple[Callable[[], Any], Future[Any]]] = queue.SimpleQueue()
        for _ in range(threads):
            threading.Thread(target=self._work, name="factcheck checks", daemon=True).start()

    def submit(self, call: Callable[[], Made]) -> "asyncio.Future[Made]":
        """Do something in a thread, behind what they have to do already."""
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
            except BaseException as error:  # noqa: BLE001 - whoever waits for it gets it
                future.set_exception(error)


@define(eq=False)
class _Running:
    """What is being worked on."""

    name: str
    overtaken: threading.Event


class Runs:
    """Decides what is worked on next."""

    def __init__(self, work: "Callable[[str, Callable[[], bool]], Any]") -> None:
        """Take the coroutine function that works something off.

        Args:
            work: Of a name, and of what says whether the run was overtaken.
        """
        self._work = work
        self._due: dict[str, float] = {}
        """When each is to be worked on; the last touched stands last."""
        self._running: list[_Running] = []
        self._changed = asyncio.Event()
        self._finished = asyncio.Condition()

    def touch(self, name: str, pause: float = 0.0) -> None:
        """Have something worked on after a pause that begins now."""
        self.drop(name)
        self._due[name] = asyncio.get_running_loop().time() + pause
        self._changed.set()

    def drop(self, name: str) -> None:
        """Have something worked on no more."""
        self._due.pop(name, None)
        for one in self._running:
            if one.name == name:
                one.overtaken.set()

    def is_waiting(self, name: str) -> bool:
        """True if something is to be worked on, or is being worked on."""
        return name in self._due or any(
            one.name == name and not one.overtaken.is_set() for one in self._running
        )

    async def settled(self, name: str, seconds: float, *, at_once: bool = True) -> bool:
        """Wait until something is worked off.

        Args:
            name: Of it.
            seconds: The longest to wait.
            at_once: It need not wait for the end of its pause.

        Returns:
            Whether it is worked off.
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
        """Work one thing off after the other, for ever; several may do so side by side."""
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
        """Wait for the end of a pause, and take what was touched last of what is due."""
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
