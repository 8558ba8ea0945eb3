"""`factcheck schema`: the JSON Schema of an input or output format."""

import json

import click

from factcheck.apps.cli.common import told, write
from factcheck.claims import decisions
from factcheck.claims.claimfiles import schema
from factcheck.output import versions
from factcheck.second_reader import proposals

FORMATS = {
    "claims": schema.json_schema,
    "comparison": versions.json_schema,
    "decisions": decisions.json_schema,
    "proposal": proposals.json_schema,
}


@click.command()
@click.argument("form", type=click.Choice(sorted(FORMATS)), default="claims", metavar="[FORMAT]")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
def command(form: str, output: str | None) -> None:
    """Print the JSON Schema of a file format, for editors and programs.

    FORMAT is claims (the files of a claims folder, the default), comparison (written by compare
    --format json), decisions (decisions.yaml) or proposal (one line of a proposals file).
    """
    text = json.dumps(FORMATS[form](), ensure_ascii=False, indent=2) + "\n"
    with told():
        write(text, output)
