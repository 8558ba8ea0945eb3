"""`factcheck review`: a local page for working through a document."""

import webbrowser
from collections.abc import Callable

import click

from factcheck.analysis.pipeline import documents
from factcheck.apps.cli.attaching import Texts, with_attached
from factcheck.apps.cli.common import told
from factcheck.apps.cli.decide import initials
from factcheck.apps.cli.options import (
    takes_proposals,
    with_options,
    with_sources_options,
    with_together,
)
from factcheck.apps.cli.settings import Options, settings_for
from factcheck.apps.cli.together import asked_for
from factcheck.errors import FactcheckError, UsageError, how_to_install


@click.command(epilog="Exit status: 0 ended with Ctrl-C; 2 bad arguments or unreadable input.")
@click.argument("path", metavar="PATH")
@click.option(
    "--by",
    metavar="NAME",
    default="",
    help="Set your initials.  [default: $FACTCHECK_BY, else your login name]",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="Serve the page on this port.  [default: a free one]",
)
@click.option("--no-browser", is_flag=True, help="Print the address without opening a browser.")
@with_sources_options
@with_together
@takes_proposals
@with_options
def command(path: str, by: str, port: int, texts: Texts, options: Options, **flags: bool) -> None:
    """Review a document in the browser: decide on findings, tick facts.

    PATH is a document, a claims folder, or a folder of documents. Decisions and ticks are saved at
    once in ledger.yaml, in the claims folder or next to the document. Only this
    machine can open the page, in the browser that uses the printed address.

    \b
    Examples:
      factcheck review report.md
      factcheck review articles/ --by ana
      factcheck review --together book.yaml
      factcheck review report.md --sources texts/
    """  # noqa: D301 - click reads \b
    with told():
        _refuse_without_extra()
        settings = settings_for([path], options)
        config, _ = with_attached(settings.config, texts)
        book = asked_for([path], settings.together).book if flags["together"] else None
        found = [book.path] if book else list(documents([path]))
        paths = [one for one in found if not isinstance(one, FactcheckError)]
        errors = [one for one in found if isinstance(one, FactcheckError)]
        if errors:
            raise errors[0]
        if not paths:
            raise UsageError(f"'{path}': there is no document in it. Name one.")
        from factcheck.apps.review.serving import serve  # noqa: PLC0415 - needs the extra `review`

        tell = _opened(no_browser=flags["no_browser"])
        serve(paths, config, initials(by) or "editor", port, tell, book=book)


def _refuse_without_extra() -> None:
    """Refuse to start without the libraries of the page.

    Raises:
        UsageError: The libraries are not installed.
    """
    from importlib.util import find_spec  # noqa: PLC0415 - for this command

    if not (find_spec("starlette") and find_spec("uvicorn")):
        raise UsageError(f"review: it needs two libraries. {how_to_install('review')}")


def _opened(*, no_browser: bool) -> Callable[[str], None]:
    """Return a function that opens or prints an address."""

    def tell(address: str) -> None:
        click.echo(f"{address}  (Ctrl-C ends it)")
        if not no_browser:
            webbrowser.open(address)

    return tell
