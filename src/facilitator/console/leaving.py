"""The ways out of a session, wanted or not: each keeps what is half typed, and says what is not on the disk."""

import asyncio
import os
import signal
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.screen import Screen

from facilitator.console.key_order import KeysInOrderApp
from facilitator.console.messages import LeaveWorkshop
from facilitator.console.partings import Parting, say_at_the_end

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


class LeavingApp(KeysInOrderApp):
    """An app that lets nobody leave a session unawares of what is in memory only."""

    def __init__(self) -> None:
        """Begin without a session."""
        super().__init__()
        self._desk: Desk | None = None
        self._workshop: WorkshopScreen | None = None
        self._partings: list[Parting] = []
        self._on_the_way_out = self._asked = False
        self._end_task: asyncio.Task[None] | None = None
        self._putting_away = threading.Lock()
        self._heard, self._away, self._gone = (threading.Event() for _ in range(3))
        self._heeded_before: dict[int, Any] = {}

    @on(LeaveWorkshop)
    def _leave(self, event: LeaveWorkshop) -> None:
        self._set_out(home=event.home and self.has_home)

    @property
    def has_home(self) -> bool:
        """Return whether there is a list of agendas to go back to."""
        return True

    def action_leave(self) -> None:
        """Leave the program; what is half typed is kept."""
        self._set_out(home=False)

    @property
    def holds_keys(self) -> bool:
        """Return whether keys wait: those pressed after leaving are not for the session that is being left."""
        return self._on_the_way_out and not self._asked

    def _set_out(self, *, home: bool) -> None:
        if not self._on_the_way_out:
            self._on_the_way_out = True
            self._leave_workshop(home=home)

    @work
    async def _leave_workshop(self, *, home: bool) -> None:
        """Leave, once everything is on the disk or once somebody has said to leave without it."""
        try:
            if not await self._may_leave():
                return
            self._keep_draft()
            # What could not be saved was asked about; it is tried once more, but nobody waits long for it.
            self._put_away(SAVING_MAY_TAKE_S)
            if not home:
                self.exit()
            while home and self._workshop in self.screen_stack:
                self.pop_screen()
        finally:
            self._on_the_way_out = False

    async def _may_leave(self) -> bool:
        from facilitator.console.screens.leaving import LeavingScreen

        self._keep_draft()
        desk = self._desk
        if desk is None:
            return await self._gives_up(getattr(self.screen, "would_lose", ""))
        desk.save_again()
        with suppress(TimeoutError):
            async with asyncio.timeout(SAVING_MAY_TAKE_S):
                while desk.unsaved():
                    await asyncio.sleep(0.01)
        return not desk.unsaved() or await self._ask(LeavingScreen(desk)) is True

    async def _gives_up(self, what: str) -> bool:
        """Ask whether something that is not kept anywhere may go."""
        from facilitator.console.screens.choose import ChooseScreen

        if not what:
            return True
        choices = [("no", "No, stay here"), ("yes", "Yes, leave")]
        return await self._ask(ChooseScreen(f"Leave now? {what}", choices)) == "yes"

    async def _ask(self, question: Screen[Any]) -> object:
        """Show a window and wait for its answer; keys are for it meanwhile."""
        answer = self.push_screen(question, wait_for_dismiss=True)
        self._asked = True
        try:
            return await answer
        finally:
            self._asked = False

    def _keep_draft(self) -> None:
        """Keep what is half typed in the workshop, if there is one."""
        if self._workshop is not None and self._workshop in self.screen_stack:
            self._workshop.keep_draft()

    def _put_away(self, patience_s: float = PATIENCE_S) -> None:
        """Save what is left of the session that is open, waiting so long at most, and let others have it."""
        with self._putting_away:
            desk, self._desk = self._desk, None
            if desk is not None:
                desk.close(patience_s)
                self._partings.append(Parting(desk))

    def heed_signals(self) -> None:
        """Keep everything when the window is closed or the system ends the program."""
        loop = asyncio.get_running_loop()

        def end(number: int, _: object) -> None:
            # The loop is closed already when a second signal comes late.
            with suppress(RuntimeError):
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
        self._heard.set()
        self._end_task = asyncio.create_task(self._end(number))

    async def _end(self, number: int) -> None:
        """End with everything kept; the exit status is the one that shells give for a signal."""
        with suppress(Exception):
            await self.come_to_rest(SAVING_MAY_TAKE_S)
            self._keep_draft()
        self._put_away()
        self._away.set()
        self.exit(return_code=128 + number)

    def _end_anyway(self, number: int) -> None:
        """End, in a thread of its own, where the screen hangs because its terminal is gone.

        A loop that has heard of the signal gets the time that the disk may take; then the screen gets its own.
        """
        if self._heard.wait(SCREEN_MAY_TAKE_S):
            self._away.wait(PATIENCE_S + SCREEN_MAY_TAKE_S)
            if self._gone.wait(SCREEN_MAY_TAKE_S):
                return
        self._put_away()
        say_at_the_end(self.last_words())
        os._exit(128 + number)

    def farewell(self) -> str:
        """Return what is to be said after the console has closed: every loss, else how to go on with the last one."""
        self._put_away()
        self._gone.set()
        while self._heeded_before:
            signal.signal(*self._heeded_before.popitem())
        return self.last_words()

    def last_words(self) -> str:
        """Return what is to be said of the sessions that were put away."""
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
