"""Tolerant parsing of proposals, one by one: an invalid part is omitted, and nothing else.

They are parsed like a model's answer to `factcheck propose`.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve, frozen

from factcheck.document.text import shortened
from factcheck.model import Maker, Origin, Proposal
from factcheck.second_reader.proposals import FORMAT, dump, parse
from factcheck.second_reader.proposals.form import lenient

_OURS = frozenset({"factcheck", "origin", "document", "sha256"})
"""Keys of a proposal in a file that the server sets itself."""
_CHOSEN = ("kind", "relation")
_IN_PLACES = ("places", "items")
_KEYS = frozenset(
    {*_CHOSEN, *_IN_PLACES, "equation", "complete", "correction", "reason", "confidence"}
)
_OF_PLACE = frozenset({"exact", "value", "line", "column", "prefix", "suffix"})


@frozen
class Understood:
    """A proposal, as far as it could be parsed."""

    proposal: Proposal | None
    """None if it could not be parsed."""
    left_out: tuple[str, ...] = ()
    """The parts that could not be used, with reasons."""


def understood(given: object, origin: Origin | None = None) -> Understood:
    """Parse a proposal of an assistant.

    Args:
        given: A JSON value; expected is an object with `kind`, `relation` and `places`.
        origin: Its maker; None for a model without a name.
    """
    if not isinstance(given, dict):
        return Understood(None, ("an object with `kind`, `relation` and `places` is expected",))
    own = {key: value for key, value in given.items() if key not in _OURS}
    strictly = parse(json.dumps({"factcheck": FORMAT, **own})).proposals
    if strictly:
        return Understood(_by(strictly[0], origin))
    try:
        made = lenient(own)
    except ValueError as error:
        return Understood(None, (str(error),))
    return Understood(_by(made, origin), tuple(_left_out(own, made)))


def _by(one: Proposal, origin: Origin | None) -> Proposal:
    return evolve(one, origin=origin or Origin(Maker.MODEL), path="", line=0)


def _worded(given: object) -> list[Mapping[str, Any]]:
    """Return the places that have words, as `factcheck propose` accepts them."""
    listed = given if isinstance(given, list) else [given]
    objects = [{"exact": one} if isinstance(one, str) else one for one in listed]
    return [
        one
        for one in objects
        if isinstance(one, dict) and isinstance(one.get("exact"), str) and one["exact"].strip()
    ]


def _left_out(given: Mapping[str, Any], made: Proposal) -> Iterator[str]:
    """Yield the unused parts of a proposal, in the order in which they were given."""
    used = json.loads(dump((made,)))
    for key, value in given.items():
        if key not in _KEYS:
            yield f"{_shown(key)}: a proposal has no such key"
        elif key in _CHOSEN and used[key] != str(value).strip().casefold():
            yield f"`{key}` {_shown(value)}: not known, taken for “{used[key]}”"
        elif key in _IN_PLACES:
            yield from _left_out_of(key, value, used.get(key, []))
        elif value and key not in _CHOSEN and key not in used:
            yield f"`{key}` {_shown(value)}: not of the expected type"
        elif isinstance(value, str) and key in used and isinstance(used[key], str):
            yield from [f"`{key}`: too long, cut"] if len(used[key]) < len(value) else []


def _left_out_of(key: str, given: object, used: list[dict[str, Any]]) -> Iterator[str]:
    listed = len(given) if isinstance(given, list) else 1
    worded = _worded(given)
    if listed > len(used):
        yield f"`{key}`: {listed - len(used)} of {listed} are no places with `exact` words"
    for number, (one, quote) in enumerate(zip(worded, used, strict=False), 1):
        which = f"`{key}` {number}"
        for name, value in one.items():
            if name not in _OF_PLACE:
                yield f"{which}: a place has no key {_shown(name)}"
            elif not value or name in quote:
                continue
            elif name != "value":
                yield f"{which}: `{name}` {_shown(value)} is not of the expected type"
            elif "column" not in quote:  # the value of a cell is the whole cell
                yield f"{which}: `value` {_shown(value)} does not stand in its `exact` words"


def _shown(value: object) -> str:
    words = value if isinstance(value, str) else json.dumps(value)
    return f"“{shortened(' '.join(words.split()))}”"
