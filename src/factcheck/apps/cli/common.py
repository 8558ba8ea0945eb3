"""Shared by the subcommands: reading with a progress bar, errors, output files, exit status."""

import contextlib
import functools
import gc
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from attrs import frozen

from factcheck.analysis.pipeline import attempted, documents, examine_all, examine_bytes
from factcheck.apps.cli import STOPPED
from factcheck.config import Config
from factcheck.document.readers import MOST_BYTES
from factcheck.errors import (
    FactcheckError,
    StoppedError,
    UnforeseenError,
    UnreadableError,
    UsageError,
)
from factcheck.model import Remark, Report, Severity, Status
from factcheck.output.escape import printable
from factcheck.running import SPLIT, TIME_LIMIT, OutOfTime, limited, took_longer, watched
from factcheck.storage import reason, write_whole

Made = TypeVar("Made")


@frozen
class Pace:
    """How several documents are examined."""

    jobs: int = 1
    """Number of processes; 0 for the number of cores."""
    time_limit: float = TIME_LIMIT
    """Seconds for each document; 0 for no limit."""


CLEAN, FOUND, UNUSABLE = 0, 1, 2
"""Exit status: nothing found, findings, bad arguments or unreadable input; see also `STOPPED`."""

GRAVE = tuple(Severity)
"""Severities, most severe first."""
SHOW_PROGRESS_FROM = 5
"""Minimum number of documents for a progress bar."""


LONG = 200_000
"""Minimum bytes of a document for its stages to be shown, since it takes some seconds."""
MOST_TOLD = 1_000
"""Maximum characters of an error; longer ones are shortened in the middle."""
STDIN = "-"
"""The path that denotes standard input."""


def sweep_when_idle() -> None:
    """Collect garbage while idle, for a server that runs for days."""
    import threading  # noqa: PLC0415 - checking a document uses one thread

    threading.Thread(target=_sweep, name="factcheck sweeps", daemon=True).start()


def _sweep() -> None:
    for is_due in sweeps(_made()):
        if is_due:
            gc.collect()


def _made() -> Iterator[int]:
    """Yield every second how many objects were created since the last garbage collection."""
    while True:
        time.sleep(1)
        yield gc.get_count()[0]


def sweeps(counts: Iterable[int]) -> Iterator[bool]:
    """Yield every second whether it is time to collect garbage.

    Args:
        counts: Number of objects created since the last collection, once a second.

    Yields:
        True if very many were created, and then hardly any for three seconds.
    """
    before, quiet = 0, 0
    for count in counts:
        quiet = quiet + 1 if abs(count - before) < _FEW else 0
        before = count
        yield count > _MANY and quiet >= _QUIET


_QUIET = 3
"""Seconds of inactivity, in which no text is checked and nobody types."""
_FEW, _MANY = 1_000, 100_000
"""Numbers of objects; an article of 5,600 words creates about 200,000."""


def examined(  # noqa: PLR0913 - what some of the commands ask for
    paths: Sequence[str],
    config: Config,
    stdin_name: str = "",
    on_report: Callable[[Report], None] | None = None,
    *,
    decided: bool = False,
    decisions_of: str = "",
    pace: Pace | None = None,
    change: Callable[[Report], Report] | None = None,
) -> tuple[list[Report], list[FactcheckError]]:
    """Examine all documents; report each error on standard error, and continue with the rest.

    Args:
        paths: Files and folders; "-" is standard input if it has a name.
        config: The settings.
        stdin_name: Name of standard input, which determines its format.
        on_report: Called with each report when it is ready. If given, an interrupted run returns
            the reports so far and a `StoppedError`; otherwise it ends the process.
        decided: Whether to leave out findings settled by the decisions beside each document.
        decisions_of: Another name of the only document, whose decisions also count.
        pace: Number of processes and time limit; None for this process only.
        change: Changes each report before decisions are applied.
    """
    reports: list[Report] = []
    errors: list[FactcheckError] = []
    named = [path for path in paths if path != STDIN or not stdin_name]
    found = list(dict.fromkeys(documents(named)))
    has_input = bool(stdin_name) and STDIN in paths
    try:
        for outcome in _outcomes(found, config, stdin_name if has_input else "", pace):
            if _is_terminal():
                _overwrite("")  # the outcome starts on a line of its own
            if isinstance(outcome, FactcheckError):
                errors.append(outcome)
                _tell_error(outcome)
            else:
                tell_failures(outcome)
                outcome = _changed(outcome, change, errors) if change else outcome  # noqa: PLW2901
                is_file = decided and outcome.path != stdin_name
                reports.append(settled(outcome, errors, decisions_of) if is_file else outcome)
                if on_report is not None:
                    on_report(reports[-1])
    except KeyboardInterrupt:
        stopped = _stopped(len(reports) + len(errors), len(found) + has_input)
        _tell_error(stopped)
        if on_report is None:
            sys.exit(STOPPED)
        errors.append(stopped)
    return reports, errors


