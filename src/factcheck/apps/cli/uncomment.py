"""`factcheck uncomment`: remove the comments of this program from a Word document."""

import sys
from pathlib import Path

import click

from factcheck.apps.cli.common import CLEAN, spare, told, write
from factcheck.errors import UnreadableError, UsageError
from factcheck.storage import read_limited, reason

_MOST = 512 * 2**20
"""Maximum bytes of a document, including pictures."""


@click.command(epilog="Exit status: 0 written; 2 bad arguments or unreadable input.")
@click.argument("path", metavar="DOCX")
@click.option("-o", "--output", metavar="FILE", required=True, help="Write the copy to FILE.")
def command(path: str, output: str) -> None:
    """Remove factcheck's comments from a copy of a Word document.

    Everything else stays, including other people's comments and all tracked changes. Resolved
    factcheck comments are removed; those with replies stay and are listed.

    \b
    Examples:
      factcheck uncomment checked.docx -o clean.docx
    """  # noqa: D301 - click reads \b
    with told():
        spare((path,), output)
        if not path.casefold().endswith((".docx", ".docm")):
            raise UsageError(f"{path!r} is no Word document. Give one .docx.")
        from factcheck.document.word import Package  # noqa: PLC0415 - for this command only
        from factcheck.document.word.commenting import cleared  # noqa: PLC0415 - the same

        try:
            data = read_limited(path, _MOST)
        except OSError as error:
            raise UnreadableError(path, reason(error), "Check the path.") from None
        copy, gone, left = cleared(Package(Path(path).as_posix(), data))
        write(copy, output)
        kept = f", {left} that somebody has answered {'stays' if left == 1 else 'stay'}"
        noun = "comment" if gone == 1 else "comments"
        click.echo(f"{gone} {noun} taken out{kept if left else ''}", err=True)
    sys.exit(CLEAN)
