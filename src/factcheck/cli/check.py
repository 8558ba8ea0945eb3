"""`factcheck check`: find where documents contradict themselves."""

import os
import sys
import time

import click

from factcheck.checks import CHECKS
from factcheck.cli.annotating import annotate
from factcheck.cli.attaching import Texts, with_attached, with_texts_options
from factcheck.cli.common import examined, spare, status, told, told_remarks, write
from factcheck.cli.settings import Options, settings_for, with_options
from factcheck.model import Report
from factcheck.reports import REPORTS, rendered, to_text
from factcheck.reports.text import summary

CODES_SHOWN = 6
"""Codes that the summary line names; of more it gives the number, the report has them all."""
COLOURS = {"error": "red", "warning": "yellow", "note": "cyan", "counter": "blue"}


@click.command(
    epilog="Exit status: 0 nothing found, 1 findings, 2 bad arguments or unreadable input "
    "(the other files are still checked)."
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(REPORTS)),
    default="text",
    show_default=True,
    help="How the findings are written.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of the screen.")
@click.option(
    "--annotate",
    "copy",
    metavar="DOCX",
    help="Write a copy of a .docx with the findings as comments.",
)
@with_texts_options
@with_options
def command(
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    copy: str | None,
    texts: Texts,
    options: Options,
) -> None:
    """Find where documents contradict themselves.

    PATH is a text (.txt, .md), a claims folder, or a folder of these.

    \b
    Examples:
      factcheck check report.md
      factcheck check claims/ --format json
      factcheck check articles/ --select NAM,CHR01
      factcheck check article.docx --annotate checked.docx
    """  # noqa: D301 - click reads \b
    started = time.perf_counter()
    with told():
        spare(paths, output)
        spare(paths, copy)
        config = with_attached(settings_for(paths, options).config, texts)
        reports, errors = examined(paths, config)
        if copy:
            annotate(reports, copy)
        write(_written(reports, [str(error) for error in errors], form, output), output)
    told_remarks(reports)
    _tell(reports, time.perf_counter() - started)
    sys.exit(status(reports, errors))


def _written(reports: list[Report], errors: list[str], form: str, output: str | None) -> str:
    """Return the report; on a terminal in its width and with colour."""
    if form == "text" and output is None and sys.stdout.isatty():
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
        return to_text(reports, columns=columns, paint=_paint)
    return rendered(form, reports, errors, CHECKS)


def _paint(style: str, text: str) -> str:
    return click.style(
        text, fg=COLOURS.get(style), bold=style in ("bold", "error"), dim=style == "dim"
    )


def _tell(reports: list[Report], seconds: float) -> None:
    """Say on standard error what was found, how long it took and what did not run."""
    if not reports:
        click.echo("nothing was checked", err=True)
        return
    silent = sorted(
        {run.code for report in reports for run in report.checks if run.status != "ran"}
    )
    codes = ", ".join(silent) if len(silent) <= CODES_SHOWN else f"{len(silent)} checks"
    missed = f"; not run everywhere: {codes}" if silent else ""
    click.echo(f"{summary(reports)}, {seconds:.2f} s{missed}", err=True)
