"""The rest of the interface: what is refused, and in which words; languages, checks, health."""

import json

import pytest

from .conftest import Server

REFUSED: list[dict[str, str]] = [
    {"data": '{"text": 3}', "language": "en"},
    {"data": "[]", "language": "en"},
    {"language": "en-US"},
    {"text": "a"},
    {"text": "a", "data": "{}", "language": "en"},
    {"data": "{", "language": "en"},
    {"data": "[" * 100_000, "language": "en"},
    {"data": "{}", "language": "en"},
    {"data": '{"text": "a", "annotation": []}', "language": "en"},
    {"data": '{"annotation": 3}', "language": "en"},
    {"data": '{"annotation": [3]}', "language": "en"},
    {"data": '{"annotation": [{"text": "a", "interpretAs": "b"}]}', "language": "en"},
    {"text": "a", "language": "english"},
    {"text": "a", "language": "en", "level": "fussy"},
    {"text": "a", "language": "en", "enabledOnly": "true"},
    {"text": "a", "language": "en", "enabledOnly": "true", "disabledRules": "DAT01"},
    {f"field{number}": "" for number in range(300)},
]


@pytest.mark.parametrize("form", REFUSED, ids=lambda form: json.dumps(form)[:80])
def test_a_wrong_request_is_refused_in_plain_words(
    form: dict[str, str], server: Server, snapshot: object
) -> None:
    answer = server.ask("/v2/check", form)
    assert answer.status == 400
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == snapshot


def test_the_program_tells_its_name_its_limits_and_that_it_is_well(server: Server) -> None:
    assert server.ask("/v2/info").json["software"]["name"] == "factcheck"
    assert server.ask("/v2/maxtextlength").text == "300000"
    assert server.ask("/v2/healthcheck").text == "OK"
    assert "LanguageTool" in server.ask("/").text


def test_an_answer_that_is_kept_is_of_the_same_request_only(server: Server) -> None:
    text = "They met on Monday, 8 May 2021."
    assert len(server.check(text).matches) == 1
    assert server.check(text, disabledRules="DAT01").matches == []
    assert server.check(text, language="de-DE").matches == []
    annotated = {"annotation": [{"markup": "**"}, {"text": text}]}
    moved = server.check(data=json.dumps(annotated)).matches
    assert moved[0]["offset"] == server.check(text).matches[0]["offset"] + 2


def test_answers_are_forgotten_oldest_first_and_within_their_room() -> None:
    from factcheck.apps.session import Cache

    kept: Cache[bytes] = Cache(most=2, most_bytes=10)
    kept.put(b"a", b"1", 1)
    kept.put(b"b", b"2", 1)
    assert kept.get(b"a") == b"1"
    kept.put(b"c", b"3", 1)
    assert (kept.get(b"a"), kept.get(b"b"), kept.get(b"c")) == (b"1", None, b"3")
    kept.put(b"d", b"x" * 11, 11)
    assert (kept.get(b"a"), kept.get(b"c"), kept.get(b"d")) == (None, None, b"x" * 11)


@pytest.mark.parametrize("path", ["/v2/words", "/v2/words/add", "/v2/", "/v1/check", "/etc/passwd"])
def test_what_is_not_served_is_not_found(path: str, server: Server) -> None:
    answer = server.ask(path)
    assert answer.status == 404
    assert answer.text.startswith("Error: ")
