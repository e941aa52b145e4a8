"""Made-up answers for a rehearsal: for every kind of prompt something that its rules take."""

import re
from collections.abc import Iterator, Sequence

from facilitator.agenda.model import Agenda, Column, Prompt, Step
from facilitator.session.answers import takes_one
from facilitator.session.intents import Write
from facilitator.session.session import Session
from facilitator.session.votes import rows_of, things_of

ITEMS = 3
"""How many items a list gets from each group."""
ROWS = 2
"""How many rows a table without given ones gets from each group."""
MOST = 25
"""However many are asked for, no group makes up more."""
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
    """Return the groups that answer a prompt; an empty name is the room."""
    return session.group_names if prompt.who != "room" and session.group_names else ("",)


def made_up(session: Session, prompt: Prompt, group: str, turn: int) -> list[Write]:
    """Return what is written down for a prompt by one group, which is the `turn`-th to answer."""
    if prompt.in_rows:
        return list(_table(session, prompt, group, turn))
    return [Write(prompt.id, text, group) for text in _texts(session, prompt, group, turn)]


def _texts(session: Session, prompt: Prompt, group: str, turn: int) -> Sequence[str]:
    who = group or "the room"
    match prompt.kind:
        case "list":
            wanted = min(max(prompt.at_least, ITEMS), MOST)
            return [f"Made-up answer {number} of {who}" for number in range(1, wanted + 1)]
        case "number":
            return [str(_head_count(session, group))]
        case "choice":
            return _chosen(prompt, turn)
        case "scale":
            return _one_of(prompt.levels, turn)
        case "checklist":
            return _unticked(session, prompt, group)
        case "vote":
            things = things_of(session, prompt)
            picked = {(turn + step) % len(things) + 1 for step in range(prompt.votes)} if things else set()
            return [", ".join(str(number) for number in sorted(picked))] if picked else []
        case _:
            return [f"Made-up answer of {who}"]


def _unticked(session: Session, prompt: Prompt, group: str) -> Sequence[str]:
    """Return the lines without a tick: naming a ticked one would take its tick away."""
    before = session.answers_to(prompt.id, group)[-1:] if takes_one(prompt) else ()
    ticked = before[0].values if before else ()
    return [option for option in prompt.options if option not in ticked]


def _head_count(session: Session, group: str) -> int:
    if not group or session.setup is None:
        return session.people or 10
    return next((each.size or 4 for each in session.setup.groups if each.name == group), 4)


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
    given = rows_of(session, prompt) if len(prompt.columns) > 1 else ()
    wanted = max(0, len(given) - written) if given else min(max(prompt.at_least - written, ROWS), MOST)
    for row in range(written, written + wanted):
        cells = [_cell(column, row, turn) for column in (prompt.columns[1:] if given else prompt.columns)]
        if row > written and not any("|" in cell or "\t" in cell for cell in cells):
            yield Write(prompt.id, " | ".join(cells), group)
            continue
        for cell in cells:
            yield Write(prompt.id, cell, group, cells=False)


def _cell(column: Column, row: int, turn: int) -> str:
    if column.options:
        return column.options[(row + turn) % len(column.options)]
    return f"made-up {column.name[:1].lower()}{column.name[1:]} {row + 1}".strip()
