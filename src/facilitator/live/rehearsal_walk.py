"""What the facilitator of a rehearsal does next, and at which moment: one key after the other, from start to end.

The walk looks at the session as it stands and at nothing else. Whoever records a rehearsal carries out what is
`upcoming` and says that it is `done`, at once or when its moment has come. Where a person has pressed keys in between,
the walk goes on from there: it leaves them a moment, and does nothing over that they did or took back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from facilitator.agenda.model import Prompt, Step
from facilitator.live import rehearsal_remarks as remark
from facilitator.live.made_up import answerers, made_up, prompts_of
from facilitator.live.rehearsal_day import fixed_leaves
from facilitator.live.rehearsal_pace import length_of, longest_of
from facilitator.session import events as ev
from facilitator.session.event_fields import to_milliseconds
from facilitator.session.intents import GoNext, Intent, ToggleClock
from facilitator.session.session import Session
from facilitator.session.time_rules import following

PAUSE_S = 30.0
PAUSE_SHARE = 0.1
"""The pause takes no more than this part of a step; where the step may take no longer, its own time shrinks by it."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that is asked for at its moment."""

    at: datetime
    intent: Intent
    about: str = ""
    """With what words a refusal begins."""
    remarks: tuple[str, ...] = ()
    """What has turned out by then not to work."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """Somebody who answers a question, the `number`-th to do so."""

    prompt: Prompt
    group: str
    number: int


@dataclass(slots=True)
class _Visit:
    """A step while it runs, and what is still to be done in it."""

    step: Step
    due_s: float
    """What the step had taken when the last thing in it was due."""
    gap_s: float
    """How far apart the turns are."""
    turns: list[_Turn | None]
    """Those to come; None is the pause."""
    pause_s: float
    turn: _Turn | None = None
    """The one whose answers are being written."""
    intents: list[Intent] = field(default_factory=list)
    """What is left of that one."""
    apart_s: float = 0.0
    """How far apart these are."""


class RehearsalWalk:
    """Walks through a session, and notes what does not work."""

    def __init__(self, start: datetime, grace_s: float, remarks: Sequence[str] = ()) -> None:
        """Begin at `start`; after a person's key nothing is done for `grace_s` seconds of the workshop."""
        self.remarks = [*remarks]
        """In the order in which they turned out, each once."""
        self._grace_s = grace_s
        self._not_before = to_milliseconds(start)
        self._seen = 1
        """The number of the last event that is known: a later one is a person's."""
        self._visit: _Visit | None = None
        self._pause: tuple[datetime, datetime] | None = None
        """When the walk's own pause began, and when it is to end."""
        self._next: Act | None = None
        self._stuck = False
        """Whether a key of the clock was refused, so that only a person can go on."""

    def upcoming(self, session: Session) -> Act | None:
        """Return what is done next; None where there is nothing to do, as in a person's pause and after the end."""
        if session.last_seq != self._seen:
            self._heed(session)
        if self._next is None:
            self._next = self._choose(session)
        return self._next

    def done(self, session: Session, refused: str = "") -> None:
        """Take note that what was upcoming was carried out, which led to `session`, or why it was refused."""
        act, self._next, self._seen = self._next, None, session.last_seq
        if act is None:
            return
        self._remark(*act.remarks, *([act.about + refused] if refused else []))
        visit = self._visit
        if visit is not None and visit.intents:
            visit.intents.pop(0)
            visit.due_s += visit.apart_s
        elif isinstance(act.intent, ToggleClock) and session.run.paused_since is not None and visit is not None:
            since = session.run.paused_since
            self._pause = (since, since + timedelta(seconds=visit.pause_s))
        elif refused:
            self._stuck = True
        self._remark(*remark.of_the_end(session))

    def _remark(self, *sentences: str) -> None:
        self.remarks += [one for one in dict.fromkeys(sentences) if one not in self.remarks]

    # What comes next

    def _choose(self, session: Session) -> Act | None:
        run = session.run
        if run.ended is not None or self._stuck:
            return None
        if run.began is None:
            return Act(self._not_before, ToggleClock(), remarks=tuple(remark.of_the_room(session, self._not_before)))
        if run.paused_since is not None:
            own = self._pause is not None and self._pause[0] == run.paused_since
            return Act(max(self._pause[1], self._not_before), ToggleClock()) if own and self._pause else None
        step = session.agenda.find_step(run.running or "")
        if step is None:
            return None
        if self._visit is None or self._visit.step.id != step.id:
            self._visit = self._begin(session, step)
        return self._within(session, self._visit)

    def _within(self, session: Session, visit: _Visit) -> Act:
        """Return the next answer, the pause, or the end of the step."""
        while not visit.intents and visit.turns:
            turn = visit.turns.pop(0)
            if turn is None:
                return Act(self._moment(session, visit, visit.due_s), ToggleClock())
            visit.turn, visit.intents = turn, [*made_up(session, turn.prompt, turn.group, turn.number)]
            visit.apart_s = visit.gap_s / max(1, len(visit.intents))
            if not visit.intents and not session.answers_to(turn.prompt.id, turn.group):
                self._remark(f"“{visit.step.title}”: nothing can be answered to “{turn.prompt.ask}”.")
        if visit.intents and visit.turn:
            at = self._moment(session, visit, visit.due_s + visit.apart_s)
            return Act(at, visit.intents[0], f"“{visit.turn.prompt.ask}”: ")
        return self._leave(session, visit)

    def _leave(self, session: Session, visit: _Visit) -> Act:
        """Return the end of a step, which waits for a fixed start that comes next."""
        step, target_s = visit.step, session.run.targets_s.get(visit.step.id)
        at = self._moment(session, visit, visit.due_s + visit.gap_s)
        remarks = [*remark.of_the_script(session, step, at), *remark.of_the_cues(step, target_s)]
        then, starts = session.agenda.find_step(following(session) or ""), _starts(session)
        if then is not None:
            remarks += remark.of_a_start(session, then, starts, at)
            at = max(at, starts.get(then.id, at))
        return Act(at, GoNext(), remarks=tuple(remarks))

    def _moment(self, session: Session, visit: _Visit, due_s: float) -> datetime:
        """Return when a step will have taken so many seconds, if it is not paused before."""
        run = session.run
        since = run.counting_since or self._not_before
        at = since + timedelta(seconds=due_s - run.spent_s.get(visit.step.id, 0.0))
        return max(at, self._not_before)

    # A step

    def _begin(self, session: Session, step: Step) -> _Visit:
        """Return what is done in a step that has just begun, or that a person has brought back."""
        turns: list[_Turn | None] = [
            _Turn(prompt, group, number)
            for prompt in prompts_of(session.agenda, step)
            for number, group in enumerate(answerers(session, prompt))
        ]
        ids = [leaf.id for leaf in session.agenda.leaves()]
        pausing = self._pause is None and ids.index(step.id) == len(ids) // 2
        if session.run.spent_in(step.id, self._not_before) > 0.0:
            turns = [turn for turn in turns if turn and not session.answers_to(turn.prompt.id, turn.group)]
            pausing = False
        if pausing:
            turns.insert(len(turns) // 2, None)
        return self._spread(session, step, turns)

    def _spread(self, session: Session, step: Step, turns: list[_Turn | None]) -> _Visit:
        """Spread turns over what a step is made to take; one that a person was in gets a moment more at least."""
        run, starts = session.run, _starts(session)
        since, from_s = run.counting_since or self._not_before, run.spent_in(step.id, self._not_before)
        number = [leaf.id for leaf in session.agenda.leaves()].index(step.id)
        until_s = length_of(session, step, since, number, starts)
        pause_s = min(PAUSE_S, until_s * PAUSE_SHARE) if None in turns else 0.0
        until_s -= max(0.0, until_s + pause_s - longest_of(session, step, since, starts))
        if step.id in run.set_by_hand:
            until_s = run.targets_s[step.id]
        if from_s > 0.0:
            until_s = max(until_s, from_s + self._grace_s)
        answers = sum(turn is not None for turn in turns)
        return _Visit(step, from_s, (until_s - from_s) / (answers + 1), turns, pause_s)

    # A person

    def _heed(self, session: Session) -> None:
        """Go on from what a person has done."""
        new = [event for event in session.log if event.seq > self._seen]
        self._seen, self._next, self._stuck = session.last_seq, None, False
        self._not_before = session.log[-1].at + timedelta(seconds=self._grace_s)
        visit, self._visit = self._visit, None
        if visit is None or session.run.running != visit.step.id or session.agenda.find_step(visit.step.id) is None:
            return
        theirs = {(each.prompt, each.group) for each in new if isinstance(each, ev.AnswerAdded | ev.DraftKept)}
        left = [turn for turn in visit.turns if turn is None or (turn.prompt.id, turn.group) not in theirs]
        self._visit = self._spread(session, visit.step, left)
        wrote_only = all(isinstance(each, ev.AnswerAdded | ev.DraftKept | ev.CellWritten) for each in new)
        if visit.intents and visit.turn and (visit.turn.prompt.id, visit.turn.group) not in theirs and wrote_only:
            # A table row is written to its end unless something was taken back.
            self._visit.turn, self._visit.intents, self._visit.apart_s = visit.turn, visit.intents, visit.apart_s


def _starts(session: Session) -> Mapping[str, datetime]:
    return fixed_leaves(session, session.run.began) if session.run.began is not None else {}
