"""The top line: where we are, what time it is, when it ends, and whether everything is on the disk."""

from textual.content import Content
from textual.widgets import Static

from facilitator.console.text import one_line
from facilitator.live.board import Board

SAVED_STYLES = {"saved": "$text-success", "saving": "$text-warning", "read only": "bold $text-warning"}


class StatusLine(Static):
    """One line that is always there."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__(id="status", markup=False)
        self._drawn: tuple[object, ...] = ()

    def show(self, board: Board) -> None:
        """Draw what the board says, as much of it as the width allows; the saved state always."""
        width = self.size.width
        parts = (board.workshop, board.here, board.time_of_day, board.clock.ends, board.saved, width)
        if parts == self._drawn or not width:
            return
        self._drawn = parts
        saved = one_line(f" {board.saved.words} ", SAVED_STYLES.get(board.saved.state, "bold $text on $error"))
        times = one_line(f"{board.time_of_day}  {board.clock.ends}  ", "bold")
        room = width - saved.cell_length - times.cell_length - 2
        mark = "REHEARSAL · " if board.rehearsal else ""
        here = one_line(f" {mark}{board.workshop} · {board.here}", "bold")
        if here.cell_length > room:
            here = one_line(f" {mark}{board.here}", "bold").truncate(max(room, 0), ellipsis=True)
        gap = Content(" " * max(1, width - here.cell_length - times.cell_length - saved.cell_length))
        self.update(Content.assemble(here, gap, times, saved), layout=False)
