"""Checks: pure generators that take a dossier and yield flags, with examples as tests."""

import enum
import re
import sys
from collections.abc import Callable, Iterator

from attrs import field, frozen

from factcheck.model.chapters import Common
from factcheck.model.dossier import Dossier
from factcheck.model.fields import FieldError, short, typed
from factcheck.model.findings import Flag, Severity


@frozen(field_transformer=typed)
class Bad:
    """An example text that must be flagged at each `[[ ]]`, with the exact message."""

    text: str
    """The example, with `[[` and `]]` around the words to be flagged."""
    says: str
    """The exact message."""

    __repr__ = short


def _always(_: Dossier) -> str:
    return ""


def _code(instance: object, _: object, value: str) -> None:
    if not re.fullmatch("[A-Z][A-Z0-9]*", value):
        raise FieldError(
            f"{type(instance).__name__}.code", value, "three capitals and two digits, such as CHR01"
        )


def _named(_instance: object, _: object, value: Callable[[Dossier], Iterator[Flag]]) -> None:
    name = getattr(value, "__name__", "")
    if not name.isidentifier():
        raise FieldError("Check.run", value, "a function with the name of the check")


@frozen(field_transformer=typed)
class Check:
    """One kind of error: how it is found, its severity, and examples that run as tests."""

    code: str = field(validator=_code)
    """Three letters and two digits, such as CHR01; never reused for another check."""
    run: Callable[[Dossier], Iterator[Flag]] = field(validator=_named)
    """The function that yields the flags for a dossier."""
    severity: Severity
    """The severity of its findings: how certain it is that the text must change."""
    bad: tuple[Bad, ...]
    """Texts that must be flagged; at least two."""
    good: tuple[str, ...]
    """Similar texts that must not be flagged; at least two."""
    on: bool = True
    """Whether the check runs by default."""
    by_name: bool = False
    """Whether the check must be selected by code or family; `suspicions` does not include it."""
    yields: bool = False
    """Whether findings of this check are omitted if another check reports the same two places."""
    text_only: bool = False
    """Whether the check needs a text, so that it cannot run on a claims folder."""
    across: frozenset[Common] | None = None
    """What two chapters must have in common before a finding that involves both is reported.

    None if all places of a finding are always in one document.
    """
    of_whole: bool = False
    """Whether the check reports missing elements: in a book, those missing from all chapters."""
    beside: tuple[tuple[str, str], ...] = ()
    """Pairs (name, text) of the sources attached when the examples run."""
    known: tuple[str, ...] = ()
    """Lines of the table of known names that is used with the examples."""
    earlier: str = ""
    """The earlier version of the document used with the examples; empty if not needed."""
    inapplicable: Callable[[Dossier], str] = field(default=_always)
    """Returns why there is nothing to check ("no chronology recognized"), or an empty string."""

    def __repr__(self) -> str:
        """Return the code and name only; the examples would make it too long."""
        return f"<Check {self.code} {self.name}>"

    @property
    def name(self) -> str:
        """Return the name of the check, made from the function's name: "weekday-mismatch"."""
        return self.run.__name__.replace("_", "-")

    @property
    def usual(self) -> bool:
        """Return True if the check runs by default; checks that report notes do not."""
        return self.on and self.severity is not Severity.NOTE

    @property
    def page(self) -> str:
        """Return the docstring of the check's module, which is the documentation of the check."""
        import inspect  # noqa: PLC0415 - needed only to show documentation

        return inspect.cleandoc(sys.modules[self.run.__module__].__doc__ or "")

    @property
    def title(self) -> str:
        """Return the first sentence of the page."""
        return self.page.partition("\n\n")[0].replace("\n", " ")


class Status(enum.StrEnum):
    """The outcome of a check in one document."""

    RAN = "ran"
    """The check examined the document, or the claims of a claims folder."""
    NOT_APPLICABLE = "not applicable"
    """There was nothing to check."""
    FAILED = "failed"
    """The check stopped with an exception."""


@frozen(field_transformer=typed)
class CheckRun:
    """The outcome of a check in a document, with the reason if it did not check everything."""

    code: str
    """Code of the check: "CHR01"."""
    name: str
    """Name of the check: "event-date-conflict"."""
    status: Status
    """The outcome of the check."""
    reason: str = ""
    """Why the check did not run, or which claims it left unchecked; otherwise empty."""
