"""Agendas that use every field of the model, dealt out by a seeded generator; a failing one is told by its seed."""

import random
from collections.abc import Callable
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st

from facilitator.agenda.duration import TimeRange
from facilitator.agenda.guide import ALWAYS_KNOWN
from facilitator.agenda.model import (
    ACTION_COLUMNS,
    QUESTION_COLUMNS,
    Agenda,
    Blank,
    BlockKind,
    CarryOver,
    Column,
    Cue,
    GroupsRule,
    GuideBlock,
    Homework,
    Prompt,
    PromptKind,
    Setting,
    Sheet,
    Step,
    Track,
    Who,
)
from facilitator.agenda.reading.keys import DOCUMENTS, plain_key

SIGNS = "abcXYZ äßéπש字🙂 019 .,;:!?'\"’“”#&*%@`|>-–—=~_/\\()[]{}+$ yes no null"
SETTINGS: tuple[Any, ...] = ("everyone", "alone", "pairs", "groups", "1-2-4-all")
NAME = "w"
Made = TypeVar("Made")


def agendas() -> st.SearchStrategy[Agenda]:
    """Any agenda that can be written; its file is called `w.yaml`."""
    return st.integers(0, 2**32 - 1).map(lambda seed: _Dealer(random.Random(seed)).agenda())


