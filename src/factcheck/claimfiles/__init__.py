"""Claims folders: YAML that people write ↔ the dossier; and the JSON Schema of the format.

What does the work is imported at the first call: most runs meet no claims folder.
"""
# ruff: noqa: PLC0415 - see above

from factcheck.model import Dossier

__all__ = ["load"]


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
