"""Starting the server, by default on the loopback addresses, and stopping it cleanly."""

import asyncio
import contextlib
import ipaddress
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from factcheck.apps.serve.guard import Doors
from factcheck.apps.serve.limits import Limits
from factcheck.apps.serve.web import application
from factcheck.config import Config
from factcheck.errors import UsageError
from factcheck.storage import reason

LOOPBACK = ("127.0.0.1", "::1")
PORT = 8081
"""LanguageTool's default port."""
_HEAD_BYTES = 64 * 1024
_GRACE = 5
"""Seconds for requests to finish when the server stops."""


def serve(
    settings: Config, limits: Limits, doors: Doors, at: tuple[str, int], tell: Callable[[str], None]
) -> None:
    """Serve until Ctrl-C or a termination signal.

    Args:
        settings: The settings for checking texts.
        limits: Limits of requests.
        doors: Permitted hosts and origins.
        at: Host and port; port 0 for an unused one.
        tell: Called with the address.

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
    """Return the server's configuration; nothing of a request is ever logged."""

    class Watched(_Watched):
        """The protocol class with the limits of this server."""

        head_seconds = limits.head_seconds

    return uvicorn.Config(
        app,
        http=Watched,
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


class _Watched(H11Protocol):
    """Disconnects clients that send the head of a request too slowly, or not at all."""

    head_seconds = 10.0
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start waiting for the head of the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Wait, from the first byte on, until the head is complete."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop_waiting()
        elif self._deadline is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._deadline = self.loop.call_later(self.head_seconds, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


@contextlib.contextmanager
def ended_in_order() -> Iterator[None]:
    """Treat Ctrl-C and a termination signal that ended the server as success."""
    is_main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGTERM, lambda *_: None) if is_main else None
    try:
        with contextlib.suppress(KeyboardInterrupt):
            yield
    finally:
        if is_main:
            signal.signal(signal.SIGTERM, before)


@contextlib.contextmanager
def listening_at(host: str, port: int) -> Iterator[list[socket.socket]]:
    """Yield listening sockets; for `localhost`, one for each of its addresses.

    Raises:
        UsageError: The host is not an address of this machine, or the port is in use.
    """
    sockets = list[socket.socket]()
    names = LOOPBACK if host == "localhost" else (host,)
    try:
        for name in names:
            try:
                sockets.append(_listening(name, port))
            except OSError as error:
                if not sockets:
                    raise UsageError(_why(name, port, error)) from None
            else:
                port = port or sockets[0].getsockname()[1]
        yield sockets
    finally:
        for one in sockets:
            one.close()


def _why(name: str, port: int, error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return f"--host {name}: it is no address. Give 127.0.0.1, or one of this machine."
    return f"--host {name} --port {port}: {reason(error)}. Choose another port or host."


def _listening(name: str, port: int) -> socket.socket:
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, kind, _, _, address = found[0]
    made = socket.socket(family, kind)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind(address)
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made


def _address(host: str, listening: socket.socket) -> str:
    """Return the address for programs on this machine."""
    name, port = listening.getsockname()[:2]
    shown = "localhost" if ipaddress.ip_address(name).is_unspecified else host
    return f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"


def is_loopback(host: str) -> bool:
    """Return True if only this machine can reach a server that listens on a host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
