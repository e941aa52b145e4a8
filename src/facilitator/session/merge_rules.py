"""The rules of putting answers together: only what answers one question, is there, and may be seen."""

from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.agenda.model import Prompt
from facilitator.session import events as ev
from facilitator.session.answer_rules import GONE, is_hidden
from facilitator.session.answers import Answer
from facilitator.session.merge_intents import MergeIntent, Part, PutTogether
from facilitator.session.refusal import Refusal
from facilitator.session.session import Session
from facilitator.session.themes import Theme, can_be_put_together, merge_of_each, theme_with, under_headings

Facts = tuple[type[ev.KnownEvent], Mapping[str, Any]]

TOO_FEW = Refusal("Choose at least two answers to put together.")
DIFFERENT = Refusal("These answer different questions. Only answers to the same question can be put together.")
HEADINGS = Refusal("These stand under different headings. Only what stands under the same one can be put together.")
HIDDEN = Refusal("These answers are hidden until everybody has answered. Put them together after that.")
WORDLESS = Refusal("The first of them has no words yet. Say in a few words what they have in common.")
ALONE = Refusal("This answer stands for itself already.")


def decide_merge(session: Session, intent: MergeIntent) -> Facts | Refusal | None:
    """Return what follows from an intent about the same answers, why it cannot be done, or None for no change."""
    match intent:
        case PutTogether():
            return _put_together(session, intent)
        case Part():
            return _part(session, intent)


def why_not_together(session: Session, prompt: Prompt) -> Refusal | None:
    """Return why nothing of what was said to a prompt can be put together, or None where it can."""
    if not can_be_put_together(prompt):
        return Refusal(f"“{prompt.ask}” is not answered in words of one's own: the same answers are counted together.")
    return HIDDEN if is_hidden(session, prompt, session.answers_to(prompt.id)) else None


def _put_together(session: Session, intent: PutTogether) -> Facts | Refusal | None:
    themes: dict[str, Theme] = {}
    for answer in dict.fromkeys(intent.answers):
        theme = theme_with(session, answer)
        if theme is None:
            return GONE
        themes.setdefault(theme.key, theme)
    answers = [answer for theme in themes.values() for answer in theme.answers]
    if len(answers) < 2:
        return TOO_FEW
    refused = _why_not(session, answers)
    if refused is not None:
        return refused
    first = next(iter(themes.values()))
    says = intent.says.strip() or first.says.strip()
    if not says:
        return WORDLESS
    if len(themes) == 1 and says == first.says:
        return None
    return ev.AnswersMerged, {"answers": tuple(answer.id for answer in answers), "says": says}


def _why_not(session: Session, answers: Sequence[Answer]) -> Refusal | None:
    if len({answer.prompt for answer in answers}) > 1:
        return DIFFERENT
    prompt = session.agenda.find_prompt(answers[0].prompt)
    if prompt is None:
        return GONE
    if under_headings(prompt) and len({answer.cells[:1] for answer in answers}) > 1:
        return HEADINGS
    return why_not_together(session, prompt)


def _part(session: Session, intent: Part) -> Facts | Refusal:
    ids = tuple(dict.fromkeys(intent.answers))
    found = [session.answer(answer) for answer in ids]
    prompts = {answer.prompt for answer in found if answer is not None}
    if not ids or None in found:
        return GONE
    together = {answer for prompt in prompts for answer in merge_of_each(session, prompt)}
    leaving = tuple(answer for answer in ids if answer in together)
    return (ev.AnswersParted, {"answers": leaving}) if leaving else ALONE
