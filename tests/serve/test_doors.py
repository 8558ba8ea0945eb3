"""Who may ask, how much and how often; what other pages, other names and greedy clients meet."""

import multiprocessing
import re
import threading
import time
from collections.abc import Callable
from typing import Any

import psutil
import pytest

from .conftest import Server

TEXT = "They met on Monday, 8 May 2021 in Merrow."
ADDON = "moz-extension://8f1ff0b2-6b5c-4b6e-9d0b-0e6d4f6b2c11"


@pytest.mark.parametrize(
    "host",
    ["localhost:8081", "localhost", "LOCALHOST:9000", "127.0.0.1:8081", "127.4.0.9", "[::1]:8081"],
)
def test_the_names_of_this_machine_are_served_whatever_the_port(host: str, server: Server) -> None:
    assert server.ask("/v2/languages", host=host).status == 200


@pytest.mark.parametrize(
    "host", ["attacker.example", "127.0.0.1.example:8081", "[::ffff:10.0.0.1]:8081", "", "["]
)
def test_a_name_that_was_made_to_lead_here_is_not_served(host: str, server: Server) -> None:
    answer = server.ask("/v2/check", {"text": TEXT, "language": "en-US"}, host=host)
    assert answer.status == 400
    assert "host not allowed" in answer.text


def test_another_page_is_refused_and_reads_nothing(server: Server) -> None:
    answer = server.check(TEXT)
    assert "access-control-allow-origin" not in answer.headers
    form = {"text": TEXT, "language": "en-US"}
    for origin in ("https://attacker.example", "null", ADDON, "http://localhost:3000"):
        refused = server.ask("/v2/check", form, origin=origin)
        assert refused.status == 403
        assert "Merrow" not in refused.text
        assert "access-control-allow-origin" not in refused.headers


def test_a_page_that_says_nothing_of_itself_is_refused_but_a_link_is_followed(
    server: Server,
) -> None:
    asked = "/v2/check?language=en&text=a"
    picture = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    followed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    typed = {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}
    statuses = [
        server.ask(path, None, **headers).status
        for path, headers in (
            (asked, picture),
            (asked, followed),
            (asked, typed),
            ("/checks/DAT01", picture),
            ("/checks/DAT01", followed),
        )
    ]
    assert statuses == [403, 403, 200, 403, 200]


@pytest.mark.parametrize(
    ("allowed", "origin", "status"),
    [
        ("moz-extension://*", ADDON, 200),
        ("moz-extension://*", "moz-extensions://x", 403),
        ("https://write.example", "https://write.example.attacker.example", 403),
        ("*", "https://any.example", 200),
    ],
)
def test_an_origin_that_is_allowed_may_ask_and_read(
    allowed: str, origin: str, status: int, serving: Callable[..., Server]
) -> None:
    from factcheck.apps.serve.guard import Doors

    server = serving(doors=Doors(origins=(allowed,)))
    form = {"text": TEXT, "language": "en-US"}
    answer = server.ask("/v2/check", form, origin=origin)
    is_admitted = status == 200
    assert answer.status == status
    told = answer.headers.get("access-control-allow-origin")
    assert told == (origin if is_admitted else None)
    wrong = server.ask("/v2/check", {"text": TEXT}, origin=origin)
    assert ("access-control-allow-origin" in wrong.headers) is is_admitted


