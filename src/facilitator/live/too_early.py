"""What speaks against closing the running step now: asked once, in words, and never more than that."""

import math
from collections.abc import Iterator
from datetime import datetime, timedelta

from facilitator.agenda.duration import say_length
from facilitator.agenda.model import Prompt, Step
from facilitator.agenda.problems import short
from facilitator.session.plan import fixed_starts, span_of
from facilitator.session.session import Session
from facilitator.session.time_rules import following
from facilitator.timing.clock import local_time
from facilitator.timing.words import countdown
from facilitator.timing.zone import bounds

MOST_NAMED = 3
MOST_GAPS = 2
"""Gaps that are told one by one: what can be done about them has to be seen below."""
MOST_OF_QUESTION = 40

WORTH_WAITING = timedelta(minutes=1)
"""A fixed start that is no further away is met."""


def why_too_early(session: Session, now: datetime) -> str:
    """Return in a sentence that the step has not had its minimum, or who has not answered; empty where all is well."""
    step = session.agenda.find_step(session.run.running or "")
    if step is None:
        return ""
    return " ".join([*_minimum(session, step, now), *_fixed(session, now), *_few(_silent(session, step))])


def _minimum(session: Session, step: Step, now: datetime) -> Iterator[str]:
    span, target_s = span_of(step, session.people, len(session.group_names)), session.run.targets_s.get(step.id)
    if span is None or target_s is None:
        return
    left_s = bounds(span, target_s).least_s - session.run.spent_in(step.id, now)
    if left_s >= 1.0:
        yield f"“{step.title}” reaches its minimum in {countdown(left_s)}."


def _fixed(session: Session, now: datetime) -> Iterator[str]:
    """Yield that the next step has a fixed start that is still to come."""
    then = session.agenda.find_step(following(session) or "")
    if then is None or session.run.began is None:
        return
    starts = fixed_starts(session.agenda, session.run.began, session.zone)
    at = next((starts[step.id] for step in reversed(session.agenda.lineage(then.id)) if step.id in starts), None)
    first = at is not None and _begins(session, then)
    if at is not None and first and at - now >= WORTH_WAITING:
        yield f"“{then.title}” is fixed for {local_time(at, session.zone)}, in {say_length(_whole_min_s(at, now))}."


def _begins(session: Session, leaf: Step) -> bool:
    """Return whether a step is the first of those around it that have a fixed start."""
    around = [step for step in session.agenda.lineage(leaf.id) if step.at]
    return all(next(inner.id for inner in step.walk() if not inner.steps) == leaf.id for step in around)


def _whole_min_s(at: datetime, now: datetime) -> int:
    return math.ceil((at - now).total_seconds() / 60) * 60


def _few(gaps: Iterator[str]) -> Iterator[str]:
    """Yield the first gaps, and how many questions have others."""
    told = list(gaps)
    yield from told[:MOST_GAPS]
    more = len(told) - MOST_GAPS
    if more > 0:
        yield f"{more} more {'questions have' if more > 1 else 'question has'} gaps; v shows them."


def _silent(session: Session, step: Step) -> Iterator[str]:
    names = session.group_names
    for prompt in _asked_until_here(session, step):
        given = {answer.group for answer in session.answers_to(prompt.id)}
        silent = [name for name in names if name not in given]
        if not silent or prompt.who != "group":
            continue
        if len(silent) == len(names):
            yield f"No group has answered “{short(prompt.ask, MOST_OF_QUESTION)}”."
        else:
            who = f"{', '.join(silent[:MOST_NAMED])}{' and others' if len(silent) > MOST_NAMED else ''}"
            yield f"{who} gave nothing on “{short(prompt.ask, MOST_OF_QUESTION)}”."


def _asked_until_here(session: Session, step: Step) -> Iterator[Prompt]:
    """Yield the questions that are over when this step is: its own, and of a step around it whose last part it is."""
    inner = step.id
    for around in reversed(session.agenda.lineage(step.id)):
        leaves = [each.id for each in around.walk() if not each.steps]
        if leaves[-1] != inner:
            return
        yield from around.prompts
