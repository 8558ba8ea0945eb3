"""`factcheck compare`: facts that differ between two versions, and old values left behind."""

import os
import sys

import click
from attrs import frozen

from factcheck.apps.cli.common import spare, status, told, told_remarks, write
from factcheck.apps.cli.options import with_options
from factcheck.apps.cli.settings import Options, settings_for
from factcheck.config.choice import NEVER
from factcheck.errors import UsageError
from factcheck.model import Comparison, Severity

FORMATS = ("text", "json", "markdown", "html", "docx")


@frozen
class Job:
    """The output options of a comparison."""

    form: str
    output: str | None = None
    errata: bool = False
    words: bool = False


@click.command(
    epilog="Exit status: 0 no old value was left, or --errata was written; 1 places kept an "
    "old value; 2 bad arguments or unreadable input."
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Set the output format; docx requires --errata.  [default: text; markdown with --errata]",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option("--errata", is_flag=True, help="Write an erratum for OLD.")
@click.option("--words", is_flag=True, help="Also list other changed words.")
@click.option(
    "--claims",
    metavar="DIR",
    help="List ticks that stay valid; DIR is the claims folder of OLD or the folder of its ledger.",
)
@with_options
def command(old: str, new: str, form: str | None, claims: str | None, **given: object) -> None:
    """Compare the facts of two versions and find old values left behind.

    OLD and NEW are two versions of a document, in any formats, or their claims folders. Facts
    that only moved or are written differently count as unchanged. A place in NEW that has the old
    value of a fact that changed elsewhere is a finding (DIF01).

    \b
    Examples:
      factcheck compare report-2023.docx report-2024.md
      factcheck compare old.md new.md --format json
      factcheck compare published.md corrected.md --errata
      factcheck compare old.md new.md --claims claims/old
    """  # noqa: D301 - click reads \b
    options = given["options"]
    output = str(given["output"]) if given["output"] else None
    is_erratum = bool(given["errata"])
    chosen = form or ("markdown" if is_erratum else "text")
    job = Job(chosen, output, is_erratum, bool(given["words"]))
    with told():
        _agreed(job)
        spare((old, new), output)
        if not isinstance(options, Options):
            raise TypeError(options)
        made = _compared(old, new, options, claims)
        write(_written(made, job), output)
    reports = [made.report] if made.report else []
    told_remarks(reports)
    sys.exit(status(reports, [], NEVER if is_erratum else Severity.NOTE))


def _agreed(job: Job) -> None:
    """Refuse options that contradict each other.

    Raises:
        UsageError: Options contradict each other.
    """
    if job.form == "docx" and not job.errata:
        raise UsageError("--format docx: only the erratum is written for Word. Add --errata.")
    if job.errata and job.form not in ("markdown", "docx"):
        raise UsageError(f"--errata --format {job.form}: choose markdown or docx.")
    if job.form == "docx" and job.output in (None, "-"):
        raise UsageError("--format docx: a Word document is a file. Add --output FILE.")


def _compared(old: str, new: str, options: Options, claims: str | None) -> Comparison:
    from factcheck.comparison.versions import compare  # noqa: PLC0415 - after the options are checked

    config = settings_for((new,), options).config
    return compare(old, new, config, claims=claims)


def _written(made: Comparison, job: Job) -> str | bytes:
    from factcheck.output import versions  # noqa: PLC0415 - for one command

    if job.errata:
        if job.form == "docx":
            return versions.to_version_errata_docx(made)
        return versions.to_version_errata(made)
    if job.form == "text":
        return _drawn(made, job)
    writers = {
        "json": versions.to_comparison_json,
        "markdown": versions.to_comparison_markdown,
        "html": versions.to_comparison_html,
    }
    return writers[job.form](made)


def _drawn(made: Comparison, job: Job) -> str:
    """Return the text; on a terminal in its width and with colour."""
    from factcheck.apps.cli.checking import paint  # noqa: PLC0415 - for one format
    from factcheck.output.versions import to_comparison_text  # noqa: PLC0415 - for one command

    if job.output is None and sys.stdout.isatty():
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
        return to_comparison_text(made, columns=columns, paint=paint, words=job.words)
    return to_comparison_text(made, words=job.words)
