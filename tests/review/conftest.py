"""A page that is asked without a server: what a browser sends goes straight to the application."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from attrs import define
from tests.asgi import Answer, asked

from factcheck.apps.review.opened import Opened
from factcheck.apps.session import Session
from factcheck.config import Config

PORT = 8123
HOST = f"127.0.0.1:{PORT}"
FORM = "application/x-www-form-urlencoded"


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
        how = method or ("POST" if form is not None else "GET")
        body = urlencode(form or {}).encode()
        return asked(self.app, PORT, how, address, body, {**sent, **given})

    def act(self, do: str, item: str, **fields: str) -> Answer:
        """Send the form by which something is done, as the script sends it."""
        form = {"key": self.keys.form, "by": "ana", "do": do, "item": item, "seen": "0", **fields}
        return self.ask("/1/act", form, accept="application/json")


def page_of(*paths: Path) -> Page:
    """Return the page of some documents, or skip where its libraries are not installed."""
    pytest.importorskip("starlette", reason="needs the extra 'review'")
    from factcheck.apps.review.guard import Keys
    from factcheck.apps.review.web import application

    opened = [Opened(Session(path.as_posix(), Config())) for path in paths]
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