def tell_failures(report: Report) -> None:
    """Report on standard error the parts of the analysis that failed."""
    for failure in report.dossier.failures:
        if failure.where:
            remedy = (
                "Please report it with what `factcheck --debug check` prints for this document."
            )
            complain(f"{report.path}: a part of the analysis failed: {failure}. {remedy}")
            _tell_where(failure.where)


def settled(report: Report, errors: list[FactcheckError], named: str = "") -> Report:
    """Return a report without settled findings; unchanged if the decisions cannot be read.

    Args:
        report: The report of a document.
        errors: Receives the errors of the decisions.
        named: Another name of the document, whose decisions also count.
    """
    if not (named or decisions_of(report.path)):
        return report
    from factcheck.analysis.settling.decided import (  # noqa: PLC0415 - few have decisions
        settled_as,
        settled_beside,
    )

    change = functools.partial(settled_as, named=named) if named else settled_beside
    return _changed(report, change, errors)


def one_named(paths: Sequence[str], named: str) -> None:
    """Refuse another name for more than one document.

    Raises:
        UsageError: Not exactly one document is given.
    """
    if named and (len(paths) != 1 or paths[0] == STDIN or os.path.isdir(paths[0])):  # noqa: PTH112
        raise UsageError(f"--decisions-of '{named}': it is of one document. Give one file.")


def told_elsewhere(reports: Sequence[Report]) -> None:
    """Report on standard error decisions under other names that fit open findings."""
    for report in reports:
        if not report.findings or not decisions_of(report.path):
            continue
        import shlex  # noqa: PLC0415 - few have decisions

        from factcheck.analysis.settling.decided import decided_elsewhere  # noqa: PLC0415 - the same

        with contextlib.suppress(FactcheckError):  # it is reported when the decisions are read
            for name, count in decided_elsewhere(report).items():
                noun = "decision" if count == 1 else "decisions"
                fit = "fits" if count == 1 else "fit"
                way = f"--decisions-of {shlex.quote(name)} counts {'it' if count == 1 else 'them'}"
                said = (
                    f"decisions.yaml has {count} {noun} on {name} that {fit} this document: {way}"
                )
                say(printable(f"{report.path}: {said}"))


def asking(reports: Sequence[Report], errors: list[FactcheckError]) -> list[Report]:
    """Return reports with the questions to authors in the ledgers beside their documents."""
    return [_asking(one, errors) for one in reports]


def _asking(report: Report, errors: list[FactcheckError]) -> Report:
    if not (os.path.isdir(report.path) or beside_of(report.path, "ledger.yaml")):  # noqa: PTH112
        return report
    from factcheck.claims.ledger import with_questions  # noqa: PLC0415 - few have a ledger

    return _changed(report, with_questions, errors)


def _changed(
    report: Report, change: Callable[[Report], Report], errors: list[FactcheckError]
) -> Report:
    """Return a changed report; if the change fails, report the error and return it unchanged."""
    try:
        return change(report)
    except FactcheckError as error:
        errors.append(error)
        _tell_error(error)
        return report


def decisions_of(path: str) -> str:
    """Return the decisions file beside a document or in a folder; empty if there is none."""
    return beside_of(path, "decisions.yaml")


def beside_of(path: str, name: str) -> str:
    """Return the file of a given name beside a document or in a folder; empty if there is none."""
    folder = path if os.path.isdir(path) else os.path.dirname(path)  # noqa: PTH112, PTH120
    beside = os.path.join(folder, name)  # noqa: PTH118 - a path is a plain string here
    return beside if os.path.lexists(beside) else ""


def read_input() -> bytes:
    """Return standard input, which may be endless, up to the size that is refused."""
    return sys.stdin.buffer.read(MOST_BYTES + 1)


