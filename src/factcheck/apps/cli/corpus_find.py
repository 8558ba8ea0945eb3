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
      factcheck corpus find archive/ "Zhang Hanhui"
      factcheck corpus find archive/ "closed border"
    """  # noqa: D301 - click reads \b
    with told():
        refuse_without_extra()
        spare_archive(archive, output)
        refuse_empty("NAME", [words])
        from factcheck.corpus import asking, engines, reports, store  # noqa: PLC0415 - the extra

        with engines.embedded(store.open_archive(archive)) as opened:
            found = list(asking.bearers(opened, words))
            said = [] if found else list(asking.statements(opened, [words]))
        if found:
            text = reports.bearers_json(found) if kind == "json" else reports.bearers_text(found)
        else:
            text = reports.said_json(said) if kind == "json" else reports.said_text(said)
        write(f"{text}\n" if text and not text.endswith("\n") else text, output)
        click.echo(f"{len(found)} bearers, {len(said)} statements", err=True)
        sys.exit(CLEAN if found or said else FOUND)
