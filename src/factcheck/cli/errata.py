"""`factcheck errata`: the list to send to the author."""

import sys

import click

from factcheck.cli.common import configured, examined, spare, status, told, write
from factcheck.reports import to_errata


@click.command(
    epilog="Exit status: 0 nothing found, 1 errata written, 2 bad arguments or unreadable input."
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--select", metavar="CODES", default="", help="Run only these: NAM01,CHR or ALL.")
@click.option("--ignore", metavar="CODES", default="", help="Leave these out.")
@click.option("--sheet", metavar="FILE", help="A style sheet: forms of names that are settled.")
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of the screen.")
def command(
    paths: tuple[str, ...], select: str, ignore: str, sheet: str | None, output: str | None
) -> None:
    """Write the errata list of a document, as Markdown.

    Each line names the place, the words, and what to read for them; where the document does not
    decide between two readings, both are named.

    \b
    Examples:
      factcheck errata report.md
      factcheck errata claims/ -o errata.md
    """  # noqa: D301 - click reads \b
    with told():
        spare(paths, output)
        reports, errors = examined(paths, configured(select, ignore, sheet))
        write(to_errata(reports), output)
    sys.exit(status(reports, errors))
