"""Language models: they propose contradictions and draft claims, but prove nothing.

This package is separate from the engine and loaded only on request. `models` finds a model in the
`llm` library (extra `model`) and sends one request; `requests` plans and sends the requests for all
parts, with `parts` and `prompts`; `answers` parses the answers and `cache` stores them. `proposing`
converts them to proposals, `again` asks once more about proposals that could not be compared,
`pasting` supports copying by hand; `drafting` creates a claims folder.
"""
# ruff: noqa: PLC0415 - nothing is imported before it is needed

import os
from collections.abc import Callable, Mapping

from factcheck.errors import ModelError
from factcheck.model import Document
from factcheck.second_reader.asking.again import foreseen, once_more
from factcheck.second_reader.asking.cache import Cache
from factcheck.second_reader.asking.models import found
from factcheck.second_reader.asking.proposing import PROMPT, Proposed, proposed
from factcheck.second_reader.asking.requests import Plan, Settings, plan

__all__ = ["propose"]


def propose(  # noqa: PLR0913 - each has a default
    document: str | os.PathLike[str] | Document,
    *,
    model: str,
    options: Mapping[str, str] | None = None,
    seconds: float = 600.0,
    cache: str | os.PathLike[str] | None = None,
    again: bool = False,
    agreed: Callable[[Plan], bool] | None = None,
) -> Proposed:
    """Ask a language model which places of a document contradict each other.

    The text of the document is sent to the model; calling this function is consent to that, unless
    `agreed` returns False. The result consists of proposals, none of which are proved.

    Args:
        document: A path, or a parsed document: `examine(path).dossier.document`.
        model: A name or alias known to the library llm (extra `model`).
        options: Options of the model, as for llm.
        seconds: Time limit of an answer.
        cache: A folder for storing and reusing answers; None for none.
        again: Whether to ask once more about proposals that could not be compared as quoted.
        agreed: Receives the plan of what is sent and where, and returns whether to proceed.

    Returns:
        The proposals, the errors, and the parts without a complete answer.

    Raises:
        ModelError: No request to this model can succeed, or `agreed` returned False.
        UnreadableError: The document cannot be read.
        UsageError: llm is not installed, or knows no such model.
    """
    from pathlib import Path

    from factcheck.analysis.pipeline import dossier
    from factcheck.second_reader.proposals.form import file_digest

    known = dossier(document)
    settings = Settings(
        options=options or {}, seconds=seconds, cache=Cache(Path(cache) if cache else None)
    )
    planned = plan(known, found(model), PROMPT, settings)
    planned = foreseen(planned) if again else planned
    if agreed is not None and planned.sends and not agreed(planned):
        raise ModelError(f"model '{model}': nothing was sent, since it was not agreed to.")
    made = proposed(planned, file_digest(known.document.path))
    return once_more(planned, made) if again else made
