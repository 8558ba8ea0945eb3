"""`factcheck check`: find contradictions in documents."""

import contextlib
import os
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from attrs import evolve, frozen

from factcheck.apps.cli.command import (
    CLEAN,
    FOUND,
    STDIN,
    UNUSABLE,
    errors,
    flag,
    note,
    on_terminal,
    option,
    subcommand,
    takes,
    write,
)
from factcheck.apps.cli.documents import (
    Documents,
    Reading,
    documents_of,
    examined,
    is_incomplete,
    note_failures,
    note_not_found,
    note_proposals,
    note_remarks,
    note_unused_sources,
    refuse_other_than_one,
    refuse_overwriting,
    with_bib,
)
from factcheck.apps.cli.options import (
    Checks,
    DecisionsOf,
    Output,
    Sources,
    Together,
    Verdicts,
    settings_for,
)
from factcheck.checks import every_check
from factcheck.config.choice import DONE, FAIL, FAIL_ON, NEVER, REQUIRED
from factcheck.config.files import Settings
from factcheck.document import readers
from factcheck.errors import UsageError
from factcheck.model import Choice, Report, Status
from factcheck.output import forms, rendered, to_text
from factcheck.output.decided import counted
from factcheck.output.text import idle_checks, partial_checks, summary
from factcheck.output.variations import in_two_forms
from factcheck.running import TIME_LIMIT
from factcheck.storage import locked, reason

if TYPE_CHECKING:
    from factcheck.comparison.versions.since import Since
    from factcheck.config import Config

STREAMED = ("text", "jsonl")
"""Formats in which each document's report can be written as soon as it is ready."""
_MOST_NAMED = 3
"""Maximum number of documents named in the note about inconsistent forms."""


@frozen(slots=False)
class Options(Output, DecisionsOf, Together, Sources, Verdicts, Checks):
    """The options of the command."""

    form: str | None = option(
        "--format", type=click.Choice(forms()), help="Set the report format.  [default: text]"
    )
    annotate: str | None = option(
        metavar="DOCX", help="Write a copy of a .docx with findings as comments."
    )
    both_sides: bool = flag(
        help="With --annotate: also comment on the other side if it is in a different paragraph.",
    )
    track_changes: bool = flag(
        help="With --annotate: also write accepted fixes as tracked changes."
    )
    force: bool = flag(help="With --annotate: replace a copy that other people have edited.")
    fail_on: str | None = option(
        type=click.Choice(FAIL_ON),
        help="Exit with 1 for findings of this severity or higher.  [default: note]",
    )
    exit_zero: bool = flag(help="Same as --fail-on never.")
    everything: bool = flag(
        "--all", help="Also show resolved and suppressed findings, with reasons."
    )
    require: str | None = option(
        type=click.Choice(REQUIRED),
        help="decided: exit with 1 until every finding has a decision; done: until every finding "
        "is fixed or dismissed.",
    )
    verbose: bool = flag(
        "-v",
        "--verbose",
        help="List checks that had nothing to check, with reasons, and verified table figures.",
    )
    baseline: str | None = option(metavar="FILE", help="Do not report findings listed in FILE.")
    update_baseline: bool = flag(help="Write the findings to the --baseline file.")
    new_since: str | None = option(
        metavar="REVISION",
        help="Report only findings that are new since this Git revision.",
    )
    diff: bool = flag(help="Print what --fix would change, as a diff.")
    fix: bool = flag(help="Apply fixes from style sheets and accepted findings.")
    jobs: int = option(
        "-j",
        "--jobs",
        type=click.IntRange(0, 1024),
        default=1,
        help="Set the number of processes; 0: one per core.  [default: 1]",
    )
    max_seconds: float = option(
        type=click.FloatRange(0, 10**6),
        default=TIME_LIMIT,
        metavar="SECONDS",
        help="Skip documents that take longer than SECONDS; 0: no limit.  "
        f"[default: {TIME_LIMIT:g}]",
    )
    stdin_name: str = option(
        metavar="NAME",
        default=readers.STDIN,
        help="Set the file name for standard input.",
    )
    bib: str | None = option(
        metavar="FILE", help="Check that cited keys have entries in this .bib file."
    )
    show_config: bool = flag(
        help="Print the path of the settings file and the checks that would run, and exit."
    )


