"""A session is the list of what happened; everything else about it follows from that list.

`replay` makes a `Session` from its events, `apply` moves it on by one. Both are pure: the same agenda and the same
events give the same session, on any day and on any machine.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta, timezone
from types import MappingProxyType
from typing import Any

from facilitator.agenda.model import Agenda
from facilitator.session import events as ev
from facilitator.session import run as clockwork
from facilitator.session.answers import Answer, Draft, with_cells
from facilitator.session.run import Run


@dataclass(frozen=True, slots=True)
class Session:
    """Everything known of a workshop that is running or has run."""

    id: str
    agenda: Agenda
    log: tuple[ev.Event, ...] = ()
    """Every event ever recorded, undone ones too."""
    setup: ev.SessionStarted | None = None
    run: Run = field(default_factory=Run)
    answers: tuple[Answer, ...] = ()
    """In the order they were given."""
    drafts: Mapping[tuple[str, str], Draft] = field(default_factory=lambda: MappingProxyType({}))
    """What was half typed, by prompt and group; the last one kept stands last."""
    filled: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The blanks that were filled or changed after the set-up, by name."""
    done: tuple[int, ...] = ()
    """The numbers of the events that `undo` would take back, the last one first to go."""
    undone: tuple[int, ...] = ()
    """The numbers of the events that `redo` would bring back, the last one first to come."""

    @property
    def last_seq(self) -> int:
        """Return the number of the last event, 0 before the first."""
        return self.log[-1].seq if self.log else 0

    @property
    def zone(self) -> timezone:
        """Return the room's local time zone as it was at the set-up."""
        return timezone(timedelta(minutes=self.setup.utc_offset_min if self.setup else 0))

    @property
    def draft(self) -> Draft | None:
        """Return what was half typed last, or None."""
        return next(reversed(tuple(self.drafts.values())), None)

    @property
    def group_names(self) -> tuple[str, ...]:
        """Return the names of the groups in the order of their numbers."""
        return tuple(group.name for group in self.setup.groups) if self.setup else ()

    @property
    def fills(self) -> Mapping[str, str]:
        """Return the values of the blanks by name."""
        return {**(self.setup.fills if self.setup else {}), **self.filled}

    @property
    def rehearsal(self) -> bool:
        """Return whether it was only rehearsed, with a simulated clock and made-up answers."""
        return self.setup is not None and self.setup.rehearsal

    @property
    def people(self) -> int:
        """Return how many people are in the room: as said at the set-up, else as the agenda expects, else 0."""
        if self.setup and self.setup.people is not None:
            return self.setup.people
        return self.agenda.people_least or 0

    def answer(self, answer_id: str) -> Answer | None:
        """Return the answer with this id, or None."""
        return next((answer for answer in self.answers if answer.id == answer_id), None)

    def answers_to(self, prompt: str, group: str | None = None) -> tuple[Answer, ...]:
        """Return the answers to a prompt, of one group where it is given."""
        return tuple(a for a in self.answers if a.prompt == prompt and (group is None or a.group == group))

    def event(self, seq: int) -> ev.Event | None:
        """Return the event with this number, or None."""
        return next((event for event in reversed(self.log) if event.seq == seq), None)


def apply(session: Session, event: ev.Event) -> Session:
    """Return the session after one more event."""
    match event:
        case ev.Undone():
            done = tuple(seq for seq in session.done if seq != event.target)
            return _replay_without(session, event, done=done, undone=(*session.undone, event.target))
        case ev.Redone():
            undone = tuple(seq for seq in session.undone if seq != event.target)
            return _replay_without(session, event, done=(*session.done, event.target), undone=undone)
        case _:
            changed = _effect(session, event)
    if not isinstance(event, ev.NOT_UNDOABLE):
        changed = replace(changed, done=(*changed.done, event.seq), undone=())
    return replace(changed, log=(*session.log, event))


def replay(session_id: str, agenda: Agenda, events: Iterable[ev.Event]) -> Session:
    """Return the session that these events make."""
    session = Session(id=session_id, agenda=agenda)
    for event in events:
        session = apply(session, event)
    return session


def _replay_without(
    session: Session, event: ev.Undone | ev.Redone, done: tuple[int, ...], undone: tuple[int, ...]
) -> Session:
    """Work the state out again from the events that count, as if the undone ones had never been."""
    log = (*session.log, event)
    counting = set(done)
    fresh = Session(id=session.id, agenda=session.agenda)
    for past in log:
        if past.seq in counting or isinstance(past, ev.NOT_UNDOABLE):
            fresh = _effect(fresh, past)
    return replace(fresh, log=log, done=done, undone=undone)


def _effect(session: Session, event: ev.Event) -> Session:
    """Return the session with what this event does, its books not yet kept."""
    if isinstance(event, ev.SessionStarted):
        return replace(session, setup=event)
    time = _TIME.get(type(event))
    if time is not None:
        return replace(session, run=time(session.run, event))
    match event:
        case ev.AnswerAdded():
            answer = Answer(
                id=f"a{event.seq}",
                seq=event.seq,
                at=event.at,
                step=event.step,
                prompt=event.prompt,
                group=event.group,
                text=event.text,
                values=event.values,
                cells=event.cells,
            )
            return replace(session, answers=(*session.answers, answer))
        case ev.AnswerChanged():
            return _change(
                session,
                event.answer,
                lambda answer: replace(answer, text=event.text, values=event.values, seq=event.seq),
            )
        case ev.CellWritten():
            texts = (event.text, *event.more)
            return _change(session, event.answer, lambda answer: with_cells(answer, event.column, texts, event.seq))
        case ev.AnswerRemoved():
            return replace(session, answers=tuple(a for a in session.answers if a.id != event.answer))
        case ev.DraftKept():
            where = (event.prompt, event.group)
            kept = {where: Draft(*where, event.text)} if event.text else {}
            return replace(session, drafts=MappingProxyType({**_without(session.drafts, where), **kept}))
        case ev.BlankFilled():
            return replace(session, filled=MappingProxyType({**session.filled, event.name: event.value}))
        case _:
            return session


def _change(session: Session, answer_id: str, change: Callable[[Answer], Answer]) -> Session:
    before = session.answer(answer_id)
    if before is None:
        return session
    answers = tuple(change(answer) if answer is before else answer for answer in session.answers)
    return replace(session, answers=answers)


def _without(drafts: Mapping[tuple[str, str], Draft], where: tuple[str, str]) -> Mapping[tuple[str, str], Draft]:
    return MappingProxyType({place: draft for place, draft in drafts.items() if place != where})


_TIME: Mapping[type, Callable[[Run, Any], Run]] = MappingProxyType(
    {
        ev.WorkshopStarted: clockwork.start,
        ev.StepStarted: clockwork.go_to,
        ev.StepSkipped: clockwork.skip,
        ev.WorkshopEnded: clockwork.end,
        ev.ClockPaused: clockwork.pause,
        ev.ClockResumed: clockwork.resume,
        ev.TargetChanged: clockwork.change_target,
        ev.DeadlineMoved: clockwork.move_deadline,
    }
)
"""What each time event does to the clock."""
