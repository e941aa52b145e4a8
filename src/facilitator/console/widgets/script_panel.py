"""The Script panel: the words to say, with directions and notes set apart."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.console.text import one_line, shown
from facilitator.live.script import ScriptBlock

RUN_STYLES = {
    "words": "",
    "emphasis": "bold underline",
    "blank": "bold",
    "missing": "bold reverse $text-warning",
    "direction": "italic $text-accent",
}


class ScriptLine(Horizontal):
    """One block: its mark in the margin, its words beside it."""

    def __init__(self, block: ScriptBlock) -> None:
        """Draw a block."""
        super().__init__(classes=f"-{block.kind}")
        self._block = block

    def compose(self) -> ComposeResult:
        """Put the mark and the words side by side."""
        if self._block.kind == "title":
            yield Static(one_line(self._block.mark), classes="title")
            return
        yield Static(one_line(self._block.mark), classes="mark")
        yield Static(_words(self._block), classes="words")


class ScriptPanel(VerticalScroll, can_focus=False):
    """The script of the running step; it keeps its place while the step is the same."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__(id="script")
        self.border_title = Content("Script")
        self._drawn: tuple[ScriptBlock, ...] | None = None
        self._here = ""

    def show(self, blocks: tuple[ScriptBlock, ...], here: str) -> None:
        """Draw the blocks; a step that is another one is shown from its top."""
        if blocks == self._drawn:
            return
        self._drawn = blocks
        with self.app.batch_update():
            self.remove_children()
            lines = [ScriptLine(block) for block in blocks]
            self.mount_all(lines or [Static(one_line("No words are written for this step."), classes="empty")])
        if here != self._here:
            self._here = here
            self.scroll_home(animate=False)


def _words(block: ScriptBlock) -> Content:
    """Return the words of a block; a stage direction stands on a line of its own."""
    parts: list[Content] = []
    after_direction = False
    for run in block.runs:
        text = run.text
        if run.kind == "direction":
            before = "" if not parts or parts[-1].plain.endswith("\n") else "\n"
            text = f"{before}▸ {text}"
        elif after_direction and text.strip():
            text = "\n" + text.lstrip()
        parts.append(shown(text, RUN_STYLES[run.kind]))
        after_direction = run.kind == "direction"
    return Content.assemble(*parts)
