"""A Textual program with one line to type into."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class OneInput(App[None]):
    """One line to type into."""

    def compose(self) -> ComposeResult:
        """Put it in."""
        yield Input(placeholder="Hello")


if __name__ == "__main__":
    OneInput().run()
