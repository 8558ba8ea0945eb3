"""The exceptions of factcheck, with messages of the form `what 'value': why. What to do`."""

from attrs import frozen

NAME = "factcheck-claims"
"""The name of the distribution; another project has the name `factcheck` in the package index."""


class FactcheckError(Exception):
    """An input of factcheck cannot be used; the message says what, why and what to do."""


class UnreadableError(FactcheckError):
    """A file or folder that cannot be read as a document."""

    def __init__(self, path: str, why: str, remedy: str) -> None:
        """Store the path, the reason and the remedy."""
        super().__init__(f"{path}: {why}. {remedy}")
        self.path = path
        self.why = why
        self.remedy = remedy

    def __reduce__(self) -> tuple[type["UnreadableError"], tuple[str, str, str]]:
        """Pickle the three parts."""
        return type(self), (self.path, self.why, self.remedy)


class TooLongError(UnreadableError):
    """The check of a document exceeded its time limit."""

    def __init__(self, path: str, seconds: float) -> None:
        """Store the path and the limit in seconds."""
        why = f"not checked: it took longer than {seconds:g} seconds"
        super().__init__(path, why, "Raise the time limit (--max-seconds), or split the document.")
        self.seconds = seconds

    def __reduce__(self) -> tuple[type["TooLongError"], tuple[str, float]]:  # type: ignore[override]
        """Pickle the two parts."""
        return type(self), (self.path, self.seconds)


class UnforeseenError(FactcheckError):
    """An internal error that stopped the check of one document; `__cause__` has the exception."""

    def __init__(self, path: str, fault: str) -> None:
        """Store the path and the error."""
        remedy = "Please report it with what `factcheck --debug check` prints for this document."
        super().__init__(
            f"{path}: an internal error in factcheck stopped the check ({fault}). {remedy}"
        )
        self.path = path
        self.fault = fault

    def __reduce__(self) -> tuple[type["UnforeseenError"], tuple[str, str]]:
        """Pickle the two parts."""
        return type(self), (self.path, self.fault)


class StoppedError(FactcheckError):
    """The user stopped the run before all documents were checked."""


class UsageError(FactcheckError):
    """An option or code does not exist."""


class ArchiveError(FactcheckError):
    """An archive cannot be read or written, or not by this version."""


class ModelError(FactcheckError):
    """A language model cannot be called, or gave no usable answer."""


def how_to_install(extra: str) -> str:
    """Return the command that installs an extra from where factcheck itself was installed.

    The origin is in `direct_url.json` (PEP 610) if factcheck was installed from a folder, a file or
    a repository, and the package index otherwise.
    """
    import json  # noqa: PLC0415 - for an error only
    from importlib.metadata import PackageNotFoundError, distribution  # noqa: PLC0415

    try:
        recorded = json.loads(distribution(NAME).read_text("direct_url.json") or "{}")
    except PackageNotFoundError:  # run from a checkout that is not installed
        recorded = {}
    system = recorded.get("vcs_info", {}).get("vcs")
    origin = f"{system}+{recorded['url']}" if system else recorded.get("url", "")
    return f"pip install '{NAME}[{extra}]{f' @ {origin}' if origin else ''}'"


@frozen
class Problem:
    """One mistake in a claim file or settings file."""

    path: str
    line: int
    """Line number, from 1."""
    column: int
    """Column number, from 1, in code points."""
    message: str
    """What was found, what was expected, and what to do."""

    def __str__(self) -> str:
        """Return `path:line:column: message`."""
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class MistakesError(FactcheckError):
    """Mistakes in files that people write; one error has all mistakes of a run."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Store the problems; the message has one per line."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type["MistakesError"], tuple[tuple[Problem, ...]]]:
        """Pickle the problems."""
        return type(self), (self.problems,)


class ClaimFileError(MistakesError):
    """Mistakes in claim files; one error has all of them."""


class SheetError(MistakesError, UsageError):
    """Mistakes in a style sheet; one error has all of them."""


class ProposalError(MistakesError):
    """Malformed lines in a file of proposals; one error has all of them."""


class ConfigError(MistakesError):
    """Mistakes in a settings file; one error has all of them."""
