"""Starts the review page on the loopback address; documents are read in the meantime."""

import threading
from collections.abc import Callable, Sequence

import uvicorn

from factcheck.apps.listening import listening_at
from factcheck.apps.review.guard import Keys
from factcheck.apps.review.opened import Opened
from factcheck.apps.review.web import application
from factcheck.apps.session import Session

LOOPBACK = "127.0.0.1"


def serve(sessions: Sequence[Session], by: str, port: int, tell: Callable[[str], None]) -> None:
    """Serve the page until Ctrl-C.

    Args:
        sessions: The documents.
        by: Initials of the user.
        port: Port of the page; 0 for any free port.
        tell: Function called with the address, which contains the token for one browser.

    Raises:
        UsageError: The port is in use.
        FactcheckError: There is only one document, and it cannot be read.
    """
    opened = list(map(Opened, sessions))
    if len(opened) == 1:
        opened[0].reading()
    else:
        threading.Thread(target=_prepare, args=(opened,), daemon=True).start()
    with listening_at(LOOPBACK, port) as (listening,):
        known = listening.getsockname()[1]
        keys = Keys()
        app = application(opened, by, known, keys)
        tell(f"http://{LOOPBACK}:{known}/?token={keys.token}")
        settings = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, lifespan="off"
        )
        uvicorn.Server(settings).run(sockets=[listening])


def _prepare(opened: Sequence[Opened]) -> None:
    for one in opened:
        one.prepare()
