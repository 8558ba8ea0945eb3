"""Command groups whose subcommands are imported when called."""

import importlib
from collections.abc import Mapping

import click


class LazyGroup(click.Group):
    """A group that imports a subcommand only when it is needed.

    A subclass gives the names of its subcommands and of their modules.
    """

    helps: Mapping[str, str] = {}
    """The help line of each name, in order of usefulness."""
    prefix = ""
    """Prefix of the module names; each module has its command as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in order of usefulness."""
        del ctx
        return list(self.helps)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a subcommand and return its command."""
        del ctx
        if cmd_name not in self.helps:
            return None
        command: click.Command = importlib.import_module(f"{self.prefix}{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(self.helps.items()))
