"""Limits for the clients of a server, and rejected requests."""

from attrs import frozen


class RefusedError(Exception):
    """Raised to reject a request, with an HTTP status and a message.

    The message does not contain any part of the text.
    """

    def __init__(self, message: str, status: int = 400) -> None:
        """Store the status and the message."""
        super().__init__(message)
        self.message = message
        self.status = status


@frozen
class Limits:
    """Maximum sizes and durations of requests."""

    length: int = 300_000
    """Length of a text in code units."""
    seconds: float = 60.0
    """Seconds for checking a text, excluding the time in the queue."""
    at_once: int = 2
    """Number of texts checked at the same time."""
    waiting: int = 64
    """Number of texts in the queue; further requests are rejected."""
    body_seconds: float = 10.0
    """Seconds in which the body of a request must arrive."""
    connections: int = 256

    @property
    def body(self) -> int:
        """Return the maximum size of a request in bytes, with percent-encoding and markup."""
        return 10 * self.length + 65_536
