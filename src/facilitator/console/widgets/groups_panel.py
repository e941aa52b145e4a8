"""The Groups panel: how much each group has said to the question at hand."""

from textual.content import Content

from facilitator.console.text import one_line
from facilitator.console.widgets.panel import LinesPanel
from facilitator.live.answer_rows import GroupRow


class GroupsPanel(LinesPanel):
    """The groups, one a line, with the number that is their key."""

    def show(self, rows: tuple[GroupRow, ...]) -> None:
        """Draw the rows."""
        if not self.changed(rows):
            return
        width = max((one_line(row.name).cell_length for row in rows), default=0)
        self.write([_line(row, min(width, 12)) for row in rows])


def _line(row: GroupRow, width: int) -> Content:
    style = "bold $text-accent" if row.aimed else ""
    number = one_line(f"{row.number if row.number < 10 else ' '} ", "bold")
    name = one_line(row.name, style).truncate(width, ellipsis=True)
    return Content.assemble(number, name.pad_right(max(0, width - name.cell_length)), one_line(f"  {row.count}", style))
