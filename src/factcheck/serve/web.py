"""The application: LanguageTool's paths, each answered, and the pages of our checks."""

import asyncio
import contextlib
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from factcheck.checks import every_check
from factcheck.config import Config
from factcheck.reports.explained import page
from factcheck.serve.answers import Answers, languages, software
from factcheck.serve.guard import HEALTH, Doors, Guard, refusal
from factcheck.serve.limits import Limits, Rate
from factcheck.serve.refusals import RefusedError
from factcheck.serve.report_cache import StoppedWaiting
from factcheck.serve.requests import Asked, asked, parameters

_WELCOME = (
    "factcheck finds where an English document contradicts itself, over LanguageTool's interface.\n"
    "Give this address as that of your LanguageTool server; docs/serve.md tells how, for each.\n"
)
_BUSY = "There are currently too many parallel requests. Please try again later."


def application(
    settings: Config, limits: Limits, doors: Doors, address: str = ""
) -> tuple[ASGIApp, "Checker"]:
    """Return the application, and what checks its texts, to be closed at the end.

    Args:
        settings: With which texts are checked.
        limits: Of requests.
        doors: Who may ask.
        address: Of the server, for the pages of checks.
    """
    checker = Checker(Answers(settings, address), limits)
    routes = [
        Route("/", _given(PlainTextResponse(_WELCOME))),
        Route("/v2/check", checker.check, methods=["GET", "POST"]),
        Route("/v2/languages", _given(_json(languages()))),
        Route("/v2/info", _given(_json(software()))),
        Route("/v2/maxtextlength", _given(PlainTextResponse(str(limits.length)))),
        Route("/v2/configinfo", _given(_json(checker.answers.configuration(limits.length)))),
        Route(HEALTH, checker.health),
        Route("/checks/{code}", _explained),
    ]
    handlers = {404: _unknown, 405: _wrong_method}
    app = Starlette(routes=routes, exception_handlers=handlers)
    return Guard(app, doors, limits, Rate(limits.a_minute)), checker


class Checker:
    """Checks texts: so many at once, the others wait for their turn."""

    def __init__(self, answers: Answers, limits: Limits) -> None:
        self.answers = answers
        self._limits = limits
        self._threads = ThreadPoolExecutor(limits.at_once, thread_name_prefix="check")
        self._is_closed = threading.Event()
        self._under_way = 0
        """Texts that are checked or wait; counted by the one thread that answers."""

    @property
    def is_full(self) -> bool:
        """True if no further text is taken."""
        return self._under_way >= self._limits.at_once + self._limits.waiting

    def close(self) -> None:
        """Take no more; what waits is dropped, what is checked ends at its next stage."""
        self._is_closed.set()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def health(self, _: Request) -> Response:
        """Answer whether there is room."""
        if self.is_full:
            return refusal(f"Healthcheck failed: {_BUSY}", 500)
        return PlainTextResponse("OK")

    async def check(self, request: Request) -> Response:
        """Answer a request to check a text; no fault of ours says a word of the text."""
        try:
            given = parameters(request.scope["query_string"], await request.body())
            wanted = asked(given, self._limits.length)
            known = self.answers.known(wanted)
            return _json(known) if known is not None else await self._checked(request, wanted)
        except RefusedError as error:
            return refusal(error.message, error.status)
        except Exception as error:  # noqa: BLE001 - a fault in one text must not end the server
            return refusal(f"Internal Error: {type(error).__name__}", 500)

    async def _checked(self, request: Request, wanted: Asked) -> Response:
        if self.is_full:
            raise RefusedError(_BUSY, 503)
        loop = asyncio.get_running_loop()
        job = _Job(loop, self._limits.seconds, self._is_closed.is_set)
        self._under_way += 1
        done = loop.run_in_executor(self._threads, job.run, partial(self.answers.answer, wanted))
        done.add_done_callback(self._leave)
        gone = loop.create_task(_hung_up(request))
        try:
            await asyncio.wait((done, gone, job.late), return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
            job.give_up()
        return self._outcome(done, is_late=job.late.done())

    def _leave(self, done: "asyncio.Future[bytes | None]") -> None:
        """Count a text out, also one that was checked for nobody any more."""
        self._under_way -= 1
        if not done.cancelled():
            done.exception()

    def _outcome(self, done: "asyncio.Future[bytes | None]", *, is_late: bool) -> Response:
        answer = done.result() if done.done() else None
        if answer is not None:
            return _json(answer)
        if is_late:
            raise RefusedError(
                f"Checking took longer than {self._limits.seconds:g} seconds, which is this "
                "server's limit. Please consider submitting a shorter text.",
                500,
            )
        raise RefusedError("the sender has hung up, or the server ends", 503)


class _Job:
    """One text that is checked in a thread, as long as somebody waits and there is time left."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, seconds: float, is_closed: Callable[[], bool]
    ) -> None:
        self._loop, self._seconds, self._is_closed = loop, seconds, is_closed
        self._is_given_up = threading.Event()
        self.late: asyncio.Future[None] = loop.create_future()
        """Done once the check has taken all of its time."""

    def give_up(self) -> None:
        """Let the check end at its next stage."""
        self._is_given_up.set()

    def run(self, answer: Callable[[Callable[[], bool]], bytes]) -> bytes | None:
        """Return the answer; None if it was given up."""
        timer = threading.Timer(self._seconds, self._tell_late)
        timer.daemon = True
        timer.start()
        try:
            return answer(self._is_wanted) if self._is_wanted() else None
        except StoppedWaiting:
            return None
        finally:
            timer.cancel()

    def _tell_late(self) -> None:
        with contextlib.suppress(RuntimeError):  # the server has ended meanwhile
            self._loop.call_soon_threadsafe(self._set_late)

    def _set_late(self) -> None:
        if not self.late.done():
            self.late.set_result(None)

    def _is_wanted(self) -> bool:
        return not (self._is_given_up.is_set() or self._is_closed())


async def _hung_up(request: Request) -> None:
    """Return when the sender of a request has hung up."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _given(answer: Response) -> Callable[[Request], Awaitable[Response]]:
    async def respond(_: Request) -> Response:
        return answer

    return respond


async def _explained(request: Request) -> Response:
    """Answer with the page of a check."""
    code = request.path_params["code"]
    found = [check for check in every_check() if check.code == code]
    return PlainTextResponse(page(found[0])) if found else await _unknown(request, None)


async def _unknown(request: Request, _: object) -> Response:
    path = request.url.path
    if path.startswith("/v2/"):
        return refusal("Unsupported action. /v2/check, /v2/languages and /v2/info are served", 404)
    return refusal("there is nothing here; texts are checked at /v2/check", 404)


async def _wrong_method(_: Request, __: object) -> Response:
    return refusal("this path is asked with GET; texts are checked at /v2/check", 405)


def _json(body: bytes) -> Response:
    return Response(body, media_type="application/json")
