"""What the Time panel shows at an instant: the digits, the zone, the wall, drift, what comes next, cues."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from facilitator.agenda.model import Step
from facilitator.live.cue_rows import CueRow, cue_rows
from facilitator.live.turn_line import turn_text
from facilitator.session.plan import cuts_at, drift_at, span_of
from facilitator.session.session import Session
from facilitator.session.time_rules import following
from facilitator.timing.clock import local_time
from facilitator.timing.schedule import Schedule, Span
from facilitator.timing.words import digits, digits_left, say_cut, say_drift, say_fit, stopwatch
from facilitator.timing.zone import bounds, zone

ON_TIME, OF_ANOTHER_DAY = timedelta(minutes=1), timedelta(hours=2)
"""A start nearer to the planned one than the first is on time; one farther than the second is of another day."""

MOST_CUTS = 2
"""More steps than this are not named as what could be skipped."""

LONGEST_TITLE = 20
"""Characters of a title that is named there; the window of what to cut names it whole."""


@dataclass(frozen=True, slots=True)
class ClockFace:
    """The Time panel, decided."""

    digits: str
    """Time left of the target, then to the maximum, then over it; counting up for a step without time."""
    caption: str
    """What the digits count."""
    zone: str
    """The zone's name: "not started", "open", "too early", "may close", "wrap up", "over", "paused", "closed"."""
    symbol: str
    word: str
    """The zone in words."""
    filled: float | None
    """How much of the step's maximum is used, 0 to 1; None for a step without time."""
    mark: float | None
    """Where the target lies on the same scale."""
    wall: str
    """"end by 10:42", or empty."""
    drift: str
    """Against the plan, since the clock was started: "4 min behind"."""
    fit: str
    ends: str
    """"ends 10:51–11:18, due 11:00"."""
    next: str
    cues: tuple[CueRow, ...] = ()
    drift_planned: str = ""
    """The same since the planned start, where that was another: "from 09:00: 12 min behind"."""
    turn: str = ""
    """Whose turn it is, and how long it still is: "Blue, 1 of 3: 1:20 left of 2:00"; empty where nobody speaks."""


def clock_face(session: Session, now: datetime, figures: Schedule) -> ClockFace:
    """Return the Time panel for `now`; `figures` is the schedule of the moment."""
    step = session.agenda.find_step(session.run.running or "")
    if session.run.began is None:
        return _before(session, figures)
    if step is None:
        return _after(session)
    return _running(session, step, figures, now)


def ends_text(session: Session, figures: Schedule) -> str:
    """Return the span in which the workshop will end and when it is due: "ends 10:51–11:18, due 11:00"."""
    earliest = local_time(figures.earliest_end, session.zone)
    latest = local_time(figures.latest_end, session.zone)
    span = earliest if earliest == latest else f"{earliest}–{latest}"
    due = session.run.deadline
    return f"ends {span}, due {local_time(due, session.zone)}" if due else f"would end {span}"


def fit_text(session: Session, figures: Schedule) -> str:
    """Return how the rest fits, each deadline that is a fixed start with its time: "cut 4 min before 12:30"."""
    words = say_fit(figures, lambda moment: local_time(moment, session.zone))
    later = next((place for place, part in enumerate(figures.segments) if part.fit == "short"), None)
    if figures.fit == "short" or later is None:
        return words
    part, is_last = figures.segments[later], later == len(figures.segments) - 1
    before = "" if is_last else f" before {local_time(part.deadline, session.zone)}"
    begins = local_time(part.begins, session.zone)
    then = ", then" if words.endswith(begins) else f"; from {begins}"
    return f"{words}{then} {say_cut(part.short_by_s)}{before}"


def _before(session: Session, figures: Schedule) -> ClockFace:
    first = next(session.agenda.leaves(), None)
    target_s = figures.targets_s.get(first.id) if first else None
    return ClockFace(
        digits=digits(target_s or 0.0),
        caption="for the first step" if target_s else "no time limit",
        zone="not started",
        symbol="○",
        word="space starts",
        filled=0.0 if target_s else None,
        mark=None,
        wall="",
        drift="",
        fit=fit_text(session, figures),
        ends=ends_text(session, figures),
        next=f"first: {first.label}" if first else "",
    )