def _stopped(done: int, wanted: int) -> StoppedError:
    noun = "document" if wanted == 1 else "documents"
    return StoppedError(f"stopped: {done} of {wanted} {noun} had been checked")


def _tell_error(error: FactcheckError) -> None:
    """Report an error; with `--debug`, an internal error includes its traceback."""
    complain(str(error))
    if isinstance(error, UnforeseenError):
        import traceback  # noqa: PLC0415 - for internal errors

        _tell_where("".join(traceback.format_exception(error.__cause__)))


def _tell_where(where: str) -> None:
    """Report the traceback of an internal error, with `--debug` only."""
    for line in where.splitlines() if _is_debugging() else ():
        say(printable(line))


def _is_debugging() -> bool:
    if "click" not in sys.modules:  # no option was given
        return False
    import click  # noqa: PLC0415 - as above

    context = click.get_current_context(silent=True)
    return bool(context and context.find_root().params.get("debug"))


def _outcomes(
    found: Sequence[str | FactcheckError], config: Config, stdin_name: str, pace: Pace | None
) -> Iterator[Report | FactcheckError]:
    """Yield the outcome for each document, with a progress bar on a terminal."""
    many = len(found) >= SHOW_PROGRESS_FROM and sys.stderr.isatty()
    limit = pace.time_limit if pace else TIME_LIMIT
    with contextlib.ExitStack() as stack:
        steps: Iterator[str | FactcheckError] = iter(found)
        if many:
            import click  # noqa: PLC0415 - for many documents

            bar = click.progressbar(found, label="Checking", file=sys.stderr)
            steps = iter(stack.enter_context(bar))
        shared = stack.enter_context(_shared(found, config, pace))
        for step in steps:
            if isinstance(step, FactcheckError):
                yield step
            elif shared is not None:
                yield next(shared)
            else:
                with _stages(step, many=many):
                    made = within(step, limit, lambda path: [*examine_all([path], config)])
                yield from made if isinstance(made, list) else [made]
    if stdin_name:
        data = read_input()
        checked = functools.partial(examine_bytes, data, stdin_name, config)
        yield within(stdin_name, limit, lambda name: attempted(name, checked))


def within(path: str, seconds: float, make: Callable[[str], Made]) -> Made | FactcheckError:
    """Return the result for a document, or an error if it takes longer than a time limit."""
    try:
        with limited(seconds):
            return make(path)
    except OutOfTime:
        return UnreadableError(path, took_longer(seconds), SPLIT)


@contextlib.contextmanager
def _shared(
    found: Sequence[str | FactcheckError], config: Config, pace: Pace | None
) -> Iterator[Iterator[Report | FactcheckError] | None]:
    """Examine documents in several processes, if requested and there are several documents."""
    paths = [one for one in found if isinstance(one, str)]
    if pace is None or not paths or pace.jobs == 1:
        yield None
        return
    from factcheck.analysis.pool import examine_in_processes  # noqa: PLC0415 - for two options

    outcomes = examine_in_processes(paths, config, jobs=pace.jobs, seconds=pace.time_limit)
    with contextlib.closing(outcomes) as made:
        yield made


@contextlib.contextmanager
def _stages(path: str, *, many: bool) -> Iterator[None]:
    """Show the stage of a long document on a terminal, unless a bar counts several documents."""
    if many or not _is_terminal() or not _is_long(path):
        yield
        return
    try:
        with watched(lambda stage: _overwrite(f"{printable(path)}: {stage} …")):
            yield
    finally:
        _overwrite("")


def _is_terminal() -> bool:
    return sys.stderr.isatty()


def _is_long(path: str) -> bool:
    try:
        return os.path.getsize(path) >= LONG  # noqa: PTH202 - a path is a plain string here
    except OSError:
        return False


def _overwrite(words: str) -> None:
    """Overwrite the current line of the terminal."""
    say(f"\r\x1b[2K{words}", end="")


def say(words: str, *, end: str = "\n") -> None:
    """Write a message to standard error."""
    if sys.platform == "win32":
        import click  # noqa: PLC0415 - it enables colours on old consoles

        click.echo(f"{words}{end}", nl=False, err=True)
    elif sys.stderr is not None:
        sys.stderr.write(f"{words}{end}")
        sys.stderr.flush()


