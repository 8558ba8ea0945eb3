"""Reading the documents of a command, with a progress bar and remarks on their reports."""

import contextlib
import functools
import os
import re
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from attrs import evolve, frozen

from factcheck.analysis.pipeline import Text, attempted, documents, examine, examine_all
from factcheck.apps.cli.command import (
    STDIN,
    STOPPED,
    complain,
    counted,
    note,
    note_traceback,
)
from factcheck.apps.cli.options import Checks, settings_for
from factcheck.config import Config
from factcheck.config.books import Book
from factcheck.document.readers import MOST_BYTES
from factcheck.errors import (
    FactcheckError,
    StoppedError,
    UsageError,
)
from factcheck.model import (
    Became,
    Dossier,
    Ground,
    Proofs,
    Refused,
    Remark,
    Report,
    Severity,
    SourceText,
    Standing,
    Status,
    stored_beside,
)
from factcheck.running import TIME_LIMIT, limited, watched

if TYPE_CHECKING:
    from factcheck.apps.session import Session

SHOW_PROGRESS_FROM = 5
"""Minimum number of documents for a progress bar."""
Change = Callable[[Report], Report]


@frozen
class Documents:
    """The documents of a command, or the book that consists of them."""

    paths: tuple[str, ...]
    book: Book | None = None
    errors: tuple[FactcheckError, ...] = ()
    """Errors for files in the folder of a book that are not chapters."""


def documents_of(
    paths: Sequence[str], *, together: bool = False, book: Book | None = None
) -> Documents:
    """Return the documents at the given paths, as a book if requested.

    Args:
        paths: Paths on the command line.
        together: Whether the documents are one book.
        book: The book from the settings, if any.

    Raises:
        ConfigError: `book.yaml` has errors, which the exception lists.
        UsageError: No document was found.
    """
    if not together:
        return Documents(tuple(paths))
    if STDIN in paths:
        raise UsageError("--together: cannot read a chapter from standard input. Pass files.")
    from factcheck.comparison.together import book_of  # noqa: PLC0415 - few calls are about a book

    found, errors = book_of(paths, book)
    return Documents(tuple(part.path for part in found.parts), found, errors)


def refuse_overwriting(paths: Sequence[str], output: str | None) -> None:
    """Raise an error if the output would overwrite an input file.

    Raises:
        UsageError: The output is one of the documents, or is in a claims folder given as input.
    """
    if output is None or output == STDIN:
        return
    target = Path(os.path.realpath(output))
    for path in documents([path for path in paths if path != STDIN]):
        if not isinstance(path, FactcheckError) and target.is_relative_to(os.path.realpath(path)):
            raise UsageError(
                f"output '{output}': this would overwrite an input file. Choose another file."
            )


def with_bib(config: Config, path: str, given: Documents) -> Config:
    """Return the settings with a .bib file, and report its errors; an empty path adds nothing.

    If several documents share the file, each may leave entries uncited.

    Raises:
        UnreadableError: The file does not exist or cannot be read.
    """
    if not path:
        return config
    from factcheck.bibliography import bib_list, read_bib  # noqa: PLC0415 - few runs have one

    file = read_bib(path)
    for problem in file.problems:
        complain(str(problem))
    found = [one for one in documents(given.paths) if isinstance(one, str)]
    is_shared = len(found) > 1 and not given.book
    return evolve(config, bib=bib_list(file, is_shared=is_shared))


def refuse_other_than_one(
    paths: Sequence[str], decisions_of: str, *, together: bool = False
) -> None:
    """Raise an error if --decisions-of is used with more than one document.

    Raises:
        UsageError: --decisions-of is given, but not exactly one document.
    """
    is_one = len(paths) == 1 and paths[0] != STDIN and not Path(paths[0]).is_dir()
    if decisions_of and (together or not is_one):
        raise UsageError(f"--decisions-of '{decisions_of}': requires exactly one document.")


