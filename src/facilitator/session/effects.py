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
from facilitator.session.answers import Answer, Draft, place_of, with_cells
from facilitator.session.merges import Merges, reworded, with_merge, without
from facilitator.session.run import Run
from facilitator.session.settled import Settled, renamed

AnswerEvent = ev.AnswerAdded | ev.AnswerChanged | ev.CellWritten | ev.AnswerMoved | ev.AnswerRemoved


def moved(answer: Answer, event: ev.AnswerMoved) -> Answer:
    """Return an answer as it stands where it was moved to."""
    return replace(
        answer,
        step=event.step,
        prompt=event.prompt,
        group=event.group,
        person=event.person,
        text=event.text,
        values=event.values,
        cells=event.cells,
        seq=event.seq,
    )


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
    planned: ev.NextPlanned | None = None
    shown: frozenset[str] = frozenset()
    merges: Merges = ()
    settled: dict[str, Settled] = field(default_factory=dict)

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
            case ev.AnswerAdded() | ev.AnswerChanged() | ev.CellWritten() | ev.AnswerMoved() | ev.AnswerRemoved():
                self._answer(event)
            case ev.AnswersMerged() | ev.AnswersParted():
                self._merge(event)
            case ev.DraftKept():
                self._keep(event)
            case ev.AnswersShown():
                self.shown = self.shown | {event.prompt}
            case ev.BlankFilled():
                self.filled[event.name] = event.value
            case ev.GroupsChanged():
                self._regroup(event)
            case ev.NextPlanned():
                self.planned = event
            case ev.AgendaTakenOver():
                self.agenda = event.agenda
                self.run = clockwork.plan_more(self.run, event)
            case ev.PromiseSettled():
                self.settled[event.promise] = Settled(event.state, event.reason)

    def _answer(self, event: AnswerEvent) -> None:
        match event:
            case ev.AnswerAdded():
                self._add(event)
            case ev.AnswerChanged(text=text, values=values, seq=seq):
                self._change(event.answer, lambda answer: replace(answer, text=text, values=values, seq=seq))
            case ev.CellWritten(column=column, seq=seq):
                texts = (event.text, *event.more)
                self._change(event.answer, lambda answer: with_cells(answer, column, texts, seq))
            case ev.AnswerMoved():
                self._change(event.answer, lambda answer: moved(answer, event))
            case ev.AnswerRemoved():
                place = place_of(self.answers, event.answer)
                if place is not None:
                    del self.answers[place]

    def _merge(self, event: ev.AnswersMerged | ev.AnswersParted) -> None:
        if isinstance(event, ev.AnswersParted):
            self.merges = without(self.merges, event.answers)
        else:
            prompts = {answer.id: answer.prompt for answer in self.answers}
            self.merges = with_merge(self.merges, event.answers, event.says, prompts)

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
            person=event.person,
        )
        self.answers.append(answer)

    def _change(self, answer_id: str, change: Callable[[Answer], Answer]) -> None:
        place = place_of(self.answers, answer_id)
        if place is None:
            return
        before = self.answers[place]
        after = self.answers[place] = change(before)
        if self.merges and before.prompt == after.prompt:
            self.merges = reworded(self.merges, before, after, self.answers)
        elif self.merges:
            self.merges = without(self.merges, (before.id,))

    def _regroup(self, event: ev.GroupsChanged) -> None:
        self.regrouped = event
        if event.how != "renamed" or len(event.about) != 2:
            return
        old, new = event.about
        self.answers = [replace(answer, group=new) if answer.group == old else answer for answer in self.answers]
        self.settled = renamed(self.settled, old, new)
        self.drafts = {
            (prompt, draft.person or (new if draft.group == old else draft.group)): (
                replace(draft, group=new) if draft.group == old else draft
            )
            for (prompt, _), draft in self.drafts.items()
        }

    def _keep(self, event: ev.DraftKept) -> None:
        # Taken out first, so that the one that was kept last stands last.
        whose = event.prompt, event.person or event.group
        self.drafts.pop(whose, None)
        if event.text:
            self.drafts[whose] = Draft(event.prompt, event.group, event.text, event.person)


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
