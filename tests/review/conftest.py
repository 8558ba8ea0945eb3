"""A page that is asked without a server: what a browser sends goes straight to the application."""

import asyncio
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from attrs import define

from factcheck.config import Config
from factcheck.review.opened import Opened

PORT = 8123
HOST = f"127.0.0.1:{PORT}"
FORM = "application/x-www-form-urlencoded"


@define
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.body.decode()


@define
class Page:
    """A browser that has been let in."""

    app: Any
    keys: Any
    opened: list[Opened]

    def ask(
        self,
        address: str,
        form: Mapping[str, str] | None = None,
        *,
        known: bool = True,
        method: str = "",
        **headers: str,
    ) -> Answer:
        """Send a request; with a form, one that writes."""
        sent = {"host": HOST}
        if known:
            sent["cookie"] = f"factcheck-{PORT}={self.keys.cookie}"
        if form is not None:
            sent |= {"origin": f"http://{HOST}", "content-type": FORM}
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return asyncio.run(
            _asked(
                self.app,
                method or ("POST" if form is not None else "GET"),
                address,
                form,
                {**sent, **given},
            )
        )

    def act(self, do: str, item: str, **fields: str) -> Answer:
        """Send the form by which something is done, as the script sends it."""
        form = {"key": self.keys.form, "by": "ana", "do": do, "item": item, "seen": "0", **fields}
        return self.ask("/1/act", form, accept="application/json")


async def _asked(
    app: Any,
    method: str,
    address: str,
    form: Mapping[str, str] | None,
    headers: Mapping[str, str],
) -> Answer:
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items() if value],
        "server": ("127.0.0.1", PORT),
        "client": ("127.0.0.1", 50000),
    }
    body = urlencode(form or {}).encode()
    got: list[bytes] = []
    start: dict[str, object] = {}
    finished = asyncio.Event()

    async def receive() -> dict[str, object]:
        if not start.get("asked"):
            start["asked"] = True
            return {"type": "http.request", "body": body, "more_body": False}
        await finished.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            got.append(bytes(message.get("body", b"")))  # type: ignore[call-overload]
            if not message.get("more_body"):
                finished.set()

    await app(scope, receive, send)
    pairs = start["headers"]
    assert isinstance(pairs, list)
    told = {name.decode(): value.decode() for name, value in pairs}
    status = start["status"]
    assert isinstance(status, int)
    return Answer(status, told, b"".join(got))


def page_of(*paths: Path) -> Page:
    """Return the page of some documents, or skip where its libraries are not installed."""
    pytest.importorskip("starlette", reason="needs the extra 'review'")
    from factcheck.review.guard import Keys
    from factcheck.review.web import application

    opened = [Opened(path.as_posix(), Config()) for path in paths]
    keys = Keys()
    return Page(application(opened, "ana", PORT, keys), keys, opened)


@pytest.fixture
def article(tmp_path: Path, root: Path) -> Path:
    """Give a copy of an example, beside which can be written."""
    return Path(shutil.copy(root / "examples" / "footbridge.md", tmp_path))


@pytest.fixture
def page(article: Path) -> Page:
    """Give the page of an example."""
    return page_of(article)


@pytest.fixture
def pages() -> Callable[..., Page]:
    """Give a function that opens the page of some documents."""
    return page_of
