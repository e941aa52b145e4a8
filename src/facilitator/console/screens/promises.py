"""What is to be done and what is parked: settle it with one key, add to it, give it an owner and a day."""

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.agenda.problems import short
from facilitator.console.desk import Desk
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.text import one_line
from facilitator.live.owners import explain_owner, owner_named
from facilitator.live.promise_rows import PromiseRow, promise_rows
from facilitator.live.promise_words import explain_day, parking, parts_to_change, rewriting
from facilitator.session import intents as ask
from facilitator.session.intents import Intent
from facilitator.session.promise import Promise, PromiseState
from facilitator.session.promise_intents import Promised, Settle

MUTED = "$text-muted"
KEYS = (
    "d done · o open again · x drop · Enter changes words, owner, day",
    "a add an action · p park · b bring up what is parked · u undo · Esc back",
)
NOTHING = "Nothing is promised or parked yet. a adds an action, p parks something."
OF_AGENDA = "Its words stand in the agenda; i fills in its blanks. d, o and x work here."
ELSEWHERE = "Its words stand in the session that it comes from. d, o and x work here."
PARK = "What is to come later? It waits in the parking lot."


class PromisesScreen(ModalScreen[None]):
    """Homework, actions, questions and the parking lot in one list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "back", show=False),
        Binding("d", "settle('done')", "done", show=False),
        Binding("o", "settle('open')", "open", show=False),
        Binding("x,delete", "drop", "drop", show=False),
        Binding("a", "add", "add", show=False),
        Binding("p,f9", "park", "park", show=False),
        Binding("b", "bring_up", "bring up", show=False),
        Binding("u", "undo", "undo", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        """Show what the session on a desk holds."""
        super().__init__()
        self._desk = desk
        self._rows: tuple[PromiseRow, ...] = ()

    def compose(self) -> ComposeResult:
        """Put the list above what was said of it."""
        with Vertical(classes="dialog wide"):
            yield Static(one_line("Homework, actions and the parking lot", "bold"))
            yield OptionList(id="promises", markup=False)
            yield Static(id="said", markup=False)
            for line in KEYS:
                yield Static(one_line(line, MUTED))

    def on_mount(self) -> None:
        """List everything, the first promise in hand."""
        self._list()

    def _list(self, in_hand: str = "", at: int = 0) -> None:
        """Draw the rows; the cursor stays with a promise, else at its place."""
        order = [row.promise.id for row in self._rows if row.promise is not None]
        self._rows = promise_rows(self._desk.session, self._desk.clock.now().wall, order)
        listing = self.query_one("#promises", OptionList)
        listing.set_options([Option(_drawn(row), disabled=row.promise is None) for row in self._rows])
        places = [place for place, row in enumerate(self._rows) if row.promise is not None]
        same = [place for place in places if self._id_at(place) == in_hand]
        near = min(places, key=lambda place: abs(place - at), default=None)
        listing.highlighted = same[0] if same else near
        if not places:
            self._say(NOTHING)

    def _id_at(self, place: int) -> str:
        promise = self._rows[place].promise
        return promise.id if promise is not None else ""

    @property
    def _in_hand(self) -> Promise | None:
        at = self.query_one("#promises", OptionList).highlighted
        return self._rows[at].promise if at is not None and at < len(self._rows) else None

    def _say(self, sentence: str, *, severe: bool = False) -> None:
        self.query_one("#said", Static).update(one_line(sentence, "$text-warning" if severe else ""))

    def _record(self, *intents: Intent) -> bool:
        """Ask for one thing after the other until one is refused; say what came of them."""
        at, before = self.query_one("#promises", OptionList).highlighted or 0, self._in_hand
        said, done = list[str](), True
        for intent in intents:
            outcome = self._desk.record(intent)
            said, done = [*said, *filter(None, [outcome.sentence])], outcome.done
            if not done:
                break
        self._list(before.id if before is not None else "", at)
        if said or self._in_hand is not None:
            self._say(" ".join(said), severe=not done)
        return done

    def _add(self, intent: Intent) -> None:
        """Ask for one thing more on the list, and take it in hand."""
        if self._record(intent):
            self._list(self._desk.session.answers[-1].id)

    # Keys

    def action_settle(self, state: PromiseState) -> None:
        """Let what is in hand be done, or open again."""
        if (promise := self._in_hand) is not None:
            self._record(Settle(promise.id, state))

    @work
    async def action_drop(self) -> None:
        """Ask why what is in hand is dropped, and drop it."""
        if (promise := self._in_hand) is None:
            return
        reason = await self._ask(f"Why is “{short(promise.what)}” dropped?", lambda typed: "", promise.reason)
        if reason is not None:
            self._record(Settle(promise.id, "dropped", reason))

    @work
    async def action_add(self) -> None:
        """Ask what is to be done, by whom and by when; Escape leaves the rest of that open."""
        what = await self._ask("What is to be done?", lambda typed: "" if typed.strip() else None)
        if what is None:
            return
        who = await self._ask_who("")
        due = await self._ask_day("") if who is not None else None
        self._add(Promised(what, who or "", due or ""))

    @work
    async def action_park(self) -> None:
        """Ask what is to come later."""
        words = await self._ask(PARK, lambda typed: "")
        if words is not None and words.strip():
            self._add(parking(words))

    def action_bring_up(self) -> None:
        """Let what is parked be an answer to the question at hand."""
        promise, prompt = self._in_hand, self._desk.prompt
        if promise is None or promise.kind != "parked":
            self._say("Choose something that is parked first.", severe=True)
        elif prompt is None or prompt.kind not in {"list", "text"} or prompt.in_rows:
            self._say("The question at hand takes no words like that. Tab goes to another one.", severe=True)
        else:
            brought = Settle(promise.id, "done", f"brought up: {prompt.ask}")
            written = ask.Write(prompt.id, promise.what, self._desk.group)
            if self._record(written, brought):
                self._say(f"An answer to “{short(prompt.ask)}” now. u takes back one thing after the other.")

    def action_undo(self) -> None:
        """Take the last thing back."""
        self._record(ask.Undo())

    def action_close(self) -> None:
        """Go back to the workshop."""
        self.dismiss(None)

    # Changing words

    @on(OptionList.OptionSelected)
    def _change(self) -> None:
        if (promise := self._in_hand) is not None:
            self._change_promise(promise)

    @work
    async def _change_promise(self, promise: Promise) -> None:
        parts = parts_to_change(self._desk.session, promise)
        if not parts:
            self._say(ELSEWHERE if promise.of else OF_AGENDA, severe=True)
            return
        part = parts[0].name
        if len(parts) > 1:
            choices = [(each.name, f"{each.name}: {each.stands}") for each in parts]
            picked = await self.app.push_screen_wait(ChooseScreen("Change what?", choices))
            part = picked or ""
        chosen = next((each for each in parts if each.name == part), None)
        if chosen is None:
            return
        match part:
            case "Who":
                typed = await self._ask_who(chosen.stands)
            case "By when":
                typed = await self._ask_day(chosen.stands)
            case _:
                typed = await self._ask(part, lambda typed: "" if typed.strip() else None, chosen.stands)
        if typed is not None and typed != chosen.stands:
            self._record(*rewriting(self._desk.session, promise, part, typed))

    async def _ask(self, question: str, explain: Callable[[str], str | None], value: str = "") -> str | None:
        return await self.app.push_screen_wait(
            AskLineScreen(question, explain, value, otherwise="A few words, please.")
        )

    async def _ask_who(self, value: str) -> str | None:
        session = self._desk.session
        typed = await self._ask("Who does it?", lambda words: explain_owner(session, words), value)
        return owner_named(session, typed) if typed is not None else None

    async def _ask_day(self, value: str) -> str | None:
        session, now = self._desk.session, self._desk.clock.now().wall
        question = "By when? friday, in 2 weeks, 1 Dec, day 100 …"
        return await self._ask(question, lambda words: explain_day(session, words, now), value)


def _drawn(row: PromiseRow) -> Content:
    if row.promise is None:
        return one_line(row.words, "bold $text-accent")
    open_still = row.promise.state == "open"
    about = one_line(f"  {row.about}", "$text-warning" if row.wanting else MUTED)
    what = one_line(row.words, "" if open_still else MUTED)
    return Content.assemble(what, "\n", about) if row.about else what
