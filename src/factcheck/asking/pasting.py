"""A model in a window of its own: what a person pastes there, and what came of it, read back."""

from collections.abc import Mapping
from pathlib import PurePath

from factcheck.asking.answers import read
from factcheck.asking.models import Model
from factcheck.asking.prompts import Prompt
from factcheck.asking.proposing import LIST, PROMPT, Proposed, Source
from factcheck.asking.requests import Settings, plan
from factcheck.model import Dossier

WINDOW = "a chat window"
"""The name of a model that nobody names."""
NOBODY = Model(WINDOW, None)
"""Whom nothing is sent to."""


def exported(known: Dossier, settings: Settings, prompt: Prompt = PROMPT) -> dict[str, str]:
    """Return what to paste for each part, by the name of a file; each is complete in itself."""
    name = PurePath(known.document.path).name
    planned = plan(known, NOBODY, prompt, settings)
    return {
        f"{name}.part-{one.part.number}.txt": f"{one.system}\n{one.text}"
        for one in planned.requests
    }


def imported(
    document: str, sha256: str, answers: Mapping[str, str], model: str = WINDOW
) -> Proposed:
    """Return what answers propose; they are read like those to a request.

    Args:
        document: Its path.
        sha256: Its digest.
        answers: To any of the parts, by the names that faults are told with.
        model: Who answered.

    Returns:
        The proposals. `unread` numbers the answers, from 1, that are broken; what is whole in
        those is taken.
    """
    whole = {name: read(text, LIST) for name, text in answers.items()}
    source = Source(document, sha256, model, PROMPT.name)
    kept, malformed = source.proposals(
        ("", item) for answer in whole.values() for item in answer.items
    )
    faults = [f"{name}: {answer.fault}" for name, answer in whole.items() if answer.fault]
    broken = [number for number, one in enumerate(whole.values(), 1) if one.is_broken]
    return Proposed(tuple(kept.values()), (*faults, *malformed), tuple(broken), by=source.by)
