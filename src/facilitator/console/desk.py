"""What lies in front of the facilitator: one session, what is being aimed at, and who records it.

The desk stands between the main screen and the rooms below: it hands intents to the recorder, asks for the board, and
puts into words what came of a key.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from facilitator.agenda.model import Prompt
from facilitator.console.bell import Bell
from facilitator.console.desk_clock import DeskClock
from facilitator.live.agenda_change import AgendaWatch
from facilitator.live.aim import Aim, answerer, numbered, prompts_at, split_prefix
from facilitator.live.board import Board, board
from facilitator.live.follower import Follower
from facilitator.live.journal import SaveState
from facilitator.live.recorder import Recorder
from facilitator.live.unsaved import Unsaved, unsaved
from facilitator.live.workplace import Workplace
from facilitator.live.writing_line import writing_line
from facilitator.session import intents as ask
from facilitator.session.answer_rules import step_at
from facilitator.session.intents import Intent, Refusal
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


class Desk:
    """A session on the screen, recorded here or only read."""

    def __init__(self, place: Workplace, source: Recorder | Follower, remarks: tuple[str, ...] = ()) -> None:
        """Lay a session on the desk; `remarks` are said once when it is shown."""
        self.place = place
        self.remarks = remarks
        self._source = source
        self._said_reason = source.saved.reason if isinstance(source, Follower) else ""
        self.agenda_file = AgendaWatch(place.library, source.session)
        self._said_change = ""
        self.bell = Bell()
        self.clock = DeskClock(place, source)
        draft = source.session.draft
        self._aim = Aim(draft.prompt, draft.group, step_at(source.session)) if draft else Aim()

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
        return Outcome(True, "; ".join(filter(None, (say_event(before, event) for event in what))))

    def write(self, text: str) -> Outcome:
        """Write down an answer for what is aimed at, or for the group that its prefix names."""
        named, words = split_prefix(self.session, text)
        if self.prompt is None:
            return Outcome(False, NOTHING_ASKED)
        before, typed_at = self._aim, (self.prompt.id, self.group)
        if named is not None:
            self.aim_at_group(named)
        outcome = self.record(ask.Write(self.prompt.id, words, self.group, typed_at=typed_at))
        if not outcome.done or not self.prompt.in_rows:
            self._aim = before
        return outcome

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
        return ask.CloseRow(self._aim.prompt, self.group)

    def keep_draft(self, text: str, aim: Aim | None = None) -> None:
        """Keep what stands in the writing line, for what is aimed at or was aimed at before."""
        aim = aim or self._aim
        prompt = self.session.agenda.find_prompt(aim.prompt)
        if prompt is not None and isinstance(self._source, Recorder):
            self._source.record(ask.KeepDraft(prompt.id, text, answerer(prompt, aim)), self.place.now())

    @property
    def draft(self) -> str:
        """Return what is half typed for what is aimed at."""
        drafts = {} if self.read_only else self.session.drafts
        kept = drafts.get((self._aim.prompt, self.group))
        return kept.text if kept else ""

    # Aiming

    @property
    def aim(self) -> Aim:
        """Return where the next words go."""
        return self._aim

    @property
    def prompt(self) -> Prompt | None:
        """Return the question that is aimed at."""
        return self.session.agenda.find_prompt(self._aim.prompt)

    @property
    def group(self) -> str:
        """Return the group under whose name an answer is kept; empty for the room."""
        return answerer(self.prompt, self._aim) if self.prompt is not None else ""

    def group_named(self, text: str) -> str | None:
        """Return the group that a text names by its prefix, with its number, if any."""
        named = split_prefix(self.session, text)[0]
        return numbered(self.session, named) if named is not None else None

    def aim_at(self, aim: Aim) -> None:
        """Aim at a question and a group; the question of another step does not stand for long."""
        self._aim = aim

    def no_such_group(self, number: int) -> str:
        """Return that there is no group with this number; empty where there is one."""
        names = self.session.group_names
        if number <= len(names):
            return ""
        return f"There is no group {number}." if names else "There are no groups in this session."

    def aim_at_number(self, number: int) -> None:
        """Aim at the group with this number."""
        self.aim_at_group(self.session.group_names[number - 1])

    def aim_at_group(self, name: str) -> None:
        """Aim at a group; where this question is the room's, at the first one that groups answer."""
        self._aim = replace(self._aim, group=name)
        if self.prompt is None or self.prompt.who == "room":
            asked = next((prompt for prompt in prompts_at(self.session) if prompt.who != "room"), None)
            if asked is not None:
                self._aim = Aim(asked.id, name, step_at(self.session))

    @property
    def aims_elsewhere(self) -> bool:
        """Return whether what is aimed at was chosen in another step."""
        return self._aim.step not in {"", step_at(self.session)}

    def aim_here(self) -> None:
        """Aim at the first question of this step."""
        self._aim = Aim(group=self._aim.group)

    def turn(self, what: Literal["question", "group"], by: int) -> None:
        """Aim at the question or the group that stands `by` places after this one, round and round."""
        if what == "group":
            self._aim = replace(self._aim, group=_turned(self.session.group_names, self._aim.group, by))
        else:
            ids = tuple(prompt.id for prompt in prompts_at(self.session))
            self._aim = Aim(_turned(ids, self._aim.prompt, by), self._aim.group, step_at(self.session))

    def all_for_one_group(self, answers: list[str]) -> list[str]:
        """Return answers that came in one text; the group that the first names by its prefix gives all of them."""
        named, words = split_prefix(self.session, answers[0])
        if named is None:
            return answers
        prefix = answers[0][: len(answers[0]) - len(words)].strip()
        return [
            answer if split_prefix(self.session, answer)[0] is not None else f"{prefix} {answer}" for answer in answers
        ]

    def several_lines(self, text: str) -> bool:
        """Return whether a text has several lines that may be an answer each."""
        several = sum(1 for line in text.split("\n") if line.strip()) > 1
        return several and self.prompt is not None and (self.prompt.kind == "list" or self.prompt.in_rows)


def _turned(names: tuple[str, ...], here: str, by: int) -> str:
    if not names:
        return here
    return names[(names.index(here) + by) % len(names)] if here in names else names[0]


def _nobody() -> None:
    """Tell nobody: a session that is only read is never saved."""
