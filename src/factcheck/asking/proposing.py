"""A model as a second reader: what it suspects, as proposals that a comparison must prove."""

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any

from attrs import field, frozen

from factcheck.asking.answers import listed, strict
from factcheck.asking.parts import Part
from factcheck.asking.prompts import prompt
from factcheck.asking.requests import Plan, carried_out
from factcheck.errors import Problem
from factcheck.model.links import LinkKind, ValueKind
from factcheck.model.origins import Maker, Origin
from factcheck.model.proposals import Proposal
from factcheck.proposals.form import FORMAT, parse

LIST = "proposals"
_TAKEN = ("kind", "relation", "equation", "reason", "confidence")
_QUOTE = strict({"exact": {"type": "string"}, "line": {"type": "integer"}})
_QUOTES = {"type": "array", "items": _QUOTE}
_PROPOSAL: dict[str, Any] = {
    "kind": {"type": "string", "enum": [str(one) for one in ValueKind]},
    "relation": {"type": "string", "enum": [str(one) for one in LinkKind]},
    "places": _QUOTES,
    "equation": {"type": "string"},
    "items": _QUOTES,
    "reason": {"type": "string"},
    "confidence": {"type": "number"},
}
SCHEMA = listed(LIST, _PROPOSAL)
"""Of an answer."""
PROMPT = prompt("propose")
SHORT = prompt("propose-short")
"""The same for a model with little room."""


@frozen
class Proposed:
    """What a model proposes of one document."""

    proposals: tuple[Proposal, ...]
    faults: tuple[str, ...] = ()
    """What went wrong, in words."""
    unread: tuple[int, ...] = ()
    """Numbers of the parts that have no whole answer; empty where the whole was read."""
    sent: int = 0
    """Requests that were sent in this run."""
    tokens: tuple[int, int] = field(default=(0, 0))
    """Read and written in this run, as far as the service counted them."""
    unreached: str = ""
    """The host at which no server answers; empty where one did."""
    parts: tuple[Part, ...] = field(default=(), repr=False)
    """Of each proposal the part in which it was made; none where answers were imported."""
    by: Origin = Origin(Maker.MODEL)
    """Who proposes them: the model, and the prompt."""
    is_silent: bool = False
    """True if the service gave no answer at all, so that no more was sent."""


def proposed(plan: Plan, sha256: str = "") -> Proposed:
    """Carry out a plan that was agreed to, and return what the model proposes.

    Raises:
        ModelError: no request to this model can succeed.
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
    """Of what document the items of an answer are, and whose."""

    document: str
    """Its path."""
    sha256: str
    model: str
    prompt: str

    @property
    def by(self) -> Origin:
        """Return who proposes them."""
        return Origin(Maker.MODEL, self.model[:_MOST_NAME], prompt=self.prompt)

    def proposals(
        self, items: Iterable[tuple[str, Mapping[str, Any]]]
    ) -> tuple[dict[int, Proposal], tuple[str, ...]]:
        """Return the items that are proposals, each once, and what is to be said of the others.

        Args:
            items: Each with the version of the model, where the service names one.

        Returns:
            Proposals by the number of their item, from 0; and faults.
        """
        kept: dict[tuple[Any, ...], tuple[int, Proposal]] = {}
        malformed: dict[str, int] = {}
        for number, (version, item) in enumerate(items):
            read = self._proposal(version, item)
            if isinstance(read, Problem):
                malformed[read.message] = malformed.get(read.message, 0) + 1
            else:
                words = tuple((place.exact, place.line) for place in read.places)
                kept.setdefault((read.kind, words), (number, read))
        faults = [
            f"left out, no proposal: {message}" + (f" ({count} times)" if count > 1 else "")
            for message, count in malformed.items()
        ]
        return dict(kept.values()), tuple(faults)

    def _proposal(self, version: str, item: Mapping[str, Any]) -> Proposal | Problem:
        """Read an item of an answer as a line of a file of proposals is read."""
        own = version if version != self.model else ""
        fields = {
            "factcheck": FORMAT,
            "document": PurePath(self.document).name,
            "sha256": self.sha256,
            **{key: item[key] for key in _TAKEN if key in item},
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


def _quotes(given: Any) -> Any:
    """Return places with the keys that a model is asked for; words alone are taken as a place."""
    if not isinstance(given, list):
        return [] if given is None else given
    return [_quote(one) for one in given]


def _quote(given: Any) -> Any:
    if isinstance(given, str):
        return {"exact": given}
    if not isinstance(given, dict):
        return given
    line = given.get("line")
    is_line = isinstance(line, int) and not isinstance(line, bool) and line > 0
    return {"exact": given.get("exact"), **({"line": line} if is_line else {})}
