"""Use of a model in a chat window: prompts to paste by hand, and parsing of the answers."""

from collections.abc import Mapping
from pathlib import PurePath

from factcheck.model import Dossier
from factcheck.second_reader.asking.answers import read
from factcheck.second_reader.asking.models import Model
from factcheck.second_reader.asking.prompts import Prompt
from factcheck.second_reader.asking.proposing import LIST, PROMPT, Proposed, Source
from factcheck.second_reader.asking.requests import Settings, plan

WINDOW = "a chat window"
"""The name of an unnamed model."""
NOBODY = Model(WINDOW, None)
"""A model that receives no requests."""


def exported(known: Dossier, settings: Settings, prompt: Prompt = PROMPT) -> dict[str, str]:
    """Return file name → text to paste for each part; each text is complete in itself."""
    name = PurePath(known.document.path).name
    planned = plan(known, NOBODY, prompt, settings)
    return {
        f"{name}.part-{one.part.number}.txt": f"{one.system}\n{one.text}"
        for one in planned.requests
    }


def imported(
    document: str, sha256: str, answers: Mapping[str, str], model: str = WINDOW
) -> Proposed:
    """Return the proposals in answers, parsed like the answers to requests.

    Args:
        document: Path of the document.
        sha256: Digest of the document.
        answers: Name for error messages → answer to any of the parts.
        model: The model that answered.

    Returns:
        The proposals. `unread` has the numbers, from 1, of incomplete answers, whose complete
        items are used.
    """
    whole = {name: read(text, LIST) for name, text in answers.items()}
    source = Source(document, sha256, model, PROMPT.name)
    kept, malformed = source.proposals(
        ("", item) for answer in whole.values() for item in answer.items
    )
    faults = [f"{name}: {answer.fault}" for name, answer in whole.items() if answer.fault]
    broken = [number for number, one in enumerate(whole.values(), 1) if one.is_broken]
    return Proposed(tuple(kept.values()), (*faults, *malformed), tuple(broken), by=source.by)
