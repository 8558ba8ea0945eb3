"""`factcheck sheet`: the style sheet of a document: names, words, numbers, abbreviations."""

import sys
from collections.abc import Callable

import click

from factcheck.analysis.pipeline import documents, dossier
from factcheck.apps.cli.common import (
    CLEAN,
    UNUSABLE,
    complain,
    spare,
    status,
    told,
    told_remarks,
    write,
)
from factcheck.apps.cli.options import with_together
from factcheck.apps.cli.together import Asked, asked_for, reports_of
from factcheck.config import Config
from factcheck.errors import FactcheckError
from factcheck.link.bearers.rulings import reasons
from factcheck.model import Dossier
from factcheck.output.sheet import (
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


@click.command(epilog="Exit status: 0 written; 2 bad arguments or unreadable input.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMS)),
    default="yaml",
    show_default=True,
    help="Set the output format.",
)
@click.option("--why", is_flag=True, help="Explain why each form belongs to its name.")
@with_together
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
def command(
    paths: tuple[str, ...], form: str, output: str | None, *, why: bool, together: bool
) -> None:
    """Write a style sheet: names, words, numbers, dates, abbreviations, punctuation.

    The sheet lists all forms with their counts and lines, for one or several documents. `factcheck
    check --sheet FILE` reads it as YAML, or as the Word document, web page or Markdown that an
    editor filled in: the forms in it are correct, and others are reported. The formats hunspell and
    cspell are word lists for spelling checkers; --sheet also reads these.

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
    """Return the dossiers of a book, and whether a chapter was unreadable, which is reported."""
    reports, _ = reports_of(asked, Config())
    told_remarks(reports)
    return [report.dossier for report in reports], status(reports, []) == UNUSABLE or not reports


def _read(paths: tuple[str, ...]) -> tuple[list[Dossier], bool]:
    """Return the dossiers of documents, and whether one was unreadable, which is reported."""
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
