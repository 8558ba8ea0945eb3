"""`factcheck compare`: facts that differ between two versions, and old values left behind."""

import click
from attrs import frozen

from factcheck.apps.cli.command import (
    CLEAN,
    FOUND,
    UNUSABLE,
    flag,
    on_terminal,
    option,
    refuse_docx_on_stdout,
    subcommand,
    takes,
    write,
)
from factcheck.apps.cli.documents import is_incomplete, note_remarks, refuse_overwriting
from factcheck.apps.cli.options import Checks, Output, settings_for
from factcheck.errors import UsageError

ERRATA_FORMS = ("markdown", "docx")


@frozen(slots=False)
class Options(Output, Checks):
    """The options of the command."""

    form: str | None = option(
        "--format",
        type=click.Choice(("text", "json", "markdown", "html", "docx")),
        help="Set the output format; docx requires --errata.  [default: text; markdown with "
        "--errata]",
    )
    errata: bool = flag(help="Write an erratum for OLD.")
    words: bool = flag(help="Also list other changes in wording.")


@subcommand(
    epilog="Exit status: 0 no old values are left, or the erratum was written; 1 old values "
    "are left; 2 bad arguments or unreadable input."
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@takes(Options)
def command(old: str, new: str, options: Options) -> int:
    """Compare the facts in two versions, and find old values left behind.

    OLD and NEW are two versions of a document, in any formats, or their claims folders. Facts
    that only moved or are written differently count as unchanged. If a fact has changed, a place
    in NEW that still has its old value is a finding (DIF01).

    \b
    Examples:
      factcheck compare report-2023.docx report-2024.md
      factcheck compare old.md new.md --format json
      factcheck compare published.md corrected.md --errata
    """  # noqa: D301 - click reads \b
    form, output = options.form or ("markdown" if options.errata else "text"), options.output
    if form == "docx" and not options.errata:
        raise UsageError("--format docx is only available for errata lists. Add --errata.")
    if options.errata and form not in ERRATA_FORMS:
        raise UsageError(f"--errata --format {form}: expected one of markdown, docx.")
    refuse_docx_on_stdout(form, output)
    refuse_overwriting((old, new), output)
    from factcheck.comparison.versions import compare  # noqa: PLC0415 - after the options are checked
    from factcheck.output import versions  # noqa: PLC0415 - the same

    made = compare(old, new, settings_for((new,), options).config)
    if options.errata:
        is_word = form == "docx"
        to_form = versions.to_version_errata_docx if is_word else versions.to_version_errata
        write(to_form(made), output)
    elif form == "text":
        drawn = on_terminal(output)
        write(versions.to_comparison_text(made, words=options.words, **drawn), output)
    else:
        write(getattr(versions, f"to_comparison_{form}")(made), output)
    reports = [made.report] if made.report else []
    note_remarks(reports)
    if any(map(is_incomplete, reports)):
        return UNUSABLE
    return FOUND if not options.errata and any(one.findings for one in reports) else CLEAN