@frozen(kw_only=True)
class Reading:
    """How the documents of a command are checked."""

    decided: bool = False
    """Whether to leave out findings resolved by the decisions stored next to each document."""
    decisions_of: str = ""
    """Another path of the only document; decisions for this path also apply."""
    issues: bool = False
    """Whether to add the facts that are queried or disputed in the ledger."""
    stdin_name: str = ""
    """File name for standard input, which determines its format; empty if it is not read."""
    jobs: int = 1
    """Number of processes; 0 means one per core."""
    seconds: float = TIME_LIMIT
    """Time limit for each document in seconds; 0 means none."""
    change: Change | None = None
    """Function applied to each report before decisions are applied."""
    show: Callable[[Report], None] | None = None
    """Function called with each report when it is ready.

    If it is set, an interrupted run returns the reports so far; if not, the process exits.
    """

    def report_of(self, report: Report) -> Report:
        """Return a report with the change and the decisions applied."""
        report = changed(report, self.change) if self.change else report
        is_decided = self.decided and report.path != self.stdin_name
        if not (is_decided and (self.decisions_of or decisions_beside(report.path))):
            return report
        from factcheck.apps.session import Session  # noqa: PLC0415 - few have decisions

        session = Session(report.path, report=report, earlier=self.decisions_of)
        return changed(report, lambda _: session.open_report(issues=self.issues))


def examined(given: Documents, config: Config, how: Reading | None = None) -> list[Report]:
    """Return the reports of documents, or of a book; errors are printed on standard error."""
    how = how or Reading()
    reports: list[Report] = []
    found = [] if given.book else list(dict.fromkeys(documents(_files(given.paths, how))))
    has_input = bool(how.stdin_name) and STDIN in given.paths
    done = 0
    try:
        for outcome in _outcomes(given, found, config, how, has_input=has_input):
            done += 1
            if isinstance(outcome, FactcheckError):
                complain(outcome)
                continue
            note_failures(outcome)
            reports.append(_of_book(outcome, how) if given.book else how.report_of(outcome))
            if how.show:
                how.show(reports[-1])
    except KeyboardInterrupt:
        of_all = counted(1 if given.book else len(found) + has_input, "document")
        complain(StoppedError(f"stopped: {done} of {of_all} checked"))
        if how.show is None:
            sys.exit(STOPPED)
    return reports


def _files(paths: Sequence[str], how: Reading) -> list[str]:
    return [path for path in paths if path != STDIN or not how.stdin_name]


def _outcomes(
    given: Documents,
    found: Sequence[str | FactcheckError],
    config: Config,
    how: Reading,
    *,
    has_input: bool,
) -> Iterator[Report | FactcheckError]:
    """Yield the report or error for each document, or for the book."""
    if given.book:
        yield _examined_book(given, given.book, config, how)
        return
    is_many = len(found) >= SHOW_PROGRESS_FROM and sys.stderr.isatty()
    paths = [one for one in found if isinstance(one, str)]
    seconds, shared = how.seconds or None, None
    if paths and how.jobs != 1:
        shared = examine_all(paths, config, jobs=how.jobs, seconds=how.seconds or None)
    with contextlib.ExitStack() as stack:
        steps = iter(found)
        if is_many:
            bar = click.progressbar(found, label="Checking", file=sys.stderr)
            steps = iter(stack.enter_context(bar))
        if isinstance(shared, Generator):
            stack.enter_context(contextlib.closing(shared))
        for step in steps:
            if isinstance(step, FactcheckError):
                yield step
            elif shared is not None:
                yield next(shared)
            else:
                with contextlib.nullcontext() if is_many else _stages(step):
                    yield attempted(step, functools.partial(examine, step, config, seconds=seconds))
    if has_input:
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
        name = how.stdin_name
        yield attempted(name, functools.partial(examine, Text(data, name), config, seconds=seconds))


@contextlib.contextmanager
def _stages(path: str) -> Iterator[None]:
    """Display the current stage of the analysis on a terminal."""
    if not sys.stderr.isatty():
        yield
        return

    def show(words: str) -> None:
        click.echo(f"\r\x1b[2K{words}", nl=False, err=True)

    with watched(lambda stage: show(f"{path}: {stage} …")):
        yield
    show("")


# ---- books ----


