"""Plans and sends requests to a model, part by part, with retries.

All requests are planned before the first is sent, so that the user can be shown what will be sent.
A request with a stored answer is not sent again.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from attrs import define, field, frozen

from factcheck.errors import ModelError, UsageError
from factcheck.model import Dossier
from factcheck.second_reader.asking.answers import read
from factcheck.second_reader.asking.cache import Cache, digest
from factcheck.second_reader.asking.models import AskingError, Model, Reply, asked
from factcheck.second_reader.asking.parts import LEAST, USUAL, Part, known_before, parts
from factcheck.storage import reason, write_whole

LETTERS_A_TOKEN = 4
"""Estimated number of characters per token in English.

Models differ in how they split words; numbers and names take more tokens than other words.
"""
_KNOWN = 4
"""Divisor for the summary of earlier parts, which takes at most a quarter of a part."""
_RULE = "====="


@frozen
class Prompt:
    """The instructions for one kind of request."""

    name: str
    """Name and version of the instructions, such as "propose/1"."""
    text: str


@cache
def prompt(name: str) -> Prompt:
    """Return the instructions in a file in the folder `prompts`, without its comments."""
    path = Path(__file__).with_name("prompts") / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    version, *rest = (line for line in lines if not line.startswith("#"))
    return Prompt(f"{name}/{version.removeprefix('version: ')}", "\n".join(rest).strip() + "\n")


@frozen
class Settings:
    """Settings for the requests to a model."""

    options: Mapping[str, str] = field(factory=dict)
    """Options of the model, as for llm, such as "temperature"."""
    part: int = USUAL
    """Number of characters of the document in one request."""
    seconds: float = 600.0
    """Time limit in seconds for an answer."""
    tries: int = 2
    """Maximum number of attempts for a part."""
    cache: Cache = field(factory=Cache)
    pause: Callable[[float], None] = time.sleep
    """Function that waits between two attempts; its argument is the number of seconds."""
    watch: Callable[[str], object] = str
    """Called with the name of each request before it is sent."""

    def __attrs_post_init__(self) -> None:
        """Validate the settings.

        Raises:
            UsageError: The part size, the number of attempts or the time limit is invalid.
        """
        if self.part < LEAST:
            raise UsageError(f"part size {self.part}: expected at least {LEAST} characters.")
        if self.tries < 1:
            raise UsageError(f"tries {self.tries}: expected at least 1.")
        if not 0 < self.seconds < float("inf"):
            raise UsageError(f"seconds {self.seconds:g}: expected a time limit above 0.")


@frozen
class Request:
    """A request for one part of a document."""

    part: Part
    system: str = field(repr=False)
    text: str = field(repr=False)
    key: str
    """The key of the answer in the cache."""
    answer: Mapping[str, Any] | None = field(repr=False)
    """The stored answer, or None if the request has to be sent."""

    @property
    def name(self) -> str:
        """The name of the request in messages."""
        return f"part {self.part.number} of {self.part.of}"

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
    """The requests for a document, to be sent once they are approved."""

    document: str
    """Path of the document."""
    model: Model
    prompt: Prompt
    requests: tuple[Request, ...]
    settings: Settings = field(repr=False)

    @property
    def to_send(self) -> tuple[Request, ...]:
        """The requests without a stored answer."""
        return tuple(request for request in self.requests if request.answer is None)

    def lines(self) -> Iterator[str]:
        """Yield the lines that tell the user what will be sent."""
        sent = self.to_send
        kept = len(self.requests) - len(sent)
        yield f"{self.document}: {_counted(len(self.requests), 'part')}, prompt {self.prompt.name}"
        if kept:
            yield f"  answer cached, not sent again: {_counted(kept, 'part')}"
        if sent:
            characters = sum(request.characters for request in sent)
            tokens = sum(request.tokens for request in sent)
            yield (
                f"  to send: {_counted(len(sent), 'request')} with the text of the document, "
                f"{characters:,} characters, about {tokens:,} tokens"
            )
            yield f"  to: model {self.model.name} at {self.model.host}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@define(kw_only=True)
class Outcome:
    """The result of sending the requests of a plan."""

    items: list[tuple[str, dict[str, Any]]] = field(factory=list, repr=False)
    """(version of the model, item) for every item in the answers, in order."""
    faults: list[str] = field(factory=list)
    """Error messages, one line per part."""
    unread: list[int] = field(factory=list)
    """Numbers of the parts without a complete answer; empty if all were answered."""
    sent: int = 0
    """Number of requests sent in this run."""
    tokens: tuple[int, int] = (0, 0)
    """Number of input and output tokens in this run, as counted by the service."""
    unreached: str = ""
    """The host, if it did not respond; otherwise empty."""


def plan(dossier: Dossier, model: Model, prompt: Prompt, settings: Settings) -> Plan:
    """Return the plan of requests to a model. Nothing is sent yet."""
    document = dossier.document
    named = sorted(settings.options.items())
    whole = digest(
        document.text, prompt.name, prompt.text, model.name, str(named), str(settings.part)
    )
    requests = []
    for part in parts(document, settings.part):
        key = digest(whole, str(part.number))
        text = _text(dossier, part, settings.part)
        requests.append(Request(part, prompt.text, text, key, settings.cache.get(key)))
    return Plan(document.path, model, prompt, tuple(requests), settings)


def _text(dossier: Dossier, part: Part, most: int) -> str:
    """Return the text sent for a part, without the instructions."""
    known = known_before(dossier, part.span.start, most // _KNOWN) if part.number > 1 else ""
    earlier = [f"{_RULE} known from the lines before", known] if known else []
    head = f"{_RULE} lines of the document, part {part.number} of {part.of}"
    return "\n".join([*earlier, head, part.text, f"{_RULE} end", ""])


def carry_out(plan: Plan, key: str, schema: Mapping[str, Any], outcome: Outcome) -> None:
    """Send the planned requests, and add the items of the answers to the outcome.

    A part without an answer does not stop the run. If the service does not respond at all, no more
    requests are sent.

    Args:
        plan: The approved plan.
        key: The key of the list in each answer.
        schema: The JSON Schema of an answer, for models that support schemas.
        outcome: The outcome to which items and errors are added.

    Raises:
        ModelError: No request to this model can succeed, for example because the key is missing.
    """
    is_silent = False
    for request in plan.requests:
        if is_silent and request.answer is None:
            outcome.unread.append(request.part.number)
            continue
        try:
            answered = request.answer or _answered(plan, request, key, schema, outcome)
        except AskingError as error:
            if error.is_final:
                told = f"model '{plan.model.name}': {error}. Fix this and run the command again."
                raise ModelError(told) from error
            is_silent = True
            outcome.unreached = plan.model.host if error.is_unreached else ""
            _blame(plan, outcome, request, str(error), error.text)
            continue
        answer = read(answered["answer"], key)
        version = str(answered.get("version") or "")
        outcome.items += ((version, item) for item in answer.items)
        if answer.is_broken:
            _blame(plan, outcome, request, answer.fault, answered["answer"])
        elif answer.fault:
            outcome.faults.append(f"{request.name}: {answer.fault}")


def _blame(plan: Plan, outcome: Outcome, request: Request, message: str, text: str) -> None:
    """Record an error in an answer, and save the answer to a file so that it is not lost."""
    outcome.unread.append(request.part.number)
    folder = plan.settings.cache.folder
    if folder is not None and text.strip():
        name = f"{PurePath(plan.document).name}.part-{request.part.number}.answer.txt"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(folder / name, text.encode("utf-8", "replace"))
            message = f"{message}; saved to {(folder / name).as_posix()}"
        except OSError as error:
            message = f"{message}; cannot be saved to {folder.as_posix()}: {reason(error)}"
    outcome.faults.append(f"{request.name}: {message}")


def _answered(
    plan: Plan, request: Request, key: str, schema: Mapping[str, Any], outcome: Outcome
) -> dict[str, Any]:
    """Return the model's answer to a request. A complete answer is stored in the cache."""
    reply = _patiently(plan, request, key, schema, outcome)
    fields = {"model": plan.model.name, "version": reply.version, "answer": reply.text}
    if not read(reply.text, key).is_broken:
        try:
            plan.settings.cache.put(request.key, fields)
        except OSError as error:
            folder = plan.settings.cache.folder
            outcome.faults.append(f"answers cannot be saved to {folder}: {reason(error)}")
    return fields


def _patiently(
    plan: Plan, request: Request, key: str, schema: Mapping[str, Any], outcome: Outcome
) -> Reply:
    """Repeat a request, with increasing pauses, until the answer is complete or all attempts fail.

    Raises:
        AskingError: The last attempt failed, or further attempts cannot succeed.
    """
    settings = plan.settings
    for left in reversed(range(settings.tries)):
        settings.watch(request.name)
        outcome.sent += 1
        try:
            reply = asked(
                plan.model,
                request.text,
                system=request.system,
                schema=schema,
                options=settings.options,
                seconds=settings.seconds,
            )
        except AskingError as error:
            if not (left and error.may_pass):
                raise
        else:
            read_, written = reply.tokens or (0, 0)
            outcome.tokens = outcome.tokens[0] + read_, outcome.tokens[1] + written
            if not (left and read(reply.text, key).is_broken):
                return reply
        settings.pause(2.0 ** (settings.tries - left))
    raise AssertionError("tries must be at least 1")
