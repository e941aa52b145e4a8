"""The leader's guide: a whole agenda on paper, from what to bring to the sheets that are handed out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from facilitator.agenda.duration import say_length, say_range
from facilitator.agenda.model import Agenda, Sheet, Step
from facilitator.documents.document import (
    Block,
    BulletList,
    Checklist,
    Document,
    Form,
    FormCell,
    Heading,
    KeyValues,
    Label,
    Numbered,
    PageBreak,
    Paragraph,
    Table,
    Tick,
)
from facilitator.documents.flowing import flowing_blocks
from facilitator.documents.guide_step import Guide, guide_of, say_count, say_setting, say_time, say_title, step_blocks
from facilitator.documents.planned_times import UNKNOWN, first_without_time, planned_length_s, planned_times
from facilitator.documents.sheet import say_one_per, sheet_blocks
from facilitator.documents.wording import joined, say_room

GOALS = re.compile(r"^[ \t]*(?:[-*•]|[0-9]+[.)])[ \t]", re.MULTILINE)
"""A list of goals, where there is more than one."""
CARRIED = {
    "answers": "the answers",
    "homework": "the homework",
    "parked": "what was parked",
    "actions": "the actions",
    "questions": "the questions",
}
STEPS_HEADING = "Step by step"
NO_TITLES: Mapping[str, str] = MappingProxyType({})


def leaders_guide(agenda: Agenda, people: int = 0, groups: int = 0, titles: Mapping[str, str] = NO_TITLES) -> Document:
    """Return the guide of an agenda for a room of so many people and groups, 0 where nobody counted.

    `titles` are those of other workshops, by the name or code under which this one speaks of them.
    """
    guide = guide_of(agenda, planned_times(agenda, people, groups))
    blocks = (
        *_about(agenda),
        *_beforehand(agenda),
        *_carried_over(agenda, titles),
        *_plan(guide, planned_length_s(agenda, people, groups), _reckoned_with(agenda, people, groups)),
        *_steps(guide),
        *_afterwards(agenda, titles),
        *(block for sheet in agenda.sheets for block in _sheet(sheet)),
    )
    return Document(agenda.workshop, blocks, agenda.language)


def _about(agenda: Agenda) -> Iterator[Block]:
    series = f"{agenda.series}, workshop {agenda.code}" if agenda.series and agenda.code else agenda.series
    rows = (
        ("Series", series),
        ("Goal", "" if GOALS.search(agenda.goal) else " ".join(agenda.goal.split())),
        ("For whom", " ".join(agenda.audience.split())),
        ("Booked", say_range(agenda.time) if agenda.time is not None else ""),
        ("Start", agenda.start),
        ("People", say_count(agenda.people_least, agenda.people_most)),
        ("Groups", _groups(agenda)),
        ("Language", agenda.language),
    )
    told = tuple((name, fact) for name, fact in rows if fact)
    if told:
        yield KeyValues(told)
    if GOALS.search(agenda.goal):
        yield from flowing_blocks(f"Goal:\n\n{agenda.goal}")


def _groups(agenda: Agenda) -> str:
    size = say_count(agenda.groups.least, agenda.groups.most)
    number = f"{agenda.groups.number} in number" if agenda.groups.number else ""
    roles = f"in each a {joined(agenda.groups.roles)}" if agenda.groups.roles else ""
    return ", ".join(part for part in (number, f"of {size}" if size else "", roles) if part)


def _beforehand(agenda: Agenda) -> Iterator[Block]:
    of_steps = [f"{thing} (for {agenda.place_of(step.id)})" for step in agenda.walk() for thing in step.bring]
    sheets = [
        sheet.title + (f": {one_per.lower()}" if (one_per := say_one_per(sheet)) else "") for sheet in agenda.sheets
    ]
    lists = (("To do before", agenda.before), ("To bring", (*agenda.bring, *of_steps)), ("Sheets to print", sheets))
    if agenda.blanks or any(things for _, things in lists):
        yield Heading(2, "Before the start")
    for name, things in lists:
        if things:
            yield Label(name)
            yield Checklist(tuple(Tick(thing, False) for thing in things))
    if agenda.blanks:
        yield Label("To fill in")
        yield Form(
            ("Blank", "Question", "On this day"),
            tuple((FormCell(f"[{blank.name}]"), FormCell(blank.question), FormCell()) for blank in agenda.blanks),
        )


def _carried_over(agenda: Agenda, titles: Mapping[str, str]) -> Iterator[Block]:
    if agenda.carry_over:
        yield Heading(2, "From earlier workshops")
        yield KeyValues(
            tuple(
                (titles.get(each.source) or each.source, joined([_carried(what, agenda) for what in each.show]))
                for each in agenda.carry_over
            )
        )


def _carried(what: str, agenda: Agenda) -> str:
    sheet = agenda.find_sheet(what)
    return CARRIED.get(what) or (f"the sheet “{sheet.title}”" if sheet is not None else what)


def _plan(guide: Guide, length_s: float, reckoned_with: str) -> Iterator[Block]:
    """Yield every step in a line of a table, with only the columns that hold something."""
    agenda = guide.agenda
    columns = ("From the start", "Clock", "Step", "Length", "Who")
    rows = [
        (
            guide.planned[step.id].from_start,
            guide.planned[step.id].on_clock,
            f"{'· ' * depth}{say_title(step)}",
            say_time(step),
            "" if step.is_break else say_setting(step.setting, agenda),
        )
        for step, depth in _with_depth(agenda.steps, 0)
    ]
    kept = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    yield Heading(2, "The plan")
    told = []
    if any(each.end != UNKNOWN for each in guide.planned.values()):
        reckoned = f", reckoned with {reckoned_with}" if reckoned_with else ""
        told.append(f"The times are those of a workshop of {say_length(length_s)} that begins on time{reckoned}.")
    if gap := first_without_time(agenda, guide.planned):
        untimed, later = gap
        until = f"; they go on with “{later.title}” at {guide.planned[later.id].begins_at}" if later else ""
        told.append(f"No times after “{untimed.title}”, which has none{until}.")
    if told:
        yield Paragraph(" ".join(told))
    yield Table(tuple(columns[place] for place in kept), tuple(tuple(row[place] for place in kept) for row in rows))


def _reckoned_with(agenda: Agenda, people: int, groups: int) -> str:
    """Return the room that a time for each person or each group is counted with; nothing where there is none."""
    each = {step.time.each for step in agenda.walk() if step.time is not None}
    counted = ("person" in each and people) or ("group" in each and (groups or people))
    return say_room(people, groups) if counted else ""


def _with_depth(steps: Sequence[Step], depth: int) -> Iterator[tuple[Step, int]]:
    for step in steps:
        yield step, depth
        yield from _with_depth(step.steps, depth + 1)


def _steps(guide: Guide) -> Iterator[Block]:
    under = ""
    for step in guide.agenda.steps:
        if step.section or not under:
            under = step.section or STEPS_HEADING
            yield Heading(2, under)
        yield from step_blocks(step, guide)


def _afterwards(agenda: Agenda, titles: Mapping[str, str]) -> Iterator[Block]:
    if agenda.after or agenda.next or agenda.documents:
        yield Heading(2, "Afterwards")
    if agenda.after:
        yield Numbered(agenda.after)
    if agenda.documents:
        yield Label("Made of the answers, beside the report")
        yield BulletList(agenda.documents)
    if agenda.next:
        series = f" of the series “{agenda.series}”" if agenda.series else ""
        when = f", {agenda.next_in}" if agenda.next_in else ""
        yield Paragraph(f"The next workshop{series} is “{titles.get(agenda.next) or agenda.next}”{when}.")


def _sheet(sheet: Sheet) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(2, sheet.title)
    yield from sheet_blocks(sheet)
