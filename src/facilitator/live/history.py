"""The earlier sessions of an agenda, found in the folders without reading all that lies there."""

import json
from collections.abc import Iterator
from pathlib import Path

from facilitator.agenda.model import Agenda
from facilitator.live.found import Found, look_up
from facilitator.session.history import say_whole_lengths, whole_lengths_s
from facilitator.session.session import Session
from facilitator.session.storage.listing import LARGEST_LISTED_B

MOST = 12
"""So many sessions are read at most, the latest."""
LONGEST_LINE_B = 4 * 1024 * 1024
"""A first line that is longer holds no agenda that anybody wrote."""
_REHEARSED = b'"rehearsal": true'


def past_sessions(agenda: Agenda, folder: Path, *more: Path, most: int = MOST) -> tuple[Session, ...]:
    """Return the latest sessions of an agenda that really took place and were begun, the latest first.

    They are known by the title of the workshop. What cannot be read is passed over; of two copies the longer one
    stands.
    """
    found: dict[str, Session] = {}
    for path in _files(folder, *more):
        if len(found) >= most:
            break
        session = _session(path, agenda.workshop)
        if session is not None:
            known = found.get(session.id)
            found[session.id] = session if known is None or session.last_seq > known.last_seq else known
    return tuple(found.values())


def say_past_lengths(agenda: Agenda, folder: Path, *more: Path) -> str:
    """Return how long the latest sessions of an agenda took: "Your last 4 took 62–81 min."; empty where none did."""
    return say_whole_lengths(whole_lengths_s(past_sessions(agenda, folder, *more)))


def _files(*folders: Path) -> Iterator[Path]:
    """Yield the session files, the latest first: their names begin with the day and the time."""
    paths: list[Path] = []
    for folder in folders:
        try:
            paths += [path for path in folder.iterdir() if path.suffix == ".json" and not path.name.startswith(".")]
        except OSError:
            continue
    yield from sorted(paths, key=lambda path: path.name, reverse=True)


def _session(path: Path, workshop: str) -> Session | None:
    """Return the session in a file, where it is one of this workshop that took place."""
    if not _may_be_of(path, workshop):
        return None
    try:
        found = look_up(path)
    except (ValueError, OverflowError):
        return None
    if not isinstance(found, Found):
        return None
    session = found.session
    took_place = session.run.began is not None and not session.rehearsal
    return session if took_place and session.agenda.workshop == workshop else None


def _may_be_of(path: Path, workshop: str) -> bool:
    """Return whether the first two lines of a file name the workshop and no rehearsal, without understanding them."""
    try:
        if path.stat().st_size > LARGEST_LISTED_B:
            return False
        with path.open("rb") as file:
            header, first = file.readline(LONGEST_LINE_B), file.readline(LONGEST_LINE_B)
    except OSError:
        return False
    return json.dumps(workshop).encode("ascii") in header and _REHEARSED not in first
