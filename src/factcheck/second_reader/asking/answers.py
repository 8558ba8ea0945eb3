"""Parsing of a model's answer: strict JSON, complete or as far as it goes."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from factcheck.document.text import shortened


def listed(key: str, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the schema of an answer with a list of objects in which all keys are required."""
    return strict({key: {"type": "array", "items": strict(fields)}})


def strict(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of an object with exactly these keys.

    Some services support only such schemas.
    """
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


MOST_ITEMS = 400
"""Maximum items of one answer; a person would not read more, and longer answers are loops."""
_THOUGHTS = ("<think>", "</think>")
"""Tags around the thoughts of reasoning models. Source: templates of DeepSeek-R1 and Qwen3."""


@frozen
class Answer:
    """The contents of an answer."""

    items: tuple[dict[str, Any], ...]
    fault: str = ""
    """An error message; empty if there is no error."""
    is_broken: bool = False
    """Whether the answer is invalid or incomplete."""


def read(text: str, key: str) -> Answer:
    """Return the items of `{"key": [item, …]}`; for an incomplete answer, the complete items.

    Text around the JSON is skipped: thoughts, a Markdown fence, words before and after. A list
    without the object is accepted, as are several answers in sequence. The JSON itself is parsed
    strictly, except for a trailing comma and curly quotation marks.

    Args:
        text: The answer.
        key: Key of the list.
    """
    said = _plain(_without_thoughts(text).strip(), key)
    if not said:
        return Answer((), "the answer is empty", is_broken=True)
    items: list[dict[str, Any]] = []
    fault, at, is_answer = f"the answer is no JSON: “{shortened(said)}”", 0, False
    tries = 0
    while tries < _MOST_TRIES and (found := _OPENING.search(said, at)):
        try:
            value, at = _DECODER.raw_decode(said, found.start())
        except (ValueError, RecursionError):
            start = _list_in(said, found.start(), key)
            begun = list(_items(said, start)) if start else []
            if begun or (start and json.dumps(key) in said):
                items += begun
                return Answer(_limited(items).items, "the answer breaks off", is_broken=True)
            at, tries = found.start() + 1, tries + 1
            continue
        listed = value.get(key) if isinstance(value, dict) else value
        if isinstance(listed, list) and (isinstance(value, dict) or _are_items(listed)):
            items += [item for item in listed if isinstance(item, dict)]
            is_answer = True
        elif isinstance(value, dict):
            fault = f"the answer has no list “{key}”"
    return _limited(items) if is_answer else Answer((), fault, is_broken=True)


_OPENING = re.compile(r"[{\[]")
_MOST_TRIES = 200
"""Maximum brackets tried as the start of JSON."""
_LAST_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])')
"""A quoted string, which is kept, or a trailing comma."""


def _plain(said: str, key: str) -> str:
    """Return an answer with trailing commas and curly quotation marks corrected."""
    is_curly = f"“{key}”" in said and f'"{key}"' not in said
    straight = said.replace("“", '"').replace("”", '"') if is_curly else said
    return _LAST_COMMA.sub(lambda found: found[1] or "", straight)


def _list_in(said: str, begin: int, key: str) -> int:
    """Return the start of the items in an incomplete answer; 0 if it is not an answer."""
    start = said.find("[", begin)
    is_bare = start == begin and said[_behind(said, start + 1) :].startswith("{")
    return start + 1 if is_bare or json.dumps(key) in said[begin : max(start, begin)] else 0


def _are_items(listed: list[Any]) -> bool:
    """Return True if a list without an object contains only items."""
    return all(isinstance(one, dict) for one in listed)


def _without_thoughts(text: str) -> str:
    """Return the text after a model's thoughts."""
    is_thinking = text.lstrip().startswith(_THOUGHTS[0])
    return text.partition(_THOUGHTS[1])[2] if is_thinking else text


def _refuse(name: str) -> float:
    raise ValueError(name)


_DECODER = json.JSONDecoder(parse_constant=_refuse)


def _items(text: str, at: int) -> Iterator[dict[str, Any]]:
    """Yield consecutive objects until one cannot be parsed."""
    while True:
        at = _behind(text, at)
        try:
            item, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        if isinstance(item, dict):
            yield item


def _behind(text: str, at: int) -> int:
    """Return the offset after white space and commas."""
    while at < len(text) and text[at] in " \t\r\n,":
        at += 1
    return at


def _limited(items: list[dict[str, Any]]) -> Answer:
    if len(items) <= MOST_ITEMS:
        return Answer(tuple(items))
    fault = f"the answer has {len(items)} items, of which the first {MOST_ITEMS} are taken"
    return Answer(tuple(items[:MOST_ITEMS]), fault)
