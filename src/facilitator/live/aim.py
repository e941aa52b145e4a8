"""Where the next words go: the question and the group that the facilitator has chosen."""

import re
from dataclasses import dataclass, replace

from facilitator.agenda.model import Prompt
from facilitator.session.answer_rules import person_answering, step_at
from facilitator.session.persons import AND, Answerer, RollCall, answerers, goes_by_name, roll_call
from facilitator.session.rows import open_row
from facilitator.session.session import Session
from facilitator.session.votes import rows_of


@dataclass(frozen=True, slots=True)
class Aim:
    """Where the next words go: the prompt and the group that the facilitator has chosen; nothing of the workshop."""

    prompt: str = ""
    group: str = ""
    step: str = ""
    """The step in which the prompt was chosen; another step starts at its own first question."""
    person: str | None = None
    """Who of the group answers, a pair as "Ana & Ben"; empty for no name, None where nobody was chosen."""
    kept: bool = False
    """Whether the question of another step was chosen, and stands until another one or another step is."""


def prompts_at(session: Session) -> tuple[Prompt, ...]:
    """Return what can be answered at this point: the prompts of the step that the room is in, and notes."""
    return session.agenda.prompts_in(step_at(session))


def settle_aim(session: Session, aim: Aim, *, writing: bool = False) -> Aim:
    """Return the aim as it can stand: a prompt of this step, and a group where groups answer it.

    While something is being written the prompt stays, so that words land where they were begun.
    """
    here, prompts = step_at(session), prompts_at(session)
    prompt = session.agenda.find_prompt(aim.prompt)
    if prompt is None or (not writing and (aim.step != here or (prompt not in prompts and not aim.kept))):
        prompt, aim = prompts[0], replace(aim, step=here)
    kept = aim.kept and prompt not in prompts
    names = session.group_names
    group = aim.group if aim.group in names else "".join(names[:1])
    if not goes_by_name(session, prompt):
        return Aim(prompt.id, group, aim.step or here, kept=kept)
    who = _settled(session, prompt, group, aim.person)
    return Aim(prompt.id, who.group or group, aim.step or here, who.person, kept)


def _settled(session: Session, prompt: Prompt, group: str, person: str | None) -> Answerer:
    """Return who is aimed at: the person chosen, as long as they are here, else the group's first who is missing."""
    every = answerers(session, prompt)
    chosen = next((each for each in every if each.person == person), None)
    if chosen is not None:
        return chosen
    if person == "":
        return Answerer(group)
    if person and AND in person and prompt.who == "pair":
        found = person_answering(session, person)
        if isinstance(found, Answerer):
            return found
    call = roll_call(session, prompt, session.answers_to(prompt.id))
    here = [each for each in every if each.group == group]
    return next((each for each in here if each in call.missing), here[0] if here else _first(call, every))


def _first(call: RollCall, every: tuple[Answerer, ...]) -> Answerer:
    return next(iter((*call.missing, *every)), Answerer(""))


def answerer(prompt: Prompt, aim: Aim) -> str:
    """Return the group under whose name an answer is kept; empty for the room."""
    return "" if prompt.who == "room" else aim.group


def turned(session: Session, prompt: Prompt | None, aim: Aim, by: int) -> Aim:
    """Return the aim at who stands `by` places after this one, round and round; after the last comes no name."""
    if prompt is None or not goes_by_name(session, prompt):
        return replace(aim, group=_around(session.group_names, aim.group, by))
    every = (*answerers(session, prompt), Answerer("", ""))
    names = [each.person for each in every]
    at = names.index(aim.person) if aim.person in names else -1
    there = every[(at + by) % len(every)]
    return replace(aim, group=there.group or aim.group, person=there.person)


def _around(names: tuple[str, ...], here: str, by: int) -> str:
    if not names:
        return here
    return names[(names.index(here) + by) % len(names)] if here in names else names[0]


def come_back(session: Session, aim: Aim) -> Aim:
    """Return the aim after an answer in passing: as it was, or at the next one where its pair has parted since."""
    prompt = session.agenda.find_prompt(aim.prompt)
    if prompt is None or not aim.person or not goes_by_name(session, prompt):
        return aim
    stays = any(each.person == aim.person for each in answerers(session, prompt))
    return aim if stays else replace(aim, person=None)


def gone_on(session: Session, aim: Aim) -> Aim:
    """Return the aim after an answer: at the next one who is missing, where this person or pair has one and is in."""
    prompt = session.agenda.find_prompt(aim.prompt)
    if prompt is None or not goes_by_name(session, prompt) or not aim.person or prompt.kind == "list" or prompt.sorts:
        return aim
    call = roll_call(session, prompt, session.answers_to(prompt.id))
    if prompt.in_rows and (open_row(session, prompt, "", aim.person) or not rows_of(session, prompt)):
        return aim
    every = answerers(session, prompt)
    names = [each.person for each in every]
    at = names.index(aim.person) if aim.person in names else -1
    if at < 0 or every[at] in call.missing:
        return aim
    to_come = next((each for each in (*every[at + 1 :], *every[:at]) if each in call.missing), None)
    return aim if to_come is None else replace(aim, group=to_come.group or aim.group, person=to_come.person)


def label_of(session: Session, prompt: Prompt, aim: Aim) -> str:
    """Return who answers, as it stands before the writing line: "2 Green", "Ana (2 Green)", "Room"."""
    group = numbered(session, answerer(prompt, aim))
    if not goes_by_name(session, prompt):
        return group
    return f"{aim.person or 'no name'}{f' ({group})' if aim.group in session.group_names else ''}"


def numbered(session: Session, group: str) -> str:
    """Return a group's name with the number that is its key: "2 Green"; "Room" where it is no group."""
    names = session.group_names
    return f"{names.index(group) + 1} {group}" if group in names else "Room"


def split_prefix(session: Session, text: str) -> tuple[str | None, str]:
    """Return the group that "2: words" names by its number, and the words; (None, text) where it names none.

    "2:30 is too early" names none: it is a time of day.
    """
    found = re.match(r"\s*([0-9]{1,2}):(?![0-9])[ \t]?", text)
    names = session.group_names
    if found is None or not 1 <= int(found[1]) <= len(names):
        return None, text
    return names[int(found[1]) - 1], text[found.end() :]
