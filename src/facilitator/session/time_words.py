"""What happened to the clock, in words for the facilitator."""

from collections.abc import Iterable
from datetime import datetime

from facilitator.agenda.duration import say_length
from facilitator.session import events as ev
from facilitator.session.plan import price_at
from facilitator.session.session import Session
from facilitator.timing.words import stopwatch

LONGEST = 40
"""Characters of what somebody wrote that are quoted."""

MOST_PAYERS = 3
"""The most steps that are named as those who give time."""


TAKE_BACK = "Press u to take it back."


def say_together(sentences: Iterable[str]) -> str:
    """Return what is said of several events one after the other; how to take them back is said once, at the end."""
    said = [sentence for sentence in sentences if sentence]
    if sum(sentence.endswith(TAKE_BACK) for sentence in said) < 2:
        return " ".join(said)
    plain = " ".join(sentence.removesuffix(TAKE_BACK).rstrip() for sentence in said)
    return f"{plain} Each u takes one of them back, the last one first."


def say_time_event(before: Session, event: ev.Event) -> str:
    """Return what has to be said of an event that changed the clock of `before`; empty for any other."""
    match event:
        case ev.StepSkipped():
            closed = " The workshop is closed." if event.then is None and before.run.running == event.step else ""
            title = _title(before, event.step)
            stop = "" if title.endswith(("?", "!", ".")) else "."
            return f"Skipped: {title}{stop}{closed} {TAKE_BACK}"
        case ev.WorkshopEnded():
            return "The workshop is closed. Press r for the report."
        case ev.TargetChanged():
            amount = say_length(max(1.0, abs(event.by_s)))
            pays = event.by_s > 0 and event.step == before.run.running
            paid = say_price(before, event.by_s, event.at) if pays else ""
            return f"{amount} {'more' if event.by_s > 0 else 'less'} for this step. {paid}".rstrip()
        case ev.StepBackdated():
            return _moved(before, event)
        case ev.TurnStarted():
            return f"{event.speaker} speaks{f', {stopwatch(event.share_s)}' if event.share_s is not None else ''}."
        case ev.TurnsEnded():
            return "Everybody has spoken. g once more begins a new round."
        case ev.CueDone():
            return f"Done: {_cue(before, event)}."
        case ev.DeadlineMoved():
            return f"The workshop has to end at {event.deadline.astimezone(before.zone):%H:%M}."
        case _:
            return ""


def name_time_event(session: Session, event: ev.Event) -> str:
    """Return what an event of the clock was: "the pause"; empty for any other."""
    match event:
        case ev.StepStarted():
            return f"the step to {_title(session, event.step)}"
        case ev.StepSkipped():
            return f"the skipping of {_title(session, event.step)}"
        case ev.StepBackdated():
            return f"the other beginning of {_title(session, event.step)}"
        case ev.TurnStarted():
            return f"the turn of {event.speaker}"
        case ev.CueDone():
            return f"the tick at {_cue(session, event)}"
        case ev.TargetChanged():
            amount = "minute" if abs(event.by_s) == 60 else say_length(max(1.0, abs(event.by_s)))
            return f"the {amount} {'more' if event.by_s > 0 else 'less'}"
        case _:
            return _NAMES.get(type(event), "")


_NAMES: dict[type, str] = {
    ev.WorkshopStarted: "the start",
    ev.WorkshopEnded: "the close of the workshop",
    ev.ClockPaused: "the pause",
    ev.ClockResumed: "the end of the pause",
    ev.DeadlineMoved: "the other end time",
    ev.TurnsEnded: "the end of the round",
}


def _moved(before: Session, event: ev.StepBackdated) -> str:
    """Return since when the running step runs, and from whom the time was taken or to whom it went."""
    said = f"“{_title(before, event.step)}” began at {event.since.astimezone(before.zone):%H:%M}."
    if event.before is None:
        ends = f" The workshop ends at {event.deadline.astimezone(before.zone):%H:%M}." if event.deadline else ""
        return f"{said}{ends} Press u to take that back."
    change = f"{stopwatch(abs(event.by_s))} {'less' if event.by_s > 0 else 'more'}"
    return f"{said} {change} for “{_title(before, event.before)}”. Press u to take that back."


def _cue(session: Session, event: ev.CueDone) -> str:
    step = session.agenda.find_step(event.step)
    cues = step.cues if step is not None else ()
    return quoted(cues[event.cue - 1].text) if 0 < event.cue <= len(cues) else "a reminder"


def say_price(session: Session, extra_s: float, now: datetime) -> str:
    """Return which steps pay if the running one gets so many seconds more, and how much; empty where none has to."""
    price = price_at(session, now, extra_s)
    paid = [
        f"{stopwatch(each.taken_s)} from {_title(session, each.key)}" for each in price.payments if each.taken_s >= 1
    ]
    said = []
    if paid:
        said.append(f"It takes {', '.join(paid[:MOST_PAYERS])}{' and others' if len(paid) > MOST_PAYERS else ''}.")
    if price.short_s >= 1:
        said.append(f"{stopwatch(price.short_s)} of it no step can give: cut something with o, or it ends later.")
    elif paid and price.above_minimum:
        said.append("All stay above their minimum." if len(paid) > 1 else "It stays above its minimum.")
    return " ".join(said)


def _title(session: Session, step_id: str) -> str:
    step = session.agenda.find_step(step_id)
    return step.title if step else step_id


def quoted(text: str) -> str:
    """Return what somebody wrote as a part of a sentence, cut where it is long."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}”"
