"""Responses to rejected requests."""


class RefusedError(Exception):
    """A rejected request, with its status and message.

    The message contains nothing of the text.
    """

    def __init__(self, message: str, status: int = 400) -> None:
        """Store the status and the message."""
        super().__init__(message)
        self.message = message
        self.status = status
