"""Keys of a question or a homework that stand one level too high, and how they are written where they belong."""

from facilitator.agenda.problems import short
from facilitator.agenda.reading.key_table import KEY_TABLE
from facilitator.agenda.reading.keys import plain_key
from facilitator.agenda.reading.nodes import Mapping, Node, Scalar
from facilitator.agenda.reading.otherwise import OTHERWISE

LONGEST_SHOWN = 40

MOST_LOOKED_AT = 40
"""Keys of a step among which the one is looked for to which a stray key belongs."""

INNER = {"question": ("ask", "ask"), "homework": ("homework", "task")}
"""Places inside a step: the key of the step that leads there, and the key that comes first there."""


def stray_in_step(node: Mapping, name: str, value: Node) -> tuple[str, str] | None:
    """Return the two sentences for a key of a question or a homework among those of a step, or None for any other.

    Where a key belongs to both, it is taken for that of the key above it.
    """
    places = [place for place in INNER if any((e.where, e.name) == (place, name) for e in KEY_TABLE)]
    if not places:
        return None
    keys = {plain_key(entry.key.text): entry.value for entry in node.entries[:MOST_LOOKED_AT]}
    place = next((each for each in places if INNER[each][0] in keys), places[0])
    if name in OTHERWISE["step"] and INNER[place][0] not in keys:
        return f"“{name}” is no key that a step knows.", OTHERWISE["step"][name]
    above, first = INNER[place]
    article = f"a {place}"
    what = f"“{name}” is no key that a step knows: it belongs to {article}."
    line = f"`    {name}: {_shown(value)}`"
    words = _shown(keys[above]) if above in keys else "…"
    return what, f"Write `{above}:` alone, below it `  - {first}: {words}`, and below that {line}."


def _shown(node: Node) -> str:
    return short(node.text, LONGEST_SHOWN) if isinstance(node, Scalar) and node.text.strip() else "…"
