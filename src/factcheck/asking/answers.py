"""What a model said → the items in it: JSON read strictly, whole or as far as it goes."""

import json
from collections.abc import Iterator
from typing import Any

from factcheck.values import frozen

MOST_ITEMS = 400
"""Items of one answer; a person would read no more, and a model that has more runs in a circle."""
_SHOWN = 60
"""Characters of a useless answer that a message repeats."""
_FENCE = "```"
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

    Args:
        text: The answer, with or without a fence of Markdown around it; nothing else may stand
            beside the JSON.
        key: Of the list.
    """
    bare = _unfenced(text.strip())
    try:
        whole = json.loads(bare, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return _broken(bare, key)
    listed = whole.get(key) if isinstance(whole, dict) else None
    if not isinstance(listed, list):
        return Answer((), f"the answer has no list “{key}”", is_broken=True)
    return _limited([item for item in listed if isinstance(item, dict)])


def _unfenced(text: str) -> str:
    """Return an answer without the fence of Markdown around it."""
    if not (text.startswith(_FENCE) and text.endswith(_FENCE) and "\n" in text):
        return text
    return text.partition("\n")[2].removesuffix(_FENCE).strip()


def _refuse(name: str) -> float:
    raise ValueError(name)


def _broken(text: str, key: str) -> Answer:
    """Return what stands before the break of an answer that begins as it should."""
    if not text:
        return Answer((), "the answer is empty", is_broken=True)
    start = text.find("[")
    if not text.startswith("{") or json.dumps(key) not in text[: max(start, 0)]:
        shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
        return Answer((), f"the answer is no JSON: “{shown}”", is_broken=True)
    items = _limited(list(_items(text, start + 1))).items
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
