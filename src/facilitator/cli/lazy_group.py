"""A group of commands whose modules are loaded only when they are called."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from types import MappingProxyType

import click


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command is found, and what it does in a line."""

    module: str
    """The module; the command in it is called `command`."""
    does: str


class LazyGroup(click.Group):
    """Knows its commands by name; helps where a name is misspelled."""

    places: Mapping[str, Place] = MappingProxyType({})
    everywhere: tuple[click.Option, ...] = ()
    """Options that every command takes as well; the one that shows its help is among them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        place = self.places.get(cmd_name)
        if place is None:
            return None
        found: click.Command = import_module(place.module).command
        found.short_help = place.does
        found.add_help_option = False
        found.params += [option for option in self.everywhere if option not in found.params]
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was named, or say which one is near."""
        name = args[0]
        if name not in self.places and not name.startswith("-"):
            near = get_close_matches(name.lower(), self.places, n=2, cutoff=0.62)
            hint = f"Did you mean {' or '.join(near)}?" if near else "To run an agenda, put `run` before its name."
            raise click.UsageError(f"There is no command “{name}”. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.does) for name, place in self.places.items()])
