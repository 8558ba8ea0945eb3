"""A language model as a helper that proves nothing: it proposes, and drafts what can be looked up.

The stage stands beside the engine and is loaded only when somebody asks for it. `models` finds a
model of the `llm` library (extra `model`) and asks it once; `requests` plans what is sent and
carries it out, part by part, with `parts` and `prompts`; `answers` reads what comes back and
`cache` keeps it. `proposing` makes proposals of it, `again` asks once more for those that could not
be compared, `pasting` lets a person carry parts and answers; `drafting` makes a claims folder.
"""
# ruff: noqa: PLC0415 - nothing of it is imported before it is used

import os
from collections.abc import Callable, Mapping

from factcheck.asking.again import foreseen, once_more
from factcheck.asking.cache import Cache
from factcheck.asking.models import found
from factcheck.asking.proposing import PROMPT, Proposed, proposed
from factcheck.asking.requests import Plan, Settings, plan
from factcheck.errors import ModelError
from factcheck.model import Document

__all__ = ["propose"]


def propose(  # noqa: PLR0913 - each has a usual value
    document: str | os.PathLike[str] | Document,
    *,
    model: str,
    options: Mapping[str, str] | None = None,
    seconds: float = 600.0,
    cache: str | os.PathLike[str] | None = None,
    again: bool = False,
    agreed: Callable[[Plan], bool] | None = None,
) -> Proposed:
    """Ask a language model which places of a document contradict one another.

    The text of the document is sent to the model, and calling this is the consent to it, unless
    `agreed` says otherwise. What comes back are proposals, of which nothing is proved.

    Args:
        document: A path, or what a reader made of it: `examine(path).dossier.document`.
        model: A name or alias that the library llm knows (extra `model`).
        options: Of the model, as llm takes them.
        seconds: How long an answer may take.
        cache: A folder in which answers are kept and looked for; None for none.
        again: Ask once more about proposals that could not be compared as they were quoted.
        agreed: Is shown what will be sent where, and returns whether it may be.

    Returns:
        The proposals, what went wrong, and which parts have no whole answer.

    Raises:
        ModelError: no request to this model can succeed, or `agreed` said no.
        UnreadableError: the document cannot be read.
        UsageError: llm is not installed, or knows no such model.
    """
    from pathlib import Path

    from factcheck.pipeline import dossier, dossier_of
    from factcheck.proposals.form import file_digest

    if isinstance(document, Document):
        known = dossier_of(document)
    else:
        known = dossier(Path(document).as_posix())
    settings = Settings(
        options=options or {}, seconds=seconds, cache=Cache(Path(cache) if cache else None)
    )
    planned = plan(known, found(model), PROMPT, settings)
    planned = foreseen(planned) if again else planned
    if agreed is not None and planned.sends and not agreed(planned):
        raise ModelError(f"model '{model}': nothing was sent, since it was not agreed to.")
    made = proposed(planned, file_digest(known.document.path))
    return once_more(planned, made) if again else made
