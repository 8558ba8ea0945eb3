"""`factcheck errata`: a list of errors for the author."""

from collections.abc import Iterator
from pathlib import Path

import click
from attrs import evolve, frozen

from factcheck.analysis.pipeline import sheet_beside, sheet_owner
from factcheck.apps.cli.command import (
    CLEAN,
    UNUSABLE,
    flag,
    note,
    option,
    refuse_docx_on_stdout,
    subcommand,
    takes,
    write,
)
from factcheck.apps.cli.documents import (
    Reading,
    decisions_beside,
    documents_of,
    examined,
    is_incomplete,
    note_proposals,
    note_remarks,
    note_unused_sources,
    refuse_other_than_one,
    refuse_overwriting,
)
from factcheck.apps.cli.options import (
    Checks,
    DecisionsOf,
    Output,
    Proposals,
    Sources,
    Together,
    settings_for,
)
from factcheck.config.choice import SHOW
from factcheck.model import Report
from factcheck.output.errata import (
    to_corrigendum,
    to_corrigendum_docx,
    to_errata,
    to_errata_docx,
    to_errata_json,
    unresolved,
)


@frozen(slots=False)
class Options(Output, Sources, Together, DecisionsOf, Proposals, Checks):
    """The options of the command."""

    form: str = option(
        "--format",
        type=click.Choice(("markdown", "docx", "json")),
        default="markdown",
        show_default=True,
        help="Set the output format; docx requires --output.",
    )
    corrigendum: bool = flag(help="Write accepted corrections in the form that journals print.")
    codes: bool = flag(help="Add the code of the check to each line.")


@subcommand(
    epilog="Exit status: 0 written, with or without findings; 2 bad arguments or unreadable input."
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@takes(Options)
def command(paths: tuple[str, ...], options: Options) -> int:
    """Write an errata list or a corrigendum.

    Each line gives the location, the words to change, and the correct words. First come the
    corrections that the document or your decisions determine, then open questions for the author,
    including your queries. Dismissed findings and undecided proposals are left out.

    \b
    Examples:
      factcheck errata report.md
      factcheck errata claims/ -o errata.md
      factcheck errata report.docx --format docx -o errata.docx
      factcheck errata report.md --corrigendum
      factcheck errata checked.docx --decisions-of article.docx
      factcheck errata report.md --proposals report.jsonl
      factcheck errata report.md --source "Ada Byrne=speech.txt"
      factcheck errata --together book.yaml
    """  # noqa: D301 - click reads \b
    refuse_docx_on_stdout(options.form, options.output)
    refuse_other_than_one(paths, options.decisions_of, together=options.together)
    settings = settings_for(paths, options)
    given = documents_of(paths, together=options.together, book=settings.together)
    refuse_overwriting(given.paths, options.output)
    # Decided suspicions are included, although undecided suspicions are hidden.
    config = evolve(settings.config, unverified=SHOW)
    how = Reading(decided=True, issues=True, decisions_of=options.decisions_of)
    reports = examined(given, config, how)
    if options.form == "docx":
        text: str | bytes = (
            to_corrigendum_docx(reports)
            if options.corrigendum
            else to_errata_docx(reports, codes=options.codes)
        )
    elif options.corrigendum:
        text = to_corrigendum(reports)
    elif options.form == "json":
        text = to_errata_json(reports)
    else:
        text = to_errata(reports, codes=options.codes)
    write(text, options.output)
    if options.corrigendum:
        _note_left_out(sum(map(unresolved, reports)), "unresolved finding")
    if settings.config.shows_unverified:
        suspected = sum(len(report.unverified) for report in reports)
        _note_left_out(suspected, "unverified proposal")
    note_remarks(reports)
    note_unused_sources(config.attached, reports)
    note_proposals(reports)
    note(*(line for report in reports for line in _used(report, settings.sheet, options)))
    return UNUSABLE if any(map(is_incomplete, reports)) else CLEAN


def _used(report: Report, sheet: str, options: Options) -> Iterator[str]:
    """Yield a line that names the style sheets and logs used for the list, if any."""
    beside = sheet_beside(report.path)
    has_own = Path(beside).is_file() and not sheet_owner(report.path)
    has_log = report.issues or report.mended or any(one.decision for one in report.settled)
    log = decisions_beside(report.path) if has_log else ""
    names = (sheet, beside if has_own else "", log, options.decisions_of)
    if any(names):
        yield f"{report.path}: using {', '.join(filter(None, names))}"


def _note_left_out(count: int, noun: str) -> None:
    """Report how many findings were left out."""
    if count:
        plural = "" if count == 1 else "s"
        note(f"{count} {noun}{plural} omitted; see `factcheck decide`")
