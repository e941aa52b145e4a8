"""The Agenda panel: every step with its mark and its time."""

from textual.content import Content
from textual.geometry import Region

from facilitator.console.text import one_line
from facilitator.console.widgets.panel import LinesPanel
from facilitator.live.agenda_rows import AgendaRow

ROOMY = 30
"""From how many columns on a row has room for the range of its step."""
STYLES = {"done": "$text-muted", "running": "bold $text-primary", "skipped": "$text-muted strike", "open": ""}


class AgendaPanel(LinesPanel):
    """The steps, one a line, with the running one always in sight."""

    def show(self, rows: tuple[AgendaRow, ...]) -> None:
        """Draw the rows; a panel that is hidden waits until it is seen, since it would lay the screen out anew."""
        if not self.is_on_screen:
            return
        width = max(12, self.scrollable_content_region.width or self.size.width)
        if not self.changed((rows, width)):
            return
        lines: list[Content] = []
        running_at = 0
        for row in rows:
            if row.section:
                lines.append(one_line(row.section, "underline").truncate(width, ellipsis=True))
            if row.state == "running":
                running_at = len(lines)
            lines.append(_line(row, width))
        self.write(lines)
        self.scroll_to_region(Region(0, running_at, 1, 2), animate=False)


def _line(row: AgendaRow, width: int) -> Content:
    style = STYLES[row.state]
    code = f"{row.code} " if row.code else ""
    bullet = "· " if row.level else ""
    left = one_line(f"{row.mark} {'  ' * max(0, row.level - 1)}{bullet}{code}{row.title}", style)
    right = one_line(f" {row.time if width >= ROOMY else row.brief}", style)
    room = max(4, width - right.cell_length)
    left = left.truncate(room, ellipsis=True) if left.cell_length > room else left.pad_right(room - left.cell_length)
    return Content.assemble(left, right)
