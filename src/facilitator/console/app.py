"""The console: which screen is on top, one ticker for all of them, and a clean way out."""

import gc
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.theme import Theme

from facilitator.agenda.library import Entry
from facilitator.agenda.model import Agenda
from facilitator.console.messages import SetUpConfirmed
from facilitator.console.parking import ParkingApp
from facilitator.console.partings import say_at_the_end
from facilitator.console.pasting import keep_pastes_whole
from facilitator.console.screens.home import HomeScreen
from facilitator.console.text import one_line
from facilitator.live.found import NotOpened, look_up
from facilitator.live.openings import (
    ConsoleOpening,
    OpenRehearsal,
    OpenSession,
    OpenSetUp,
    OpenTimekeeper,
    StartNow,
)
from facilitator.live.set_up_form import SetUp
from facilitator.live.shelf import Item
from facilitator.live.workplace import Workplace, zone_at
from facilitator.session.events import SessionStarted

if TYPE_CHECKING:
    from facilitator.console.desk import Desk

TICKS_PER_S = 4
LOCK_EVERY = 2
"""At every so many ticks the timekeeper sees whether the console is there."""
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


class FacilitatorApp(ParkingApp):
    """The facilitator's console."""

    TITLE = "facilitator"
    CSS_PATH: ClassVar = [
        "styles/app.tcss",
        "styles/home.tcss",
        "styles/workshop.tcss",
        "styles/dialogs.tcss",
        "styles/timekeeper.tcss",
    ]
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", "leave", show=False, priority=True)]

    def __init__(self, place: Workplace, opening: ConsoleOpening) -> None:
        """Open on what was asked for."""
        super().__init__()
        self.place = place
        self._opening = opening
        self._typed: dict[Path, SetUp] = {}
        """What was typed into a set-up that was left, by the agenda's file."""

    def on_mount(self) -> None:
        """Show the first screen and start the ticker."""
        self.register_theme(HIGH_CONTRAST)
        self.animation_level = "none"
        if self.has_home:
            self.push_screen(HomeScreen(self.place))
        match self._opening:
            case OpenSetUp(agenda=path, form=form):
                self.set_up(Path(path), form)
            case StartNow(agenda=path, form=form):
                self.start_now(Path(path), form)
            case OpenSession(path=path):
                self.open_session(path)
            case OpenTimekeeper(path=path):
                self.open_timekeeper(path)
            case OpenRehearsal():
                self.open_rehearsal(self._opening)
        self.set_interval(1 / TICKS_PER_S, self.tick)
        self.heed_signals()
        self.call_after_refresh(_collect_again)

    def tick(self) -> None:
        """Draw the moment, if a workshop is on top."""
        if not self.is_running:
            return
        if self._desk is not None:
            self._desk.tick()
            if self._desk.bell.rings(self._desk.session, self._desk.clock.now().wall):
                self.bell()
        elif self.has_home:
            self.place.set_right()
        covered = [screen for screen in self.screen_stack if not isinstance(screen, ModalScreen)]
        if self._workshop is not None and covered[-1:] == [self._workshop]:
            self._workshop.tell_news()
            self._workshop.draw()
        for screen in covered[-1:]:
            getattr(screen, "draw_moment", _nothing)()

    # From screen to screen

    @on(HomeScreen.Chosen)
    def _chosen(self, event: HomeScreen.Chosen) -> None:
        item: Item = event.item
        if not isinstance(self.screen, HomeScreen):
            return
        match item.kind:
            case "agenda":
                self.set_up(item.path, SetUp())
            case "planned":
                self._typed.pop(item.path, None)
                self.set_up(item.path, SetUp(carry=item.carry))
            case "unfinished":
                self.open_session(item.path)
            case "past":
                self._show_past(item.path)

    def set_up(self, path: Path, form: SetUp) -> None:
        """Ask for the set-up of the agenda in a file."""
        from facilitator.console.screens.groups import SEEDS
        from facilitator.console.screens.set_up import SetUpScreen
        from facilitator.live.carrying import CarriedBefore
        from facilitator.live.history import Past, told_by_past
        from facilitator.live.roles_before import RolesBefore
        from facilitator.live.set_up import read_set_up

        agenda = self._agenda(path)
        if agenda is not None:
            place, zone = self.place, zone_at(self.place.now())
            before = RolesBefore(agenda, place.folders.sessions, place.state_folder)

            def look_back() -> Past:
                before()
                return told_by_past(agenda, place.folders.sessions, place.state_folder)

            self.push_screen(
                SetUpScreen(
                    agenda,
                    self._typed.get(path, form),
                    lambda typed: read_set_up(agenda, typed, place.now().wall, zone, str(path.absolute()), before),
                    partial(self._typed.__setitem__, path),
                    look_back,
                    lambda: int(place.now().wall.timestamp() * 1000) % SEEDS,
                    CarriedBefore(agenda, place.folders.sessions, place.state_folder),
                )
            )

    def start_now(self, path: Path, form: SetUp) -> None:
        """Go straight to the main screen of an agenda."""
        from facilitator.live.carrying import choose, find_carried
        from facilitator.live.roles_before import RolesBefore
        from facilitator.live.set_up import read_set_up

        agenda, now = self._agenda(path), self.place.now()
        if agenda is not None:
            before = RolesBefore(agenda, self.place.folders.sessions, self.place.state_folder)
            read = read_set_up(agenda, form, now.wall, zone_at(now), str(path.absolute()), before)
            carried = choose(find_carried(agenda, self.place.folders.sessions, self.place.state_folder), form.carry)
            self._begin(agenda, read.started.model_copy(update={"carried": carried}))

    def _agenda(self, path: Path) -> Agenda | None:
        agenda = self.place.library.read(Entry(path.stem, path, own=True)).agenda
        if agenda is None:
            self.say(f"{path.name} has things to mend first: facilitator check {path.name}", severe=True)
        return agenda

    @on(SetUpConfirmed)
    def _confirmed(self, event: SetUpConfirmed) -> None:
        self._begin(event.agenda, event.started)

    def _begin(self, agenda: Agenda, started: SessionStarted) -> None:
        from facilitator.console.desks import begin_desk

        self._show(begin_desk(self.place, agenda, started))

    def open_session(self, path: Path) -> None:
        """Go on with a session, or follow it where somebody else records it."""
        from facilitator.console.desks import open_desk

        self._show(open_desk(self.place, path))

    def open_timekeeper(self, path: Path) -> None:
        """Show the clock of a session that another console records, and nothing else."""
        from facilitator.console.screens.timekeeper import TimekeeperScreen
        from facilitator.live.timekeeper import keep_time

        keeper = keep_time(path, self.place.now, self.place.state_folder, LOCK_EVERY)
        if isinstance(keeper, NotOpened):
            self.exit(return_code=1, message=keeper.sentence)
        else:
            self.push_screen(TimekeeperScreen(keeper.look, alone=True))

    def open_rehearsal(self, opening: OpenRehearsal) -> None:
        """Show a workshop that runs by itself. There is no way to the list: its clock is for this session only."""
        from facilitator.console.rehearsing import RehearsalDesk

        self._show(RehearsalDesk(self.place, opening.rehearsal, opening.clock))

    @property
    def has_home(self) -> bool:
        """Return whether there is a list of agendas to go back to."""
        return not isinstance(self._opening, OpenTimekeeper | OpenRehearsal)

    def _show(self, desk: "Desk | NotOpened") -> None:
        """Show what lies on a desk, in the place of the set-up; say it where there is nothing to show."""
        from facilitator.console.screens.workshop import WorkshopScreen

        if isinstance(desk, NotOpened):
            self.say(desk.sentence, severe=True)
            return
        self._put_away()
        self._desk, self._workshop = desk, WorkshopScreen(desk)
        self.clear_notifications()
        if isinstance(self.screen, HomeScreen) or not self.has_home:
            self.push_screen(self._workshop)
        else:
            self.switch_screen(self._workshop)

    def _show_past(self, path: Path) -> None:
        from facilitator.console.screens.report import ReportScreen

        found = look_up(path)
        if isinstance(found, NotOpened):
            self.say(found.sentence, severe=True)
        else:
            self.push_screen(ReportScreen(self.place, found.session))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the palette, beside the keys of the screen, the colours only."""
        yield SystemCommand("Colours", "Dark, light, high contrast and others.", self.action_change_theme)

    def say(self, sentence: str, *, severe: bool = False) -> None:
        """Show a sentence for a while."""
        self.notify(one_line(sentence).plain, severity="warning" if severe else "information", timeout=10, markup=False)


def _nothing() -> None:
    """Draw nothing: most screens do not change with the moment."""


def _collect_again() -> None:
    """Let the garbage collector, which whoever starts the console may have stopped for the start, work again."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def open_console(place: Workplace, opening: ConsoleOpening) -> int:
    """Run the console until the facilitator leaves it, and return the exit status: 1 where something was not saved.

    What could not be saved is written to the terminal. Raises whatever mistake of the program ended the console.
    """
    keep_pastes_whole()
    app = FacilitatorApp(place, opening)
    try:
        app.run()
    finally:
        say_at_the_end(app.farewell())
    if app.mistake is not None:
        raise app.mistake
    return app.return_code or int(app.lost)
