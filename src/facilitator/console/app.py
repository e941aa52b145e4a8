"""The console: which screen is on top, one ticker for all of them, and a clean way out."""

import sys
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.theme import Theme

from facilitator.agenda.library import Entry
from facilitator.console.desk import Desk
from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.set_up import SetUpScreen
from facilitator.console.screens.workshop import LeaveWorkshop, WorkshopScreen
from facilitator.console.text import one_line
from facilitator.live.follower import Follower
from facilitator.live.opening import Begun, Held, NotOpened, begin, look_up, reopen
from facilitator.live.openings import ConsoleOpening, OpenSession, OpenSetUp, StartNow
from facilitator.live.set_up import SetUp, SetUpRead, read_set_up
from facilitator.live.shelf import Item
from facilitator.live.workplace import Workplace, zone_at
from facilitator.session.events import SessionResumed
from facilitator.timing.clock import local_time

TICKS_PER_S = 4
HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#00ffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    success="#00ff00",
    warning="#ffff00",
    error="#ff6060",
    dark=True,
)


class FacilitatorApp(App[None]):
    """The facilitator's console."""

    TITLE = "facilitator"
    CSS_PATH: ClassVar = ["styles/app.tcss", "styles/home.tcss", "styles/workshop.tcss", "styles/dialogs.tcss"]
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", "leave", show=False, priority=False)]

    def __init__(self, place: Workplace, opening: ConsoleOpening) -> None:
        """Open on what was asked for."""
        super().__init__()
        self.place = place
        self._opening = opening
        self._desk: Desk | None = None
        self._left: Path | None = None

    def on_mount(self) -> None:
        """Show the first screen and start the ticker."""
        self.register_theme(HIGH_CONTRAST)
        self.animation_level = "none"
        self.push_screen(HomeScreen(self.place))
        match self._opening:
            case OpenSetUp(agenda=path, form=form):
                self.set_up(Path(path), form)
            case StartNow(agenda=path, form=form):
                self.start_now(Path(path), form)
            case OpenSession(path=path):
                self.open_session(path)
        self.set_interval(1 / TICKS_PER_S, self.tick)

    def tick(self) -> None:
        """Draw the moment, if a workshop is on top."""
        if self._desk is not None:
            self._desk.tick()
        if isinstance(self.screen, WorkshopScreen):
            self.screen.draw()

    # From screen to screen

    @on(HomeScreen.Chosen)
    def _chosen(self, event: HomeScreen.Chosen) -> None:
        item: Item = event.item
        match item.kind:
            case "agenda":
                self.set_up(item.path, SetUp())
            case "unfinished":
                self.open_session(item.path)
            case "past":
                self._show_past(item.path)

    def set_up(self, path: Path, form: SetUp) -> None:
        """Ask for the set-up of the agenda in a file."""
        reading = self.place.library.read(Entry(path.stem, path, own=True))
        if reading.agenda is None:
            self.say(f"{path.name} has things to mend first: facilitator check {path.name}", severe=True)
            return
        agenda = reading.agenda
        zone = zone_at(self.place.now())
        self.push_screen(
            SetUpScreen(agenda, form, lambda typed: read_set_up(agenda, typed, self.place.now().wall, zone))
        )

    def start_now(self, path: Path, form: SetUp) -> None:
        """Go straight to the main screen of an agenda."""
        reading = self.place.library.read(Entry(path.stem, path, own=True))
        if reading.agenda is None:
            self.say(f"{path.name} has things to mend first: facilitator check {path.name}", severe=True)
            return
        now = self.place.now()
        self._begin(SetUpScreen.Confirmed(reading.agenda, read_set_up(reading.agenda, form, now.wall, zone_at(now))))

    @on(SetUpScreen.Confirmed)
    def _begin(self, event: SetUpScreen.Confirmed) -> None:
        read: SetUpRead = event.read
        begun = begin(event.agenda, read.started, self.place.folders, self.place.state_folder)
        if isinstance(begun, NotOpened):
            self.say(begun.sentence, severe=True)
            return
        if isinstance(self.screen, SetUpScreen):
            self.pop_screen()
        self._show(Desk(self.place, begun.recorder, begun.remarks))

    def open_session(self, path: Path) -> None:
        """Go on with a session, or follow it where somebody else records it."""
        match reopen(path, self.place.now(), self.place.state_folder):
            case NotOpened(sentence=sentence):
                self.say(sentence, severe=True)
            case Held(found=found, sentence=sentence):
                self._show(Desk(self.place, Follower(found, sentence), (sentence, "It is shown here, read only.")))
            case Begun(recorder=recorder, remarks=remarks):
                desk = Desk(self.place, recorder)
                desk.remarks = (*remarks, *_welcome_back(desk))
                self._show(desk)

    def _show(self, desk: Desk) -> None:
        self._desk = desk
        self.clear_notifications()
        self.push_screen(WorkshopScreen(desk))

    def _show_past(self, path: Path) -> None:
        from facilitator.console.screens.report import ReportScreen

        found = look_up(path)
        if isinstance(found, NotOpened):
            self.say(found.sentence, severe=True)
        else:
            self.push_screen(ReportScreen(self.place, found.session))

    @on(LeaveWorkshop)
    def _leave(self, event: LeaveWorkshop) -> None:
        if event.home:
            self._put_away()
            if isinstance(self.screen, WorkshopScreen):
                self.pop_screen()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Leave the program; what is half typed is kept."""
        for screen in self.screen_stack:
            if isinstance(screen, WorkshopScreen):
                screen.keep_draft()
        self._put_away()
        self.exit()

    def _put_away(self) -> None:
        """Save what is left of the session that is open, and let others have it."""
        if self._desk is not None:
            if self._desk.session.run.ended is None and not self._desk.read_only:
                self._left = self._desk.session_path
            self._desk.close()
            self._desk = None

    def farewell(self) -> str:
        """Return what is to be said after the console has closed."""
        self._put_away()
        if self._left is None:
            return ""
        return f"The session is kept in {self._left}\nGo on with it: facilitator resume"

    def _handle_exception(self, error: Exception) -> None:
        """Keep a mistake of the program for whoever started the console; Textual itself would print a traceback."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    @property
    def mistake(self) -> Exception | None:
        """Return the mistake of the program that ended the console, if one did."""
        return self._exception

    def say(self, sentence: str, *, severe: bool = False) -> None:
        """Show a sentence for a while."""
        self.notify(one_line(sentence).plain, severity="warning" if severe else "information", timeout=10, markup=False)


