"""Groups whose commands are imported when they are called, and not before."""

import importlib
from collections.abc import Mapping

import click


class LazyGroup(click.Group):
    """A group that imports a subcommand only when it is needed.

    A subclass names its subcommands and where their modules lie.
    """

    helps: Mapping[str, str] = {}
    """Each name with its line of help, in the order in which a user needs them."""
    prefix = ""
    """What stands before a name in that of its module, which has the command as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order in which a user needs them."""
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
