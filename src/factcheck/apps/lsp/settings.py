"""The settings of a document, read again when one of their files changes."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath

from attrs import evolve, frozen

from factcheck.analysis.pipeline import with_bib
from factcheck.claims.ledger import claims_folders_of, home_of
from factcheck.config import Config
from factcheck.config.files import NAME, SHARED_NAME, Settings
from factcheck.errors import FactcheckError, MistakesError, UnreadableError
from factcheck.model import stored_beside

Stamp = tuple[int, int]
"""Modification time of a file in nanoseconds, and its size in bytes."""
SettingsFor = Callable[[str], Settings]
"""Reads the settings for a path, as the command does."""


@frozen
class Known:
    """Settings and the files that they came from."""

    settings: Settings
    config: Config
    """The settings, including those from the style sheet and the .bib."""
    stamps: dict[str, Stamp]


def stamps(paths: Iterable[str]) -> dict[str, Stamp]:
    """Return path → modification time and size; missing files are omitted."""
    found = {}
    for path in paths:
        try:
            told = Path(path).stat()
        except (OSError, ValueError):
            continue
        found[path] = (told.st_mtime_ns, told.st_size)
    return found


def candidates(name: str) -> tuple[str, ...]:
    """Return the possible settings files of a document, in its folder and the folders above."""
    folder = Path(os.path.abspath(name)).parent  # noqa: PTH100 - must not follow links
    return tuple(
        (above / file).as_posix()
        for above in (folder, *folder.parents, Path.cwd(), *Path.cwd().parents)
        for file in (NAME, SHARED_NAME)
    )


class Keeper:
    """Caches the settings of each folder until one of their files changes."""

    def __init__(self, settings_for: SettingsFor) -> None:
        """Store the function that reads settings."""
        self._settings_for = settings_for
        self._kept: dict[str, Known] = {}

    def known(self, name: str) -> Known:
        """Return the settings of a document.

        Raises:
            FactcheckError: There are mistakes in them, or a file that they name cannot be read.
        """
        folder = PurePath(name).parent.as_posix()
        kept = self._kept.get(folder)
        if kept is not None and kept.stamps == stamps((*candidates(name), *named(kept.settings))):
            return kept
        self._kept.pop(folder, None)
        before = stamps(candidates(name))
        settings = self._settings_for(name)
        seen = before | stamps(named(settings))
        config = settings.config
        if settings.bib:
            config = with_bib(config, settings.bib, is_shared=True)
        self._kept[folder] = known = Known(settings, evolve(config), seen)
        return known


def named(settings: Settings) -> tuple[str, ...]:
    """Return the settings file and the files that it names."""
    files = (settings.path, settings.sheet, settings.bib, *settings.config.known)
    return tuple(path for path in files if path)


def files_of(error: FactcheckError) -> tuple[str, ...]:
    """Return the files that must be corrected before settings can be read."""
    if isinstance(error, MistakesError):
        return tuple(dict.fromkeys(problem.path for problem in error.problems))
    return (error.path,) if isinstance(error, UnreadableError) else ()


def watched_files(name: str, settings: Settings | None, folder: str = "") -> tuple[str, ...]:
    """Return the files whose changes require a new check of a document or claims folder.

    Args:
        name: Path of the document or claims folder.
        settings: Its settings; None if they cannot be read.
        folder: The claims folder of a document, if it has one.
    """
    home = home_of(name)
    others: tuple[str, ...] = (stored_beside(name), home.ledger, *filter(None, [home.snapshot]))
    if settings is not None:
        others = (*others, *named(settings), settings.baseline)
    claims = folder or (name if Path(name).is_dir() else "")
    inside = sorted(path.as_posix() for path in Path(claims).glob("*.yaml")) if claims else ()
    others = (*others, claims)  # adding or removing a file changes its folder
    return tuple(dict.fromkeys((*candidates(name), *(one for one in others if one), *inside)))


def claims_folder(name: str) -> str:
    """Return the first nearby claims folder that names a document; empty if there is none."""
    found = claims_folders_of(name)
    return found[0] if found else ""
