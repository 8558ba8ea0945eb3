"""What is said to a request that is not answered."""


class RefusedError(Exception):
    """A request that is not answered: its status, and what its sender is told.

    The message says nothing of the text that was sent.
    """

    def __init__(self, message: str, status: int = 400) -> None:
        """Keep the status and the message."""
        super().__init__(message)
        self.message = message
        self.status = status
