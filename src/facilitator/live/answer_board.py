"""Who has answered what: groups and people against the questions of the workshop, gaps at a glance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from facilitator.agenda.model import Prompt, Step
from facilitator.agenda.problems import short
from facilitator.session.answer_rules import is_hidden, step_at
from facilitator.session.answers import Answer, takes_one
from facilitator.session.persons import Answerer, RollCall, answerers, goes_by_name, roll_call
from facilitator.session.session import Session
from facilitator.session.step_state import StepState, state_of
from facilitator.session.votes import rows_of

GAP, TO_COME, GIVEN = "(–)", "·", "✓"
"""Nothing where something was asked; what was not asked yet; the one answer there is to give."""
ROOM = "Room"
LONGEST_QUESTION = 40
ASKED: frozenset[StepState] = frozenset({"running", "done", "left open"})


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A question."""

    prompt: Prompt
    place: str
    """The code of its step or of the one around it, else the step's title: "A2.1"."""
    here: bool
    """Whether the step that the room is in asks it."""
    asked: bool
    """Whether its step runs or has run: only then a missing answer is a gap."""
    hidden: bool
    """Whether its answers are not to be seen yet."""


@dataclass(frozen=True, slots=True)
class BoardCell:
    """How far somebody is with a question."""

    sign: str
    """A figure or a sign that reads without colour; empty where it is not for them to answer."""
    words: str = ""
    """The same in words: "2 rows, and one begun: 2 of 5 columns"."""
    gap: bool = False
    """Whether something was asked of them and nothing is there."""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A group, somebody in it, or the room."""

    who: Answerer
    name: str
    cells: tuple[BoardCell, ...]
    """One for each column."""

    @property
    def is_person(self) -> bool:
        """Return whether it stands below a group and can be folded away."""
        return bool(self.who.person)


@dataclass(frozen=True, slots=True)
class AnswerBoard:
    """The whole of it."""

    columns: tuple[BoardColumn, ...]
    """The questions of the step at hand first, then all others in the order of the agenda."""
    rows: tuple[BoardRow, ...]
    gaps: tuple[str, ...]
    """What is missing, in sentences, the step at hand first."""

    def folded(self) -> "AnswerBoard":
        """Return it without the single people."""
        return AnswerBoard(self.columns, tuple(row for row in self.rows if not row.is_person), self.gaps)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with all that was given to it."""

    column: BoardColumn
    call: RollCall
    by_group: Mapping[str, tuple[Answer, ...]]
    by_person: Mapping[str, tuple[Answer, ...]]
    rows: int
    """How many given rows it has; 0 where there are none."""
    by_name: bool
    has_groups: bool


def answer_board(session: Session) -> AnswerBoard:
    """Return who has answered which question, as the session stands."""
    columns = sorted(_columns(session), key=lambda column: not column.here)
    asked = [_asked(session, column) for column in columns]
    rows = [BoardRow(who, name, tuple(_cell(each, who) for each in asked)) for who, name in _who(session, asked)]
    kept = tuple(row for row in rows if row.name != ROOM or any(cell.sign for cell in row.cells))
    gaps = _gaps([each.column for each in asked], kept) + _missing(asked)
    return AnswerBoard(tuple(columns), kept, tuple(gaps))


def _columns(session: Session) -> Iterator[BoardColumn]:
    here = {prompt.id for prompt in session.agenda.prompts_in(step_at(session))}
    for step in session.agenda.walk():
        state = state_of(session, step)
        for prompt in step.prompts:
            hidden = prompt.hidden and is_hidden(session, prompt, session.answers_to(prompt.id))
            asked = session.run.began is not None and state in ASKED
            yield BoardColumn(prompt, _place(session, step), prompt.id in here, asked, hidden)


def _place(session: Session, step: Step) -> str:
    codes = [around.code for around in session.agenda.lineage(step.id) if around.code]
    return codes[-1] if codes else step.title


def _asked(session: Session, column: BoardColumn) -> _Asked:
    prompt, given = column.prompt, session.answers_to(column.prompt.id)
    by_group: dict[str, tuple[Answer, ...]] = {}
    by_person: dict[str, tuple[Answer, ...]] = {}
    for answer in given:
        by_group[answer.group] = (*by_group.get(answer.group, ()), answer)
        by_person[answer.person] = (*by_person.get(answer.person, ()), answer)
    entries = 0 if prompt.sorts else len(rows_of(session, prompt)) if prompt.in_rows else 0
    by_name, has_groups = goes_by_name(session, prompt), bool(session.groups)
    return _Asked(column, roll_call(session, prompt, given), by_group, by_person, entries, by_name, has_groups)