def _welcome_back(desk: Desk) -> tuple[str, ...]:
    """Say for how long the console was away, and what stands in the writing line."""
    session = desk.session
    away = session.log[-1]
    if not isinstance(away, SessionResumed):
        return ()
    remarks = []
    before = session.log[-2].at if len(session.log) > 1 else away.at
    if session.run.began is not None and session.run.ended is None:
        counts = "is paused" if session.run.paused else "counts"
        since = local_time(before, session.zone)
        remarks.append(
            f"Welcome back. The last entry is from {since}, {_long(away.away_s)} ago; the time since {counts}."
        )
    if session.draft is not None and session.draft.text:
        remarks.append("What you had half typed is still in the writing line.")
    return tuple(remarks)


def _long(seconds: float) -> str:
    return f"{round(seconds)} s" if seconds < 100 else f"{round(seconds / 60)} min"


def open_console(place: Workplace, opening: ConsoleOpening) -> int:
    """Run the console until the facilitator leaves it, and return the exit status.

    What is left of the session is saved in any case. Raises whatever mistake of the program ended it.
    """
    app = FacilitatorApp(place, opening)
    try:
        app.run()
    finally:
        farewell = app.farewell()
        if farewell:
            sys.stderr.write(farewell + "\n")
    if app.mistake is not None:
        raise app.mistake
    return app.return_code or 0
