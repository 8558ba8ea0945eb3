"""`factcheck errata`: the errata list for the author."""

import sys
from collections.abc import Sequence

import click
from attrs import evolve

from factcheck.apps.cli.attaching import Texts, told_proposals
from factcheck.apps.cli.common import (
    asking,
    examined,
    one_named,
    spare,
    status,
    told,
    told_elsewhere,
    told_remarks,
    write,
)
from factcheck.apps.cli.options import DECISIONS_OF, takes_proposals, with_options, with_together
from factcheck.apps.cli.settings import Options, settings_for
from factcheck.apps.cli.together import asked_for, reports_of
from factcheck.config.choice import NEVER, SHOW
from factcheck.errors import UsageError
from factcheck.model import Report
from factcheck.output.errata import (
    to_corrigendum,
    to_corrigendum_docx,
    to_errata,
    to_errata_docx,
    unresolved,
)


@click.command(
    epilog="Exit status: 0 written, whatever the findings; 2 bad arguments or unreadable input."
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("markdown", "docx")),
    default="markdown",
    show_default=True,
    help="Set the output format; docx requires --output.",
)
@click.option(
    "--corrigendum",
    is_flag=True,
    help="Write the corrections that are settled, as journals print them.",
)
@with_together
@click.option("--decisions-of", metavar="FILE", default="", help=DECISIONS_OF)
@click.option("--codes", is_flag=True, help="Add the code of the check to each line.")
@takes_proposals
@with_options
def command(
    paths: tuple[str, ...],
    output: str | None,
    form: str,
    options: Options,
    *,
    corrigendum: bool,
    decisions_of: str,
    **flags: bool,
) -> None:
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
    with told():
        if form == "docx" and output in (None, "-"):
            raise UsageError("--format docx: a Word document is a file. Add --output FILE.")
        if decisions_of and flags["together"]:
            raise UsageError("--decisions-of --together: a book has its own. Choose one.")
        one_named(paths, decisions_of)
        settings = settings_for(paths, options)
        # A decision on a suspicion counts, although undecided suspicions are hidden.
        config = evolve(settings.config, unverified=SHOW)
        asked = asked_for(paths, settings.together) if flags["together"] else None
        spare(asked.paths if asked else paths, output)
        if asked:
            reports, errors = reports_of(asked, config, decided=True)
        else:
            reports, errors = examined(paths, config, decided=True, decisions_of=decisions_of)
        reports = asking(reports, errors)
        write(_written(reports, form, corrigendum=corrigendum, codes=flags["codes"]), output)
    if corrigendum:
        _tell_left(reports)
    if settings.config.shows_unverified:
        _tell_unverified(reports)
    told_remarks(reports)
    told_elsewhere(reports)
    told_proposals(Texts(), reports)
    sys.exit(status(reports, errors, NEVER))


def _written(
    reports: Sequence[Report], form: str, *, corrigendum: bool, codes: bool
) -> str | bytes:
    if form == "markdown":
        return to_corrigendum(reports) if corrigendum else to_errata(reports, codes=codes)
    return to_corrigendum_docx(reports) if corrigendum else to_errata_docx(reports, codes=codes)


def _tell_unverified(reports: Sequence[Report]) -> None:
    """Report how many undecided suspicions are left out."""
    left = sum(len(report.unverified) for report in reports)
    if left:
        noun = "suspicion is" if left == 1 else "suspicions are"
        told = f"{left} {noun} not checked by anybody and left out"
        click.echo(f"{told}: see `factcheck decide`", err=True)


def _tell_left(reports: Sequence[Report]) -> None:
    """Report how many undecided findings a corrigendum leaves out."""
    left = sum(map(unresolved, reports))
    if left:
        noun = "finding" if left == 1 else "findings"
        click.echo(f"{left} unresolved {noun} omitted; see `factcheck decide`", err=True)
