"""The answers in the report: by step and prompt in the order of the agenda, inside a prompt by group."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator.agenda.model import BUILT_IN, NOTES, Prompt, Step
from facilitator.documents.answers_of_people import whose
from facilitator.documents.document import Block, BulletList, Heading, KeyValues, Label, Paragraph, Quote
from facilitator.documents.step_times import say_state
from facilitator.documents.theme_blocks import blocks_with_themes
from facilitator.documents.wording import counted, joined, quoted
from facilitator.session.answer_rules import is_hidden
from facilitator.session.answers import Answer
from facilitator.session.persons import AND, goes_by_name, people_here, roll_call
from facilitator.session.rows import rows_left
from facilitator.session.session import Session
from facilitator.session.step_state import StepState, state_of
from facilitator.session.votes import rows_of

MOST_NAMED = 5
"""How many entries without a row are named."""

ASKED: frozenset[StepState] = frozenset({"done", "running", "left open"})
"""The states of a step whose prompts were put to the room."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What was asked and has no answer."""

    prompt: Prompt
    groups: tuple[str, ...]
    """The groups that gave none; empty where the whole room was asked."""
    still_open: bool
    """Whether the step runs, so that they may answer yet."""
    people: tuple[str, ...] = ()
    """The single people, by name, who gave none."""

    def sentence(self, *, about: bool = True) -> str:
        """Return the gap in words; `about` names the prompt too."""
        about_what = f" on “{self.prompt.ask}”" if about else ""
        who = self.groups or self.people
        if not who:
            return f"Nothing was written down{about_what}."
        if self.still_open:
            return f"Nothing yet from {joined(who)}{about_what}."
        return f"{joined(who)} gave nothing{about_what}."


@dataclass(frozen=True, slots=True)
class RowGap:
    """What was to be gone through one by one and was left out."""

    prompt: Prompt
    group: str
    """Empty for the whole room."""
    rows: tuple[str, ...]
    """The entries that have no row."""
    total: int
    """How many there were to be."""
    still_open: bool
    """Whether the step runs, so that they may answer yet."""
    person: str = ""
    """Who of the group left them out, by name; empty where that is not known."""

    def sentence(self, *, about: bool = True) -> str:
        """Return the gap in words; `about` names the prompt too."""
        about_what = f" on “{self.prompt.ask}”" if about else ""
        named = quoted(self.rows) if len(self.rows) <= MOST_NAMED else f"{quoted(self.rows[:MOST_NAMED])} and others"
        whose = self.person or self.group
        by = f" by {whose}" if whose else ""
        verb = f"{'is' if len(self.rows) == 1 else 'are'} open yet" if self.still_open else "left out"
        return f"{len(self.rows)} of {self.total} {verb}{by}{about_what}: {named}."


def gaps(session: Session) -> tuple[Gap | RowGap, ...]:
    """Return what is missing, in the order of the agenda: only where the step was reached."""
    return tuple(
        gap for step in session.agenda.walk() for prompt in step.prompts for gap in _gaps(session, step, prompt)
    )


def answers_by_prompt(session: Session) -> tuple[Block, ...]:
    """Return every answer of the session, and what has none."""
    blocks: list[Block] = []
    for step in session.agenda.walk():
        blocks += _answers_in(session, step)
    blocks += _other_answers(session)
    blocks += _never_asked(session)
    blocks += _half_written(session)
    return tuple(blocks)


def _answers_in(session: Session, step: Step) -> list[Block]:
    prompts = [
        prompt
        for prompt in step.prompts
        if session.answers_to(prompt.id) or (session.run.began is not None and state_of(session, step) in ASKED)
    ]
    notes = tuple(note.text for note in session.answers_to(NOTES.id) if note.step == step.id)
    if not prompts and not notes:
        return []
    blocks: list[Block] = [Heading(3, session.agenda.place_of(step.id))]
    for prompt in prompts:
        blocks.append(Heading(4, prompt.ask))
        blocks += _answers_to(session, step, prompt)
    if notes:
        blocks += [Heading(4, NOTES.ask), BulletList(notes)]
    return blocks


def _answers_to(session: Session, step: Step, prompt: Prompt) -> Iterator[Block]:
    given = in_group_order(session, session.answers_to(prompt.id))
    if is_hidden(session, prompt, given):
        yield Paragraph(f"{counted(len(given), 'answer')} so far, hidden until everybody has answered.")
        return
    if given:
        yield from blocks_with_themes(session, prompt, given)
        yield from (Paragraph(gap.sentence(about=False)) for gap in _gaps(session, step, prompt))
    else:
        running = state_of(session, step) == "running"
        yield Paragraph("Nothing was written down yet." if running else "Nothing was written down.")


