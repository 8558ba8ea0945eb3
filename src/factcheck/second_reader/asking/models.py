"""Sends requests to a model in the `llm` library (extra `model`) or to a function.

llm and its plugins manage the models, keys and addresses. This module finds a model and sends one
request, with a time limit.
"""

import difflib
import importlib
import queue
import threading
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from attrs import field, frozen

from factcheck.errors import UsageError, how_to_install
from factcheck.storage import MEGABYTE

MOST_ANSWER = 4 * MEGABYTE
"""Maximum number of characters in an answer; longer answers are truncated."""
_SPEAKER = "factcheck asks a model"
"""Name of the thread that calls a model."""
_HOSTED = {"llm.default_plugins.openai_models": "api.openai.com"}
"""Maps plugins that do not state a host to the host of their models. Source: llm 0.36."""
_REPEATED = frozenset([408, 409, 425, 429])
"""HTTP status codes below 500 that indicate a temporary error.

Source: RFC 9110, RFC 6585, RFC 8470.
"""
_STATES = range(400, 500)
_UNREACHED = frozenset(["APIConnectionError", "ConnectError", "ConnectTimeout"])
"""Names of connection errors raised by plugins. Source: openai, httpx."""


class AskingError(Exception):
    """Raised if a request to a model failed."""

    def __init__(
        self,
        reason: str,
        text: str = "",
        *,
        may_pass: bool = False,
        is_final: bool = False,
        is_unreached: bool = False,
    ) -> None:
        """Store the reason and the partial answer.

        `may_pass` means that another attempt may succeed; `is_final`, that every other request
        would also fail; `is_unreached`, that the server does not respond at all.
        """
        super().__init__(reason)
        self.text = text
        self.may_pass, self.is_final, self.is_unreached = may_pass, is_final, is_unreached


@frozen
class Reply:
    """A model's answer."""

    text: str
    version: str = ""
    """The name of the model that answered, as stated by the service."""
    tokens: tuple[int, int] | None = None
    """Number of input and output tokens, as counted by the service."""


@frozen
class Model:
    """A model in the llm library, or a function in the calling program."""

    name: str
    inner: Any = field(repr=False)
    """The model object of llm, or a function that takes a prompt and returns the answer."""

    @property
    def host(self) -> str:
        """Return the host to which requests are sent, as far as it is known."""
        if not hasattr(self.inner, "prompt"):
            return "a function of this program"
        for attribute in ("api_base", "base_url", "host"):
            address = getattr(self.inner, attribute, None)
            if address and isinstance(address, str):
                return _host(address)
        module = type(self.inner).__module__
        return _HOSTED.get(module) or f"wherever the plugin {module.partition('.')[0]} sends it"


def _host(address: str) -> str:
    """Return the host and port in an address, without user name and password."""
    try:
        parsed = urlsplit(address if "//" in address else f"//{address}")
        port = f":{parsed.port}" if parsed.port else ""
    except ValueError:
        return "an address that cannot be read"
    return f"{parsed.hostname}{port}"


def found(model: str | Callable[[str], str]) -> Model:
    """Return the model with the given name or alias, or a model that calls the given function.

    Raises:
        UsageError: llm is not installed, or has no such model.
    """
    if callable(model):
        return Model(getattr(model, "__name__", type(model).__name__), model)
    try:
        llm = importlib.import_module("llm")
    except ImportError as error:
        missing = f"model '{model}': the library {error.name} is not installed"
        raise UsageError(f"{missing}. Run: {how_to_install('model')}") from None
    known = llm.get_model_aliases()
    if model not in known:
        close = difflib.get_close_matches(model, list(known), n=1)
        hint = f"Did you mean {close[0]}? " if close else ""
        raise UsageError(
            f"model '{model}': llm does not know this model. {hint}Run `llm models` for the list, "
            f"or install a plugin for other models with `llm install`."
        )
    return Model(known[model].model_id, known[model])


def asked(
    model: Model,
    text: str,
    *,
    system: str,
    schema: Mapping[str, Any],
    options: Mapping[str, str],
    seconds: float,
) -> Reply:
    """Send one request to a model, and return its answer.

    The call runs in a thread, which is abandoned after `seconds`, whatever the plugin does.

    Raises:
        AskingError: There is no answer within the time limit.
    """
    settings: dict[str, Any] = {"system": system, **options}
    if getattr(model.inner, "supports_schema", False):
        settings["schema"] = dict(schema)
    pieces: list[str] = []
    replies: queue.SimpleQueue[Reply | Exception] = queue.SimpleQueue()
    is_over = threading.Event()

    def speak() -> None:
        try:
            replies.put(_spoken(model.inner, text, settings, pieces, is_over))
        except Exception as error:  # noqa: BLE001 - plugins raise any exception; it is reported
            replies.put(error)

    threading.Thread(name=_SPEAKER, target=speak, daemon=True).start()
    try:
        reply = replies.get(timeout=seconds)
    except queue.Empty:
        told = f"no complete answer within {seconds:g} seconds"
        raise AskingError(told, "".join(pieces)) from None
    finally:
        is_over.set()
    if isinstance(reply, Exception):
        raise _failed(reply) from reply
    return reply


def is_left_behind() -> bool:
    """Return True if an abandoned call is still running."""
    return any(thread.name == _SPEAKER for thread in threading.enumerate())


def _spoken(
    inner: Any,
    text: str,
    settings: Mapping[str, Any],
    pieces: list[str],
    is_over: threading.Event,
) -> Reply:
    """Return the answer of a model. Its parts are added to `pieces` until the call is abandoned."""
    if not hasattr(inner, "prompt"):
        answer = inner(f"{settings['system']}\n{text}")
        if not isinstance(answer, str):
            raise TypeError(f"the function returned {type(answer).__name__}, expected str")
        return Reply(answer)
    response = inner.prompt(text, stream=bool(inner.can_stream), **settings)
    length = 0
    for piece in response:
        pieces.append(piece)
        length += len(piece)
        if is_over.is_set() or length > MOST_ANSWER:
            return Reply("".join(pieces))
    usage = response.usage()
    tokens = (usage.input, usage.output) if usage.input is not None else None
    raw = getattr(response, "response_json", None)
    version = getattr(response, "resolved_model", None)
    version = version or (raw.get("model") if isinstance(raw, dict) else "")
    return Reply("".join(pieces), version if isinstance(version, str) else "", tokens)


def _failed(error: Exception) -> AskingError:
    """Return the AskingError for an exception raised by a plugin or service."""
    name = type(error).__name__
    response = getattr(error, "response", None)
    state = getattr(error, "status_code", None) or getattr(response, "status_code", None)
    is_refused = isinstance(state, int) and state in _STATES and state not in _REPEATED
    # A missing key, or an option that the model does not support.
    is_final = is_refused or name in ("NeedsKeyException", "ValidationError")
    reason = " ".join(f"{name}: {error}".split())[:300]
    is_unreached = isinstance(error, ConnectionError) or name in _UNREACHED
    return AskingError(reason, may_pass=not is_final, is_final=is_final, is_unreached=is_unreached)
