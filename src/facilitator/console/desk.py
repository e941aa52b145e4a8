"""What lies in front of the facilitator: one session, what is being aimed at, and who records it.

The desk stands between the main screen and the rooms below: it hands intents to the recorder, asks for the board, and
puts into words what came of a key.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from facilitator.agenda.model import Prompt
from facilitator.console.aiming import AimingDesk, aim_of
from facilitator.console.bell import Bell
from facilitator.console.desk_clock import DeskClock
from facilitator.live.agenda_change import AgendaWatch
from facilitator.live.aim import Aim, answerer, come_back, gone_on
from facilitator.live.board import Board, board
from facilitator.live.follower import Follower
from facilitator.live.journal import SaveState
from facilitator.live.recorder import Recorder
from facilitator.live.unsaved import Unsaved, unsaved
from facilitator.live.workplace import Workplace
from facilitator.live.writing_line import writing_line
from facilitator.session import intents as ask
from facilitator.session.answer_rules import is_hidden
from facilitator.session.intents import Intent, Refusal
from facilitator.session.persons import roll_call
from facilitator.session.session import Session
from facilitator.session.time_rules import following
from facilitator.session.words import say_event

READ_ONLY = "This session is only shown here; another console records it."
NOTHING_ASKED = "This step asks nothing."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a key."""

    done: bool
    sentence: str = ""
    """What has to be said about it; empty where the screen shows it anyway."""


