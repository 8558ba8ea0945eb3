"""What a model said → the items in it: JSON read strictly, whole or as far as it goes."""

import json
import re
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
    behind. A list alone is taken, as are several answers one after the other. The JSON itself is
    read strictly, but for a comma behind the last item, and quotation marks that a window made
    curly.

    Args:
        text: The answer.
        key: Of the list.
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
"""Brackets that begin no JSON, after which no more are tried."""
_LAST_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])')
"""Words in quotation marks, which stay, or a comma behind the last item."""


def _plain(said: str, key: str) -> str:
    """Return an answer without what windows and models put into JSON that is none."""
    is_curly = f"“{key}”" in said and f'"{key}"' not in said
    straight = said.replace("“", '"').replace("”", '"') if is_curly else said
    return _LAST_COMMA.sub(lambda found: found[1] or "", straight)


def _list_in(said: str, begin: int, key: str) -> int:
    """Return where the items of an answer begin that cannot be read whole; 0 if it is none."""
    start = said.find("[", begin)
    is_bare = start == begin and said[_behind(said, start + 1) :].startswith("{")
    return start + 1 if is_bare or json.dumps(key) in said[begin : max(start, begin)] else 0


def _are_items(listed: list[Any]) -> bool:
    """True if a list that stands alone is one of items, and no words in brackets."""
    return all(isinstance(one, dict) for one in listed)


def _without_thoughts(text: str) -> str:
    """Return what stands behind the thoughts that a model writes down before it answers."""
    is_thinking = text.lstrip().startswith(_THOUGHTS[0])
    return text.partition(_THOUGHTS[1])[2] if is_thinking else text


def _refuse(name: str) -> float:
    raise ValueError(name)


_DECODER = json.JSONDecoder(parse_constant=_refuse)


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
