"""The bottom line: the keys that matter now. A click does what the key does."""

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from facilitator.console.commands import COMMANDS, Command, Mode, keys_text


class KeyLine(Static):
    """One line of keys, made from the table of commands."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__(id="keys", markup=False)
        self._drawn: tuple[Mode, int] | None = None

    def show(self, mode: Mode) -> None:
        """Draw the keys of a mode, as many as there is room for; help is always the last."""
        width = self.size.width
        if (mode, width) == self._drawn or not width:
            return
        self._drawn = (mode, width)
        parts = [_key(command, mode) for command in _in_line(mode)]
        first = Content.styled(" WRITING " if mode == "writing" else " KEYS ", "reverse bold")
        line, last = first, parts.pop()
        for part in parts:
            if line.cell_length + part.cell_length + last.cell_length <= width:
                line = Content.assemble(line, part)
        self.update(Content.assemble(line, last))


def _in_line(mode: Mode) -> list[Command]:
    if mode != "writing":
        return [command for command in COMMANDS if command.in_line]
    ids = ("leave-line", "group-down", "prompt", "row", "clock", "next", "help")
    by_id = {command.id: command for command in COMMANDS}
    return [by_id[command_id] for command_id in ids]


def _key(command: Command, mode: Mode) -> Content:
    keys = keys_text(command, mode).split(", ")[0]
    act = Style.from_meta({"@click": f"screen.run_command('{command.id}')"})
    return Content.assemble("  ", Content.styled(keys, "bold $text-accent"), " ", Content.styled(command.label, act))
