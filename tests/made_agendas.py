"""Made-up workshops as a seeded generator deals them: what is asked, how long it takes, and who is there."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.model import Agenda, Blank, Column, Cue, GroupsRule, Homework, Prompt, PromptKind, Step, Who
from facilitator.session import events as ev
from facilitator.session.carried import CarriedAnswer, CarriedOver, CarriedPromise, CarriedPrompt
from facilitator.session.groups import form_groups
from facilitator.session.role_dealing import RoleHeld
from tests.fakes import AS_TYPED, START, after

EARLIER = "made-up-before"
"""The id of the session that a made-up one carries over from."""
OPTIONS = ("keep", "improve", "drop", "key 1", "key 10")
LEVELS = ("1", "2", "3", "4", "5")
KINDS: tuple[PromptKind, ...] = ("text", "list", "number", "choice", "checklist", "scale", "table", "table")
ANSWERERS: tuple[Who, ...] = ("person", "pair", "group", "group", "room", "room")
FITTING = ("1", "2", "3", "keep", "1, 2", "k", "keep | 2", "a | 1 | c", "a|b|c|d", "3 hands", "2,5")
AWKWARD = ("", " ", ",", "|", "9", "1,200", "\t\t", *AS_TYPED)


@dataclass
class AgendaDealer:
    """Deals workshops, and the texts that are typed in them."""

    rng: random.Random
    step_ids: Iterator[str] = field(default_factory=lambda: (f"s{number}" for number in range(1, 99)))
    prompt_ids: Iterator[str] = field(default_factory=lambda: (f"p{number}" for number in range(1, 99)))

    def maybe(self, one_in: int) -> bool:
        return self.rng.randrange(one_in) == 0

    def text(self) -> str:
        if self.maybe(6):
            return "".join(chr(self.rng.randrange(0x110000)) for _ in range(self.rng.randrange(12)))
        return self.rng.choice(AWKWARD if self.maybe(4) else FITTING)

    def prompt(self, prompt_id: str) -> Prompt:
        kind = self.rng.choice(KINDS)
        columns = (Column(name="What"), Column(name="Verdict", options=OPTIONS[:3]), Column(name="When"))
        return Prompt(
            id=prompt_id,
            ask=f"Question {prompt_id}?",
            kind=kind,
            who=self.rng.choice(ANSWERERS),
            options=OPTIONS if kind in {"choice", "checklist"} else (),
            many=self.maybe(2),
            levels=LEVELS if kind == "scale" else (),
            labels=(("1", "bad"), ("5", "good")) if kind == "scale" else (),
            columns=columns[: self.rng.randint(1, 3)] if kind == "table" else (),
            rows=self.rng.choice(((), ("first", "second"), ("same", "same"))) if kind == "table" else (),
            at_least=self.rng.randrange(3),
            unit=self.rng.choice(("", "hands")),
            hidden=self.maybe(4),
        )

    def time(self) -> TimeRange | None:
        if self.maybe(5):
            return None
        least_s = self.rng.randrange(20) * 60
        each = self.rng.choice((None, None, None, "person", "group"))
        most_s = least_s + self.rng.randrange(20) * 60
        return TimeRange.model_validate({"least_s": least_s, "most_s": most_s, "each": each})

    def step(self, *, may_have_parts: bool) -> Step:
        step_id = next(self.step_ids)
        parts = self.rng.randint(1, 3) if may_have_parts and self.maybe(3) else 0
        return Step(
            id=step_id,
            title=f"Step {step_id}",
            time=self.time(),
            prompts=() if self.maybe(3) else (self.prompt(next(self.prompt_ids)),),
            protect=self.maybe(4),
            optional=self.maybe(4),
            is_break=self.maybe(6),
            homework=(Homework(task="Try it", who=self.rng.choice(("each group", "Ana")), due="friday"),)
            if self.maybe(3)
            else (),
            cues=(Cue(half_way=True, text="Half"), Cue(every_s=120, text="Often"), Cue(left_s=60, text="Soon")),
            steps=tuple(self.step(may_have_parts=self.maybe(6)) for _ in range(parts)),
        )

    def agenda(self) -> Agenda:
        booked = self.rng.choice((None, TimeRange(least_s=1800, most_s=3600)))
        steps = tuple(self.step(may_have_parts=True) for _ in range(self.rng.randint(1, 4)))
        return Agenda(
            workshop="Made up",
            time=booked,
            steps=steps,
            blanks=(Blank(name="room", question="Which room?"),),
            next="after",
            groups=GroupsRule(roles=self.rng.choice(((), ("Timekeeper", "Note-taker")))),
        )

    def set_up(self) -> ev.SessionStarted:
        people, ends_in_s = self.rng.choice((None, 1, 7, 12)), self.rng.choice((None, None, 600, 5400))
        names = tuple(f"p{number}" for number in range(people or 0)) if self.maybe(2) else ()
        return ev.SessionStarted(
            seq=1,
            at=START,
            people=people,
            names=names,
            groups=form_groups(self.rng.randint(0, 3), people, names),
            carried=(self.carried(),) if self.maybe(2) else (),
            roles_before=tuple(RoleHeld(person=name, role="Timekeeper", times=1) for name in names[:2]),
            ends_at=None if ends_in_s is None else after(ends_in_s),
            length_s=self.rng.choice((None, 300.0, 3600.0, 3723.4567)) if ends_in_s is None else None,
            utc_offset_min=self.rng.choice((-480, 0, 345)),
        )

    def carried(self) -> CarriedOver:
        """What an earlier session left: one promise that is open, one that may be settled."""
        state = self.rng.choice(("open", "done", "dropped"))
        return CarriedOver(
            session=EARLIER,
            workshop="Made up before",
            on=START.date(),
            prompts=(CarriedPrompt(id="p1", ask="Before?", kind="list", answers=(CarriedAnswer(says="late"),)),),
            promises=(
                CarriedPromise(id=f"c:{EARLIER}:a2", kind="action", what="call"),
                CarriedPromise.model_validate(
                    {"id": f"c:{EARLIER}:a3", "kind": "parked", "what": "later", "state": state}
                ),
            ),
        )
