"""`factcheck uncomment`: remove factcheck's comments from a Word document."""

from pathlib import Path

import click

from factcheck.apps.cli.annotating import SUFFIXES
from factcheck.apps.cli.command import counted, note, subcommand, write
from factcheck.apps.cli.documents import refuse_overwriting
from factcheck.document.readers import contents
from factcheck.document.word import Package
from factcheck.document.word.commenting import cleared
from factcheck.errors import UsageError


@subcommand(epilog="Exit status: 0 written; 2 bad arguments or unreadable input.")
@click.argument("path", metavar="DOCX")
@click.option("-o", "--output", metavar="FILE", required=True, help="Write the copy to FILE.")
def command(path: str, output: str) -> None:
    """Remove factcheck's comments from a copy of a Word document.

    Comments marked as resolved are removed as well; comments with replies stay and are
    counted. Other people's comments and all tracked changes stay.

    \b
    Examples:
      factcheck uncomment checked.docx -o clean.docx
    """  # noqa: D301 - click reads \b
    refuse_overwriting((path,), output)
    if Path(path).suffix.casefold() not in SUFFIXES:
        raise UsageError(f"'{path}' is not a Word document. Pass a .docx file.")
    copy, removed, answered = cleared(Package(Path(path).as_posix(), contents(path)))
    write(copy, output)
    kept = f"; {counted(answered, 'comment')} with replies kept" if answered else ""
    note(f"{counted(removed, 'comment')} removed{kept}")
