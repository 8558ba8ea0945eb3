"""Claims folders: conversion between YAML that people write and the dossier; the JSON Schema.

Most modules are imported on the first call, because few runs use a claims folder.
"""
# ruff: noqa: PLC0415 - see above

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from factcheck.claims.claimfiles.claims_folder import ClaimsFolder, draft
from factcheck.model import Dossier, Event

if TYPE_CHECKING:
    from factcheck.claims.claimfiles.proposing import EventProposal

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
        The dossier with `by_hand` set. Its text is composed from the files, with one line per
        claim. People whom no claim names are not entities. The events are left to the linker,
        which uses the event of each claim.

    Raises:
        UnreadableError: There is no such folder.
        ClaimFileError: There are mistakes in the files; the error lists all of them.
    """
    from factcheck.claims.claimfiles.loading import loaded

    return loaded(path)


def dump(
    dossier: Dossier, folder: str, *, overwrite: bool = False, discard_ticks: bool = False
) -> tuple[str, ...]:
    """Write a draft of a document; see `draft` and `ClaimsFolder.dump`."""
    return draft(dossier).dump(folder, overwrite=overwrite, discard_ticks=discard_ticks)


def refuse_used(folder: str, *, overwrite: bool, discard_ticks: bool = False) -> None:
    """Refuse a folder that `dump` would refuse, before its contents are computed.

    Raises:
        UsageError: The folder is not empty, or is a file.
    """
    from factcheck.claims.claimfiles.dumping import refuse_used

    refuse_used(folder, overwrite=overwrite, discard_ticks=discard_ticks)


def proposals(dossier: Dossier, linked: Sequence[Event]) -> "tuple[EventProposal, ...]":
    """Return proposals of event ids for the claims of a folder.

    Args:
        dossier: The dossier of a claims folder; its existing ids do not change.
        linked: The events found by the linker without the ids.
    """
    from factcheck.claims.claimfiles.proposing import proposed

    return proposed(dossier, linked)


def accept(folder: str, proposed: "Sequence[EventProposal]") -> tuple[str, ...]:
    """Write event ids into the claim files of a folder, keeping comments, order and quotes.

    Returns:
        The paths of the changed files.

    Raises:
        UsageError: A file cannot be written, or its layout does not allow inserting a line.
    """
    from factcheck.claims.claimfiles.proposing import accepted

    return accepted(folder, proposed)


def is_claims_folder(path: str) -> bool:
    """Return True if a folder contains a document record or a claim file."""
    from factcheck.claims.claimfiles.folder import is_claims_folder

    return is_claims_folder(path)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the files of a claims folder, for editors."""
    from factcheck.claims.claimfiles.schema import schema

    return schema()
