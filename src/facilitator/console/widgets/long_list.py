"""A list of any length, one line each, of which only what is in sight is drawn."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual


class LongList(ScrollView, can_focus=True):
    """Lines to choose from; they are asked for one by one when they come into sight."""

    DEFAULT_CSS = "LongList { overflow: hidden auto; height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "go(1)", show=False),
        Binding("up", "go(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Chosen(Message):
        """A line was chosen."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self._line: Callable[[int], Content] = lambda at: Content()
        self.count = 0
        """How many lines there are."""
        self.highlighted: int | None = None
        """The line in hand, 0 first; None where there is none."""

    def show(self, count: int, line: Callable[[int], Content], at: int) -> None:
        """Show other lines, with one of them in hand."""
        self.count, self._line = count, line
        self.virtual_size = Size(0, count)
        self._take(at)

    def lines(self) -> list[str]:
        """Return all lines as they stand there."""
        return [self._line(at).plain for at in range(self.count)]

    def _take(self, at: int) -> None:
        self.highlighted = min(max(at, 0), self.count - 1) if self.count else None
        self.refresh()
        self._into_sight()
        self.call_after_refresh(self._into_sight)

    def _into_sight(self) -> None:
        if self.highlighted is not None:
            self.scroll_to_region(Region(0, self.highlighted, 1, 1), animate=False, force=True)

    def on_resize(self) -> None:
        """Keep the line in hand in sight."""
        self._into_sight()

    def render_line(self, y: int) -> Strip:
        """Draw one line of those in sight."""
        at, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        if at >= self.count or width <= 0:
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        line = self._line(at).truncate(width, ellipsis=True)
        if at == self.highlighted:
            line = line.pad_right(max(0, width - line.cell_length)).stylize(Style(bold=True, reverse=True))
        return Visual.to_strips(self, line, width, 1, self.visual_style)[0]

    def action_go(self, by: int) -> None:
        """Go up or down."""
        if self.highlighted is not None:
            self._take(self.highlighted + by)

    def action_page(self, by: int) -> None:
        """Go up or down by what is in sight."""
        self.action_go(by * max(1, self.size.height - 1))

    def action_first(self) -> None:
        """Go to the first line."""
        self._take(0)

    def action_last(self) -> None:
        """Go to the last line."""
        self._take(self.count - 1)

    def action_choose(self) -> None:
        """Choose the line in hand."""
        if self.highlighted is not None:
            self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Take the line under the pointer in hand; one that is in hand is chosen."""
        at = self.scroll_offset.y + event.y
        if at >= self.count:
            return
        if at == self.highlighted:
            self.action_choose()
        else:
            self._take(at)
