"""Proposals kept beside their document, for every command and person that looks at it later."""

import os
from collections.abc import Sequence

from factcheck.errors import ProposalError, UsageError
from factcheck.model import Proposal
from factcheck.proposals import dump, read
from factcheck.storage import locked, reason, write_whole


def beside(path: str) -> str:
    """Return where the proposals on a document are kept."""
    return f"{path}.proposals.jsonl"


def stored(path: str) -> tuple[Proposal, ...]:
    """Return the proposals kept beside a document.

    Raises:
        ProposalError: lines of the file are malformed, all of them.
    """
    if not os.path.lexists(beside(path)):
        return ()
    parsed = read(beside(path))
    if parsed.problems:
        raise ProposalError(parsed.problems)
    return parsed.proposals


def store(path: str, proposals: Sequence[Proposal]) -> None:
    """Keep proposals beside a document, in place of those of the same maker and prompt.

    Raises:
        ProposalError: lines of the file are malformed, all of them.
        UsageError: it cannot be written.
    """
    new = {_maker(one) for one in proposals}
    file = beside(path)
    try:
        with locked(file):
            kept = [one for one in stored(path) if _maker(one) not in new]
            write_whole(file, dump([*kept, *proposals]).encode())
    except OSError as error:
        raise UsageError(f"{file}: {reason(error)}. Choose a folder that can be written.") from None


def _maker(one: Proposal) -> tuple[str, str, str]:
    return one.origin.maker, one.origin.name, one.origin.prompt
