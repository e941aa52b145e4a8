"""When a step really began, as people type it: so long ago, or at a time of day."""

from datetime import UTC, datetime, timedelta, tzinfo

from facilitator.agenda.duration import DurationRefused, read_duration, say_length
from facilitator.live.end_time import read_clock
from facilitator.session.backdating import decide_backdate
from facilitator.session.intents import Backdate, Refusal
from facilitator.session.session import Session
from facilitator.timing.clock import local_time

HALF_A_DAY = timedelta(hours=12)


def read_began(typed: str, now: datetime, zone: tzinfo) -> datetime | None:
    """Return the moment that "3", "90 sec" or "10:05" means, the last such time; None where the words mean none."""
    at = read_clock(typed.strip())
    if at is not None:
        today = datetime.combine(now.astimezone(zone).date(), at, zone).astimezone(UTC)
        return today if today <= now or today - now < HALF_A_DAY else today - timedelta(days=1)
    ago = read_duration(typed) if typed.strip() else None
    if ago is None or isinstance(ago, DurationRefused) or ago.each or ago.least_s != ago.most_s:
        return None
    return now - timedelta(seconds=ago.most_s)


def explain_began(session: Session, typed: str, now: datetime) -> str | Refusal | None:
    """Return what a typed beginning means, or why it cannot be; None where it means nothing."""
    since = read_began(typed, now, session.zone)
    if since is None:
        return None
    found = decide_backdate(session, Backdate(since), now)
    if isinstance(found, Refusal):
        return found
    ago = say_length((now - since).total_seconds())
    before = session.agenda.find_step(session.run.before or "")
    if before is None:
        return f"It began at {local_time(since, session.zone)}, {ago} ago, and the workshop with it."
    took_s = session.run.spent_in(before.id, now) - float(found[1]["by_s"])
    return f"It began at {local_time(since, session.zone)}, {ago} ago; “{before.title}” took {say_length(took_s)}."