def _examined_book(
    given: Documents, book: Book, config: Config, how: Reading
) -> Report | FactcheckError:
    from factcheck.comparison.together import examine_book  # noqa: PLC0415 - few calls are about a book

    def make() -> Report:
        with limited(book.path, how.seconds * len(book.parts)):
            return examine_book(book, config, errors=given.errors, settle=how.report_of)

    return attempted(book.path, make)


def _of_book(report: Report, how: Reading) -> Report:
    """Return a report without the findings resolved for the book.

    Findings resolved for its chapters are already omitted.
    """
    done = [one for one in report.settled if one.ground is Ground.DECISION]
    others = tuple(one for one in report.settled if one.ground is not Ground.DECISION)
    whole = how.report_of(evolve(report, settled=others, came_back=(), mended=()))
    return evolve(
        whole,
        settled=(*whole.settled, *done),
        came_back=(*report.came_back, *whole.came_back),
        mended=(*report.mended, *whole.mended),
    )


def session_of(
    path: str, options: Checks, *, together: bool = False, earlier: str = ""
) -> "Session":
    """Open a session for a document or book; `earlier` is an earlier version of it."""
    from factcheck.apps.session import Session  # noqa: PLC0415 - not for a mere check

    settings = settings_for([path], options)
    given = documents_of([path], together=together, book=settings.together)
    for error in given.errors:
        complain(error)
    name = given.book.path if given.book else path
    return Session(name, settings.config, book=given.book, earlier=earlier)


def existing(path: str) -> Iterator[str]:
    """Yield the path of each document at a path.

    Raises:
        FactcheckError: The document does not exist.
    """
    for one in documents([path]):
        if isinstance(one, FactcheckError):
            raise one
        yield one


# ---- decisions and questions ----


def changed(report: Report, change: Change) -> Report:
    """Return the report with a change applied, or unchanged after reporting that it failed."""
    try:
        return change(report)
    except FactcheckError as error:
        complain(error)
        return report


def decisions_beside(path: str) -> str:
    """Return the log next to a document, or an old decisions file; empty if there is neither."""
    return _beside(path, "ledger.yaml") or _beside(path, "decisions.yaml")


def _beside(path: str, name: str) -> str:
    folder = Path(path) if Path(path).is_dir() else Path(path).parent
    return str(folder / name) if os.path.lexists(folder / name) else ""


# ---- remarks on standard error ----


def mistakes(report: Report) -> tuple[Remark, ...]:
    """Return the remarks on suppressions and decisions that cannot be applied."""
    return tuple(one for one in report.remarks if one.severity is Severity.ERROR)


def is_incomplete(report: Report) -> bool:
    """Return True if a check or part of the analysis failed, or decisions cannot be applied."""
    failed = any(run.status is Status.FAILED for run in report.checks)
    return failed or bool(report.dossier.failures or mistakes(report))


def note_remarks(reports: Sequence[Report]) -> None:
    """Print problems with suppressions, decisions and edited claims folders to standard error."""
    for report in reports:
        for one in report.remarks:
            place = one.place
            note(f"{place.path}:{place.line}:{place.column}: {one.severity}: {one.message}")
        if report.dossier.by_hand and report.dossier.record.sha256:
            from factcheck.claims.ledger import changed_document  # noqa: PLC0415 - claims folders

            path = changed_document(report.dossier)
            if path:
                note(
                    f"{report.path}: the document has changed since the claims folder was "
                    "written. Run "
                    f"factcheck claims {path} -o {report.path} --sync"
                )


def note_failures(report: Report, known: int = 0) -> None:
    """Report the parts of the analysis that failed, except the first `known`."""
    remedy = "Please report it with the output of `factcheck --debug check` for this document."
    for failure in report.dossier.failures[known:]:
        if failure.where:
            complain(f"{report.path}: part of the analysis failed: {failure}. {remedy}")
            note_traceback(failure.where)


