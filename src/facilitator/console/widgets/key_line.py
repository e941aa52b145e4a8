"""The bottom line: the keys that matter now. A click does what the key does."""

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from facilitator.console.commands import COMMANDS, Command, Mode, command, keys_text


class KeyLine(Static):
    """One line of keys, made from the table of commands."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__(id="keys", markup=False)
        self._drawn: tuple[object, ...] = ()

    def show(self, mode: Mode, *, closed: bool = False) -> None:
        """Draw the keys of a mode, or of a closed workshop, as many as there is room for; help is always the last."""
        width = self.size.width
        if (mode, closed, width) == self._drawn or not width:
            return
        self._drawn = (mode, closed, width)
        parts = [_key(command, mode) for command in _in_line(mode, closed=closed)]
        if mode == "writing":
            parts.insert(0, Content.assemble("  ", Content.styled("Enter", "bold $text-accent"), " saves"))
        first = Content.styled(" WRITING " if mode == "writing" else " KEYS ", "reverse bold")
        line, last = first, parts.pop()
        for part in parts:
            if line.cell_length + part.cell_length + last.cell_length <= width:
                line = Content.assemble(line, part)
        self.update(Content.assemble(line, last))


WRITING_IDS = ("leave-line", "group-down", "prompt", "row", "clock", "next", "help")
CLOSED_IDS = ("report", "back", "write", "undo", "home", "quit", "help")


def _in_line(mode: Mode, *, closed: bool) -> list[Command]:
    if mode == "writing":
        return [command(command_id) for command_id in WRITING_IDS]
    if closed:
        return [command(command_id) for command_id in CLOSED_IDS]
    return [entry for entry in COMMANDS if entry.in_line]


def _key(entry: Command, mode: Mode) -> Content:
    keys = keys_text(entry, mode).split(", ")[0]
    act = Style.from_meta({"@click": f"screen.run_command('{entry.id}')"})
    return Content.assemble("  ", Content.styled(keys, "bold $text-accent"), " ", Content.styled(entry.label, act))
