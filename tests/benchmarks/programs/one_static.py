"""The smallest Textual program: one line of text."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class OneStatic(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Put it in."""
        yield Static("Hello")


if __name__ == "__main__":
    OneStatic().run()
