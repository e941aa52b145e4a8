"""The ways out of a session, wanted or not: each keeps what is half typed, and says what is not on the disk."""

import asyncio
import os
import signal
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on, work

from facilitator.console.key_order import KeysInOrderApp
from facilitator.console.messages import LeaveWorkshop
from facilitator.documents.writers.visible import visible
from facilitator.live.journal import SaveState
from facilitator.live.unsaved import Unsaved

if TYPE_CHECKING:
    from facilitator.console.desk import Desk
    from facilitator.console.screens.workshop import WorkshopScreen

SAVING_MAY_TAKE_S = 0.5
"""How long leaving waits for a disk that is still writing before it asks."""
PATIENCE_S = 10.0
"""How long a program that has to end waits for the disk."""
SCREEN_MAY_TAKE_S = 2.0
"""How long the screen of a program that has to end may take to give the terminal back."""
END_SIGNALS = ("SIGHUP", "SIGTERM", "SIGINT", "SIGBREAK")
"""What a system sends to a program whose window is closed, or that is to end; those that it knows are heeded."""


@dataclass(frozen=True, slots=True)
class Parting:
    """How a session stood when it was put away."""

    path: Path
    unfinished: bool
    saved: SaveState
    unsaved: Unsaved

    @property
    def words(self) -> str:
        """Return what is to be said of it after the console has closed; empty where there is nothing to say."""
        if self.unsaved:
            return "\n".join((*self._lost(), self._kept("What was saved before is in")))
        return self._kept("The session is kept in") if self.unfinished else ""

    def _lost(self) -> tuple[str, ...]:
        lines = (f"  {visible(line.replace(chr(10), ' ⏎ '))}" for line in self.unsaved.lines)
        why = visible(self.saved.reason) or "The disk did not answer in time."
        copy = "Copy them from here:" if self.unsaved.lines else ""
        return tuple(filter(None, (f"NOT SAVED: {self.unsaved.words}. {why}", copy, *lines)))

    def _kept(self, begin: str) -> str:
        return f"{begin} {visible(str(self.path))}\nGo on with it: facilitator resume"


class LeavingApp(KeysInOrderApp):
    """An app that lets nobody leave a session unawares of what is in memory only."""

    def __init__(self) -> None:
        """Begin without a session."""
        super().__init__()
        self._desk: Desk | None = None
        self._workshop: WorkshopScreen | None = None
        self._partings: list[Parting] = []
        self._on_the_way_out = False
        self._end_task: asyncio.Task[None] | None = None
        self._putting_away = threading.Lock()
        self._gone = threading.Event()
        self._heeded_before: dict[int, Any] = {}

    @on(LeaveWorkshop)
    def _leave(self, event: LeaveWorkshop) -> None:
        self._leave_workshop(home=event.home)

    def action_leave(self) -> None:
        """Leave the program; what is half typed is kept."""
        self._leave_workshop(home=False)

    @work
    async def _leave_workshop(self, *, home: bool) -> None:
        """Leave, once everything is on the disk or once somebody has said to leave without it."""
        if self._on_the_way_out:
            return
        self._on_the_way_out = True
        try:
            leaves = await self._may_leave()
        finally:
            self._on_the_way_out = False
        if not leaves:
            return
        # What could not be saved was asked about; it is tried once more, but nobody waits long for it.
        self._put_away(SAVING_MAY_TAKE_S)
        if not home:
            self.exit()
        elif self.screen is self._workshop:
            self.pop_screen()

    async def _may_leave(self) -> bool:
        from facilitator.console.screens.leaving import LeavingScreen

        self._keep_draft()
        desk = self._desk
        if desk is None:
            return True
        desk.save_again()
        with suppress(TimeoutError):
            async with asyncio.timeout(SAVING_MAY_TAKE_S):
                while desk.unsaved():
                    await asyncio.sleep(0.01)
        return not desk.unsaved() or await self.push_screen_wait(LeavingScreen(desk))

    def _keep_draft(self) -> None:
        """Keep what is half typed in the workshop, if there is one."""
        if self._workshop is not None and self._workshop in self.screen_stack:
            self._workshop.keep_draft()

    def _put_away(self, patience_s: float = PATIENCE_S) -> None:
        """Save what is left of the session that is open, waiting so long at most, and let others have it."""
        with self._putting_away:
            desk, self._desk = self._desk, None
            if desk is not None:
                saved = desk.close(patience_s)
                unfinished = desk.session.run.ended is None and not desk.read_only
                self._partings.append(Parting(saved.path, unfinished, saved, desk.unsaved()))

    def heed_signals(self) -> None:
        """Keep everything when the window is closed or the system ends the program."""
        loop = asyncio.get_running_loop()

        def end(number: int, _: object) -> None:
            loop.call_soon_threadsafe(self._end_soon, number)
            threading.Thread(target=self._end_anyway, args=(number,), daemon=True).start()

        for name in END_SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                # Only a program's first thread may ask for signals; elsewhere the console does without.
                with suppress(ValueError, OSError):
                    self._heeded_before[number] = signal.signal(number, end)

    def _end_soon(self, number: int) -> None:
        """Let the keys that were pressed before do their work first."""
        self._end_task = asyncio.create_task(self._end(number))

    async def _end(self, number: int) -> None:
        """End with everything kept; the exit status is the one that shells give for a signal."""
        with suppress(Exception):
            await self.come_to_rest(SAVING_MAY_TAKE_S)
            self._keep_draft()
        self._put_away()
        self.exit(return_code=128 + number)

    def _end_anyway(self, number: int) -> None:
        """End, in a thread of its own, where the screen hangs because its terminal is gone."""
        if not self._gone.wait(SCREEN_MAY_TAKE_S):
            self._put_away()
            os._exit(128 + number)

    def farewell(self) -> str:
        """Return what is to be said after the console has closed: every loss, else how to go on with the last one."""
        self._put_away()
        self._gone.set()
        while self._heeded_before:
            signal.signal(*self._heeded_before.popitem())
        lost = [parting.words for parting in self._partings if parting.unsaved]
        return "\n".join(lost or [parting.words for parting in self._partings[-1:]])

    @property
    def lost(self) -> bool:
        """Return whether a session was left with something of it in memory only."""
        return any(parting.unsaved for parting in self._partings)

    def _handle_exception(self, error: Exception) -> None:
        """Keep a mistake of the program for whoever started the console; Textual itself would print a traceback."""
        with suppress(Exception):
            self._keep_draft()
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    @property
    def mistake(self) -> Exception | None:
        """Return the mistake of the program that ended the console, if one did."""
        return self._exception
