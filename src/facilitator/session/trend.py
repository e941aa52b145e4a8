"""Scores and numbers from session to session: the mean of each, and how the means went."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from facilitator.agenda.model import Prompt
from facilitator.session.answer_rules import is_hidden
from facilitator.session.answers import Answer
from facilitator.session.carried import FIRST_YEAR, LAST_YEAR, Figure
from facilitator.session.carried_words import say_means
from facilitator.session.rows import entry_of
from facilitator.session.session import Session

MOST_SESSIONS = 60
"""So many earlier sessions are kept, the latest: five years of a monthly workshop."""
_FIGURE = re.compile(r"-?[0-9]{1,15}([.,][0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class Trend:
    """How the mean of one score, or of one number, went over several sessions."""

    prompt: str
    ask: str
    row: str
    """The thing that was scored, where several were gone through."""
    points: tuple[Figure, ...]
    """The earliest first, one for each session."""

    @property
    def change(self) -> float:
        """Return the last mean less the first one."""
        return self.points[-1].mean - self.points[0].mean


def day_of(session: Session) -> date | None:
    """Return the day on which a session began, by the clock of its room; None where it was never set up."""
    at = session.run.began or (session.setup.at if session.setup else None)
    day = at.astimezone(session.zone).date() if at else None
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def figures_of(session: Session) -> tuple[Figure, ...]:
    """Return the means of this session alone; what is still hidden is left out."""
    on = day_of(session)
    if on is None:
        return ()
    found: list[Figure] = []
    for prompt in (prompt for step in session.agenda.walk() for prompt in step.prompts):
        given = session.answers_to(prompt.id)
        if not given or is_hidden(session, prompt, given):
            continue
        for row, figures in _by_row(session, prompt, given).items():
            mean = round(sum(figures) / len(figures), 6)
            count = len(figures)
            found.append(
                Figure(session=session.id, on=on, prompt=prompt.id, ask=prompt.ask, row=row, mean=mean, count=count)
            )
    return tuple(found)


def figures_before(session: Session) -> tuple[Figure, ...]:
    """Return the means that were carried over."""
    carried = session.setup.carried if session.setup else ()
    return tuple(figure for each in carried for figure in each.figures if figure.session != session.id)


def figures_to_carry(session: Session) -> tuple[Figure, ...]:
    """Return the means of this session and of those before it, as the next session is to know them."""
    every = tuple(dict.fromkeys((*figures_before(session), *figures_of(session))))
    latest = sorted({(figure.on, figure.session) for figure in every})[-MOST_SESSIONS:]
    kept = {name for _, name in latest}
    return tuple(figure for figure in every if figure.session in kept)


def trends_of(session: Session) -> tuple[Trend, ...]:
    """Return how what this agenda scores went, in its order; only what has figures of two sessions or more."""
    asked = {prompt.id: place for place, prompt in enumerate(p for step in session.agenda.walk() for p in step.prompts)}
    points: dict[tuple[str, str], dict[str, Figure]] = {}
    for figure in (*figures_before(session), *figures_of(session)):
        if figure.prompt in asked:
            points.setdefault((figure.prompt, _plain(figure.row)), {})[figure.session] = figure
    found = [
        _trend(tuple(sorted(by_session.values(), key=lambda each: each.on)))
        for by_session in points.values()
        if len(by_session) > 1
    ]
    return tuple(sorted(found, key=lambda trend: asked[trend.prompt]))


def say_trend(trend: Trend) -> str:
    """Return how a score went: "3.2 → 3.6 → 4.0, 3 sessions"."""
    return f"{say_means([each.mean for each in trend.points])}, {len(trend.points)} sessions"


def _trend(points: tuple[Figure, ...]) -> Trend:
    last = points[-1]
    return Trend(last.prompt, last.ask, last.row, points)


def _by_row(session: Session, prompt: Prompt, given: Iterable[Answer]) -> dict[str, list[float]]:
    """Return the figures by the thing they were given to, in the order in which each came first."""
    found: dict[str, list[float]] = {}
    for row, text in _given(session, prompt, given):
        figure = text.strip().removesuffix(prompt.unit).strip() if prompt.unit else text.strip()
        if _FIGURE.fullmatch(figure):
            found.setdefault(row, []).append(float(figure.replace(",", ".")))
    return found


def _given(session: Session, prompt: Prompt, given: Iterable[Answer]) -> Iterator[tuple[str, str]]:
    """Yield what was given as (the thing it was given to, the figure as text)."""
    scored = prompt.kind in {"scale", "number"}
    for answer in given:
        if scored and prompt.in_rows:
            yield entry_of(session, prompt, answer), "".join(answer.cells[1:2])
        elif scored and answer.values:
            yield "", answer.values[0]
        elif prompt.kind == "table":
            yield from _scored_columns(session, prompt, answer)


def _scored_columns(session: Session, prompt: Prompt, answer: Answer) -> Iterator[tuple[str, str]]:
    """Yield the figures of the columns of a table that take figures only."""
    for at, column in enumerate(prompt.columns[1:], start=1):
        levels = [option for option in column.options if _FIGURE.fullmatch(option.strip())]
        if levels and len(levels) == len(column.options):
            yield f"{entry_of(session, prompt, answer)} · {column.name}", "".join(answer.cells[at : at + 1])


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
