"""Limits of a server for its clients, and refusals."""

from attrs import frozen


class RefusedError(Exception):
    """A rejected request, with its status and message.

    The message contains nothing of the text.
    """

    def __init__(self, message: str, status: int = 400) -> None:
        """Store the status and the message."""
        super().__init__(message)
        self.message = message
        self.status = status


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
    body_seconds: float = 10.0
    """Seconds for the body of a request."""
    connections: int = 256

    @property
    def body(self) -> int:
        """Return the maximum bytes of a request, with percent-encoding and markup."""
        return 10 * self.length + 65_536
