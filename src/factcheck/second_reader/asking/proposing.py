"""Asks a model to act as a second reader; the contradictions it reports become proposals."""

from collections import Counter
from pathlib import PurePath
from typing import Any

from attrs import define, evolve

from factcheck.model.links import LinkKind, ValueKind
from factcheck.model.origins import Maker, Origin
from factcheck.model.proposals import Proposal
from factcheck.second_reader.asking.answers import listed, strict
from factcheck.second_reader.asking.requests import Outcome, Plan, carry_out, prompt
from factcheck.second_reader.proposals.form import lenient

LIST = "proposals"
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
"""JSON Schema of an answer."""
PROMPT = prompt("propose")
_MOST_NAME = 200
"""Maximum number of characters in the name of a model."""


@define(kw_only=True)
class Proposed(Outcome):
    """A model's proposals for one document."""

    proposals: tuple[Proposal, ...] = ()
    """The proposals of the model, without duplicates."""
    by: Origin = Origin(Maker.MODEL)
    """The maker of the proposals, with the model and the prompt."""

    def understand(self, document: str, sha256: str) -> None:
        """Convert the items of answers to proposals, without duplicates, and record invalid items.

        Args:
            document: Path of the document.
            sha256: SHA-256 digest of the document.
        """
        kept: dict[tuple[Any, ...], Proposal] = {}
        malformed = Counter[str]()
        name = PurePath(document).name
        for version, item in self.items:
            maker = evolve(self.by, version="" if version == self.by.name else version[:_MOST_NAME])
            try:
                made = lenient(item, maker, document=name, sha256=sha256)
            except ValueError as error:
                malformed[str(error)] += 1
            else:
                words = tuple((place.exact, place.value, place.line) for place in made.places)
                kept.setdefault((made.kind, words), made)
        self.proposals = tuple(kept.values())
        self.faults += (
            f"skipped, not a proposal: {message}" + (f" ({count} times)" if count > 1 else "")
            for message, count in malformed.items()
        )


def proposed(plan: Plan, sha256: str = "") -> Proposed:
    """Send the requests of an approved plan, and return the model's proposals.

    Raises:
        ModelError: No request to this model can succeed.
    """
    made = Proposed(by=origin(plan.model.name))
    carry_out(plan, LIST, SCHEMA, made)
    made.understand(plan.document, sha256)
    return made


def origin(model: str) -> Origin:
    """Return the origin of the proposals of a model."""
    return Origin(Maker.MODEL, model[:_MOST_NAME], prompt=PROMPT.name)
