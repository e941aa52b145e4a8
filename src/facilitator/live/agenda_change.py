"""What has changed in an agenda's file while its workshop runs, in words and line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from facilitator.agenda.duration import say_range
from facilitator.agenda.library import Library
from facilitator.agenda.model import Agenda, Step
from facilitator.agenda.problems import Problem
from facilitator.agenda.reader import Reading
from facilitator.session.pairing import pairs_in
from facilitator.session.session import Session
from facilitator.session.takeover import taken_over

WHAT_CHANGED = (
    ("time", "time"),
    ("guide", "words"),
    ("prompts", "questions"),
    ("cues", "reminders"),
    ("handout", "sheet"),
    ("homework", "homework"),
    ("setting", "who works with whom"),
    ("code", "code"),
    ("at", "fixed start"),
    ("section", "section"),
    ("bring", "what to bring"),
    ("tracks", "tracks"),
    ("rounds", "rounds"),
    ("timer_s", "timer"),
    ("protect", "whether it is protected"),
    ("optional", "whether it may be left out"),
    ("is_break", "whether it is a break"),
)
"""Fields of a step, and what a change of each is called."""
LOOK_EVERY = 8
"""At every so many ticks of the console the file is looked at."""
NOT_AROUND = ("steps", "name", "source")
"""Fields of an agenda that are no words around its steps."""


@dataclass(frozen=True, slots=True)
class AgendaChange:
    """A changed agenda file, compared with the session that runs by it."""

    source: str
    """The text of the file as it is."""
    agenda: Agenda | None
    """What can be taken over; None while the file has problems."""
    words: tuple[str, ...] = ()
    """Step by step what will be different: "+" new, "–" gone, "~" changed, "=" begun already and so as it was."""
    lines: tuple[str, ...] = ()
    """The lines of the file that differ, as a unified diff without its heading."""
    problems: tuple[Problem, ...] = ()


class AgendaWatch:
    """Looks whether an agenda's file has changed; reads it only when its size or its time of change has."""

    def __init__(self, library: Library, session: Session) -> None:
        """Watch the file that the agenda of a session was read from, where that is known."""
        self._library = library
        self._path = Path(session.setup.file) if session.setup and session.setup.file else None
        self._seen: tuple[int, int] | None = None
        self._reading: Reading | None = None
        self._looks = 0
        self.change: AgendaChange | None = None
        """How the file differs from what the session goes by, where it does."""

    def look_now_and_then(self, session: Session) -> None:
        """Look at every so many calls."""
        if self._looks % LOOK_EVERY == 0:
            self.look(session)
        self._looks += 1

    def look(self, session: Session) -> None:
        """See whether the file differs; one that is not there does not: an editor takes it away while it saves."""
        if self._path is None or session.run.ended is not None:
            return
        try:
            found = self._path.stat()
        except OSError:
            return
        seen = found.st_size, found.st_mtime_ns
        if seen != self._seen or self._reading is None:
            self._seen, self._reading = seen, self._library.read_path(self._path)
        self.compare(session)

    def look_closely(self, session: Session) -> None:
        """Read the file again, also where it is as it was: a sheet that it names may have come since."""
        self._seen = None
        self.look(session)

    @property
    def is_gone(self) -> bool:
        """Whether the file is known and is not there at this moment."""
        return self._path is not None and not self._path.exists()

    def compare(self, session: Session) -> None:
        """Compare the file as it was last read with the session: with every step that is begun less would change."""
        if self._reading is not None:
            self.change = change_of(session, self._reading)

    @property
    def words(self) -> str:
        """Return in a sentence that the file has changed; empty where it has not."""
        if self.change is None:
            return ""
        if self.change.agenda is None:
            count = "a problem" if len(self.change.problems) == 1 else f"{len(self.change.problems)} problems"
            return f"The agenda's file was changed and has {count} now. Nothing changes here; press d to see."
        first = self.change.words[0] if self.change.words else "its remarks"
        return f"The agenda's file was changed: {first}. Press d to see it all."


def change_of(session: Session, reading: Reading) -> AgendaChange | None:
    """Return how an agenda as it was read now differs from the session's; None where its text is the same."""
    before = session.agenda.source
    agenda = reading.agenda
    if agenda is None:
        stopping = tuple(problem for problem in reading.problems if problem.severity == "problem")
        return AgendaChange(source="", agenda=None, problems=stopping)
    if agenda.source == before:
        return None
    merged = taken_over(session, agenda)
    lines = list(unified_diff(before.splitlines(), agenda.source.splitlines(), lineterm="", n=2))[2:]
    return AgendaChange(agenda.source, agenda, tuple(_words(session, agenda, merged)), tuple(lines))


def _words(session: Session, new: Agenda, merged: Agenda) -> Iterator[str]:
    old = {step.id: step for step in session.agenda.walk()}
    now = {step.id: step for step in merged.walk()}
    for step in merged.walk():
        if step.id not in old:
            yield f"+ {_label(merged, step)}, {say_range(step.time)}"
        elif changes := ", ".join(_changes(old[step.id], step)):
            yield f"~ {_label(session.agenda, old[step.id])}: {changes}"
    for step in session.agenda.walk():
        if step.id not in now:
            yield f"– {_label(session.agenda, step)}"
    written = {(step.code or step.title).casefold(): step for step in new.walk()}
    begun = {*session.run.first_began, *session.run.skipped}
    same = {known.id: step for known, step in pairs_in(session.agenda.steps, new.steps)}
    for step in merged.walk():
        as_written = same.get(step.id) or written.get((step.code or step.title).casefold())
        if step.id not in begun:
            continue
        if as_written is None:
            yield f"= {_label(merged, step)} was begun and stays, though the file has it no more"
        elif as_written.steps or any(_changes(step, as_written)):
            renamed = f"; the file calls it “{as_written.title}”" if as_written.title != step.title else ""
            yield f"= {_label(merged, step)} was begun and stays as it was{renamed}"
    order = [step.id for step in merged.walk() if step.id in old]
    if order != [step.id for step in session.agenda.walk() if step.id in now]:
        yield "~ The steps stand in another order"
    around = (name for name in Agenda.model_fields if name not in NOT_AROUND)
    if any(getattr(session.agenda, name) != getattr(merged, name) for name in around):
        yield "~ What stands around the steps: title, goal, lists, blanks or sheets"


def _changes(before: Step, after: Step) -> Iterator[str]:
    if before.title != after.title:
        yield f"it is called “{after.title}”"
    for name, called in WHAT_CHANGED:
        if getattr(before, name) == getattr(after, name):
            continue
        yield f"{say_range(before.time)} → {say_range(after.time)}" if name == "time" else called


def _label(agenda: Agenda, step: Step) -> str:
    return agenda.place_of(step.id) or step.title
