"""What can be chosen, above the writing line."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from facilitator.console.text import one_line

BETWEEN = "  "
"""What parts two options on a line."""
FEWEST_LINES = 3
LINES_BESIDE = 15
"""Lines of the screen for all that stands beside the options: edges, the panels above at their lowest, a message."""


class Options(Static):
    """The options side by side, in as many lines as they need; none is torn from the digit that chooses it.

    A line is not broken inside an option by hard blanks: Textual breaks there as well.
    """

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__(id="options", markup=False)
        self._offered: tuple[Content, ...] = ()

    def offer(self, options: Sequence[str]) -> None:
        """Show other options."""
        offered = [one_line(option) for option in options]
        self._offered = tuple(offered)
        self.update(Content("  ").join(offered))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the options take in this width, as far as the line to write in keeps its place."""
        return min(len(self._lines(width)), max(FEWEST_LINES, viewport.height - LINES_BESIDE))

    def render(self) -> Content:
        """Return the options in lines as wide as there is room."""
        lines, room = self._lines(self.content_size.width), self.content_size.height
        if 0 < room < len(lines):
            lines = [*lines[: room - 1], one_line(f"… {len(self._offered)} in all: any number, or the first words")]
        return Content("\n").join(lines)

    def _lines(self, width: int) -> list[Content]:
        lines = list[Content]()
        for option in self._offered:
            if lines and lines[-1].cell_length + len(BETWEEN) + option.cell_length <= width:
                lines[-1] = Content.assemble(lines[-1], BETWEEN, option)
            else:
                lines += option.wrap(width) if 0 < width < option.cell_length else [option]
        return lines
