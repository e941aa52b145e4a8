"""All that a screen may show of a running workshop at one instant, already decided.

A screen draws a `Board` and raises intents; it works nothing out. What changes every second is in `board.clock`,
the rest changes with the session and the aim only.
"""

from dataclasses import dataclass

from facilitator.agenda.model import Prompt
from facilitator.live.agenda_rows import AgendaRow, agenda_rows
from facilitator.live.aim import Aim, settle_aim
from facilitator.live.answer_rows import AnswerRows, GroupRow, answer_rows, group_rows
from facilitator.live.clock_face import ClockFace, clock_face
from facilitator.live.journal import SaveState
from facilitator.live.script import ScriptBlock, script_blocks
from facilitator.live.unsaved import touched_since
from facilitator.live.writing_line import WritingLine, writing_line
from facilitator.session.answer_rules import is_hidden
from facilitator.session.answers import Answer
from facilitator.session.plan import schedule_at
from facilitator.session.session import Session
from facilitator.timing.clock import Instant, local_time


@dataclass(frozen=True, slots=True)
class SavedLine:
    """What is always said about the disk."""

    state: str
    """"saved", "saving", "not saved" or "read only"."""
    words: str
    """"● saved 10:12:03", "NOT SAVED"; why stands in `reason`."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """The main screen, decided."""

    workshop: str
    here: str
    """The running step by code and title; before and after the workshop what to do."""
    time_of_day: str
    saved: SavedLine
    agenda: tuple[AgendaRow, ...]
    script: tuple[ScriptBlock, ...]
    clock: ClockFace
    groups: tuple[GroupRow, ...]
    answers: AnswerRows
    writing: WritingLine | None
    aim: Aim
    rehearsal: bool = False


def board(session: Session, now: Instant, saved: SaveState, aim: Aim, *, writing: bool = False) -> Board:
    """Return the board at `now` for what the facilitator is aiming at."""
    aim = settle_aim(session, aim, writing=writing)
    prompt = session.agenda.find_prompt(aim.prompt)
    given = session.answers_to(prompt.id) if prompt else ()
    waiting = "closed" if session.run.began else "ready"
    figures = schedule_at(session, now.wall)
    return Board(
        workshop=session.agenda.workshop,
        here=session.agenda.place_of(session.run.running or "") or waiting,
        time_of_day=local_time(now.wall, session.zone),
        saved=saved_line(session, saved),
        agenda=agenda_rows(session, now.wall, figures),
        script=script_blocks(session, now.wall),
        clock=clock_face(session, now.wall, figures),
        groups=group_rows(session, prompt, given, aim),
        answers=_answers(session, saved, prompt, given) if prompt else AnswerRows(),
        writing=writing_line(session, aim),
        aim=aim,
        rehearsal=session.rehearsal,
    )


def _answers(session: Session, saved: SaveState, prompt: Prompt, given: tuple[Answer, ...]) -> AnswerRows:
    unsaved = touched_since(session, saved.saved_seq)
    return answer_rows(prompt, given, unsaved, hidden=is_hidden(session, prompt, given))


def saved_line(session: Session, saved: SaveState) -> SavedLine:
    """Return how the session stands on the disk, in words."""
    at = session.event(saved.saved_seq)
    moment = f"{at.at.astimezone(session.zone):%H:%M:%S}" if at else ""
    match saved.state:
        case "saved":
            where = "saved elsewhere" if saved.reason else "saved"
            return SavedLine("saved", f"● {where} {moment}", saved.reason)
        case "saving":
            return SavedLine("saving", "○ saving …", saved.reason)
        case "read only":
            return SavedLine("read only", "READ ONLY", saved.reason)
        case _:
            return SavedLine("not saved", "NOT SAVED", saved.reason)
