"""The set-up: one short form before the start; Enter goes from field to field, and on the last one begins."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from facilitator.agenda.model import Agenda
from facilitator.console.messages import SetUpConfirmed
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.screens.groups import GroupsScreen
from facilitator.console.text import one_line
from facilitator.console.widgets.field import FormField, PeopleField, Tick
from facilitator.console.widgets.message_line import MessageLine
from facilitator.live.arranging import Arranging
from facilitator.live.carrying import Carrying, choose, say_carrying, say_choices
from facilitator.live.history import Past
from facilitator.live.set_up import SetUpRead, next_proposal, say_group_keys
from facilitator.live.set_up_form import Arranged, SetUp
from facilitator.live.set_up_room import words_of
from facilitator.session.people_list import on_one_line
from facilitator.session.seats import Seats

KEYS = " Enter or ↓ next field · Space ticks · F8 begin · Esc back to the list"
SAID_S = 20.0
"""How long a sentence about the form stands."""
FIELDS = (
    ("length", "How long have we got?", "minutes like 75, or until 11:15"),
    ("people", "Who is here?", "a number, or names pasted from anywhere"),
    ("groups", "Groups", "how many, or their names with commas"),
)


class SetUpScreen(Screen[None]):
    """Asks for the time, the people, the groups and the blanks; each has a default."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back"),
        Binding("f8,ctrl+s", "begin", "begin"),
        Binding("f2", "sizes", "other sizes"),
        Binding("f3", "shuffle", "shuffle"),
        Binding("f4", "arrange", "who sits where"),
        Binding("f5", "steps", "what the steps took"),
        Binding("f6", "carry", "what is carried over"),
    ]
    AUTO_FOCUS = "#length"

    class PastKnown(Message):
        """How long it took before has been found out."""

        def __init__(self, past: Past) -> None:
            """Say it in words."""
            super().__init__()
            self.past = past

    class CarryingKnown(Message):
        """What can be carried over has been found out."""

    def __init__(
        self,
        agenda: Agenda,
        form: SetUp,
        read: Callable[[SetUp], SetUpRead],
        keep: Callable[[SetUp], object] = lambda form: None,
        past: Callable[[], Past] = Past,
        seed: Callable[[], int] = int,
        carrying: Callable[[], tuple[Carrying, ...]] = tuple,
    ) -> None:
        """Ask for the set-up of an agenda.

        `read` says what a form means at this moment; `keep` is given what was typed when the form is left. `past`
        says, in a thread of its own, how long it took before; `carrying` what can be carried over. `seed` gives what a
        shuffled order follows from.
        """
        super().__init__()
        self._past = past
        self._agenda = agenda
        self._form = form
        self._read = read
        self._keep = keep
        self._warned = False
        self._at_first = form
        self._new_seed = seed
        self._carrying = carrying
        self._steps_before: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Put a line for each field."""
        yield Static(one_line(f" Set-up · {self._agenda.workshop}", "bold"), id="title")
        with VerticalScroll(id="form", can_focus=False):
            if self._agenda.goal:
                yield Static(one_line(self._agenda.goal), classes="goal")
            yield Static(id="carried", markup=False)
            for name, question, example in FIELDS:
                yield from self._field(name, question, example, getattr(self._form, name))
            for at, blank in enumerate(self._agenda.blanks):
                value = self._form.fills.get(blank.name, "")
                yield from self._field(f"blank-{at}", f"[{blank.name}]  {blank.question}", "", value)
            for task in (*self._agenda.before, *self._agenda.bring):
                yield Tick(one_line(task), value=task in self._form.ready)
            yield Button("Begin (F8)", id="begin", variant="primary")
        with Vertical(id="foot"):
            yield MessageLine()
            yield Static(one_line(KEYS, "$text-muted"), id="keys")

    def _field(self, name: str, question: str, example: str, value: str) -> ComposeResult:
        with Vertical(classes="field"):
            yield Static(one_line(question, "bold"), classes="question")
            if name == "people":
                yield PeopleField(value=on_one_line(value)[0], placeholder=one_line(example).plain, id=name)
            else:
                yield FormField(value=value, placeholder=example, id=name)
            if example:
                yield Static(id=f"{name}-remark", classes="remark", markup=False)
            if name == "groups":
                yield Static(id="sizes", classes="remark", markup=False)
            if name == "length":
                yield Static(id="history", classes="remark", markup=False)

    def on_mount(self) -> None:
        """Say what the form means."""
        self._at_first = self.form()
        self.query_one("#history").display = False
        self.query_one("#carried").display = False
        self._say()
        self._say_list(on_one_line(self._form.people)[1])
        self.call_after_refresh(self._look_back)

    @work(thread=True)
    def _look_back(self) -> None:
        """Find out how long it took before; no key waits for that."""
        if any(each.found for each in self._carrying()):
            self.post_message(self.CarryingKnown())
        past = self._past()
        if past.glance:
            self.post_message(self.PastKnown(past))

    @on(CarryingKnown)
    def _say_carrying(self) -> None:
        """Say what is carried over, from which session, and how to choose another."""
        lines = [say_carrying(each, self._form.carry.get(each.wanted.source, "")) for each in self._carrying()]
        said = [one_line(f"Carried over: {words}") for words in lines if words]
        shown = self.query_one("#carried", Static)
        shown.update(Content("\n").join((*said, one_line("F6 another session, or none", "$text-muted"))))
        shown.display = bool(said)

    @work
    async def action_carry(self) -> None:
        """Choose from which session something is carried over, or nothing."""
        carry = dict(self._form.carry)
        for each in self._carrying():
            if each.found:
                question = f"What is carried over from “{each.name}”?"
                chosen = await self.app.push_screen_wait(ChooseScreen(question, say_choices(each)))
                carry[each.wanted.source] = chosen if chosen is not None else carry.get(each.wanted.source, "")
        self._form = replace(self._form, carry=carry)
        self._say_carrying()

    @on(PastKnown)
    def _say_past(self, event: PastKnown) -> None:
        self._steps_before = event.past.steps
        line = self.query_one("#history", Static)
        all_steps = ("F5 shows all steps",) if event.past.steps else ()
        line.update(Content("\n").join([one_line(told) for told in (*event.past.glance, *all_steps)]))
        line.display = True

    @work
    async def action_steps(self) -> None:
        """Show what every step took before, beside what the file says."""
        if self._steps_before:
            rows = [("", words) for words in self._steps_before]
            await self.app.push_screen_wait(ChooseScreen("What the steps took before", rows))

    def form(self) -> SetUp:
        """Return the form as typed."""
        typed = {field.id or "": field.value for field in self.query(FormField)}
        fills = {blank.name: typed.get(f"blank-{at}", "") for at, blank in enumerate(self._agenda.blanks)}
        tasks = (*self._agenda.before, *self._agenda.bring)
        ready = tuple(task for task, tick in zip(tasks, self.query(Tick), strict=True) if tick.value)
        form, people, groups = self._form, typed["people"], typed["groups"]
        return SetUp(typed["length"], people, groups, fills, ready, form.seed, form.arranged, form.carry)

    @on(Input.Changed)
    def _say(self) -> None:
        self._warned = False
        read = self._read(self.form())
        sizes = ("" if "groups" in read.problems else read.remarks.get("sizes", ""), say_group_keys(read))
        self.query_one("#sizes", Static).update(one_line(" · ".join(filter(None, sizes))))
        for name, _, _ in FIELDS:
            problem = read.problems.get(name)
            line = one_line(f"✗ {problem}", "$text-error") if problem else one_line(read.remarks.get(name, ""))
            self.query_one(f"#{name}-remark", Static).update(line)

    @on(PeopleField.Listed)
    def _listed(self, event: PeopleField.Listed) -> None:
        self._say_list(event.sentences)

    def _say_list(self, sentences: tuple[str, ...]) -> None:
        """Say what of a list of people was read otherwise than it stands there."""
        if sentences:
            self.query_one(MessageLine).say(sentences, SAID_S, severe=True)

    def action_sizes(self) -> None:
        """Take the next sizes that the people can form groups of."""
        if count := next_proposal(self._read(self.form())):
            self.query_one("#groups", FormField).value = str(count)

    def action_shuffle(self) -> None:
        """Deal the people out anew."""
        seed = self._new_seed()
        seed = seed + 1 if seed == self._form.seed else seed
        self._form = replace(self._form, seed=seed, arranged=None)
        self._say()

    @work
    async def action_arrange(self) -> None:
        """Show who sits where, and let it be changed by hand."""
        read = self._read(self.form())
        if read.problems:
            return
        started = read.started
        table = Arranging(self._agenda, Seats(started.groups, started.names, started.people), started.roles_before)
        await self.app.push_screen_wait(GroupsScreen(table, self._agenda, self._new_seed))
        if table.changed:
            self._take_over(table.seats)

    def _take_over(self, seats: Seats) -> None:
        """Let the form say what was changed by hand."""
        people, groups = words_of(seats)
        self._form = replace(self._form, arranged=Arranged(people, groups, seats))
        self.query_one("#people", FormField).value = people
        self.query_one("#groups", FormField).value = groups
        self._say()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        fields: list[Widget] = [*self.query(FormField), *self.query(Tick)]
        after = fields.index(event.input) + 1
        if event.input.id in self._read(self.form()).problems:
            return
        if after < len(fields):
            fields[after].focus()
        else:
            self.action_begin()

    @on(Button.Pressed, "#begin")
    def _pressed(self) -> None:
        self.action_begin()

    def action_begin(self) -> None:
        """Begin, or say what stands in the way; blanks that are still empty are said once."""
        read = self._read(self.form())
        if read.problems:
            name = next(name for name, _, _ in FIELDS if name in read.problems)
            self.query_one(f"#{name}", FormField).focus()
            self.query_one(MessageLine).say((read.problems[name],), SAID_S, severe=True)
            return
        if read.unfilled and not self._warned:
            self._warned = True
            names = ", ".join(f"[{name}]" for name in read.unfilled)
            sentence = f"Still empty: {names}. F8 once more begins without."
            self.query_one(MessageLine).say((sentence,), SAID_S, severe=True)
            at = next(at for at, blank in enumerate(self._agenda.blanks) if blank.name in read.unfilled)
            self.query_one(f"#blank-{at}", FormField).focus()
            return
        carried = choose(self._carrying(), self._form.carry)
        self.post_message(SetUpConfirmed(self._agenda, read.started.model_copy(update={"carried": carried})))

    def action_back(self) -> None:
        """Go back to the list; what was typed stands here again the next time."""
        self._keep(self.form())
        self.dismiss(None)

    @property
    def would_lose(self) -> str:
        """Return what would be lost by leaving the program here; empty where nothing was typed."""
        return "" if self.form() == self._at_first else "What you typed into this set-up is not kept."
