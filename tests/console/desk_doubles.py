"""A console in front of a made-up desk: small agendas, a clock that is set by hand, and a pilot that presses keys."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from textual import events as tui
from textual.content import Content
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Digits, OptionList, Static

from facilitator.agenda.library import Library
from facilitator.agenda.model import Agenda
from facilitator.agenda.reader import read_agenda
from facilitator.console.app import FacilitatorApp
from facilitator.console.desk import Desk
from facilitator.console.screens.workshop import WorkshopScreen
from facilitator.live.board import Board
from facilitator.live.opening import Begun, begin
from facilitator.live.openings import ConsoleOpening, Home
from facilitator.live.recorder import Recorder
from facilitator.live.set_up import read_set_up
from facilitator.live.set_up_form import SetUp
from facilitator.live.workplace import Workplace
from facilitator.session.events import DraftKept, Event
from facilitator.session.intents import Intent
from facilitator.session.session import Session
from facilitator.session.storage.folder import Folders
from tests.console.made_up_agendas import SATURDAYS, SHORT
from tests.fakes import PATIENCE_S, UTC_ROOM, FakeClock, FakeFile
from tests.pictures import strips_of

NARROW = (80, 24)
WIDE = (120, 36)
AnyScreen = TypeVar("AnyScreen", bound=Screen[Any])


_NAMED_KEYS = {" ": "space", "+": "plus", "?": "question_mark"}


class Room:
    """A workplace in a folder of its own, with agendas in it and a clock that is set by hand."""

    def __init__(self, folder: Path) -> None:
        """Lay the folders out; the shelf holds `SATURDAYS` and `SHORT`."""
        self.clock = FakeClock()
        self.folders = Folders(folder / "home")
        self.shipped = folder / "shipped" / "agendas"
        library = Library(self.folders.home, folder / "shipped")
        self.place = Workplace(self.folders, library, folder / "state", self.clock)
        self.shipped.mkdir(parents=True)
        self.saturdays = self.shelve("saturdays", SATURDAYS)
        self.short = self.shelve("short", SHORT)

    def shelve(self, name: str, text: str, *, own: bool = False) -> Path:
        """Put an agenda on the shelf, among the user's own where wanted."""
        folder = self.folders.agendas if own else self.shipped
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    def begun(self, agenda: Agenda, form: SetUp) -> Recorder:
        """Begin a session that is written before every call returns."""
        read = read_set_up(agenda, form, self.clock.now().wall, UTC_ROOM)
        assert not read.problems, read.problems
        begun = begin(agenda, read.started, self.folders, self.place.state_folder, background=False)
        assert isinstance(begun, Begun)
        return begun.recorder

    def desk(self, agenda: Agenda | str = SATURDAYS, form: SetUp | None = None) -> Desk:
        """Return a desk with a fresh session: of an agenda, with three groups of four where nothing is said."""
        plan = agenda_of(agenda) if isinstance(agenda, str) else agenda
        return Desk(self.place, self.begun(plan, THREE_GROUPS if form is None else form))

    def desk_on(self, file: FakeFile, *, background: bool = False) -> Desk:
        """Return a desk whose session is recorded into a file that blocks or fails as it is told."""
        recorder = self.begun(agenda_of(SATURDAYS), THREE_GROUPS)
        session = recorder.session
        recorder.close()
        return Desk(self.place, Recorder(session, file, state_folder=self.place.state_folder, background=background))


THREE_GROUPS = SetUp(
    length="60", people="12", groups="Blue, Green, Red", fills={"first Saturday": "5 December", "guests": "nobody"}
)


def agenda_of(text: str) -> Agenda:
    """Return the agenda that a text means."""
    agenda = read_agenda(text.encode("utf-8"), "made-up.yaml", lambda name: None).agenda
    assert agenda is not None
    return agenda


