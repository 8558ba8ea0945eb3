"""Requests to a model: what is planned, what is sent, what comes back, one part after the other.

A request is planned whole before the first is sent, so that a person can be told what will leave
the machine; one that was answered before is not sent again.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import define, field, frozen

from factcheck.asking.answers import read
from factcheck.asking.cache import Cache, digest
from factcheck.asking.models import AskingError, Model, Reply, asked, final
from factcheck.asking.parts import LEAST, USUAL, Part, known_before, parts
from factcheck.asking.prompts import Prompt
from factcheck.errors import UsageError
from factcheck.model import Dossier

LETTERS_A_TOKEN = 4
"""Characters of English that are counted as one token: an estimate, since each model cuts words in
its own way, figures and names into more tokens than other words."""
_KNOWN = 4
"""What is known from earlier parts takes at most a quarter of a part."""
_RULE = "====="


def _nothing(_: str) -> None:
    """Tell nobody."""


@frozen
class Settings:
    """How a model is asked."""

    options: Mapping[str, str] = field(factory=dict)
    """Of the model, as llm takes them: "temperature"."""
    part: int = USUAL
    """Characters of the document in one request."""
    seconds: float = 600.0
    """How long an answer may take."""
    tries: int = 2
    """How often a part is asked for, if an answer fails or is of no use."""
    cache: Cache = field(factory=Cache)
    pause: Callable[[float], None] = time.sleep
    """Waits so many seconds between two tries."""
    watch: Callable[[str], None] = _nothing
    """Is told which part is asked for."""

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be.

        Raises:
            UsageError: a part too small to read, or no time.
        """
        if self.part < LEAST:
            raise UsageError(f"part size {self.part}: at least {LEAST} characters are needed.")
        if self.tries < 1:
            raise UsageError(f"tries {self.tries}: at least one is needed.")
        if not 0 < self.seconds < float("inf"):
            raise UsageError(f"timeout {self.seconds:g}: a number of seconds above 0 is needed.")


