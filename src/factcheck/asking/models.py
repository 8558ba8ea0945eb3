"""The door to language models: the `llm` library, which is installed by the extra `model`.

What llm and its plugins know (which models there are, keys, addresses) is theirs; here one of them
is found, and asked once within a time.
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
"""Characters of an answer; what says more is cut off there."""
_SPEAKER = "factcheck asks a model"
"""Name of the thread in which a model is asked."""
_SHOWN = 12
"""Names that a message lists."""
_HOSTED = {"llm.default_plugins.openai_models": "api.openai.com"}
"""Plugin → the host that its models are reached at where they name none. Source: llm 0.36."""
_REPEATED = frozenset([408, 409, 425, 429])
"""HTTP states that may pass; so do those from 500. Source: RFC 9110, RFC 6585, RFC 8470."""
_STATES = range(400, 500)
_UNREACHED = frozenset(["APIConnectionError", "ConnectError", "ConnectTimeout"])
"""Errors of a server that does not answer, as plugins name them. Source: openai, httpx."""


class AskingError(Exception):
    """One request that brought no answer."""

    def __init__(
        self,
        why: str,
        *,
        may_pass: bool,
        is_final: bool,
        is_unreached: bool = False,
        text: str = "",
    ) -> None:
        """Keep the reason, whether to try again, and whether every other request would fail so.

        Unreached is a model whose server does not answer at all; text is what came until then.
        """
        super().__init__(why)
        self.why = why
        self.may_pass = may_pass
        self.is_final = is_final
        self.is_unreached = is_unreached
        self.text = text


@frozen
class Reply:
    """What a model said."""

    text: str
    version: str = ""
    """The model that the service names as the one that answered."""
    tokens: tuple[int, int] | None = None
    """Read and written, as the service counts them."""


@frozen
class Model:
    """A model of llm."""

    name: str
    inner: Any = field(repr=False)
    """llm's own."""

    @property
    def host(self) -> str:
        """Say where its requests go, as far as it can be known."""
        for attribute in ("api_base", "base_url", "host"):
            address = getattr(self.inner, attribute, None)
            if address and isinstance(address, str):
                return _host(address)
        module = type(self.inner).__module__
        return _HOSTED.get(module) or f"wherever the plugin {module.partition('.')[0]} sends it"

    @property
    def follows_schema(self) -> bool:
        """True if the form of its answers can be prescribed."""
        return bool(getattr(self.inner, "supports_schema", False))


def _host(address: str) -> str:
    """Return host and port of an address, without a name and a password in it."""
    try:
        parsed = urlsplit(address if "//" in address else f"//{address}")
        port = f":{parsed.port}" if parsed.port else ""
    except ValueError:
        return "an address that cannot be read"
    return f"{parsed.hostname}{port}"


def found(name: str) -> Model:
    """Return the model of a name or alias.

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
    """Ask a model once.

    Whatever the model's plugin does, it is waited for no longer than `seconds`: it is asked in a
    thread, which is left behind if it does not answer.

    Raises:
        AskingError: it does not answer, in time or at all.
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
    """True if a model that was not waited for still runs."""
    return any(one.name == _SPEAKER for one in threading.enumerate())


def _speak(
    inner: Any,
    text: str,
    given: Mapping[str, Any],
    said: "queue.SimpleQueue[str | Reply | Exception]",
    is_over: threading.Event,
) -> None:
    """Pass on what a model says, piece by piece, until nobody listens any more."""
    try:
        response = inner.prompt(text, stream=bool(inner.can_stream), **given)
        for piece in response:
            if is_over.is_set():
                return
            said.put(piece)
        usage = response.usage()
        tokens = (usage.input, usage.output) if usage.input is not None else None
        said.put(Reply("", _version(response), tokens))
    except Exception as error:  # noqa: BLE001 - plugins raise what they like; it is told
        said.put(error)


def _version(response: Any) -> str:
    """Return the model that the service names as the one that answered; empty if it names none."""
    named = getattr(response, "resolved_model", None)
    raw = getattr(response, "response_json", None)
    named = named or (raw.get("model") if isinstance(raw, dict) else "")
    return named if isinstance(named, str) else ""


def _heard(said: "queue.SimpleQueue[str | Reply | Exception]", end: float, seconds: float) -> Reply:
    """Return the whole of an answer."""
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
    """Say what an error of a plugin or of the service means."""
    response = getattr(error, "response", None)
    state = getattr(error, "status_code", None) or getattr(response, "status_code", None)
    why = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    if type(error).__name__ == "NeedsKeyException":
        return AskingError(f"{error}", may_pass=False, is_final=True)
    if isinstance(state, int) and state in _STATES and state not in _REPEATED:
        return AskingError(why, may_pass=False, is_final=True)
    is_ours = type(error).__name__ == "ValidationError"  # an option that the model does not take
    is_unreached = isinstance(error, ConnectionError) or type(error).__name__ in _UNREACHED
    return AskingError(why, may_pass=not is_ours, is_final=is_ours, is_unreached=is_unreached)


def final(error: AskingError, name: str) -> ModelError:
    """Return the error of a run in which no request can succeed."""
    return ModelError(f"model '{name}': {error.why}. Mend that and run the command again.")