@dataclass
class Console:
    """A running console and who presses its keys."""

    app: FacilitatorApp
    pilot: Pilot[None]
    room: Room

    # What is there

    @property
    def screen(self) -> Screen[Any]:
        """Return the screen on top."""
        return self.app.screen

    @property
    def main(self) -> WorkshopScreen:
        """Return the main screen, also where a window lies on it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, WorkshopScreen))

    @property
    def session(self) -> Session:
        """Return the session on the desk."""
        return self.main.desk.session

    @property
    def events(self) -> list[Event]:
        """Return what has happened, without the drafts, whose moment is the typist's."""
        return [event for event in self.session.log if not isinstance(event, DraftKept)]

    @property
    def happened(self) -> list[str]:
        """Return the names of what has happened since the set-up."""
        return [event.event for event in self.events[1:]]

    @property
    def board(self) -> Board:
        """Return the board of this moment."""
        return self.main.desk.board(writing=bool(self.main.line.text))

    def says(self, prompt: str, group: str | None = None) -> list[str]:
        """Return the answers to a prompt, in words."""
        return [answer.says for answer in self.session.answers_to(prompt, group)]

    @property
    def message(self) -> str:
        """Return what stands in the line of messages; empty where nothing does."""
        line = self.main.query_one("#message")
        return self._words(line).strip() if line.display else ""

    @property
    def toasts(self) -> list[str]:
        """Return the notes that lie over the screen."""
        return [notification.message for notification in self.app._notifications]

    def words(self, selector: str) -> str:
        """Return the words that stand in a part of the screen on top; of a single widget also those out of view."""
        return self._words(self.screen.query(selector).first())

    def _words(self, widget: Widget) -> str:
        match widget:
            case Static():
                content = widget.content
                return content.plain if isinstance(content, Content) else str(content)
            case Digits():
                return widget.value
            case OptionList():
                return "\n".join(str(option.prompt) for option in widget.options)
        strips = [strip.crop(widget.region.x, widget.region.right) for strip in strips_of(self.app)]
        return "\n".join(strip.text for strip in strips[widget.region.y : widget.region.bottom])

    # What is done

    async def press(self, *keys: str) -> None:
        """Press keys, and let the screen come to rest after each."""
        await self.pilot.press(*keys)

    async def burst(self, *keys: str) -> None:
        """Press keys one right after the other, as a slow line or a stalled machine delivers them."""
        for key in keys:
            self.app.post_message(tui.Key(_NAMED_KEYS.get(key, key), key if len(key) == 1 else None))
        await self.pilot.pause()
        await self.until(lambda: not self.app._waiting_keys)
        await self.pilot.pause()

    async def drive(self, *keys: str, turns: int = 0) -> None:
        """Press keys as the terminal's driver does, the loop turning so often between each and the next."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            driver.process_message(tui.Key(_NAMED_KEYS.get(key, key), key if len(key) == 1 else None))
            for _ in range(turns):
                await asyncio.sleep(0)
        await self.pilot.pause()
        await self.until(lambda: not self.app._waiting_keys)
        await self.pilot.pause()

    async def do(self, *intents: Intent) -> None:
        """Bring the session to where a test begins."""
        for intent in intents:
            outcome = self.main.desk.record(intent)
            assert outcome.done, outcome.sentence
        self.main.draw()
        await self.pilot.pause()

    async def again(self, desk: Desk, *, writing: bool = False) -> None:
        """Lay another desk under the main screen, which is cheaper than another console."""
        if not any(isinstance(screen, WorkshopScreen) for screen in self.app.screen_stack):
            self.app._show(desk)
            await self.back_to_main()
        while self.app.screen is not self.main:
            await self.press("escape")
        self.main.desk = self.app._desk = desk
        self.main.do_stop_writing()
        self.main.line.put("")
        self.main.query_one("#message").display = False
        self.main.draw()
        if writing:
            self.main.do_write()
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        """Paste a text where the keyboard is."""
        assert self.app.focused is not None, "nothing has the keyboard"
        self.app.post_message(tui.Paste(text))
        await self.pilot.pause()

    async def answer(self, text: str) -> None:
        """Paste a text into the writing line, which has the keyboard, and press Enter."""
        await self.paste(text)
        await self.press("enter")

    async def after(self, seconds: float) -> None:
        """Let time go by, and the ticker find out."""
        self.room.clock.advance(seconds)
        await self.settle()

    async def settle(self) -> None:
        """Let the ticker draw this moment, and the screen come to rest."""
        self.app.tick()
        await self.pilot.pause()

    async def come_to_rest(self) -> None:
        """Wait until the screen is drawn the same again and again."""
        before = ""
        async with asyncio.timeout(PATIENCE_S):
            while (drawn := "\n".join(strip.text for strip in strips_of(self.app))) != before:
                before = drawn
                await self.settle()
                await self.settle()

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so; fail when it never is."""
        async with asyncio.timeout(PATIENCE_S):
            while not true():
                await self.pilot.pause()

    async def window(self, kind: type[AnyScreen]) -> AnyScreen:
        """Wait for a window of this kind to be on top, and return it."""
        await self.pilot.pause()
        await self.until(lambda: isinstance(self.app.screen, kind))
        screen = self.app.screen
        assert isinstance(screen, kind)
        return screen

    async def back_to_main(self) -> None:
        """Wait for the main screen to be on top again."""
        await self.window(WorkshopScreen)

    async def left(self) -> Path:
        """Wait until a session was put away, and return where it is."""
        await self.until(lambda: bool(self.app._partings))
        return self.app._partings[-1].path

    async def saved(self) -> None:
        """Wait until everything is on the disk."""
        await self.until(lambda: self.board.saved.state == "saved")


@asynccontextmanager
async def console(
    room: Room, opening: ConsoleOpening | None = None, size: tuple[int, int] = NARROW
) -> AsyncIterator[Console]:
    """Run the console in a room; nothing of it is left running."""
    app = FacilitatorApp(room.place, opening or Home())
    try:
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await pilot.pause()
            yield Console(app, pilot, room)
    finally:
        app.farewell()


@asynccontextmanager
async def workshop(
    room: Room, desk: Desk | None = None, size: tuple[int, int] = NARROW, *, keys: Sequence[str] = ()
) -> AsyncIterator[Console]:
    """Run the console with a desk in front of it, a fresh one of `SATURDAYS` where none is given, and press keys."""
    async with console(room, size=size) as running:
        running.app._show(desk or room.desk())
        await running.back_to_main()
        await running.settle()
        await running.press(*keys)
        yield running


def acts(char: str) -> bool:
    """Return whether a terminal would obey a character instead of showing it."""
    code = ord(char)
    bidi = code in {0x061C, 0x200E, 0x200F} or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
    return code < 0x20 or 0x7F <= code < 0xA0 or bidi or 0xD800 <= code < 0xE000 or code in {0x2028, 0x2029}
