"""What a check is: a pure generator over a dossier, with the examples that define it."""

import enum
import sys
from collections.abc import Callable, Iterator

from attrs import field, frozen

from factcheck.model.chapters import Common
from factcheck.model.dossier import Dossier
from factcheck.model.findings import Flag, Severity


@frozen
class Bad:
    """A text that must be flagged where `[[ ]]` stand, with its message word for word."""

    text: str
    """The example, `[[` and `]]` around what must be flagged."""
    says: str
    """The message, word for word."""


def _always(_: Dossier) -> str:
    return ""


@frozen
class Check:
    """One kind of fault: how it is found, how grave it is, and examples that run as tests."""

    code: str
    """Three letters and two digits, never reused."""
    run: Callable[[Dossier], Iterator[Flag]]
    """Yields the flags of a dossier."""
    severity: Severity
    """How sure it is that something must change."""
    bad: tuple[Bad, ...]
    """Two or more."""
    good: tuple[str, ...]
    """Near misses that must stay silent; two or more."""
    on: bool = True
    """On by default; off is what only a full read asks for."""
    by_name: bool = False
    """Only its code or family asks for it: a full read does not."""
    yields: bool = False
    """It is silent where another check speaks of the same two places: one fault, one finding."""
    text_only: bool = False
    """It reads running text (its words, figures, quotations), which a claims folder has not."""
    across: frozenset[Common] | None = None
    """What two chapters of a book must have in common for a finding to lie between them; None: its
    places lie in one document, always."""
    of_whole: bool = False
    """It tells what a document lacks, and so of a book only what no chapter has."""
    beside: tuple[tuple[str, str], ...] = ()
    """(name, words) of the sources whose texts are attached where its examples run."""
    known: tuple[str, ...] = ()
    """Lines of the table of known names that its examples are held against."""
    earlier: str = ""
    """The earlier version that its examples are held against; empty where none is needed."""
    inapplicable: Callable[[Dossier], str] = field(default=_always)
    """Returns why there is nothing to check ("no chronology recognised"), or an empty string."""

    @property
    def name(self) -> str:
        """Return the fault's name, from the function: "weekday-mismatch"."""
        return self.run.__name__.replace("_", "-")

    @property
    def usual(self) -> bool:
        """Say whether it runs unless it is told otherwise; notes do not."""
        return self.on and self.severity is not Severity.NOTE

    @property
    def page(self) -> str:
        """Return the module's docstring, which is the check's documentation."""
        import inspect  # noqa: PLC0415 - for who reads about checks

        return inspect.cleandoc(sys.modules[self.run.__module__].__doc__ or "")

    @property
    def title(self) -> str:
        """Return the first sentence of the page."""
        return self.page.partition("\n\n")[0].replace("\n", " ")


class Status(enum.StrEnum):
    """What became of a check in one document."""

    RAN = "ran"
    """It read the document, or the claims of a claims folder."""
    NOT_APPLICABLE = "not applicable"
    """There was nothing for it to read."""
    FAILED = "failed"
    """An exception stopped it."""


@frozen
class CheckRun:
    """That a check ran over a document, or why it did not; of a claims folder, what it left out."""

    code: str
    """Of the check: "CHR01"."""
    name: str
    """Of the check: "event-date-conflict"."""
    status: Status
    """Whether it ran."""
    reason: str = ""
    """Why it did not run, or what it left unchecked; empty if it read the whole document."""
