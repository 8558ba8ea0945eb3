"""Claims folders: YAML that people write ↔ the dossier; and the JSON Schema of the format.

What does the work is imported at the first call: most runs meet no claims folder.
"""
# ruff: noqa: PLC0415 - see above

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from factcheck.claimfiles.claims_folder import ClaimsFolder, draft
from factcheck.model import Dossier, Event

if TYPE_CHECKING:
    from factcheck.claimfiles.proposing import EventProposal

__all__ = [
    "ClaimsFolder",
    "accept",
    "draft",
    "dump",
    "is_claims_folder",
    "json_schema",
    "load",
    "proposals",
    "refuse_used",
]


def load(path: str) -> Dossier:
    """Read a claims folder.

    Returns:
        The dossier with `by_hand` set. Its text is woven from the files: one line a claim. Persons
        whom no claim names are no entities; events are left to the linker, which reads the event of
        each claim.

    Raises:
        UnreadableError: There is no such folder.
        ClaimFileError: Mistakes, all of all files.
    """
    from factcheck.claimfiles.loading import loaded

    return loaded(path)


def dump(
    dossier: Dossier, folder: str, *, overwrite: bool = False, discard_ticks: bool = False
) -> tuple[str, ...]:
    """Write a draft of a document; see `draft` and `ClaimsFolder.dump`."""
    return draft(dossier).dump(folder, overwrite=overwrite, discard_ticks=discard_ticks)


def refuse_used(folder: str, *, overwrite: bool, discard_ticks: bool = False) -> None:
    """Refuse a folder that `dump` would refuse, before work is spent on what it is to hold.

    Raises:
        UsageError: The folder has files in it, or is a file.
    """
    from factcheck.claimfiles.dumping import refuse_used

    refuse_used(folder, overwrite=overwrite, discard_ticks=discard_ticks)


def proposals(dossier: Dossier, linked: Sequence[Event]) -> "tuple[EventProposal, ...]":
    """Return the event ids that the claims of a folder may be given.

    Args:
        dossier: Of a claims folder; the ids that it has stay.
        linked: What the linker finds in it when it is told no event.
    """
    from factcheck.claimfiles.proposing import proposed

    return proposed(dossier, linked)


def accept(folder: str, proposed: "Sequence[EventProposal]") -> tuple[str, ...]:
    """Write event ids into the claim files of a folder; comments, order and quotes are kept.

    Returns:
        The paths of the files that were changed.

    Raises:
        UsageError: A file cannot be written, or its layout leaves no place for a line.
    """
    from factcheck.claimfiles.splicing import spliced

    events = {claim: one.event for one in proposed for claim in one.claims}
    return spliced(folder, events)


def is_claims_folder(path: str) -> bool:
    """Say whether a folder has a record of a document or a claim file in it."""
    from factcheck.claimfiles.folder import is_claims_folder

    return is_claims_folder(path)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the files of a claims folder, for editors."""
    from factcheck.claimfiles.schema import schema

    return schema()
