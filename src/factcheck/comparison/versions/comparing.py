"""Comparison of two versions, from their paths to a `Comparison`."""

import os
from pathlib import Path, PurePath

from attrs import evolve

from factcheck.analysis.checking import checked
from factcheck.analysis.pipeline import dossier, path_of
from factcheck.checks import every_check
from factcheck.claims.claimfiles import is_claims_folder
from factcheck.comparison.versions.alignment import aligned
from factcheck.comparison.versions.changes import Changes
from factcheck.comparison.versions.leftovers import leftovers
from factcheck.comparison.versions.marks import Marks
from factcheck.config import Config
from factcheck.errors import UsageError
from factcheck.model import Document, Dossier, Leftover
from factcheck.model.versions import Comparison

OLD_VALUE_KEPT = "DIF01"
"""The check that reports places that still have an old value."""
DEFAULTS = Config()
Version = str | os.PathLike[str] | Document | Dossier
"""The path of a document or claims folder, or a parsed document or dossier."""


def compare(old: Version, new: Version, config: Config = DEFAULTS) -> Comparison:
    """Return the facts that differ between two versions, and the places with an old value.

    Args:
        old: The earlier version, in any format; for a claims folder, its document is used.
        new: The later version, possibly in a different format.
        config: The settings.

    Raises:
        UnreadableError: A version cannot be read as a document.
        ClaimFileError: The claim files have errors, which the exception lists.
        UsageError: A claims folder has no document, or the settings name unknown checks.
    """
    before, after = _dossier(old, config), _dossier(new, config)
    changes = changes_between(before, after)
    lost, came = changes.one_sided()
    whole = after.changed(leftovers=leftovers(changes))
    own = config.of(after.document.path)
    settings = evolve(own, select=(OLD_VALUE_KEPT,))
    return Comparison(
        old=before.document,
        new=after.document,
        changes=changes.listed(),
        lost=lost,
        came=came,
        report=checked(after.document.path, whole, settings, every_check()),
    )


def beside(old: Dossier, new: Dossier) -> tuple[Leftover, ...]:
    """Return the places in the new version that have an old value, for `Dossier.leftovers`."""
    return leftovers(changes_between(old, new))


def changes_between(old: Dossier, new: Dossier) -> Changes:
    """Return the changes between the facts of two versions."""
    laid = aligned(old.document, new.document)
    return Changes(Marks(old, laid.old), Marks(new, laid.new), laid)


def _dossier(given: Version, config: Config) -> Dossier:
    if isinstance(given, Dossier):
        return given
    if isinstance(given, Document):
        return dossier(given, config.of(given.path))
    path = path_of(given)
    if os.path.isdir(path):  # noqa: PTH112 - reports print this string
        path = _document_in(path)
    return dossier(path, config.of(path))


def _document_in(folder: str) -> str:
    """Return the document of a claims folder.

    Raises:
        ClaimFileError: The files of the folder have errors, which the exception lists.
        UsageError: The folder is not a claims folder, or its document does not exist.
    """
    file = dossier(folder).record.file if is_claims_folder(folder) else ""
    path = PurePath(os.path.normpath(PurePath(folder, file))).as_posix()
    if not file or not Path(path).is_file():
        raise UsageError(
            f"'{folder}': no document found for this folder. Pass a file, or a claims folder with "
            "`document: {path: …}` in document.yaml."
        )
    return path
