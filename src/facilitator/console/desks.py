"""Laying a session on a desk: a fresh one, one that was left, or one that somebody else records.

This brings in everything that records a workshop, so the home screen does without it.
"""

from datetime import timedelta
from pathlib import Path

from facilitator.agenda.model import Agenda
from facilitator.console.desk import Desk
from facilitator.live.follower import Follower
from facilitator.live.found import NotOpened
from facilitator.live.opening import Begun, Held, begin, reopen
from facilitator.live.workplace import Workplace
from facilitator.session.events import SessionResumed, SessionStarted
from facilitator.session.gap_words import PRESS, say_long
from facilitator.session.gaps import gap_of
from facilitator.timing.clock import local_time


def begin_desk(place: Workplace, agenda: Agenda, started: SessionStarted) -> Desk | NotOpened:
    """Begin to record the workshop that was set up."""
    begun = begin(agenda, started, place.folders, place.state_folder)
    return begun if isinstance(begun, NotOpened) else Desk(place, begun.recorder, begun.remarks)


def open_desk(place: Workplace, path: Path) -> Desk | NotOpened:
    """Go on with a session, or follow it where somebody else records it."""
    match reopen(path, place.now(), place.state_folder):
        case NotOpened() as why:
            return why
        case Held(found=found, sentence=sentence):
            follower = Follower(found, sentence, place.state_folder)
            return Desk(place, follower, (sentence, "It is shown here, read only."))
        case Begun(recorder=recorder, remarks=remarks):
            desk = Desk(place, recorder)
            welcome = _welcome_back(desk)
            desk.clock.note(recorder)
            desk.remarks = (*remarks, *welcome, *filter(None, (desk.clock.noted(), desk.bell.remark)))
            return desk


def _welcome_back(desk: Desk) -> tuple[str, ...]:
    """Say for how long the console was away, and what stands in the writing line."""
    session = desk.session
    away = session.log[-1]
    if not isinstance(away, SessionResumed):
        return ()
    remarks = []
    before = session.log[-2].at if len(session.log) > 1 else away.at
    if session.run.began is not None and session.run.ended is None:
        counts = "is paused" if session.run.paused else "counts"
        since = local_time(before, session.zone)
        offer = f" Press {PRESS} to leave it out." if gap_of(away) is not None and not session.run.paused else ""
        gone_since = away.at - timedelta(seconds=away.away_s)
        entry = f"The last entry is from {since}, {say_long(away.away_s)} ago"
        if gone_since - before > timedelta(seconds=1):
            entry = f"The console was gone for {say_long(away.away_s)}, since {local_time(gone_since, session.zone)}"
        remarks.append(f"Welcome back. {entry}; the time since {counts}.{offer}")
    if session.draft is not None and session.draft.text:
        remarks.append("What you had half typed is still in the writing line.")
    return tuple(remarks)
