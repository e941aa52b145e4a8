"""The days of a session by the room's calendar."""

from datetime import date, datetime

from facilitator.session.session import Session


def said_on(session: Session, moment: datetime) -> date:
    """Return the day of a moment by the room's calendar."""
    return moment.astimezone(session.zone).date()


def workshop_day(session: Session) -> date | None:
    """Return the day of the workshop: on which it began, else was planned, else was set up."""
    planned = (session.setup.planned_start or session.setup.at) if session.setup is not None else None
    moment = session.run.began or planned
    return said_on(session, moment) if moment is not None else None
