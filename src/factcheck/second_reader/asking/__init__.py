"""Asks language models for contradictions; their answers are proposals, not proofs.

This package is separate from the checks and imported only when a model is used. `models` finds a
model in the `llm` library (extra `model`) and sends one request; `requests` plans and sends the
requests for all parts of a document; `answers` parses the answers, and `cache` stores them.
`proposing` converts the answers to proposals; `pasting` supports copying prompts and answers by
hand.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from factcheck.analysis.pipeline import dossier
from factcheck.errors import ModelError
from factcheck.model import Document
from factcheck.second_reader.asking.cache import Cache
from factcheck.second_reader.asking.models import found
from factcheck.second_reader.asking.proposing import PROMPT, Proposed, proposed
from factcheck.second_reader.asking.requests import Plan, Settings, plan
from factcheck.second_reader.proposals.form import file_digest

__all__ = ["propose"]


def propose(
    document: str | os.PathLike[str] | Document,
    *,
    model: str | Callable[[str], str],
    options: Mapping[str, str] | None = None,
    seconds: float = 600.0,
    cache: str | os.PathLike[str] | None = None,
    agreed: Callable[[Plan], bool] | None = None,
) -> Proposed:
    """Ask a language model which places of a document contradict each other.

    The text of the document is sent to the model: by calling this function, you consent to that,
    unless `agreed` returns False. The proposals in the result are not proved.

    Args:
        document: A path, or a parsed document: `examine(path).dossier.document`.
        model: A name or alias known to the `llm` library (extra `model`), or a function that takes
            a prompt and returns the model's answer. The name of the function is then the name of
            the model.
        options: Options of the model, as for llm. They are not passed to a function.
        seconds: Time limit in seconds for each answer. A function that takes longer is not
            interrupted, but its answer is ignored.
        cache: A folder for storing and reusing answers; None to store nothing.
        agreed: Takes the plan, which shows what is sent and to which host, and returns whether to
            proceed.

    Returns:
        The proposals, the errors, and the numbers of the parts without a complete answer.

    Raises:
        ModelError: No request to this model can succeed, or `agreed` returned False.
        UnreadableError: The document cannot be read.
        UsageError: llm is not installed, or has no such model.
    """
    known = dossier(document)
    settings = Settings(
        options=options or {}, seconds=seconds, cache=Cache(Path(cache) if cache else None)
    )
    planned = plan(known, found(model), PROMPT, settings)
    if agreed is not None and planned.to_send and not agreed(planned):
        raise ModelError(
            f"model '{planned.model.name}': nothing was sent because no consent was given."
        )
    return proposed(planned, file_digest(known.document.path))
