"""Requests to a model: planning, sending and retrying, part by part.

All requests are planned before the first is sent, so that a person can be told what will leave the
machine. Answered requests are not sent again.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

from attrs import define, field, frozen

from factcheck.errors import UsageError
from factcheck.model import Dossier
from factcheck.second_reader.asking.answers import read
from factcheck.second_reader.asking.cache import Cache, digest
from factcheck.second_reader.asking.models import AskingError, Model, Reply, asked, final
from factcheck.second_reader.asking.parts import LEAST, USUAL, Part, known_before, parts
from factcheck.second_reader.asking.prompts import Prompt
from factcheck.storage import reason, write_whole

LETTERS_A_TOKEN = 4
"""Characters of English per token, as an estimate.

Models divide words differently, and figures and names into more tokens than other words.
"""
_LEAST_LETTERS = 3
"""Characters per token when a request must fit; no English text has fewer."""
_ANSWER = 1_000
"""Tokens reserved for an answer."""
_FRAME, _HEADS = 60, 240
"""Tokens that a service adds to a request; characters of the lines added to a part."""
_MOST_OF_CONTEXT = 3
"""Divisor: instructions may take a third of the context if there are shorter ones."""
_KNOWN = 4
"""Divisor: the summary of earlier parts takes at most a quarter of a part."""
_RULE = "====="


def _nothing(_: str) -> None:
    """Ignore a message."""


@frozen
class Settings:
    """How a model is asked."""

    options: Mapping[str, str] = field(factory=dict)
    """Options of the model, as for llm: "temperature"."""
    part: int = USUAL
    """Characters of the document in one request."""
    seconds: float = 600.0
    """Time limit of an answer, in seconds."""
    tries: int = 2
    """Number of attempts for a part whose answer fails or is unusable."""
    cache: Cache = field(factory=Cache)
    pause: Callable[[float], None] = time.sleep
    """Waits for a number of seconds between two attempts."""
    watch: Callable[[str], None] = _nothing
    """Called with the name of each request."""
    aside: Path | None = None
    """The folder for unusable answers; None for that of the cache, if it has one."""

    def __attrs_post_init__(self) -> None:
        """Validate the settings.

        Raises:
            UsageError: The part size, the number of attempts or the time limit is invalid.
        """
        if self.part < LEAST:
            raise UsageError(f"part size {self.part}: at least {LEAST} characters are needed.")
        if self.tries < 1:
            raise UsageError(f"tries {self.tries}: at least one is needed.")
        if not 0 < self.seconds < float("inf"):
            raise UsageError(f"timeout {self.seconds:g}: a number of seconds above 0 is needed.")


@frozen
class Request:
    """A request for one part."""

    part: Part
    system: str = field(repr=False)
    text: str = field(repr=False)
    key: str
    """Key of its answer in the cache."""
    is_answered: bool
    """Whether the answer is in the cache, so that nothing is sent."""
    is_second: bool = False
    """Whether this is the second request about refused proposals of the part."""

    @property
    def name(self) -> str:
        """The name of the request in messages."""
        more = ", once more" if self.is_second else ""
        return f"part {self.part.number} of {self.part.of}{more}"

    @property
    def characters(self) -> int:
        """Number of characters sent, including the instructions."""
        return len(self.system) + len(self.text)

    @property
    def tokens(self) -> int:
        """Estimated number of tokens sent."""
        return -(-self.characters // LETTERS_A_TOKEN)


@frozen
class Plan:
    """The requests to be sent once approved."""

    known: Dossier = field(repr=False)
    model: Model
    prompt: Prompt
    requests: tuple[Request, ...]
    settings: Settings = field(repr=False)
    more: int = 0
    """Maximum further requests, to correct inexact quotations."""

    @property
    def document(self) -> str:
        """Path of the document."""
        return self.known.document.path

    @property
    def to_send(self) -> tuple[Request, ...]:
        """The requests that are not answered yet."""
        return tuple(one for one in self.requests if not one.is_answered)

    @property
    def sends(self) -> bool:
        """Whether anything may be sent."""
        return bool(self.to_send or self.more)

    def lines(self) -> Iterator[str]:
        """Yield the lines shown to a person before anything is sent."""
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
        if self.more:
            following = f"up to {_counted(self.more, 'more request')}"
            yield f"  then: {following}, to quote anew what could not be compared"
        if self.sends:
            yield f"  to: model {self.model.name} at {self.model.host}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@define
class Outcome:
    """The result of a plan."""

    items: list[tuple[Part, str, dict[str, Any]]] = field(factory=list)
    """(part, version of the model, item) of every item, in order."""
    faults: list[str] = field(factory=list)
    """Errors, one line per part."""
    unread: list[int] = field(factory=list)
    """Numbers of the parts without a complete answer."""
    sent: int = 0
    tokens: tuple[int, int] = (0, 0)
    """Input and output tokens, as far as the service counted them."""
    unreached: str = ""
    """The host that did not respond; empty if it did."""
    is_silent: bool = False
    """Whether the service gave no answer at all, so that no more was sent."""


def fitted(
    context: int, prompts: Sequence[Prompt], schema: Mapping[str, Any]
) -> tuple[Prompt, int]:
    """Return a prompt and a part size with which a request and its answer fit.

    Args:
        context: The model's context size in tokens.
        prompts: Instructions to choose from, the longest first.
        schema: Schema of an answer, which is also sent.

    Returns:
        The first prompt that leaves enough room, and the characters of a part.

    Raises:
        UsageError: Not even the smallest part fits.
    """
    form = len(json.dumps(schema))
    sizes = [len(one.text) + form for one in prompts]
    is_small = [size * _MOST_OF_CONTEXT <= context * _LEAST_LETTERS for size in sizes]
    at = is_small.index(True) if True in is_small else len(prompts) - 1
    around = sizes[at] + _HEADS
    room = (context - _ANSWER - _FRAME) * _LEAST_LETTERS - around
    part = min(USUAL, room * _KNOWN // (_KNOWN + 1))
    if part >= LEAST:
        return prompts[at], part
    needed = around + LEAST * (_KNOWN + 1) // _KNOWN
    least = -(-needed // _LEAST_LETTERS) + _ANSWER + _FRAME
    raise UsageError(
        f"--context {context}: at least {least:,} tokens are needed, {_ANSWER:,} of them for the "
        "answer. Give the model more room, or take another model."
    )


def plan(dossier: Dossier, model: Model, prompt: Prompt, settings: Settings) -> Plan:
    """Return the plan of requests to a model; nothing is sent yet."""
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
    return Plan(dossier, model, prompt, tuple(requests), settings)


def _text(dossier: Dossier, part: Part, most: int) -> str:
    """Return the text sent for a part, without the instructions."""
    known = known_before(dossier, part.span.start, most // _KNOWN) if part.number > 1 else ""
    earlier = [f"{_RULE} known from the lines before", known] if known else []
    head = f"{_RULE} lines of the document, part {part.number} of {part.of}"
    return "\n".join([*earlier, head, part.text, f"{_RULE} end", ""])


def carried_out(plan: Plan, key: str, schema: Mapping[str, Any]) -> Outcome:
    """Send the planned requests and return the contents of the answers.

    A part without an answer does not stop the run, but if the service does not answer at all, no
    more is sent.

    Args:
        plan: An approved plan.
        key: Key of the list in each answer.
        schema: Schema of an answer, for models that support one.

    Raises:
        ModelError: No request to this model can succeed: a key is missing or refused.
    """
    outcome = Outcome()
    for request in plan.requests:
        if outcome.is_silent and not request.is_answered:
            outcome.unread.append(request.part.number)
            continue
        try:
            fields = _fields(plan, request, key, schema, outcome)
        except AskingError as error:
            if error.is_final:
                raise final(error, plan.model.name) from error
            outcome.is_silent = True
            outcome.unreached = plan.model.host if error.is_unreached else ""
            _blame(plan, outcome, request, error.why, error.text)
            continue
        _take(plan, outcome, request, fields, key)
    return outcome


def _blame(plan: Plan, outcome: Outcome, request: Request, why: str, text: str) -> None:
    """Report an error in an answer, and store the answer in a file."""
    outcome.unread.append(request.part.number)
    outcome.faults.append(f"{request.name}: {why}{_kept_aside(plan, request, text)}")


def _kept_aside(plan: Plan, request: Request, text: str) -> str:
    """Store an unusable answer, because it was paid for, and return where."""
    folder = plan.settings.aside or plan.settings.cache.folder
    if folder is None or not text.strip():
        return ""
    second = ".again" if request.is_second else ""
    name = f"{PurePath(plan.document).name}.part-{request.part.number}{second}.answer.txt"
    path = folder / name
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, text.encode("utf-8", "replace"))
    except OSError as error:
        return f"; it cannot be kept in {path.as_posix()}: {reason(error)}"
    return f"; kept in {path.as_posix()}"


def _fields(
    plan: Plan, request: Request, key: str, schema: Mapping[str, Any], outcome: Outcome
) -> dict[str, Any]:
    """Return the answer to a request from the cache or the model; a complete answer is cached."""
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
    """Cache an answer; if that fails, report it once and use the answer anyway."""
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
    """Repeat a request until the answer is complete or all attempts failed, with growing pauses.

    Raises:
        AskingError: The last attempt failed, or no other can succeed.
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
    settings.watch(request.name)
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


def _take(
    plan: Plan, outcome: Outcome, request: Request, fields: Mapping[str, Any], key: str
) -> None:
    """Add the items of an answer, and its errors."""
    answer = read(fields["answer"], key)
    version = str(fields.get("version") or "")
    outcome.items.extend((request.part, version, item) for item in answer.items)
    if answer.is_broken:
        _blame(plan, outcome, request, answer.fault, fields["answer"])
    elif answer.fault:
        outcome.faults.append(f"{request.name}: {answer.fault}")
