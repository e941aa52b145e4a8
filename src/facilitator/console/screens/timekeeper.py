"""The timekeeper on the whole screen: the running step, and its time in digits for the back of a room."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from facilitator.console.bell import Bell
from facilitator.console.commands import command
from facilitator.console.messages import LeaveWorkshop
from facilitator.console.screens.timekeeper_layout import large_of, layout
from facilitator.console.text import one_line
from facilitator.console.widgets.big_digits import BigDigits
from facilitator.console.widgets.message_line import MessageLine
from facilitator.console.widgets.time_panel import ZONES
from facilitator.live.timekeeper import TimekeeperFace

ABOVE = ("where", "notice")
BELOW = ("word", "turn", "limits", "wall", "next", "cue-1", "cue-2", "hint")
FOLLOWS = "This clock only follows. The keys are at the console."
CONSOLE_KEYS = ("clock", "next", "more", "less", "turn", "cue", "undo", "redo", "gap")
"""What can be done in front of the clock, where the session is recorded here."""


def line_texts(face: TimekeeperFace, width: int, *, projector: bool, hint: str = "") -> dict[str, str]:
    """Return what each line says in so many columns; for a projector neither drift nor wall nor names."""
    word = f"{face.symbol} {face.word.upper() if face.zone == 'paused' else face.word}"
    if projector:
        return {"word": word, "where": face.title}
    cues = dict(zip(("cue-1", "cue-2"), face.cues, strict=False))
    return {
        "word": _joined((word, face.caption), width),
        "where": face.where,
        "turn": face.turn,
        "notice": face.notice,
        "wall": _joined((face.wall, face.drift, face.ends), width),
        "limits": face.limits,
        "next": face.next,
        "hint": hint,
        **cues,
    }


def _joined(parts: tuple[str, ...], width: int) -> str:
    """Return as many parts, from the first on, as fit into a line."""
    said = [part for part in parts if part]
    while len(said) > 1 and one_line(" · ".join(said)).cell_length > width:
        said.pop()
    return " · ".join(said)


def hint_text(keys: Sequence[str], last: str, width: int) -> str:
    """Return a line of keys, as many as there is room for; the way out is always the last."""
    line = ""
    for key in keys:
        longer = f"{line}{key} · "
        if one_line(f"{longer}{last}").cell_length > width:
            break
        line = longer
    return f"{line}{last}"


class TimekeeperScreen(Screen[None]):
    """The clock of the running step, large."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,k", "back", "back"),
        Binding("q", "leave", "leave"),
        Binding("p", "projector", "projector"),
        Binding("exclamation_mark", "bell", "bell"),
        *(Binding(key, "elsewhere", show=False) for entry in CONSOLE_KEYS for key in command(entry).keys),
    ]
    AUTO_FOCUS = ""

    def __init__(self, moment: Callable[[], TimekeeperFace], *, alone: bool = False, bell: Bell | None = None) -> None:
        """Show what `moment` returns at every tick; `alone` means that no other screen lies below to go back to."""
        super().__init__()
        self._moment = moment
        self._alone = alone
        self._projector = False
        self.ringing = bell or Bell()
        self._face: TimekeeperFace | None = None
        self._said: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Put the lines around the digits."""
        for name in ABOVE:
            yield Static(id=name, classes="line", markup=False)
        yield BigDigits(id="turn-large")
        yield BigDigits(id="digits")
        yield BigDigits(id="zone-large")
        for name in BELOW:
            yield Static(id=name, classes="line", markup=False)
        yield MessageLine()

    def on_mount(self) -> None:
        """Draw once the size is known."""
        self.call_after_refresh(self.draw_moment)

    def on_resize(self) -> None:
        """Draw for the size that the window has got."""
        if self._face is not None:
            self._draw(self._face)

    def draw_moment(self) -> None:
        """Draw this moment; the ticker calls it."""
        if self.is_mounted:
            self._face = self._moment()
            self._draw(self._face)
            if self._alone and self.ringing.on and self._face.passed:
                self.app.bell()

    @property
    def message_line(self) -> MessageLine:
        """Return where sentences are said, over the last lines."""
        return self.query_one(MessageLine)

    def say(self, sentence: str, *, seconds: float = 6.0, severe: bool = False) -> None:
        """Show a sentence for a while."""
        self.message_line.say((sentence,), seconds, severe=severe)

    def keys_at(self, face: TimekeeperFace) -> tuple[str, ...]:
        """Return the keys that matter at a moment, the first one most."""
        return (f"! {'mutes' if self.ringing.on else 'rings'}", "p projector")

    def _draw(self, face: TimekeeperFace) -> None:
        width, height = self.size
        for zone in ZONES:
            self.set_class(zone == face.zone, f"-{zone.replace(' ', '-')}")
        hint = hint_text(self.keys_at(face), "q leave" if self._alone else "Esc back", width)
        texts = line_texts(face, width, projector=self._projector, hint=hint)
        large = large_of(face, projector=self._projector)
        shared = layout(texts, large, width, height)
        for name in (*ABOVE, *BELOW):
            text = texts.get(name, "")
            line = self.query_one(f"#{name}", Static)
            line.display = name in shared.lines
            if self._said.get(name) != text:
                self._said[name] = text
                line.update(one_line(text), layout=False)
        drawn = (("turn-large", shared.turn, shared.turn_rows), ("digits", face.digits, shared.digits_rows))
        for name, text, rows in (*drawn, ("zone-large", large.zone, shared.zone_rows)):
            self.query_one(f"#{name}", BigDigits).show(text, rows)

    def action_projector(self) -> None:
        """Show the room only what is the room's, or everything again."""
        self._projector = not self._projector
        self.draw_moment()

    def action_bell(self) -> None:
        """Turn the bell on or off."""
        self.say(self.ringing.toggle())
        self.draw_moment()

    def action_elsewhere(self) -> None:
        """Say that a key does nothing here."""
        self.say(FOLLOWS)

    def action_back(self) -> None:
        """Go back to the main screen; the timekeeper of a terminal of its own stays."""
        if not self._alone:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Close the timekeeper."""
        if self._alone:
            self.post_message(LeaveWorkshop(home=False))
        else:
            self.dismiss(None)
