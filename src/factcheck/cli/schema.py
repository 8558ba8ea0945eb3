"""`factcheck schema`: the JSON Schema of the claims format."""

import json

import click

from factcheck import claimfiles
from factcheck.cli.common import told, write


@click.command()
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of the screen.")
def command(output: str | None) -> None:
    """Print the JSON Schema of the claims format, for editors that complete and check YAML."""
    text = json.dumps(claimfiles.json_schema(), ensure_ascii=False, indent=2) + "\n"
    with told():
        write(text, output)
