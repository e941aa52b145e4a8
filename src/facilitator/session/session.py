"""A session is the list of what happened; everything else about it follows from that list.

`replay` makes a `Session` from its events, `apply` moves it on by one. Both are pure: the same agenda and the same
events give the same session, on any day and on any machine.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from types import MappingProxyType

from facilitator.agenda.model import Agenda
from facilitator.session import events as ev
from facilitator.session.answers import Answer, Draft, place_of
from facilitator.session.clock_changes import zone_of
from facilitator.session.counting import events_that_count
from facilitator.session.effects import AnswerEvent, State
from facilitator.session.groups import Group
from facilitator.session.merges import Merges
from facilitator.session.run import Run
from facilitator.session.seats import Seats
from facilitator.session.settled import Settled
from facilitator.session.taking_back import answers_before
from facilitator.timing.room_zone import RoomZone


@dataclass(frozen=True, slots=True)
class Session:
    """Everything known of a workshop that is running or has run."""

    id: str
    agenda: Agenda
    """The plan that holds at this moment."""
    first_agenda: Agenda | None = None
    """The plan that the session began with, where another one was taken over since; it stands in the file's header."""
    log: tuple[ev.Event, ...] = ()
    """Every event ever recorded, undone ones too."""
    setup: ev.SessionStarted | None = None
    run: Run = field(default_factory=Run)
    answers: tuple[Answer, ...] = ()
    """In the order they were given."""
    drafts: Mapping[tuple[str, str], Draft] = field(default_factory=lambda: MappingProxyType({}))
    """What was half typed, by prompt and by person or group; the last one kept stands last."""
    filled: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The blanks that were filled or changed after the set-up, by name."""
    regrouped: ev.GroupsChanged | None = None
    """The last change of the groups; None while they stand as they were set up."""
    planned: ev.NextPlanned | None = None
    """What was said last of the workshop that follows."""
    merges: Merges = ()
    """The answers that were put together."""
    settled: Mapping[str, Settled] = field(default_factory=lambda: MappingProxyType({}))
    """What has become of the promises, by their ids."""
    shown: frozenset[str] = frozenset()
    """The ids of the prompts whose hidden answers were shown before everybody had answered."""
    done: tuple[int, ...] = ()
    """The numbers of the events that `undo` would take back, the last one first to go."""
    undone: tuple[int, ...] = ()
    """The numbers of the events that `redo` would bring back, the last one first to come."""

    @property
    def last_seq(self) -> int:
        """Return the number of the last event, 0 before the first."""
        return self.log[-1].seq if self.log else 0

    @property
    def zone(self) -> RoomZone:
        """Return the room's local time zone as the computer of the set-up knew it."""
        if self.setup is None:
            return RoomZone(timedelta())
        return zone_of(self.setup.utc_offset_min, self.setup.clock_changes)

    @property
    def draft(self) -> Draft | None:
        """Return what was half typed last, or None."""
        return next(reversed(tuple(self.drafts.values())), None)

    @property
    def group_names(self) -> tuple[str, ...]:
        """Return the names of the groups in the order of their numbers."""
        return tuple(group.name for group in self.groups)

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return the groups as they stand, with their people and roles."""
        return self.seats.groups

    @property
    def seats(self) -> Seats:
        """Return who sits where: as set up, or as it was changed since."""
        said = self.regrouped or self.setup
        return Seats(said.groups, said.names, said.people) if said is not None else Seats()

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
        """Return how many people are in the room: as they were counted, else as the agenda expects, else 0."""
        counted = self.seats.people
        if counted is not None:
            return counted
        return self.agenda.people_least or 0

    def answer(self, answer_id: str) -> Answer | None:
        """Return the answer with this id, or None."""
        at = place_of(self.answers, answer_id)
        return self.answers[at] if at is not None else None

    def answers_to(self, prompt: str, group: str | None = None) -> tuple[Answer, ...]:
        """Return the answers to a prompt, of one group where it is given."""
        given = [answer for answer in self.answers if answer.prompt == prompt]
        return tuple(given if group is None else [answer for answer in given if answer.group == group])

    def event(self, seq: int) -> ev.Event | None:
        """Return the event with this number, or None."""
        return next((event for event in reversed(self.log) if event.seq == seq), None)


def apply(session: Session, event: ev.Event) -> Session:
    """Return the session after one more event."""
    log = (*session.log, event)
    match event:
        case ev.Undone():
            done = _without(session.done, event.target)
            undone = (*session.undone, event.target)
            answers = answers_before(session.answers, log, done, event.target, put_together=bool(session.merges))
            if answers is None:
                return _worked_out(session, log, done, undone)
            return replace(session, log=log, answers=answers, done=done, undone=undone)
        case ev.Redone():
            return _redone(session, log, event.target)
    state = _state_of(session)
    state.take(event)
    if isinstance(event, ev.NOT_UNDOABLE):
        return _frozen(session, state, log, session.done, session.undone)
    return _frozen(session, state, log, (*session.done, event.seq), ())


def _state_of(session: Session) -> State:
    return State(
        setup=session.setup,
        agenda=session.agenda if session.first_agenda else None,
        run=session.run,
        answers=list(session.answers),
        drafts=dict(session.drafts),
        filled=dict(session.filled),
        regrouped=session.regrouped,
        planned=session.planned,
        shown=session.shown,
        merges=session.merges,
        settled=dict(session.settled),
    )


def _redone(session: Session, log: tuple[ev.Event, ...], target: int) -> Session:
    """Bring an event back; one about an answer does again what it did, as nothing later counts that it would meet."""
    done, undone = (*session.done, target), _without(session.undone, target)
    event = session.event(target)
    last = not session.done or session.done[-1] < target
    if not last or not isinstance(event, AnswerEvent):
        return _worked_out(session, log, done, undone)
    state = _state_of(session)
    state.take(event)
    return _frozen(session, state, log, done, undone)


def _without(numbers: tuple[int, ...], number: int) -> tuple[int, ...]:
    if numbers and numbers[-1] == number:
        return numbers[:-1]
    return tuple(each for each in numbers if each != number)


def replay(session_id: str, agenda: Agenda, events: Iterable[ev.Event]) -> Session:
    """Return the session that these events make, as `apply` would make it of one after the other."""
    log = tuple(events)
    done: dict[int, None] = {}
    undone: dict[int, None] = {}
    for event in log:
        match event:
            case ev.Undone(target=target):
                done.pop(target, None)
                undone[target] = None
            case ev.Redone(target=target):
                undone.pop(target, None)
                done[target] = None
            case _ if not isinstance(event, ev.NOT_UNDOABLE):
                done[event.seq] = None
                undone.clear()
    return _worked_out(Session(id=session_id, agenda=agenda), log, tuple(done), tuple(undone))


def _worked_out(session: Session, log: tuple[ev.Event, ...], done: tuple[int, ...], undone: tuple[int, ...]) -> Session:
    """Work the state out from the events that count, as if the undone ones had never been."""
    return _frozen(session, State().take_all(events_that_count(log, set(done))), log, done, undone)


def _frozen(
    session: Session, state: State, log: tuple[ev.Event, ...], done: tuple[int, ...], undone: tuple[int, ...]
) -> Session:
    first = session.first_agenda or session.agenda
    return Session(
        id=session.id,
        agenda=state.agenda or first,
        first_agenda=first if state.agenda else None,
        log=log,
        setup=state.setup,
        run=state.run,
        answers=tuple(state.answers),
        drafts=MappingProxyType(state.drafts),
        filled=MappingProxyType(state.filled),
        regrouped=state.regrouped,
        planned=state.planned,
        shown=state.shown,
        merges=state.merges,
        settled=MappingProxyType(state.settled),
        done=done,
        undone=undone,
    )
