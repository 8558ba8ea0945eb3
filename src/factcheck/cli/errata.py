"""`factcheck errata`: the list to send to the author."""

import sys

import click

from factcheck.cli.common import (
    CLEAN,
    FOUND,
    examined,
    spare,
    status,
    told,
    told_remarks,
    write,
)
from factcheck.cli.settings import Options, settings_for, with_options
from factcheck.reports import to_errata
from factcheck.reports.errata import has_errata


@click.command(
    epilog="Exit status: 0 nothing found, 1 errata written, 2 bad arguments or unreadable input."
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of the screen.")
@click.option("--codes", is_flag=True, help="Close each line by the code of its check.")
@with_options
def command(paths: tuple[str, ...], output: str | None, options: Options, *, codes: bool) -> None:
    """Write the errata list of a document, as Markdown.

    Each line names the place, the smallest words that change, and what to read for them. What the
    document itself settles, or you have accepted, stands first; then what its author must decide,
    then your queries. What was dismissed is left out.

    \b
    Examples:
      factcheck errata report.md
      factcheck errata claims/ -o errata.md
    """  # noqa: D301 - click reads \b
    with told():
        spare(paths, output)
        reports, errors = examined(paths, settings_for(paths, options).config, decided=True)
        write(to_errata(reports, codes=codes), output)
    told_remarks(reports)
    state = status(reports, errors)
    sys.exit(FOUND if state == CLEAN and any(map(has_errata, reports)) else state)
