"""What the Script panel shows: the blocks of the guide with their blanks filled and their directions set apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Literal

from facilitator.agenda.duration import TimeRange, say_length, say_range
from facilitator.agenda.guide import ends_entry, stressed
from facilitator.agenda.model import Agenda, GuideBlock, Homework, Step
from facilitator.live.carried_script import carried_in
from facilitator.session import blanks
from facilitator.session.due import say_day
from facilitator.session.session import Session

RunKind = Literal["words", "emphasis", "blank", "missing", "direction"]

_LIST_ITEM = re.compile(r"[ \t]*([-•◦▪–]|[0-9]{1,2}[.)])[ \t]")


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a block: words, some of them stressed, a blank's value or its name, a stage direction."""

    kind: RunKind
    text: str


@dataclass(frozen=True, slots=True)
class ScriptBlock:
    """One block of the script."""

    mark: str
    """"SAY", "NOTE", "DO", "SHOW", "ASK", "BEFORE", "AFTER", "BRING", "SHEET", "TASK" (homework), "NEXT", or a title.

    "FROM B": what was carried over. For how a step runs: "AT" (a fixed start), "ROUNDS", "TURNS", "TRACK".
    """
    kind: str
    """The mark in small letters, or "title"."""
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Return the words of all runs."""
        return "".join(run.text for run in self.runs)


def script_blocks(session: Session, now: datetime) -> tuple[ScriptBlock, ...]:
    """Return the script of the running step, the words of the steps around it before its first part.

    Before the start it is the first step's, after the end what the agenda says comes then.
    """
    run, agenda = session.run, session.agenda
    values = blanks.blank_values(session, now)
    if run.ended is not None and run.running is None:
        after = [_block("after", task, agenda, values) for task in agenda.after]
        return (ScriptBlock("The workshop is closed.", "title", ()), *after, *_next_block(session))
    step_id = run.running or next((leaf.id for leaf in agenda.leaves()), "")
    lineage = agenda.lineage(step_id)
    ready = session.setup.ready if session.setup else ()
    before = [task for task in agenda.before if task not in ready] if run.began is None else []
    blocks = [_block("before", task, agenda, values) for task in before]
    for outer, inner in pairwise(lineage):
        if outer.steps[0].id == inner.id:
            blocks += _step_blocks(outer, agenda, values, titled=True)
    blocks += [_carried_block(*told) for told in carried_in(session, step_id)]
    if lineage:
        blocks += _step_blocks(lineage[-1], agenda, values, titled=len(lineage) > 1)
    return tuple(blocks)


def fill(text: str, agenda: Agenda, values: blanks.BlankValues) -> tuple[Run, ...]:
    """Return a text in its parts, every blank with its value; paragraphs flow, and stressed words are set apart."""
    runs: list[Run] = []
    for part in blanks.fill(flow(text), agenda, values):
        if part.kind == "words":
            runs += [Run("emphasis" if strong else "words", text) for strong, text in stressed(part.text)]
        else:
            runs.append(Run(part.kind, f"[{part.text}]" if part.kind == "missing" else part.text))
    return tuple(runs)


def filled(text: str, agenda: Agenda, values: blanks.BlankValues) -> str:
    """Return a text in one piece, every blank with its value."""
    return "".join(run.text for run in fill(text, agenda, values))


def flow(text: str) -> str:
    """Return a text with the lines of a paragraph joined; paragraphs and list items keep their own lines."""
    lines: list[str] = []
    for line in text.splitlines():
        above = lines[-1] if lines else ""
        goes_on = above.strip() and line.strip() and not _LIST_ITEM.match(line)
        if goes_on and not (_LIST_ITEM.match(above) and ends_entry(above, line)):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
    return "\n".join(lines)


def _next_block(session: Session) -> tuple[ScriptBlock, ...]:
    """Return which workshop follows and when, and the key that changes the day."""
    if not session.agenda.next or session.rehearsal:
        return ()
    on = session.planned.date if session.planned else None
    words = f"on {say_day(on)}; c changes the day" if on else "c sets the day"
    return (ScriptBlock("NEXT", "next", (Run("words", f"{session.agenda.next}: {words}"),)),)


def _carried_block(mark: str, source: str, lines: str) -> ScriptBlock:
    return ScriptBlock(mark, "carried", (Run("emphasis", source), Run("words", f"\n{lines}")))


def _block(kind: str, text: str, agenda: Agenda, values: blanks.BlankValues) -> ScriptBlock:
    return ScriptBlock(kind.upper(), kind, fill(text, agenda, values))


def _step_blocks(step: Step, agenda: Agenda, values: blanks.BlankValues, *, titled: bool) -> list[ScriptBlock]:
    blocks = [ScriptBlock(step.title, "title", ())] if titled else []
    blocks += [_block(mark, text, agenda, values) for mark, text in _how_it_runs(step)]
    if step.bring:
        blocks.append(_block("bring", ", ".join(step.bring), agenda, values))
    if sheet := agenda.find_sheet(step.handout):
        per = f" · one per {sheet.one_per}" if sheet.one_per else ""
        blocks.append(_block("sheet", f"{sheet.title}{per}", agenda, values))
    blocks += [_guide_block(block, agenda, values) for block in step.guide]
    return blocks + [_block("task", _homework(task, agenda), agenda, values) for task in step.homework]


def _how_it_runs(step: Step) -> Iterator[tuple[str, str]]:
    """Yield what the plan says of the run of a step, as (mark, words): its fixed start, rounds, turns and tracks."""
    if step.at:
        yield "at", f"begins at {step.at}"
    if step.rounds:
        each = _share(step.time, step.rounds) if step.time else None
        yield "rounds", f"{step.rounds} rounds" + (f", {say_range(each)} each" if each else "")
    if step.timer_s:
        yield "turns", f"{say_length(step.timer_s)} each"
    for track in step.tracks:
        yield "track", f"{track.name}: {track.task}"


def _share(time: TimeRange, rounds: int) -> TimeRange:
    return TimeRange(least_s=time.least_s // rounds, most_s=time.most_s // rounds)


def _guide_block(block: GuideBlock, agenda: Agenda, values: blanks.BlankValues) -> ScriptBlock:
    prompt = agenda.find_prompt(block.prompt) if block.prompt else None
    if prompt is not None:
        return ScriptBlock("ASK", "ask", (Run("words", prompt.ask),))
    return _block(block.kind, block.text, agenda, values)


def _homework(task: Homework, agenda: Agenda) -> str:
    due = f"due {task.due}" if task.due else ""
    sheet = agenda.find_sheet(task.hand_in)
    hand_in = f"hand in: {sheet.title}" if sheet else ""
    return " · ".join(part for part in (task.task, task.who, due, hand_in) if part)
