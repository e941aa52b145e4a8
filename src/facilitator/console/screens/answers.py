"""Going through the answers: change one, move it, take it away, see its history; of one question or of all."""

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from facilitator.agenda.problems import short
from facilitator.console.desk import Desk, Outcome
from facilitator.console.screens.answer_history import AnswerHistoryScreen
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.screens.rewriting import rewrite
from facilitator.console.text import one_line
from facilitator.console.widgets.field import Field
from facilitator.console.widgets.long_list import LongList
from facilitator.live.answer_list import SCOPES, AnswerList, Scope, answer_list, questions_for, say_list, say_question
from facilitator.live.promise_words import reworded
from facilitator.session import intents as ask
from facilitator.session.answers import Answer

MUTED = "$text-muted"
KEYS = (
    "Enter change · 1–9, g to group · q to question · x remove · h history",
    "/ filter · w all of step, of workshop · u undo · Ctrl+R redo · Esc back",
)
FILTERING = "Type words, a group or a question · ↓ or Enter to the list · Esc lists all"
NAME_CELLS = 12
WHERE_CELLS = 28
"""So much of a line is left to the question of another answer."""
TEXT_MOST = 400
"""Characters of an answer that are drawn; more do not fit into a line."""


class AnswersScreen(ModalScreen[None]):
    """The answers to the question that is aimed at, then those of its step and of the workshop."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "back", show=False),
        Binding("delete,backspace,d,x", "remove", "remove", show=False),
        *(Binding(str(number), f"to_number({number})", "to a group", show=False) for number in range(1, 10)),
        Binding("g", "to_group", "to a group", show=False),
        Binding("q,m", "to_question", "to a question", show=False),
        Binding("h", "history", "history", show=False),
        Binding("slash", "filter", "filter", show=False),
        Binding("w", "widen", "all of the step, of the workshop", show=False),
        Binding("u", "undo", "undo", show=False),
        Binding("ctrl+r", "redo", "redo", show=False),
    ]

    def __init__(self, desk: Desk, answer: Answer | None = None) -> None:
        """Show the answers to the question that is aimed at, or those beside an answer, with that one in hand."""
        super().__init__()
        self._desk = desk
        self._first = answer.id if answer else ""
        self._prompt = answer.prompt if answer else desk.aim.prompt
        self._scope: Scope = "question"
        self._shows = AnswerList((), 0, 0)
        self._names = 0

    def compose(self) -> ComposeResult:
        """Put the question above the answers."""
        with Vertical(classes="dialog wide"):
            yield Static(id="about", markup=False)
            yield Field(placeholder="words, a group, a question")
            yield LongList()
            yield Static(id="said", markup=False)
            for at, _ in enumerate(KEYS):
                yield Static(id=f"keys-{at}", markup=False)

    def on_mount(self) -> None:
        """List the answers, with the last one in hand where no other was asked for."""
        self.query_one(Field).display = False
        if not answer_list(self._desk.session, self._prompt, "question").of:
            self._scope = "workshop"
        self._list(len(self._desk.session.answers), self._first)
        self._show_keys()
        self.query_one(LongList).focus()

    # The list

    def _list(self, at: int, answer: str = "") -> None:
        """Work the list out anew; the cursor goes to an answer, or stays at its place where that is not listed."""
        session, before = self._desk.session, {each.id for each in self._shows.answers}
        self._shows = shows = answer_list(session, self._prompt, self._scope, self.query_one(Field).value)
        places = {each.id: place for place, each in enumerate(shows.answers)}
        back = [place for each, place in places.items() if each not in before] if before and answer else []
        place = back[0] if len(back) == 1 else places.get(answer, at)
        self._names = min(NAME_CELLS, max((_cells(by) for by in {each.by for each in shows.answers}), default=0))
        self.query_one(LongList).show(len(shows.answers), self._line, place)
        prompt = session.agenda.find_prompt(self._prompt)
        title = prompt.ask if prompt and self._scope == "question" else "Answers"
        count = one_line(say_list(shows, self._scope), MUTED)
        if not shows.of:
            self._say("There is nothing to change here yet.")
        self.query_one("#about", Static).update(Content.assemble(one_line(title, "bold"), Content("\n"), count))

    def _line(self, at: int) -> Content:
        answer = self._shows.answers[at]
        name = one_line(answer.by or "Room", "bold").truncate(self._names, ellipsis=True)
        name = name.pad_right(max(0, self._names - name.cell_length))
        text = one_line(answer.says[:TEXT_MOST])
        if answer.prompt == self._prompt:
            return Content.assemble(name, "  ", text)
        where = one_line(f"  {say_question(self._desk.session, answer)}", MUTED).truncate(WHERE_CELLS, ellipsis=True)
        width = self.query_one(LongList).scrollable_content_region.width
        left = max(0, width - name.cell_length - 2 - where.cell_length)
        text = text.truncate(left, ellipsis=True)
        return Content.assemble(name, "  ", text.pad_right(max(0, left - text.cell_length)), where)

    def _in_hand(self) -> Answer | None:
        at = self.query_one(LongList).highlighted
        return self._shows.answers[at] if at is not None and at < len(self._shows.answers) else None

    def _ask_for(self, intent: ask.Intent) -> Outcome:
        at, answer = self.query_one(LongList).highlighted or 0, self._in_hand()
        outcome = self._desk.record(intent)
        self._list(at, answer.id if answer else "-")
        self._say(outcome.sentence, warning=not outcome.done)
        return outcome

    def _say(self, sentence: str, *, warning: bool = False) -> None:
        self.query_one("#said", Static).update(one_line(sentence, "$text-warning" if warning else ""))

    def _show_keys(self) -> None:
        lines = (FILTERING, "") if self.query_one(Field).has_focus else KEYS
        for at, line in enumerate(lines):
            self.query_one(f"#keys-{at}", Static).update(one_line(line, MUTED))

    # Filtering

    def action_filter(self) -> None:
        """Leave the keyboard to the line of the filter."""
        field = self.query_one(Field)
        field.display = True
        field.focus()

    def action_widen(self) -> None:
        """List all of the step, then all of the workshop, then this question again."""
        answer = self._in_hand()
        self._scope = SCOPES[(SCOPES.index(self._scope) + 1) % len(SCOPES)]
        if self._scope == "question" and not answer_list(self._desk.session, self._prompt, "question").of:
            self._scope = "step"
        self._say("")
        self._shows = AnswerList((), 0, 0)
        self._list(0, answer.id if answer else "")

    @on(Input.Changed)
    def _filter(self) -> None:
        answer = self._in_hand()
        self._shows = AnswerList((), 0, 0)
        self._list(0, answer.id if answer else "")

    @on(Input.Submitted)
    def _to_list(self) -> None:
        self.query_one(Field).display = bool(self.query_one(Field).value)
        self.query_one(LongList).focus()

    def on_descendant_focus(self) -> None:
        """Tell the keys of where the keyboard is."""
        self._show_keys()

    def key_down(self) -> None:
        """Go from the filter to the list."""
        if self.query_one(Field).has_focus:
            self._to_list()

    def action_close(self) -> None:
        """List all again where a filter stands, else go back to the workshop."""
        field = self.query_one(Field)
        if not field.display:
            self.dismiss(None)
            return
        field.value, field.display = "", False
        self.query_one(LongList).focus()

    # What is done with an answer

    def _with_answer(self, intent: Callable[[Answer], ask.Intent]) -> None:
        answer = self._in_hand()
        if answer is not None:
            self._ask_for(intent(answer))

    def action_remove(self) -> None:
        """Take the answer in hand off the list."""
        self._with_answer(lambda answer: ask.Remove(answer.id))

    def action_undo(self) -> None:
        """Take the last thing back."""
        self._ask_for(ask.Undo())

    def action_redo(self) -> None:
        """Bring back what was undone."""
        self._ask_for(ask.Redo())

    def action_to_number(self, number: int) -> None:
        """Give the answer to the group with this number."""
        why_not = self._desk.no_such_group(number)
        if why_not:
            self._say(why_not, warning=True)
            return
        group = self._desk.session.group_names[number - 1]
        self._with_answer(lambda answer: ask.Move(answer.id, group=group))

    @work
    async def action_to_group(self) -> None:
        """Ask which group the answer is of."""
        answer = self._in_hand()
        group = await self._group("Which group said that?") if answer else None
        if answer is not None and group is not None:
            self._ask_for(ask.Move(answer.id, group=group))

    async def _group(self, question: str) -> str | None:
        names = self._desk.session.group_names
        if not names:
            self._say(self._desk.no_such_group(1), warning=True)
            return None
        offered = [(name, f"{number} {name}") for number, name in enumerate(names, start=1)]
        return await self.app.push_screen_wait(ChooseScreen(question, offered))

    @work
    async def action_to_question(self) -> None:
        """Ask which question the answer belongs to."""
        answer = self._in_hand()
        if answer is None:
            return
        title = f"“{short(answer.says)}” belongs to which question?"
        chosen = await self.app.push_screen_wait(ChooseScreen(title, questions_for(self._desk.session, answer)))
        prompt = self._desk.session.agenda.find_prompt(chosen) if chosen else None
        if prompt is None:
            return
        group = None
        if prompt.who == "group" and not answer.group and self._desk.session.group_names:
            group = await self._group("Which group said that?")
            if group is None:
                return
        self._ask_for(ask.Move(answer.id, prompt.id, group))

    def action_history(self) -> None:
        """Show all that was done with the answer in hand."""
        answer = self._in_hand()
        if answer is not None:
            self.app.push_screen(AnswerHistoryScreen(self._desk.session, answer))

    @on(LongList.Chosen)
    def _change(self) -> None:
        answer = self._in_hand()
        if answer is not None:
            self._change_answer(answer)

    @work
    async def _change_answer(self, answer: Answer) -> None:
        prompt = self._desk.session.agenda.find_prompt(answer.prompt)
        if prompt is not None:
            await rewrite(self.app, prompt, answer, self._reword)

    def _reword(self, rewriting: ask.Rewrite) -> Outcome:
        """Let an answer stand in other words, and with a question the row of who takes it."""
        first, *others = reworded(self._desk.session, rewriting)
        outcome = self._ask_for(first)
        for intent in others if outcome.done else ():
            outcome = self._ask_for(intent)
        return outcome


def _cells(by: str) -> int:
    return one_line(by or "Room").cell_length
