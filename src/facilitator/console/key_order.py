"""Keys take effect in the order in which they were pressed, however fast they come.

Textual (8.2) hands a key to whatever has the keyboard at that moment, and the effect of a key may come several messages
later: on a slow machine or over a slow line "a" would open the writing line only after the next letters had been taken
for commands. Here a key waits until the one before it has done its work.
"""

import asyncio
from collections import deque
from contextlib import suppress

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.worker import WorkerState

PATIENCE_S = 0.25
"""How long a key waits for a part of the screen that does not answer, such as one that is being closed."""
MOST_ROUNDS = 20
TEXT_FIELDS = (Input, TextArea)


class KeysInOrderApp(App[None]):
    """An app in which a key or a paste begins when the one before it is through."""

    def __init__(self) -> None:
        """Begin with no key under way."""
        super().__init__()
        self._under_way: events.Event | None = None
        self._goes_to: Widget | None = None
        self._waiting_keys: deque[events.Event] = deque()
        self._queue_task: asyncio.Task[None] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Let a key through, or wait."""
        if not isinstance(event, events.Key | events.Paste):
            await super().on_event(event)
        elif event.is_forwarded:
            await super().on_event(event)
            if event is self._under_way:
                self._under_way = None
        elif self._waiting_keys or not (self._joins(event) or self._is_through()):
            self._waiting_keys.append(event)
            if self._queue_task is None or self._queue_task.done():
                self._queue_task = asyncio.create_task(self._work_off())
        else:
            await self._hand_on(event)

    async def _hand_on(self, event: events.Event) -> None:
        self._under_way, self._goes_to = event, self.focused
        # With this app as its sender the screen would stop it, done or not, on its way back here.
        event._sender = None  # noqa: SLF001 - there is no other way
        await super().on_event(event)
        if not event.is_forwarded:
            self._under_way = None

    async def come_to_rest(self, patience_s: float) -> None:
        """Return when every key that was pressed has done its work, or after so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(patience_s):
                await asyncio.sleep(0.01)
                while self.message_queue_size or self._waiting_keys or not self._is_through():
                    await asyncio.sleep(0.01)

    @property
    def holds_keys(self) -> bool:
        """Return whether no key is to be let through at this moment."""
        return False

    def _chain(self) -> list[MessagePump]:
        """Return whatever a key passes on its way, this app last."""
        return list((self.focused or self.screen).ancestors_with_self)

    def _is_through(self) -> bool:
        """Return whether the key before has done its work, as far as can be seen without waiting."""
        before = self._under_way
        if self.holds_keys:
            return False
        if before is not None and not before._stop_propagation:  # noqa: SLF001 - there is no other way to ask
            return False
        if any(worker.state is WorkerState.PENDING for worker in self.workers):
            return False
        return self.screen.is_mounted and all(pump.message_queue_size == 0 for pump in self._chain()[:-1])

    def _joins(self, event: events.Event) -> bool:
        """Return whether a key is one more letter for the field that the letter before it went to: they keep order."""
        field = self.focused
        return field is self._goes_to and isinstance(field, TEXT_FIELDS) and _letter(event) and _letter(self._under_way)

    async def _work_off(self) -> None:
        """Hand the waiting keys on, one after the other."""
        while self._waiting_keys and self.is_running:
            while self.holds_keys and self.is_running:
                await asyncio.sleep(0.01)
            event = self._waiting_keys[0]
            for _ in range(0 if self._joins(event) else MOST_ROUNDS):
                for pump in self._chain():
                    await _drained(pump)
                if self._is_through():
                    break
            handed = asyncio.Event()
            if not self.call_later(self._hand_on_and_tell, event, handed):
                return
            await handed.wait()
            self._waiting_keys.popleft()

    async def _hand_on_and_tell(self, event: events.Event, handed: asyncio.Event) -> None:
        try:
            await self._hand_on(event)
        finally:
            handed.set()


def _letter(event: events.Event | None) -> bool:
    return isinstance(event, events.Key) and event.is_printable


async def _drained(pump: MessagePump) -> None:
    """Wait until a part of the screen has worked off all messages it has got so far."""
    through = asyncio.Event()
    if pump.call_later(through.set):
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_S):
                await through.wait()
