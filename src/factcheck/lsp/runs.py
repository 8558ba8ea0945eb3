"""What is checked when: after a pause in typing, the last touched first, in a thread.

The event loop stays free to answer. A run whose text changes meanwhile is told so and leaves at its
next stage; what it would have found is never shown.
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


class Worker:
    """A thread that does one thing after the other, and ends with the process."""

    def __init__(self) -> None:
        """Start the thread."""
        self._calls: queue.SimpleQueue[tuple[Callable[[], Any], Future[Any]]] = queue.SimpleQueue()
        threading.Thread(target=self._work, name="factcheck checks", daemon=True).start()

    def submit(self, call: Callable[[], Made]) -> "asyncio.Future[Made]":
        """Do something in the thread, behind what it has to do already."""
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


@define
class _Running:
    """What is being worked on."""

    name: str
    overtaken: threading.Event


class Runs:
    """Decides what is worked on next."""

    def __init__(self, work: "Callable[[str, Callable[[], bool]], Any]") -> None:
        """Take the coroutine function that works something off.

        Args:
            work: Of a name, and of what says whether the run is still wanted.
        """
        self._work = work
        self._due: dict[str, float] = {}
        """When each is to be worked on; the last touched stands last."""
        self._running: _Running | None = None
        self._changed = asyncio.Event()
        self._finished = asyncio.Condition()

    def touch(self, name: str, pause: float = 0.0) -> None:
        """Have something worked on after a pause that begins now."""
        self._due.pop(name, None)
        self._due[name] = asyncio.get_running_loop().time() + pause
        if self._running is not None and (self._running.name == name or pause):
            self._running.overtaken.set()
        self._changed.set()

    def again(self, name: str) -> None:
        """Have something worked on that was left for another, behind what is due."""
        if name not in self._due:
            self._due = {name: asyncio.get_running_loop().time(), **self._due}
            self._changed.set()

    def drop(self, name: str) -> None:
        """Have something worked on no more."""
        self._due.pop(name, None)
        if self._running is not None and self._running.name == name:
            self._running.overtaken.set()

    def is_waiting(self, name: str) -> bool:
        """True if something is to be worked on, or is being worked on."""
        return name in self._due or (self._running is not None and self._running.name == name)

    async def settled(self, name: str, seconds: float) -> bool:
        """Wait until something is worked off, at once and not after its pause.

        Returns:
            Whether it is, within the time.
        """
        if name in self._due:
            self._due[name] = asyncio.get_running_loop().time()
            self._changed.set()
        try:
            async with asyncio.timeout(seconds), self._finished:
                await self._finished.wait_for(lambda: not self.is_waiting(name))
        except TimeoutError:
            return False
        return True

    async def work(self) -> None:
        """Work everything off, for ever."""
        while True:
            name = await self._next()
            del self._due[name]
            self._running = _Running(name, threading.Event())
            overtaken = self._running.overtaken
            try:
                await self._work(name, overtaken.is_set)
            except Exception:
                log.exception("%s: a fault of factcheck stopped its check", name)
            finally:
                self._running = None
            async with self._finished:
                self._finished.notify_all()

    async def _next(self) -> str:
        """Wait for the end of a pause, and return what was touched last of what is due."""
        loop = asyncio.get_running_loop()
        while True:
            self._changed.clear()
            due = [name for name, when in self._due.items() if when <= loop.time()]
            if due:
                return due[-1]
            first = min(self._due.values(), default=None)
            try:
                async with asyncio.timeout_at(first):
                    await self._changed.wait()
            except TimeoutError:
                continue
