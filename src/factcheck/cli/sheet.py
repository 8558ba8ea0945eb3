"""`factcheck sheet`: the names and short forms of a document, as copy editors list them."""

import sys
from functools import partial

import click

from factcheck.align.bearers.reasons import reasons
from factcheck.cli.common import CLEAN, told, write
from factcheck.pipeline import dossier
from factcheck.reports.sheet import to_sheet, to_sheet_markdown

FORMS = {"yaml": to_sheet, "markdown": to_sheet_markdown}


@click.command(epilog="Exit status: 0 written, 2 bad arguments or unreadable input.")
@click.argument("path", metavar="PATH")
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMS)),
    default="yaml",
    show_default=True,
    help="How the sheet is written.",
)
@click.option("--why", is_flag=True, help="Say of each form why it is taken to be the bearer's.")
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of the screen.")
def command(path: str, form: str, output: str | None, *, why: bool) -> None:
    """Write the style sheet of a document: people, places, organisations and short forms.

    Each with its forms, how often they stand and on which lines. As YAML it is read back by
    `factcheck check --sheet FILE`: then the names in it are settled.

    \b
    Examples:
      factcheck sheet report.md -o names.yaml
      factcheck sheet report.md --why
      factcheck check report.md --sheet names.yaml
    """  # noqa: D301 - click reads \b
    with told():
        known = dossier(path)
        because = partial(reasons, known.document) if why else None
        write(FORMS[form](known, because), output)
    sys.exit(CLEAN)
