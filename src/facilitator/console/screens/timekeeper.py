"""The timekeeper on the whole screen: the running step, and its time in digits for the back of a room."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from facilitator.console.bell import Bell
from facilitator.console.messages import LeaveWorkshop
from facilitator.console.text import one_line
from facilitator.console.widgets.big_digits import BigDigits
from facilitator.console.widgets.time_panel import ZONES
from facilitator.live.timekeeper import TimekeeperFace

ABOVE = ("where", "notice")
BELOW = ("word", "turn", "limits", "wall", "next", "cue-1", "cue-2", "hint")
IMPORTANCE = ("word", "where", "turn", "notice", "wall", "limits", "next", "hint", "cue-1", "cue-2")
"""Where there is no room for all lines, the first of these stay."""
LARGE_ROWS, SMALL_ROWS = 5, 3
"""What digits need to be read from afar, and what the smallest need."""
PAUSED_FROM_ROWS = 12
"""From how many rows on "paused" is said in letters as large as digits."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of a window are shared out."""

    lines: frozenset[str]
    """The lines of text that are shown, a row each."""
    paused_rows: int
    digits_rows: int


def layout(texts: dict[str, str], height: int, *, paused: bool) -> Layout:
    """Share out the rows of a window among the lines that say something and the digits."""
    room = height - LARGE_ROWS if height > LARGE_ROWS else height - SMALL_ROWS
    lines = [name for name in IMPORTANCE if texts.get(name)][: max(0, room)]
    rows = max(1, height - len(lines))
    paused_rows = rows // 3 if paused and rows >= PAUSED_FROM_ROWS else 0
    return Layout(frozenset(lines), paused_rows, rows - paused_rows)


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


class TimekeeperScreen(Screen[None]):
    """The clock of the running step, large."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,k", "back", "back"),
        Binding("q", "leave", "leave"),
        Binding("p", "projector", "projector"),
        Binding("exclamation_mark", "bell", "bell"),
    ]
    AUTO_FOCUS = ""

    def __init__(self, moment: Callable[[], TimekeeperFace], *, alone: bool = False, bell: Bell | None = None) -> None:
        """Show what `moment` returns at every tick; `alone` means that no other screen lies below to go back to."""
        super().__init__()
        self._moment = moment
        self._alone = alone
        self._projector = False
        self._bell = bell or Bell()
        self._face: TimekeeperFace | None = None
        self._said: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Put the lines around the digits."""
        for name in ABOVE:
            yield Static(id=name, classes="line", markup=False)
        yield BigDigits(id="paused")
        yield BigDigits(id="digits")
        for name in BELOW:
            yield Static(id=name, classes="line", markup=False)

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
            if self._alone and self._bell.on and self._face.passed:
                self.app.bell()

    def _draw(self, face: TimekeeperFace) -> None:
        width, height = self.size
        for zone in ZONES:
            self.set_class(zone == face.zone, f"-{zone.replace(' ', '-')}")
        hint = f"p projector · ! {'mutes' if self._bell.on else 'rings'} · {'q leave' if self._alone else 'Esc back'}"
        texts = line_texts(face, width, projector=self._projector, hint=hint)
        shared = layout(texts, height, paused=face.zone == "paused")
        for name in (*ABOVE, *BELOW):
            text = texts.get(name, "")
            line = self.query_one(f"#{name}", Static)
            line.display = name in shared.lines
            if self._said.get(name) != text:
                self._said[name] = text
                line.update(one_line(text), layout=False)
        paused, digits = self.query_one("#paused", BigDigits), self.query_one("#digits", BigDigits)
        paused.display = shared.paused_rows > 0
        paused.styles.height, digits.styles.height = max(1, shared.paused_rows), shared.digits_rows
        paused.show("PAUSED")
        digits.show(face.digits)

    def action_projector(self) -> None:
        """Show the room only what is the room's, or everything again."""
        self._projector = not self._projector
        self.draw_moment()

    def action_bell(self) -> None:
        """Turn the bell on or off."""
        self._bell.toggle()
        self.draw_moment()

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