@frozen
class Request:
    """What is sent for one part."""

    part: Part
    system: str = field(repr=False)
    text: str = field(repr=False)
    key: str
    """By which its answer is kept."""
    is_answered: bool
    """True if its answer is kept already, so that nothing is sent."""

    @property
    def characters(self) -> int:
        """How many characters are sent, the instructions included."""
        return len(self.system) + len(self.text)

    @property
    def tokens(self) -> int:
        """How many tokens that is, as an estimate."""
        return -(-self.characters // LETTERS_A_TOKEN)


@frozen
class Plan:
    """What will be sent where, once somebody agrees."""

    document: str
    model: Model
    prompt: Prompt
    requests: tuple[Request, ...]
    settings: Settings = field(repr=False)

    @property
    def to_send(self) -> tuple[Request, ...]:
        """The requests that are not answered yet."""
        return tuple(one for one in self.requests if not one.is_answered)

    def lines(self) -> Iterator[str]:
        """Yield what a person is told before anything is sent."""
        sent = self.to_send
        kept = len(self.requests) - len(sent)
        yield f"{self.document}: {_counted(len(self.requests), 'part')}, prompt {self.prompt.name}"
        if kept:
            yield f"  answered before and kept, not sent again: {_counted(kept, 'part')}"
        if sent:
            characters = sum(one.characters for one in sent)
            tokens = sum(one.tokens for one in sent)
            yield (
                f"  to send: {_counted(len(sent), 'request')} with the text of the document, "
                f"{characters:,} characters, about {tokens:,} tokens"
            )
            yield f"  to: model {self.model.name} at {self.model.host}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@define
class Outcome:
    """What came of a plan."""

    items: list[tuple[Part, str, dict[str, Any]]] = field(factory=list)
    """(part, version of the model, item) of every item, in order."""
    faults: list[str] = field(factory=list)
    """What went wrong, a line a part."""
    unread: list[int] = field(factory=list)
    """Numbers of the parts that have no whole answer."""
    sent: int = 0
    tokens: tuple[int, int] = (0, 0)
    """Read and written, as far as the service counted them."""
    unreached: str = ""
    """The host at which no server answers; empty where one did."""


def plan(dossier: Dossier, model: Model, prompt: Prompt, settings: Settings) -> Plan:
    """Return what will be sent to a model; nothing is sent yet."""
    document = dossier.document
    named = sorted(settings.options.items())
    whole = digest(
        document.text, prompt.name, prompt.text, model.name, str(named), str(settings.part)
    )
    requests = []
    for part in parts(document, settings.part):
        key = digest(whole, str(part.number))
        kept = settings.cache.get(key) is not None
        requests.append(Request(part, prompt.text, _text(dossier, part, settings.part), key, kept))
    return Plan(document.path, model, prompt, tuple(requests), settings)


def _text(dossier: Dossier, part: Part, most: int) -> str:
    """Return what is sent for a part besides the instructions."""
    known = known_before(dossier, part.span.start, most // _KNOWN) if part.number > 1 else ""
    earlier = [f"{_RULE} known from the lines before", known] if known else []
    head = f"{_RULE} lines of the document, part {part.number} of {part.of}"
    return "\n".join([*earlier, head, part.text, f"{_RULE} end", ""])


def carried_out(plan: Plan, key: str, schema: Mapping[str, Any]) -> Outcome:
    """Send what is planned and return what the answers hold.

    One part without an answer does not end the run, but where the service does not answer at all no
    more is sent.

    Args:
        plan: Agreed to.
        key: Of the list that each answer holds.
        schema: Of an answer, for models that follow one.

    Raises:
        ModelError: no request to this model can succeed: a key is missing or refused.
    """
    outcome = Outcome()
    is_silent = False
    for request in plan.requests:
        if is_silent and not request.is_answered:
            outcome.unread.append(request.part.number)
            continue
        try:
            fields = _fields(plan, request, key, schema, outcome)
        except AskingError as error:
            if error.is_final:
                raise final(error, plan.model.name) from error
            is_silent = True
            outcome.unreached = plan.model.host if error.is_unreached else ""
            _blame(outcome, request, error.why)
            continue
        _take(outcome, request, fields, key)
    return outcome


def _blame(outcome: Outcome, request: Request, why: str) -> None:
    outcome.unread.append(request.part.number)
    outcome.faults.append(f"part {request.part.number} of {request.part.of}: {why}")


def _fields(
    plan: Plan, request: Request, key: str, schema: Mapping[str, Any], outcome: Outcome
) -> dict[str, Any]:
    """Return the answer to a request, kept or asked for; a whole one is kept."""
    kept = plan.settings.cache.get(request.key) if request.is_answered else None
    if kept is not None:
        return kept
    reply = _patiently(plan, request, key, schema, outcome)
    fields = {
        "model": plan.model.name,
        "version": reply.version,
        "prompt": plan.prompt.name,
        "part": [request.part.number, request.part.of],
        "answer": reply.text,
    }
    if not read(reply.text, key).is_broken:
        _keep(plan, request, fields, outcome)
    return fields


def _keep(plan: Plan, request: Request, fields: dict[str, Any], outcome: Outcome) -> None:
    """Keep an answer; where that cannot be, it is told once and used all the same."""
    try:
        plan.settings.cache.put(request.key, fields)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        told = f"answers cannot be kept in {plan.settings.cache.folder}: {reason}"
        if told not in outcome.faults:
            outcome.faults.append(told)


def _patiently(
    plan: Plan, request: Request, key: str, schema: Mapping[str, Any], outcome: Outcome
) -> Reply:
    """Ask until there is a whole answer or the tries are used up; pauses grow longer.

    Raises:
        AskingError: the last try brought no answer, or no other can.
    """
    settings = plan.settings
    last = settings.tries
    for number in range(1, last + 1):
        try:
            reply = _sent(plan, request, schema, outcome)
        except AskingError as error:
            if number == last or not error.may_pass:
                raise
        else:
            if number == last or not read(reply.text, key).is_broken:
                return reply
        settings.pause(2.0**number)
    raise AssertionError("there is at least one try")


def _sent(plan: Plan, request: Request, schema: Mapping[str, Any], outcome: Outcome) -> Reply:
    settings = plan.settings
    settings.watch(f"part {request.part.number} of {request.part.of}")
    outcome.sent += 1
    reply = asked(
        plan.model,
        request.text,
        system=request.system,
        schema=schema,
        options=settings.options,
        seconds=settings.seconds,
    )
    if reply.tokens:
        read_, written = outcome.tokens
        outcome.tokens = (read_ + reply.tokens[0], written + reply.tokens[1])
    return reply


def _take(outcome: Outcome, request: Request, fields: Mapping[str, Any], key: str) -> None:
    """Take the items of an answer, and what is wrong with it."""
    answer = read(fields["answer"], key)
    version = str(fields.get("version") or "")
    outcome.items.extend((request.part, version, item) for item in answer.items)
    if answer.is_broken:
        _blame(outcome, request, answer.fault)
    elif answer.fault:
        outcome.faults.append(f"part {request.part.number} of {request.part.of}: {answer.fault}")
