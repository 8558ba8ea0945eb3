"""The work of `factcheck check`, independent of how its options are read."""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from factcheck.analysis.pipeline import documents
from factcheck.apps.cli.attaching import (
    Texts,
    bib_named,
    told_faults,
    told_proposals,
    told_strangers,
    told_unfound,
    with_attached,
    with_bib,
    with_proposals,
)
from factcheck.apps.cli.common import (
    CLEAN,
    FOUND,
    STDIN,
    UNUSABLE,
    Pace,
    asking,
    decisions_of,
    examined,
    say,
    spare,
    status,
    told,
    told_edited,
    told_remarks,
    write,
)
from factcheck.apps.cli.jobs import Job, agreed
from factcheck.apps.cli.settings import Options, are_broken, settings_for
from factcheck.apps.cli.together import asked_for, reports_of
from factcheck.checks import every_check
from factcheck.config.choice import DONE, FAIL, NEVER
from factcheck.config.files import Settings, found
from factcheck.errors import FactcheckError, UsageError
from factcheck.model import CheckRun, Choice, Report, Severity, Status, stored_beside
from factcheck.output import rendered, to_text
from factcheck.output.decided import counted
from factcheck.output.escape import printable
from factcheck.output.text import idle_checks, partial_checks, summary
from factcheck.output.variations import in_two_forms

if TYPE_CHECKING:
    from factcheck.comparison.versions.since import Since
    from factcheck.config import Config

STREAMED = ("text", "jsonl")
"""Formats in which the reports of documents follow one another."""
COLOURS = {"error": 31, "warning": 33, "note": 36, "counter": 34}
"""Colour codes of a terminal (ECMA-48): red, yellow, cyan, blue."""
_MOST_NAMED = 3
"""Most documents that the line about forms names."""
_BOLD, _DIM = 1, 2
"""Codes for bold and dim."""


def check(paths: tuple[str, ...], job: Job, options: Options, texts: Texts) -> None:
    """Check documents, and end the process with the exit status; see the command."""
    with told():
        if not (paths or job.show_config or job.together):
            raise UsageError("PATH: none is given. Name a file or a folder.")
        agreed(job, paths)
        if not job.watch:
            sys.exit(once(paths, job, options, texts))
        from factcheck.apps.cli.watching import watch  # noqa: PLC0415 - for one option

        watch(lambda: _attempt(paths, job, options, texts), lambda: _watched(paths, job, options))


def once(paths: tuple[str, ...], job: Job, options: Options, texts: Texts) -> int:
    """Run once with some options, and return the exit status.

    Raises:
        FactcheckError: An option or setting is wrong.
    """
    started = time.perf_counter()
    settings = settings_for(_named(paths, job), options)
    if job.show_config:
        return _show(settings, job)
    asked = asked_for(paths, settings.together) if job.together else None
    paths = asked.paths if asked else paths
    bib = bib_named(texts.bib or (asked.book.bib if asked else "") or settings.bib)
    for output in (job.output, job.copy):
        spare((*paths, *settings.config.known, *([bib.path] if bib else ())), output)
    attached, unread = with_attached(settings.config, texts)
    citing = paths[:1] if asked else paths  # a book is one document, which may cite every entry
    config, malformed = with_proposals(with_bib(attached, bib, citing), texts)
    if job.diff or job.fix:
        from factcheck.apps.cli.repairing import repair  # noqa: PLC0415 - for two options

        state = repair(paths, job, config)
        if job.diff or state:
            return state
    since = _since(job, paths, config)
    form = job.form or settings.format or "text"
    stream = _stream(form, settings, job)
    show = stream or _kept
    pace, change = Pace(job.jobs, job.time_limit), since.with_leftovers if since else None
    if asked:
        reports, errors = reports_of(
            asked.without_bib(), config, show, decided=True, seconds=job.time_limit
        )
    else:
        reports, errors = examined(
            paths,
            config,
            job.stdin_name,
            show,
            decided=True,
            decisions_of=job.decisions_of,
            pace=pace,
            change=change,
        )
    reports = [since.left_out(one) for one in reports] if since else reports
    reports = _beside_baseline(reports, settings, job)
    told_errors = [str(error) for error in errors]
    write(_written([] if stream else reports, told_errors, form, job), job.output)
    told_remarks(reports)
    told_edited(reports)
    told_strangers(texts, reports)
    told_unfound(reports)
    told_proposals(texts, reports)
    if job.statistics or settings.statistics:
        say("".join(f"{line}\n" for line in statistics(reports)), end="")
    broken = max(malformed, told_faults(bib), UNUSABLE if are_broken(config) else CLEAN)
    _tell(reports, time.perf_counter() - started, verbose=job.verbose)
    if form == "text" and job.jobs == 1 and not config.select:
        _tell_forms(reports)
    suspected = sum(len(report.unverified) for report in reports)
    if suspected and config.unverified == FAIL and not job.exit_zero:
        noun = "suspicion is" if suspected == 1 else "suspicions are"
        say(f"exit status 1: {suspected} {noun} not checked (--unverified fail)")
    _annotate(asking(reports, errors) if job.copy else (), job)
    state = _status(reports, [*unread, *errors], job, settings, config.unverified)
    return max(broken, state)


