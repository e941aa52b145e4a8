"""A framed part of the main screen that redraws only when what it shows has changed."""

from textual.app import ComposeResult
from textual.containers import ScrollableContainer, VerticalScroll
from textual.content import Content
from textual.widgets import Static


class Panel(ScrollableContainer, can_focus=False):
    """A frame with a title that scrolls what is too long for it."""

    def __init__(self, title: str, *, id: str) -> None:  # noqa: A002 - Textual's own name
        """Make an empty panel with a title of ours."""
        super().__init__(id=id)
        self.border_title = Content(title)
        self._drawn: object = None

    def changed(self, what: object) -> bool:
        """Return whether this differs from what was drawn last, and remember it."""
        if what == self._drawn:
            return False
        self._drawn = what
        return True


class LinesPanel(Panel, VerticalScroll, can_focus=False):
    """A panel with a handful of lines that are drawn all at once."""

    def __init__(self, title: str, *, id: str) -> None:  # noqa: A002 - Textual's own name
        """Make an empty panel with a title of ours."""
        super().__init__(title, id=id)
        self._body = Static(markup=False)

    def compose(self) -> ComposeResult:
        """Put the lines in."""
        yield self._body

    def write(self, lines: list[Content]) -> None:
        """Show these lines; the screen is laid out anew only where they may take another height than those before."""
        size = self._body.size
        fits = len(lines) == size.height and all(line.cell_length <= size.width for line in lines)
        self._body.update(Content("\n").join(lines), layout=not fits)
