"""`factcheck corpus find`: find a name, or words, in an archive."""

import sys

import click

from factcheck.apps.cli.common import CLEAN, FOUND, told, write
from factcheck.apps.cli.corpus import refuse_empty, refuse_without_extra, spare_archive


@click.command(epilog="Exit status: 0 found; 1 not found; 2 bad arguments.")
@click.argument("archive", metavar="ARCHIVE")
@click.argument("words", metavar="NAME")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option(
    "--format", "kind", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(archive: str, words: str, output: str | None, kind: str) -> None:
    """Find a name in all its forms; similar spellings are marked.

    If no name matches, the statements that contain all the words are listed.

    \b
    Examples:
      factcheck corpus find news.duckdb "Zhang Hanhui"
      factcheck corpus find news.duckdb "closed border"
    """  # noqa: D301 - click reads \b
    with told():
        refuse_without_extra()
        spare_archive(archive, output)
        refuse_empty("NAME", [words])
        from factcheck.corpus import asking, reports  # noqa: PLC0415 - needs the extra
        from factcheck.corpus.archive import open_archive  # noqa: PLC0415 - needs the extra

        with open_archive(archive) as connection:
            found = list(asking.entities(connection, words))
            said = [] if found else asking.statements(connection, [words])
        if found:
            text = reports.entities_json(found) if kind == "json" else reports.entities_text(found)
        else:
            text = (
                reports.statements_json(said) if kind == "json" else reports.statements_text(said)
            )
        write(f"{text}\n" if text and not text.endswith("\n") else text, output)
        click.echo(f"{len(found)} names, {len(said)} statements", err=True)
        sys.exit(CLEAN if found or said else FOUND)
