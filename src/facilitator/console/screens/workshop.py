"""The main screen: it draws a board and raises intents; what happens is decided in `facilitator.session`."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Static

from facilitator.console.commands import COMMANDS, Command, Mode, Turn, Window, command, works_while_writing
from facilitator.console.desk import Desk
from facilitator.console.messages import LeaveWorkshop
from facilitator.console.palette import WorkshopCommands
from facilitator.console.screens import COLUMNS, ROWS, TOO_SMALL
from facilitator.console.screens.asking_first import ASKED_S, AskingScreen
from facilitator.console.text import one_line
from facilitator.console.widgets.agenda_panel import AgendaPanel
from facilitator.console.widgets.answer_area import AnswerArea
from facilitator.console.widgets.answers_panel import AnswersPanel
from facilitator.console.widgets.groups_panel import GroupsPanel
from facilitator.console.widgets.key_line import KeyLine
from facilitator.console.widgets.message_line import MessageLine
from facilitator.console.widgets.script_panel import ScriptPanel
from facilitator.console.widgets.status_line import StatusLine
from facilitator.console.widgets.time_panel import TimePanel
from facilitator.console.widgets.writing_line import WritingLine
from facilitator.live.aim import Aim
from facilitator.session import intents as ask

NOTED_SHOWN_S = 180.0
"""What is said of the computer's clocks stands until the next key that says something, or so long."""


def _bindings() -> list[BindingType]:
    return [
        Binding(key, f"run_command('{entry.id}', '{key}')", entry.label, show=False, id=f"{entry.id}.{key}")
        for entry in COMMANDS
        for key in entry.keys
    ]


GOES_ON = frozenset({"report", "help", "timekeeper", "find"})
"""The windows under which a rehearsal goes on: nothing is asked in them."""


