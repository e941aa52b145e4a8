"""What the file says of the workshop that follows: which it is, and after how long."""

import re
from collections.abc import Collection

from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.keys import nearest, plain_key
from facilitator.agenda.reading.nodes import Node

_IN = re.compile(
    r"(?P<name>.*[^\s,])[ \t,]+(?:in|after)[ \t]+"
    r"(?P<count>[0-9]{1,4}|an?|one|two|three|four|six|eight|ten|twelve)[ \t]+"
    r"(?P<unit>days?|weeks?|months?)",
    re.IGNORECASE,
)
MOST = {"day": 3660, "week": 520, "month": 120}
"""Ten years: what is planned for later is not planned."""


def read_next(desk: Desk, node: Node, known: Collection[str] | None) -> dict[str, str]:
    """Return the fields `next` and `next_in` of "B" or "D in 100 days"; `known` are the workshops that there are."""
    line = desk.line(node, "next")
    found = None if known is not None and _is_one(line, known) else _IN.fullmatch(line)
    name = found["name"] if found else line
    if name and known is not None and not _is_one(name, known):
        better = nearest(name, list(known))
        what = f"There is no workshop “{short(name)}” that could come next."
        fix = f"Did you mean `{better}`?" if better else "Write the code or the file name of an agenda you have."
        desk.problem(node, what, fix)
    if found is None:
        return {"next": name}
    unit = found["unit"].casefold().removesuffix("s")
    if found["count"].isdigit() and not 0 < int(found["count"]) <= MOST[unit]:
        what = f"“{short(line)}” is no time in which anybody meets again."
        desk.problem(node, what, f"Write for example `next: {name} in 100 days`.")
    return {"next": name, "next_in": f"in {found['count']} {found['unit']}".casefold()}


def _is_one(name: str, known: Collection[str]) -> bool:
    return plain_key(name) in {plain_key(each) for each in known}
