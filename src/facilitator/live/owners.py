"""Who takes something on: a person or a group of this workshop by the beginning of the name."""

from facilitator.agenda.problems import short
from facilitator.session.session import Session

MOST_OFFERED = 5


def owner_named(session: Session, typed: str) -> str:
    """Return the person or group that a text names by its beginning or its number; what nobody is called stays.

    A full stop at the end means the words as they stand: "Jo." is Jo, also where there is a Joseph.
    """
    words = typed.strip()
    if words.endswith("."):
        return words.rstrip(".")
    found = _fitting(session, words)
    return found[0] if len(found) == 1 else words


def explain_owner(session: Session, typed: str) -> str:
    """Return whom a text names, or who could be meant."""
    words = typed.strip()
    found = _fitting(session, words) if words else _everybody(session)
    if not words:
        return _offered(found)
    if not found or words.endswith("."):
        return ""
    if len(found) > 1:
        return _offered(found)
    if found[0].casefold() == words.casefold():
        return ""
    return f"Enter takes {found[0]}. “{short(words)}.” with a full stop stays as it is."


def _offered(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    more = f" and {len(names) - MOST_OFFERED} more" if len(names) > MOST_OFFERED else ""
    return f"{' · '.join(short(name) for name in names[:MOST_OFFERED])}{more}"


def _fitting(session: Session, words: str) -> tuple[str, ...]:
    """Return who is called so, else whose name or a part of it begins so; a number names a group."""
    wanted, groups = words.casefold(), session.group_names
    if not wanted:
        return ()
    if wanted.isdecimal() and len(wanted) <= 3 and 1 <= int(wanted) <= len(groups):
        return (groups[int(wanted) - 1],)
    everybody = _everybody(session)
    exact = tuple(name for name in everybody if name.casefold() == wanted)
    begun = (name for name in everybody if any(part.startswith(wanted) for part in _beginnings(name)))
    return exact[:1] or tuple(begun)


def _beginnings(name: str) -> tuple[str, ...]:
    """Return a name from each of its words on."""
    words = name.casefold().split()
    return tuple(" ".join(words[place:]) for place in range(len(words)))


def _everybody(session: Session) -> tuple[str, ...]:
    people = (*session.seats.names, *(person for group in session.groups for person in group.people))
    return tuple(dict.fromkeys((*people, *session.group_names)))
