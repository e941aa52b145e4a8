"""All that was carried over from earlier sessions; what was promised is settled here with one key."""

from typing import ClassVar

from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.console.desk import Desk
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.text import one_line
from facilitator.live.carried_rows import NOTHING, CarriedRow, carried_rows
from facilitator.session.intents import Intent, Undo
from facilitator.session.promise_intents import Settle

KEYS = "d done · o open · x dropped, with a reason · u undoes · Esc goes back"
KEYS_TO_READ = "↑ ↓ · Esc goes back"


class CarriedScreen(ModalScreen[None]):
    """What came of the earlier sessions: promises first, then answers, then scores."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "back", show=False),
        Binding("d", "settle('done')", "done", show=False),
        Binding("o", "settle('open')", "open", show=False),
        Binding("x", "drop", "dropped", show=False),
        Binding("u", "undo", "undo", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        """Show what was carried over into the session on the desk."""
        super().__init__()
        self._desk = desk
        self._rows: tuple[CarriedRow, ...] = ()

    def compose(self) -> ComposeResult:
        """Put the list above its keys."""
        with Vertical(classes="dialog wide"):
            yield Static(one_line("Carried over", "bold"))
            yield OptionList(markup=False)
            yield Static(id="said", markup=False)
            yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """List everything, with the first promise in hand."""
        self._list(0)

    def _list(self, at: int) -> None:
        self._rows = carried_rows(self._desk.session)
        listing = self.query_one(OptionList)
        listing.set_options(
            [
                Option(one_line(row.words, "bold $text-accent" if row.heading else ""), disabled=row.heading)
                for row in self._rows
            ]
        )
        promised = any(row.promise for row in self._rows)
        self.query_one("#keys", Static).update(one_line(KEYS if promised else KEYS_TO_READ, "$text-muted"))
        if not self._rows:
            self._say(NOTHING)
        places = [place for place, row in enumerate(self._rows) if not row.heading and place >= at]
        listing.highlighted = places[0] if places else None

    def _say(self, sentence: str, style: str = "") -> None:
        self.query_one("#said", Static).update(one_line(sentence, style))

    @property
    def _in_hand(self) -> str:
        at = self.query_one(OptionList).highlighted
        return self._rows[at].promise if at is not None and at < len(self._rows) else ""

    def _ask_for(self, intent: Intent) -> None:
        at = self.query_one(OptionList).highlighted or 0
        outcome = self._desk.record(intent)
        self._list(at)
        self._say(outcome.sentence, "" if outcome.done else "$text-warning")

    def action_settle(self, state: str) -> None:
        """Let the promise in hand be done, or be open again."""
        if self._in_hand:
            self._ask_for(Settle(self._in_hand, "done" if state == "done" else "open"))

    @work
    async def action_drop(self) -> None:
        """Let the promise in hand be dropped, and ask why."""
        promise = self._in_hand
        if not promise:
            return
        asked = AskLineScreen("Why is it dropped?", lambda typed: "", otherwise="")
        reason = await self.app.push_screen_wait(asked)
        if reason is not None:
            self._ask_for(Settle(promise, "dropped", reason))

    def action_undo(self) -> None:
        """Take the last thing back."""
        self._ask_for(Undo())

    def action_close(self) -> None:
        """Go back to the workshop."""
        self.dismiss(None)


async def show_carried(app: App[None], desk: Desk) -> None:
    """Show what was carried over."""
    await app.push_screen_wait(CarriedScreen(desk))
