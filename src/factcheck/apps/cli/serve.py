"""`factcheck serve`: findings over LanguageTool's HTTP interface."""

from typing import TYPE_CHECKING, Any

import click

from factcheck.apps.cli.common import told
from factcheck.apps.cli.options import with_options
from factcheck.apps.cli.settings import Options, settings_for
from factcheck.errors import UsageError, how_to_install

if TYPE_CHECKING:
    from factcheck.apps.serve.guard import Doors


@click.command(epilog="Exit status: 0 ended with Ctrl-C or a signal; 2 bad arguments or settings.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8081,
    show_default=True,
    help="Listen on this port; 0: a free one.",
)
@click.option("--host", default="localhost", show_default=True, help="Listen on this address.")
@click.option(
    "--allow-origin",
    "origins",
    metavar="ORIGIN",
    multiple=True,
    help="Allow requests from this page or add-on ('moz-extension://*'); repeatable.",
)
@click.option(
    "--allow-host",
    "hosts",
    metavar="NAME",
    multiple=True,
    help="Accept requests for this host name; repeatable.",
)
@click.option(
    "--max-length",
    type=click.IntRange(1, 5_000_000),
    default=300_000,
    show_default=True,
    help="Refuse texts with more characters.",
)
@click.option(
    "--max-seconds",
    type=click.IntRange(1, 3600),
    default=60,
    show_default=True,
    help="Stop checking a text after this many seconds.",
)
@with_options
def command(host: str, port: int, options: Options, **given: Any) -> None:
    """Run a server with LanguageTool's interface, for editors and browsers.

    Enter the printed address as the LanguageTool server in LibreOffice, browser add-ons or editor
    plugins. Texts stay on this machine and are not stored.

    \b
    Examples:
      factcheck serve
      factcheck serve --allow-origin 'moz-extension://*' --port 8010
    """  # noqa: D301 - click reads \b
    with told():
        _refuse_without_extra()
        config = settings_for(["."], options).config
        from factcheck.apps.serve.limits import Limits  # noqa: PLC0415 - needs the extra `serve`
        from factcheck.apps.serve.serving import serve  # noqa: PLC0415 - needs the extra `serve`

        doors = _doors(host, given["hosts"], given["origins"])
        limits = Limits(length=given["max_length"], seconds=given["max_seconds"])
        serve(config, limits, doors, (host, port), _tell)


def _doors(host: str, hosts: tuple[str, ...], origins: tuple[str, ...]) -> "Doors":
    """Return the permitted hosts and origins, and warn if other machines have access.

    Raises:
        UsageError: An origin is invalid.
    """
    from factcheck.apps.listening import is_loopback  # noqa: PLC0415 - for this command
    from factcheck.apps.serve.guard import ANY, Doors, mistakes  # noqa: PLC0415 - needs the extra

    wrong = mistakes(origins)
    if wrong:
        raise UsageError(
            f"--allow-origin '{wrong[0]}': a scheme and a host are expected, without a path. "
            "Write 'https://example.org' or 'moz-extension://*'."
        )
    is_public = not is_loopback(host)
    if is_public:
        _warn(
            f"--host {host}: whoever reaches this machine can have texts checked, unencrypted and "
            "without a password. Put a proxy with both in front of it."
        )
    if ANY in origins:
        _warn("--allow-origin '*': any page that you open can have texts checked.")
    return Doors(frozenset(name.lower() for name in (host, *hosts)), origins, is_public)


def _warn(words: str) -> None:
    click.secho(f"warning: {words}", err=True, fg="yellow")


def _tell(address: str) -> None:
    click.echo(f"{address}/v2  (a LanguageTool server for your editor; Ctrl-C ends it)")


def _refuse_without_extra() -> None:
    """Refuse to start without the libraries of the server.

    Raises:
        UsageError: The libraries are not installed.
    """
    from importlib.util import find_spec  # noqa: PLC0415 - for this command

    if not (find_spec("starlette") and find_spec("uvicorn")):
        raise UsageError(f"serve: it needs two libraries. {how_to_install('serve')}")
