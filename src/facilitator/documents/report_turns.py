"""What happened inside the steps: whose turn it was and for how long, reminders, beginnings that were put right."""

from collections.abc import Iterator
from datetime import datetime

from facilitator.documents.document import Block, Paragraph, Table
from facilitator.documents.happened import counting_events
from facilitator.documents.wording import counted, quoted
from facilitator.session import events as ev
from facilitator.session.cue_marks import CueMoment, cue_moments
from facilitator.session.run import Turn
from facilitator.session.session import Session
from facilitator.timing.clock import local_time
from facilitator.timing.words import stopwatch

MOST_NAMED = 5
"""How many missed reminders are named."""


def inside_steps(session: Session, now: datetime) -> tuple[Block, ...]:
    """Return the turns of those who reported back, and what was done about reminders and beginnings."""
    blocks: list[Block] = []
    turns = turns_by(session, now)
    if turns:
        rows = tuple(
            (_label(session, turn.step), turn.speaker, _say(turn.share_s), _say(turn.took_s)) for turn in turns
        )
        blocks.append(Table(("Turns in", "Who", "Share", "Actual"), rows, ("left", "left", "right", "right")))
    return (*blocks, *(Paragraph(sentence) for sentence in (*_beginnings(session), *_reminders(session, now))))


def turns_by(session: Session, now: datetime) -> tuple[Turn, ...]:
    """Return every turn, one that lasts with what it took by `now`."""
    turn = session.run.turn
    if turn is None:
        return session.run.turns
    took_s = max(0.0, session.run.spent_in(turn.step, now) - turn.from_s)
    return (*session.run.turns, Turn(turn.step, turn.speaker, turn.share_s, turn.from_s, took_s))


def cues_by(session: Session, now: datetime) -> tuple[tuple[str, CueMoment], ...]:
    """Return the reminders whose moment came, each with the id of its step."""
    steps = [step for step in session.agenda.leaves() if step.id in session.run.first_began]
    moments = [(step.id, moment) for step in steps for moment in cue_moments(session, step, now)]
    return tuple((step, moment) for step, moment in moments if moment.in_s <= 0.0 or moment.state == "done")


def _label(session: Session, step_id: str) -> str:
    return session.agenda.place_of(step_id) or step_id


def _say(seconds: float | None) -> str:
    return "–" if seconds is None else stopwatch(seconds)


def _beginnings(session: Session) -> Iterator[str]:
    moved = [event for event in counting_events(session) if isinstance(event, ev.StepBackdated)]
    for event in {(each.step, each.before): each for each in moved}.values():
        since, pressed = (local_time(at, session.zone) for at in (event.since, event.at))
        yield f"“{_label(session, event.step)}” began at {since}, as was noted at {pressed}."


def _reminders(session: Session, now: datetime) -> Iterator[str]:
    """Yield what became of the reminders; nothing where nobody marked any, for then nobody meant to."""
    if not session.run.cues_done:
        return
    came = cues_by(session, now)
    done = sum(moment.state == "done" for _, moment in came)
    missed = [_words(session, step, moment) for step, moment in came if moment.state == "missed"]
    said = f"{counted(done, 'reminder')} {'was' if done == 1 else 'were'} followed"
    if missed:
        named = quoted(tuple(dict.fromkeys(missed))[:MOST_NAMED])
        said += f", {len(missed)} {'was' if len(missed) == 1 else 'were'} missed: {named}"
    yield f"{said}."


def _words(session: Session, step_id: str, moment: CueMoment) -> str:
    step = session.agenda.find_step(step_id)
    return step.cues[moment.cue - 1].text if step is not None else step_id
