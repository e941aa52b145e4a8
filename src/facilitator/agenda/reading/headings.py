"""Steps whose first line is a heading with a colon, "- Step 2: The map", and not a key."""

import re

from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.keys import INSTEAD, MARKS, NOT_KNOWN, TABLES, nearest, plain_key
from facilitator.agenda.reading.nodes import Entry, Mapping, Scalar
from facilitator.agenda.reading.otherwise import OTHERWISE
from facilitator.agenda.reading.untitled import sentences

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


def _is_heading(desk: Desk, first: Entry) -> bool:
    name, value = plain_key(first.key.text), first.value
    if not isinstance(value, Scalar) or value.style != "plain" or value.end.line != first.key.mark.line:
        return False
    known = {*MARKS, *OTHERWISE["step"], *INSTEAD["step"], *NOT_KNOWN.get("step", {})}
    if name in known or any(name in table for table in TABLES.values()) or not value.text.strip():
        return False
    return bool(HEADING.fullmatch(name)) or (nearest(name, tuple(TABLES["step"])) is None and len(name) > 2)
