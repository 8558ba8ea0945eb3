"""`--together`: the given documents are one book or series."""

from collections.abc import Callable, Sequence

from attrs import evolve, frozen

from factcheck.apps.cli.common import (
    STDIN,
    complain,
    decisions_of,
    settled,
    tell_failures,
    within,
)
from factcheck.apps.cli.settings import Options, settings_for
from factcheck.config import Config
from factcheck.config.books import Book
from factcheck.errors import FactcheckError, UsageError
from factcheck.model import Ground, Report
from factcheck.running import TIME_LIMIT


@frozen
class Asked:
    """The book of a call, and the files in its folder that are not chapters."""

    book: Book
    errors: tuple[FactcheckError, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the paths of its documents, in order."""
        return tuple(part.path for part in self.book.parts)

    def without_bib(self) -> "Asked":
        """Return the same without its .bib, for a command that reads it separately."""
        return evolve(self, book=evolve(self.book, bib=""))


def asked_for(paths: Sequence[str], known: Book | None = None) -> Asked:
    """Return the book given by paths, or else by the settings.

    Raises:
        ConfigError: `book.yaml` has errors, which the exception lists.
        UsageError: There is no document.
    """
    if STDIN in paths:
        raise UsageError("--together: standard input is no chapter. Give files.")
    from factcheck.comparison.together import book_of  # noqa: PLC0415 - few calls are about a book

    return Asked(*book_of(paths, known))


def reports_of(
    asked: Asked,
    config: Config,
    show: Callable[[Report], None] | None = None,
    *,
    decided: bool = False,
    seconds: float = TIME_LIMIT,
) -> tuple[list[Report], list[FactcheckError]]:
    """Return the report of a book; report unreadable files on standard error.

    Args:
        asked: The book.
        config: The settings.
        show: Called with the report.
        decided: Whether to leave out settled findings of each chapter and of the book.
        seconds: Time limit per document, multiplied by their number.
    """
    from factcheck.comparison.together import examine_book  # noqa: PLC0415 - few calls are about a book

    errors: list[FactcheckError] = []

    def settle(report: Report) -> Report:
        return settled(report, errors) if decided and decisions_of(report.path) else report

    def examined(_: str) -> Report:
        return examine_book(asked.book, config, errors=asked.errors, settle=settle)

    try:
        made = within(asked.book.path, seconds * len(asked.book.parts), examined)
    except FactcheckError as error:
        made = error
    if isinstance(made, FactcheckError):
        complain(str(made))
        return [], [made]
    tell_failures(made)
    report = _of_book(made, settle)
    if show is not None:
        show(report)
    return [report], errors


def _of_book(report: Report, settle: Callable[[Report], Report]) -> Report:
    """Return a report without the findings settled for the book.

    Those of chapters are already gone.
    """
    done = [one for one in report.settled if one.ground is Ground.DECISION]
    others = tuple(one for one in report.settled if one.ground is not Ground.DECISION)
    whole = settle(evolve(report, settled=others, came_back=(), mended=()))
    return evolve(
        whole,
        settled=(*whole.settled, *done),
        came_back=(*report.came_back, *whole.came_back),
        mended=(*report.mended, *whole.mended),
    )


def report_of(paths: Sequence[str], options: Options) -> Report:
    """Return the report of a book, ignoring decisions.

    Raises:
        FactcheckError: None of it can be read.
    """
    from factcheck.comparison.together import examine_book  # noqa: PLC0415 - few calls are about a book

    settings = settings_for(paths, options)
    asked = asked_for(paths, settings.together)
    return examine_book(asked.book, settings.config, errors=asked.errors)
