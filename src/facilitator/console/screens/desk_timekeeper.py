"""The timekeeper in front of a session that is recorded here: one glance, and one key for what has to be done."""

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from facilitator.console.commands import Turn, Window, command
from facilitator.console.desk import Desk
from facilitator.console.screens.asking_first import ASKED_S, AsksFirst
from facilitator.console.screens.timekeeper import CONSOLE_KEYS, TimekeeperScreen
from facilitator.live.timekeeper import TimekeeperFace, timekeeper_face
from facilitator.session import intents as ask
from facilitator.session.time_words import say_together

NOTED_SHOWN_S = 180.0
"""For how long it is said what the computer's clocks have done, unless a key says something else."""


class DeskTimekeeperScreen(TimekeeperScreen, AsksFirst):
    """The clock of the session on the desk, with the keys of the main screen that are about time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", "give", show=False),
        *(
            Binding(key, f"run_command('{entry}', '{key}')", show=False)
            for entry in CONSOLE_KEYS
            for key in command(entry).keys
        ),
    ]

    def __init__(self, desk: Desk) -> None:
        """Show the clock of the session on a desk."""
        super().__init__(lambda: _face_of(desk), bell=desk.bell)
        self.desk = desk
        self._closing = False
        self._noted = ""

    def draw_moment(self) -> None:
        """Draw this moment, and say what the computer's clocks have done."""
        super().draw_moment()
        if self.is_mounted and (noted := self.desk.clock.noted()):
            self._noted = noted
            self.say(noted, seconds=NOTED_SHOWN_S, severe=True)

    def keys_at(self, face: TimekeeperFace) -> tuple[str, ...]:
        """Return the keys that matter at a moment, the first one most."""
        looks = super().keys_at(face)
        run = self.desk.session.run
        if self.desk.read_only or face.closed:
            return looks
        clock = "Space starts" if run.began is None else "Space goes on" if run.paused else "Space pauses"
        reminder = ("y reminder done",) if any(cue.startswith("now:") for cue in face.cues) else ()
        usual = (*reminder, "+ minute", "u undo", *looks)
        return (clock, "n next", *(("g next speaker", *usual) if face.turn else (*usual, "g next speaker")))

    def action_run_command(self, command_id: str, key: str) -> None:
        """Do what a command of the table does."""
        if command_id not in {"more", "less"}:
            self.drop_offer()
        match command(command_id).does:
            case Window() | Turn():
                return
            case str(name):
                getattr(self, f"do_{name}")()
            case ask.GoNext() if self.desk.at_the_end:
                self._close()
            case ask.GoNext() if question := self.asks_first(key):
                self.say(question, seconds=ASKED_S, severe=True)
            case intent:
                self.raise_intent(intent)

    def raise_intent(self, *intents: ask.Intent) -> None:
        """Ask for one thing after the other, and say what came of them."""
        outcomes = [self.desk.record(intent) for intent in intents]
        words = say_together(outcome.sentence for outcome in outcomes)
        if words:
            self.say(words, severe=not all(outcome.done for outcome in outcomes))
        else:
            self.message_line.clear()
        self.draw_moment()

    def action_accept(self) -> None:
        """Give the minutes that are offered."""
        self.accept_offer()

    def action_back(self) -> None:
        """Leave what is offered, else go back to the main screen."""
        if self.offers:
            self.drop_offer()
            return
        if self.message_line.says(self._noted):
            self.desk.clock.say_again(self._noted)
        super().action_back()

    @work
    async def _close(self) -> None:
        from facilitator.console.screens import dialogs

        if not self._closing:
            self._closing = True
            try:
                intent = await dialogs.close(self.app, self.desk)
            finally:
                self._closing = False
            if intent is not None:
                self.raise_intent(intent)


def _face_of(desk: Desk) -> TimekeeperFace:
    """Return what the clock shows of the session on a desk; it says too when something is not on the disk."""
    notice = f"NOT SAVED {desk.saved.reason}".strip() if desk.saved.state == "not saved" else ""
    return timekeeper_face(desk.session, desk.clock.now().wall, notice)