def _annotate(reports: Sequence[Report], job: Job) -> None:
    """Write the requested copies; last, so that a failure loses no findings."""
    if not job.copy:
        return
    from factcheck.apps.cli.annotating import (  # noqa: PLC0415 - for one option
        Annotating,
        annotate,
        annotate_chapters,
    )

    how = Annotating(job.both_sides, job.track_changes)
    (annotate_chapters if job.together else annotate)(reports, job.copy, how, force=job.force)


def _stream(form: str, settings: Settings, job: Job) -> Callable[[Report], None] | None:
    """Return a function that writes each report immediately.

    None if all reports are needed first.
    """
    waits = job.output or job.baseline or settings.baseline or job.new_since is not None
    if form not in STREAMED or waits:
        return None
    written = 0

    def show(report: Report) -> None:
        nonlocal written
        between = "\n" if written and form == "text" else ""
        write(between + _written([report], [], form, job), None)
        written += 1

    return show


def _kept(report: Report) -> None:
    """Do nothing; the report is written with all others at the end."""


def _named(paths: Sequence[str], job: Job) -> list[str]:
    """Return the paths, with the given name for standard input."""
    return [job.stdin_name if path == STDIN else path for path in paths]


def _show(settings: Settings, job: Job) -> int:
    from factcheck.config.shown import shown  # noqa: PLC0415 - for one option

    write(shown(settings, every_check()), job.output)
    return CLEAN


def _status(
    reports: list[Report],
    errors: Sequence[FactcheckError],
    job: Job,
    settings: Settings,
    unverified: str,
) -> int:
    fail_on = NEVER if job.exit_zero else job.fail_on or settings.fail_on or Severity.NOTE.value
    state = status(reports, errors, fail_on)
    if state == CLEAN and unverified == FAIL and not job.exit_zero:
        return FOUND if any(one.unverified for one in reports) else CLEAN
    required = job.require or ("" if job.exit_zero else settings.require)
    if state != CLEAN or not required:
        return state
    return FOUND if any(_is_wanting(report, required) for report in reports) else CLEAN


def _is_wanting(report: Report, required: str) -> bool:
    """Return True if a document does not satisfy the requirement."""
    asked = (Choice.ACCEPTED, Choice.QUERIED, Choice.DEFERRED)
    pending = any(one.decision and one.decision.do in asked for one in report.settled)
    return bool(report.findings) or (required == DONE and pending)


def _beside_baseline(reports: list[Report], settings: Settings, job: Job) -> list[Report]:
    """Leave out the findings of a baseline."""
    path = job.baseline or settings.baseline
    if not path:
        if job.update_baseline:
            raise UsageError("--update-baseline: no baseline is named. Add --baseline FILE.")
        return reports
    from factcheck.apps.cli.baselines import beside  # noqa: PLC0415 - for two options

    # With an earlier revision, the finding of an entry may exist and already be left out.
    stale = job.new_since is None
    return beside(reports, path, update=job.update_baseline, stale=stale)


def _since(job: Job, paths: Sequence[str], config: "Config") -> "Since | None":
    """Return the test for new findings, if requested.

    Raises:
        UsageError: The revision does not exist.
    """
    if job.new_since is None:
        return None
    from factcheck.comparison.versions.since import opened  # noqa: PLC0415 - for one option

    return opened(job.new_since, paths, config)


