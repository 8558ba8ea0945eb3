"""A model as a second reader: its suspicions become proposals that a comparison must prove."""

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from attrs import field, frozen

from factcheck.errors import Problem
from factcheck.model.links import LinkKind, ValueKind
from factcheck.model.origins import Maker, Origin
from factcheck.model.proposals import Proposal
from factcheck.second_reader.asking.answers import listed, strict
from factcheck.second_reader.asking.parts import Part
from factcheck.second_reader.asking.prompts import prompt
from factcheck.second_reader.asking.requests import Plan, carried_out
from factcheck.second_reader.proposals.anchoring import inside
from factcheck.second_reader.proposals.form import FORMAT, MOST_PLACES, MOST_WORDS, parse

LIST = "proposals"
_TEXTS = {"equation": MOST_WORDS, "correction": MOST_WORDS, "reason": MOST_WORDS}
"""Text keys, with the maximum characters of each."""
_QUOTE = strict(
    {
        "exact": {"type": "string"},
        "value": {"type": "string"},
        "line": {"type": "integer"},
        "column": {"type": "string"},
    }
)
_QUOTES = {"type": "array", "items": _QUOTE}
_PROPOSAL: dict[str, Any] = {
    "kind": {"type": "string", "enum": [str(one) for one in ValueKind]},
    "relation": {"type": "string", "enum": [str(one) for one in LinkKind]},
    "places": _QUOTES,
    "equation": {"type": "string"},
    "items": _QUOTES,
    "complete": {"type": "boolean"},
    "correction": {"type": "string"},
    "reason": {"type": "string"},
    "confidence": {"type": "number"},
}
SCHEMA = listed(LIST, _PROPOSAL)
"""Schema of an answer."""
PROMPT = prompt("propose")
SHORT = prompt("propose-short")
"""The same for a model with a small context."""


@frozen
class Proposed:
    """The proposals of a model for one document."""

    proposals: tuple[Proposal, ...]
    faults: tuple[str, ...] = ()
    """Errors, in words."""
    unread: tuple[int, ...] = ()
    """Numbers of the parts without a complete answer; empty if all were answered."""
    sent: int = 0
    """Number of requests sent in this run."""
    tokens: tuple[int, int] = field(default=(0, 0))
    """Input and output tokens of this run, as far as the service counted them."""
    unreached: str = ""
    """The host that did not respond; empty if it did."""
    parts: tuple[Part, ...] = field(default=(), repr=False)
    """The part of each proposal; empty if answers were imported."""
    by: Origin = Origin(Maker.MODEL)
    """The maker of the proposals: the model and the prompt."""
    is_silent: bool = False
    """Whether the service gave no answer at all, so that no more was sent."""


def proposed(plan: Plan, sha256: str = "") -> Proposed:
    """Carry out an approved plan, and return the model's proposals.

    Raises:
        ModelError: No request to this model can succeed.
    """
    outcome = carried_out(plan, LIST, SCHEMA)
    source = Source(plan.document, sha256, plan.model.name, plan.prompt.name)
    kept, faults = source.proposals((version, item) for _, version, item in outcome.items)
    return Proposed(
        tuple(kept.values()),
        (*outcome.faults, *faults),
        tuple(outcome.unread),
        outcome.sent,
        outcome.tokens,
        outcome.unreached,
        tuple(outcome.items[at][0] for at in kept),
        source.by,
        outcome.is_silent,
    )


@frozen
class Source:
    """The document and the maker of an answer's items."""

    document: str
    """Path of the document."""
    sha256: str
    model: str
    prompt: str

    @property
    def by(self) -> Origin:
        """Return the maker of the proposals."""
        return Origin(Maker.MODEL, self.model[:_MOST_NAME], prompt=self.prompt)

    def proposals(
        self, items: Iterable[tuple[str, Mapping[str, Any]]]
    ) -> tuple[dict[int, Proposal], tuple[str, ...]]:
        """Return the items that are proposals, without repeats, and messages about the others.

        Args:
            items: Each with the version of the model, if the service gives it.

        Returns:
            Index of the item, from 0, → proposal; and messages.
        """
        kept: dict[tuple[Any, ...], tuple[int, Proposal]] = {}
        malformed: dict[str, int] = {}
        for number, (version, item) in enumerate(items):
            read = self._proposal(version, item)
            if isinstance(read, Problem):
                malformed[read.message] = malformed.get(read.message, 0) + 1
            else:
                words = tuple((place.exact, place.value, place.line) for place in read.places)
                kept.setdefault((read.kind, words), (number, read))
        faults = [
            f"left out, no proposal: {message}" + (f" ({count} times)" if count > 1 else "")
            for message, count in malformed.items()
        ]
        return dict(kept.values()), tuple(faults)

    def _proposal(self, version: str, item: Mapping[str, Any]) -> Proposal | Problem:
        """Parse an item of an answer like a line of a proposals file."""
        own = version if version != self.model else ""
        fields = {
            "factcheck": FORMAT,
            "document": PurePath(self.document).name,
            "sha256": self.sha256,
            "kind": _choice(item.get("kind"), ValueKind),
            "relation": _choice(item.get("relation"), LinkKind),
            **{key: _text(item.get(key))[:most] for key, most in _TEXTS.items()},
            "complete": item.get("complete") is True,
            "confidence": _share(item.get("confidence")),
            "places": _quotes(item.get("places")),
            "items": _quotes(item.get("items")),
            "origin": {
                "maker": str(Maker.MODEL),
                "name": self.model[:_MOST_NAME],
                "version": own[:_MOST_NAME],
                "prompt": self.prompt,
            },
        }
        parsed = parse(json.dumps(fields))
        return parsed.proposals[0] if parsed.proposals else parsed.problems[0]


_MOST_NAME = 200


def _choice(given: Any, choices: type[ValueKind] | type[LinkKind]) -> str:
    """Return one of the choices; unknown values become "other"."""
    known, text = [str(one) for one in choices], _text(given).strip().casefold()
    return text if text in known else known[-1]


def _text(given: Any) -> str:
    return given if isinstance(given, str) else ""


def _share(given: Any) -> Any:
    """Return a confidence from 0 to 1, also from a string or a percentage; keep other values."""
    try:
        share = float(given)
    except (TypeError, ValueError, OverflowError):
        return given
    return share / _PER_CENT if 1 < share <= _PER_CENT else share


_PER_CENT = 100


def _quotes(given: Any) -> list[dict[str, Any]]:
    """Return the places that have words; strings and a single place are also accepted."""
    listed = given if isinstance(given, list) else [given]
    quotes = [_quote({"exact": one} if isinstance(one, str) else one) for one in listed]
    return [one for one in quotes if one][:MOST_PLACES]


def _quote(given: Any) -> dict[str, Any]:
    """Return a place with only valid fields; empty if it is not a place."""
    exact = _text(given.get("exact")) if isinstance(given, dict) else ""
    if not exact.strip():
        return {}
    value, column = (_text(given.get(key)).strip() for key in ("value", "column"))
    line = str(given.get("line"))
    return {
        "exact": exact,
        **({"value": value} if value and inside(exact, value) else {}),
        **({"line": int(line)} if line.isdecimal() and int(line) < _MOST_LINES else {}),
        **({"column": column} if column else {}),
    }


_MOST_LINES = 10**9
