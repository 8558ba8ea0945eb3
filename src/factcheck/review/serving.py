"""Starts the page: on the loopback address alone, and only once the documents are being read."""

import socket
import threading
from collections.abc import Callable, Sequence

import uvicorn

from factcheck.config import Config
from factcheck.config.books import Book
from factcheck.errors import UsageError
from factcheck.review.guard import Keys
from factcheck.review.opened import Opened
from factcheck.review.web import application
from factcheck.storage import reason

LOOPBACK = "127.0.0.1"


def serve(
    paths: Sequence[str],
    config: Config,
    by: str,
    port: int,
    tell: Callable[[str], None],
    *,
    book: Book | None = None,
) -> None:
    """Serve the page until Ctrl-C.

    Args:
        paths: Of the documents.
        config: The settings with which they are checked.
        by: Initials of who sits at the page.
        port: Of the page; 0 for one that is free.
        tell: Gets the address, with the token that lets one browser in.
        book: The documents are its chapters, read as one; then its own is the only path.

    Raises:
        UsageError: the port is taken.
        FactcheckError: there is one document, and it cannot be read.
    """
    opened = [Opened(path, config, book) for path in paths]
    if len(opened) == 1:
        opened[0].reading()
    else:
        threading.Thread(target=_read, args=(opened,), daemon=True).start()
    with listening_on(port) as listening:
        known = listening.getsockname()[1]
        keys = Keys()
        app = application(opened, by, known, keys)
        tell(f"http://{LOOPBACK}:{known}/?token={keys.token}")
        settings = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, lifespan="off"
        )
        uvicorn.Server(settings).run(sockets=[listening])


def _read(opened: Sequence[Opened]) -> None:
    for one in opened:
        one.prepare()


def listening_on(port: int) -> socket.socket:
    """Return a socket that listens on this machine alone.

    Raises:
        UsageError: the port is taken.
    """
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((LOOPBACK, port))
        made.listen()  # before the address is told: who comes at once waits and is not refused
    except OSError as error:
        made.close()
        raise UsageError(f"--port {port}: {reason(error)}. Choose another.") from None
    return made