def _attempt(paths: tuple[str, ...], job: Job, options: Options, texts: Texts) -> None:
    """Check once while watching; an error in the settings does not end the program."""
    if sys.stdout.isatty() and not job.output:
        import click  # noqa: PLC0415 - for a terminal

        click.clear()
    try:
        once(paths, job, options, texts)
    except FactcheckError as error:
        say(f"error: {error}")


def _watched(paths: Sequence[str], job: Job, options: Options) -> Iterator[str]:
    """Yield the files that a run reads, including those that list the documents of a book."""
    if not job.together:
        yield from read_files(paths, options)
        return
    yield from paths
    try:
        asked = asked_for(paths, settings_for(paths, options).together)
    except FactcheckError:  # it is reported when the documents are checked
        return
    yield from read_files(asked.paths, options)
    yield asked.book.path


def read_files(paths: Sequence[str], options: Options) -> Iterator[str]:
    """Yield the files that a run reads: the documents, the settings and the style sheet."""
    yield from (one for one in documents(paths) if not isinstance(one, FactcheckError))
    try:
        settings = settings_for(paths, options)
    except FactcheckError:  # it is reported when the documents are checked
        settings = Settings(path=options.config or found(paths) or "", sheet=options.sheet or "")
    yield from (path for path in (settings.path, settings.sheet) if path)
    named = (path for path in documents(paths) if not isinstance(path, FactcheckError))
    beside = (one for path in named for one in (decisions_of(path), stored_beside(path)))
    yield from dict.fromkeys(one for one in beside if os.path.lexists(one))


def _written(reports: list[Report], errors: list[str], form: str, job: Job) -> str:
    """Return the report; on a terminal in its width and with colour."""
    if form != "text":
        return rendered(form, reports, errors, every_check(), everything=job.everything)
    drawn = partial(to_text, reports, verbose=job.verbose, everything=job.everything)
    if job.output is None and sys.stdout.isatty():
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
        drawn = partial(drawn, columns=columns) if columns else drawn  # some terminals report none
        return drawn(paint=paint)
    return drawn()


def paint(style: str, text: str) -> str:
    """Return words in the colour of a style."""
    bold, dim = style in ("bold", "error"), style == "dim"
    codes = [COLOURS[style]] if style in COLOURS else []
    codes += [_BOLD] if bold else [_DIM] if dim else []
    return "".join(f"\x1b[{code}m" for code in codes) + f"{text}\x1b[0m"


def statistics(reports: Sequence[Report]) -> Iterator[str]:
    """Yield a line for each check with findings: count, code and name."""
    counts = Counter((one.code, one.name) for report in reports for one in report.findings)
    for (code, name), count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{count:5}  {code}  {name}"


def _tell(reports: list[Report], seconds: float, *, verbose: bool) -> None:
    """Report on standard error what was found, the time it took and what did not run."""
    if not reports:
        say("nothing was checked")
        return
    failed = sorted(
        {run.code for report in reports for run in report.checks if run.status is Status.FAILED}
    )
    parts = [f"{summary(reports)}, {seconds:.2f} s", *counted(reports)]
    parts += [f"failed: {', '.join(failed)}"] if failed else []
    idle = _idle_everywhere(reports)
    if idle and not verbose:
        parts.append(f"{idle_checks(len(idle))} (--verbose says why)")
    partial = {run.code for report in reports for run in report.checks if _is_partial(run)}
    parts += [partial_checks(len(partial))] if partial and not verbose else []
    say("; ".join(parts))


def _tell_forms(reports: Sequence[Report]) -> None:
    """Report in one line how many terms have two forms, and the command that lists them."""
    varied = [one for one in reports if not one.dossier.foreign and one.dossier.forms.variations]
    if varied:
        count = sum(len(one.dossier.forms.variations) for one in varied)
        where = f" in {len(varied)} documents" if len(varied) > 1 else ""
        paths = printable(" ".join(one.path for one in varied[:_MOST_NAMED]))
        more = " …" if len(varied) > _MOST_NAMED else ""
        say(f"{in_two_forms(count)}{where}: factcheck forms {paths}{more}")


def _is_partial(run: CheckRun) -> bool:
    return run.status is Status.RAN and bool(run.reason)


def _idle_everywhere(reports: Sequence[Report]) -> set[str]:
    """Return the codes of the checks that had nothing to check in any document."""
    idle = [
        {run.code for run in report.checks if run.status is Status.NOT_APPLICABLE}
        for report in reports
    ]
    return set.intersection(*idle)
