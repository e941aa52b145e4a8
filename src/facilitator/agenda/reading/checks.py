"""Sums that do not add up: steps against the booked time, words to say against their step."""

import math

from facilitator.agenda.duration import TimeRange, resolve, say_range
from facilitator.agenda.duration_words import DAY_S
from facilitator.agenda.guide import reading_words
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.drafts import StepDraft, written
from facilitator.agenda.reading.nodes import Node
from facilitator.agenda.reading.script import ScriptBlock
from facilitator.agenda.reading.sums import about_minutes, in_minutes, sum_of

WORDS_A_MINUTE = 130
"""How fast a text is read aloud to a room."""

IN_GROUPS = frozenset({"groups", "teams"})
"""The ways to sit in which the time is for the groups."""

LONGEST_DAYS = 7
"""Days that all steps may take together, everyone counted."""


def check_length(desk: Desk, at: Node, drafts: tuple[StepDraft, ...], people: int) -> None:
    """Note where the steps take longer than any workshop; people counted as the file counts them, else once."""
    whole_s = sum(_longest_s(draft, max(1, people)) for draft in drafts)
    if whole_s > LONGEST_DAYS * DAY_S:
        what = f"The steps take {math.ceil(whole_s / DAY_S):,} days in all, and a workshop may take {LONGEST_DAYS}."
        desk.problem(at, what, "Look for a time that is too long, or part the agenda into several workshops.")


def _longest_s(draft: StepDraft, people: int) -> int:
    """Return what a step takes at most in seconds, or what the steps inside it do if that is more."""
    own_s = resolve(draft.step.time, people=people, groups=1)[1] if draft.step.time else 0
    return max(own_s, sum(_longest_s(inner, people) for inner in draft.inner))


def check_times(desk: Desk, booked: TimeRange | None, at: Node, drafts: tuple[StepDraft, ...]) -> None:
    """Warn where steps cannot fill the time around them: the room's, and that of every step with steps inside."""
    if booked:
        _compare(desk, at, booked, drafts, "The steps", "the room is booked for")
    for draft in written(drafts):
        if draft.step.time and draft.inner:
            name = f"The steps inside “{short(draft.step.title)}”"
            _compare(desk, draft.node, draft.step.time, draft.inner, name, "it has")


def _compare(desk: Desk, at: Node, whole: TimeRange, drafts: tuple[StepDraft, ...], name: str, has: str) -> None:
    if whole.each:
        return
    least_s, most_s = sum_of(drafts)
    if least_s > whole.most_s:
        over = in_minutes(least_s - whole.most_s)
        what = f"{name} take {in_minutes(least_s)} at least, but {has} {say_range(whole)}: {over} over."
        desk.warn(at, what, "Shorten a step, take one out, or change the time here.")
    elif most_s is not None and most_s < whole.least_s:
        left = in_minutes(whole.least_s - most_s)
        what = f"{name} take {in_minutes(most_s)} at most, but {has} {say_range(whole)}: {left} short."
        desk.warn(at, what, "Give a step more time, add one, or change the time here.")


def check_teams(desk: Desk, drafts: tuple[StepDraft, ...]) -> None:
    """Warn where the named teams of a step are not the groups of all other steps: a workshop has one set of groups."""
    sitting = [draft for draft in written(drafts) if draft.step.setting.kind in IN_GROUPS]
    first = next((draft for draft in sitting if draft.step.setting.teams), None)
    if first is None:
        return
    teams = first.step.setting.teams
    other = next((draft for draft in sitting if draft.step.setting.teams != teams), None)
    if other is not None:
        names = ", ".join(teams)
        what = f"“{short(first.step.title)}” sits in the teams {names}: so the groups are called in all steps,"
        what = f"{what} in “{short(other.step.title)}” too."
        fix = "Leave the names out, or write `in: teams` with the same names wherever groups work."
        desk.warn(first.node, what, fix)


def _spoken(draft: StepDraft) -> list[ScriptBlock]:
    """Return what is read aloud in the time of a step: its words, and those of its parts without a time."""
    own = [each for each in draft.script if each.block.kind == "say"]
    return own + [each for inner in draft.inner if not inner.step.time for each in _spoken(inner)]


def check_reading(desk: Desk, drafts: tuple[StepDraft, ...], blanks: frozenset[str], people: int | None) -> None:
    """Warn where the words to say take longer than their step may last, or leave little of it to the groups.

    `people` is the most that the file expects; a time for each is judged only where that is said.
    """
    for draft in written(drafts):
        time = draft.step.time
        spoken = _spoken(draft)
        if not spoken or not time or (time.each and not people):
            continue
        words = sum(reading_words(each.block.text, blanks) for each in spoken)
        needed_s = words * 60 / WORDS_A_MINUTE
        shortest_s, longest_s = resolve(time, people=people or 1, groups=people or 1)
        least_s = shortest_s if time.least_s else longest_s
        what = f"The {words} words to say here take {about_minutes(needed_s)} to read aloud"
        if needed_s > longest_s:
            heads = f" for {people} {'person' if people == 1 else 'people'}" if time.each else ""
            what = f"{what}, and the step has {say_range(time)}{heads}."
            desk.warn(spoken[0].mark, what, "Shorten the words, or give the step more time.")
        elif not time.each and draft.step.setting.kind in IN_GROUPS and least_s - needed_s < least_s / 2:
            left = in_minutes(max(0, math.floor(least_s - needed_s)))
            what = f"{what}; of {in_minutes(least_s)} that leaves the groups {left}."
            desk.warn(spoken[0].mark, what, "Shorten the words, or give the step more time.")
