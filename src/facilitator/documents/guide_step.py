"""A step in the leader's guide: who, what, when, the words to say, what is asked, what is taken home."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from facilitator.agenda.duration import say_length, say_range
from facilitator.agenda.model import Agenda, Cue, GuideBlock, Prompt, Setting, Step
from facilitator.agenda.spoken import names_of_blanks
from facilitator.documents.document import Block, Heading, KeyValues, Label, Script, ScriptLine, Table
from facilitator.documents.planned_times import Planned
from facilitator.documents.prompt_words import say_asked
from facilitator.documents.script_words import plain_line, script_lines
from facilitator.documents.wording import joined

STEP_LEVEL = 3
"""The level of the heading of a step that is no part of another."""


@dataclass(frozen=True, slots=True)
class Guide:
    """What every step of a guide is told with."""

    agenda: Agenda
    planned: Mapping[str, Planned]
    """When each step begins and ends, by its id."""
    prompts: Mapping[str, Prompt]
    """Every question of the agenda, by its id."""
    blanks: frozenset[str]
    """The names of the blanks that the agenda declares."""


def guide_of(agenda: Agenda, planned: Mapping[str, Planned]) -> Guide:
    """Return what every step of an agenda is told with."""
    prompts = {prompt.id: prompt for step in agenda.walk() for prompt in step.prompts}
    return Guide(agenda, planned, prompts, names_of_blanks(agenda))


def step_blocks(step: Step, guide: Guide, depth: int = 0) -> Iterator[Block]:
    """Yield a step with its parts, `depth` steps inside another one."""
    if step.section and depth:
        yield Label(step.section)
    yield Heading(STEP_LEVEL + depth, say_title(step))
    yield KeyValues(tuple(_facts(step, guide)))
    yield from _script(step, guide)
    if step.tracks:
        yield Label("At the same time")
        yield KeyValues(tuple((track.name, track.task) for track in step.tracks))
    if step.cues:
        yield Label("Reminders")
        yield KeyValues(tuple((_when(cue), _reminder(cue)) for cue in step.cues))
    if step.homework:
        yield Label("Homework")
        yield _homework(step, guide.agenda)
    for part in step.steps:
        yield from step_blocks(part, guide, depth + 1)


def say_title(step: Step) -> str:
    """Return a step's code and title; a break says that it is one, unless its title does."""
    told = re.search(r"\bbreak\b", step.label, re.IGNORECASE)
    return f"{step.label} (break)" if step.is_break and not told else step.label


def say_time(step: Step) -> str:
    """Return how long a step takes, with what its author remarked."""
    remark = step.time.remark if step.time is not None else ""
    return f"{say_range(step.time)} ({remark})" if remark else say_range(step.time)


def say_setting(setting: Setting, agenda: Agenda) -> str:
    """Return how the room sits: "everyone together", "groups of 3–6"."""
    match setting.kind:
        case "everyone":
            return "everyone together"
        case "alone":
            return "everyone alone"
        case "pairs":
            return "pairs"
        case "teams":
            return f"teams: {joined(setting.teams)}" if setting.teams else "teams"
        case "1-2-4-all":
            return "alone, then in twos, then in fours, then all together"
        case "groups":
            own = setting if setting.least or setting.most else agenda.groups
            size = say_count(own.least, own.most)
            return f"groups of {size}" if size else "groups"


def say_count(least: int | None, most: int | None) -> str:
    """Return a range of people: "6–24", "6 or more", "up to 24"; empty where there is none."""
    if least and most:
        return str(least) if least == most else f"{least}–{most}"
    return f"{least} or more" if least else f"up to {most}" if most else ""


def _facts(step: Step, guide: Guide) -> Iterator[tuple[str, str]]:
    planned = guide.planned[step.id]
    from_start = f"{planned.from_start} from the start" if planned.from_start else ""
    yield "When", ", ".join(part for part in (planned.on_clock, from_start, say_time(step)) if part)
    if not step.is_break:
        yield "Who", say_setting(step.setting, guide.agenda)
    if step.at:
        yield "Fixed start", step.at
    if step.protect or step.optional:
        kept = "keep all of its time" if step.protect else ""
        left_out = "it may be left out" if step.optional else ""
        yield "If you run late", "; ".join(part for part in (kept, left_out) if part)
    if step.rounds:
        yield "Rounds", _rounds(step, planned)
    if step.timer_s:
        yield "Each turn", say_length(step.timer_s)
    if step.bring:
        yield "Bring", ", ".join(step.bring)
    if step.handout:
        sheet = guide.agenda.find_sheet(step.handout)
        yield "Sheet", sheet.title if sheet is not None else step.handout


def _rounds(step: Step, planned: Planned) -> str:
    begin_s, end_s = planned.begin.from_start_s, planned.end.from_start_s
    if begin_s is None or end_s is None:
        return str(step.rounds)
    return f"{step.rounds}, each about {say_length((end_s - begin_s) / step.rounds)}"


def _script(step: Step, guide: Guide) -> Iterator[Script]:
    """Yield the script, and after it the questions that have no place in it."""
    for block in step.guide:
        prompt = guide.prompts.get(block.prompt) if block.prompt else None
        yield _asking(prompt, guide.agenda) if prompt is not None else _spoken(block, guide)
    placed = {block.prompt for inner in step.walk() for block in inner.guide if block.prompt}
    for prompt in step.prompts:
        if prompt.id not in placed:
            yield _asking(prompt, guide.agenda)


def _spoken(block: GuideBlock, guide: Guide) -> Script:
    lines = script_lines(block.text, guide.blanks)
    return Script(block.kind.upper(), lines, spoken=block.kind in {"say", "ask"})


def _asking(prompt: Prompt, agenda: Agenda) -> Script:
    asides: tuple[ScriptLine, ...] = tuple(plain_line(said, "aside") for said in say_asked(prompt, agenda))
    return Script("ASK", (plain_line(prompt.ask), *asides))


def _when(cue: Cue) -> str:
    if cue.at_s is not None:
        return f"After {say_length(cue.at_s)}"
    if cue.left_s is not None:
        return f"{say_length(cue.left_s)} left"
    if cue.every_s is not None:
        return f"Every {say_length(cue.every_s)}"
    return "Half way"


def _reminder(cue: Cue) -> str:
    return f"Say: {cue.text}" if cue.kind == "say" else cue.text


def _homework(step: Step, agenda: Agenda) -> Table:
    sheets = {task.hand_in: agenda.find_sheet(task.hand_in) for task in step.homework if task.hand_in}
    header = ("Task", "Who", "Due", *(("To hand in",) if sheets else ()))
    titles = {name: sheet.title if sheet is not None else name for name, sheet in sheets.items()}
    rows = ((task.task, task.who, task.due, titles.get(task.hand_in, "")) for task in step.homework)
    return Table(header, tuple(row[: len(header)] for row in rows))
