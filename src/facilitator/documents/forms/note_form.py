"""A form for a note-taker who has no network: which questions stand on it, and what is said about each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from facilitator.agenda.model import Agenda, Prompt, Sheet, Step
from facilitator.documents.prompt_words import COPY_EACH, say_level
from facilitator.documents.wording import counted

Layout = Literal["table", "boxes", "ticks", "lines"]
"""Rows and columns; the columns of a row one below the other, where they are many; options to put an x at; answers one
below the other."""

Cells = tuple[str, ...]
"""One answer: the cells of a row, the options that are chosen, or a text alone."""

NAME = "Name"
"""The column for who gives an answer."""
GROUP, TAKER, DATE, WORKSHOP = "Group", "Note-taker", "Date", "Workshop"
KEEP_BRACKETS = "Leave the words in curly brackets as they are: they tell what belongs to which question."
HOW: dict[Layout, str] = {
    "table": "In a table, write between the bars, one row for each. Add rows as you need them.",
    "boxes": "Write behind the colons, and leave empty what you do not know. Copy the lines for one more.",
    "ticks": "Put an x between the brackets, [x], at what you choose.",
    "lines": "Behind each dash stands one answer. Add lines with a dash as you need them.",
}
HOW_IN_CELLS: dict[Layout, str] = {
    "table": "Write below the names of the columns, one row for each. Add rows as you need them.",
    "boxes": "Write below the names of the columns, one row for each. Add rows as you need them.",
    "ticks": "Put an x beside what you choose.",
    "lines": "Write one answer a row, below “Answer”. Add rows as you need them.",
}
COLUMNS_SIDE_BY_SIDE = 6
"""With more columns no editor shows a row on one line."""
EMPTY_ROWS = 8
EMPTY_BOXES = 3
EMPTY_ROWS_AMONG_QUESTIONS = 4
EMPTY_LINES = 6
EMPTY_LINES_OF_WORDS = 3


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """A question on a form; the id of its prompt stands beside it in curly brackets."""

    prompt: Prompt
    title: str
    answers: tuple[Cells, ...] = ()
    """What is written there already."""


@dataclass(frozen=True, slots=True)
class NoteForm:
    """A form, blank or filled in."""

    title: str
    questions: tuple[FormQuestion, ...]
    group: str = ""
    workshop: str = ""
    """The title and the code of the workshop that it is for; empty where several use it."""
    text: str = ""
    """What its author says about it."""
    taker: str = TAKER
    """What is asked of who fills it in: "Note-taker", or "Name" where each person has a form."""


def form_of_sheet(sheet: Sheet, agenda: Agenda | None = None, group: str = "") -> NoteForm:
    """Return the blank form of a sheet; as an agenda uses it, where one is given."""
    live = {} if agenda is None else {prompt.id: prompt for step in agenda.walk() for prompt in step.prompts}
    questions = list[FormQuestion]()
    if sheet.columns:
        table = Prompt(id=sheet.id, ask=sheet.title, kind="table", columns=sheet.columns, rows=sheet.rows)
        questions.append(FormQuestion(table, title_of_table(sheet)))
    questions += (FormQuestion(_as_used(prompt, live.get(prompt.id)), prompt.ask) for prompt in sheet.prompts)
    own = COPY_EACH.get(sheet.one_per.casefold(), "") in {"each person", "each participant", "everyone"}
    taker = NAME if own else TAKER
    return NoteForm(sheet.title, tuple(questions), group, say_workshop(agenda), sheet.text, taker)


def form_of_step(agenda: Agenda, step: Step, group: str = "") -> NoteForm:
    """Return the blank form of everything that groups answer in a step and its parts."""
    asked = [prompt for part in step.walk() for prompt in part.prompts if prompt.who != "room"]
    questions = tuple(FormQuestion(prompt, question_title(agenda, prompt)) for prompt in asked)
    return NoteForm(step.label, questions, group, say_workshop(agenda))


def question_title(agenda: Agenda, prompt: Prompt) -> str:
    """Return the heading of a question on a form of this agenda."""
    sheet = agenda.find_sheet(prompt.sheet) if prompt.sheet and prompt.kind == "table" else None
    return prompt.ask if sheet is None or prompt.ask != sheet.title else f"{sheet.title}: {title_of_table(sheet)}"


def title_of_table(sheet: Sheet) -> str:
    """Return what stands above the table of a sheet: "One row for each tool"."""
    own = sheet.one_per and sheet.one_per.casefold() not in COPY_EACH
    return f"One row for each {sheet.one_per}" if own else "Write into the table"


def say_workshop(agenda: Agenda | None) -> str:
    """Return a workshop with its code: "Kick-off session (A)"; empty for none."""
    if agenda is None:
        return ""
    return f"{agenda.workshop} ({agenda.code})" if agenda.code else agenda.workshop


def layout_of(prompt: Prompt) -> Layout:
    """Return how a question is answered on a form; of what many people answer alone each has a line."""
    if prompt.in_rows:
        return "boxes" if len(prompt.columns) > COLUMNS_SIDE_BY_SIDE and not (prompt.rows or prompt.each) else "table"
    one = prompt.who in {"group", "room"}
    return "ticks" if one and prompt.kind in {"choice", "checklist", "scale"} else "lines"


def has_place_for_name(prompt: Prompt) -> bool:
    """Return whether each row of a table has a place for the name of who gives it."""
    people = prompt.who in {"person", "pair"} and not prompt.anonymous
    return people and prompt.in_rows and all(each.name.casefold() != NAME.casefold() for each in prompt.columns)


def heads_of(prompt: Prompt) -> Cells:
    """Return the names of the columns as they stand on a form."""
    names = tuple(each.name for each in prompt.columns)
    return (NAME, *names) if has_place_for_name(prompt) else names


def choices_of(prompt: Prompt) -> tuple[tuple[str, str], ...]:
    """Return (what is chosen, how it is shown) for everything that can be chosen."""
    if prompt.kind == "scale":
        return tuple((level, say_level(prompt, level)) for level in prompt.levels)
    return tuple((option, option) for option in prompt.options)


def hints(question: FormQuestion) -> tuple[str, ...]:
    """Return what is said below the heading of a question."""
    prompt = question.prompt
    said = list(_lines(prompt.help))
    match layout_of(prompt):
        case "table" | "boxes":
            said += (f"{each.name}: {' / '.join(each.options)}" for each in prompt.columns if each.options)
        case "ticks" if prompt.many or prompt.kind == "checklist":
            said.append("As many as are right.")
        case "ticks":
            said.append("One of them.")
        case "lines":
            said += _hints_of_lines(prompt)
    return tuple(" ".join(each.split()) for each in said)


def said_above(form: NoteForm, how: dict[Layout, str]) -> tuple[str, ...]:
    """Return what is said at the top of a form, its author's words first."""
    layouts = dict.fromkeys(layout_of(each.prompt) for each in form.questions)
    return (*_lines(form.text), *(how[layout] for layout in layouts), KEEP_BRACKETS)


