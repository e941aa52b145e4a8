"""Who sits where: latecomers, leavers, swaps, roles. The same window before the start and while the workshop runs."""

from collections.abc import Callable
from typing import ClassVar, Protocol

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.agenda.model import Agenda
from facilitator.console.desk import Desk
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.text import one_line
from facilitator.live.seat_rows import SeatRow, next_count, say_seats, seat_rows
from facilitator.live.set_up_room import group_range
from facilitator.session import group_intents as ask
from facilitator.session.group_intents import GroupIntent
from facilitator.session.intents import Undo
from facilitator.session.seats import Seats

SEEDS = 1_000_000
"""A seed is taken from the last so many milliseconds of the clock."""
KEYS = (
    "Enter takes a person in hand; Enter on another swaps, on a group moves",
    "+ has come · Delete has left · s shuffle · r rotate roles",
    "g other sizes · n name · x dissolve a group · u undo · Esc back",
)


class Table(Protocol):
    """What the window changes: the seats of a set-up, or those of a running session."""

    @property
    def seats(self) -> Seats:
        """Return who sits where."""

    def change(self, intent: GroupIntent) -> tuple[bool, str]:
        """Do what is asked for; return whether it was done, and what is to be said about it."""

    def undo(self) -> tuple[bool, str]:
        """Take the last thing back."""


class DeskTable:
    """The seats of the session on a desk."""

    def __init__(self, desk: Desk) -> None:
        """Change them by recording it."""
        self._desk = desk

    @property
    def seats(self) -> Seats:
        """Return who sits where."""
        return self._desk.session.seats

    def change(self, intent: GroupIntent) -> tuple[bool, str]:
        """Record what is asked for."""
        outcome = self._desk.record(intent)
        return outcome.done, outcome.sentence

    def undo(self) -> tuple[bool, str]:
        """Take the last thing back, whatever it was."""
        outcome = self._desk.record(Undo())
        return outcome.done, outcome.sentence


class GroupsScreen(ModalScreen[None]):
    """The groups with their people, to be changed with one key each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "back", show=False),
        Binding("plus", "come", "has come", show=False),
        Binding("delete,backspace,d", "leave", "has left", show=False),
        Binding("s", "shuffle", "shuffle", show=False),
        Binding("r", "rotate", "rotate roles", show=False),
        Binding("g", "sizes", "other sizes", show=False),
        Binding("n", "rename", "name", show=False),
        Binding("x", "dissolve", "dissolve", show=False),
        Binding("u", "undo", "undo", show=False),
    ]

    def __init__(self, table: Table, agenda: Agenda, seed: Callable[[], int]) -> None:
        """Show the seats of a table; `seed` gives what a shuffled order follows from."""
        super().__init__()
        self._table = table
        self._sizes = group_range(agenda)
        self._seed = seed
        self._rows: tuple[SeatRow, ...] = ()
        self._taken = ""
        """Who was taken in hand."""

    def compose(self) -> ComposeResult:
        """Put the sizes above the groups."""
        with Vertical(classes="dialog wide"):
            yield Static(one_line("Who sits where", "bold"))
            yield Static(id="sizes", markup=False)
            yield OptionList()
            yield Static(id="said", markup=False)
            for line in KEYS:
                yield Static(one_line(line, "$text-muted"))

    def on_mount(self) -> None:
        """List the groups, the first row in hand."""
        self._list(0)

    def _list(self, at: int, person: str = "") -> None:
        """Draw the rows; the cursor stays with a person, else at its place."""
        self._rows = seat_rows(self._table.seats)
        options = self.query_one(OptionList)
        options.set_options([Option(one_line(*self._drawn(row))) for row in self._rows])
        found = [place for place, row in enumerate(self._rows) if person and row.person == person]
        options.highlighted = (found or [min(max(at, 0), len(self._rows) - 1)])[0] if self._rows else None
        self.query_one("#sizes", Static).update(one_line(say_seats(self._table.seats, *self._sizes), "$text-muted"))

    def _drawn(self, row: SeatRow) -> tuple[str, str]:
        if not row.person:
            return row.words, "bold"
        mark = "▸" if row.person == self._taken else " "
        return f" {mark} {row.words}", "$text-accent" if row.person == self._taken else ""

    def _in_hand(self) -> SeatRow:
        at = self.query_one(OptionList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else SeatRow("", "", "")

    def _said(self, done: bool, sentence: str) -> None:
        self.query_one("#said", Static).update(one_line(sentence, "" if done else "$text-warning"))

    def _change(self, intent: GroupIntent, person: str = "") -> None:
        at = self.query_one(OptionList).highlighted or 0
        self._taken = ""
        self._said(*self._table.change(intent))
        self._list(at, person)

    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        """Take a person in hand, or let the one in hand sit here."""
        row, taken = self._in_hand(), self._taken
        if taken and row.person and row.person != taken:
            self._change(ask.Swap(taken, row.person), taken)
        elif taken and not row.person:
            self._change(ask.Move(taken, row.group), taken)
        elif row.person and row.group:
            self._taken = "" if taken else row.person
            self._said(True, f"{row.person}: with whom, or into which group?" if self._taken else "")
            self._list(self.query_one(OptionList).highlighted or 0, row.person)
        else:
            self._said(False, "Take a person in hand first.")

    def action_come(self) -> None:
        """Let somebody have come: by name, or counted where people are only counted."""
        seats = self._table.seats
        if seats.people is not None and not seats.names:
            self._change(ask.Come())
        else:
            self._ask_who_came()

    @work
    async def _ask_who_came(self) -> None:
        typed = await self.app.push_screen_wait(AskLineScreen("Who has come?", lambda typed: ""))
        if typed is not None and typed.strip():
            self._change(ask.Come(typed))

    def action_leave(self) -> None:
        """Let the person in hand have left; of a group that is only counted, one."""
        row = self._in_hand()
        self._change(ask.Leave(row.person) if row.person else ask.Leave("", row.group))

    def action_shuffle(self) -> None:
        """Deal everybody out anew."""
        self._change(ask.Shuffle(self._seed()))

    def action_rotate(self) -> None:
        """Let the roles go on."""
        self._change(ask.RotateRoles())

    def action_sizes(self) -> None:
        """Form the groups in another number."""
        self._change(ask.FormGroups(next_count(self._table.seats, *self._sizes)))

    def action_dissolve(self) -> None:
        """Let the people of the group in hand go to the others."""
        row = self._in_hand()
        if row.person:
            self._said(False, "Go to the line of a group first.")
        else:
            self._change(ask.Dissolve(row.group))

    def action_rename(self) -> None:
        """Ask for another name of the group in hand."""
        if group := self._in_hand().group:
            self._ask_for_name(group)

    @work
    async def _ask_for_name(self, group: str) -> None:
        asked = AskLineScreen(f"What is {group} called?", lambda typed: "", group)
        typed = await self.app.push_screen_wait(asked)
        if typed is not None:
            self._change(ask.RenameGroup(group, typed))

    def action_undo(self) -> None:
        """Take the last thing back."""
        at = self.query_one(OptionList).highlighted or 0
        self._taken = ""
        self._said(*self._table.undo())
        self._list(at)

    def action_close(self) -> None:
        """Put down who is in hand, else go back."""
        if self._taken:
            self._taken = ""
            self._said(True, "")
            self._list(self.query_one(OptionList).highlighted or 0)
        else:
            self.dismiss(None)
