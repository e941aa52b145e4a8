"""The first screen: what can be gone on with, what can be run, what was."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from facilitator.agenda.problems import render
from facilitator.console.screens import COLUMNS, ROWS, TOO_SMALL
from facilitator.console.text import one_line, shown
from facilitator.console.widgets.field import Field
from facilitator.live.shelf import Item, agendas_on_shelf, sessions_on_shelf
from facilitator.live.workplace import Workplace

HEADINGS = {"unfinished": "Go on with", "planned": "Planned", "agenda": "Agendas", "past": "Past sessions"}


class HomeScreen(Screen[None]):
    """Unfinished sessions, agendas, past sessions; typing searches, Enter opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("pageup", "move(-8)", show=False),
        Binding("escape", "clear", show=False),
        Binding("f1", "help", show=False),
        Binding("f3", "find", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = COLUMNS
    VERTICAL_BREAKPOINTS = ROWS

    class Chosen(Message):
        """Something is to be opened."""

        def __init__(self, item: Item) -> None:
            """Say what."""
            super().__init__()
            self.item = item

    def __init__(self, place: Workplace) -> None:
        """Show what lies in the folders of a workplace."""
        super().__init__()
        self._place = place
        self._items: tuple[Item, ...] = ()
        self._listed: list[Item | None] = []

    def compose(self) -> ComposeResult:
        """Put the search above the list."""
        yield Static(one_line(" facilitator", "bold"), id="title")
        yield Field(placeholder="type to search", id="search")
        with Horizontal(id="shelf"):
            yield OptionList(id="items", markup=False)
            with VerticalScroll(id="preview", can_focus=False):
                yield Static(id="details", markup=False)
        yield Static(
            one_line(" ↑ ↓ choose · Enter open · F3 find what was said · F1 help · Ctrl+Q leave", "$text-muted"),
            id="keys",
        )
        yield Static(one_line(TOO_SMALL), classes="too-small")

    def on_mount(self) -> None:
        """Leave the keyboard to the search."""
        self.query_one("#items").can_focus = False

    def on_screen_resume(self) -> None:
        """Look when the screen is first shown, and again when another one was left."""
        self.look_again()

    def look_again(self) -> None:
        """Read the folders anew."""
        sessions = sessions_on_shelf(self._place, self._place.now().wall)
        unfinished = tuple(item for item in sessions if item.kind == "unfinished")
        past = tuple(item for item in sessions if item.kind == "past")
        planned = tuple(item for item in sessions if item.kind == "planned")
        self._items = unfinished + planned + agendas_on_shelf(self._place) + past
        self._list()

    @on(Input.Changed, "#search")
    def _list(self) -> None:
        words = self.query_one("#search", Input).value.casefold().lstrip("/").split()
        found = [item for item in self._items if all(word in item.words for word in words)]
        options: list[Option] = []
        self._listed = []
        for kind, heading in HEADINGS.items():
            of_kind = [item for item in found if item.kind == kind]
            if of_kind:
                options.append(Option(one_line(heading, "bold $text-accent"), disabled=True))
                self._listed.append(None)
            for item in of_kind:
                options.append(Option(_line(item)))
                self._listed.append(item)
        if not options:
            options.append(Option(one_line("Nothing fits. F3 looks in what was said, Esc clears."), disabled=True))
            self._listed.append(None)
        listing = self.query_one("#items", OptionList)
        listing.set_options(options)
        listing.highlighted = next((at for at, item in enumerate(self._listed) if item is not None), None)
        self._preview()

    @property
    def chosen(self) -> Item | None:
        """Return what is in hand."""
        at = self.query_one("#items", OptionList).highlighted
        return self._listed[at] if at is not None and at < len(self._listed) else None

    @on(OptionList.OptionHighlighted)
    def _preview(self) -> None:
        item = self.chosen
        if item is None:
            self.query_one("#details", Static).update("")
            return
        lines = [one_line(item.title, "bold"), one_line(item.note, "$text-muted"), Content("")]
        lines += [shown(line) for line in item.details]
        lines += [shown(render(problem) + "\n") for problem in item.problems]
        self.query_one("#details", Static).update(Content("\n").join(lines))

    @on(Input.Submitted, "#search")
    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        item = self.chosen
        if item is None:
            return
        if item.problems and item.kind == "agenda":
            self.app.notify(
                one_line(f"{item.path.name} has things to mend first; they stand beside the list.").plain,
                severity="warning",
                markup=False,
            )
            return
        self.post_message(self.Chosen(item))

    def action_move(self, by: int) -> None:
        """Move the choice, over headings."""
        listing = self.query_one("#items", OptionList)
        places = [at for at, item in enumerate(self._listed) if item is not None]
        if not places:
            return
        now = places.index(listing.highlighted) if listing.highlighted in places else 0
        listing.highlighted = places[min(max(now + by, 0), len(places) - 1)]

    def action_clear(self) -> None:
        """Clear the search."""
        self.query_one("#search", Input).value = ""

    def action_find(self) -> None:
        """Find what was said in any session, by the words that stand in the search."""
        from facilitator.console.screens.find import FindScreen

        self.app.push_screen(FindScreen(self._place, typed=self.query_one("#search", Input).value))

    def action_help(self) -> None:
        """Show all keys."""
        from facilitator.console.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())


def _line(item: Item) -> Content:
    mark = {"unfinished": "▶ ", "planned": "→ ", "agenda": "  ", "past": "✓ "}[item.kind]
    mark = "! " if item.problems else mark
    return Content.assemble(one_line(f"{mark}{item.title}", "bold"), one_line(f"  {item.note}", "$text-muted"))