class WorkshopScreen(AskingScreen):
    """A workshop while it runs."""

    BINDINGS: ClassVar[list[BindingType]] = _bindings()
    COMMANDS: ClassVar = {WorkshopCommands}
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = COLUMNS
    VERTICAL_BREAKPOINTS = ROWS

    class SavedChanged(Message):
        """The journal has something to say."""

    def __init__(self, desk: Desk) -> None:
        """Show the workshop that lies on the desk."""
        super().__init__(desk)
        self._window_open, self._holds, self._told_of_change = False, False, ""

    def compose(self) -> ComposeResult:
        """Put the panels in."""
        yield StatusLine()
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield AgendaPanel("Agenda", id="agenda")
                yield GroupsPanel("Groups", id="groups")
            with Vertical(id="middle"):
                yield ScriptPanel()
                yield AnswersPanel("Answers", id="answers")
                yield WritingLine(self.desk.group_named)
            with Vertical(id="right"):
                yield TimePanel()
                yield AgendaPanel("Agenda", id="agenda-narrow")
        with Vertical(id="foot"):
            yield MessageLine()
            yield KeyLine()
        yield Static(one_line(TOO_SMALL), classes="too-small")

    def on_mount(self) -> None:
        """Take up what was half typed, and hear from the journal."""
        self.desk.told = self._hear
        self.line.put(self.desk.draft)
        self.call_after_refresh(self._first_draw)

    def _first_draw(self) -> None:
        self.draw()
        if self.desk.remarks:
            self.query_one(MessageLine).say(self.desk.remarks, 20, severe=False)

    # Drawing

    def draw(self) -> None:
        """Draw the board of this moment."""
        if not self.is_mounted:
            return
        board = self.board()
        self.query_one(StatusLine).show(board)
        self.query_one("#agenda", AgendaPanel).show(board.agenda)
        self.query_one("#agenda-narrow", AgendaPanel).show(board.agenda)
        self.query_one(ScriptPanel).show(board.script, board.here)
        self.query_one(TimePanel).show(board.clock, bell=self.desk.bell.on)
        self.set_class(board.clock.zone == "wrap up", "-wrap-up")
        self.set_class(board.clock.zone == "over", "-over")
        self.query_one(GroupsPanel).show(board.groups)
        self.query_one(AnswersPanel).show(board.answers, board.writing, board.groups, board.who_is_in, board.parked)
        self.line.show(board.writing)
        mode: Mode = "writing" if self.writing else "commands"
        closed = board.clock.zone == "closed"
        self.query_one(KeyLine).show(mode, closed=closed, read_only=self.desk.read_only)
        self.set_class(not board.groups, "-no-groups")
        self.set_class(board.saved.state == "not saved", "-not-saved")

    def on_resize(self) -> None:
        """Draw for the new width."""
        self.call_after_refresh(self.draw)

    def _hear(self) -> None:
        """Hear from the journal, in its thread."""
        self.post_message(self.SavedChanged())

    @on(SavedChanged)
    def _saved_changed(self) -> None:
        self.tell_news()
        self.draw()

    def tell_news(self) -> None:
        """Say what has become of the file; what was said of a change that is gone is not left standing."""
        if self._told_of_change != self.desk.agenda_file.words:
            self.query_one(MessageLine).take_back(self._told_of_change)
        self._told_of_change = self.desk.agenda_file.words
        if news := tuple(self.desk.news()):
            self.query_one(MessageLine).say(news, 30, severe=True)
        if noted := self.desk.clock.noted():
            self.say(noted, seconds=NOTED_SHOWN_S, severe=True)
        if not self._window_open and self.desk.calls_for_report():
            self._open_window("report")

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a key through in the mode it belongs to only."""
        if action != "run_command" or len(parameters) < 2:
            return True
        entry, key = command(str(parameters[0])), str(parameters[1])
        if not self.writing:
            return entry.mode != "writing" or (entry.id == "leave-line" and self.offers)
        return entry.mode != "commands" and works_while_writing(key)

    def action_run_command(self, command_id: str, key: str = "") -> None:
        """Do what a command of the table does."""
        if command_id == "write" and key == "enter" and self.accept_offer():
            return
        if command_id not in {"more", "less"}:
            self.drop_offer()
        self.carry_out(command(command_id), key)

    def carry_out(self, entry: Command, key: str = "") -> None:
        """Raise a command's intent, open its window, or do what it does to this screen."""
        match entry.does:
            case Window(name=name):
                self._open_window(name)
            case Turn(what=what, by=by):
                self.aim_elsewhere(lambda: self.desk.turn(what, by))
            case "write_for":
                self.do_write_for(int(key[-1:] or 1))
            case str(name):
                getattr(self, f"do_{name}")()
            case ask.GoNext() if self.desk.at_the_end:
                self._open_window("close")
            case ask.GoNext() if question := self.asks_first(key or "n"):
                self.keep_draft()
                self.say(question, seconds=ASKED_S, severe=True)
            case intent:
                self.raise_intent(intent)

    def _open_window(self, name: str) -> None:
        """Open a window unless one is being opened: the second press of a key opens no second one."""
        if not self._window_open:
            self._window_open = True
            self._holds = name not in GOES_ON
            self.desk.hold(typing=self._holds)
            self._show_window(name)

    @property
    def busy(self) -> bool:
        """Return whether somebody types, is asked something, or has a window open."""
        return super().busy or self.asks or (self._window_open and self._holds)

    @work
    async def _show_window(self, name: str) -> None:
        from facilitator.console.screens import dialogs

        self.keep_draft()
        try:
            came = await dialogs.WINDOWS[name](self.app, self.desk)
        finally:
            self._window_open = False
        match came:
            case None:
                self.draw()
            case Aim():
                self.aim_elsewhere(lambda: self.desk.aim_at(came))
                if came.kept:
                    self.do_write()
            case tuple():
                self.raise_intent(*came)
            case intent:
                self.raise_intent(intent)

    # What the keys of the table do on this screen

    @on(AnswerArea.Paged)
    def _paged(self, event: AnswerArea.Paged) -> None:
        self.action_run_command("page-down" if event.by > 0 else "page-up")

    def do_close_row(self) -> None:
        """Leave the rest of the table row empty."""
        self.raise_intent(self.desk.close_row())

    def do_script_down(self) -> None:
        """Go on in the script."""
        self.query_one(ScriptPanel).scroll_page_down(animate=False)

    def do_script_up(self) -> None:
        """Go back in the script."""
        self.query_one(ScriptPanel).scroll_page_up(animate=False)

    def do_toggle_bell(self) -> None:
        """Turn the bell on or off."""
        self.say(self.desk.bell.toggle())
        self.draw()

    def do_whole_script(self) -> None:
        """Show the script on the whole screen, or the panels again."""
        self.toggle_class("-script-only")

    def do_home(self) -> None:
        """Go back to the list of agendas."""
        self.keep_draft()
        self.post_message(LeaveWorkshop(home=True))

    def do_leave(self) -> None:
        """Leave the program."""
        self.keep_draft()
        self.post_message(LeaveWorkshop(home=False))
