"""The command as it listens: slow and rude clients, names, the end, what is written down."""

import contextlib
import json
import multiprocessing
import signal
import socket
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode, urlsplit

import psutil
import pytest

from factcheck.analysis import pool

pytest.importorskip("uvicorn", reason="needs the extra 'serve'")

from .conftest import listening

TEXT = "They met on Monday, 8 May 2021 in Merrow."


def posted(address: str, text: str) -> list[str]:
    """Return the codes of what is found in a text."""
    body = urlencode({"text": text, "language": "en-US"}).encode()
    with urllib.request.urlopen(f"{address}/v2/check", body, timeout=30) as answer:  # noqa: S310
        return [one["rule"]["id"] for one in json.load(answer)["matches"]]


def spoken(address: str, data: bytes, seconds: float = 60) -> bytes:
    """Send bytes and return what comes until the other side hangs up."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=seconds) as made:
        made.sendall(data)
        return _heard(made)


@contextmanager
def in_process(limits: Any = None) -> Iterator[tuple[int, Any]]:
    """Run a server in a thread; yield its port and what ends it."""
    import uvicorn

    from factcheck.apps.listening import listening_at
    from factcheck.apps.serve.guard import Doors
    from factcheck.apps.serve.limits import Limits
    from factcheck.apps.serve.serving import settled
    from factcheck.apps.serve.web import application
    from factcheck.config import Config

    limits = limits or Limits()
    app, checker = application(Config(), limits, Doors())
    with listening_at("127.0.0.1", 0) as sockets:
        server = uvicorn.Server(settled(app, limits))
        thread = threading.Thread(target=server.run, kwargs={"sockets": sockets})
        thread.start()
        try:
            yield sockets[0].getsockname()[1], server
        finally:
            server.should_exit = True
            thread.join(10)
            checker.close()


def _heard(made: socket.socket) -> bytes:
    heard = b""
    try:
        while part := made.recv(65536):
            heard += part
    except ConnectionResetError:
        pass
    return heard


def test_a_client_is_answered_and_nothing_of_its_text_is_written_down() -> None:
    with listening() as (address, process):
        assert posted(address, TEXT) == ["DAT01"]
        spoken(
            address, b"GET /v2/check?text=Merrow HTTP/1.1\r\nHost: localhost\r\n\r\nMerrow\r\n\r\n"
        )
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert rest == ""


def test_a_signal_ends_it_with_the_texts_that_it_checks() -> None:
    long = "".join(f"On 3 May {at} Tomas Rein saw {at} boats. " for at in range(1000, 8000))

    def ask(address: str) -> None:
        with contextlib.suppress(OSError):
            posted(address, long)

    with listening() as (address, process):
        assert posted(address, TEXT) == ["DAT01"]
        asking = threading.Thread(target=ask, args=(address,))
        asking.start()
        time.sleep(1)
        children = psutil.Process(process.pid).children(recursive=True)
        assert len(children) >= 2
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        asking.join(30)
    assert process.returncode == 0
    _, alive = psutil.wait_procs(children, timeout=20)
    assert not alive


def test_a_request_under_way_is_answered_before_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.apps.serve import answers

    monkeypatch.setattr(pool, "start_method", lambda: "fork")
    report_of, begun = answers.report_of, multiprocessing.get_context("fork").Event()

    def slow(*given: Any) -> Any:
        begun.set()
        time.sleep(0.5)
        return report_of(*given)

    monkeypatch.setattr(answers, "report_of", slow)
    got = list[list[str]]()
    with in_process() as (port, server):
        asking = threading.Thread(
            target=lambda: got.append(posted(f"http://127.0.0.1:{port}", TEXT))
        )
        asking.start()
        assert begun.wait(30)
        server.should_exit = True
        asking.join(30)
    assert got == [["DAT01"]]


@pytest.mark.parametrize(
    "data",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        (
            b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
            b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        ),
        b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        (
            b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: upgrade\r\nUpgrade: websocket\r\n"
            b"Sec-WebSocket-Key: a\r\nSec-WebSocket-Version: 13\r\n\r\n"
            b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        ),
        (
            b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            b"Content-Length: 99999999999999999999\r\n\r\n"
        ),
        (
            b"GET /checks/%2e%2e%2f%2e%2e%2fetc%2fpasswd HTTP/1.1\r\nHost: localhost\r\n"
            b"Connection: close\r\n\r\n"
        ),
    ],
)
def test_what_is_no_request_is_answered_in_a_word_and_harms_nobody(
    data: bytes, address: str
) -> None:
    heard = spoken(address, data)
    assert heard == b"" or heard.startswith(b"HTTP/1.1 ")
    assert b"root:" not in heard
    assert posted(address, TEXT) == ["DAT01"]


def test_a_client_that_sends_a_body_byte_by_byte_is_disconnected() -> None:
    from factcheck.apps.serve.limits import Limits

    with in_process(Limits(body_seconds=0.5)) as (port, _):
        begin = time.monotonic()
        head = b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\ntext="
        assert _dripped(port, head).startswith(b"HTTP/1.1 408 ")
        assert time.monotonic() - begin > 0.3


def _dripped(port: int, begin: bytes) -> bytes:
    """Send something, then a byte every tenth of a second, until the other side hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as made:
        made.sendall(begin)
        for _ in range(180):
            made.settimeout(0.1)
            try:
                return _heard(made)
            except TimeoutError:
                pass
            try:
                if begin:
                    made.sendall(b"a")
            except OSError:
                return b""
    pytest.fail("it waits for ever")


def test_a_port_that_is_taken_and_a_host_that_is_none_are_told(
    address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    from click.testing import CliRunner

    from factcheck.apps.cli import main

    port = str(urlsplit(address).port)
    for options, says in (
        (["--port", port], "Choose another port"),
        (["--host", "no such host"], "not a valid address"),
        (["--host", "192.0.2.1"], "Choose another port or host"),
        (["--allow-origin", "example.org"], "expected a scheme and a host"),
    ):
        done = CliRunner().invoke(main, ["serve", *options])
        assert done.exit_code == 2, done.output
        assert says in done.output + capfd.readouterr().err


@pytest.mark.parametrize(
    ("host", "origin", "warnings"),
    [
        ("0.0.0.0", "*", ["anyone who can reach this machine", "any web page that you open"]),  # noqa: S104
        ("192.0.2.7", "https://a.example", ["anyone who can reach this machine"]),
        ("localhost", "https://a.example", []),
    ],
)
def test_what_lets_in_others_is_warned_of(
    host: str, origin: str, warnings: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    from factcheck.apps.cli.serve import Options, _doors

    doors = _doors(Options(host=host, origins=(origin,)))
    lines = capsys.readouterr().err.splitlines()
    assert doors.is_public is ("anyone" in "".join(lines))
    assert len(lines) == len(warnings)
    assert all(told in line for told, line in zip(warnings, lines, strict=True))
