"""Access control: one browser on this machine, with the token, and only forms of this page.

Source: jupyter_server's `check_host` and Datasette's `--root`, which work in the same way.
"""

import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from attrs import frozen
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Headers of every response: a page must not be cached, framed, or read by other pages."""
_SHUT_OUT = "Open the address that `factcheck review` printed last. Each address works only once."


def _secret() -> str:
    return secrets.token_urlsafe(32)


class Keys:
    """The secrets of one run; they are never written to a file."""

    def __init__(self) -> None:
        self.token = _secret()
        """Token in the printed address; valid only once."""
        self.cookie = _secret()
        self.form = _secret()
        """Key in every form, so that no other page can submit one."""
        self.run = secrets.token_hex(4)
        """An ID that tells a page from an earlier run that this is a new run; not a secret."""
        self.is_token_used = False

    def is_ours(self, key: str) -> bool:
        """Return True if a form contains the secret of this run."""
        return secrets.compare_digest(key.encode(errors="surrogatepass"), self.form.encode())


@frozen
class Guard:
    """ASGI middleware that rejects unauthorized requests."""

    app: ASGIApp
    keys: Keys
    port: int

    @property
    def hosts(self) -> frozenset[str]:
        """Return the host names of this machine's loopback interface."""
        return frozenset(f"{name}:{self.port}" for name in ("127.0.0.1", "localhost", "[::1]"))

    @property
    def cookie(self) -> str:
        """Return the name of the cookie; it includes the port, because ports share cookies."""
        return f"factcheck-{self.port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond to a request, or pass it on."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        answer = self._refusal(scope)
        await (answer or self.app)(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        """Return the response to a rejected request; None if it is authorized."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self.hosts:
            return PlainTextResponse("This host name is not allowed.", 400)
        token = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if token:
            return self._entered(token, headers)
        if not self._is_known(headers):
            return _shut_out(headers)
        if scope["method"] == "POST":
            return _foreign(headers, host)
        return None if scope["method"] in ("GET", "HEAD") else PlainTextResponse("Forbidden.", 405)

    def _entered(self, token: str, headers: Headers) -> Response:
        """Return the response to the token: accept it once, and set the cookie."""
        if self.keys.is_token_used or not secrets.compare_digest(
            token.encode(errors="surrogatepass"), self.keys.token.encode()
        ):
            return _shut_out(headers)
        self.keys.is_token_used = True
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self.cookie, self.keys.cookie, httponly=True, samesite="strict")
        return answer

    def _is_known(self, headers: Headers) -> bool:
        """Return True if a request has the cookie."""
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self.cookie)
        except CookieError:
            return False
        given = found.value.encode() if found else b""
        return secrets.compare_digest(given, self.keys.cookie.encode())


def is_script(headers: Headers) -> bool:
    """Return True if a request was made by the page's script."""
    return headers.get("accept", "") == "application/json"


def _shut_out(headers: Headers) -> Response:
    """Return the response to an unauthorized request, which may come from an earlier run's page."""
    if is_script(headers):
        return JSONResponse({"message": _SHUT_OUT, "is_shut_out": True}, 403)
    return PlainTextResponse(_SHUT_OUT, 403)


def _foreign(headers: Headers, host: str) -> Response | None:
    """Return the response to a form sent from another site; None if it is from this page."""
    if headers.get("origin") != f"http://{host}":
        return PlainTextResponse("This form was sent from another website.", 403)
    return None
