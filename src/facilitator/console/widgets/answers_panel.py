"""The Answers panel: what was said to the question at hand."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget

from facilitator.console.text import one_line
from facilitator.console.widgets.panel import Panel
from facilitator.live.answer_rows import AnswerRow, GroupRow
from facilitator.live.writing_line import WritingLine

NAME_CELLS = 12
"""A longer name is cut: it stands whole in the Groups panel."""


class AnswersPanel(Panel, ScrollView, can_focus=False):
    """The answers to one prompt, the last one always in sight.

    Only the last rows are wrapped into lines, twice as many as the screen is high; going up wraps those before them.
    """

    DEFAULT_CSS = "AnswersPanel { overflow: hidden auto; }"

    def __init__(self, title: str, *, id: str) -> None:  # noqa: A002 - Textual's own name
        """Make it empty."""
        super().__init__(title, id=id)
        self._rows: Sequence[AnswerRow] = ()
        self._above: list[Content] = []
        """What stands above the rows, or in their place."""
        self._first = 0
        """The first row that is wrapped."""
        self._newest: object = None
        self._at_end = True
        """Whether the last line is to stay in sight."""
        self._fit = (0, 0)
        """The width, and that of the names, that the lines were wrapped for."""
        self._wrapped: dict[AnswerRow, list[Content]] = {}
        self._lines: list[Content] = []

    def show(
        self,
        rows: Sequence[AnswerRow],
        writing: WritingLine | None,
        groups: tuple[GroupRow, ...],
        who_is_in: str = "",
        parked: int = 0,
    ) -> None:
        """Draw the answers under the question; where there is no Groups panel, how much each group has said.

        `who_is_in` says who has answered, where that has to be said; `parked` is how many things wait.
        """
        narrow = self.screen.has_class("-narrow")
        if not self.changed((rows, writing, groups, narrow, who_is_in, parked)):
            return
        self._rows = rows if writing else ()
        self._above = _above(rows, writing, groups if narrow else ())
        if who_is_in and writing:
            self._above.append(one_line(who_is_in, "bold"))
        self.border_title = one_line(f"Answers · {writing.prompt}") if writing else Content("Answers")
        waiting = f"{parked} parked" if parked else ""
        parts = (waiting, writing.place, writing.kind) if writing else (waiting,)
        self.border_subtitle = one_line(" · ".join(part for part in parts if part))
        newest = (writing and writing.prompt, rows[-1].answer if rows else "")
        self._at_end = self._at_end or newest != self._newest
        self._newest = newest
        last_rows = max(0, len(self._rows) - self._at_once)
        self._first = last_rows if self._at_end else min(self._first, last_rows)
        self._lay_out()

    @property
    def _at_once(self) -> int:
        return 2 * self.screen.size.height

    def _lay_out(self) -> None:
        """Wrap what was not wrapped yet, and take up as many lines as there are."""
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        rows = [*self._rows[self._first :]]
        names = min(NAME_CELLS, max((one_line(who).cell_length for who in {row.who for row in rows}), default=0))
        known = self._wrapped if self._fit == (width, names) else {}
        self._fit = (width, names)
        self._wrapped = {row: known.get(row) or _line(row, names, width) for row in rows}
        self._lines = [line for above in self._above for line in above.wrap(width)]
        self._lines += [line for row in rows for line in self._wrapped[row]]
        self._take_up(Size(width, len(self._lines)))

    def _take_up(self, size: Size) -> None:
        if self.show_vertical_scrollbar and size.height > self.container_size.height:
            # The panel is as high as it may be: the rest of the screen stays where it is.
            self.set_reactive(Widget.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
        else:
            self.virtual_size = size
            self.call_after_refresh(self._settle)
        self.refresh()
        self._keep_end_in_sight()

    def _settle(self) -> None:
        """Wrap again where a scroll bar came or went."""
        if self.scrollable_content_region.width != self._fit[0]:
            self._lay_out()
        self._keep_end_in_sight()

    def _keep_end_in_sight(self) -> None:
        if self._at_end:
            self.scroll_end(animate=False, immediate=True)

    def on_resize(self) -> None:
        """Wrap for another width."""
        self._lay_out()

    # Scrolling

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Go where the scroll bar is, and wrap more rows before its end is reached."""
        super().watch_scroll_y(old_value, new_value)
        self._at_end = new_value >= self.max_scroll_y
        self.call_next(self._wrap_earlier)

    def _wrap_earlier(self) -> None:
        if self._at_end or not self._first or self.scroll_y >= self.size.height:
            return
        before = len(self._lines)
        self._first = max(0, self._first - self._at_once)
        self._lay_out()
        self.scroll_to(y=self.scroll_y + len(self._lines) - before, animate=False)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of those in sight."""
        at = self.scroll_offset.y + y
        if at >= len(self._lines):
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        line = self._lines[at]
        span = self.text_selection.get_span(at) if self.text_selection else None
        if span is not None:
            chosen = Style.from_styles(self.screen.get_component_styles("screen--selection"))
            line = line.stylize(chosen, span[0], None if span[1] == -1 else span[1])
        strips = Visual.to_strips(self, line, self._fit[0], 1, self.visual_style, apply_selection=False)
        return strips[0].apply_offsets(0, at)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that was chosen with the mouse, as it stands there."""
        return selection.extract("\n".join(line.plain for line in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is chosen."""
        self.refresh()


def _above(rows: Sequence[AnswerRow], writing: WritingLine | None, groups: Sequence[GroupRow]) -> list[Content]:
    if writing is None:
        return [one_line("This step asks nothing.", "$text-muted")]
    # In one line there is room for the figures only: "1 Blue 2   2 Green –".
    counts = "   ".join(f"{group.number} {group.name} {group.count.split()[0]}" for group in groups if group.count)
    hint = "" if rows else "Nothing yet. Press a to write."
    return [one_line(text, "$text-muted") for text in (counts, hint) if text]


def _line(row: AnswerRow, names: int, width: int) -> list[Content]:
    """Return a row wrapped, its words below each other, so that the names stand alone on the left."""
    name = one_line(row.who, "bold").truncate(names, ellipsis=True)
    mark = "…" if row.unfinished else ""
    saved = Content.styled(" ○ ", "$text-warning") if not row.saved else Content("   ")
    begins = Content.assemble(saved, name.pad_right(max(0, names - name.cell_length)), "  ")
    words = one_line(row.says + mark).wrap(max(1, width - begins.cell_length))
    return [line.pad_left(begins.cell_length) if at else begins + line for at, line in enumerate(words)]
