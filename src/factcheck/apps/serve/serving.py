"""Starting the server, by default on the loopback addresses, and stopping it cleanly."""

import contextlib
import ipaddress
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import uvicorn

from factcheck.apps.listening import listening_at
from factcheck.apps.serve.guard import Doors
from factcheck.apps.serve.limits import Limits
from factcheck.apps.serve.web import application
from factcheck.config import Config

LOOPBACK = ("127.0.0.1", "::1")
PORT = 8081
"""LanguageTool's default port."""
_HEAD_BYTES = 64 * 1024
_GRACE = 5
"""Seconds that requests have to finish when the server stops."""


def serve(
    settings: Config, limits: Limits, doors: Doors, at: tuple[str, int], tell: Callable[[str], None]
) -> None:
    """Serve until Ctrl-C or a termination signal.

    Args:
        settings: The settings for checking texts.
        limits: Limits of requests.
        doors: Permitted hosts and origins.
        at: Host and port; port 0 means any free port.
        tell: Function called with the address.

    Raises:
        UsageError: The host is not an address of this machine, or the port is in use.
    """
    with listening_at(*at) as sockets:
        address = _address(at[0], sockets[0])
        app, checker = application(settings, limits, doors, address)
        checker.warm()
        server = uvicorn.Server(settled(app, limits))
        tell(address)
        try:
            with ended_in_order():
                server.run(sockets=sockets)
        finally:
            checker.close()


def settled(app: Any, limits: Limits) -> uvicorn.Config:
    """Return the configuration of the HTTP server; the content of requests is never logged."""
    return uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=limits.connections,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_GRACE,
        h11_max_incomplete_event_size=_HEAD_BYTES,
    )


@contextlib.contextmanager
def ended_in_order() -> Iterator[None]:
    """Return a context manager in which Ctrl-C and termination signals count as success."""
    is_main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGTERM, lambda *_: None) if is_main else None
    try:
        with contextlib.suppress(KeyboardInterrupt):
            yield
    finally:
        if is_main:
            signal.signal(signal.SIGTERM, before)


def _address(host: str, listening: socket.socket) -> str:
    """Return the address that programs on this machine should use."""
    name, port = listening.getsockname()[:2]
    shown = "localhost" if ipaddress.ip_address(name).is_unspecified else host
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
