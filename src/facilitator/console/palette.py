"""The palette of the main screen, made from the table of commands."""

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from facilitator.console.commands import COMMANDS, Command, keys_text
from facilitator.console.text import one_line


def _title(command: Command) -> str:
    return f"{command.label}: {command.help.rstrip('.')}  ({keys_text(command)})"


class WorkshopCommands(Provider):
    """Offers every command that is not about the writing line itself."""

    async def discover(self) -> Hits:
        """Offer all before anything is typed."""
        for command in COMMANDS:
            if command.mode != "writing" and command.id != "group":
                yield DiscoveryHit(one_line(_title(command)), partial(self._do, command), text=_title(command))

    async def search(self, query: str) -> Hits:
        """Offer what fits."""
        matcher = self.matcher(query)
        for command in COMMANDS:
            score = matcher.match(_title(command))
            if score > 0 and command.mode != "writing" and command.id != "group":
                yield Hit(score, matcher.highlight(_title(command)), partial(self._do, command))

    def _do(self, command: Command) -> None:
        carry_out = getattr(self.screen, "carry_out", None)
        if carry_out is not None:
            self.screen.call_later(carry_out, command)
