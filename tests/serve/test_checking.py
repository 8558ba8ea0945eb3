"""What /v2/check answers: the matches of a text, where they stand, what they say."""

import json
from collections.abc import Callable

import pytest
from tests.asgi import Answer

from factcheck.analysis import flow

from .conftest import Server

TWICE = (
    "On Monday, 8 May 2021 the ferry Linnea left Merrow with 212 passengers aboard.\n\n"
    "The harbour office counts every ferry. The ferry Linnea left Merrow with 221 passengers "
    "aboard on 8 May 2021."
)


def words_of(text: str, match: dict[str, int]) -> str:
    """Return the words of a match as a program counts that has UTF-16 strings."""
    units = text.encode("utf-16-le", "surrogatepass")
    start, end = match["offset"], match["offset"] + match["length"]
    return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def test_a_weekday_that_is_wrong_is_a_match_at_its_words(server: Server, snapshot: object) -> None:
    text = "They met in Merrow on Monday, 8 May 2021 and parted."
    (match,) = server.check(text).matches
    assert words_of(text, match) == "Monday, 8 May 2021"
    assert match["rule"]["id"] == "DAT01"
    assert match["rule"]["category"] == {"id": "DAT", "name": "Dates and times"}
    assert [one["value"] for one in match["replacements"]] == snapshot
    assert match["sentence"] == text
    context = match["context"]
    assert context["text"][context["offset"] :][: context["length"]] == "Monday, 8 May 2021"


def test_offsets_count_code_units_and_line_ends_as_they_were_sent(server: Server) -> None:
    text = "\ufeffThe \U0001f6a2 ferry:\r\n\r\nThey met on Monday, 8 May 2021 \U0001f30a.\r\n"
    (match,) = server.check(text).matches
    assert words_of(text, match) == "Monday, 8 May 2021"
    context = match["context"]
    shown = context["text"].encode("utf-16-le")
    start = 2 * context["offset"]
    assert shown[start : start + 2 * context["length"]].decode("utf-16-le") == "Monday, 8 May 2021"


@pytest.mark.parametrize(
    "text",
    ["", " \n", "\u0000\u0001", "%PDF-1.4 \u0000", "\ud83d", "\ud83d on Monday", "x" * 5000, "[1]"],
)
def test_what_is_no_text_is_answered_with_silence(text: str, server: Server) -> None:
    data = json.dumps({"text": text})
    assert server.check(data=data).matches == []


def test_a_text_in_another_language_is_passed_over_and_the_answer_says_so(server: Server) -> None:
    answer = server.check("Sie kamen am Montag, 8 May 2021, in Merrow an.", language="de-DE").json
    assert answer["matches"] == []
    assert answer["language"]["code"] == "de-DE"
    assert answer["warnings"] == {
        "incompleteResults": True,
        "incompleteResultsReason": "factcheck reads English only",
    }


@pytest.mark.parametrize(
    ("language", "more", "code"),
    [
        ("auto", {}, "en-US"),
        ("auto", {"preferredVariants": "de-AT,en-GB"}, "en-GB"),
        ("EN-gb", {}, "en-GB"),
    ],
)
def test_the_language_is_named_as_it_was_asked_for(
    language: str, more: dict[str, str], code: str, server: Server
) -> None:
    answer = server.check("They met on Monday, 8 May 2021.", language=language, **more).json
    assert answer["language"]["code"] == code
    assert len(answer["matches"]) == 1


def codes(answer: Answer) -> set[str]:
    """Return the codes of the matches of an answer."""
    return {one["rule"]["id"] for one in answer.matches}


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, {"DAT01", "QTY01"}),
        ({"disabledRules": "DAT01,MORFOLOGIK_RULE_EN_US"}, {"QTY01"}),
        ({"enabledOnly": "true", "enabledRules": "qty01"}, {"QTY01"}),
    ],
)
def test_rules_and_categories_are_our_codes_and_families(
    parameters: dict[str, str], expected: set[str], server: Server
) -> None:
    assert codes(server.check(TWICE, **parameters)) == expected


def test_a_check_that_fails_is_named_in_the_answer(
    serving: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ValueError("a secret")

    monkeypatch.setattr(flow, "cross_check", fails)
    answer = serving().check("They met on Monday, 8 May 2021 in Merrow.").json
    assert [one["rule"]["id"] for one in answer["matches"]] == ["DAT01"]
    assert "TWN01" in answer["warnings"]["incompleteResultsReason"]
    assert "secret" not in str(answer)
