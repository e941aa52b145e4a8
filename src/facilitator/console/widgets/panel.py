"""A framed part of the main screen that redraws only when what it shows has changed."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static


class Panel(VerticalScroll, can_focus=False):
    """A frame with a title and one block of text that scrolls when it is too long."""

    def __init__(self, title: str, *, id: str) -> None:  # noqa: A002 - Textual's own name
        """Make an empty panel with a title of ours."""
        super().__init__(id=id)
        self.border_title = Content(title)
        self._body = Static(markup=False)
        self._drawn: object = None

    def compose(self) -> ComposeResult:
        """Put the text in."""
        yield self._body

    def changed(self, what: object) -> bool:
        """Return whether this differs from what was drawn last, and remember it."""
        if what == self._drawn:
            return False
        self._drawn = what
        return True

    def write(self, content: Content) -> None:
        """Show this."""
        self._body.update(content)
