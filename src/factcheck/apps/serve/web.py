"""The web application: LanguageTool's endpoints, and the documentation pages of checks."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from factcheck.analysis.pool import AbandonedError, Lost, Reason, Workers
from factcheck.apps.serve.answers import answer, digest, languages, software
from factcheck.apps.serve.guard import Doors, Guard, refusal
from factcheck.apps.serve.limits import Limits, RefusedError
from factcheck.apps.serve.requests import Asked, asked, parameters
from factcheck.apps.session import Cache
from factcheck.checks import every_check
from factcheck.config import Config
from factcheck.output.explained import page

_WELCOME = (
    "factcheck finds contradictions in English documents. This server has LanguageTool's API.\n"
    "Use this address as your LanguageTool server; docs/serve.md explains how.\n"
)
_FIRST = "On Monday, 1 June 2020 Ada Thorne counted 12 boats.\n\nAda Thorne counted 13 boats."
_DRAINED = 4
"""Up to this multiple of the limit, an oversized body is read and discarded."""
_UNREAD = (408, 413)
"""Statuses that close the connection, because part of the body may not have been read."""
_BUSY = "There are currently too many parallel requests. Please try again later."


def application(
    settings: Config, limits: Limits, doors: Doors, address: str = ""
) -> tuple[ASGIApp, "Checker"]:
    """Return the application and its checker, which the caller must close.

    Args:
        settings: The settings for checking texts.
        limits: Limits of requests.
        doors: Permitted hosts and origins.
        address: Address of the server, used to link to the pages of checks.
    """
    checker = Checker(settings, address, limits)
    routes = [
        Route("/", _given(PlainTextResponse(_WELCOME))),
        Route("/v2/check", checker.check, methods=["GET", "POST"]),
        Route("/v2/languages", _given(_json(languages()))),
        Route("/v2/info", _given(_json(software()))),
        Route("/v2/maxtextlength", _given(PlainTextResponse(str(limits.length)))),
        Route("/v2/healthcheck", checker.health),
        Route("/checks/{code}", _explained),
    ]
    handlers = {404: _unknown, 405: _wrong_method}
    app = Starlette(routes=routes, exception_handlers=handlers)
    return Guard(app, doors), checker


class Checker:
    """Checks texts in a limited number of processes; further texts wait in a queue."""

    def __init__(self, settings: Config, address: str, limits: Limits) -> None:
        self._limits = limits
        self._kept: Cache[bytes] = Cache(256, 32 * 2**20)
        self._threads = ThreadPoolExecutor(limits.at_once, thread_name_prefix="check")
        self._workers: Workers[Asked, bytes] = Workers(
            partial(answer, settings, address), jobs=limits.at_once, seconds=limits.seconds
        )
        self._is_closed = threading.Event()
        self._under_way = 0
        """Number of texts being checked or waiting; changed only by the event loop's thread."""

    @property
    def is_full(self) -> bool:
        """Return True if no more texts are accepted."""
        return self._under_way >= self._limits.at_once + self._limits.waiting

    def close(self) -> None:
        """Stop accepting texts, drop the queue, and end the processes."""
        self._is_closed.set()
        self._threads.shutdown(cancel_futures=True)
        self._workers.end()

    def warm(self) -> None:
        """Make each process check a text, so that it is ready for the first client."""
        first = asked({"text": _FIRST, "language": "en"}, len(_FIRST))
        for _ in range(self._limits.at_once):
            self._threads.submit(self._workers.result, first, self._is_open)

    async def health(self, _: Request) -> Response:
        """Report whether there is capacity for another text."""
        if self.is_full:
            return refusal(f"Healthcheck failed: {_BUSY}", 500)
        return PlainTextResponse("OK")

    async def check(self, request: Request) -> Response:
        """Respond to a request to check a text; error messages contain no part of the text."""
        try:
            given = parameters(request.scope["query_string"], await _body(request, self._limits))
            wanted = asked(given, self._limits.length)
            key = digest(wanted)
            found = self._kept.get(key) or await self._checked(request, wanted)
        except RefusedError as error:
            closing = {"Connection": "close"} if error.status in _UNREAD else {}
            return refusal(error.message, error.status, **closing)
        except Exception as error:  # noqa: BLE001 - an error in one text must not end the server
            return refusal(f"Internal Error: {type(error).__name__}", 500)
        self._kept.put(key, found, len(found))
        return _json(found)

    async def _checked(self, request: Request, wanted: Asked) -> bytes:
        if self.is_full:
            raise RefusedError(_BUSY, 503)
        loop = asyncio.get_running_loop()
        is_given_up = threading.Event()
        self._under_way += 1
        done = loop.run_in_executor(
            self._threads,
            self._workers.result,
            wanted,
            lambda: self._is_open() and not is_given_up.is_set(),
        )
        done.add_done_callback(self._leave)
        gone = loop.create_task(_hung_up(request))
        try:
            await asyncio.wait((done, gone), return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            is_given_up.set()
        return self._outcome(done)

    def _is_open(self) -> bool:
        return not self._is_closed.is_set()

    def _leave(self, done: "asyncio.Future[bytes | Lost]") -> None:
        """Decrease the number of texts in progress, even if the client has disconnected."""
        self._under_way -= 1
        if not done.cancelled():
            done.exception()

    def _outcome(self, done: "asyncio.Future[bytes | Lost]") -> bytes:
        if not done.done() or isinstance(done.exception(), AbandonedError):
            raise RefusedError("the client has disconnected, or the server is stopping", 503)
        made = done.result()
        if not isinstance(made, Lost):
            return made
        if made.reason is Reason.TIME_LIMIT:
            raise RefusedError(
                f"Checking took longer than {self._limits.seconds:g} seconds, which is this "
                "server's limit. Please consider submitting a shorter text.",
                500,
            )
        raise RefusedError(f"Internal Error: {made.message.partition(':')[0]}", 500)


async def _body(request: Request, limits: Limits) -> bytes:
    """Return the body of a request.

    An oversized body is read up to a multiple of the limit, so that the client receives the error.

    Raises:
        RefusedError: The body is too long, or does not arrive in time.
        ClientDisconnect: The client has disconnected.
    """
    body = bytearray()
    try:
        async with asyncio.timeout(limits.body_seconds):
            async for part in request.stream():
                body += part
                if len(body) > _DRAINED * limits.body:
                    break
    except TimeoutError:
        raise RefusedError("the request did not arrive in time", 408) from None
    if len(body) > limits.body:
        what = f"Your request exceeds the limit of {limits.body} bytes"
        raise RefusedError(f"{what}. Please submit a shorter text.", 413)
    return bytes(body)


async def _hung_up(request: Request) -> None:
    """Wait until the client has disconnected."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _given(answer: Response) -> Callable[[Request], Awaitable[Response]]:
    async def respond(_: Request) -> Response:
        return answer

    return respond


async def _explained(request: Request) -> Response:
    """Respond with the documentation page of a check."""
    code = request.path_params["code"]
    found = [check for check in every_check() if check.code == code]
    return PlainTextResponse(page(found[0])) if found else await _unknown(request, None)


async def _unknown(request: Request, _: object) -> Response:
    path = request.url.path
    if path.startswith("/v2/"):
        return refusal("Unsupported action. Use /v2/check, /v2/languages or /v2/info", 404)
    return refusal("not found. To check a text, use /v2/check", 404)


async def _wrong_method(_: Request, __: object) -> Response:
    return refusal("this path only accepts GET. To check a text, use /v2/check", 405)


def _json(body: bytes) -> Response:
    return Response(body, media_type="application/json")
