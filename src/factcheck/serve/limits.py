"""What one server gives its clients at most."""

import time
from collections import OrderedDict
from collections.abc import Callable

from attrs import frozen


@frozen
class Limits:
    """How much a client may ask for, and how long it may take."""

    length: int = 300_000
    """Code units of a text."""
    seconds: float = 60.0
    """That the check of a text may take, waiting for its turn not counted."""
    at_once: int = 2
    """Texts that are checked at the same time."""
    waiting: int = 64
    """Texts that wait for their turn; whoever comes then is sent away."""
    a_minute: int = 6000
    """Requests of one address; an editor may send each paragraph of a book at once."""
    head_seconds: float = 10.0
    """In which the head of a request must be there, and its body as well."""
    connections: int = 256

    @property
    def body(self) -> int:
        """Return how many bytes a request may have: a text in percent signs, with markup."""
        return 10 * self.length + 65_536


class Rate:
    """How many requests each address has left; they come back evenly."""

    MOST_ADDRESSES = 10_000

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = float(a_minute)
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        """By address: how many are left, and when that was."""

    def takes(self, address: str) -> bool:
        """True if an address may ask once more; that counts as one."""
        now = self._clock()
        left, then = self._left.pop(address, (self._most, now))
        left = min(self._most, left + (now - then) * self._most / 60)
        self._left[address] = (left - 1 if left >= 1 else left, now)
        while len(self._left) > self.MOST_ADDRESSES:
            self._left.popitem(last=False)
        return left >= 1
