"""The clock of the session on a desk, and what has to be said of the computer's own."""

from dataclasses import replace

from facilitator.live.follower import Follower
from facilitator.live.heartbeat import as_the_console
from facilitator.live.recorder import Recorder
from facilitator.live.session_clock import ahead_of, followed
from facilitator.live.workplace import Workplace
from facilitator.session.intents import Refusal
from facilitator.session.words import say_event
from facilitator.timing.clock import Instant


class DeskClock:
    """Tells the time that a session goes by, and watches the clocks of the computer while it is recorded."""

    def __init__(self, place: Workplace, source: Recorder | Follower) -> None:
        """Go by the clock of `source`."""
        self._place = place
        self._ahead = source.ahead if isinstance(source, Recorder) else ahead_of(source.session, place.now())
        self._noted: list[str] = []

    def now(self) -> Instant:
        """Return this moment; its `wall` is the session's."""
        now = self._place.now()
        return replace(now, wall=now.wall + self._ahead)

    def look(self, follower: Follower) -> None:
        """Read what another console wrote, and go by its clock."""
        before = follower.session
        now, read_more = self._place.now(), follower.look()
        known = followed(before, follower.session, now, self._ahead) if read_more else self._ahead
        self._ahead = as_the_console(self._place.state_folder, follower.session, now, known)

    def note(self, recorder: Recorder) -> None:
        """Put on record what the computer's clocks have done, before anything else that is of this moment."""
        now = self._place.now()
        for intent in recorder.to_note(now):
            before = recorder.session
            what = recorder.record(intent, now)
            if not isinstance(what, Refusal):
                self._noted += filter(None, (say_event(before, event) for event in what))

    def noted(self) -> str:
        """Return what is to be said about the computer's clocks, once; empty where there is nothing."""
        noted, self._noted = " ".join(self._noted), []
        return noted

    def say_again(self, noted: str) -> None:
        """Let something be said once more, on another screen."""
        self._noted.append(noted)