def test_a_browser_that_asks_before_it_asks_is_told_what_it_may(
    serving: Callable[..., Server],
) -> None:
    from factcheck.apps.serve.guard import Doors

    server = serving(doors=Doors(origins=("moz-extension://*",)))
    sent = {
        "origin": ADDON,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type, x-languagetool",
        "access-control-request-private-network": "true",
    }
    answer = server.ask("/v2/check", None, method="OPTIONS", **sent)
    assert answer.status == 204
    assert answer.headers["access-control-allow-origin"] == ADDON
    assert answer.headers["access-control-allow-headers"] == "content-type, x-languagetool"
    assert answer.headers["access-control-allow-private-network"] == "true"
    odd = sent | {"access-control-request-headers": "x\r\nset-cookie: a"}
    assert (
        "access-control-allow-headers"
        not in server.ask("/v2/check", None, method="OPTIONS", **odd).headers
    )
    refused = server.ask(
        "/v2/check", None, method="OPTIONS", **sent | {"origin": "https://a.example"}
    )
    assert refused.status == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "TRACE", "CONNECT", "PATCH", "get"])
def test_other_methods_are_not_served(method: str, server: Server) -> None:
    assert server.ask("/v2/check", b"", method=method).status == 405


def test_a_text_that_is_too_long_is_told_the_limit(
    serving: Callable[..., Server], snapshot: object
) -> None:
    from factcheck.apps.serve.limits import Limits

    server = serving(limits=Limits(length=100))
    assert server.check("a" * 100).status == 200
    assert server.check("\U0001f6a2" * 50).status == 200
    answer = server.check("\U0001f6a2" * 51)
    assert answer.status == 413
    assert answer.text == snapshot
    marked = server.annotated(("<b>" * 90, ""), ("a" * 100,))
    assert marked.status == 200


def test_what_waits_is_bounded(
    serving: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.apps.serve import answers
    from factcheck.apps.serve.limits import Limits

    context = multiprocessing.get_context("fork")
    free, begun = context.Event(), context.Event()

    def slow(*_: object) -> None:
        begun.set()
        free.wait(60)

    monkeypatch.setattr(answers, "report_of", slow)
    server = serving(limits=Limits(at_once=1, waiting=1))
    statuses = list[int]()
    first = [
        threading.Thread(target=lambda at=at: statuses.append(server.check(f"Text {at}.").status))
        for at in range(2)
    ]
    for thread in first:
        thread.start()
    begun.wait(60)
    deadline = time.monotonic() + 60
    while server.ask("/v2/healthcheck").status == 200 and time.monotonic() < deadline:
        time.sleep(0.01)
    refused = server.check("Text 3.")
    free.set()
    for thread in first:
        thread.join()
    assert (refused.status, statuses) == (503, [200, 200])
    assert "too many parallel requests" in refused.text
    assert server.ask("/v2/healthcheck").status == 200


def test_a_check_that_takes_too_long_is_ended_with_its_process(
    serving: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.apps.serve import answers
    from factcheck.apps.serve.limits import Limits

    report_of: Any = vars(answers)["report_of"]

    def endless(text: str, *given: Any) -> Any:
        return report_of(text, *given) if "Monday" in text else re.fullmatch("(a+)+b", "a" * 60)

    monkeypatch.setattr(answers, "report_of", endless)
    server, before = serving(limits=Limits(seconds=2, at_once=1)), psutil.Process().children()
    answer = server.check("Text.")
    assert answer.status == 500
    assert "longer than 2 seconds" in answer.text
    started = time.monotonic()
    assert len(server.check("They met on Monday, 8 May 2021.").matches) == 1
    assert time.monotonic() - started < 20
    assert len({*psutil.Process().children()} - {*before}) <= 1


def test_a_fault_of_ours_says_nothing_of_the_text(
    serving: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.apps.serve import answers

    def faulty(text: str, *_: object) -> None:
        raise ValueError(text)

    monkeypatch.setattr(answers, "report_of", faulty)
    answer = serving().check("A secret.")
    assert (answer.status, answer.text) == (500, "Error: Internal Error: ValueError")


@pytest.mark.parametrize("origin", ["example.org", "https://", "**", "x y://z"])
def test_an_origin_that_is_none_is_refused_at_the_start(origin: str) -> None:
    from factcheck.apps.serve.guard import mistakes

    assert mistakes([origin, "moz-extension://*", "*", "app://obsidian.md"]) == [origin]