def complain(message: str) -> None:
    """Write an error message to standard error."""
    for line in message.splitlines():
        told = line if len(line) <= MOST_TOLD else f"{line[: MOST_TOLD - 200]} … {line[-200:]}"
        error = f"error: {printable(told)}"
        say(f"\x1b[31m{error}\x1b[0m" if _is_terminal() else error)


def write(text: str | bytes, output: str | None) -> None:
    """Write to standard output, or to a file that is replaced atomically.

    Args:
        text: Text is written as UTF-8 with line feeds, bytes unchanged.
        output: A path; None or "-" for standard output.

    Raises:
        UsageError: The output cannot be written.
    """
    try:
        if output is None or output == "-":
            sys.stdout.buffer.write(
                text if isinstance(text, bytes) else text.encode(errors="backslashreplace")
            )
            sys.stdout.flush()
        else:
            data = text if isinstance(text, bytes) else text.encode(errors="backslashreplace")
            write_whole(output, data)
    except BrokenPipeError:
        _leave_pipe()
    except OSError as error:
        name = output or "standard output"
        raise UsageError(
            f"output '{name}': {reason(error)}. Choose a file in a folder that exists and has room."
        ) from error


def _leave_pipe() -> None:
    """End quietly if the reader of a pipe is gone, as with `factcheck … | head`."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def leave_pipes() -> None:
    """Do the same if the reader of standard error is gone."""
    _leave_pipe()
    os.dup2(sys.stdout.fileno(), sys.stderr.fileno())


def spare(paths: Sequence[str], output: str | None) -> None:
    """Refuse to overwrite input.

    Raises:
        UsageError: The output is one of the documents, or is in a claims folder that is read.
    """
    if output is None or output == "-":
        return
    from pathlib import Path  # noqa: PLC0415 - where a file is written

    target = Path(os.path.realpath(output))
    for path in documents([path for path in paths if path != STDIN]):
        if not isinstance(path, FactcheckError) and target.is_relative_to(os.path.realpath(path)):
            raise UsageError(
                f"output '{output}': it would replace what is read. Name another file."
            )


@contextlib.contextmanager
def told() -> Iterator[None]:
    """Convert an error of ours into its message and exit status 2."""
    try:
        yield
    except FactcheckError as error:
        complain(str(error))
        sys.exit(UNUSABLE)


def status(
    reports: Sequence[Report], errors: Sequence[FactcheckError], fail_on: str = Severity.NOTE
) -> int:
    """Return the exit status of a run; unreadable input and failed checks outweigh findings.

    Args:
        reports: The reports of the documents.
        errors: The errors of unreadable documents.
        fail_on: The lowest severity that counts; "never" for none.
    """
    failed = any(map(is_partial, reports))
    if any(isinstance(error, StoppedError) for error in errors):
        return STOPPED
    if errors or failed or any(map(mistakes, reports)):
        return UNUSABLE
    grave = GRAVE[: GRAVE.index(fail_on) + 1] if fail_on in GRAVE else ()
    found = any(one.severity in grave for report in reports for one in report.findings)
    return FOUND if found else CLEAN


def is_partial(report: Report) -> bool:
    """Return True if a check or another part of the analysis failed."""
    failed = any(run.status is Status.FAILED for run in report.checks)
    return failed or bool(report.dossier.failures)


def remarks(reports: Sequence[Report]) -> list[Remark]:
    """Return the remarks on the suppressions of all documents."""
    return [one for report in reports for one in report.remarks]


def mistakes(report: Report) -> tuple[Remark, ...]:
    """Return the remarks about suppressions and decisions that cannot be applied."""
    return tuple(one for one in report.remarks if one.severity is Severity.ERROR)


def told_edited(reports: Sequence[Report]) -> None:
    """Report on standard error claims folders whose document has changed."""
    for report in reports:
        if not (report.dossier.by_hand and report.dossier.record.sha256):
            continue
        from factcheck.claims.ledger import changed_document  # noqa: PLC0415 - for claims folders

        path = changed_document(report.dossier)
        if path:
            way = f"factcheck claims {path} -o {report.path} --sync"
            told_ = f"the document has changed since the folder was written: run {way}"
            say(printable(f"{report.path}: {told_}"))


def told_remarks(reports: Sequence[Report]) -> None:
    """Report problems with suppressions on standard error."""
    for one in remarks(reports):
        place = one.place
        where = f"{printable(place.path)}:{place.line}:{place.column}"
        say(f"{where}: {one.severity}: {printable(one.message)}")
