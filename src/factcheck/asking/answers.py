"""What a model said → the items in it: JSON read strictly, whole or as far as it goes."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from factcheck.text import shortened


def listed(key: str, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the schema of an answer that is a list of objects, every key of which is required."""
    return strict({key: {"type": "array", "items": strict(fields)}})


def strict(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of an object with all of these keys and no others.

    Some services prescribe only such a form.
    """
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


MOST_ITEMS = 400
"""Items of one answer; a person would read no more, and a model that has more runs in a circle."""
_THOUGHTS = ("<think>", "</think>")
"""Marks that models which reason put around it. Source: templates of DeepSeek-R1 and Qwen3."""
_DECODER = json.JSONDecoder()


@frozen
class Answer:
    """What an answer holds."""

    items: tuple[dict[str, Any], ...]
    fault: str = ""
    """What is wrong with it; empty where nothing is."""
    is_broken: bool = False
    """True if it is no answer, or not a whole one."""


def read(text: str, key: str) -> Answer:
    """Return the items of `{"key": [item, …]}`; of an answer that breaks off, those before.

    What models put around JSON is passed over: thoughts, a fence of Markdown, words before and
    behind. The JSON itself is read strictly.

    Args:
        text: The answer.
        key: Of the list.
    """
    said = _without_thoughts(text).strip()
    begin = said.find("{")
    whole = _parsed(said[begin : said.rfind("}") + 1]) if begin >= 0 else None
    if whole is None:
        return _broken(said, begin, key)
    listed = whole.get(key)
    if not isinstance(listed, list):
        return Answer((), f"the answer has no list “{key}”", is_broken=True)
    return _limited([item for item in listed if isinstance(item, dict)])


def _without_thoughts(text: str) -> str:
    """Return what stands behind the thoughts that a model writes down before it answers."""
    is_thinking = text.lstrip().startswith(_THOUGHTS[0])
    return text.partition(_THOUGHTS[1])[2] if is_thinking else text


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        whole = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return None
    return whole if isinstance(whole, dict) else None


def _refuse(name: str) -> float:
    raise ValueError(name)


def _broken(said: str, begin: int, key: str) -> Answer:
    """Return what stands before the break of an answer that begins as it should."""
    if not said:
        return Answer((), "the answer is empty", is_broken=True)
    start = said.find("[", begin)
    if begin < 0 or json.dumps(key) not in said[begin : max(start, begin)]:
        return Answer((), f"the answer is no JSON: “{shortened(said)}”", is_broken=True)
    items = _limited(list(_items(said, start + 1))).items
    return Answer(items, "the answer breaks off", is_broken=True)


def _items(text: str, at: int) -> Iterator[dict[str, Any]]:
    """Yield objects, one behind the other, as long as they can be read."""
    while True:
        at = _behind(text, at)
        try:
            item, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        if isinstance(item, dict):
            yield item


def _behind(text: str, at: int) -> int:
    """Return the offset behind white space and commas."""
    while at < len(text) and text[at] in " \t\r\n,":
        at += 1
    return at


def _limited(items: list[dict[str, Any]]) -> Answer:
    if len(items) <= MOST_ITEMS:
        return Answer(tuple(items))
    fault = f"the answer has {len(items)} items, of which the first {MOST_ITEMS} are taken"
    return Answer(tuple(items[:MOST_ITEMS]), fault)
