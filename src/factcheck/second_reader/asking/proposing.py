"""A model as a second reader: its suspicions become proposals that a comparison must prove."""

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
"""Schema of an answer."""
PROMPT = prompt("propose")
_MOST_NAME = 200
"""Maximum characters of the name of a model."""


@define(kw_only=True)
class Proposed(Outcome):
    """The proposals of a model for one document."""

    proposals: tuple[Proposal, ...] = ()
    """What the model proposes, without repeats."""
    by: Origin = Origin(Maker.MODEL)
    """The maker of the proposals: the model and the prompt."""

    def understand(self, document: str, sha256: str) -> None:
        """Convert the items to proposals, without repeats, and report the other items.

        Args:
            document: Path of the document.
            sha256: Digest of the document.
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
            f"left out, not a proposal: {message}" + (f" ({count} times)" if count > 1 else "")
            for message, count in malformed.items()
        )


def proposed(plan: Plan, sha256: str = "") -> Proposed:
    """Carry out an approved plan, and return the model's proposals.

    Raises:
        ModelError: No request to this model can succeed.
    """
    made = Proposed(by=origin(plan.model.name))
    carry_out(plan, LIST, SCHEMA, made)
    made.understand(plan.document, sha256)
    return made


def origin(model: str) -> Origin:
    """Return the maker of a model's proposals."""
    return Origin(Maker.MODEL, model[:_MOST_NAME], prompt=PROMPT.name)
