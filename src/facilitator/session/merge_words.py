"""What was put together and parted, and by how many it was raised, in words for the facilitator."""

from collections.abc import Sequence

from facilitator.agenda.model import Prompt
from facilitator.agenda.problems import short
from facilitator.session.merge_events import AnswersMerged, AnswersParted
from facilitator.session.session import Session
from facilitator.session.themes import Theme, can_be_put_together, plain, theme_with, themes_as_said

MergeEvent = AnswersMerged | AnswersParted


def say_merge(before: Session, event: MergeEvent) -> str:
    """Return what is to be said of an event that changed `before`."""
    if isinstance(event, AnswersMerged):
        return f"Put together: “{short(event.says)}”{_by(before, event.answers)}. Press u to part them."
    return f"Parted: “{short(_words(before, event))}”. Press u to put it together again."


def name_merge(session: Session, event: MergeEvent) -> str:
    """Return what an event was, for “Undone: …”."""
    if isinstance(event, AnswersMerged):
        return f"putting together “{short(event.says)}”"
    return f"the parting of “{short(_words(session, event))}”"


def say_raised(session: Session, groups: Sequence[str], times: int = 1) -> str:
    """Return by how many a thing was raised: "3 of 4 groups"; where no groups are known how often: "3 times".

    Empty for what was said once by nobody in particular.
    """
    named = [group for group in groups if group]
    if not named:
        return f"{times} times" if times > 1 else ""
    total = len({*session.group_names, *named})
    return f"{len(named)} of {total} group{'' if total == 1 else 's'}"


def say_raised_thing(session: Session, prompt: Prompt, entry: str) -> str:
    """Return by how many a thing was raised that a prompt goes through: "3 of 4 groups"; empty where none is known."""
    asked = session.agenda.find_prompt(prompt.each_of) if prompt.each_of else None
    if asked is None or not can_be_put_together(asked):
        return ""
    words = plain(entry)
    themes = (theme for theme in themes_as_said(session, asked.id) if plain(theme.says) == words)
    return say_raised(session, tuple(dict.fromkeys(group for theme in themes for group in theme.groups)))


def say_theme(session: Session, theme: Theme) -> str:
    """Return a theme in one line: "late deliveries · Blue, Green, Red · 3 of 4 groups"."""
    raised = say_raised(session, theme.groups, len(theme.answers))
    return " · ".join(part for part in (theme.says, ", ".join(theme.groups), raised) if part)


def _by(session: Session, answers: Sequence[str]) -> str:
    order = {name: place for place, name in enumerate(session.group_names)}
    given = {answer.id: answer.group for answer in session.answers}
    groups = {given[answer] for answer in answers if given.get(answer)}
    named = ", ".join(sorted(groups, key=lambda name: (order.get(name, len(order)), name)))
    return f" ({named})" if named else ""


def _words(session: Session, event: AnswersParted) -> str:
    theme = theme_with(session, event.answers[0]) if event.answers else None
    return theme.says if theme is not None else "the same answers"
