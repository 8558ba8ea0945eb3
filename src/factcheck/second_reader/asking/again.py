"""A second request for proposals that could not be compared, with the values read there."""

import json
from collections.abc import Iterator
from typing import Any

from attrs import evolve, frozen

from factcheck.errors import ModelError
from factcheck.model import Outcome, Proposal, Proved
from factcheck.second_reader.asking.answers import listed
from factcheck.second_reader.asking.cache import digest
from factcheck.second_reader.asking.parts import Part
from factcheck.second_reader.asking.prompts import prompt
from factcheck.second_reader.asking.proposing import LIST, SCHEMA, Proposed, Source, proposed
from factcheck.second_reader.asking.requests import Plan, Request, carried_out
from factcheck.second_reader.proposals.form import dump
from factcheck.second_reader.proposals.hinting import hints
from factcheck.second_reader.proposals.proving import proofs

PROMPT = prompt("again")
_ITEM: dict[str, Any] = SCHEMA["properties"][LIST]["items"]["properties"]
_NUMBERED = listed(LIST, {"number": {"type": "integer"}, **_ITEM})
_ASKED = ("kind", "relation", "places", "equation", "items", "complete", "correction")


@frozen
class _Batch:
    """The refused proposals of one part, in a request."""

    request: Request
    numbers: tuple[int, ...]
    """Index of each among all proposals, in the order of its number in the request, from 1."""


def foreseen(plan: Plan) -> Plan:
    """Return a plan with the number of further requests, exact if all parts are answered."""
    if plan.to_send:
        return evolve(plan, more=len(plan.requests))
    batches = _batches(plan, proposed(plan))
    return evolve(plan, more=sum(not one.request.is_answered for one in batches))


def once_more(plan: Plan, made: Proposed) -> Proposed:
    """Ask about proposals that could not be compared, with one request per part.

    Args:
        plan: A plan that has been carried out.
        made: Its result.

    Returns:
        The same proposals; one that the model quotes anew and that is then proved replaces the
        original. Errors are reported and change nothing else.
    """
    batches = () if made.is_silent else tuple(_batches(plan, made))
    if not batches:
        return made
    second = evolve(plan, prompt=PROMPT, requests=tuple(one.request for one in batches))
    try:
        outcome = carried_out(second, LIST, _NUMBERED)
    except ModelError as error:
        return evolve(made, faults=(*made.faults, str(error)))
    numbers = {one.request.part: one.numbers for one in batches}
    found: dict[int, Proposal] = {}
    for part, version, item in outcome.items:
        at = item.get("number")
        known = numbers[part]
        if isinstance(at, int) and 0 < at <= len(known):
            first = made.proposals[known[at - 1]]
            source = Source(plan.document, first.sha256, plan.model.name, plan.prompt.name)
            kept, _ = source.proposals([(version, item)])
            found.update((known[at - 1], one) for one in kept.values())
    outcomes = proofs(plan.known, list(found.values()), plan.document).outcomes
    proved = {
        number: one
        for (number, one), become in zip(found.items(), outcomes, strict=True)
        if isinstance(become.verdict, Proved)
    }
    read, written = made.tokens
    return evolve(
        made,
        proposals=tuple(proved.get(at, one) for at, one in enumerate(made.proposals)),
        faults=(*made.faults, *outcome.faults),
        sent=made.sent + outcome.sent,
        tokens=(read + outcome.tokens[0], written + outcome.tokens[1]),
    )


def _batches(plan: Plan, made: Proposed) -> Iterator[_Batch]:
    """Yield a request for each part that has proposals with a hint, up to the size limit."""
    outcomes = proofs(plan.known, made.proposals, plan.document)
    told = hints(plan.known, outcomes)
    keys = {one.part: one.key for one in plan.requests}
    for part in dict.fromkeys(made.parts):
        numbers: list[int] = []
        text = ""
        for number, (outcome, hint) in enumerate(zip(outcomes.outcomes, told, strict=True)):
            if not hint or made.parts[number] != part:
                continue
            one = _asked(len(numbers) + 1, outcome, hint)
            if numbers and len(text) + len(one) > plan.settings.part:
                break
            numbers.append(number)
            text += one
        if numbers:
            yield _Batch(_request(plan, part, keys[part], text), tuple(numbers))


def _asked(number: int, outcome: Outcome, hint: str) -> str:
    fields = json.loads(dump([outcome.proposal]))
    own = {key: fields[key] for key in _ASKED if key in fields}
    shown = json.dumps(own, ensure_ascii=False)
    return f"{number}. {shown}\n   {' '.join(hint.split())}\n"


def _request(plan: Plan, part: Part, key: str, proposals: str) -> Request:
    text = f"===== proposals that are refused\n{proposals}===== end\n"
    key = digest(key, PROMPT.name, PROMPT.text, text)
    is_answered = plan.settings.cache.get(key) is not None
    return Request(part, PROMPT.text, text, key, is_answered, is_second=True)
