"""Jobs: a document or claims folder with the current text of the editor, and its outcome."""

import os
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from attrs import evolve, field, frozen

from factcheck.analysis.pipeline import with_bib
from factcheck.analysis.settling import baseline
from factcheck.apps.lsp.positions import Encoding, Lines
from factcheck.apps.session import Session, Stamps, stamps
from factcheck.claims.ledger import home_of
from factcheck.claims.log import Standing
from factcheck.config.files import NAME, SHARED_NAME, Settings
from factcheck.errors import (
    FactcheckError,
    MistakesError,
    Problem,
    UnforeseenError,
    UnreadableError,
)
from factcheck.model import Report, Status

SettingsFor = Callable[[str], Settings]
"""Reads the settings for a path, as the command does."""
_EMPTY = ("it is empty", "it contains only white space", "it contains markup but no text")
"""Reasons why a document without any text yet cannot be read."""


@frozen
class Text:
    """A file as in the editor, or as on disk."""

    uri: str
    lines: Lines = field(repr=False)
    version: int | None = None
    """None for a file that is not open."""


@frozen
class Job:
    """One version of a document or claims folder to check."""

    key: str
    """Key of the document in the workspace."""
    name: str
    """Name of the document in reports: a path, invented if there is no file."""
    data: bytes | None = field(repr=False)
    """None for a claims folder."""
    texts: Mapping[str, Text] = field(repr=False)
    """Path in reports → open text."""
    encoding: Encoding
    is_file: bool = True
    """Whether the document has a file, beside which decisions can be stored."""

    @property
    def versions(self) -> dict[str, int | None]:
        """Return the version of each text."""
        return {one.uri: one.version for one in self.texts.values()}


@frozen
class Outcome:
    """The result of a job."""

    job: Job
    report: Report | None = None
    """The report without findings that decisions, suppressions or the baseline cover."""
    standing: Standing | None = None
    """All findings with the decisions on them; None if decisions cannot be stored."""
    problems: tuple[Problem, ...] = ()
    """Errors in the document, or in a file beside it, that prevent reading it."""
    faults: tuple[str, ...] = ()
    """Internal errors, for the log."""
    session: Session | None = field(default=None, eq=False, repr=False)
    files: Stamps = field(factory=dict, eq=False, repr=False)
    """The files that the outcome depends on."""
    others: dict[str, Text] = field(factory=dict, eq=False, repr=False)
    """Other files that contain places, as they were when first used."""


class SettingsCache:
    """The settings of each folder, read again when one of their files changes."""

    def __init__(self, settings_for: SettingsFor) -> None:
        """Store the function that reads settings."""
        self._settings_for = settings_for
        self._known: dict[Path, tuple[Settings, Stamps]] = {}

    def get(self, name: str) -> Settings:
        """Return the settings of a document, including those from the .bib that they name.

        Raises:
            FactcheckError: There are mistakes in them, or a file that they name cannot be read.
        """
        folder = Path(name).parent
        known = self._known.get(folder)
        if known is None or known[1] != stamps(known[1]):
            before = stamps(settings_files(name))
            made = self._settings_for(name)
            files = before | stamps(named_files(made))
            if made.bib:
                made = evolve(made, config=with_bib(made.config, made.bib, is_shared=True))
            self._known[folder] = known = made, files
        return known[0]


def settings_files(name: str) -> list[str]:
    """Return the possible settings files of a document, in its folder and the folders above."""
    folder = Path(os.path.abspath(name)).parent  # noqa: PTH100 - must not follow links
    above = (folder, *folder.parents, Path.cwd(), *Path.cwd().parents)
    return [(one / file).as_posix() for one in above for file in (NAME, SHARED_NAME)]


def named_files(settings: Settings) -> list[str]:
    """Return the settings file and the files that it names."""
    own = (settings.path, settings.sheet, settings.bib, settings.baseline, *settings.config.known)
    return [path for path in own if path]


def checked(job: Job, settings_of: SettingsFor, open_session: Callable[..., Session]) -> Outcome:
    """Return the outcome of a job, including any errors.

    Args:
        job: What to check.
        settings_of: Returns the settings for a path.
        open_session: Opens a session of the job with settings.

    Raises:
        Stopped: The result is no longer needed.
    """
    home = home_of(job.name)
    files = stamps([*settings_files(job.name), job.name, home.ledger, home.snapshot])  # before it
    try:
        settings = settings_of(job.name)
        session = open_session(job, settings.config)
        files |= stamps(named_files(settings))
        report = session.report()
    except FactcheckError as error:
        problems = _problems(error, job.name)
        return Outcome(job, problems=problems, files=files | stamps(p.path for p in problems))
    except Exception as error:  # noqa: BLE001 - no document may stop the server
        unforeseen = UnforeseenError(job.name, f"{type(error).__name__}: {error}")
        problems = _problems(unforeseen, job.name)
        return Outcome(job, problems=problems, faults=(traceback.format_exc(),), files=files)
    failed = (run for run in report.checks if run.status is Status.FAILED)
    faults = tuple(f"{report.path}: {run.code} failed: {run.reason}" for run in failed)
    outcome = Outcome(job, report, faults=faults, session=session, files=files | session.files())
    if not job.is_file:
        return outcome
    try:
        left = session.open_report()
        if settings.baseline:
            left = baseline.settled([left], baseline.read(settings.baseline))[0]
        return evolve(outcome, report=left, standing=session.standing())
    except FactcheckError as error:  # the findings are shown anyway
        return evolve(outcome, problems=_problems(error, session.log_path))


def _problems(error: FactcheckError, path: str) -> tuple[Problem, ...]:
    """Return the problems of an error; none for an empty document."""
    if isinstance(error, MistakesError):
        return error.problems
    if isinstance(error, UnreadableError):
        if error.why in _EMPTY and error.path == path:
            return ()
        return (Problem(error.path, 1, 1, f"{error.why}. {error.remedy}"),)
    return (Problem(path, 1, 1, str(error)),)
