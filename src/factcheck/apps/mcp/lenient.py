"""Tolerant parsing of proposals: only the invalid part of a proposal is omitted.

Proposals are parsed like a model's answer to `factcheck propose`.
"""

import json

from attrs import evolve, frozen

from factcheck.apps.mcp.inputs import OURS
from factcheck.model import Maker, Origin, Proposal
from factcheck.second_reader.proposals import FORMAT, parse
from factcheck.second_reader.proposals.form import lenient


@frozen
class Understood:
    """A parsed proposal, possibly without its invalid parts."""

    proposal: Proposal | None
    """None if it could not be parsed."""
    left_out: tuple[str, ...] = ()
    """The reasons why parts were omitted."""


def understood(given: object, origin: Origin | None = None) -> Understood:
    """Parse a proposal from an assistant.

    Args:
        given: A JSON value, which should be an object with `kind`, `relation` and `places`.
        origin: The maker of the proposal; None for a model without a name.
    """
    if not isinstance(given, dict):
        return Understood(None, ("expected an object with `kind`, `relation` and `places`",))
    own = {key: value for key, value in given.items() if key not in OURS}
    strict = parse(json.dumps({"factcheck": FORMAT, **own}))
    problems = tuple(problem.message for problem in strict.problems)
    try:
        made = strict.proposals[0] if strict.proposals else lenient(own)
    except ValueError as error:
        return Understood(None, problems or (str(error),))
    return Understood(evolve(made, origin=origin or Origin(Maker.MODEL), path="", line=0), problems)