class _Dealer:
    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.earlier: list[str] = []
        self.codes = self.ids = 0
        self.left = 12
        self.sheets: tuple[Sheet, ...] = ()
        self.used: set[str] = set()

    def maybe(self, made: Callable[[], Made], nothing: Any) -> Made:
        return made() if self.rng.random() < 0.4 else nothing

    def groups_rule(self) -> GroupsRule:
        return GroupsRule(least=3, most=6, number=self.maybe(lambda: 4, None), roles=self.lines())

    def yes(self) -> bool:
        return self.rng.random() < 0.3

    def line(self, without: str = "") -> str:
        """Words on one line."""
        signs = "".join(sign for sign in SIGNS if sign not in without)
        found = " ".join("".join(self.rng.choice(signs) for _ in range(self.rng.randrange(1, 25))).split())
        return found or "x"

    def text(self) -> str:
        return "\n".join(self.line() + "\n" * self.rng.randrange(2) for _ in range(self.rng.randrange(1, 4))).strip()

    def lines(self, least: int = 0, without: str = "") -> tuple[str, ...]:
        """Different lines."""
        found = {plain_key(each): each for each in (self.line(without) for _ in range(self.rng.randrange(least, 4)))}
        while len(found) < least:
            found[f"more {len(found)}"] = f"more {len(found)}"
        return tuple(found.values())

    def new_id(self) -> str:
        self.ids += 1
        return self.rng.choice((f"Q{self.ids}", f"the-question-{self.ids}", f"Frage {self.ids}"))

    def time(self) -> TimeRange:
        unit_s = self.rng.choice((1, 60, 60, 60))
        least_s = unit_s * self.rng.randrange(0, 15)
        most_s = max(unit_s, least_s) + unit_s * self.rng.randrange(0, 15)
        each = self.maybe(lambda: self.rng.choice(("person", "group", "item")), None)
        base_s = 60 * self.rng.randrange(1, 10) if each and least_s and self.yes() else 0
        remark = self.maybe(lambda: self.rng.choice(("standing", "with the slides")), "")
        return TimeRange.model_validate(
            {"least_s": least_s, "most_s": most_s, "each": each, "base_s": base_s, "remark": remark}
        )

    def columns(self, least: int = 1) -> tuple[Column, ...]:
        return tuple(Column(name=name, options=self.maybe(self.lines, ())) for name in self.lines(least))

    def prompt(self, kinds: tuple[PromptKind, ...]) -> Prompt:
        kind = self.rng.choice(kinds)
        who: Who = self.rng.choice(get_args(Who))
        each_of = self.maybe(lambda: self.rng.choice(self.earlier), "") if self.earlier else ""
        made = {
            "id": self.new_id(), "ask": self.line(), "kind": kind, "who": who, "unit": self.maybe(self.line, ""),
            "help": self.maybe(self.text, ""), "at_least": self.rng.choice((0, 0, 3)), "hidden": self.yes(),
            "anonymous": self.yes(),
            "total": self.yes(), "each_of": each_of, "each": () if each_of else self.maybe(self.lines, ()),
            **self.of_its_kind(kind),
        }  # fmt: skip
        if self.earlier and not (kind == "vote" and made.get("options")):
            must = kind == "vote"
            made["source"] = self.rng.choice(self.earlier) if must else made.get("source", "")
            others = tuple(each for each in self.earlier if each != made["source"])
            made["also_from"] = others[: self.rng.randrange(3)] if made["source"] else ()
        prompt = Prompt.model_validate(made)
        if prompt.in_rows and not prompt.columns:
            options = () if prompt.many else prompt.levels or prompt.options
            columns = (Column(name="For each"), Column(name=prompt.ask, options=options))
            return prompt.model_copy(update={"columns": columns})
        return prompt

    def of_its_kind(self, kind: PromptKind) -> dict[str, object]:
        source = self.maybe(lambda: self.rng.choice(self.earlier), "") if self.earlier else ""
        match kind:
            case "choice":
                return {"options": self.lines(1), "many": self.yes(), "source": source}
            case "checklist":
                return {"options": self.lines(1), "source": source}
            case "scale":
                levels = self.lines(2, without=",")
                labels = tuple((level, self.line()) for level in levels if self.yes())
                return {"levels": levels, "labels": labels, "source": source}
            case "table":
                return {"columns": self.columns(), "rows": self.maybe(self.lines, ()), "source": source}
            case "actions" | "questions":
                return {"columns": ACTION_COLUMNS if kind == "actions" else QUESTION_COLUMNS, "source": source}
            case "vote":
                votes = self.rng.randrange(1, 21)
                weights = tuple(self.rng.randrange(9) for _ in range(self.rng.randrange(votes + 1)))
                options = () if self.earlier and self.yes() else self.lines(1)
                return {"votes": votes, "weights": weights, "options": options}
            case _:
                return {"source": source}

    def prompts(self) -> tuple[Prompt, ...]:
        found = []
        for _ in range(self.rng.randrange(3)):
            prompt = self.prompt(get_args(PromptKind))
            self.earlier.append(prompt.id)
            found.append(prompt)
        return tuple(found)

    def sheet(self, number: int) -> Sheet:
        columns = self.maybe(self.columns, ())
        prompts = tuple(self.prompt(get_args(PromptKind)) for _ in range(self.rng.randrange(3)))
        rows = self.maybe(self.lines, ()) if columns else ()
        return Sheet(
            id=f"sheet {number}", title=self.line(), one_per=self.maybe(self.line, ""), text=self.maybe(self.text, ""),
            prompts=prompts, columns=columns, rows=rows,
        )  # fmt: skip

    def live_copy(self, sheet: Sheet, who: Who) -> tuple[Prompt, ...]:
        """What a step asks for whose handout this is."""
        self.used.add(sheet.id)
        table = Prompt(
            id=sheet.id, ask=sheet.title, kind="table", who=who, columns=sheet.columns, rows=sheet.rows, sheet=sheet.id
        )
        copies = (*((table,) if sheet.columns else ()), *sheet.prompts)
        self.earlier += [copy.id for copy in copies]
        return tuple(copy.model_copy(update={"sheet": sheet.id}) for copy in copies)

    def guide(self, prompts: tuple[Prompt, ...]) -> tuple[GuideBlock, ...]:
        found = []
        for _ in range(self.rng.randrange(4)):
            kind: BlockKind = self.rng.choice(get_args(BlockKind))
            if kind == "ask" and prompts and self.yes():
                found.append(GuideBlock(kind="ask", text=prompts[0].id, prompt=prompts[0].id))
            else:
                words = self.text()
                found.append(GuideBlock(kind=kind, text=f"Well, {words} what?" if kind == "ask" else words))
        return tuple(found)

    def setting(self) -> tuple[Setting, Who]:
        match self.rng.randrange(4):
            case 0:
                return Setting(kind="groups", least=3, most=self.rng.randrange(3, 9)), "group"
            case 1:
                return Setting(kind="teams", teams=self.lines(1, without=",")), "group"
            case _:
                kind = self.rng.choice(SETTINGS)
                who: dict[str, Who] = {"everyone": "room", "alone": "person", "pairs": "pair"}
                return Setting(kind=kind), who.get(kind, "group")

    def cue(self) -> Cue:
        when = self.rng.choice(({"at_s": 90}, {"left_s": 300}, {"half_way": True}, {"every_s": 600}))
        return Cue.model_validate({**when, "text": self.text(), "kind": self.rng.choice(("say", "do"))})

    def homework(self) -> Homework:
        sheet = self.rng.choice(self.sheets).id if self.sheets else ""
        return Homework(task=self.line(), who=self.maybe(self.line, ""), due=self.maybe(self.line, ""), hand_in=sheet)

    def step(self, place: str, depth: int) -> Step:
        self.left -= 1
        self.codes += 1
        code = self.maybe(lambda: f"K {self.codes}", "")
        setting, who = self.setting()
        sheet = next((each for each in self.sheets if each.id not in self.used and self.yes()), None)
        prompts = self.prompts()
        prompts = (*prompts, *self.live_copy(sheet, who)) if sheet else prompts
        return Step(
            id=code or place, code=code, title=self.line(), time=self.maybe(self.time, None), setting=setting,
            guide=self.guide(prompts), prompts=prompts, handout=sheet.id if sheet else "",
            steps=self.steps(code or place, depth + 1) if depth < 2 else (),
            cues=self.maybe(lambda: (self.cue(), self.cue()), ()), homework=self.maybe(lambda: (self.homework(),), ()),
            bring=self.maybe(self.lines, ()), at=f"{8 + int(place):02}:30" if depth == 0 and self.yes() else "",
            protect=self.yes(), optional=self.yes(), is_break=self.yes(), section=self.maybe(self.line, ""),
            rounds=self.rng.choice((0, 0, 2, 20)), timer_s=self.rng.choice((0, 0, 90, 3600)),
            tracks=tuple(Track(name=name, task=self.text()) for name in self.maybe(lambda: self.lines(2), ())),
        )  # fmt: skip

    def steps(self, above: str = "", depth: int = 0) -> tuple[Step, ...]:
        count = self.rng.randrange(1 if depth == 0 else 0, 4) if self.left > 0 else 0
        return tuple(self.step(f"{above}.{number}" if above else str(number), depth) for number in range(1, count + 1))

    def blanks(self) -> tuple[Blank, ...]:
        names = (name for name in self.lines(without="[]") if name.casefold() not in ALWAYS_KNOWN)
        return tuple(Blank(name=name, question=self.line()) for name in names)

    def agenda(self) -> Agenda:
        carried = tuple(
            CarryOver(source=f"earlier {number}", show=("parked", f"shown {number}"))
            for number in range(self.rng.randrange(3))
        )
        self.sheets = tuple(self.sheet(number) for number in range(self.rng.randrange(3)))
        self.earlier = [each.show[1] for each in carried]
        after_this = self.maybe(self.line, "")
        then = self.rng.choice(("", "in 100 days", "in a month")) if after_this[-1:].isalnum() else ""
        people = self.maybe(lambda: (6, self.rng.randrange(6, 25)), (None, None))
        return Agenda(
            workshop=self.line(), code=self.maybe(self.line, ""), series=self.maybe(self.line, ""),
            time=self.maybe(self.time, None), start=self.maybe(lambda: "08:05", ""), people_least=people[0],
            people_most=people[1], goal=self.maybe(self.text, ""), audience=self.maybe(self.text, ""),
            language=self.maybe(self.line, ""), blanks=self.blanks(), carry_over=carried,
            bring=self.maybe(self.lines, ()), before=self.maybe(self.lines, ()),
            groups=self.maybe(self.groups_rule, GroupsRule()),
            sheets=self.sheets, steps=self.steps(), after=self.maybe(self.lines, ()), next=after_this, next_in=then,
            documents=tuple(each for each in DOCUMENTS if self.yes()), name=NAME,
        )  # fmt: skip
