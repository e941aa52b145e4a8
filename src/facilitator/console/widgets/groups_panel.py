"""The Groups panel: how much each group has said to the question at hand, and who sits in it."""

from textual.content import Content

from facilitator.console.text import one_line
from facilitator.console.widgets.panel import LinesPanel
from facilitator.live.answer_rows import GroupRow

NARROWEST = 28
"""Cells that a line has before the panel has been laid out."""
INDENT = 2


class GroupsPanel(LinesPanel):
    """The groups, one a line, with the number that is their key; below each its people, as far as there is room."""

    def show(self, rows: tuple[GroupRow, ...]) -> None:
        """Draw the rows."""
        wide = (self.content_size.width or NARROWEST) - INDENT
        room = self.app.size.height * 2 // 5 - INDENT
        if not self.changed((rows, wide, room)):
            return
        width = max((one_line(row.name).cell_length for row in rows), default=0)
        heights = [len(_people(row, wide)) for row in rows]
        all_fit = len(rows) + sum(heights) <= room
        lines: list[Content] = []
        for row, height in zip(rows, heights, strict=True):
            lines.append(_line(row, min(width, 12)))
            if all_fit or (row.aimed and len(rows) + height <= room):
                lines += _people(row, wide)
        self.write(lines)


def _line(row: GroupRow, width: int) -> Content:
    style = "bold $text-accent" if row.aimed else ""
    number = one_line(f"{row.number if row.number < 10 else ' '} ", "bold")
    name = one_line(row.name, style).truncate(width, ellipsis=True)
    return Content.assemble(number, name.pad_right(max(0, width - name.cell_length)), one_line(f"  {row.count}", style))


def _people(row: GroupRow, wide: int) -> list[Content]:
    """Return the people of a group in as many lines as they take."""
    lines: list[Content] = []
    for at, member in enumerate(row.members):
        words = one_line(member + ("," if at + 1 < len(row.members) else ""), "$text-muted").truncate(
            wide, ellipsis=True
        )
        if lines and lines[-1].cell_length + words.cell_length <= wide + INDENT - 1:
            lines[-1] = Content.assemble(lines[-1], " ", words)
        else:
            lines.append(Content.assemble(" " * INDENT, words))
    return lines
