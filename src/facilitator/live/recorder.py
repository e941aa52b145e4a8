"""The only writer of a session: decides, keeps in memory, hands over to the disk, and knows what is saved."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from facilitator.live.heartbeat import Heartbeat
from facilitator.live.journal import Journal, Record, SaveState
from facilitator.live.session_clock import Watch
from facilitator.session.decide import decide
from facilitator.session.events import Event, write_event
from facilitator.session.intents import Intent, NoteClock, NoteSleep, Refusal
from facilitator.session.session import Session, apply
from facilitator.session.storage.file import SessionFile
from facilitator.session.storage.line_format import FORMAT
from facilitator.timing.clock import Instant

RETRY_AFTER_S = (1.0, 2.0, 4.0, 8.0, 15.0)
"""How long it waits before each further try to save; each writes the whole session."""


def header_of(session: Session) -> dict[str, Any]:
    """Return what stands at the top of the session's file."""
    return {
        "format": FORMAT,
        "id": session.id,
        "agenda": (session.first_agenda or session.agenda).model_dump(mode="python", exclude_defaults=True),
    }


class Recorder:
    """Records what people ask for.

    An event is applied in memory at once, so that the screen answers the key, and is on the disk when `saved` says
    so: an answer is shown as saved only after that.
    """

    def __init__(
        self,
        session: Session,
        file: SessionFile,
        *,
        state_folder: Path,
        header: Mapping[str, Any] | None = None,
        told: Callable[[], None] = lambda: None,
        background: bool = True,
        release: Callable[[], None] = lambda: None,
        moved: Callable[[Path], object] = lambda path: None,
        ahead: timedelta = timedelta(),
    ) -> None:
        """Record into `file`, which holds all of `session`; see `Journal` for `told`, `moved` and `background`.

        `header` is what stands at the top of `file`, where that is more than this version would write. `ahead` is how
        far the session's clock is ahead of the steady one of this computer.

        `release` gives back whatever keeps other writers out; it is called last, from the journal's thread.
        """
        self.session = session
        self._header = dict(header or header_of(session))
        self.ahead = ahead
        """How far the session's clock is ahead of the steady one; every `now` that is handed over is of the latter."""
        self._watch = Watch()
        self._heartbeat = Heartbeat(state_folder, session.id)
        self._tries = 0
        self._next_try: datetime | None = None
        self.told = told
        """Called, from another thread, whenever `saved` has changed; may be set anew."""
        self._journal = Journal(
            file,
            saved_seq=session.last_seq,
            whole=self._whole,
            state_folder=state_folder,
            told=self._tell,
            moved=moved,
            background=background,
            ended=release,
        )

    @property
    def saved(self) -> SaveState:
        """Return how much of the session is on the disk."""
        return self._journal.state

    def record(self, intent: Intent, now: Instant) -> Sequence[Event] | Refusal:
        """Carry out an intent and return what happened, which may be nothing, or say why it cannot be done."""
        decision = decide(self.session, intent, now.wall + self.ahead)
        if isinstance(decision, Refusal):
            return decision
        session = self.session
        for event in decision:
            session = apply(session, event)
        self.session = session
        self._journal.add([write_event(event) for event in decision])
        return decision

    def to_note(self, now: Instant) -> list[NoteSleep | NoteClock]:
        """Return what the computer's clocks have done since it was asked last; to be asked often, and recorded."""
        return self._watch.look(self.session, now, self.ahead)

    def retry(self) -> None:
        """Try again, at once, to save what could not be saved."""
        self._journal.retry()

    def look_after(self, now: Instant) -> None:
        """Note that somebody is here, and try again, less and less often, what is not saved; to be called often."""
        self._heartbeat.beat(self.session, now, self.ahead)
        if self.saved.state != "not saved":
            self._tries, self._next_try = 0, None
        elif self._next_try is None or now.wall >= self._next_try:
            if self._next_try is not None:
                self.retry()
                self._tries += 1
            self._next_try = now.wall + timedelta(seconds=RETRY_AFTER_S[min(self._tries, len(RETRY_AFTER_S) - 1)])

    def close(self, patience_s: float = 10.0) -> SaveState:
        """Save what is left and let others write; return how it stands after so many seconds at most.

        A disk that does not answer in time may still take what it was given, so others are kept out until it has.
        """
        return self._journal.close(patience_s)

    def _tell(self) -> None:
        self.told()

    def _whole(self) -> tuple[Record, Sequence[Record]]:
        session = self.session
        return self._header, [write_event(event) for event in session.log]