def _who(session: Session, asked: Sequence[_Asked]) -> Iterator[tuple[Answerer, str]]:
    """Yield the room, then each group with its people below it, where people are asked by name."""
    yield Answerer(""), ROOM
    people: dict[Answerer, None] = {}
    for each in asked:
        if each.by_name:
            people |= dict.fromkeys(answerers(session, each.column.prompt))
            gone = (a for person, given in each.by_person.items() if person for a in given[:1])
            known = {one.person for one in people}
            people |= {Answerer(a.group, a.person): None for a in gone if a.person not in known}
    names = session.group_names
    for group in names:
        yield Answerer(group), group
        yield from ((one, f"  {one.person}") for one in people if one.group == group)
    yield from ((one, f"  {one.person}") for one in people if one.group not in names)


def _cell(asked: _Asked, who: Answerer) -> BoardCell:
    prompt = asked.column.prompt
    people = prompt.who in {"person", "pair"}
    if who.person:
        theirs = asked.by_person.get(who.person, ())
        is_asked = asked.by_name and (bool(theirs) or any(who.person == each.person for each in _every(asked.call)))
        return _filled(asked, theirs) if is_asked else BoardCell("")
    if people and asked.by_name:
        return _of_people(asked, who.group) if who.group else BoardCell("")
    if bool(who.group) != (asked.has_groups and prompt.who != "room") and not asked.by_group.get(who.group):
        return BoardCell("")
    return _filled(asked, asked.by_group.get(who.group, ()))


def _every(call: RollCall) -> tuple[Answerer, ...]:
    return (*call.answered, *call.missing)


def _of_people(asked: _Asked, group: str) -> BoardCell:
    """Return how many people of a group have answered."""
    arrived = sum(1 for each in asked.call.answered if each.group == group)
    wanted = arrived + sum(1 for each in asked.call.missing if each.group == group)
    nameless = len([answer for answer in asked.by_person.get("", ()) if answer.group == group])
    if not wanted:
        return BoardCell("")
    if not arrived and not nameless:
        return _nothing(asked, f"none of {wanted} yet")
    more = f" and {nameless} without a name" if nameless else ""
    return BoardCell(f"{arrived}/{wanted}{'+' if nameless else ''}", f"{arrived} of {wanted} people are in{more}")


def _nothing(asked: _Asked, words: str = "nothing yet") -> BoardCell:
    return BoardCell(GAP, words, gap=True) if asked.column.asked else BoardCell(TO_COME, "not asked yet")


def _filled(asked: _Asked, given: Sequence[Answer]) -> BoardCell:
    prompt = asked.column.prompt
    if not given:
        return _nothing(asked)
    if prompt.in_rows:
        return _rows(asked, given)
    if prompt.kind == "checklist" and len(given) == 1:
        ticked, options = len(given[0].values), len(prompt.options)
        return BoardCell(f"{ticked}/{options}", f"{ticked} of {options} ticked")
    if takes_one(prompt, given[0].person) or (prompt.kind != "list" and given[0].person):
        return BoardCell(GIVEN, "answered" if asked.column.hidden else f"“{short(given[-1].says)}”")
    count = len(given)
    words = "1 answer" if count == 1 else f"{count} answers"
    if count < prompt.at_least:
        return BoardCell(f"{count}/{prompt.at_least}", f"{words} of {prompt.at_least}")
    return BoardCell(str(count), words)


def _rows(asked: _Asked, given: Sequence[Answer]) -> BoardCell:
    """Return how many rows are whole, and how far the one is that was begun."""
    prompt, width = asked.column.prompt, len(asked.column.prompt.columns)
    whole = sum(1 for row in given if len(row.cells) >= width)
    begun = next((len(row.cells) for row in reversed(given) if len(row.cells) < width), 0)
    wanted = asked.rows or (prompt.at_least if whole < prompt.at_least else 0)
    signs = [f"{whole}/{wanted}" if wanted else str(whole)] * bool(whole or wanted)
    words = f"{whole}{f' of {wanted}' if wanted else ''} row{'' if (wanted or whole) == 1 else 's'}"
    if begun:
        signs.append(f"½ {begun}/{width}")
        words = f"{f'{words}, and one' if whole else 'one row'} begun: {begun} of {width} columns"
    return BoardCell(" ".join(signs), words)


def _gaps(columns: Sequence[BoardColumn], rows: Sequence[BoardRow]) -> list[str]:
    """Return what groups and the room gave nothing to: "Red: nothing yet on “Tool check”"."""
    sentences = []
    for row in rows:
        missing = [
            f"“{short(column.prompt.ask, LONGEST_QUESTION)}”"
            for column, cell in zip(columns, row.cells, strict=True)
            if cell.gap and column.prompt.who not in {"person", "pair"}
        ]
        if missing and not row.is_person:
            sentences.append(f"{row.name}: nothing yet on {', '.join(missing)}.")
    return sentences


def _missing(asked: Sequence[_Asked]) -> list[str]:
    """Return which single people are still to answer, question by question."""
    return [
        f"“{short(each.column.prompt.ask, LONGEST_QUESTION)}”: {each.call.sentence()}"
        for each in asked
        if each.column.asked
        and each.column.prompt.who in {"person", "pair"}
        and each.call.wanted
        and not each.call.complete
    ]
