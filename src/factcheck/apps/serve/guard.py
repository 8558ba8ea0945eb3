"""Access control: programs on this machine, and web pages and add-ons allowed by name.

A web page can make a visitor's browser send requests to this machine. Such requests are recognized
by their `Origin` or, if the page's name resolves to this machine (DNS rebinding), by their `Host`.
"""

import ipaddress
import re
from collections.abc import Iterable

from attrs import frozen
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ANY = "*"
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_METHODS = ("GET", "HEAD", "POST")
_HEADER_NAMES = re.compile(r"[A-Za-z0-9-]+(?: *, *[A-Za-z0-9-]+){0,30}")


def refusal(message: str, status: int, **headers: str) -> Response:
    """Return the response to a rejected request, in LanguageTool's format."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return PlainTextResponse(f"Error: {message}", status, told)


@frozen
class Doors:
    """The host names of this server, and the origins that may read its responses."""

    hosts: frozenset[str] = frozenset()
    """Host names besides those of this machine, in lowercase and without ports."""
    origins: tuple[str, ...] = ()
    """Origins as sent by browsers; a final `*` matches anything."""
    is_public: bool = False
    """Whether other machines can reach the server; if so, any numeric address is accepted."""

    def knows(self, host: str) -> bool:
        """Return True if a request was sent to a host name of this server, on any port."""
        name = _name_of(host)
        if name == "localhost" or name in self.hosts:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or self.is_public

    def admits(self, origin: str) -> bool:
        """Return True if requests from an origin are accepted."""
        return any(
            origin.startswith(one[:-1]) if one.endswith(ANY) else origin == one
            for one in self.origins
        )


def _name_of(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower().rstrip(".")


class Guard:
    """Middleware that rejects unauthorized requests."""

    def __init__(self, app: ASGIApp, doors: Doors) -> None:
        self._app, self._doors = app, doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        is_admitted = bool(origin) and self._doors.admits(origin)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = MutableHeaders(scope=message)
                told.update(HEADERS)
                if is_admitted:
                    told["Access-Control-Allow-Origin"] = origin
                    told["Vary"] = "Origin"
            await send(message)

        answer = self._refused(scope, headers, origin, is_admitted=is_admitted)
        await (answer or self._app)(scope, receive, with_headers)

    def _refused(
        self, scope: Scope, headers: Headers, origin: str, *, is_admitted: bool
    ) -> Response | None:
        """Return the response to a rejected request; None if it is accepted."""
        if not self._doors.knows(headers.get("host", "")):
            return refusal("host not allowed. Restart with factcheck serve --allow-host NAME", 400)
        is_foreign = bool(origin) or _is_embedded(scope, headers)
        if is_foreign and not is_admitted:
            why = "origin not allowed. Restart with factcheck serve --allow-origin ORIGIN"
            return refusal(why, 403)
        if scope["method"] == "OPTIONS":
            return _preflight(headers)
        if scope["method"] not in _METHODS:
            return refusal("expected GET or POST", 405, Allow="GET, HEAD, POST, OPTIONS")
        return None


def _is_embedded(scope: Scope, headers: Headers) -> bool:
    """Return True if another site's page made a request without an origin, as for an image.

    Source: Fetch Metadata Request Headers (W3C), section 2.3.
    """
    is_other = headers.get("sec-fetch-site", "") in ("cross-site", "same-site")
    is_followed = headers.get("sec-fetch-mode", "") == "navigate"
    return is_other and not (is_followed and not scope["path"].startswith("/v2/"))


def _preflight(headers: Headers) -> Response:
    """Return the response to a CORS preflight request."""
    told = {"Access-Control-Allow-Methods": "GET, POST, OPTIONS", "Access-Control-Max-Age": "600"}
    wanted = headers.get("access-control-request-headers", "")
    if _HEADER_NAMES.fullmatch(wanted):
        told["Access-Control-Allow-Headers"] = wanted
    if headers.get("access-control-request-private-network") == "true":
        told["Access-Control-Allow-Private-Network"] = "true"
    return Response(status_code=204, headers=told)


def mistakes(origins: Iterable[str]) -> list[str]:
    """Return the invalid origins; a valid origin is a scheme and a host, or `*`."""
    return [one for one in origins if not _ORIGIN.fullmatch(one)]


_ORIGIN = re.compile(r"\*|[a-z][a-z0-9+.-]*://(?:\*|[^\s/*?#]+\*?)")
