"""The moments of a running step that are worth a bell: those of its range, the wall, and the author's reminders."""

from datetime import datetime, timedelta

from facilitator.session.cue_marks import cue_moments
from facilitator.session.plan import schedule_at, span_of
from facilitator.session.session import Session
from facilitator.timing.cues import range_moments

HEARD_FOR = timedelta(seconds=5)
"""What came longer ago, while the computer slept or the program stood still, is not rung for any more."""
WALL_PASSED = "The last moment to end this step has passed."
SAID = {"minimum": "The minimum is reached.", "target": "The target is reached.", "maximum": "The maximum is reached."}


def chimes(session: Session, before: datetime, now: datetime) -> tuple[str, ...]:
    """Return in sentences what the running step has come to since `before`: nothing while the clock stands.

    What lies further back than a few seconds is over.
    """
    before = max(before, now - HEARD_FOR)
    run = session.run
    step = session.agenda.find_step(run.running or "")
    if step is None or run.since is None or before >= now:
        return ()
    passed = [WALL_PASSED] if before < schedule_at(session, before).wall <= now and run.since <= before else []
    if run.paused:
        return tuple(passed)
    was_s, is_s = run.spent_in(step.id, before), run.spent_in(step.id, now)
    span, target_s = span_of(step, session.people, len(session.group_names)), run.targets_s.get(step.id)
    said: list[str] = []
    if span is not None and target_s is not None:
        said += [SAID[each.name] for each in range_moments(span, target_s) if was_s < each.at_s <= is_s]
    said += passed
    said += [step.cues[each.cue - 1].text for each in cue_moments(session, step, now) if is_s - was_s > -each.in_s >= 0]
    return tuple(said)
