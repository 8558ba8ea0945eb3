"""Parsing of a model's answer: strict JSON, complete or as far as it goes."""

import json
import re
import string
from collections.abc import Mapping
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
_LAST_COMMA = re.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])')
"""A quoted string, which is kept, or a trailing comma."""


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
    strictly, except for a trailing comma.

    Args:
        text: The answer.
        key: Key of the list.
    """
    # The tags of reasoning models. Source: templates of DeepSeek-R1 and Qwen3.
    words = text.strip()
    words = words.partition("</think>")[2].strip() if words.startswith("<think>") else words
    words = _LAST_COMMA.sub(lambda found: found[1] or "", words)
    begins = re.compile(rf'"{key}"\s*:\s*\[')
    found = begins.search(words) or re.match(r"[^{\[]*\[(?=\s*[{\]])", words)
    if not words or not found:
        is_object = bool(re.search(r'\{\s*"', words))
        fault = f"is not JSON: “{shortened(words)}”" if words else "is empty"
        fault = f"has no list “{key}”" if is_object else fault
        return Answer((), f"the answer {fault}", is_broken=True)
    items: list[dict[str, Any]] = []
    while found:
        at, is_whole = _take(words, found.end(), items)
        if not is_whole:
            return Answer(tuple(items[:MOST_ITEMS]), "the answer breaks off", is_broken=True)
        found = begins.search(words, at)
    is_long = len(items) > MOST_ITEMS
    fault = f"the answer has {len(items)} items, of which the first {MOST_ITEMS} are used"
    return Answer(tuple(items[:MOST_ITEMS]), fault if is_long else "")


def _take(text: str, at: int, items: list[dict[str, Any]]) -> tuple[int, bool]:
    """Add the objects of a list, and return where they end and whether the list ends there."""
    while True:
        while text[at : at + 1] in {",", *string.whitespace}:
            at += 1
        if text[at : at + 1] == "]":
            return at, True
        try:
            item, at = json.JSONDecoder().raw_decode(text, at)
        except (ValueError, RecursionError):
            return at, False
        if isinstance(item, dict):
            items.append(item)
