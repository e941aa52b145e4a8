"""All that a screen may show of a running workshop at one instant, already decided.

A screen draws a `Board` and raises intents; it works nothing out. What changes every second is in `board.clock`,
the rest changes with the session and the aim only.
"""

from dataclasses import dataclass

from facilitator.agenda.model import PARKED, Prompt
from facilitator.live.agenda_rows import AgendaRow, agenda_rows
from facilitator.live.aim import Aim, settle_aim
from facilitator.live.answer_rows import AnswerRows, GroupRow, answer_rows, group_rows, theme_rows
from facilitator.live.clock_face import ClockFace, clock_face
from facilitator.live.journal import SaveState
from facilitator.live.script import ScriptBlock, script_blocks
from facilitator.live.unsaved import touched_since
from facilitator.live.writing_line import WritingLine, writing_line
from facilitator.session.answer_rules import is_hidden
from facilitator.session.answers import Answer
from facilitator.session.persons import roll_call
from facilitator.session.plan import schedule_at
from facilitator.session.promises import is_waiting
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
    who_is_in: str = ""
    """Who has answered and who is missing, while answers are hidden or single people are still to answer."""
    parked: int = 0
    """How many things wait in the parking lot."""
    rehearsal: bool = False


def board(session: Session, now: Instant, saved: SaveState, aim: Aim, *, writing: bool = False) -> Board:
    """Return the board at `now` for what the facilitator is aiming at."""
    aim = settle_aim(session, aim, writing=writing)
    prompt = session.agenda.find_prompt(aim.prompt)
    given, parked = _given_and_parked(session, prompt.id if prompt else "")
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
        who_is_in=who_is_in(session, prompt, given) if prompt else "",
        parked=parked,
        rehearsal=session.rehearsal,
    )


def _given_and_parked(session: Session, prompt: str) -> tuple[tuple[Answer, ...], int]:
    """Return the answers to a prompt, and how many things are parked; the answers are gone through only once."""
    given, parked = list[Answer](), 0
    for answer in session.answers:
        if answer.prompt == prompt:
            given.append(answer)
        elif answer.prompt == PARKED.id and is_waiting(session, answer):
            parked += 1
    return tuple(given), parked


def _answers(session: Session, saved: SaveState, prompt: Prompt, given: tuple[Answer, ...]) -> AnswerRows:
    unsaved = touched_since(session, saved.saved_seq)
    hidden = is_hidden(session, prompt, given)
    if not hidden and any(merge.prompt == prompt.id for merge in session.merges):
        return theme_rows(session, prompt, unsaved)
    return answer_rows(prompt, given, unsaved, hidden=hidden)


def who_is_in(session: Session, prompt: Prompt, given: tuple[Answer, ...]) -> str:
    """Return who has answered: "3 of 7 are in, missing: Ana, Ben"; empty where everybody is in or nobody waits."""
    if not (prompt.hidden or (given and prompt.who in {"person", "pair"})):
        return ""
    call = roll_call(session, prompt, given)
    if call.complete or prompt.who == "room":
        return ""
    hidden = is_hidden(session, prompt, given)
    if not call.wanted:
        return "Hidden until the step is over: nobody has counted the people." if hidden else ""
    said = call.sentence()
    return f"Hidden: {said[0].lower()}{said[1:]}" if hidden else said


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