def note_unused_sources(attached: Sequence[SourceText], reports: Sequence[Report]) -> None:
    """Print the attached texts that are matched by part of their name or not compared, and why."""
    from factcheck.link.citing.quoted import Owners  # noqa: PLC0415 - few runs have sources

    dossiers = [report.dossier for report in reports]
    used = {text.name for one in dossiers for fact in one.sourced or () for text in fact.texts}
    used |= {text.name for one in dossiers for held in one.holdings or () for text in held.texts}
    names = frozenset(text.name for text in attached)
    for dossier in dossiers if attached else ():
        for name, who in Owners(dossier, names).matched.items():
            note(f"note: source '{name}' matches “{who}”")
    for text in attached if reports else ():
        if text.name not in used:
            note(f"note: source '{text.name}' is not used: {_why_unused(text, dossiers)}")


def _why_unused(text: SourceText, dossiers: Sequence[Dossier]) -> str:
    if not text.document.text.strip():
        return f"{text.document.path} contains no text"
    name = r"[-_\s]+".join(map(re.escape, re.split(r"[-_\s]+", text.name)))
    word = re.compile(rf"(?<!\w){name}(?!\w)", re.IGNORECASE)
    if any(word.search(one.document.text) for one in dossiers):
        return "the document names it, but attributes no figure, date, name or quotation to it"
    return "no document names it"


def note_not_found(reports: Sequence[Report]) -> None:
    """Print how many facts were not found in their attached sources."""
    for report in reports:
        facts = report.dossier.sourced or ()
        missing = sum(one.standing is Standing.NOT_FOUND for one in facts)
        if missing:
            note(
                f"{report.path}: {missing} of {len(facts)} facts that cite attached texts were not "
                "found in these texts; run `factcheck sources` to list them"
            )


def note_proposals(reports: Sequence[Report], *, rejected: bool = False) -> None:
    """Print the results of proposals and, if requested, those that were rejected."""
    for report in reports:
        proofs = report.proofs
        if proofs is None:
            if rejected:
                note(f"{stored_beside(report.path)}: file not found. Add --proposals FILE.")
            continue
        if rejected:
            note(*_results(report, proofs))
        beside = stored_beside(report.path)
        own = proofs.outcomes and all(one.proposal.path == beside for one in proofs.outcomes)
        note(f"{beside if own else report.path}: {_summary(proofs)}")


def _summary(proofs: Proofs) -> str:
    """Return the number of proposals for each result."""
    parts = {
        "proved": len(proofs.proved),
        _unverified(proofs): len(proofs.unverified),
        "fixed": len(proofs.mended),
        "rejected": len(proofs.refused) - len(proofs.unverified) - len(proofs.mended),
        "on other documents": proofs.passed_over,
    }
    shown = [f"{n} {what}" for what, n in parts.items() if n or what in ("proved", "rejected")]
    stale = sum(one.is_stale for one in proofs.outcomes)
    earlier = f"; {stale} for an earlier version of the document" if stale else ""
    return f"{counted(len(proofs.outcomes), 'proposal')} ({', '.join(shown)}{earlier})"


def _unverified(proofs: Proofs) -> str:
    return "unverified (hidden)" if proofs.is_hidden else "unverified"


def _results(report: Report, proofs: Proofs) -> Iterator[str]:
    """Yield the result of each proposal that is not reported as a finding."""
    fates = iter(report.fates)
    for one in proofs.outcomes:
        where = f"{one.proposal.path}:{one.proposal.line}"
        if isinstance(one.verdict, Refused):
            if one.proposal in proofs.mended:
                yield f"{where}: fixed: the document contains the accepted words"
                continue
            what = _unverified(proofs) if one.proposal in proofs.unverified else "rejected"
            yield f"{where}: {what} ({one.verdict.reason}): {one.verdict.message}"
            continue
        fate = next(fates)
        place = fate.finding and fate.finding.place
        at = f"{fate.finding.code} at {place.line}:{place.column}" if fate.finding and place else ""
        if fate.became is not Became.REPORTED:
            yield f"{where}: " + _BECAME[fate.became].format(at=at, code=fate.code)


_BECAME = {
    Became.OURS: "proved, same as finding {at}",
    Became.REPEATED: "proved, same as another proposal: {at}",
    Became.SILENCED: "proved, suppressed: {at}",
    Became.NOT_CHOSEN: "proved, but {code} is not selected",
}
