"""The errors that factcheck raises, each of the form `what 'value': why. What to do`."""

from attrs import frozen


class FactcheckError(Exception):
    """Something given to factcheck cannot be used; the message says what, why and what to do."""


class UnreadableError(FactcheckError):
    """A file or folder that cannot be read as a document."""

    def __init__(self, path: str, why: str, remedy: str) -> None:
        """Keep the path, the reason and what to do."""
        super().__init__(f"{path}: {why}. {remedy}")
        self.path = path
        self.why = why
        self.remedy = remedy

    def __reduce__(self) -> tuple[type["UnreadableError"], tuple[str, str, str]]:
        """Pickle by the three parts."""
        return type(self), (self.path, self.why, self.remedy)


class UnforeseenError(FactcheckError):
    """A fault of factcheck itself that stopped the check of one document; `__cause__` has it."""

    def __init__(self, path: str, fault: str) -> None:
        """Keep the path and what went wrong."""
        remedy = "Please report it with what `factcheck --debug check` prints for this document."
        super().__init__(f"{path}: a fault of factcheck stopped its check ({fault}). {remedy}")
        self.path = path
        self.fault = fault

    def __reduce__(self) -> tuple[type["UnforeseenError"], tuple[str, str]]:
        """Pickle by the two parts."""
        return type(self), (self.path, self.fault)


class StoppedError(FactcheckError):
    """The run was ended by its user before all documents were checked."""


class UsageError(FactcheckError):
    """An option or a code that does not exist."""


class LedgerChanged(UsageError):  # noqa: N818 - the name says what happened
    """A ledger was changed meanwhile in a way that leaves no place for what was to be written."""


class ArchiveError(FactcheckError):
    """An archive of documents that cannot be read or written, or not by this version."""


class ModelError(FactcheckError):
    """A language model that cannot be asked, or that gave no answer of use."""


def how_to_install(extra: str) -> str:
    """Return what to type where the libraries of an extra are missing."""
    by_name = f"pip install 'factcheck-claims[{extra}]'"
    return f"{by_name}, or in the folder of your copy: pip install '.[{extra}]'"


@frozen
class Problem:
    """One mistake in a claim file or a file of settings."""

    path: str
    line: int
    """From 1."""
    column: int
    """From 1, in code points."""
    message: str
    """What was found, what was expected, what to do."""

    def __str__(self) -> str:
        """Return `path:line:column: message`."""
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class MistakesError(FactcheckError):
    """Mistakes in files that a person writes for us, all of one run."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems; the message has one a line."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type["MistakesError"], tuple[tuple[Problem, ...]]]:
        """Pickle by the problems."""
        return type(self), (self.problems,)


class ClaimFileError(MistakesError):
    """Mistakes in claim files, all of one run."""


class SheetError(MistakesError, UsageError):
    """Mistakes in a style sheet, all of them."""


class ProposalError(MistakesError):
    """Malformed lines of a file of proposals, all of them."""


class ConfigError(MistakesError):
    """Mistakes in a file of settings, all of them."""
