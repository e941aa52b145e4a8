"""What each event does to the state of a session.

The state is built up in place and handed out frozen, so that thousands of events cost no more than their number.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from facilitator.agenda.model import Agenda
from facilitator.session import events as ev
from facilitator.session import run as clockwork
from facilitator.session.answers import Answer, Draft, with_cells
from facilitator.session.run import Run


@dataclass(slots=True)
class State:
    """Everything that follows from the events that count, while it is worked out; see `Session` for the fields."""

    setup: ev.SessionStarted | None = None
    agenda: Agenda | None = None
    """The one that was taken over last; None where the session goes by the one it began with."""
    run: Run = field(default_factory=Run)
    answers: list[Answer] = field(default_factory=list)
    drafts: dict[tuple[str, str], Draft] = field(default_factory=dict)
    filled: dict[str, str] = field(default_factory=dict)
    regrouped: ev.GroupsChanged | None = None
    _places: dict[str, int] | None = None
    """Where each answer stands, by id; None until an answer is changed."""

    def take_all(self, events: Iterable[ev.Event]) -> "State":
        """Take events in, one after the other."""
        for event in events:
            self.take(event)
        return self

    def take(self, event: ev.Event) -> None:
        """Let an event do what it does."""
        time = _TIME.get(type(event))
        if time is not None:
            self.run = time(self.run, event)
            return
        match event:
            case ev.SessionStarted():
                self.setup = event
            case ev.AnswerAdded():
                self._add(event)
            case ev.AnswerChanged():
                text, values, seq = event.text, event.values, event.seq
                self._change(event.answer, lambda answer: replace(answer, text=text, values=values, seq=seq))
            case ev.CellWritten():
                texts, column, seq = (event.text, *event.more), event.column, event.seq
                self._change(event.answer, lambda answer: with_cells(answer, column, texts, seq))
            case ev.AnswerRemoved():
                self.answers = [answer for answer in self.answers if answer.id != event.answer]
                self._places = None
            case ev.DraftKept():
                self._keep(event)
            case ev.BlankFilled():
                self.filled[event.name] = event.value
            case ev.GroupsChanged():
                self._regroup(event)
            case ev.AgendaTakenOver():
                self.agenda = event.agenda

    def _add(self, event: ev.AnswerAdded) -> None:
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
            source=event.source,
        )
        if self._places is not None:
            self._places[answer.id] = len(self.answers)
        self.answers.append(answer)

    def _change(self, answer_id: str, change: Callable[[Answer], Answer]) -> None:
        if self._places is None:
            self._places = {answer.id: place for place, answer in enumerate(self.answers)}
        place = self._places.get(answer_id)
        if place is not None:
            self.answers[place] = change(self.answers[place])

    def _regroup(self, event: ev.GroupsChanged) -> None:
        self.regrouped = event
        if event.how != "renamed" or len(event.about) != 2:
            return
        old, new = event.about
        self.answers = [replace(answer, group=new) if answer.group == old else answer for answer in self.answers]
        self.drafts = {
            (prompt, new if group == old else group): replace(draft, group=new) if group == old else draft
            for (prompt, group), draft in self.drafts.items()
        }

    def _keep(self, event: ev.DraftKept) -> None:
        # Taken out first, so that the one that was kept last stands last.
        self.drafts.pop((event.prompt, event.group), None)
        if event.text:
            self.drafts[event.prompt, event.group] = Draft(event.prompt, event.group, event.text)


_TIME: Mapping[type, Callable[[Run, Any], Run]] = MappingProxyType(
    {
        ev.WorkshopStarted: clockwork.start,
        ev.StepStarted: clockwork.go_to,
        ev.StepSkipped: clockwork.skip,
        ev.WorkshopEnded: clockwork.end,
        ev.ClockPaused: clockwork.pause,
        ev.ClockResumed: clockwork.resume,
        ev.StepBackdated: clockwork.backdate,
        ev.TurnStarted: clockwork.begin_turn,
        ev.TurnsEnded: clockwork.end_turns,
        ev.CueDone: clockwork.mark_done,
        ev.TargetChanged: clockwork.change_target,
        ev.DeadlineMoved: clockwork.move_deadline,
        ev.GapLeftOut: clockwork.leave_out,
    }
)
"""What each time event does to the clock."""
