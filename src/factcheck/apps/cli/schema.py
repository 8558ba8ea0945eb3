"""`factcheck schema`: the JSON Schema of an input or output format."""

import json

import click

from factcheck.apps.cli.command import subcommand, takes, write
from factcheck.apps.cli.options import Output
from factcheck.claims import log
from factcheck.claims.claimfiles.schema import json_schema as claims_schema
from factcheck.output import versions
from factcheck.output.json import schema
from factcheck.second_reader import proposals

FORMATS = {
    "claims": claims_schema,
    "comparison": versions.json_schema,
    "ledger": log.json_schema,
    "proposal": proposals.json_schema,
    "report": schema,
}


@subcommand()
@click.argument("form", type=click.Choice(sorted(FORMATS)), default="claims", metavar="[FORMAT]")
@takes(Output)
def command(form: str, options: Output) -> None:
    """Print the JSON Schema of a file format, for editors and programs.

    FORMAT is claims (the files of a claims folder, the default), comparison (written by compare
    --format json), ledger (ledger.yaml), proposal (one line of a proposals file) or report
    (written by check --format json).
    """
    write(json.dumps(FORMATS[form](), ensure_ascii=False, indent=2) + "\n", options.output)
