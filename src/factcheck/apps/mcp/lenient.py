"""Tolerant parsing of proposals, one by one: an invalid part is omitted, and nothing else.

They are parsed like a model's answer to `factcheck propose`.
"""

import json

from attrs import evolve, frozen

from factcheck.apps.mcp.inputs import OURS
from factcheck.model import Maker, Origin, Proposal
from factcheck.second_reader.proposals import FORMAT, parse
from factcheck.second_reader.proposals.form import lenient


@frozen
class Understood:
    """A proposal, as far as it could be parsed."""

    proposal: Proposal | None
    """None if it could not be parsed."""
    left_out: tuple[str, ...] = ()
    """What is wrong with it; the rest was used."""


def understood(given: object, origin: Origin | None = None) -> Understood:
    """Parse a proposal of an assistant.

    Args:
        given: A JSON value; expected is an object with `kind`, `relation` and `places`.
        origin: Its maker; None for a model without a name.
    """
    if not isinstance(given, dict):
        return Understood(None, ("an object with `kind`, `relation` and `places` is expected",))
    own = {key: value for key, value in given.items() if key not in OURS}
    strict = parse(json.dumps({"factcheck": FORMAT, **own}))
    problems = tuple(problem.message for problem in strict.problems)
    try:
        made = strict.proposals[0] if strict.proposals else lenient(own)
    except ValueError as error:
        return Understood(None, problems or (str(error),))
    return Understood(evolve(made, origin=origin or Origin(Maker.MODEL), path="", line=0), problems)
