"""What the writing line shows, and what stands around it."""

from dataclasses import dataclass

from facilitator.agenda.model import Prompt
from facilitator.agenda.problems import short
from facilitator.live.aim import Aim, answerer, label_of, prompts_at
from facilitator.session.answer_rules import step_for
from facilitator.session.answers import Answer, takes_one
from facilitator.session.merge_words import say_raised_thing
from facilitator.session.open_questions import ANSWER, column_at
from facilitator.session.promises import BY_WHEN, action_column
from facilitator.session.rows import columns_of, entry_of, given_row, next_column, open_row, rows_left
from facilitator.session.session import Session
from facilitator.session.votes import rows_of, things_of

LONGEST_NAME = 16
"""Characters of what a row is about that are shown."""


DAYS = "friday, in 2 weeks, 1 Dec, day 100"
WHICH_HEADING = "Which of these does it belong to?"
"""What is asked before an item of a list with headings."""


@dataclass(frozen=True, slots=True)
class WritingLine:
    """The writing line and what stands around it."""

    label: str
    """Who answers and, for a table, in which row: "2 Green · Price list"."""
    prompt: str
    """What the prompt asks."""
    question: str
    """What the next words answer: the prompt's question or, for a table, the column."""
    place: str
    """"2 of 3" where the step asks several things, else empty."""
    kind: str
    options: tuple[str, ...]
    """What can be chosen, each with the digit or word that chooses it."""
    hint: str


def writing_line(session: Session, aim: Aim) -> WritingLine | None:
    """Return the writing line for an aim; None where this step asks nothing."""
    prompt = session.agenda.find_prompt(aim.prompt)
    if prompt is None:
        return None
    prompts, group = prompts_at(session), answerer(prompt, aim)
    who, person = label_of(session, prompt, aim), aim.person or ""
    options, row_name, question, place = _options(session, prompt), "", prompt.ask, 0
    if prompt.in_rows and prompt.columns:
        place = next_column(session, prompt, group, person)
        row = open_row(session, prompt, group, person)
        first = entry_of(session, prompt, row) if row else given_row(session, prompt, group, person) or ""
        row_name = f" · {short(first, LONGEST_NAME)}" if first and place else ""
        question = f"{prompt.columns[place].name} ({place + 1} of {len(prompt.columns)})"
        question = _row_place(session, prompt, (group, person), row) + question
        if prompt.sorts:
            question = prompt.ask if place else WHICH_HEADING
        options = numbered_options(columns_of(session, prompt)[place].options)
    several = len(prompts) > 1 and prompt in prompts
    if prompt not in prompts:
        question = f"Still for {session.agenda.place_of(step_for(session, prompt.id))}: {question}"
    return WritingLine(
        label=f"{who}{row_name}",
        prompt=prompt.ask,
        question=question,
        place=f"{prompts.index(prompt) + 1} of {len(prompts)}" if several else "",
        kind=prompt.kind,
        options=options,
        hint=hint_for(prompt, person, place),
    )


def _row_place(session: Session, prompt: Prompt, whose: tuple[str, str], row: Answer | None) -> str:
    """Return which of the given rows is written, "Goal 2 of 6 · "; empty for a row that is none of them."""
    given = rows_of(session, prompt)
    rest = rows_left(session, prompt, *whose) if given else ()
    entry = entry_of(session, prompt, row) if row is not None else next(iter(rest), "")
    if not given or prompt.sorts or (row is not None and entry not in given):
        return ""
    left = len(rest) + (row is not None)
    place = len(given) - (left - 1) % len(given)
    raised = say_raised_thing(session, prompt, entry)
    where = f"{short(prompt.columns[0].name, LONGEST_NAME)} {place} of {len(given)} · "
    return f"{where}{raised} · " if left and raised else where if left else ""


def _options(session: Session, prompt: Prompt) -> tuple[str, ...]:
    if prompt.kind == "vote":
        return numbered_options(things_of(session, prompt))
    if prompt.kind == "scale":
        meaning = dict(prompt.labels)
        return tuple(f"{level} {meaning[level]}" if level in meaning else level for level in prompt.levels)
    return numbered_options(prompt.options)


def numbered_options(options: tuple[str, ...]) -> tuple[str, ...]:
    """Return options with the digit in front that chooses each; figures choose themselves."""
    if options and all(option.strip().isdecimal() for option in options):
        return options
    return tuple(f"{number} {option}" for number, option in enumerate(options, start=1))


def hint_for(prompt: Prompt, person: str = "", column: int = 0) -> str:
    """Return in a few words what this kind of prompt takes, in rows what this column does."""
    if column and prompt.kind == "actions" and column == action_column(prompt, BY_WHEN):
        return DAYS
    if column and prompt.kind == "questions" and column == column_at(prompt, ANSWER):
        return "Enter alone leaves it open"
    if prompt.help:
        return prompt.help
    if prompt.sorts:
        return "its number, Enter, then the words; or 2 | the words"
    if prompt.in_rows:
        return "Enter next column · Ctrl+N row done · | parts"
    match prompt.kind:
        case "list":
            return f"one a line, at least {prompt.at_least}" if prompt.at_least else "one a line"
        case "number":
            return f"a number ({prompt.unit})" if prompt.unit else "a number"
        case "choice":
            return "its digit, several with commas" if prompt.many else "its digit or word"
        case "scale":
            return "a level"
        case "checklist":
            return "a digit ticks, again unticks" if takes_one(prompt, person) else "a list a line: numbers like 1 3"
        case "vote":
            numbers = f"up to {prompt.votes} different numbers, like 2 5" if prompt.votes > 1 else "one number"
            return numbers if takes_one(prompt, person) else f"a ballot a line: {numbers}"
        case _:
            return ""
