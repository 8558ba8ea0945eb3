"""Supports models in a chat window: writes prompts to be pasted by hand, and parses the answers."""

from collections.abc import Mapping
from pathlib import PurePath

from factcheck.model import Dossier
from factcheck.second_reader.asking.answers import read
from factcheck.second_reader.asking.models import Model
from factcheck.second_reader.asking.proposing import LIST, PROMPT, Proposed, origin
from factcheck.second_reader.asking.requests import Settings, plan

WINDOW = "a chat window"
"""The name used for a model if no name is given."""
NOBODY = Model(WINDOW, None)
"""A model to which no requests are sent."""


def exported(known: Dossier, settings: Settings) -> dict[str, str]:
    """Return a map of file names to the texts to paste, one for each part of the document."""
    name = PurePath(known.document.path).name
    return {
        f"{name}.part-{request.part.number}.txt": f"{request.system}\n{request.text}"
        for request in plan(known, NOBODY, PROMPT, settings).requests
    }


def imported(
    document: str, sha256: str, answers: Mapping[str, str], model: str = WINDOW
) -> Proposed:
    """Return the proposals in answers that were copied by hand.

    Args:
        document: Path of the document.
        sha256: SHA-256 digest of the document.
        answers: Maps a name, used in error messages, to the answer for any of the parts.
        model: The name of the model that answered.

    Returns:
        The proposals. `unread` contains the numbers, from 1, of the incomplete answers. Complete
        items in these answers are used.
    """
    made = Proposed(by=origin(model))
    for number, (name, text) in enumerate(answers.items(), 1):
        answer = read(text, LIST)
        made.items += (("", item) for item in answer.items)
        made.faults += [f"{name}: {answer.fault}"] if answer.fault else []
        made.unread += [number] if answer.is_broken else []
    made.understand(document, sha256)
    return made