@subcommand(
    epilog="Exit status: 0 nothing found; 1 findings; 2 bad arguments or unreadable input "
    "(other files are still checked); 130 stopped by Ctrl-C (finished documents are "
    "reported)."
)
@click.argument("paths", nargs=-1, metavar="PATH...")
@takes(Options)
def command(paths: tuple[str, ...], options: Options) -> int:
    """Find contradictions in documents.

    PATH is a document (.txt, .md, .docx, .html, .pdf …), a claims folder, a folder of these, or -
    for standard input.

    \b
    Examples:
      factcheck check report.md
      factcheck check claims/ --format json
      factcheck check articles/ --select NAM,CHR01
      factcheck check article.docx --annotate checked.docx
      factcheck check checked.docx --decisions-of article.docx
      factcheck check articles/ --baseline known.json
      factcheck check articles/ --new-since origin/main
      factcheck check --together book.yaml
      factcheck check report.md --all --require decided
      factcheck check report.md --sheet names.yaml --diff
      factcheck check thesis.md --bib refs.bib
      factcheck check report.md --known people.csv
      factcheck check report.md --proposals links.jsonl --rejected
    """  # noqa: D301 - click reads \b
    _refuse_contradictions(paths, options)
    started = time.perf_counter()
    named = [options.stdin_name if path == STDIN else path for path in paths]
    settings = settings_for(named, options)
    if options.show_config:
        chosen = (f"{one.code} {one.severity}" for one in settings.config.chosen(every_check()))
        lines = [f"# settings: {settings.path or 'no file'}", "# checks that run:", *chosen]
        write("".join(f"{line}\n" for line in lines), options.output)
        return CLEAN
    given = documents_of(paths, together=options.together, book=settings.together)
    bib = options.bib or (given.book.bib if given.book else "") or settings.bib
    for output in (options.output, options.annotate):
        refuse_overwriting((*given.paths, *settings.config.known, *filter(None, [bib])), output)
    if options.annotate:
        from factcheck.apps.cli import annotating  # noqa: PLC0415 - it takes long, for one option

        annotating.refuse_unannotatable(given, options.annotate)
    config = with_bib(settings.config, bib, given)
    if given.book:
        given = evolve(given, book=evolve(given.book, bib=""))
    if options.diff or options.fix:
        from factcheck.apps.cli.repairing import repair  # noqa: PLC0415 - it takes long

        status = repair(
            given.paths, options.stdin_name, config, options.output, write_files=options.fix
        )
        if options.diff:
            return status
    reports = _reports(given, options, settings, config)
    note_remarks(reports)
    note_unused_sources(config.attached, reports)
    note_not_found(reports)
    note_proposals(reports, rejected=options.rejected)
    _note_summary(reports, time.perf_counter() - started, verbose=options.verbose)
    if _form(options, settings) == "text" and options.jobs == 1 and not config.select:
        _note_forms(reports)
    if options.annotate:  # last, so that a failure loses no findings
        how = annotating.Annotating(options.both_sides, options.track_changes)
        annotating.annotate(
            reports,
            given,
            options.annotate,
            how,
            force=options.force,
        )
    return _status(reports, options, settings, config.unverified)


def _refuse_contradictions(paths: tuple[str, ...], options: Options) -> None:
    """Raise an error if options contradict each other.

    Raises:
        UsageError: Options contradict each other.
    """
    has_input, others = STDIN in paths, options.fix or options.diff or options.together
    of_copy = options.both_sides or options.track_changes or options.force
    for is_wrong, message in (
        (
            not (paths or options.show_config or options.together),
            "PATH is missing. Pass a file or a folder",
        ),
        (
            options.fix and has_input,
            "--fix: cannot change standard input. Use --diff",
        ),
        (
            of_copy and not options.annotate,
            "--both-sides, --track-changes and --force require --annotate. Add --annotate DOCX",
        ),
        (
            options.decisions_of and others,
            "--decisions-of cannot be combined with --together, --fix or --diff",
        ),
        (
            options.rejected and options.no_proposals and not options.proposals,
            "--rejected requires proposals. Add --proposals FILE",
        ),
        (
            options.new_since is not None and has_input,
            "--new-since: standard input has no earlier version. Pass a file or a folder",
        ),
        (
            options.update_baseline and options.new_since is not None,
            "--update-baseline and --new-since cannot be combined. Choose one",
        ),
        (
            options.together and options.new_since is not None,
            "--together and --new-since cannot be combined. Choose one",
        ),
        (options.fix and options.diff, "--fix and --diff cannot be combined. Choose one"),
    ):
        if is_wrong:
            raise UsageError(f"{message}.")
    refuse_other_than_one(paths, options.decisions_of)


def _form(options: Options, settings: Settings) -> str:
    return options.form or settings.format or "text"


def _reports(
    given: Documents, options: Options, settings: Settings, config: "Config"
) -> list[Report]:
    """Return the reports, after writing each as soon as it is ready if the format allows it."""
    form = _form(options, settings)
    path = options.baseline or settings.baseline
    if options.update_baseline and not path:
        raise UsageError("--update-baseline requires a baseline file. Add --baseline FILE.")
    since = _since(options.new_since, given.paths, config)
    is_streamed = form in STREAMED and not (options.output or path or since)
    count = 0

    def show(report: Report) -> None:
        nonlocal count
        if is_streamed:
            between = "\n" if count and form == "text" else ""
            write(between + _written([report], [], form, options), None)
            count += 1

    how = Reading(
        decided=True,
        issues=bool(options.annotate),
        decisions_of=options.decisions_of,
        stdin_name=options.stdin_name,
        jobs=options.jobs,
        seconds=options.max_seconds,
        change=since.with_leftovers if since else None,
        show=show,
    )
    reports = examined(given, config, how)
    reports = [since.left_out(one) for one in reports] if since else reports
    if path:
        # With --new-since, the finding of a baseline entry may exist but already be omitted.
        reports = _new_findings(
            path, reports, update=options.update_baseline, is_stale_shown=since is None
        )
    unread = list(map(str, errors()))
    write(_written([] if is_streamed else reports, unread, form, options), options.output)
    return reports


