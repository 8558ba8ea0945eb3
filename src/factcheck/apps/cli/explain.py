"""`factcheck explain`: the page of a check, with the examples that are its tests."""

import click

from factcheck.apps.cli.common import told
from factcheck.checks import every_check
from factcheck.config import Config
from factcheck.model import UNVERIFIED
from factcheck.output.explained import UNVERIFIED_PAGE, listing, page


@click.command()
@click.argument("codes", nargs=-1, metavar="[CODE...]")
def command(codes: tuple[str, ...]) -> None:
    """Explain a check with examples; without CODE, list all checks.

    \b
    Examples:
      factcheck explain
      factcheck explain CHR01
    """  # noqa: D301 - click reads \b
    with told():
        if not codes:
            click.echo(listing(every_check()))
        else:
            asked = Config(select=codes)
            pages = [page(check) for check in asked.chosen(every_check())]
            if UNVERIFIED in asked.meant(codes, every_check()):
                pages.append(UNVERIFIED_PAGE)
            click.echo("\n".join(pages), nl=False)