class Desk(AimingDesk):
    """A session on the screen, recorded here or only read."""

    def __init__(self, place: Workplace, source: Recorder | Follower, remarks: tuple[str, ...] = ()) -> None:
        """Lay a session on the desk; `remarks` are said once when it is shown."""
        self.place = place
        self.remarks = remarks
        self._source = source
        self._said_reason = source.saved.reason if isinstance(source, Follower) else ""
        self.agenda_file = AgendaWatch(place.library, source.session)
        self._said_change = ""
        self.bell = Bell.of(source.session, place.state_folder, writes=isinstance(source, Recorder))
        self.clock = DeskClock(place, source)
        draft = source.session.draft
        self._aim = aim_of(draft, source.session) if draft else Aim()

    @property
    def session(self) -> Session:
        """Return the session as it stands."""
        return self._source.session

    @property
    def read_only(self) -> bool:
        """Return whether somebody else records it."""
        return isinstance(self._source, Follower)

    @property
    def session_path(self) -> Path:
        """Return the file in which the session is."""
        return self._source.saved.path

    @property
    def told(self) -> Callable[[], None]:
        """Return who is told, from another thread, when the saved state has changed."""
        return self._source.told if isinstance(self._source, Recorder) else _nobody

    @told.setter
    def told(self, told: Callable[[], None]) -> None:
        if isinstance(self._source, Recorder):
            self._source.told = told

    def tick(self) -> None:
        """Do what wants doing from time to time: save again what failed, read again what another console wrote."""
        if isinstance(self._source, Follower):
            self.clock.look(self._source)
        else:
            self.clock.note(self._source)
            self._source.look_after(self.place.now())
            self.agenda_file.look_now_and_then(self.session)

    @property
    def saved(self) -> SaveState:
        """Return how much of the session is on the disk."""
        return self._source.saved

    def unsaved(self) -> Unsaved:
        """Return what is in memory only."""
        return unsaved(self.session, self.saved)

    def save_again(self) -> None:
        """Try again, at once, to save what could not be saved."""
        if isinstance(self._source, Recorder):
            self._source.retry()

    def close(self, patience_s: float = 10.0) -> SaveState:
        """Save what is left, give the session back, and return how it stands."""
        return self._source.close(patience_s) if isinstance(self._source, Recorder) else self._source.saved

    def board(self, *, writing: bool) -> Board:
        """Return the board of this moment."""
        drawn = board(self.session, self.clock.now(), self._source.saved, self._aim, writing=writing)
        self._aim = drawn.aim
        return drawn

    def hold(self, *, typing: bool) -> None:
        """Be told whether somebody types; a workshop of its own does not wait for that."""

    def calls_for_report(self) -> bool:
        """Return whether the report is to be shown unasked."""
        return False

    def news(self) -> list[str]:
        """Return what is to be said about the disk and the agenda's file, each thing once."""
        reason, change = self._source.saved.reason, self.agenda_file.words
        news = [reason] * (reason not in {"", self._said_reason}) + [change] * (change not in {"", self._said_change})
        self._said_reason, self._said_change = reason, change
        return news

    # Intents

    def record(self, intent: Intent) -> Outcome:
        """Hand an intent to the recorder."""
        if not isinstance(self._source, Recorder):
            return Outcome(False, self._source.saved.reason if self._source.free else READ_ONLY)
        self.clock.note(self._source)
        before = self.session
        what = self._source.record(intent, self.place.now())
        if isinstance(what, Refusal):
            return Outcome(False, what.sentence)
        if isinstance(intent, ask.Undo):
            # A changed agenda that was just given back is no news, and must not cover what undo says.
            self.agenda_file.compare(self.session)
            self._said_change = self.agenda_file.words
        return Outcome(True, "; ".join(filter(None, (say_event(before, event) for event in what))))

    def write(self, text: str, *, row_done: bool = False) -> Outcome:
        """Write down an answer for what is aimed at, or for the group that its prefix names.

        `row_done` leaves the rest of a table row empty. With that, a row begun by a prefix is over as any other answer.
        """
        if self.prompt is None:
            return Outcome(False, NOTHING_ASKED)
        before, typed_at = self._aim, (self.prompt.id, self.person or self.group)
        words = self.aim_by_prefix(text)
        named, prompt = self._aim != before, self.prompt
        hidden = self._hides(prompt)
        asked = ask.Write(prompt.id, words, self.group, self.person, typed_at=typed_at, row_done=row_done)
        outcome = self.record(asked)
        if not outcome.done or (named and (row_done or not prompt.in_rows)):
            self._aim = come_back(self.session, before)
        elif outcome.done:
            self._aim = gone_on(self.session, self._aim)
        if outcome.done and hidden and not self._hides(prompt):
            call = roll_call(self.session, prompt, self.session.answers_to(prompt.id))
            return Outcome(True, f"{outcome.sentence} {call.sentence()} The answers are shown.".strip())
        return outcome

    def _hides(self, prompt: Prompt) -> bool:
        return is_hidden(self.session, prompt, self.session.answers_to(prompt.id))

    @property
    def wants_one_of(self) -> bool:
        """Return whether the next words have to be a number, a level or one of some options."""
        line = writing_line(self.session, self._aim)
        return line is not None and (bool(line.options) or line.kind == "number")

    @property
    def at_the_end(self) -> bool:
        """Return whether the step that runs is the last one to be closed."""
        return self.session.run.running is not None and following(self.session) is None

    def why_not_write(self) -> str:
        """Return why nothing can be written here; empty where it can."""
        if self.read_only:
            return READ_ONLY
        return NOTHING_ASKED if self.prompt is None else ""

    def close_row(self) -> Intent:
        """Return the intent that closes the open table row at hand."""
        return ask.CloseRow(self._aim.prompt, self.group, self.person)

    def keep_draft(self, text: str, aim: Aim | None = None) -> None:
        """Keep what stands in the writing line, for what is aimed at or was aimed at before."""
        aim = aim or self._aim
        prompt = self.session.agenda.find_prompt(aim.prompt)
        if prompt is not None and isinstance(self._source, Recorder):
            whose = answerer(prompt, aim), aim.person or ""
            self._source.record(ask.KeepDraft(prompt.id, text, *whose), self.place.now())

    @property
    def draft(self) -> str:
        """Return what is half typed for what is aimed at."""
        drafts = {} if self.read_only else self.session.drafts
        kept = drafts.get((self._aim.prompt, self.person or self.group))
        return kept.text if kept else ""


def _nobody() -> None:
    """Tell nobody: a session that is only read is never saved."""
