"""Steps on one line whose length stands behind no comma: "Welcome 5 min", "Welcome: 5 min"."""

import re

from facilitator.agenda.duration import TimeRange, read_duration
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk, looks_like_words
from facilitator.agenda.reading.nodes import Mapping, Node, Scalar, last_end
from facilitator.agenda.reading.side_times import plain_length, unsure_length
from facilitator.agenda.reading.untitled import MOST_SHOWN

UNSURE = re.compile(r"[0-9],[0-9]|\s[-–—]\s|[0-9]\s+to\s")
"""A length of which a part may belong to the words before it: "3 - 10 min"."""
GOES_ON = re.compile(
    r"(?:[0-9]|\b(?:a|about|after|all|an|and|another|around|at|before|by|during|each|every|first|for|from|further|in|is|"
    r"last|least|less|more|most|next|of|or|our|over|past|per|than|that|the|these|this|those|to|under|until|up|with|"
    r"within|your))$",
    re.IGNORECASE,
)
"""The end of a title that a length belongs to: "The first 10 minutes"."""


def without_comma(desk: Desk, node: Node, written: str) -> tuple[str, TimeRange] | None:
    """Return the title and the length of "Welcome 5 min", told as a remark; None where it may go on the words."""
    title, length = unsure_length(written) or ("", "")
    found = None if UNSURE.search(length) else plain_length(length)
    if not title or found is None or not written.endswith(f"{title} {length}") or GOES_ON.search(title):
        return None
    what = f"“{short(length)}” is taken for the time of this step."
    desk.warn(node, what, f"Put a comma before it to be sure: “{short(title, MOST_SHOWN)}, {short(length)}”.")
    return title, found


def with_comma(desk: Desk, node: Mapping) -> Node:
    """Return `- Welcome: 5 min`, with a colon for the comma, as the line that is meant; told as a remark."""
    entry = node.entries[0]
    if not looks_like_words(node, "step") or not isinstance(entry.value, Scalar):
        return node
    if not isinstance(read_duration(entry.value.text), TimeRange):
        return node
    words = f"{entry.key.text}, {entry.value.text}"
    what = f"After “{short(entry.key.text)}” stands a colon; what follows is taken for the time of this step."
    desk.warn(node, what, f"Write a comma to be sure: `- {short(words)}`.")
    return Scalar(words, node.mark, last_end(node))
