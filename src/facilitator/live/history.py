"""The earlier sessions of an agenda, found in the folders without reading all that lies there."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.agenda.model import Agenda
from facilitator.live.found import Found, look_up
from facilitator.session.history import say_whole_lengths, step_histories, whole_lengths_s
from facilitator.session.history_words import outside_first, say_step_briefly
from facilitator.session.session import Session
from facilitator.session.storage.listing import LARGEST_LISTED_B

MOST = 12
"""So many sessions are read at most, the latest."""
MOST_AT_A_GLANCE = 3
"""So many steps that did not keep to the file are told beside the whole length."""
LONGEST_LINE_B = 4 * 1024 * 1024
"""A first line that is longer holds no agenda that anybody wrote."""
_REHEARSED = b'"rehearsal": true'


def past_sessions(agenda: Agenda, folder: Path, *more: Path, most: int = MOST) -> tuple[Session, ...]:
    """Return the latest sessions of an agenda that really took place and were begun, the latest first.

    They are known by the title of the workshop. What cannot be read is passed over; of two copies the longer one
    stands.
    """
    title = agenda.workshop
    return latest_sessions(title, lambda other: other.workshop == title, (folder, *more), most)


def sessions_of_series(series: str, folder: Path, *more: Path, most: int = MOST) -> tuple[Session, ...]:
    """Return the latest sessions of a series that really took place and were begun, the latest first."""
    return latest_sessions(series, lambda other: other.series == series, (folder, *more), most) if series else ()


def latest_sessions(
    text: str, fits: Callable[[Agenda], bool], folders: Sequence[Path], most: int
) -> tuple[Session, ...]:
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


@dataclass(frozen=True, slots=True)
class Past:
    """What the latest sessions of an agenda tell at its set-up."""

    glance: tuple[str, ...] = ()
    """The whole length and the steps that did not keep to the file, a line each; empty where nothing is known."""
    steps: tuple[str, ...] = ()
    """A line for every step of which something is known, those that did not keep to the file first."""


def told_by_past(agenda: Agenda, folder: Path, *more: Path) -> Past:
    """Return how long an agenda and its steps took in its latest sessions."""
    sessions = past_sessions(agenda, folder, *more)
    known = outside_first(step_histories(agenda, sessions))
    steps = tuple(say_step_briefly(each) for each in known)
    outside = sum(each.outside for each in known)
    timed = sum(each.step.time is not None for each in known)
    whole = say_whole_lengths(whole_lengths_s(sessions))
    head = " ".join(filter(None, (whole, _say_kept(outside, timed))))
    glance = (head, *(f"! {line}" for line in steps[: min(outside, MOST_AT_A_GLANCE)]))
    return Past(glance if head else (), steps)


def _say_kept(outside: int, timed: int) -> str:
    """Return how many of the timed steps did not keep to the file; empty where nothing is known of any."""
    if not timed:
        return ""
    if not outside:
        return "Every step kept to the file."
    return f"{outside} of {timed} {'steps' if timed > 1 else 'step'} did not keep to the file:"


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
