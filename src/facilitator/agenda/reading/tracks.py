"""The key `tracks` of a step: what the parts of the room do at the same time."""

from facilitator.agenda.model import Track
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk, is_empty
from facilitator.agenda.reading.keys import TABLES, TRACK_KEYS, plain_key, repeated, unknown_key
from facilitator.agenda.reading.nodes import Mapping, Node, Sequence

EXAMPLE = "Write a line for each, like `Team North: Sort the cards.`"


def read_tracks(desk: Desk, node: Node) -> tuple[Track, ...]:
    """Return the tracks, from a name and a task for each, or from a list of them."""
    if isinstance(node, Mapping):
        found = _by_name(desk, node)
    elif isinstance(node, Sequence):
        found = [track for item in desk.items(node) for track in _listed(desk, item)]
    else:
        desk.problem(node, "“tracks” wants a name and a task for each part of the room.", EXAMPLE)
        return ()
    if len(found) < 2:
        desk.problem(node, "At least two tracks run at the same time.", f"{EXAMPLE} With one, leave `tracks` out.")
    if (twice := repeated(plain_key(track.name) for track in found)) is not None:
        desk.problem(node, f"Two tracks are called “{short(found[twice].name)}”.", "Give each a name of its own.")
    return tuple(found)


def _listed(desk: Desk, node: Node) -> tuple[Track, ...]:
    if isinstance(node, Mapping) and any(plain_key(entry.key.text) in TRACK_KEYS for entry in node.entries):
        fields = desk.fields(node, "track")
        name = next((desk.line(fields[key], key) for key in ("name", "title") if key in fields), "")
        return (_track(desk, name, fields.get("do"), node),)
    if isinstance(node, Mapping):
        return tuple(_by_name(desk, node))
    return (_track(desk, desk.line(node, "tracks"), None, node),)


def _by_name(desk: Desk, node: Mapping) -> list[Track]:
    """Return the tracks of lines like `Team North: Sort the cards.`; a key of a step is no name."""
    found = []
    for entry in node.entries:
        if plain_key(entry.key.text) in TABLES["step"]:
            desk.problem(entry.key, *unknown_key(entry.key.text, "track"))
        else:
            found.append(_track(desk, entry.key.text, entry.value, entry.key))
    return found


def _track(desk: Desk, written: str, does: Node | None, at: Node) -> Track:
    name = " ".join(written.split())
    task = desk.text(does, "tracks") if does is not None and not is_empty(does) else ""
    if not name:
        desk.problem(at, "This track has no name.", EXAMPLE)
    elif not task:
        desk.problem(at, f"It is not said what “{short(name)}” does meanwhile.", EXAMPLE)
    return Track(name=name, task=task)
