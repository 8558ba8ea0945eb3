"""`factcheck corpus report`: a web page of the conflicts between documents."""

import click

from factcheck.apps.cli.common import told, write
from factcheck.apps.cli.corpus import refuse_without_extra, spare_archive


@click.command(epilog="Exit status: 0 written; 2 bad arguments.")
@click.argument("archive", metavar="ARCHIVE")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
def command(archive: str, output: str | None) -> None:
    """Write a self-contained web page of conflicts between documents.

    \b
    Examples:
      factcheck corpus report news.duckdb -o conflicts.html
    """  # noqa: D301 - click reads \b
    with told():
        refuse_without_extra()
        spare_archive(archive, output)
        from factcheck.corpus import checked, reports  # noqa: PLC0415 - needs the extra

        found = checked.check(archive)
        write(reports.to_html(found, archive), output)
        click.echo(reports.summary(found), err=True)
