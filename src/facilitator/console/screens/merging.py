"""Putting together answers that say the same: suggestions one key at a time, and by hand from the list."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.agenda.model import Prompt
from facilitator.console.desk import Desk
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.merging_lines import MUTED, WARNING, pair_at_hand, theme_line
from facilitator.console.text import one_line
from facilitator.live.merging import ThemeRow, keys_of, merging, not_the_same, questions
from facilitator.session import intents as ask
from facilitator.session.events import AnswersMerged, AnswersParted
from facilitator.session.likeness import Pair
from facilitator.session.merge_intents import Part, PutTogether

ASKED = "y the same · o in the other's words · w own words · n no · s later"
KEYS = (
    "Space marks · m puts the marked together · p parts · Enter other words",
    "Tab next question · u undo · Ctrl+R redo · Esc back",
)
NOTHING_AT_HAND = "No suggestion waits for an answer."
NOTHING_DONE = "Nothing was put together or parted last. Esc goes back; there u takes back anything."


class MergingScreen(ModalScreen[None]):
    """What was said to one question; the same answers become one, and stay what they are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "back", show=False),
        Binding("y", "same", "the same", show=False),
        Binding("o", "other", "in the second one's words", show=False),
        Binding("w", "own_words", "in other words", show=False),
        Binding("n", "differ", "not the same", show=False),
        Binding("s", "later", "later", show=False),
        Binding("space", "mark", "mark", show=False),
        Binding("m", "together", "put together", show=False),
        Binding("p,delete,backspace", "part", "part", show=False),
        Binding("tab", "question(1)", "next question", show=False),
        Binding("shift+tab", "question(-1)", "question before", show=False),
        Binding("u", "undo", "undo", show=False),
        Binding("ctrl+r", "redo", "redo", show=False),
    ]

    def __init__(self, desk: Desk, prompt: Prompt) -> None:
        """Begin with a question."""
        super().__init__()
        self._desk = desk
        self._prompt = prompt
        self._refused: frozenset[Pair] = frozenset()
        """Pairs of answers that were said to differ, for as long as this screen stands."""
        self._later: tuple[Pair, ...] = ()
        """Suggestions that were put off, in that order."""
        self._taken_back: list[Callable[[], None]] = []
        """What takes back each no and each later since the last thing that was recorded, the last one last."""
        self._marked: tuple[str, ...] = ()
        """The marked rows by the first answer of each, in the order in which they were marked."""
        self._shows = merging(desk.session, prompt)

    def compose(self) -> ComposeResult:
        """Put the suggestion above the list."""
        with Vertical(classes="dialog wide"):
            yield Static(id="about", markup=False)
            with Vertical(id="same"):
                yield Static(id="pair", markup=False)
                yield Static(one_line(ASKED, MUTED), id="asked")
            yield OptionList()
            yield Static(id="wordings", markup=False)
            yield Static(id="said", markup=False)
            for line in KEYS:
                yield Static(one_line(line, MUTED))

    def on_mount(self) -> None:
        """Draw what there is, the first row in hand."""
        self._draw(0)

    def on_resize(self) -> None:
        """Fit the rows into another width."""
        self._draw(self.query_one(OptionList).highlighted or 0)

    # Drawing

    def _draw(self, at: int, answer: str = "") -> None:
        """Work everything out anew; the cursor goes to the row of an answer, else stays at its place."""
        self._shows = shows = merging(self._desk.session, self._prompt, self._refused, self._later)
        keys = [row.theme.key for row in shows.rows]
        self._marked = tuple(marked for marked in self._marked if marked in keys)
        self._draw_list(next((place for place, row in enumerate(shows.rows) if answer in row.theme.ids), at))
        about = " · ".join(filter(None, (shows.place and f"question {shows.place}", shows.counts)))
        title = [one_line("Put together · ", "bold"), one_line(shows.prompt.ask, "bold $text-accent")]
        self.query_one("#about", Static).update(Content.assemble(*title, Content("\n"), one_line(about, MUTED)))
        frame = self.query_one("#same", Vertical)
        frame.border_title = one_line("Is this the same?" if shows.at_hand else "Suggestions")
        frame.border_subtitle = one_line(shows.left if shows.at_hand else "")
        self.query_one("#pair", Static).update(pair_at_hand(shows))
        self.query_one("#asked", Static).display = shows.at_hand is not None

    def _draw_list(self, at: int) -> None:
        options, rows = self.query_one(OptionList), self._shows.rows
        width = max((len(row.raised) for row in rows), default=0)
        options.set_options([Option(theme_line(row, width, marked=row.theme.key in self._marked)) for row in rows])
        options.highlighted = min(max(at, 0), len(rows) - 1) if rows else None
        self._show_wordings()

    @on(OptionList.OptionHighlighted)
    def _show_wordings(self) -> None:
        """Show under the list how the row in hand was said by each."""
        row = self._in_hand()
        wordings = " · ".join(row.wordings) if row else ""
        self.query_one("#wordings", Static).update(one_line(wordings, MUTED))

    def _in_hand(self) -> ThemeRow | None:
        at, rows = self.query_one(OptionList).highlighted, self._shows.rows
        return rows[at] if at is not None and at < len(rows) else None

    def _say(self, sentence: str, *, done: bool = True) -> None:
        self.query_one("#said", Static).update(one_line(sentence, "" if done else WARNING))

    # What is asked for

    def _ask_for(self, intent: ask.Intent, answer: str = "") -> bool:
        """Record an intent, say what came of it, and return whether it was done."""
        outcome = self._desk.record(intent)
        if outcome.done:
            self._taken_back.clear()
            self._marked = ()
        self._say(outcome.sentence, done=outcome.done)
        self._draw(self.query_one(OptionList).highlighted or 0, answer)
        return outcome.done

    def _join(self, ids: Sequence[str], says: str = "") -> bool:
        return self._ask_for(PutTogether(tuple(ids), says), ids[0] if ids else "")

    def _accept(self, *, second: bool = False) -> None:
        pair = self._shows.at_hand
        if pair is None:
            self._say(NOTHING_AT_HAND, done=False)
        else:
            self._join((*pair.first.ids, *pair.second.ids), pair.second.says if second else pair.first.says)

    def action_same(self) -> None:
        """Put the two together in the words of the first."""
        self._accept()

    def action_other(self) -> None:
        """Put the two together in the words of the second."""
        self._accept(second=True)

    def action_own_words(self) -> None:
        """Ask in which words the two are put together."""
        pair = self._shows.at_hand
        if pair is None:
            self._say(NOTHING_AT_HAND, done=False)
        else:
            self._ask_words((*pair.first.ids, *pair.second.ids), pair.first.says)

    @work
    async def _ask_words(self, ids: Sequence[str], words: str) -> None:
        typed = await self.app.push_screen_wait(AskLineScreen("In which words?", lambda text: "", words))
        if typed is not None:
            self._join(ids, typed)

    def action_differ(self) -> None:
        """Keep the two apart; they are not suggested again here."""
        pair, before = self._shows.at_hand, self._refused
        if pair is None:
            self._say(NOTHING_AT_HAND, done=False)
            return
        self._taken_back.append(partial(setattr, self, "_refused", before))
        self._refused = before | {*not_the_same(pair)}
        self._say("Not the same. Press u to be asked again.")
        self._draw(self.query_one(OptionList).highlighted or 0)

    def action_later(self) -> None:
        """Put the suggestion behind the others."""
        pair, before = self._shows.at_hand, self._later
        if pair is None:
            self._say(NOTHING_AT_HAND, done=False)
            return
        keys = keys_of(pair)
        self._taken_back.append(partial(setattr, self, "_later", before))
        self._later = (*(each for each in before if each != keys), keys)
        self._say("Later: it comes again after the others.")
        self._draw(self.query_one(OptionList).highlighted or 0)

    def action_mark(self) -> None:
        """Mark the row in hand or take its mark away, and go on to the next."""
        row, at = self._in_hand(), self.query_one(OptionList).highlighted or 0
        if row is None:
            return
        others = tuple(key for key in self._marked if key != row.theme.key)
        self._marked = others if row.theme.key in self._marked else (*others, row.theme.key)
        count = len(self._marked)
        self._say(f"{count} marked; m puts them together in the words of the first." if count else "")
        self._draw_list(at + 1)

    def action_together(self) -> None:
        """Put the marked rows together, in the words of the one that was marked first."""
        by_key = {row.theme.key: row.theme for row in self._shows.rows}
        self._join([answer for key in self._marked for answer in by_key[key].ids] if len(self._marked) > 1 else [])

    def action_part(self) -> None:
        """Part what is put together in the row in hand."""
        row = self._in_hand()
        if row is not None:
            self._ask_for(Part(row.theme.ids), row.theme.key)

    @on(OptionList.OptionSelected)
    def _reword(self) -> None:
        """Ask for other words of the row in hand."""
        row = self._in_hand()
        if row is not None and row.theme.put_together:
            self._ask_words(row.theme.ids, row.theme.says)
        elif row is not None:
            self._say("This is one answer alone: e on the main screen changes its words.", done=False)

    def action_question(self, by: int) -> None:
        """Go on to another question that has answers."""
        there = questions(self._desk.session)
        if len(there) < 2:
            self._say("No other question has answers to put together.", done=False)
            return
        at = there.index(self._prompt) if self._prompt in there else 0
        self._prompt, self._marked = there[(at + by) % len(there)], ()
        self._say("")
        self._draw(0)

    def action_undo(self) -> None:
        """Take back the last thing that was done here."""
        session = self._desk.session
        if self._taken_back:
            self._taken_back.pop()()
            self._say("Taken back.")
            self._draw(self.query_one(OptionList).highlighted or 0)
        elif session.done and isinstance(session.event(session.done[-1]), AnswersMerged | AnswersParted):
            self._ask_for(ask.Undo())
        else:
            self._say(NOTHING_DONE, done=False)

    def action_redo(self) -> None:
        """Bring back what was taken back."""
        session = self._desk.session
        if session.undone and isinstance(session.event(session.undone[-1]), AnswersMerged | AnswersParted):
            self._ask_for(ask.Redo())
        else:
            self._say("There is nothing to bring back here.", done=False)

    def action_close(self) -> None:
        """Go back to the workshop."""
        self.dismiss(None)
