"""Made-up texts and what is asked for in made-up workshops, for properties that hold whatever happens.

A whole workshop is dealt out by a seeded generator: drawn move by move, nearly every answer would meet a question
that is not there. A failing one is told by its seed and printed in full.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from hypothesis import strategies as st

from facilitator.agenda.model import PARKED, Agenda, Prompt
from facilitator.session import events as ev
from facilitator.session import group_intents as sit
from facilitator.session import intents as ask
from facilitator.session.answers import Answer
from facilitator.session.collected import Source
from facilitator.session.intents import Intent, Refusal
from facilitator.session.merge_intents import Part, PutTogether
from facilitator.session.next_intents import PlanNext
from facilitator.session.promise_intents import Promised, Settle
from facilitator.session.settled import homework_id
from tests.fakes import AS_TYPED, START, Stage, after
from tests.made_agendas import EARLIER, AgendaDealer

any_text = st.one_of(st.text(alphabet=st.characters(), max_size=40), st.sampled_from(AS_TYPED))
"""Lone surrogates, control characters and brackets included."""

Move = tuple[float, Intent]
"""Seconds that go by, then what is asked for."""


@dataclass(frozen=True)
class Play:
    """A workshop and what its facilitator does, one thing after the other."""

    seed: int
    agenda: Agenda
    started: ev.SessionStarted
    moves: list[Move]


def prompts() -> st.SearchStrategy[Prompt]:
    """A question of any kind."""
    return _seeds.map(lambda seed: _Dealer(random.Random(seed)).prompt("p"))


def plays(what: Literal["time", "answers", "all"] = "all") -> st.SearchStrategy[Play]:
    """Up to 40 moves of the clock, of the answers, or of both, with undo and redo among them."""
    return _seeds.map(lambda seed: play_of(seed, what))


_seeds = st.integers(0, 2**32 - 1)


def play_of(seed: int, what: Literal["time", "answers", "all"] = "all") -> Play:
    """The workshop of a seed."""
    deal = _Dealer(random.Random(seed))
    agenda, started = deal.agenda(), deal.set_up()
    stage, moves = Stage(agenda, started), list[Move]()
    for gap_s, intent in deal.moves(agenda, started, what):
        moves.append((gap_s, intent))
        made = stage.wait(gap_s).ask(intent)
        deal.given = stage.session.answers
        if isinstance(intent, PutTogether) and made and not isinstance(made, Refusal):
            deal.together = intent.answers
    return Play(seed, agenda, started, moves)


@dataclass
class _Dealer(AgendaDealer):
    given: tuple[Answer, ...] = ()
    """The answers of the session so far, so that most intents are about one that is there."""

    together: tuple[str, ...] = ()
    """The answers that were last asked to be put together."""

    def answer_id(self) -> str:
        if self.given and not self.maybe(4):
            return self.rng.choice(self.given).id
        return f"a{self.rng.randint(2, 25)}"

    def promise_id(self, answer: str) -> str:
        """Something promised: an answer, homework of a step, or what was carried over."""
        homework = homework_id(f"s{self.rng.randint(1, 4)}", 1, self.rng.choice(("", "Group 1", "Blue")))
        return self.rng.choice((answer, homework, f"c:{EARLIER}:{self.rng.choice(('a2', 'a3'))}"))

    def answers_alike(self) -> tuple[str, ...]:
        prompt = self.rng.choice(self.given).prompt if self.given else ""
        same = [answer.id for answer in self.given if answer.prompt == prompt]
        return tuple(same[-4:]) if not self.maybe(3) else tuple(self.answer_id() for _ in range(self.rng.randint(0, 3)))

    def gap_s(self) -> float:
        return self.rng.choice((0.0, self.rng.randrange(900_000) / 1000, self.rng.uniform(0.0, 7200.0)))

    def moves(
        self, agenda: Agenda, started: ev.SessionStarted, what: Literal["time", "answers", "all"]
    ) -> Iterator[Move]:
        kinds: dict[str, tuple[Callable[[], Intent], ...]] = {
            "time": (lambda: self.time_intent(agenda),),
            "answers": (lambda: self.answer_intent(agenda, started),),
            "all": (
                lambda: self.time_intent(agenda),
                lambda: self.answer_intent(agenda, started),
                lambda: self.group_intent(started) if self.maybe(2) else self.answer_intent(agenda, started),
                lambda: self.rarer_intent(agenda, started) if self.maybe(2) else self.answer_intent(agenda, started),
            ),
        }
        if not self.maybe(8):
            yield self.gap_s(), ask.ToggleClock()
        for _ in range(self.rng.randint(0, 40)):
            if self.maybe(5):
                yield (
                    self.gap_s(),
                    self.rng.choice((ask.Undo(), ask.Undo(), ask.Redo(), ask.Redo(), ask.Reopen(), self.sleep())),
                )
            else:
                yield self.gap_s(), self.rng.choice(kinds[what])()

    def sleep(self) -> Intent:
        return ask.NoteSleep(self.rng.uniform(0.0, 900.0))

    def time_intent(self, agenda: Agenda) -> Intent:
        step = self.rng.choice((*(step.id for step in agenda.walk()), "nowhere"))
        deadline = after(self.rng.randint(-600, 40_000)) + timedelta(microseconds=1234)
        often: tuple[Intent, ...] = (ask.ToggleClock(), ask.GoNext(), ask.GoBack())
        return self.rng.choice(
            (
                *often,
                *often,
                ask.JumpTo(step),
                ask.Skip(step),
                ask.Skip(),
                ask.Extend(self.rng.choice((60.0, -60.0, 300.0, -3600.0, 0.0))),
                ask.MoveDeadline(deadline),
                ask.Backdate(after(self.rng.randint(-4000, 9000))),
                ask.Speak(),
                ask.FollowCue(),
                ask.DoNotCount(),
            )
        )

    def rarer_intent(self, agenda: Agenda, started: ev.SessionStarted) -> Intent:
        answers = self.answers_alike()
        clock = after(self.rng.randint(-90_000, 90_000))
        return self.rng.choice(
            (
                *(PutTogether(answers, self.text()),) * 3,
                *(Part(self.together or answers),) * 3,
                self.taken_in(agenda, started),
                self.taken_in(agenda, started),
                ask.FillBlank(self.rng.choice(("room", "no such blank")), self.text()),
                PlanNext(self.rng.choice((None, START.date(), date(2026, 12, 24), date(1999, 1, 1)))),
                ask.TakeOver(self.changed(agenda)),
                ask.NoteClock(clock, clock + timedelta(seconds=self.rng.randint(-90_000, 90_000))),
                ask.Reopen(self.rng.choice((None, clock))),
                ask.Close() if self.maybe(4) else ask.DoNotCount(),
            )
        )

    def taken_in(self, agenda: Agenda, started: ev.SessionStarted) -> Intent:
        asked = (*(prompt.id for step in agenda.walk() for prompt in step.prompts), PARKED.id, "nothing")
        said = tuple(self.text() for _ in range(self.rng.randint(0, 3)))
        group = self.rng.choice((*(each.name for each in started.groups), "Nobody", ""))
        source = Source(file="blue.md", sum="0" * 16, line=self.rng.randint(1, 9), said=said, group=group)
        answer = self.rng.choice(("", "", self.answer_id()))
        return ask.TakeIn(self.rng.choice(asked), said, source, group, answer, self.rng.choice(("", "Ana")))

    def changed(self, agenda: Agenda) -> Agenda:
        """An agenda as somebody edits it: steps dropped, added, in another order and of another length."""
        steps = [step for step in agenda.steps if not self.maybe(4)]
        if self.maybe(3):
            self.rng.shuffle(steps)
        if self.maybe(2) or not steps:
            steps.insert(self.rng.randint(0, len(steps)), self.step(may_have_parts=True))
        if self.maybe(2):
            at = self.rng.randrange(len(steps))
            steps[at] = steps[at].model_copy(update={"time": self.time()})
        return agenda.model_copy(update={"steps": tuple(steps)})

    def group_intent(self, started: ev.SessionStarted) -> Intent:
        group = self.rng.choice((*(each.name for each in started.groups), "Nobody"))
        person, other = (self.rng.choice((*started.names, "Ana")) for _ in range(2))
        return self.rng.choice(
            (
                sit.Shuffle(self.rng.randrange(99)),
                sit.FormGroups(self.rng.randrange(5)),
                sit.Swap(person, other),
                sit.Move(person, group),
                sit.Come(self.rng.choice(("", "Ana", "Zoe"))),
                sit.Leave(person, group),
                sit.Leave("", group),
                sit.RotateRoles(),
                sit.RenameGroup(group, self.rng.choice(("Sharks", "Blue", ""))),
                sit.Dissolve(group),
            )
        )

    def answer_intent(self, agenda: Agenda, started: ev.SessionStarted) -> Intent:
        asked = [prompt.id for step in agenda.walk() for prompt in step.prompts]
        prompt = "nothing" if self.maybe(20) or not asked else self.rng.choice(asked)
        group = "Nobody" if self.maybe(20) else self.rng.choice((*(each.name for each in started.groups), "Blue", ""))
        answer = self.answer_id()
        person = self.rng.choice((*started.names, "Ana", "p0 & p1")) if self.maybe(3) else ""
        typed_at = None if self.maybe(3) else (prompt, person or group)
        write = ask.Write(prompt, self.text(), group, person, cells=not self.maybe(5), typed_at=typed_at)
        return self.rng.choice(
            (
                *(write,) * 5,
                ask.CloseRow(prompt, group, person),
                ask.ShowAnswers(prompt),
                ask.Rewrite(answer, self.text(), self.rng.randint(-1, 3)),
                ask.Remove(answer),
                ask.Move(answer, prompt if self.maybe(2) else "", self.rng.choice((None, group))),
                ask.KeepDraft(prompt, self.text(), group, person),
                ask.Write(PARKED.id, self.text()),
                Promised(self.text(), self.text(), self.rng.choice(("friday", "asap", "day 100", self.text()))),
                Settle(self.promise_id(answer), self.rng.choice(("open", "done", "dropped")), self.text()),
            )
        )


def time_intents(seed: int, agenda: Agenda, count: int) -> list[Move]:
    """Return so many moves of the clock."""
    deal = _Dealer(random.Random(seed))
    return [(deal.gap_s(), deal.time_intent(agenda)) for _ in range(count)]
