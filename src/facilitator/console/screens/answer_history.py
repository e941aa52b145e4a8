"""The history of one answer, in words with clock times."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from facilitator.agenda.problems import short
from facilitator.console.text import one_line
from facilitator.session.answer_history import answer_history, say_touch
from facilitator.session.answers import Answer
from facilitator.session.session import Session

HEADING_MOST = 60


class AnswerHistoryScreen(ModalScreen[None]):
    """What an answer said when, the last thing last."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,h,enter", "close", "back", show=False)]

    def __init__(self, session: Session, answer: Answer) -> None:
        """Tell of an answer."""
        super().__init__()
        self._session, self._answer = session, answer

    def compose(self) -> ComposeResult:
        """Put one line under the other."""
        with Vertical(classes="dialog wide"):
            yield Static(one_line(f"History of “{short(self._answer.says, HEADING_MOST)}”", "bold"))
            with VerticalScroll(id="history"):
                for touch in answer_history(self._session, self._answer.id):
                    yield Static(one_line(say_touch(touch), "" if touch.counts else "$text-muted"))
            yield Static(one_line("↑ ↓ scroll · Esc goes back", "$text-muted"))

    def on_mount(self) -> None:
        """Begin at the end, where the last thing stands."""
        self.query_one("#history", VerticalScroll).focus().scroll_end(animate=False)

    def action_close(self) -> None:
        """Go back to the answers."""
        self.dismiss(None)
