"""Finding anything that was said: one line to type, and below it what was found, in this session first."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from facilitator.agenda.problems import short
from facilitator.console.desk import Desk
from facilitator.console.screens.said import MUTED, SaidScreen
from facilitator.console.text import one_line
from facilitator.console.widgets.field import Field
from facilitator.live.hit_words import excerpt, say_place, say_session, say_who
from facilitator.live.past_sayings import PastSayings, past_sayings
from facilitator.live.workplace import Workplace
from facilitator.session.find import Finds, Hit, Sayings, find, sayings, words_of
from facilitator.session.session import Session

HITS_MOST = 50
"""So many hits are listed at most, of this session and of the earlier ones each."""
WHO_MOST = 26
"""Characters of a name that are shown."""
EDGES = 10
"""Columns that the window needs beside the text of a hit."""


class FindScreen(ModalScreen[Hit | None]):
    """Lists what was said and holds the words; answers with what was chosen of the session at hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "none", "back", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "move(5)", show=False),
        Binding("pageup", "move(-5)", show=False),
    ]

    class Read(Message):
        """The earlier sessions were read."""

        def __init__(self, past: PastSayings) -> None:
            """Say what was in them."""
            super().__init__()
            self.past = past

    def __init__(self, place: Workplace, desk: Desk | None = None, typed: str = "") -> None:
        """Look in the session that lies on a desk, if any, and in all others of a workplace."""
        super().__init__()
        self._place, self._desk, self._typed = place, desk, typed
        self._seen: tuple[Session, Sayings] | None = None
        self._past: PastSayings | None = None
        self._gone = False
        self._listed: list[Hit | None] = []

    def compose(self) -> ComposeResult:
        """Put the line above the list."""
        with Vertical(classes="dialog wide"):
            yield Field(value=self._typed, placeholder="find anything that was said")
            yield Static(id="found", markup=False)
            yield OptionList(id="hits", markup=False)
            yield Static(one_line("↑ ↓ choose · Enter opens · Esc goes back", MUTED))

    def on_mount(self) -> None:
        """Leave the keyboard to the line, and read the earlier sessions meanwhile."""
        self.query_one("#hits").can_focus = False
        self._list()
        self._read()

    def on_unmount(self) -> None:
        """Let the reading end."""
        self._gone = True

    @work(thread=True)
    def _read(self) -> None:
        place, here = self._place, self._desk.session.id if self._desk else ""
        past = past_sayings(place.folders.sessions, place.state_folder, but=here, goes_on=lambda: not self._gone)
        self.post_message(self.Read(past))

    @on(Read)
    def _take(self, event: Read) -> None:
        self._past = event.past
        self._list()

    def _here(self) -> tuple[Sayings, ...]:
        """Return what was said in the session at hand, as it stands at this moment."""
        if self._desk is None:
            return ()
        if self._seen is None or self._seen[0] is not self._desk.session:
            self._seen = (self._desk.session, sayings(self._desk.session))
        return (self._seen[1],)

    @on(Input.Changed)
    def _list(self) -> None:
        words = words_of(self.query_one(Field).value)
        here = find(words, self._here(), HITS_MOST)
        before = find(words, self._past.sources if self._past else (), HITS_MOST)
        self._listed = []
        options: list[Option] = []
        for heading, found in (("This session", here), ("Earlier sessions", before)):
            if found.hits and self._desk is not None:
                options.append(Option(one_line(heading, "bold $text-accent"), disabled=True))
                self._listed.append(None)
            for hit in found.hits:
                options.append(Option(_two_lines(hit, self._room, here=found is here)))
                self._listed.append(hit)
        listing = self.query_one("#hits", OptionList)
        listing.set_options(options)
        listing.highlighted = next((at for at, hit in enumerate(self._listed) if hit is not None), None)
        self.query_one("#found", Static).update(one_line(self._say(bool(words), here, before), MUTED))

    @property
    def _room(self) -> int:
        """Return how many columns a hit has."""
        return max(60, min(90, self.app.size.width * 95 // 100) - EDGES)

    def _say(self, asked: bool, here: Finds, before: Finds) -> str:
        """Return how much was found, and what was not looked through."""
        waiting = "" if self._past else "The sessions are being read …"
        told = list(self._past.told[:1]) if self._past else []
        if self._past and len(self._past.told) > 1:
            told.append(f"And {len(self._past.told) - 1} more like that.")
        if not asked:
            return " ".join(filter(None, ("Type a word or more of it.", waiting, *told)))
        counts = [f"{here.total or 'none'} in this session"] if self._desk else []
        if self._past:
            counts.append(f"{before.total or 'none'} {'in earlier sessions' if self._desk else 'found'}")
        listed = len(here.hits) + len(before.hits)
        best = [f"The best {listed} are listed."] * (listed < here.total + before.total)
        said = f"{' · '.join(counts)}." if counts else ""
        return " ".join(filter(None, (said, *best, waiting, *told)))

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def _open(self) -> None:
        at = self.query_one("#hits", OptionList).highlighted
        hit = self._listed[at] if at is not None and at < len(self._listed) else None
        if hit is None:
            return
        if self._desk is not None and hit.source.session == self._desk.session.id:
            self.dismiss(hit)
        else:
            self.app.push_screen(SaidScreen(hit))

    def action_move(self, by: int) -> None:
        """Move the choice, over headings."""
        listing = self.query_one("#hits", OptionList)
        places = [at for at, hit in enumerate(self._listed) if hit is not None]
        if places:
            now = places.index(listing.highlighted) if listing.highlighted in places else 0
            listing.highlighted = places[min(max(now + by, 0), len(places) - 1)]

    def action_none(self) -> None:
        """Go back without choosing."""
        self.dismiss(None)


def _two_lines(hit: Hit, room: int, *, here: bool) -> Content:
    where = say_place(hit) if here else f"{say_session(hit)} · {say_place(hit)}"
    who = one_line(f"{short(say_who(hit), WHO_MOST)}  " if say_who(hit) else "", MUTED)
    pieces = excerpt(hit, room - who.cell_length)
    text = [one_line(piece.text, "bold underline" if piece.marked else "") for piece in pieces]
    return Content.assemble(who, *text, Content("\n"), one_line(f"  {where}", MUTED))
