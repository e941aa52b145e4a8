"""The clock of a rehearsal: when it begins, and how long it waits for what has a fixed time."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo

from facilitator.agenda.model import Agenda
from facilitator.session.plan import fixed_starts, span_of, time_of_day
from facilitator.session.session import Session


def rehearsal_start(session: Session, now: datetime) -> datetime:
    """Return when a rehearsal of today begins.

    That is the planned start of the agenda; else as long before its first fixed start as the steps up to it take on
    average; else `now`.
    """
    agenda, zone = session.agenda, session.zone
    if agenda.start:
        return _today_at(agenda.start, now, zone)
    lead_s = 0.0
    for step in agenda.walk():
        if step.at:
            return _today_at(step.at, now, zone) - timedelta(seconds=lead_s)
        if not step.steps and (span := span_of(step, session.people, len(session.group_names))) is not None:
            lead_s += (span.least_s + span.most_s) / 2
    return now


def fixed_leaves(session: Session, began: datetime) -> Mapping[str, datetime]:
    """Return the moments of the fixed starts, by the step with a clock of its own that begins at each."""
    starts = fixed_starts(session.agenda, began, session.zone)
    return {_first_leaf(session.agenda, step_id): moment for step_id, moment in starts.items()}


def _first_leaf(agenda: Agenda, step_id: str) -> str:
    around = agenda.find_step(step_id)
    return next((step.id for step in around.walk() if not step.steps), step_id) if around is not None else step_id


def _today_at(written: str, now: datetime, zone: tzinfo) -> datetime:
    at = time_of_day(written)
    if at is None:
        return now
    return datetime.combine(now.astimezone(zone).date(), at, zone).astimezone(UTC)
