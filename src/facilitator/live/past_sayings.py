"""What was said in the sessions of the folders, read as far as it is cheap; what was not read is told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from facilitator.live.found import Found, NotOpened, look_up
from facilitator.session.find import Sayings, sayings
from facilitator.session.storage.listing import SessionEntry, list_sessions

SESSIONS_MOST = 200
"""So many sessions are read at most, the newest."""
SAID_MOST = 50_000
"""After so many answers no further session is read."""
_LINE_MOST_B = 4 * 1024 * 1024
_REHEARSED = b'"rehearsal": true'


@dataclass(frozen=True, slots=True)
class PastSayings:
    """What was said before."""

    sources: tuple[Sayings, ...] = ()
    """The newest session first, rehearsals last."""
    told: tuple[str, ...] = ()
    """What was not read, or not all of it, and why, in sentences."""


def said_in(path: Path) -> Sayings | NotOpened:
    """Return what was said in the session of a file, or why nobody can tell."""
    found = _found(path)
    return sayings(found.session, path) if isinstance(found, Found) else found


def past_sayings(
    folder: Path,
    *more: Path,
    but: str = "",
    most: int = SESSIONS_MOST,
    said_most: int = SAID_MOST,
    goes_on: Callable[[], bool] = lambda: True,
) -> PastSayings:
    """Read what was said in the sessions of one or more folders, unfinished ones and rehearsals too.

    `but` is the id of a session to leave out; where `goes_on` says no, what was read by then is returned.
    """
    sources: list[Sayings] = []
    told: list[str] = []
    entries = [entry for entry in list_sessions(folder, *more) if not but or entry.header.get("id") != but]
    entries.sort(key=lambda entry: _is_rehearsal(entry.path))
    count = 0
    for read, entry in enumerate(entries):
        if not goes_on():
            break
        if read >= most or count >= said_most:
            told.append(_not_all(read, len(entries)))
            break
        for what in _read(entry):
            if isinstance(what, Sayings):
                sources.append(what)
                count += len(what.said)
            else:
                told.append(what)
    return PastSayings(tuple(sources), tuple(told))


def _read(entry: SessionEntry) -> Iterator[Sayings | str]:
    """Yield what was said in a session, and what is wrong with its file."""
    found = NotOpened(entry.problem) if entry.problem else _found(entry.path)
    if isinstance(found, NotOpened):
        yield f"Left out: {found.sentence}"
        return
    yield sayings(found.session, entry.path)
    if found.remarks:
        yield f"{entry.path.name}: {' '.join(found.remarks)}"


def _found(path: Path) -> Found | NotOpened:
    try:
        return look_up(path)
    except (ValueError, OverflowError):
        # One file that was made to look like a session may not hide all others.
        return NotOpened(f"{path.name} says something that cannot be, so it cannot be shown.")


def _is_rehearsal(path: Path) -> bool:
    """Return whether the first record of a file says so, without understanding it."""
    try:
        with path.open("rb") as file:
            file.readline(_LINE_MOST_B)
            return _REHEARSED in file.readline(_LINE_MOST_B)
    except OSError:
        return False


def _not_all(read: int, there: int) -> str:
    sessions = "the newest session" if read == 1 else f"the newest {read} sessions"
    return f"Only {sessions} of {there} were searched; rehearsals come after what really took place."