def _after(session: Session) -> ClockFace:
    run = session.run
    ended = run.ended or run.deadline
    took_s = (run.ended - run.began).total_seconds() if run.ended and run.began else 0.0
    ends = f"ended {local_time(ended, session.zone)}" if ended else ""
    late_s = (run.ended - run.deadline).total_seconds() if run.ended and run.deadline else 0.0
    return ClockFace(
        digits=digits(took_s),
        caption="in all",
        zone="closed",
        symbol="■",
        word="closed",
        filled=None,
        mark=None,
        wall="",
        drift=say_drift(late_s),
        fit="",
        ends=ends,
        next="r opens the report",
    )


def _running(session: Session, step: Step, figures: Schedule, now: datetime) -> ClockFace:
    run = session.run
    spent_s = run.spent_in(step.id, now)
    span = span_of(step, session.people, len(session.group_names))
    target_s = run.targets_s.get(step.id)
    where = zone(spent_s, span, target_s)
    full_s = bounds(span, target_s).most_s if span and target_s is not None else None
    then = session.agenda.find_step(following(session) or "")
    name, symbol, word = str(where.name), where.symbol, where.word
    if run.paused_since is not None:
        stands_s = (now - run.paused_since).total_seconds()
        name, symbol, word = "paused", "‖", f"paused {stopwatch(stands_s)}"
    return ClockFace(
        digits=_digits(spent_s, span, target_s),
        caption=_caption(spent_s, span, target_s),
        zone=name,
        symbol=symbol,
        word=word,
        filled=min(1.0, spent_s / full_s) if full_s else None,
        mark=min(1.0, target_s / full_s) if full_s and target_s is not None else None,
        wall=_wall(figures, session, now),
        drift=say_drift(drift_at(session, now)),
        drift_planned=_since_planned(session, now),
        fit=_fit(session, figures, now),
        ends=ends_text(session, figures),
        next=f"next: {then.label}" if then else "last step",
        cues=cue_rows(session, step, now),
        turn=turn_text(session, step, now),
    )


def _since_planned(session: Session, now: datetime) -> str:
    """Return the drift since the planned start; empty where it was kept, or is of another day."""
    planned, began = session.setup.planned_start if session.setup else None, session.run.began
    if planned is None or began is None or not ON_TIME <= abs(began - planned) <= OF_ANOTHER_DAY:
        return ""
    return f"from {local_time(planned, session.zone)}: {say_drift(drift_at(session, now, planned))}"


def _wall(figures: Schedule, session: Session, now: datetime) -> str:
    at = local_time(figures.wall, session.zone)
    return f"end by {at}" if figures.wall > now else f"had to end by {at}"


def _digits(spent_s: float, span: Span | None, target_s: float | None) -> str:
    """Return what is left of the target, then what is left to the maximum, then with a plus what is over it."""
    if span is None or target_s is None:
        return digits(spent_s)
    most_s = bounds(span, target_s).most_s
    if spent_s >= most_s:
        return f"+{digits(spent_s - most_s)}"
    return digits_left((target_s if spent_s < target_s else most_s) - spent_s)


def _caption(spent_s: float, span: Span | None, target_s: float | None) -> str:
    if span is None or target_s is None:
        return "so far, no limit"
    if spent_s < target_s:
        return f"left of {stopwatch(target_s)}"
    return "left to the maximum" if spent_s < bounds(span, target_s).most_s else "over the maximum"


def _fit(session: Session, figures: Schedule, now: datetime) -> str:
    """Return how the rest fits, and where it does not, the fewest steps whose skipping mends that."""
    words = fit_text(session, figures)
    out = () if figures.fits else cuts_at(session, now)
    steps = [step for cut in out if (step := session.agenda.find_step(cut.key))]
    if not steps or len(steps) > MOST_CUTS:
        return words
    asks = "" if all(cut.optional for cut in out) else "?"
    return f"{words}: skip {' and '.join(_shortened(step.title) for step in steps)}{asks}"


def _shortened(title: str) -> str:
    """Return a title that leaves room for what stands beside it, cut behind a word where there is one."""
    if len(title) <= LONGEST_TITLE:
        return title
    cut = title[:LONGEST_TITLE]
    return f"{cut.rpartition(' ')[0] or cut[:-1]}…"
