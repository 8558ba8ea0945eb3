"""Claims folders: conversion between YAML files that people write and the dossier.

Most modules are imported only when a function is called, because few runs use a claims folder.
"""
# ruff: noqa: PLC0415 - see above

from factcheck.claims.claimfiles.claims_folder import ClaimsFolder, draft
from factcheck.model import Dossier

__all__ = ["ClaimsFolder", "draft", "dump", "is_claims_folder", "load"]


def load(path: str) -> Dossier:
    """Read a claims folder.

    Returns:
        The dossier, with `by_hand` set. Its text is composed from the files, with one line per
        claim. People who are not named in any claim are not entities. Events are added later, by
        the linker, from the event of each claim.

    Raises:
        UnreadableError: The folder does not exist.
        ClaimFileError: The files have errors, which the exception lists.
    """
    from factcheck.claims.claimfiles.loading import loaded

    return loaded(path)


def dump(dossier: Dossier, folder: str, *, overwrite: bool = False) -> tuple[str, ...]:
    """Write a draft claims folder for a document; see `draft` and `ClaimsFolder.dump`."""
    return draft(dossier).dump(folder, overwrite=overwrite)


def is_claims_folder(path: str) -> bool:
    """Return True if a folder contains a document record or a claim file."""
    from factcheck.claims.claimfiles.folder import is_claims_folder

    return is_claims_folder(path)
