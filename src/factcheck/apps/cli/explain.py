"""`factcheck explain`: the documentation of a check, with its tested examples."""

import click

from factcheck.apps.cli.command import subcommand, write
from factcheck.checks import every_check
from factcheck.config import Config
from factcheck.model import UNVERIFIED
from factcheck.output.explained import UNVERIFIED_PAGE, listing, page


@subcommand()
@click.argument("codes", nargs=-1, metavar="[CODE...]")
def command(codes: tuple[str, ...]) -> None:
    """Explain a check with examples; without CODE, list all checks.

    \b
    Examples:
      factcheck explain
      factcheck explain CHR01
    """  # noqa: D301 - click reads \b
    checks = every_check()
    selected = Config(select=codes)
    pages = (
        [page(check) for check in selected.chosen(checks)] if codes else [listing(checks) + "\n"]
    )
    if UNVERIFIED in selected.meant(codes, checks):
        pages.append(UNVERIFIED_PAGE)
    write("\n".join(pages), None)
