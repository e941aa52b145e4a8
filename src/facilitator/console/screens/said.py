"""One thing that was said, in full, with when, where and by whom, and what else was said to the same question."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from facilitator.console.text import one_line, shown
from facilitator.live.hit_words import Piece, beside, say_day, say_session, whole
from facilitator.session.answers import Answer, Draft
from facilitator.session.find import Filled, Hit

MUTED = "$foreground 60%"
"""What stands beside the words that were said."""
BESIDE_MOST = 30
"""So many other answers to the same question are shown."""


class SaidScreen(ModalScreen[None]):
    """Shows one hit; nothing can be changed here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q", "close", "back", show=False)]

    def __init__(self, hit: Hit) -> None:
        """Show what was found."""
        super().__init__()
        self._hit = hit

    def compose(self) -> ComposeResult:
        """Put where it was said above what was said."""
        with VerticalScroll(classes="dialog wide") as frame:
            frame.border_subtitle = one_line("↑ ↓ more · Esc goes back")
            yield Static(Content("\n").join(_lines(self._hit)))

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        """Go back to what was found."""
        self.dismiss(None)


def _lines(hit: Hit) -> list[Content]:
    lines = [one_line(say_session(hit), "bold $text-accent")]
    lines += [one_line(line, MUTED) for line in (say_day(hit), hit.source.place(hit.step)) if line]
    lines.append(one_line(_asked(hit), "bold"))
    lines.append(Content(""))
    for name, pieces in whole(hit):
        lines.append(_named(name, pieces))
    lines += [Content(""), one_line(_who(hit), MUTED)]
    others = beside(hit, BESIDE_MOST + 1)
    if others:
        lines += [Content(""), one_line("Also answered", "bold $text-accent")]
        lines += [one_line(f"{answer.group or 'Room'}  {answer.says}") for answer in others[:BESIDE_MOST]]
        lines += [one_line("…")] * (len(others) > BESIDE_MOST)
    return lines


def _named(name: str, pieces: tuple[Piece, ...]) -> Content:
    text = [shown(piece.text, "bold underline" if piece.marked else "") for piece in pieces]
    return Content.assemble(one_line(f"{name}: " if name else "", MUTED), *text)


def _asked(hit: Hit) -> str:
    if isinstance(hit.said, Filled):
        return f"[{hit.said.name}]"
    return hit.prompt.ask if hit.prompt else ""


def _who(hit: Hit) -> str:
    match hit.said:
        case Filled():
            return "filled in for a blank of the script"
        case Draft():
            return f"half typed for {hit.group or 'the room'}, never entered"
        case Answer():
            return f"said by {hit.group or 'the room'}"
