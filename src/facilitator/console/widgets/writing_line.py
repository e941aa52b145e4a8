"""The writing line: where answers are typed, and kept while they are half typed."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static, TextArea

from facilitator.console.text import one_line
from facilitator.console.widgets.answer_area import AnswerArea
from facilitator.console.widgets.options import Options
from facilitator.live.writing_line import WritingLine as Line

DRAFT_AFTER_S = 0.3
"""A pause in typing this long keeps the half-typed text."""
DRAFT_AT_LEAST_EVERY_S = 3.0
"""Who types without a pause loses no more than this."""


MUCH_TO_CHOOSE = 120
"""Options of more characters than this get more room, at the cost of the panels above."""


class WritingLine(Vertical):
    """Who answers, and the text that is being typed."""

    class Paused(Message):
        """What stands there is to be kept: nothing was typed for a moment, or somebody types on and on."""

    def __init__(self, named: Callable[[str], str | None]) -> None:
        """Make it empty; `named` tells which group a text names by its prefix, if any."""
        super().__init__(id="writing")
        self._named = named
        self._line: Line | None = None
        self._drawn: object = None
        self._pause: Timer | None = None
        self._latest: Timer | None = None

    def compose(self) -> ComposeResult:
        """Put the options above, the label before the text."""
        yield Options()
        with Horizontal(id="entry"):
            yield Static(id="label", markup=False)
            yield AnswerArea()

    @property
    def area(self) -> AnswerArea:
        """Return the text area."""
        return self.query_one(AnswerArea)

    @property
    def text(self) -> str:
        """Return what stands there."""
        return self.area.text

    def put(self, text: str) -> None:
        """Let a text stand there, the cursor behind it; nothing of this counts as typing."""
        self._forget_pause()
        self.area.put(text)
        self.show(self._line)

    def put_back(self, text: str) -> None:
        """Let a text that was handed over stand there again, before what has been typed since."""
        since = self.text
        self.put(f"{text}\n{since}" if since else text)

    def take_keyboard(self) -> None:
        """Make keys text."""
        self.area.can_focus = True
        self.area.focus()

    def give_keyboard_back(self) -> None:
        """Make single keys commands again; what is typed stays."""
        self.screen.set_focus(None)
        self.area.can_focus = False

    def unkept(self) -> str | None:
        """Return the text if it was typed since the last pause, and count it as kept; else None."""
        if self._latest is None:
            return None
        self._forget_pause()
        return self.text

    def show(self, line: Line | None) -> None:
        """Draw whose answer it will be."""
        group = self._named(self.text) if self.is_mounted else None
        if (line, group) == self._drawn:
            return
        self._drawn = (line, group)
        self._line = line
        self.display = line is not None
        if line is None:
            return
        who, dot, column = line.label.partition(" · ")
        self.query_one("#label", Static).update(
            Content.assemble(one_line(f"{group or who}{dot}{column}", "bold"), " › ")
        )
        options = self.query_one(Options)
        options.display = bool(line.options)
        self.screen.set_class(sum(map(len, line.options)) > MUCH_TO_CHOOSE, "-much-to-choose")
        options.offer(line.options)
        self.border_title = one_line(line.question)
        self.border_subtitle = one_line(line.hint) if line.hint else Content("")

    @on(AnswerArea.Entered)
    def _entered(self) -> None:
        self.show(self._line)

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(DRAFT_AFTER_S, self._paused)
        if self._latest is None:
            self._latest = self.set_timer(DRAFT_AT_LEAST_EVERY_S, self._paused)
        self.show(self._line)

    def _paused(self) -> None:
        self._forget_pause()
        self.post_message(self.Paused())

    def _forget_pause(self) -> None:
        for timer in (self._pause, self._latest):
            if timer is not None:
                timer.stop()
        self._pause = self._latest = None
