"""`factcheck forms`: list the inconsistent forms in a document, and save the correct ones."""

import click
from attrs import frozen

from factcheck.analysis.pipeline import sheet_beside
from factcheck.apps.cli.command import (
    CLEAN,
    FOUND,
    UNUSABLE,
    note,
    option,
    subcommand,
    takes,
    write,
)
from factcheck.apps.cli.documents import documents_of, examined, refuse_overwriting
from factcheck.apps.cli.options import Checks, Output, Together, settings_for
from factcheck.errors import UsageError
from factcheck.model import Report
from factcheck.output.variations import to_forms_json, to_forms_text

FORMS = {"json": to_forms_json, "text": to_forms_text}


@frozen(slots=False)
class Options(Output, Together):
    """The options of the command."""

    sheet: str | None = option(metavar="FILE", help="Use the style sheet FILE.")
    use: tuple[str, ...] = option(
        default=(),
        metavar="FORM",
        help="Save FORM as the correct form in the style sheet; repeatable.",
    )
    form: str = option(
        "--format",
        type=click.Choice(list(FORMS)),
        default="text",
        show_default=True,
        help="Set the output format.",
    )


@subcommand(
    epilog="Exit status: 0 no inconsistent forms, or choice saved; 1 inconsistent forms; "
    "2 bad arguments or unreadable input."
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@takes(Options)
def command(paths: tuple[str, ...], options: Options) -> int:
    """List inconsistent forms of words, numbers, dates, units, abbreviations and punctuation.

    Each line lists the forms, most frequent first, with their counts and first occurrences. --use
    marks a form as correct in the style sheet given by --sheet or, without --sheet, in the
    document's own style sheet (`report.sheet.yaml` for `report.docx`), which every command reads.

    \b
    Examples:
      factcheck forms report.docx
      factcheck forms --together chapters/
      factcheck forms report.docx --use email --use "dates: 5 March 2021"
      factcheck forms report.docx --use e-mail --sheet house.yaml
      factcheck check report.docx --select FRM --sheet house.yaml
    """  # noqa: D301 - click reads \b
    refuse_overwriting(paths, options.output)
    checks = Checks(select="FRM", sheet=None if options.use else options.sheet)
    config = settings_for(paths, checks).config
    reports = examined(documents_of(paths, together=options.together), config)
    if options.use:
        _save(reports, options.use, options.sheet)
    else:
        write(FORMS[options.form](reports), options.output)
    varied = any(report.dossier.forms.variations for report in reports)
    return UNUSABLE if not reports else FOUND if varied and not options.use else CLEAN


def _save(reports: list[Report], forms: tuple[str, ...], sheet: str | None) -> None:
    """Save the correct forms in the style sheet, or in the style sheet of each document.

    Raises:
        UsageError: A form is not one of the forms found in a document.
    """
    from factcheck.claims.log.sheets import choose  # noqa: PLC0415 - for one option

    for form in forms:
        chosen = [
            (report, one, number)
            for report in reports
            for one in report.dossier.forms.variations
            for number, (name, variant) in enumerate(zip(one.names, one.variants, strict=True))
            if form in (name, variant.label) and name
        ]
        if not chosen:
            way = "Pass a form that `factcheck forms` lists"
            raise UsageError(
                f"--use '{form}': not one of the competing forms in the document. {way}."
            )
        for report, one, number in chosen:
            path = sheet or sheet_beside(report.path)
            note(f"{path}: {choose(path, one, number)}")
