"""The Answers panel: what was said to the question at hand."""

from textual.content import Content

from facilitator.console.text import one_line
from facilitator.console.widgets.panel import Panel
from facilitator.live.answer_rows import AnswerRow, GroupRow, WritingLine


class AnswersPanel(Panel):
    """The answers to one prompt, the last one always in sight."""

    def show(self, rows: tuple[AnswerRow, ...], writing: WritingLine | None, groups: tuple[GroupRow, ...]) -> None:
        """Draw the answers under the question; where there is no Groups panel, how much each group has said."""
        narrow = self.screen.has_class("-narrow")
        if not self.changed((rows, writing, groups, narrow)):
            return
        if writing is None:
            self.border_title = Content("Answers")
            self.write(one_line("This step asks nothing.", "$text-muted"))
            return
        self.border_title = one_line(f"Answers · {writing.prompt}")
        self.border_subtitle = one_line(" · ".join(part for part in (writing.place, writing.kind) if part))
        width = min(12, max((one_line(row.who).cell_length for row in rows), default=0))
        lines = [_line(row, width) for row in rows]
        if not rows:
            lines.append(one_line("Nothing yet. Press a to write.", "$text-muted"))
        # In one line there is room for the figures only: "1 Blue 2   2 Green –".
        counts = "   ".join(f"{group.number} {group.name} {group.count.split()[0]}" for group in groups if group.count)
        if counts and narrow:
            lines.insert(0, one_line(counts, "$text-muted"))
        self.write(Content("\n").join(lines))
        self.scroll_end(animate=False)


def _line(row: AnswerRow, width: int) -> Content:
    name = one_line(row.who, "bold").truncate(width, ellipsis=True)
    mark = "…" if row.unfinished else ""
    saved = Content.styled(" ○ ", "$text-warning") if not row.saved else Content("   ")
    return Content.assemble(saved, name.pad_right(max(0, width - name.cell_length)), "  ", one_line(row.says + mark))
