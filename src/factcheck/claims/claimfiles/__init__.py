"""Claims folders: conversion between YAML that people write and the dossier.

Most modules are imported on the first call, because few runs use a claims folder.
"""
# ruff: noqa: PLC0415 - see above

from factcheck.claims.claimfiles.claims_folder import ClaimsFolder, draft
from factcheck.model import Dossier

__all__ = ["ClaimsFolder", "draft", "dump", "is_claims_folder", "load"]


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


def dump(dossier: Dossier, folder: str, *, overwrite: bool = False) -> tuple[str, ...]:
    """Write a draft of a document; see `draft` and `ClaimsFolder.dump`."""
    return draft(dossier).dump(folder, overwrite=overwrite)


def is_claims_folder(path: str) -> bool:
    """Return True if a folder contains a document record or a claim file."""
    from factcheck.claims.claimfiles.folder import is_claims_folder

    return is_claims_folder(path)
