"""What the Agenda panel shows: every step with its mark and its time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from facilitator.agenda.duration import say_range
from facilitator.agenda.model import Step
from facilitator.session.session import Session
from facilitator.session.step_state import StepState, state_of
from facilitator.timing.schedule import Schedule
from facilitator.timing.words import stopwatch

RowState = Literal["done", "running", "skipped", "open"]

MARKS: dict[StepState, str] = {"done": "✓", "running": "▶", "skipped": "–", "left open": "◐", "not reached": " "}


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One step in the Agenda panel."""

    step: str
    level: int
    """0 for a step of the agenda, 1 for a part of one."""
    state: RowState
    """"open" has still to be closed, whether it was begun or not; the mark tells which."""
    mark: str
    code: str
    title: str
    time: str
    """What it took, what it has taken so far, or its range and what it will get: "10–12→11"."""
    brief: str = ""
    """The same where there is little room: without the range."""
    section: str = ""
    """A heading to be shown above it."""


def agenda_rows(session: Session, now: datetime, figures: Schedule) -> tuple[AgendaRow, ...]:
    """Return the rows of the Agenda panel; `figures` is the schedule of the moment."""
    rows: list[AgendaRow] = []

    def add(step: Step, level: int) -> None:
        state = state_of(session, step)
        rows.append(
            AgendaRow(
                step=step.id,
                level=level,
                state="open" if state == "left open" or state == "not reached" else state,
                mark="☕" if step.is_break and state == "not reached" else MARKS[state],
                code=step.code,
                title=f"{step.title} (optional)" if step.optional else step.title,
                time=_time(session, step, state, figures, now),
                brief=_brief(session, step, state, figures, now),
                section=step.section,
            )
        )
        for part in step.steps:
            add(part, level + 1)

    for step in session.agenda.steps:
        add(step, 0)
    return tuple(rows)


def spent_in(session: Session, step: Step, now: datetime) -> float:
    """Return the seconds a step and its parts have taken."""
    return sum(session.run.spent_in(inner.id, now) for inner in step.walk())


def steps_left(rows: Iterable[AgendaRow]) -> str:
    """Return the steps that are still to be closed, in words."""
    return ", ".join(row.code or row.title for row in rows if row.state == "open" and not row.level)


def steps_to_jump_to(session: Session, rows: Iterable[AgendaRow]) -> list[tuple[str, str]]:
    """Return every step that can be begun as (id, words)."""
    return [
        (row.step, f"{row.mark} {'· ' if row.level else ''}{row.code} {row.title}  {row.time}".replace("  ", " "))
        for row in rows
        if row.step != session.run.running
    ]


def _time(session: Session, step: Step, state: StepState, figures: Schedule, now: datetime) -> str:
    if state in {"done", "running", "left open"}:
        return stopwatch(spent_in(session, step, now))
    if state == "skipped":
        return "skipped"
    target_s = figures.targets_s.get(step.id)
    if step.time is None:
        return _short_minutes(target_s) if target_s is not None else ""
    words = say_range(step.time)
    if target_s is None or step.time.least_s == step.time.most_s:
        return words.removesuffix(" min")
    if not words.endswith(" min"):
        return f"{words}→{_short_minutes(target_s)} min"
    return f"{words.removesuffix(' min')}→{_short_minutes(target_s)}"


def _brief(session: Session, step: Step, state: StepState, figures: Schedule, now: datetime) -> str:
    target_s = figures.targets_s.get(step.id)
    if state == "not reached" and target_s is not None:
        return f"{_short_minutes(target_s)} min"
    return _time(session, step, state, figures, now)


def _short_minutes(seconds: float) -> str:
    return str(round(seconds / 60))
