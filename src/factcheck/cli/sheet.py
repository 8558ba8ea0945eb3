"""`factcheck sheet`: the style sheet of a document, as copy editors keep it."""

import sys
from collections.abc import Callable

import click

from factcheck.align.bearers.rulings import reasons
from factcheck.cli.common import (
    CLEAN,
    UNUSABLE,
    complain,
    spare,
    status,
    told,
    told_remarks,
    write,
)
from factcheck.cli.options import with_together
from factcheck.cli.together import Asked, asked_for, reports_of
from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.model import Dossier
from factcheck.pipeline import documents, dossier
from factcheck.reports.sheet import (
    to_cspell,
    to_hunspell,
    to_sheet,
    to_sheet_docx,
    to_sheet_html,
    to_sheet_markdown,
)

FORMS: dict[str, Callable[..., str | bytes]] = {
    "yaml": to_sheet,
    "markdown": to_sheet_markdown,
    "docx": to_sheet_docx,
    "html": to_sheet_html,
    "hunspell": to_hunspell,
    "cspell": to_cspell,
}


@click.command(epilog="Exit status: 0 written, 2 bad arguments or unreadable input.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMS)),
    default="yaml",
    show_default=True,
    help="How the sheet is written.",
)
@click.option("--why", is_flag=True, help="Say of each form why it is taken to be the bearer's.")
@with_together
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of the screen.")
def command(
    paths: tuple[str, ...], form: str, output: str | None, *, why: bool, together: bool
) -> None:
    """Write the style sheet of documents: names, words, numbers and dates, short forms, marks.

    Each with the form that the document mostly has, its other forms, how often they appear and on
    which lines; of several documents, or of a folder, one sheet. `factcheck check --sheet FILE`
    reads it back as YAML, or as the Word document, page or Markdown that an editor filled in: what
    is in it is decided, and what differs is found in any document. As hunspell or cspell it is a
    word list for a spelling checker; `--sheet` reads such lists as well.

    \b
    Examples:
      factcheck sheet report.md -o names.yaml
      factcheck sheet chapters/ -o house.yaml
      factcheck sheet report.md --format docx -o sheet.docx
      factcheck sheet report.md --why
      factcheck sheet report.md --format hunspell -o names.dic
      factcheck check report.md --sheet names.yaml
    """  # noqa: D301 - click reads \b
    with told():
        asked = asked_for(paths) if together else None
        spare(asked.paths if asked else paths, output)
        known, failed = _of_book(asked) if asked else _read(paths)
        if known:
            write(FORMS[form](known, reasons if why else None), output)
    sys.exit(UNUSABLE if failed else CLEAN)


def _of_book(asked: Asked) -> tuple[list[Dossier], bool]:
    """Return what is known of a book, and whether a chapter could not be read; that is told."""
    reports, _ = reports_of(asked, Config())
    told_remarks(reports)
    return [report.dossier for report in reports], status(reports, []) == UNUSABLE or not reports


def _read(paths: tuple[str, ...]) -> tuple[list[Dossier], bool]:
    """Return what is known of the documents, and whether one could not be read; that is told."""
    known: list[Dossier] = []
    failed = False
    for path in dict.fromkeys(documents(paths)):
        try:
            if isinstance(path, FactcheckError):
                raise path
            known.append(dossier(path))
        except FactcheckError as error:
            complain(str(error))
            failed = True
    return known, failed
