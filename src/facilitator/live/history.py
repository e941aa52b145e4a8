"""The earlier sessions of an agenda, found in the folders without reading all that lies there."""

import json
from collections.abc import Callable, Iterator, Sequence
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
    title = agenda.workshop
    return _latest(title, lambda other: other.workshop == title, (folder, *more), most)


def sessions_of_series(series: str, folder: Path, *more: Path, most: int = MOST) -> tuple[Session, ...]:
    """Return the latest sessions of a series that really took place and were begun, the latest first."""
    return _latest(series, lambda other: other.series == series, (folder, *more), most) if series else ()


def _latest(text: str, fits: Callable[[Agenda], bool], folders: Sequence[Path], most: int) -> tuple[Session, ...]:
    """Return the latest sessions whose agenda fits; `text` stands in the first line of all that do."""
    found: dict[str, Session] = {}
    for path in _files(*folders):
        if len(found) >= most:
            break
        session = _session(path, text, fits)
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


def _session(path: Path, text: str, fits: Callable[[Agenda], bool]) -> Session | None:
    """Return the session in a file, where it is one that fits and took place."""
    if not _may_be_of(path, text):
        return None
    try:
        found = look_up(path)
    except (ValueError, OverflowError):
        return None
    if not isinstance(found, Found):
        return None
    session = found.session
    took_place = session.run.began is not None and not session.rehearsal
    return session if took_place and fits(session.agenda) else None


def _may_be_of(path: Path, text: str) -> bool:
    """Return whether the first two lines of a file hold a text and no rehearsal, without understanding them."""
    try:
        if path.stat().st_size > LARGEST_LISTED_B:
            return False
        with path.open("rb") as file:
            header, first = file.readline(LONGEST_LINE_B), file.readline(LONGEST_LINE_B)
    except OSError:
        return False
    return json.dumps(text).encode("ascii") in header and _REHEARSED not in first
