"""Made-up answers for a rehearsal: for every kind of prompt something that its rules take."""

import re
from collections.abc import Iterator, Sequence

from facilitator.agenda.model import Agenda, Column, Prompt, Step
from facilitator.session.answers import takes_one
from facilitator.session.intents import Write
from facilitator.session.rows import columns_of
from facilitator.session.session import Session
from facilitator.session.votes import rows_of, things_of

ITEMS = 3
"""How many items a list gets from each group."""
ROWS = 2
"""How many rows a table without given ones gets from each group."""
FIGURES = 5
"""Numbers that single people give go from 1 to this."""
MOST = 25
"""However many are asked for, no group makes up more."""
MOST_PEOPLE = 40
"""However many are in the room, no more of them make up answers of their own."""
NO_EXAMPLE = "…"

_EXAMPLE = re.compile(r"for example,?\s+(?:[\"“](?P<quoted>[^\"“”]+)[\"”]|(?P<plain>[^()]+))", re.IGNORECASE)


def example_in(question: str) -> str:
    """Return the example that a blank's question gives (for example "8 weeks"), else an ellipsis."""
    found = _EXAMPLE.search(question)
    example = (found["quoted"] or found["plain"]).strip().rstrip(".?") if found else ""
    return example or NO_EXAMPLE


def prompts_of(agenda: Agenda, leaf: Step) -> tuple[Prompt, ...]:
    """Return the prompts that are answered while a step runs.

    They are its own, those of the steps around it that its guide asks for, and with the first part of a step those
    that no part asks for.
    """
    own = [*leaf.prompts]
    asked_here = _asked_in(leaf)
    for outer in agenda.lineage(leaf.id)[:-1]:
        leaves = [step for step in outer.walk() if not step.steps]
        asked_inside = set().union(*(_asked_in(step) for step in leaves))
        first = leaves[0].id == leaf.id
        own += [p for p in outer.prompts if p.id in asked_here or (first and p.id not in asked_inside)]
    return tuple(own)


def _asked_in(step: Step) -> set[str]:
    return {block.prompt for block in step.guide if block.prompt}


def answerers(session: Session, prompt: Prompt) -> tuple[str, ...]:
    """Return who answers a prompt, each by the group under which it is kept; an empty name is the room.

    Single people and pairs stand under their group as often as there are of them, dealt out to the groups in turn.
    """
    groups = session.group_names or ("",)
    if prompt.who == "room":
        return ("",)
    if not _apart(session, prompt):
        return groups
    count = max(1, session.people // (2 if prompt.who == "pair" else 1))
    return tuple(groups[number % len(groups)] for number in range(min(count, MOST_PEOPLE)))


def _apart(session: Session, prompt: Prompt) -> bool:
    """Return whether single people or pairs answer, and somebody has counted them."""
    return prompt.who in {"person", "pair"} and session.people > 0


def made_up(session: Session, prompt: Prompt, group: str, turn: int) -> list[Write]:
    """Return what is written down for a prompt by one group, which is the `turn`-th to answer."""
    if prompt.in_rows:
        return list(_table(session, prompt, group, turn))
    return [Write(prompt.id, text, group) for text in _texts(session, prompt, group, turn)]


def _texts(session: Session, prompt: Prompt, group: str, turn: int) -> Sequence[str]:
    who = _who(session, prompt, group, turn)
    match prompt.kind:
        case "list":
            wanted = min(max(prompt.at_least, 1 if _apart(session, prompt) else ITEMS), MOST)
            return [f"Made-up answer {number} of {who}" for number in range(1, wanted + 1)]
        case "number":
            return [str(turn % FIGURES + 1 if prompt.who in {"person", "pair"} else _head_count(session, group))]
        case "choice":
            return _chosen(prompt, turn)
        case "scale":
            return _one_of(prompt.levels, turn)
        case "checklist":
            return _unticked(session, prompt, group)
        case "vote":
            return _ballot(things_of(session, prompt), prompt.votes, turn)
        case _:
            return [f"Made-up answer of {who}"]


def _who(session: Session, prompt: Prompt, group: str, turn: int) -> str:
    if not _apart(session, prompt):
        return group or "the room"
    one = f"{prompt.who} {turn + 1}"
    return f"{one} in {group}" if group else one


def _ballot(things: Sequence[str], votes: int, turn: int) -> Sequence[str]:
    """Return a ballot by numbers, or in the words of the things where these are figures themselves."""
    picked = sorted({(turn + step) % len(things) for step in range(votes)}) if things else []
    in_figures = any(thing.strip().isdecimal() for thing in things)
    ballot = ", ".join(things[place] if in_figures else str(place + 1) for place in picked)
    return [ballot] if ballot else []


def _unticked(session: Session, prompt: Prompt, group: str) -> Sequence[str]:
    """Return the lines without a tick: naming a ticked one would take its tick away."""
    before = session.answers_to(prompt.id, group)[-1:] if takes_one(prompt) else ()
    ticked = before[0].values if before else ()
    return [option for option in prompt.options if option not in ticked]


def _head_count(session: Session, group: str) -> int:
    if not group or session.setup is None:
        return session.people or 10
    return next((each.head_count or 4 for each in session.groups if each.name == group), 4)


def _one_of(names: Sequence[str], turn: int) -> list[str]:
    return [names[turn % len(names)]] if names else []


def _chosen(prompt: Prompt, turn: int) -> list[str]:
    """Return one option, or two at once where several may be chosen and no comma stands inside one."""
    first, second = _one_of(prompt.options, turn), _one_of(prompt.options, turn + 1)
    if not prompt.many or any("," in name or ";" in name for name in first + second):
        return first
    return [", ".join(dict.fromkeys(first + second))]


def _table(session: Session, prompt: Prompt, group: str, turn: int) -> Iterator[Write]:
    """Yield the rows: the first one cell by cell, the others whole, as both are done in a room."""
    written = len(session.answers_to(prompt.id, group))
    columns = columns_of(session, prompt)
    given = rows_of(session, prompt) if len(columns) > 1 and not prompt.sorts else ()
    apart = _apart(session, prompt)
    if given:
        wanted = len(given) if apart else max(0, len(given) - written)
    else:
        wanted = min(max(prompt.at_least - (0 if apart else written), 1 if apart else ROWS), MOST)
    for row in range(written, written + wanted):
        cells = [_cell(column, row, turn) for column in (columns[1:] if given else columns)]
        if row > written and not any("|" in cell or "\t" in cell for cell in cells):
            yield Write(prompt.id, " | ".join(cells), group)
            continue
        for cell in cells:
            yield Write(prompt.id, cell, group, cells=False)


def _cell(column: Column, row: int, turn: int) -> str:
    if column.options:
        return column.options[(row + turn) % len(column.options)]
    return f"made-up {column.name} {row + 1}".strip()
