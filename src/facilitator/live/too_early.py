"""What speaks against closing the running step now: asked once, in words, and never more than that."""

from collections.abc import Iterator
from datetime import datetime

from facilitator.agenda.model import Prompt, Step
from facilitator.session.plan import span_of
from facilitator.session.session import Session
from facilitator.timing.words import countdown
from facilitator.timing.zone import bounds

MOST_NAMED = 3


def why_too_early(session: Session, now: datetime) -> str:
    """Return in a sentence that the step has not had its minimum, or who has not answered; empty where all is well."""
    step = session.agenda.find_step(session.run.running or "")
    if step is None:
        return ""
    return " ".join([*_minimum(session, step, now), *_silent(session, step)])


def _minimum(session: Session, step: Step, now: datetime) -> Iterator[str]:
    span, target_s = span_of(step, session.people, len(session.group_names)), session.run.targets_s.get(step.id)
    if span is None or target_s is None:
        return
    left_s = bounds(span, target_s).least_s - session.run.spent_in(step.id, now)
    if left_s >= 1.0:
        yield f"“{step.title}” reaches its minimum in {countdown(left_s)}."


def _silent(session: Session, step: Step) -> Iterator[str]:
    names = session.group_names
    for prompt in _asked_until_here(session, step):
        given = {answer.group for answer in session.answers_to(prompt.id)}
        silent = [name for name in names if name not in given]
        if not silent or prompt.who != "group":
            continue
        if len(silent) == len(names):
            yield f"No group has answered “{prompt.ask}”."
        else:
            who = f"{', '.join(silent[:MOST_NAMED])}{' and others' if len(silent) > MOST_NAMED else ''}"
            yield f"{who} gave nothing on “{prompt.ask}”."


def _asked_until_here(session: Session, step: Step) -> Iterator[Prompt]:
    """Yield the questions that are over when this step is: its own, and of a step around it whose last part it is."""
    inner = step.id
    for around in reversed(session.agenda.lineage(step.id)):
        leaves = [each.id for each in around.walk() if not each.steps]
        if leaves[-1] != inner:
            return
        yield from around.prompts