def _new_findings(
    path: str, reports: Sequence[Report], *, update: bool, is_stale_shown: bool
) -> list[Report]:
    """Return the reports without findings in a baseline; if requested, first update the baseline.

    Raises:
        UsageError: The baseline cannot be read or written, or another run holds its lock.
    """
    from factcheck.analysis.settling import baseline  # noqa: PLC0415 - it takes long

    try:
        with locked(path) if update else contextlib.nullcontext():
            is_new = update and not os.path.lexists(path)
            known = baseline.Baseline(path) if is_new else baseline.read(path)
            if update:
                known = baseline.updated(reports, known)
                write(baseline.text_of(known), path)
    except OSError as error:
        raise UsageError(
            f"baseline '{path}': {reason(error)}. Check the file and its folder."
        ) from error
    return list(baseline.settled(reports, known, stale=is_stale_shown))


def _since(revision: str | None, paths: Sequence[str], config: "Config") -> "Since | None":
    """Return the filter for new findings, if requested.

    Raises:
        UsageError: The revision does not exist.
    """
    if revision is None:
        return None
    from factcheck.comparison.versions.since import opened  # noqa: PLC0415 - for one option

    return opened(revision, paths, config)


def _written(reports: Sequence[Report], unread: list[str], form: str, options: Options) -> str:
    """Return the report as text; on a terminal, in color and fitted to its width."""
    if form != "text":
        return rendered(form, reports, unread, every_check(), everything=options.everything)
    drawn = on_terminal(options.output)
    return to_text(reports, verbose=options.verbose, everything=options.everything, **drawn)


def _status(
    reports: Sequence[Report], options: Options, settings: Settings, unverified: str
) -> int:
    """Return the exit status for the reports; errors take precedence over findings."""
    if any(map(is_incomplete, reports)):
        return UNUSABLE
    fail_on = NEVER if options.exit_zero else options.fail_on or settings.fail_on or "note"
    severities = [one.severity for report in reports for one in report.findings]
    if fail_on != NEVER and any(FAIL_ON.index(one) <= FAIL_ON.index(fail_on) for one in severities):
        return FOUND
    suspected = sum(len(report.unverified) for report in reports)
    if suspected and unverified == FAIL and not options.exit_zero:
        noun = "proposal" if suspected == 1 else "proposals"
        note(f"exit status 1: {suspected} unverified {noun} (--unverified fail)")
        return FOUND
    required = options.require or ("" if options.exit_zero else settings.require)
    is_open = required and any(_is_open(report, required) for report in reports)
    return FOUND if is_open else CLEAN


def _is_open(report: Report, required: str) -> bool:
    """Return True if a document does not satisfy `--require`."""
    pending = (Choice.ACCEPTED, Choice.QUERIED, Choice.DEFERRED)
    decisions = (one.decision for one in report.settled)
    is_pending = any(one and one.do in pending for one in decisions)
    return bool(report.findings) or (required == DONE and is_pending)


def _note_summary(reports: Sequence[Report], seconds: float, *, verbose: bool) -> None:
    """Print the number of findings, the time taken and what did not run to standard error."""
    if not reports:
        note("nothing was checked")
        return
    runs = [run for report in reports for run in report.checks]
    failed = sorted({run.code for run in runs if run.status is Status.FAILED})
    parts = [f"{summary(reports)}, {seconds:.2f} s", *counted(reports)]
    parts += [f"failed: {', '.join(failed)}"] if failed else []
    idle = {run.code for run in runs} - {
        run.code for run in runs if run.status is not Status.NOT_APPLICABLE
    }
    partial = {run.code for run in runs if run.status is Status.RAN and run.reason}
    if idle and not verbose:
        parts.append(f"{idle_checks(len(idle))} (--verbose says why)")
    if partial and not verbose:
        parts.append(partial_checks(len(partial)))
    note("; ".join(parts))


def _note_forms(reports: Sequence[Report]) -> None:
    """Report how many terms have two forms, and the command that lists them."""
    known = [len(one.dossier.failures) for one in reports]
    varied = [one for one in reports if not one.dossier.foreign and one.dossier.forms.variations]
    for one, count in zip(reports, known, strict=True):
        note_failures(one, count)
    if varied:
        count = sum(len(one.dossier.forms.variations) for one in varied)
        where = f" in {len(varied)} documents" if len(varied) > 1 else ""
        paths = " ".join(one.path for one in varied[:_MOST_NAMED])
        more = " …" if len(varied) > _MOST_NAMED else ""
        note(f"{in_two_forms(count)}{where}; run factcheck forms {paths}{more}")