def rows_to_show(form: NoteForm, question: FormQuestion) -> tuple[Cells, ...]:
    """Return the rows of a table or the lines of a list, those to be filled in among them."""
    prompt = question.prompt
    if layout_of(prompt) in {"table", "boxes"}:
        given = () if prompt.sorts or question.answers else prompt.rows or prompt.each
        width = len(prompt.columns)
        rows = tuple((each, *[""] * (width - 1)) for each in given)
        most = (
            EMPTY_BOXES
            if layout_of(prompt) == "boxes"
            else EMPTY_ROWS
            if len(form.questions) == 1
            else EMPTY_ROWS_AMONG_QUESTIONS
        )
        empty = 0 if given else max(most, prompt.at_least) - len(question.answers)
        every = (*question.answers, *rows, *[("",) * width] * max(0, empty))
        return tuple(("", *row) for row in every) if has_place_for_name(prompt) else every
    wanted = EMPTY_LINES if prompt.kind == "list" or prompt.who in {"person", "pair"} else EMPTY_LINES_OF_WORDS
    wanted = 1 if prompt.kind in {"number", "vote"} and prompt.who in {"group", "room"} else wanted
    return (*question.answers, *[("",)] * max(0, max(wanted, prompt.at_least) - len(question.answers)))


def with_answers(question: FormQuestion, answers: tuple[Cells, ...]) -> FormQuestion:
    """Return a question with what is written there."""
    return replace(question, answers=answers)


def _as_used(prompt: Prompt, live: Prompt | None) -> Prompt:
    return prompt if live is None or not live.sheet else prompt.model_copy(update={"who": live.who})


def _hints_of_lines(prompt: Prompt) -> Iterator[str]:
    if prompt.who in {"person", "pair"}:
        named = "" if prompt.anonymous else " Begin with the name and a colon."
        yield f"One line for each {prompt.who}.{named}"
    if prompt.kind == "number":
        yield f"A number{f' of {prompt.unit}' if prompt.unit else ''}."
    if prompt.kind == "vote":
        yield f"{counted(prompt.votes, 'vote')} on a line, with commas between them, the first choice first."
    if choices := choices_of(prompt):
        yield f"To choose from: {' / '.join(shown for _, shown in choices)}"


def _lines(text: str) -> Iterator[str]:
    return (" ".join(line.split()) for line in text.splitlines() if line.strip())
