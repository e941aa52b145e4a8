"""What was said to a prompt, with the answers that say the same put together.

Nothing here changes an answer: a theme is a view of answers that the facilitator has said are the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.agenda.model import Prompt, PromptKind
from facilitator.session.answers import Answer
from facilitator.session.merges import Merge
from facilitator.session.session import Session

IN_WORDS: frozenset[PromptKind] = frozenset({"list", "text"})
"""The kinds whose answers are things themselves; of a level or a number it is what it was given to."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One thing that was said: an answer alone, or several that were put together."""

    says: str
    """The words that stand for all of them; of a row its first column."""
    answers: tuple[Answer, ...]
    """In the order in which they were given, at least one."""
    groups: tuple[str, ...]
    """The groups that raised it, each once, in their order; the whole room is none of them."""

    @property
    def key(self) -> str:
        """Return the id of its first answer."""
        return self.answers[0].id

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of its answers."""
        return tuple(answer.id for answer in self.answers)

    @property
    def put_together(self) -> bool:
        """Return whether it is more than one answer."""
        return len(self.answers) > 1


def can_be_put_together(prompt: Prompt) -> bool:
    """Return whether the answers to a prompt are words that may say the same in other words."""
    return prompt.kind in IN_WORDS or (prompt.in_rows and prompt.kind not in {"choice", "checklist", "scale", "number"})


def under_headings(prompt: Prompt) -> bool:
    """Return whether what is said stands under a heading or a thing given before: its words are in the second cell."""
    return prompt.kind in IN_WORDS and prompt.in_rows


def thing_in(prompt: Prompt | None, answer: Answer) -> str:
    """Return what an answer is about, as one line: of a row the thing that it is of, else all it says."""
    if not answer.cells:
        return answer.says
    column = 1 if prompt is not None and under_headings(prompt) else 0
    return "".join(answer.cells[column : column + 1])


def plain(text: str) -> str:
    """Return a text as things are told apart: without regard to case and blanks."""
    return " ".join(text.split()).casefold()


def themes_of(session: Session, prompt_id: str) -> tuple[Theme, ...]:
    """Return what was said to a prompt, what most groups raised first; what as many raised, in the order it came."""
    return tuple(sorted(themes_as_said(session, prompt_id), key=lambda theme: -raised_by(theme.answers)))


def themes_as_said(session: Session, prompt_id: str) -> tuple[Theme, ...]:
    """Return what was said to a prompt in the order in which each thing was said first."""
    prompt, given = session.agenda.find_prompt(prompt_id), session.answers_to(prompt_id)
    merges = merge_of_each(session, prompt_id)
    if not merges:
        return tuple(
            Theme(thing_in(prompt, answer), (answer,), (answer.group,) * bool(answer.group)) for answer in given
        )
    places: dict[str, list[Answer]] = {}
    for answer in given:
        merge = merges.get(answer.id)
        places.setdefault(merge.answers[0] if merge is not None else answer.id, []).append(answer)
    order = {name: place for place, name in enumerate(session.group_names)}
    return tuple(_theme(prompt, tuple(together), merges, order) for together in places.values())


def _theme(
    prompt: Prompt | None, together: tuple[Answer, ...], merges: Mapping[str, Merge], order: Mapping[str, int]
) -> Theme:
    first = together[0]
    if len(together) == 1:
        return Theme(thing_in(prompt, first), together, (first.group,) if first.group else ())
    named = dict.fromkeys(answer.group for answer in together if answer.group)
    return Theme(merges[first.id].says, together, tuple(sorted(named, key=lambda name: order.get(name, len(order)))))


def raised_by(answers: Iterable[Answer]) -> int:
    """Return how many have raised a thing: each group once; where no group is known, each answer counts."""
    given = tuple(answers)
    return len({answer.group for answer in given if answer.group}) or len(given)


def merge_of_each(session: Session, prompt_id: str) -> Mapping[str, Merge]:
    """Return the merge of every answer that was put together with others, by its id."""
    return {answer: merge for merge in session.merges if merge.prompt == prompt_id for answer in merge.answers}


def theme_with(session: Session, answer_id: str) -> Theme | None:
    """Return the theme in which an answer stands; None where the answer is gone."""
    answer = session.answer(answer_id)
    if answer is None:
        return None
    return next(theme for theme in themes_as_said(session, answer.prompt) if answer_id in theme.ids)


def answers_by_thing(session: Session, prompt_id: str) -> Mapping[str, tuple[Answer, ...]]:
    """Return the answers behind each thing, by its plain words.

    Themes of the same words are one thing, as they are in a vote.
    """
    found: dict[str, tuple[Answer, ...]] = {}
    for theme in themes_as_said(session, prompt_id):
        words = plain(theme.says)
        found[words] = (*found.get(words, ()), *theme.answers)
    return found


def standing_words(session: Session, prompt_id: str) -> Mapping[str, str]:
    """Return under which words a thing stands that was known by other words before, by these in plain.

    Those are the wordings of answers that were put together, and what they said together earlier. Words that stand
    for something themselves are not among them. Of a vote it is what was voted on.
    """
    return _standing(session, prompt_id, frozenset())


def _standing(session: Session, prompt_id: str, seen: frozenset[str]) -> dict[str, str]:
    prompt, known = session.agenda.find_prompt(prompt_id), dict[str, str]()
    if prompt_id in seen or not session.merges:
        return known
    if prompt is not None and prompt.kind == "vote":
        for source in prompt.sources:
            known = {**_standing(session, source, seen | {prompt_id}), **known}
        return known
    merges = merge_of_each(session, prompt_id)
    if not merges:
        return known
    themes = themes_as_said(session, prompt_id)
    for theme in themes:
        merge = merges.get(theme.key)
        if merge is not None:
            words = [*(thing_in(prompt, answer) for answer in theme.answers), merge.says, *merge.formerly]
            known = {**{plain(each): " ".join(theme.says.split()) for each in words}, **known}
    own = {plain(theme.says) for theme in themes}
    return {words: says for words, says in known.items() if words not in own}
