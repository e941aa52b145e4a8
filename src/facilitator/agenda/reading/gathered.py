"""Keys of a question that stand in the step beside it: `ask: Which ideas?`, and below that `kind: list`."""

from collections.abc import Set as AbstractSet

from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.keys import INSTEAD, TABLES, plain_key
from facilitator.agenda.reading.nodes import Entry, Mapping, Node, Scalar, Sequence, last_end
from facilitator.agenda.reading.strays import stray_in_step

ASKS = frozenset({"ask", "question", "questions"})
OF_QUESTIONS = (frozenset(TABLES["question"]) | {"type", "choices", "id"}) - {*TABLES["step"], *INSTEAD["step"]}
"""Keys that only a question has, with two words that people write for them."""


FOR_ALL = frozenset({"who", "anonymous", "hidden"})
"""Keys that may be meant for all questions of a step or a sheet."""


def with_question(desk: Desk, step: Mapping) -> Mapping:
    """Return a step whose only question has the keys that stand beside it in the step; told as a remark.

    A key that a homework has as well is taken for one of the question where the step has none.
    """
    names = {plain_key(entry.key.text): entry for entry in step.entries}
    asked = next((names[name] for name in names if name in ASKS), None)
    if asked is None:
        return step
    question = _only_question(asked.value)
    if question is None:
        return step if "homework" in names else spread(desk, step)
    there = {plain_key(entry.key.text) for entry in question.entries}
    other = set(TABLES["homework"]) if "homework" in names else set()
    moved = _first_of_each(step, OF_QUESTIONS - other - there)
    if not moved:
        return step
    for entry in moved:
        name = plain_key(entry.key.text)
        told = stray_in_step(step, INSTEAD["question"].get(name, name), entry.value)
        what = f"“{short(entry.key.text)}” stands in the step and is taken for the question's."
        desk.warn(entry.key, what, f"To be sure: {told[1][:1].lower()}{told[1][1:]}" if told else "")
    whole = Mapping((*question.entries, *moved), question.mark, last_end(moved[-1].value))
    return _with(step, asked, whole, moved)


def _only_question(node: Node) -> Mapping | None:
    """Return the question of a step that has one and no more, as one with keys; None for any other."""
    if isinstance(node, Sequence) and not node.flow and len(node.items) == 1:
        node = node.items[0]
    if isinstance(node, Scalar) and node.text.strip():
        return Mapping((Entry(Scalar("ask", node.mark, node.mark), node),), node.mark, node.end)
    if isinstance(node, Mapping) and not node.flow and any(plain_key(e.key.text) == "ask" for e in node.entries):
        return node
    return None


def spread(desk: Desk, around: Mapping) -> Mapping:
    """Return a step or a sheet whose questions all have the `who`, `anonymous` or `hidden` that stands beside them."""
    asked = next((entry for entry in around.entries if plain_key(entry.key.text) in ASKS), None)
    moved = _first_of_each(around, FOR_ALL)
    if asked is None or not moved or not isinstance(asked.value, Sequence) or asked.value.flow:
        return around
    for entry in moved:
        what = f"“{short(entry.key.text)}” stands beside the questions and is taken for each of them."
        desk.warn(entry.key, what, "To be sure, write it below each question.")
    items = tuple(_also(item, moved) for item in asked.value.items)
    whole = Sequence(items, asked.value.mark, asked.value.end)
    return _with(around, asked, whole, moved)


def _also(item: Node, moved: list[Entry]) -> Node:
    """Return a question with further keys, its own before those of the same name."""
    question = _only_question(item)
    if question is None:
        return item
    there = {plain_key(entry.key.text) for entry in question.entries}
    more = [entry for entry in moved if plain_key(entry.key.text) not in there]
    return Mapping((*question.entries, *more), question.mark, question.end)


def _first_of_each(around: Mapping, names: AbstractSet[str]) -> list[Entry]:
    """Return the first entry of each of these names; a second one is told as what it is."""
    found: dict[str, Entry] = {}
    for entry in around.entries:
        name = plain_key(entry.key.text)
        if name in names:
            found.setdefault(name, entry)
    return list(found.values())


def _with(around: Mapping, asked: Entry, questions: Node, moved: list[Entry]) -> Mapping:
    """Return a step or a sheet with other questions, and without what was moved to them."""
    gone = {id(entry) for entry in moved}
    kept = (entry for entry in around.entries if id(entry) not in gone)
    entries = tuple(Entry(asked.key, questions) if entry is asked else entry for entry in kept)
    return Mapping(entries, around.mark, around.end, around.flow)
