"""`factcheck sources`: each fact with an attached source, and what that source says."""

import sys

import click

from factcheck.apps.cli.attaching import (
    Texts,
    bib_named,
    told_faults,
    told_strangers,
    with_attached,
    with_bib,
)
from factcheck.apps.cli.common import CLEAN, FOUND, UNUSABLE, examined, spare, told, write
from factcheck.apps.cli.options import with_options, with_sources_options
from factcheck.apps.cli.settings import Options, settings_for
from factcheck.errors import UsageError
from factcheck.model import Standing
from factcheck.output.sources import (
    EVERY,
    to_sources_html,
    to_sources_json,
    to_sources_text,
)

FORMS = {"text": to_sources_text, "json": to_sources_json, "html": to_sources_html}
ONLY = {standing.value.replace(" ", "-"): standing for standing in Standing}


@click.command(
    epilog="Exit status: 0 no source contradicts the document; 1 a source does; 2 bad "
    "arguments or unreadable input."
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@with_sources_options
@click.option("--bib", metavar="FILE", help="Look up cited keys in this .bib file.")
@click.option(
    "--only",
    "only",
    multiple=True,
    type=click.Choice(list(ONLY)),
    help="Show only these results; repeatable.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="text",
    help="Set the output format.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
@with_options
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    paths: tuple[str, ...],
    texts: Texts,
    bib: str | None,
    only: tuple[str, ...],
    form: str,
    output: str | None,
    options: Options,
) -> None:
    """Check figures, dates and names against attached source texts.

    Each value is supported, contradicted or not found. A value belongs to a source if the text
    says "according to", has a marker such as [12] or (Moe 2010), or a note, or if a claim names it
    as `source`.

    \b
    Examples:
      factcheck sources article.md --source "audit=audit.pdf"
      factcheck sources article.md --sources texts/ --only not-found
      factcheck sources paper.md --sources texts/ --bib refs.bib --format html -o facts.html
      factcheck sources claims/
    """  # noqa: D301 - click reads \b
    with told():
        file = bib_named(bib)
        spare((*paths, file.path) if file else paths, output)
        config, unread = with_attached(settings_for(paths, options).config, texts)
        reports, errors = examined(paths, with_bib(config, file, paths))
        if reports and all(report.dossier.sourced is None for report in reports):
            way = "Add --sources DIR or --source NAME=FILE"
            raise UsageError(f"sources: no text of a source is attached. {way}.")
        chosen = frozenset(ONLY[one] for one in only) or EVERY
        write(FORMS[form](reports, chosen), output)
        told_strangers(texts, reports)
        differs = any(
            one.standing is Standing.DIFFERS
            for report in reports
            for one in report.dossier.sourced or ()
        )
        broken = UNUSABLE if errors or unread else told_faults(file)
        sys.exit(max(broken, FOUND if differs else CLEAN))
