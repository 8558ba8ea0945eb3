"""Listening sockets for the servers, only on this machine unless another host is given."""

import contextlib
import ipaddress
import socket
from collections.abc import Iterator

from factcheck.errors import UsageError
from factcheck.storage import reason

LOOPBACK = ("127.0.0.1", "::1")


@contextlib.contextmanager
def listening_at(host: str, port: int) -> Iterator[list[socket.socket]]:
    """Yield listening sockets; `localhost` gets one for IPv4 and one for IPv6.

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
        return f"--host {name}: not a valid address. Use 127.0.0.1, or an address of this machine."
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


def is_loopback(host: str) -> bool:
    """Return True if a server that listens on this host is reachable only from this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
