"""The Time panel: the big clock and what it means."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from facilitator.console.text import one_line
from facilitator.live.clock_face import ClockFace
from facilitator.live.cue_rows import CueRow
from facilitator.timing.words import countdown

SIGNS = {"to come": "·", "now": "!", "done": "✓", "missed": "✗"}
ZONES = ("not started", "open", "too early", "may close", "wrap up", "over", "paused", "closed")


class TimePanel(Vertical):
    """Digits, a bar with the target on it, the zone in a word, and what to do about it."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__(id="time")
        self.border_title = Content("Time")
        self._drawn: tuple[object, ...] = ()
        self.border_subtitle = Content("")
        self._meaning = Content("")

    def compose(self) -> ComposeResult:
        """Put the parts in."""
        yield Digits("", id="digits")
        yield Static(id="caption", markup=False)
        yield Static(id="bar", markup=False)
        yield Static(id="zone", markup=False)
        yield Static(id="meaning", markup=False)

    def show(self, face: ClockFace, *, bell: bool = False) -> None:
        """Draw the face of the clock, and whether the bell is on."""
        width = self.content_size.width
        cues = tuple((cue.text, _when(cue), cue.state) for cue in face.cues)
        parts = (
            face.digits,
            face.caption,
            face.zone,
            face.word,
            face.wall,
            face.drift,
            face.drift_planned,
            face.fit,
            face.next,
            face.turn,
            cues,
            bell,
            width,
        )
        if parts == self._drawn or not width:
            return
        self._drawn = parts
        subtitle = "bell on" if bell else ""
        # A frame is drawn whole whenever its subtitle is set, also to the same.
        if self.border_subtitle != subtitle:
            self.border_subtitle = Content(subtitle)
        for zone in ZONES:
            self.set_class(zone == face.zone, f"-{zone.replace(' ', '-')}")
        self.query_one("#digits", Digits).update(face.digits)
        self.query_one("#caption", Static).update(one_line(face.caption), layout=False)
        self.query_one("#bar", Static).update(_bar(face, width), layout=False)
        self.query_one("#zone", Static).update(one_line(f"{face.symbol} {face.word}"), layout=False)
        lines = [one_line(face.turn, "bold reverse")] if face.turn else []
        # What has to be done at this moment stands first: in a low window the last lines are out of sight.
        lines += [_cue_line(cue) for cue in face.cues if cue.state == "now"]
        lines += [one_line(text) for text in (face.wall, face.drift, face.drift_planned, face.fit, face.next) if text]
        lines += [_cue_line(cue) for cue in face.cues if cue.state != "now"]
        meaning = Content("\n").join(lines)
        # A new text may take more lines, so the screen is laid out anew: only where it is a new one.
        if meaning != self._meaning:
            self._meaning = meaning
            self.query_one("#meaning", Static).update(meaning)


def _cue_line(cue: CueRow) -> Content:
    """Return a reminder with its sign; one that is due stands out, one that is over steps back."""
    style = {"now": "bold $text-warning", "to come": ""}.get(cue.state, "$text-muted")
    return one_line(f"{SIGNS[cue.state]} {_when(cue)} {cue.text}", style)


def _when(cue: CueRow) -> str:
    """Return when a reminder is due, in whole minutes until the last one, or what became of it."""
    if cue.state != "to come":
        return "now (y):" if cue.state == "now" else f"{cue.state}:"
    return f"in {countdown(cue.in_s)}:" if cue.in_s < 60 else f"in {int(cue.in_s // 60)} min:"


def _bar(face: ClockFace, width: int) -> Content:
    if face.filled is None:
        return Content("")
    filled = round(face.filled * width)
    cells = ["▓" if at < filled else "░" for at in range(width)]
    if face.mark is not None:
        cells[min(width - 1, int(face.mark * width))] = "│"
    return Content("".join(cells))
