"""A server that is asked without a network, and one that listens, for real clients."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import pytest
from attrs import define
from tests.asgi import Answer, asked

from factcheck.analysis import pool
from factcheck.config import Config

PORT = 8081


@define
class Server:
    """An application that is asked straight, as the program that listens would ask it."""

    app: Any

    def ask(
        self,
        path: str,
        form: Mapping[str, str] | bytes | None = None,
        *,
        method: str = "",
        **headers: str,
    ) -> Answer:
        """Send a request; with a form, one that posts it."""
        sent = {"host": f"localhost:{PORT}", "content-type": "application/x-www-form-urlencoded"}
        body = form if isinstance(form, bytes) else urlencode(form or {}).encode()
        given = sent | {name.replace("_", "-"): value for name, value in headers.items()}
        how = method or ("GET" if form is None else "POST")
        return asked(self.app, PORT, how, path, body, given)

    def check(self, text: str = "", **parameters: str) -> Answer:
        """Send a text to be checked."""
        form = {"language": "en-US"} | ({"text": text} if text else {}) | parameters
        return self.ask("/v2/check", form)

    def annotated(self, *parts: tuple[str, ...], **parameters: str) -> Answer:
        """Send a text with markup: a word is text; a pair markup and what is read in its place."""
        annotation = [
            {"text": one[0]}
            if len(one) == 1
            else {"markup": one[0], **({"interpretAs": one[1]} if one[1] else {})}
            for one in parts
        ]
        return self.check(data=json.dumps({"annotation": annotation}), **parameters)


@pytest.fixture
def serving(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Server]]:
    """Give a function that makes a server, by settings, limits and doors."""
    pytest.importorskip("starlette", reason="needs the extra 'serve'")
    from factcheck.apps.serve.guard import Doors
    from factcheck.apps.serve.limits import Limits
    from factcheck.apps.serve.web import application

    # A forked process has what a test puts in the place of our functions.
    monkeypatch.setattr(pool, "start_method", lambda: "fork")
    checkers = []

    def make(settings: Config | None = None, limits: Any = None, doors: Any = None) -> Server:
        app, checker = application(settings or Config(), limits or Limits(), doors or Doors())
        checkers.append(checker)
        return Server(app)

    yield make
    for checker in checkers:
        checker.close()


@pytest.fixture
def server(serving: Callable[..., Server]) -> Server:
    """Give a server with the usual settings."""
    return serving()


@contextmanager
def listening(*options: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Run the command on a free port; yield its address and its process."""
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--no-config", *options]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    told = ""
    for line in process.stdout:
        found = re.search(r"(http://\S+)/v2 ", line)
        told += line
        if found:
            break
    else:
        pytest.fail(told)
    try:
        yield found[1], process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(30)
        process.stdout.close()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Give the address of a server that listens, one a module."""
    pytest.importorskip("uvicorn", reason="needs the extra 'serve'")
    with listening() as (where, _):
        yield where
