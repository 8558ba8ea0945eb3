"""`factcheck corpus sql`: query the tables of an archive."""

import click

from factcheck.apps.cli.common import told, write
from factcheck.apps.cli.corpus import refuse_without_extra, spare_archive


@click.command(epilog="Exit status: 0 done; 2 bad arguments.")
@click.argument("archive", metavar="ARCHIVE")
@click.argument("question", metavar="SELECT")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option(
    "--format", "kind", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(archive: str, question: str, output: str | None, kind: str) -> None:
    """Query the tables of an archive in DuckDB's SQL (read-only).

    \b
    Examples:
      factcheck corpus sql news.duckdb "select kind, count(*) from mentions group by kind"
    """  # noqa: D301 - click reads \b
    with told():
        refuse_without_extra()
        spare_archive(archive, output)
        from factcheck.corpus import asking, reports  # noqa: PLC0415 - needs the extra

        answer = asking.select(archive, question)
        write(
            reports.answer_json(answer) if kind == "json" else reports.answer_text(answer), output
        )
