"""`factcheck schema`: the JSON Schema of an input or output format."""

import json

import click

from factcheck import claimfiles, decisions, proposals
from factcheck.cli.common import told, write
from factcheck.reports import versions

FORMATS = {
    "claims": claimfiles.json_schema,
    "comparison": versions.json_schema,
    "decisions": decisions.json_schema,
    "proposal": proposals.json_schema,
}


@click.command()
@click.argument("form", type=click.Choice(sorted(FORMATS)), default="claims", metavar="[FORMAT]")
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of the screen.")
def command(form: str, output: str | None) -> None:
    """Print a JSON Schema, for editors and programs that complete and check what they write.

    FORMAT is claims (the files of a claims folder, the default), comparison (what compare --format
    json writes), decisions (the file of decisions on findings) or proposal (one line of a file of
    proposals).
    """
    text = json.dumps(FORMATS[form](), ensure_ascii=False, indent=2) + "\n"
    with told():
        write(text, output)
