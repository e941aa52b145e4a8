"""What the screen shows on which the same answers are put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.agenda.model import NOTES, PARKED, Prompt
from facilitator.session.likeness import Pair, Suggestion, pairs_between, suggestions
from facilitator.session.merge_rules import why_not_together
from facilitator.session.merge_words import say_raised
from facilitator.session.session import Session
from facilitator.session.themes import Theme, can_be_put_together, themes_of, thing_in, under_headings

NOTHING = "Nothing to put together yet: that takes two answers to one question."
ROOM = "Room"
MOST_NAMES = 4
"""So many of those who said a thing are named beside it."""


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One thing that was said, in the list."""

    theme: Theme
    raised: str
    """"3 of 4 groups", "2 times"; may be empty."""
    groups: str
    """"Blue, Green"."""
    wordings: tuple[str, ...]
    """Each answer behind it with whose it is, "Blue: Late deliveries"; empty where it is one answer alone."""


@dataclass(frozen=True, slots=True)
class Merging:
    """The screen, decided."""

    prompt: Prompt
    place: str
    """"1 of 3" where there are several questions, else empty."""
    refusal: str
    """Why nothing can be put together here; empty where it can."""
    counts: str
    """"40 answers, 34 different"."""
    rows: tuple[ThemeRow, ...]
    at_hand: Suggestion | None
    """The suggestion that waits for an answer."""
    left: str
    """"6 suggestions left, 1 put off"."""


def questions(session: Session) -> tuple[Prompt, ...]:
    """Return the prompts that have at least two answers in words, in the order of the agenda."""
    asked = [prompt for step in session.agenda.walk() for prompt in step.prompts]
    return tuple(
        prompt
        for prompt in (*asked, NOTES, PARKED)
        if can_be_put_together(prompt) and not _given(prompt) and len(session.answers_to(prompt.id)) > 1
    )


def _given(prompt: Prompt) -> bool:
    """Return whether what a row is about was given with the question: then the same rows are the same already."""
    return bool(prompt.each_of or prompt.rows or prompt.each) and not under_headings(prompt)


def question_for(session: Session, aimed_at: str) -> Prompt | None:
    """Return the question to begin with; None where no question has answers to put together.

    It is the one that is aimed at, or the one whose answers that takes up; else the one that was answered last.
    """
    there = {prompt.id: prompt for prompt in questions(session)}
    aim = session.agenda.find_prompt(aimed_at)
    wanted = (aimed_at, *((aim.each_of, *aim.sources) if aim is not None else ()))
    last = (answer.prompt for answer in reversed(session.answers))
    return next((there[name] for name in (*wanted, *last) if name in there), None)


def merging(
    session: Session, prompt: Prompt, refused: frozenset[Pair] = frozenset(), later: Sequence[Pair] = ()
) -> Merging:
    """Return the screen for a question; `refused` are not the same, `later` were put off, by their first answers."""
    there, given = questions(session), session.answers_to(prompt.id)
    refusal = why_not_together(session, prompt)
    place = f"{there.index(prompt) + 1} of {len(there)}" if len(there) > 1 and prompt in there else ""
    if refusal is not None or not given:
        return Merging(prompt, place, refusal.sentence if refusal else NOTHING, "", (), None, "")
    found = suggestions(session, prompt.id, refused)
    put_off = [each for each in found if keys_of(each) in later]
    fresh = [each for each in found if keys_of(each) not in later]
    put_off.sort(key=lambda each: later.index(keys_of(each)))
    themes = themes_of(session, prompt.id)
    different = f"{len(themes)} different" if len(themes) < len(given) else ""
    return Merging(
        prompt=prompt,
        place=place,
        refusal="",
        counts=", ".join(filter(None, (f"{len(given)} answer{'' if len(given) == 1 else 's'}", different))),
        rows=tuple(_row(session, prompt, theme) for theme in themes),
        at_hand=next(iter([*fresh, *put_off]), None),
        left=_left(len(found), len(put_off)),
    )


def keys_of(suggestion: Suggestion) -> Pair:
    """Return by what a suggestion is known again: the first answers of its two themes."""
    one, other = sorted((suggestion.first.key, suggestion.second.key))
    return one, other


def not_the_same(suggestion: Suggestion) -> tuple[Pair, ...]:
    """Return the pairs of answers that are not the same where the two themes are not."""
    return pairs_between(suggestion.first, suggestion.second)


def who_said(theme: Theme) -> str:
    """Return who said a thing: "Blue, Green", of single people their names; "Room" for nobody in particular."""
    names = [*dict.fromkeys(answer.person for answer in theme.answers if answer.person)] or [*theme.groups]
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return f"{', '.join(names[:MOST_NAMES])}{more}" or ROOM


def _row(session: Session, prompt: Prompt, theme: Theme) -> ThemeRow:
    wordings = tuple(f"{answer.by or ROOM}: {thing_in(prompt, answer)}" for answer in theme.answers)
    raised = say_raised(session, theme.groups, len(theme.answers))
    return ThemeRow(theme, raised, ", ".join(theme.groups), wordings if theme.put_together else ())


def _left(count: int, put_off: int) -> str:
    if not count:
        return "No suggestions left. Look through the list yourself."
    later = f", {put_off} put off" if put_off else ""
    return f"{count} suggestion{'' if count == 1 else 's'} left{later}"
