"""An answer is read strictly: JSON of the form that was asked for, whole or as far as it goes."""

import json

import pytest

from factcheck.second_reader.asking.answers import read

A, B = {"a": 1}, {"b": [2, {"c": "]}"}]}
WHOLE = json.dumps({"items": [A, B]})


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        f"```json\n{WHOLE}\n```",
        f"Here it is:\n\n```json\n{WHOLE}\n```\nI hope that it helps.",
    ],
)
def test_a_whole_answer_is_read_whatever_stands_around_it(text: str) -> None:
    found = read(text, "items")
    assert found.items == (A, B)
    assert not found.fault
    assert not found.is_broken


@pytest.mark.parametrize("end", range(len('{"items": [{"a": 1}, '), len(WHOLE) - 1))
def test_an_answer_that_breaks_off_gives_the_items_before(end: int) -> None:
    found = read(WHOLE[:end], "items")
    assert found.items in [(A,), (A, B)]
    assert (found.fault, found.is_broken) == ("the answer is cut off", True)


@pytest.mark.parametrize(
    "text",
    ["", "{'items': [{'a': 1}]}", '{"other": []}'],
)
def test_what_is_no_answer_is_told(text: str, snapshot: object) -> None:
    found = read(text, "items")
    assert found.fault == snapshot
    assert found.is_broken


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ('{"items": [{"a": 1}, {"b": 2},],}', [{"a": 1}, {"b": 2}]),
        ('{"items": [{"a": "one, ] two"},]}', [{"a": "one, ] two"}]),
        ("[]", []),
    ],
)
def test_what_windows_and_models_do_to_json_is_passed_over(
    text: str, items: list[dict[str, object]]
) -> None:
    found = read(text, "items")
    assert (list(found.items), found.fault, found.is_broken) == (items, "", False)
