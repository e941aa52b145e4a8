"""Where the next words go: the question and the group that the facilitator has chosen."""

import re
from dataclasses import dataclass, replace

from facilitator.agenda.model import Prompt
from facilitator.session.answer_rules import step_at
from facilitator.session.session import Session


@dataclass(frozen=True, slots=True)
class Aim:
    """Where the next words go: the prompt and the group that the facilitator has chosen; nothing of the workshop."""

    prompt: str = ""
    group: str = ""
    step: str = ""
    """The step in which the prompt was chosen; another step starts at its own first question."""


def prompts_at(session: Session) -> tuple[Prompt, ...]:
    """Return what can be answered at this point: the prompts of the step that the room is in, and notes."""
    return session.agenda.prompts_in(step_at(session))


def settle_aim(session: Session, aim: Aim, *, writing: bool = False) -> Aim:
    """Return the aim as it can stand: a prompt of this step, and a group where groups answer it.

    While something is being written the prompt stays, so that words land where they were begun.
    """
    here, prompts = step_at(session), prompts_at(session)
    prompt = session.agenda.find_prompt(aim.prompt)
    if prompt is None or (not writing and (aim.step != here or prompt not in prompts)):
        prompt, aim = prompts[0], replace(aim, step=here)
    names = session.group_names
    group = aim.group if aim.group in names else "".join(names[:1])
    return Aim(prompt.id, group, aim.step or here)


def answerer(prompt: Prompt, aim: Aim) -> str:
    """Return the group under whose name an answer is kept; empty for the room."""
    return "" if prompt.who == "room" else aim.group


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
