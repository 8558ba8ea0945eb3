"""`factcheck forms`: lists what a document writes in two forms, and saves choices."""

import sys

import click

from factcheck.analysis.pipeline import sheet_beside
from factcheck.apps.cli.common import CLEAN, FOUND, UNUSABLE, examined, say, spare, told, write
from factcheck.apps.cli.options import with_together
from factcheck.apps.cli.settings import Options, settings_for
from factcheck.apps.cli.together import asked_for, reports_of
from factcheck.errors import UsageError
from factcheck.model import Report
from factcheck.output.variations import to_forms_json, to_forms_text

FORMS = {"text": to_forms_text, "json": to_forms_json}


@click.command(
    epilog="Exit status: 0 one form throughout, or choice saved; 1 two forms; 2 bad arguments or "
    "unreadable input."
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--sheet", metavar="FILE", help="Use the style sheet FILE.")
@click.option(
    "--use",
    metavar="FORM",
    multiple=True,
    help="Save FORM as the correct form in the style sheet; may be repeated.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMS)),
    default="text",
    show_default=True,
    help="Output format.",
)
@with_together
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of the screen.")
def command(
    paths: tuple[str, ...],
    sheet: str | None,
    use: tuple[str, ...],
    form: str,
    output: str | None,
    *,
    together: bool,
) -> None:
    """List what documents write in two forms: words, numbers, dates, units, abbreviations, marks.

    Each line lists the forms with their counts and first places, the most frequent first. --use
    saves a form from the list as the correct one: in the style sheet of --sheet, otherwise in
    that of the document, `report.sheet.yaml` for `report.docx`, which every command reads.

    \b
    Examples:
      factcheck forms report.docx
      factcheck forms --together chapters/
      factcheck forms report.docx --use email --use "dates: 5 March 2021"
      factcheck forms report.docx --use e-mail --sheet house.yaml
      factcheck check report.docx --select FRM --sheet house.yaml
    """  # noqa: D301 - click reads \b
    with told():
        spare(paths, output)
        options = Options(select="FRM", sheet=sheet if sheet and not use else None)
        config = settings_for(paths, options).config
        if together:
            reports, errors = reports_of(asked_for(paths), config)
        else:
            reports, errors = examined(paths, config)
        if use:
            _use(reports, use, sheet)
        else:
            write(FORMS[form](reports), output)
        varied = any(report.dossier.forms.variations for report in reports)
    sys.exit(UNUSABLE if errors or not reports else FOUND if varied and not use else CLEAN)


def _use(reports: list[Report], use: tuple[str, ...], sheet: str | None) -> None:
    """Save correct forms in the style sheet, or in that of each document.

    Raises:
        UsageError: A form is not one of two forms of a document.
    """
    from factcheck.claims.log.sheets import choose  # noqa: PLC0415 - for one option

    for form in use:
        chosen = [
            (report, one, number)
            for report in reports
            for one in report.dossier.forms.variations
            for number, (name, variant) in enumerate(zip(one.names, one.variants, strict=True))
            if form in (name, variant.label) and name
        ]
        if not chosen:
            way = "Pass a form as `factcheck forms` lists it"
            raise UsageError(f"--use '{form}': not one of two forms of a document. {way}.")
        for report, one, number in chosen:
            path = sheet or sheet_beside(report.path)
            say(f"{path}: {choose(path, one, number)}")
