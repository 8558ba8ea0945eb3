"""Settings files: `factcheck.toml`, or `[tool.factcheck]` in `pyproject.toml`."""

import os
import re
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import field, frozen

from factcheck.config.books import Book
from factcheck.config.choice import Config
from factcheck.errors import ConfigError, Problem
from factcheck.model import Check, SourceFile
from factcheck.safe_yaml import MOST_LEVELS
from factcheck.storage import MEGABYTE, read_limited, reason

NAME, SHARED_NAME = "factcheck.toml", "pyproject.toml"
MOST_SETTINGS = 4 * MEGABYTE
"""Maximum bytes of a settings file."""
_SHARED_TABLE = ("tool", "factcheck")
_SHARED_MARK = b"tool.factcheck"
"""A `pyproject.toml` without this text is not parsed, which saves time."""
_TOO_DEEP = "nested too deeply. Write fewer levels."
_KEYS = re.compile(
    rf"""(?<![\w-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){{{MOST_LEVELS}}}"""
)
"""Dotted keys of TOML: `a.a.a`."""


@frozen
class Settings:
    """The contents of a settings file."""

    config: Config = field(factory=Config)
    """The settings, except those of a separate style sheet, which `sheet` names."""
    path: str = ""
    """Path of the file; empty if there is none."""
    sheet: str = ""
    """Path of a style sheet, relative to the working folder; empty if there is none (also for
    `bib`).
    """
    bib: str = ""
    """Path of a .bib that the documents cite from by key."""
    baseline: str = ""
    format: str = ""
    fail_on: str = ""
    require: str = ""
    statistics: bool = False
    together: Book | None = None
    """The book that the documents form, if they do."""


def found(paths: Iterable[str]) -> str | None:
    """Return the settings file nearest above the documents, or else above the working folder.

    Args:
        paths: Documents or folders.
    """
    folders = [os.path.abspath(path) for path in paths]  # noqa: PTH100 - must not follow links
    starts = [_common(folders)] if folders else []
    candidates = (_above(start) for start in [*starts, os.path.abspath(".")])  # noqa: PTH100
    return next((path for path in candidates if path), None)


def _common(folders: Sequence[str]) -> str:
    try:
        return os.path.commonpath(folders)
    except ValueError:  # on two drives
        return folders[0]


def _above(start: str) -> str | None:
    """Return the nearest settings file in a folder or its parents."""
    folder, above = "", start
    while above != folder:
        folder, above = above, os.path.dirname(above)  # noqa: PTH120 - a path is a plain string here
        own = os.path.join(folder, NAME)  # noqa: PTH118 - the same
        if os.path.lexists(own):
            return _shown(own)
        shared = os.path.join(folder, SHARED_NAME)  # noqa: PTH118 - the same
        if _has_table(shared):
            return _shown(shared)
    return None


def _has_table(path: str) -> bool:
    try:
        return _SHARED_MARK in read_limited(path, MOST_SETTINGS)
    except OSError:
        return False


def _shown(path: str) -> str:
    """Return a path relative to the working folder."""
    try:
        below = os.path.relpath(path)
    except ValueError:  # on another drive
        below = ".."
    return (path if below.startswith("..") else below).replace(os.sep, "/")


def read(
    path: str, checks: Sequence[Check], formats: Sequence[str] = (), *, is_given: bool = True
) -> Settings:
    """Read a settings file.

    Args:
        path: Path of `factcheck.toml`, or of a file with a table `[tool.factcheck]`.
        checks: The checks that codes may name.
        formats: Names of report formats that may be the default; empty for any.
        is_given: Whether a person named this file. A file found beside the documents may come from
            a stranger, so it may refer only to files in its own folder.

    Raises:
        ConfigError: The file has errors, which the exception lists, with line and column.
    """
    from factcheck.config.values import Reading, settings  # noqa: PLC0415 - only where one is found

    source = _source(path)
    whole = _parsed(source)
    shared = os.path.basename(path) == SHARED_NAME  # noqa: PTH119
    prefix = _SHARED_TABLE if shared else ()
    reading = Reading(source, prefix, checks, formats, is_given=is_given)
    read_ = settings(reading, _table(whole, prefix))
    if reading.problems:
        raise ConfigError(tuple(sorted(reading.problems, key=lambda one: (one.line, one.column))))
    return read_


def _source(path: str) -> SourceFile:
    try:
        text = read_limited(path, MOST_SETTINGS).removeprefix(b"\xef\xbb\xbf").decode()
    except OSError as error:
        raise _single(path, f"settings: {reason(error)}. Check the path.") from None
    except UnicodeDecodeError:
        raise _single(path, "settings: not UTF-8. Save the file as UTF-8.") from None
    return SourceFile(path, text.replace("\r\n", "\n"))


def _parsed(source: SourceFile) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only where there is a file

    keys = _KEYS.search(source.text)
    if keys:
        raise _single(source.path, _TOO_DEEP, *source.position(keys.start()))
    try:
        return tomllib.loads(source.text)
    except RecursionError:
        raise _single(source.path, _TOO_DEEP) from None
    except tomllib.TOMLDecodeError as error:
        found_ = re.fullmatch(
            r"(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)", str(error)
        )
        why = (found_[1] if found_ else str(error)).rstrip(".")
        line, column = source.position(len(source.text))
        if found_ and found_[2]:
            line, column = int(found_[2]), int(found_[3])
        raise _single(
            source.path, f"not valid TOML: {why}. Correct it there.", line, column
        ) from None
    except ValueError:  # more digits than Python converts to a number
        digits = re.search(r"\d[\d_]{1000,}", source.text)
        line, column = source.position(digits.start() if digits else 0)
        why = "a number of more than a thousand digits. Write a shorter one."
        raise _single(source.path, why, line, column) from None


def _table(whole: dict[str, Any], path: Sequence[str]) -> Any:
    """Return the table at a path; an empty one if it does not exist."""
    for part in path:
        whole = whole.get(part, {}) if isinstance(whole, dict) else {}
    return whole


def _single(path: str, message: str, line: int = 1, column: int = 1) -> ConfigError:
    return ConfigError((Problem(path, line, column, message),))
