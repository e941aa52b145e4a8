"""Who has answered what: a board of groups and people against questions, from which one goes on writing."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from facilitator.console.desk import Desk
from facilitator.console.text import one_line
from facilitator.live.aim import Aim
from facilitator.live.answer_board import AnswerBoard, BoardCell, BoardRow, answer_board
from facilitator.session import intents as ask
from facilitator.session.answer_rules import step_at

NAME_CELLS, COLUMN_CELLS = 16, 10
GAPS_SHOWN = 3
AROUND = 10
"""Lines of the window beside its rows and sentences: frame, heads, the cell in hand, the keys."""
KEYS = "arrows move · Enter writes there · Space people · s shows # · Esc back"


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of the board that fits on the screen."""

    rows: range
    columns: range


class AnswerBoardScreen(ModalScreen[Aim | None]):
    """Shows how far everybody is with every question; answers with where to write, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,v,q", "close", "back", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "move(0, -999)", show=False),
        Binding("end", "move(0, 999)", show=False),
        Binding("space", "fold", show=False),
        Binding("s", "show_hidden", show=False),
        Binding("u", "undo", show=False),
        Binding("enter", "choose", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        """Show the session on the desk; people are unfolded where the step at hand asks them."""
        super().__init__()
        self._desk = desk
        self._whole = answer_board(desk.session)
        prompt = desk.prompt
        self._folded = prompt is None or prompt.who not in {"person", "pair"}
        ids = [column.prompt.id for column in self._whole.columns]
        self._column = ids.index(prompt.id) if prompt is not None and prompt.id in ids else 0
        self._row = self._row_of(desk.group, desk.person)
        self._said = ""

    def compose(self) -> ComposeResult:
        """Put the board above the cell in hand and what is missing."""
        with Vertical(classes="dialog board"):
            yield Static(one_line("Who has answered what", "bold"))
            yield Static(id="grid", markup=False)
            yield Static(id="hand", markup=False)
            yield Static(id="gaps", markup=False)
            yield Static(one_line(KEYS, "$text-muted"), id="keys")

    def on_mount(self) -> None:
        """Draw for the first time."""
        self._draw()

    def on_resize(self) -> None:
        """Draw for another size."""
        self._draw()

    @property
    def _board(self) -> AnswerBoard:
        return self._whole.folded() if self._folded else self._whole

    def _row_of(self, group: str, person: str) -> int:
        rows = [(row.who.group, row.who.person) for row in self._board.rows]
        fitting = [at for at, row in enumerate(rows) if row in {(group, person), (group, "")}]
        return max(fitting, default=0)

    def _in_hand(self) -> tuple[BoardRow, BoardCell] | None:
        board = self._board
        if not board.rows or not board.columns:
            return None
        row = board.rows[min(self._row, len(board.rows) - 1)]
        return row, row.cells[self._column]

    # Drawing

    def _draw(self) -> None:
        if not self.is_mounted:
            return
        board = self._board
        if not board.columns or not board.rows:
            self.query_one("#grid", Static).update(one_line("This workshop asks nothing."))
            return
        self._row = min(self._row, len(board.rows) - 1)
        window = self._window(board)
        hand = {self._row: self._column}
        rows = [_line(board.rows[at], window.columns, hand.get(at)) for at in window.rows]
        self.query_one("#grid", Static).update(Content("\n").join([*_heads(board, window), *rows]))
        self._draw_below(board, window)

    def _window(self, board: AnswerBoard) -> _Window:
        width, height = self.app.size
        across = max(1, (width - 8 - NAME_CELLS) // COLUMN_CELLS)
        down = max(3, height - AROUND - GAPS_SHOWN)
        return _Window(_around(self._row, down, len(board.rows)), _around(self._column, across, len(board.columns)))

    def _draw_below(self, board: AnswerBoard, window: _Window) -> None:
        hand, column = self._in_hand(), board.columns[self._column]
        words = f"{hand[0].name.strip()}: {hand[1].words or 'not asked of them'}" if hand else ""
        more = len(board.rows) - len(window.rows)
        below = f" ({more} more rows)" if more else ""
        said = self._said or f"{words} · {column.place} “{column.prompt.ask}”{below}"
        self.query_one("#hand", Static).update(one_line(said, "bold"))
        gaps = [*board.gaps[:GAPS_SHOWN]]
        if len(board.gaps) > GAPS_SHOWN:
            gaps[-1] = f"{gaps[-1]} And {len(board.gaps) - GAPS_SHOWN} other gaps."
        shown = [one_line(gap) for gap in gaps or ["Nothing is missing so far."]]
        self.query_one("#gaps", Static).update(Content("\n").join(shown))

    # Keys

    def action_move(self, down: int, across: int) -> None:
        """Go to another cell."""
        board, self._said = self._board, ""
        self._row = min(max(self._row + down, 0), max(0, len(board.rows) - 1))
        self._column = min(max(self._column + across, 0), max(0, len(board.columns) - 1))
        self._draw()

    def action_page(self, by: int) -> None:
        """Go on by as many rows as are shown."""
        self.action_move(by * max(1, len(self._window(self._board).rows) - 1), 0)

    def action_fold(self) -> None:
        """Show the people below their groups, or the groups alone."""
        hand = self._in_hand()
        self._folded, self._said = not self._folded, ""
        if hand is not None:
            self._row = self._row_of(hand[0].who.group, hand[0].who.person)
        self._draw()

    def action_show_hidden(self) -> None:
        """Show the hidden answers to the question in hand before everybody has answered."""
        if self._board.columns:
            self._record(ask.ShowAnswers(self._board.columns[self._column].prompt.id))

    def action_undo(self) -> None:
        """Take the last thing back."""
        self._record(ask.Undo())

    def _record(self, intent: ask.Intent) -> None:
        self._said = self._desk.record(intent).sentence
        self._whole = answer_board(self._desk.session)
        self._column = min(self._column, max(0, len(self._whole.columns) - 1))
        self._draw()

    def action_choose(self) -> None:
        """Go and write where the cell in hand is."""
        hand = self._in_hand()
        if hand is None or not hand[1].sign:
            self._said = "That is not for them to answer." if hand else ""
            self._draw()
            return
        who, prompt = hand[0].who, self._board.columns[self._column].prompt
        self.dismiss(Aim(prompt.id, who.group, step_at(self._desk.session), who.person or None, kept=True))

    def action_close(self) -> None:
        """Go back to the workshop."""
        self.dismiss(None)


def _heads(board: AnswerBoard, window: _Window) -> list[Content]:
    columns = [board.columns[at] for at in window.columns]
    places = ["►" + column.place if column.here else column.place for column in columns]
    asks = [("# " if column.hidden else "") + column.prompt.ask for column in columns]
    first = f"{window.columns.start + 1}–{window.columns.stop} of {len(board.columns)}"
    head = [_cut(first, NAME_CELLS, "$text-muted"), *(_cut(place, COLUMN_CELLS, "bold") for place in places)]
    return [
        Content.assemble(*head),
        Content.assemble(_cut("", NAME_CELLS), *(_cut(asked, COLUMN_CELLS, "$text-muted") for asked in asks)),
    ]


def _line(row: BoardRow, columns: range, in_hand: int | None) -> Content:
    parts = [_cut(row.name, NAME_CELLS, "" if row.is_person else "bold")]
    for place in columns:
        cell = row.cells[place]
        style = "bold $text-warning" if cell.gap else "$text-muted" if cell.sign == "·" else ""
        parts.append(_cut(cell.sign, COLUMN_CELLS, "reverse bold" if place == in_hand else style))
    return Content.assemble(*parts)


def _around(at: int, size: int, total: int) -> range:
    """Return the page of `size` places on which one of `total` stands."""
    start = max(0, min(at // size * size, total - size))
    return range(start, min(total, start + size))


def _cut(text: str, cells: int, style: str = "") -> Content:
    """Return a text in so many cells, one of them empty at its end."""
    content = one_line(text, style).truncate(cells - 1, ellipsis=True)
    return content.pad_right(cells - content.cell_length)


async def who_answered(app: App[None], desk: Desk) -> Aim | None:
    """Show who has answered what, and aim where something is to be written."""
    return await app.push_screen_wait(AnswerBoardScreen(desk))