def in_group_order(session: Session, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return answers by group in the order of the groups, unknown ones after them, the whole room's last.

    Within a group they stand person by person, those without a name last.
    """
    order = {name: place for place, name in enumerate(session.group_names)}
    people = {each.person: place for place, each in enumerate(people_here(session))}
    beyond, last = len(order), len(people)

    def place_of(answer: Answer) -> tuple[int, int, str]:
        person = people.get(answer.person, people.get(answer.person.split(AND)[0], last)) if answer.person else last + 1
        return order.get(answer.group, beyond + (not answer.group)), person, answer.person

    return tuple(sorted(answers, key=place_of))


def _gaps(session: Session, step: Step, prompt: Prompt) -> Iterator[Gap | RowGap]:
    """Yield who gave nothing to a prompt, then who left out a part of what was to be gone through."""
    if (gap := _gap(session, step, prompt)) is not None:
        yield gap
    state, entries = state_of(session, step), rows_of(session, prompt)
    if not entries or state not in ASKED:
        return
    if prompt.who in {"person", "pair"}:
        for answer in {each.person: each for each in session.answers_to(prompt.id) if each.person}.values():
            if left := rows_left(session, prompt, answer.group, answer.person):
                yield RowGap(prompt, answer.group, left, len(entries), state == "running", answer.person)
        return
    for group in dict.fromkeys(answer.group for answer in in_group_order(session, session.answers_to(prompt.id))):
        if left := rows_left(session, prompt, group):
            yield RowGap(prompt, group, left, len(entries), state == "running")


def _gap(session: Session, step: Step, prompt: Prompt) -> Gap | None:
    state = state_of(session, step)
    if session.run.began is None or state not in ASKED:
        return None
    given = {answer.group for answer in session.answers_to(prompt.id)}
    if given and goes_by_name(session, prompt):
        call = roll_call(session, prompt, session.answers_to(prompt.id))
        began = {answer.person for answer in session.answers_to(prompt.id)}
        silent = tuple(each.person for each in call.missing if each.person not in began)
        names = () if call.complete or call.nameless else silent
        return Gap(prompt, (), state == "running", names) if names else None
    if prompt.who != "group" or not session.group_names:
        return None if given else Gap(prompt, (), state == "running")
    missing = tuple(name for name in session.group_names if name not in given)
    return Gap(prompt, missing, state == "running") if missing else None


def _other_answers(session: Session) -> Iterator[Block]:
    """Yield the answers to what the agenda does not ask any more."""
    asked = {prompt.id for step in session.agenda.walk() for prompt in step.prompts}
    asked |= {prompt.id for prompt in BUILT_IN}
    others: dict[str, list[Answer]] = {}
    for answer in session.answers:
        if answer.prompt not in asked:
            others.setdefault(answer.prompt, []).append(answer)
    if not others:
        return
    yield Heading(3, "Other answers")
    yield Paragraph("They belong to questions that are not in the agenda.")
    for prompt, answers in others.items():
        yield Heading(4, prompt)
        yield KeyValues(tuple((whose(a), a.says) for a in in_group_order(session, answers)))


def _never_asked(session: Session) -> Iterator[Block]:
    if session.run.began is None:
        return
    lines = tuple(
        f"“{prompt.ask}” ({step.label}, {say_state(session, state_of(session, step))})"
        for step in session.agenda.walk()
        for prompt in step.prompts
        if state_of(session, step) not in ASKED and not session.answers_to(prompt.id)
    )
    if lines:
        yield Heading(3, "Not asked" if session.run.ended is not None else "Not asked yet")
        yield BulletList(lines)


def _half_written(session: Session) -> Iterator[Block]:
    drafts = [draft for draft in session.drafts.values() if draft.text.strip()]
    if drafts:
        yield Heading(3, "Half written")
    for draft in drafts:
        prompt = session.agenda.find_prompt(draft.prompt)
        asked = f" to “{prompt.ask}”" if prompt is not None else ""
        by = f" by {draft.by}" if draft.by else ""
        yield Label(f"Begun as an answer{asked}{by}, never finished")
        yield Quote(draft.text)
