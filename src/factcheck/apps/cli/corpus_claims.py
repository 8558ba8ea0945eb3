"""`factcheck corpus claims`: the dated statements of an archive, by subject and period."""

import sys

import click

from factcheck.apps.cli.common import CLEAN, FOUND, told, write
from factcheck.apps.cli.corpus import refuse_empty, refuse_without_extra, spare_archive
from factcheck.errors import UsageError
from factcheck.model import Edtf
from factcheck.model.dates import EdtfError


@click.command(epilog="Exit status: 0 found; 1 nothing found; 2 bad arguments.")
@click.argument("archive", metavar="ARCHIVE")
@click.option(
    "--about",
    multiple=True,
    metavar="WORDS",
    help="Show statements with this name or all these words; repeatable.",
)
@click.option(
    "--between",
    metavar="EDTF",
    help="Show statements in this period: 2020-01/2020-04, 1911, 1911-05-03/..",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option(
    "--format", "kind", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(
    archive: str, about: tuple[str, ...], between: str | None, output: str | None, kind: str
) -> None:
    """List the dated statements of an archive in date order.

    \b
    Examples:
      factcheck corpus claims news.duckdb --about "Zhang Hanhui" --between 2020-01/2020-04
      factcheck corpus claims news.duckdb --between 1911 --format json
    """  # noqa: D301 - click reads \b
    with told():
        refuse_without_extra()
        spare_archive(archive, output)
        refuse_empty("--about", about)
        if not about and not between:
            raise UsageError("no condition. Add --about WORDS, --between EDTF or both.")
        time = _time(between) if between else None
        from factcheck.corpus import asking, reports  # noqa: PLC0415 - needs the extra
        from factcheck.corpus.archive import open_archive  # noqa: PLC0415 - needs the extra

        with open_archive(archive) as connection:
            said = asking.dated(connection, about, time)
        text = reports.statements_json(said) if kind == "json" else reports.statements_text(said)
        write(f"{text}\n" if text and not text.endswith("\n") else text, output)
        click.echo(f"{len(said):,} dated statements", err=True)
        sys.exit(CLEAN if said else FOUND)


def _time(written: str) -> Edtf:
    try:
        return Edtf.parse(written)
    except EdtfError as error:
        expected = "Use EDTF, such as 1911, 2020-01/2020-04 or 2020-03-01/.."
        raise UsageError(f"--between '{written}': {error.why}. {expected}.") from None
