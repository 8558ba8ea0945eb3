"""Limits of a server for its clients."""

import time
from collections import OrderedDict
from collections.abc import Callable

from attrs import frozen


@frozen
class Limits:
    """Maximum sizes and times of requests."""

    length: int = 300_000
    """Code units of a text."""
    seconds: float = 60.0
    """Seconds for checking a text, excluding the time in the queue."""
    at_once: int = 2
    """Texts checked at the same time."""
    waiting: int = 64
    """Texts in the queue; further ones are rejected."""
    a_minute: int = 6000
    """Requests per minute from one address; an editor may send each paragraph of a book at once."""
    head_seconds: float = 10.0
    """Seconds for the head of a request, and for its body."""
    connections: int = 256

    @property
    def body(self) -> int:
        """Return the maximum bytes of a request, with percent-encoding and markup."""
        return 10 * self.length + 65_536


class Rate:
    """Rate limiter: remaining requests of each address, refilled evenly."""

    MOST_ADDRESSES = 10_000

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = float(a_minute)
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        """Remaining requests, and the time of the last update, by address."""

    def takes(self, address: str) -> bool:
        """Return True if an address may send a request, and count it."""
        now = self._clock()
        left, then = self._left.pop(address, (self._most, now))
        left = min(self._most, left + (now - then) * self._most / 60)
        self._left[address] = (left - 1 if left >= 1 else left, now)
        while len(self._left) > self.MOST_ADDRESSES:
            self._left.popitem(last=False)
        return left >= 1
