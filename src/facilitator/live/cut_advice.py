"""What to leave out when the minimums no longer fit, and what is lost with it."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.agenda.model import Step
from facilitator.live.clock_face import fit_text
from facilitator.session.plan import cuts_at, schedule_at
from facilitator.session.session import Session
from facilitator.timing.words import stopwatch

MOST_ASKED = 2
"""How many lost questions are named."""


@dataclass(frozen=True, slots=True)
class CutAdvice:
    """The steps whose skipping lets the rest fit again."""

    sentence: str
    """How the rest fits, and what is proposed."""
    steps: tuple[str, ...]
    """Their ids, in order; empty where nothing has to go, or nothing helps."""
    lines: tuple[str, ...]
    """For each of them its title, what it gains and what is lost."""


def cut_advice(session: Session, now: datetime) -> CutAdvice:
    """Return the smallest set of steps to skip, optional ones first."""
    figures = schedule_at(session, now)
    if session.run.began is None or session.run.ended is not None:
        return CutAdvice("There is nothing to cut: the clock is not running.", (), ())
    if figures.fits:
        return CutAdvice(f"Nothing has to go: {fit_text(session, figures)}.", (), ())
    found = [(cut, step) for cut in cuts_at(session, now) if (step := session.agenda.find_step(cut.key)) is not None]
    if not found:
        return CutAdvice(f"No step that may go would help: {fit_text(session, figures)}. Move the end with t.", (), ())
    needed = "" if all(cut.optional for cut, _ in found) else " Not all of it is marked as optional."
    return CutAdvice(
        f"It no longer fits ({fit_text(session, figures)}). Skip this?{needed}",
        tuple(step.id for _, step in found),
        tuple(f"{step.title}: gains {stopwatch(cut.gained_s)}{_lost(session, step)}" for cut, step in found),
    )


def _lost(session: Session, step: Step) -> str:
    """Return which questions and which sheet go with a step."""
    sheet = session.agenda.find_sheet(step.handout)
    asked = [f"“{prompt.ask}”" for prompt in step.prompts if not prompt.sheet]
    lost = [*asked[:MOST_ASKED], *(["other questions"] if len(asked) > MOST_ASKED else [])]
    lost += [f"the sheet “{sheet.title}”"] if sheet else []
    return f"; not asked: {', '.join(lost)}" if lost else ""
