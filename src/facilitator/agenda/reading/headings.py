"""Steps whose first line is a heading with a colon, "- Step 2: The map", and not a key."""

import re

from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.keys import INSTEAD, MARKS, NOT_KNOWN, TABLES, nearest, plain_key
from facilitator.agenda.reading.nodes import Entry, Mapping, Mark, Node, Scalar, Sequence, last_end
from facilitator.agenda.reading.otherwise import OTHERWISE
from facilitator.agenda.reading.pasted import NUMBER
from facilitator.agenda.reading.run_on import for_steps_inside
from facilitator.agenda.reading.side_times import plain_length
from facilitator.agenda.reading.untitled import MOST_SHOWN, sentences

HEADING = re.compile(
    r"(?:step|part|activity|session|exercise|module|task|phase|round|stage|block|lesson|section|unit|game|station|day|"
    r"item|topic|chapter|hour|week)\s+(?:[0-9]+|[ivx]+|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten)\b.*",
    re.IGNORECASE,
)
"""A heading with its number, "Step 1", that looks like the name of a key and is none."""


def with_title(desk: Desk, node: Mapping) -> Mapping:
    """Return a step whose first line is a heading with a colon, "- Step 2: The map", with those words for its title."""
    first = node.entries[0] if len(node.entries) > 1 else None
    names = {plain_key(entry.key.text) for entry in node.entries}
    if first is None or "title" in names or not names & set(TABLES["step"]) or not _is_heading(desk, first):
        return node
    words = f"{first.key.text}: {first.value.text}" if isinstance(first.value, Scalar) else first.key.text
    desk.warn(first.key, *sentences("step", "title", words))
    title = Entry(Scalar("title", first.key.mark, first.key.end), Scalar(words, first.key.mark, first.value.end))
    return Mapping((title, *node.entries[1:]), node.mark, node.end, node.flow)


def as_heading(desk: Desk, node: Node) -> Node:
    """Return "- Round 1: two words, 5 min", all on one line, as the words that it is, any other node as it is."""
    first = node.entries[0] if isinstance(node, Mapping) and len(node.entries) == 1 and not node.flow else None
    if first is None or not isinstance(first.value, Scalar) or plain_length(first.value.text):
        return node
    if not HEADING.fullmatch(plain_key(first.key.text)) or last_end(node).line != node.mark.line:
        return node
    return Scalar(desk.line(node, "steps"), node.mark, last_end(node))


def numbered_steps(desk: Desk, node: Node) -> Node:
    """Return "1. Welcome" and "2. Talk" on lines of their own below `steps` as a list, any other node as it is."""
    if not isinstance(node, Scalar) or node.style not in {"plain", "literal"}:
        return node
    first = node.mark.line + (node.style == "literal")
    last = node.end.line if node.style == "plain" else node.mark.line + len(node.text.split("\n"))
    items: list[Node] = []
    for line in range(first, min(last, len(desk.lines)) + 1):
        words = desk.lines[line - 1].strip()
        if not words:
            continue
        number = NUMBER.match(words)
        if not number or int(number[1]) != len(items) + 1:
            break
        column = desk.lines[line - 1].index(words) + 1
        mark = Mark(line, column, node.mark.index + len(items))
        items.append(Scalar(words[number.end() :], mark, Mark(line, column + len(words), mark.index)))
    else:
        return Sequence(tuple(items), node.mark, node.end) if len(items) > 1 else node
    return node


def refuse_list_below(desk: Desk, node: Mapping) -> bool:
    """Note a heading with a colon and dashes below it, "- Welcome (5 min):"; return whether it was one."""
    first = node.entries[0]
    name = plain_key(first.key.text)
    known = {*MARKS, *OTHERWISE["step"], *INSTEAD["step"], *NOT_KNOWN.get("step", {}), *TABLES["step"]}
    if len(node.entries) > 1 or not isinstance(first.value, Sequence) or first.value.flow or name in known:
        return False
    if not HEADING.fullmatch(name) and nearest(name, TABLES["step"]) is not None:
        return False
    what = "This heading has dashed lines below it, and no line that says what they are."
    inside = for_steps_inside(short(first.key.text, MOST_SHOWN))
    desk.problem(first.key, what, f"{inside} If they are notes for you, write `guide: |` in the place of `steps:`.")
    return True


def _is_heading(desk: Desk, first: Entry) -> bool:
    name, value = plain_key(first.key.text), first.value
    if not isinstance(value, Scalar) or value.style != "plain" or value.end.line != first.key.mark.line:
        return False
    known = {*MARKS, *OTHERWISE["step"], *INSTEAD["step"], *NOT_KNOWN.get("step", {})}
    if name in known or any(name in table for table in TABLES.values()) or not value.text.strip():
        return False
    return bool(HEADING.fullmatch(name)) or (nearest(name, tuple(TABLES["step"])) is None and len(name) > 2)
