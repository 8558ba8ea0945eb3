"""Claims folders: YAML that people write ↔ the dossier; and the JSON Schema of the format.

What does the work is imported at the first call: most runs meet no claims folder.
"""
# ruff: noqa: PLC0415 - see above

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.model import Claim, Document, Dossier, Event

if TYPE_CHECKING:
    from factcheck.claimfiles.proposing import Proposal

__all__ = [
    "accept",
    "claims_from_json",
    "claims_to_json",
    "dossier_of_claims",
    "dump",
    "dump_claims",
    "is_claims_folder",
    "json_schema",
    "load",
    "load_claims",
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
    """Write a draft claims folder: dated and attributed claims, the persons and the sources.

    Args:
        dossier: Of a document; of a claims folder, all of its claims are written.
        folder: Made if it is not there.
        overwrite: Write into a folder that has files; claim files of an earlier draft are removed.
        discard_ticks: Do so even if somebody has ticked or judged claims of that draft.

    Returns:
        The paths of the YAML files, in the order in which they are read.

    Raises:
        UsageError: The folder has files in it, cannot be written, or is the one that was read; or
            the document has no claim that is worth a line.
    """
    from factcheck.claimfiles.dumping import dumped

    return dumped(dossier, folder, overwrite=overwrite, discard_ticks=discard_ticks)


def refuse_used(folder: str, *, overwrite: bool, discard_ticks: bool = False) -> None:
    """Refuse a folder that `dump` would refuse, before work is spent on what it is to hold.

    Raises:
        UsageError: The folder has files in it, or is a file.
    """
    from factcheck.claimfiles.dumping import refuse_used

    refuse_used(folder, overwrite=overwrite, discard_ticks=discard_ticks)


def proposals(dossier: Dossier, linked: Sequence[Event]) -> "tuple[Proposal, ...]":
    """Return the event ids that the claims of a folder may be given.

    Args:
        dossier: Of a claims folder; the ids that it has stay.
        linked: What the linker finds in it when it is told no event.
    """
    from factcheck.claimfiles.proposing import proposed

    return proposed(dossier, linked)


def accept(folder: str, proposed: "Sequence[Proposal]") -> tuple[str, ...]:
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


def load_claims(folder: str | os.PathLike[str]) -> tuple[Claim, ...]:
    """Return the claims of a claims folder, in order, with the words of their facts.

    Raises:
        UnreadableError: There is no such folder.
        ClaimFileError: Mistakes, all of all files.
    """
    return load(os.fspath(folder)).claims


def claims_to_json(claims: Iterable[Claim], *, document: Document | None = None) -> str:
    """Return claims as JSON, with the keys of a claims folder, by the part that they stand in.

    Args:
        claims: Of a folder, of JSON, or made by a program.
        document: In which they stand, for claims that were found in one: `dossier.document`.

    Raises:
        ValueError: The words of a claim's facts stand in a document, and none is given.
    """
    from factcheck.claimfiles.byself import to_json

    return to_json(claims, document)


def claims_from_json(text: str) -> tuple[Claim, ...]:
    """Return the claims of JSON: a list, or one list for each part of a document.

    Raises:
        ClaimFileError: Mistakes in it, all of them.
    """
    from factcheck.claimfiles.byself import read

    return read(text).claims


def dossier_of_claims(claims: Iterable[Claim], *, document: Document | None = None) -> Dossier:
    """Return the dossier of claims by themselves, as of a claims folder.

    Raises:
        ValueError: The words of a claim's facts stand in a document, and none is given.
        ClaimFileError: Two claims have one id, or a claim cannot be written as one of a folder.
    """
    from factcheck.claimfiles.byself import read

    return read(claims_to_json(claims, document=document))


def dump_claims(
    claims: Iterable[Claim],
    folder: str | os.PathLike[str],
    *,
    document: Document | None = None,
    overwrite: bool = False,
) -> tuple[str, ...]:
    """Write claims as a claims folder.

    Args:
        claims: Of a folder, of JSON, or made by a program.
        folder: Made if it is not there.
        document: In which they stand, for claims that were found in one.
        overwrite: Write into a folder that has files.

    Returns:
        The paths of the files.

    Raises:
        ValueError: The words of a claim's facts stand in a document, and none is given.
        UsageError: The folder has files in it or cannot be written, or there is no claim.
    """
    whole = dossier_of_claims(claims, document=document)
    return dump(whole, os.fspath(folder), overwrite=overwrite)
