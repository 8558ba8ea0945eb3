"""`factcheck check`: find contradictions in documents."""

import click

from factcheck.apps.cli.attaching import Texts
from factcheck.apps.cli.checking import check
from factcheck.apps.cli.jobs import Job
from factcheck.apps.cli.options import with_job, with_options, with_texts_options
from factcheck.apps.cli.settings import Options


@click.command(
    epilog="Exit status: 0 nothing found; 1 findings; 2 bad arguments or unreadable input "
    "(other files are still checked); 130 stopped by Ctrl-C (finished documents are "
    "reported)."
)
@click.argument("paths", nargs=-1, metavar="PATH...")
@with_job
@with_texts_options
@with_options
def command(paths: tuple[str, ...], job: Job, texts: Texts, options: Options) -> None:
    """Find contradictions in documents.

    PATH is a document (.txt, .md, .docx, .html, .pdf …), a claims folder, a folder of these, or -
    for standard input.

    \b
    Examples:
      factcheck check report.md
      factcheck check claims/ --format json
      factcheck check articles/ --select NAM,CHR01
      factcheck check article.docx --annotate checked.docx
      factcheck check checked.docx --decisions-of article.docx
      factcheck check articles/ --baseline known.json
      factcheck check articles/ --new-since origin/main
      factcheck check --together book.yaml
      factcheck check report.md --all --require decided
      factcheck check report.md --sheet names.yaml --diff
      factcheck check thesis.md --bib refs.bib
      factcheck check report.md --known people.csv
      factcheck check report.md --proposals links.jsonl --refused
    """  # noqa: D301 - click reads \b
    check(paths, job, options, texts)
