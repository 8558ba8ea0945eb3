"""`factcheck errata`: the errata list for the author."""

import click
from attrs import evolve, frozen

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
    documents_of,
    examined,
    is_incomplete,
    note_proposals,
    note_remarks,
    refuse_other_than_one,
    refuse_overwriting,
    with_questions,
)
from factcheck.apps.cli.options import (
    Checks,
    DecisionsOf,
    Output,
    Proposals,
    Together,
    settings_for,
)
from factcheck.config.choice import SHOW
from factcheck.errors import UsageError
from factcheck.output.errata import (
    to_corrigendum,
    to_corrigendum_docx,
    to_errata,
    to_errata_docx,
    unresolved,
)


@frozen(slots=False)
class Options(Output, Together, DecisionsOf, Proposals, Checks):
    """The options of the command."""

    form: str = option(
        "--format",
        type=click.Choice(("markdown", "docx")),
        default="markdown",
        show_default=True,
        help="Set the output format; docx requires --output.",
    )
    corrigendum: bool = flag(help="Write the corrections that are settled, as journals print them.")
    codes: bool = flag(help="Add the code of the check to each line.")


@subcommand(
    epilog="Exit status: 0 written, whatever the findings; 2 bad arguments or unreadable input."
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@takes(Options)
def command(paths: tuple[str, ...], options: Options) -> int:
    """Write an errata list or a corrigendum.

    Each line names the place, the words to change, and the correct words. Corrections settled by
    the document or by your decisions come first, then questions for the author, then your queries.
    Dismissed findings and undecided proposals are left out.

    \b
    Examples:
      factcheck errata report.md
      factcheck errata claims/ -o errata.md
      factcheck errata report.docx --format docx -o errata.docx
      factcheck errata report.md --corrigendum
      factcheck errata checked.docx --decisions-of article.docx
      factcheck errata report.md --proposals report.jsonl
      factcheck errata --together book.yaml
    """  # noqa: D301 - click reads \b
    refuse_docx_on_stdout(options.form, options.output)
    if options.decisions_of and options.together:
        raise UsageError("--decisions-of --together: a book has its own decisions. Choose one.")
    refuse_other_than_one(paths, options.decisions_of)
    settings = settings_for(paths, options)
    given = documents_of(paths, together=options.together, book=settings.together)
    refuse_overwriting(given.paths, options.output)
    # A decision on a suspicion counts, although undecided suspicions are hidden.
    config = evolve(settings.config, unverified=SHOW)
    how = Reading(decided=True, decisions_of=options.decisions_of)
    reports = list(map(with_questions, examined(given, config, how)))
    if options.form == "docx":
        text: str | bytes = (
            to_corrigendum_docx(reports)
            if options.corrigendum
            else to_errata_docx(reports, codes=options.codes)
        )
    elif options.corrigendum:
        text = to_corrigendum(reports)
    else:
        text = to_errata(reports, codes=options.codes)
    write(text, options.output)
    if options.corrigendum:
        _note_left_out(sum(map(unresolved, reports)), "unresolved finding")
    if settings.config.shows_unverified:
        suspected = sum(len(report.unverified) for report in reports)
        _note_left_out(suspected, "unverified suspicion")
    note_remarks(reports)
    note_proposals(reports)
    return UNUSABLE if any(map(is_incomplete, reports)) else CLEAN


def _note_left_out(count: int, noun: str) -> None:
    """Report how many findings are left out."""
    if count:
        plural = "" if count == 1 else "s"
        note(f"{count} {noun}{plural} omitted; see `factcheck decide`")
