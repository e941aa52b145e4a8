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

    def show(self, mode: Mode, *, closed: bool = False, read_only: bool = False) -> None:
        """Draw the keys of a mode, of a closed workshop or of one that is only read, as many as there is room for.

        Help is always the last.
        """
        width = self.size.width
        if (mode, closed, read_only, width) == self._drawn or not width:
            return
        self._drawn = (mode, closed, read_only, width)
        parts = [_key(command, mode) for command in _in_line(mode, closed=closed, read_only=read_only)]
        if mode == "writing":
            parts.insert(0, Content.assemble("  ", Content.styled("Enter", "bold $text-accent"), " saves"))
        name = " WRITING " if mode == "writing" else " READING " if read_only else " KEYS "
        first = Content.styled(name, "reverse bold")
        line, last = first, parts.pop()
        for part in parts:
            if line.cell_length + part.cell_length + last.cell_length <= width:
                line = Content.assemble(line, part)
        self.update(Content.assemble(line, last))


WRITING_IDS = ("leave-line", "group-down", "prompt", "row", "clock", "next", "help")
CLOSED_IDS = ("report", "back", "write", "undo", "home", "quit", "help")


READING_IDS = ("prompt", "script", "report", "answers", "home", "quit", "help")


def _in_line(mode: Mode, *, closed: bool, read_only: bool) -> list[Command]:
    if read_only:
        return [command(command_id) for command_id in READING_IDS]
    if mode == "writing":
        return [command(command_id) for command_id in WRITING_IDS]
    if closed:
        return [command(command_id) for command_id in CLOSED_IDS]
    return [entry for entry in COMMANDS if entry.in_line]


def _key(entry: Command, mode: Mode) -> Content:
    keys = keys_text(entry, mode).split(", ")[0]
    act = Style.from_meta({"@click": f"screen.run_command('{entry.id}')"})
    return Content.assemble("  ", Content.styled(keys, "bold $text-accent"), " ", Content.styled(entry.label, act))
