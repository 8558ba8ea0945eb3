"""Interface to language models through the `llm` library (extra `model`).

llm and its plugins manage the available models, keys and addresses; this module finds a model and
sends one request with a time limit.
"""

import difflib
import importlib
import queue
import threading
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from attrs import field, frozen

from factcheck.errors import ModelError, UsageError, how_to_install
from factcheck.storage import MEGABYTE

MOST_ANSWER = 4 * MEGABYTE
"""Maximum characters of an answer; longer ones are truncated."""
_SPEAKER = "factcheck asks a model"
"""Name of the thread that calls a model."""
_SHOWN = 12
"""Maximum names that a message lists."""
_HOSTED = {"llm.default_plugins.openai_models": "api.openai.com"}
"""Plugin → the host of its models, if they name none. Source: llm 0.36."""
_REPEATED = frozenset([408, 409, 425, 429])
"""Temporary HTTP status codes, in addition to those from 500.

Source: RFC 9110, RFC 6585, RFC 8470.
"""
_STATES = range(400, 500)
_UNREACHED = frozenset(["APIConnectionError", "ConnectError", "ConnectTimeout"])
"""Names of connection errors raised by plugins. Source: openai, httpx."""


class AskingError(Exception):
    """A request failed."""

    def __init__(
        self,
        why: str,
        *,
        may_pass: bool,
        is_final: bool,
        is_unreached: bool = False,
        text: str = "",
    ) -> None:
        """Store the reason, whether to retry, and whether every other request would also fail.

        `is_unreached` means that the server does not respond at all; `text` is the partial answer.
        """
        super().__init__(why)
        self.why = why
        self.may_pass = may_pass
        self.is_final = is_final
        self.is_unreached = is_unreached
        self.text = text


@frozen
class Reply:
    """A model's answer."""

    text: str
    version: str = ""
    """The model that answered, according to the service."""
    tokens: tuple[int, int] | None = None
    """Input and output tokens, as counted by the service."""


@frozen
class Model:
    """A model of llm."""

    name: str
    inner: Any = field(repr=False)
    """The llm object."""

    @property
    def host(self) -> str:
        """Return the host that receives its requests, as far as known."""
        for attribute in ("api_base", "base_url", "host"):
            address = getattr(self.inner, attribute, None)
            if address and isinstance(address, str):
                return _host(address)
        module = type(self.inner).__module__
        return _HOSTED.get(module) or f"wherever the plugin {module.partition('.')[0]} sends it"

    @property
    def follows_schema(self) -> bool:
        """Return True if it supports a schema for its answers."""
        return bool(getattr(self.inner, "supports_schema", False))


def _host(address: str) -> str:
    """Return host and port of an address, without user name and password."""
    try:
        parsed = urlsplit(address if "//" in address else f"//{address}")
        port = f":{parsed.port}" if parsed.port else ""
    except ValueError:
        return "an address that cannot be read"
    return f"{parsed.hostname}{port}"


def found(name: str) -> Model:
    """Return the model with a name or alias.

    Raises:
        UsageError: llm is not installed, or knows no such model.
    """
    llm = _library()
    known = llm.get_model_aliases()
    if name not in known:
        raise UsageError(_unknown(name, known))
    return Model(known[name].model_id, known[name])


def _library() -> Any:
    try:
        return importlib.import_module("llm")
    except ImportError as error:
        missing = f"--model: a language model is reached by {error.name}, which is not installed"
        raise UsageError(f"{missing}. Run {how_to_install('model')}") from None


def _unknown(name: str, known: Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    names = list(dict.fromkeys(model.model_id for model in known.values()))
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    listed = ", ".join(names[:_SHOWN]) + more if names else "none"
    return (
        f"model '{name}': llm knows none of this name. {hint}Known: {listed}. Run `llm models` "
        f"for the list, `llm install` for a plugin that brings others."
    )


def asked(
    model: Model,
    text: str,
    *,
    system: str,
    schema: Mapping[str, Any],
    options: Mapping[str, str],
    seconds: float,
) -> Reply:
    """Send one request to a model.

    The call runs in a thread and is abandoned after `seconds`, whatever the plugin does.

    Raises:
        AskingError: There is no answer, or not in time.
    """
    given: dict[str, Any] = {"system": system, **options}
    if model.follows_schema:
        given["schema"] = dict(schema)
    said: queue.SimpleQueue[str | Reply | Exception] = queue.SimpleQueue()
    is_over = threading.Event()
    speaker = threading.Thread(
        name=_SPEAKER,
        target=_speak,
        args=(model.inner, text, given, said, is_over),
        daemon=True,
    )
    speaker.start()
    try:
        return _heard(said, time.monotonic() + seconds, seconds)
    finally:
        is_over.set()


def is_left_behind() -> bool:
    """Return True if an abandoned call is still running."""
    return any(one.name == _SPEAKER for one in threading.enumerate())


def _speak(
    inner: Any,
    text: str,
    given: Mapping[str, Any],
    said: "queue.SimpleQueue[str | Reply | Exception]",
    is_over: threading.Event,
) -> None:
    """Forward the answer of a model, piece by piece, until the call is abandoned."""
    try:
        response = inner.prompt(text, stream=bool(inner.can_stream), **given)
        for piece in response:
            if is_over.is_set():
                return
            said.put(piece)
        usage = response.usage()
        tokens = (usage.input, usage.output) if usage.input is not None else None
        said.put(Reply("", _version(response), tokens))
    except Exception as error:  # noqa: BLE001 - plugins raise any exception; it is reported
        said.put(error)


def _version(response: Any) -> str:
    """Return the model that answered, according to the service; empty if not given."""
    named = getattr(response, "resolved_model", None)
    raw = getattr(response, "response_json", None)
    named = named or (raw.get("model") if isinstance(raw, dict) else "")
    return named if isinstance(named, str) else ""


def _heard(said: "queue.SimpleQueue[str | Reply | Exception]", end: float, seconds: float) -> Reply:
    """Return the complete answer."""
    pieces: list[str] = []
    length = 0
    while True:
        try:
            piece = said.get(timeout=max(0.0, end - time.monotonic()))
        except queue.Empty:
            why = f"no whole answer within {seconds:g} seconds"
            text = "".join(pieces)
            raise AskingError(why, may_pass=False, is_final=False, text=text) from None
        if isinstance(piece, Exception):
            raise _failed(piece) from piece
        if isinstance(piece, Reply):
            return Reply("".join(pieces), piece.version, piece.tokens)
        pieces.append(piece)
        length += len(piece)
        if length > MOST_ANSWER:
            return Reply("".join(pieces))


def _failed(error: Exception) -> AskingError:
    """Return the meaning of an error of a plugin or service."""
    response = getattr(error, "response", None)
    state = getattr(error, "status_code", None) or getattr(response, "status_code", None)
    why = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    if type(error).__name__ == "NeedsKeyException":
        return AskingError(f"{error}", may_pass=False, is_final=True)
    if isinstance(state, int) and state in _STATES and state not in _REPEATED:
        return AskingError(why, may_pass=False, is_final=True)
    is_ours = type(error).__name__ == "ValidationError"  # an option that the model does not support
    is_unreached = isinstance(error, ConnectionError) or type(error).__name__ in _UNREACHED
    return AskingError(why, may_pass=not is_ours, is_final=is_ours, is_unreached=is_unreached)


def final(error: AskingError, name: str) -> ModelError:
    """Return the error of a run in which no request can succeed."""
    return ModelError(f"model '{name}': {error.why}. Mend that and run the command again.")
