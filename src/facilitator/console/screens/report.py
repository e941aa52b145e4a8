"""The report: what came out, the answers, the times; written to a file with one key."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from facilitator.console.text import one_line, shown
from facilitator.console.widgets.message_line import MessageLine
from facilitator.documents.document import Block, Document, Heading, Paragraph
from facilitator.documents.report import report, report_sections
from facilitator.documents.writers.markdown import to_markdown
from facilitator.documents.writers.text import to_text
from facilitator.live.exports import NotWritten, write_export
from facilitator.live.session_clock import moment_in
from facilitator.live.shelf import title_of
from facilitator.live.workplace import Workplace
from facilitator.session.session import Session

KEYS = " 1 2 3 or Tab the page · ↑ ↓ scroll · x writes the report to a file · Esc back"
TABS = ("Summary", "Answers", "Time")


class ReportScreen(Screen[None]):
    """The report of a session, as it stands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,r,q", "close", "back"),
        Binding("tab,right", "turn(1)", "next page"),
        Binding("shift+tab,left", "turn(-1)", "page before"),
        Binding("1", "page(0)", "Summary"),
        Binding("2", "page(1)", "Answers"),
        Binding("3", "page(2)", "Time"),
        Binding("x,s", "write", "write to a file"),
    ]
    AUTO_FOCUS = "#page"

    def __init__(self, place: Workplace, session: Session) -> None:
        """Report on a session as it is at this moment."""
        super().__init__()
        self._place = place
        self._session = session
        self._now = moment_in(session, place.now())
        self._next_title = title_of(place, session.agenda.next) if session.agenda.next else ""
        self._page = 0

    def compose(self) -> ComposeResult:
        """Put the pages under their tabs."""
        yield Static(id="tabs", markup=False)
        with VerticalScroll(id="page"):
            yield Static(id="text", markup=False)
        with Vertical(id="foot"):
            yield MessageLine()
            yield Static(one_line(KEYS, "$text-muted"), id="keys")

    def on_mount(self) -> None:
        """Show the summary."""
        self._draw()

    def on_resize(self) -> None:
        """Lay the page out for the new width."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        tabs = [
            one_line(f" {at + 1} {title} ", "reverse bold" if at == self._page else "") for at, title in enumerate(TABS)
        ]
        workshop = one_line(f"  Report · {self._session.agenda.workshop}", "bold")
        self.query_one("#tabs", Static).update(Content.assemble(*tabs, workshop))
        sections = report_sections(self._session, self._now, self._next_title)
        carried = _headed("Carried over", sections.carried)
        trend = _headed("From session to session", sections.trend)
        pages = (
            sections.summary + sections.homework + trend + sections.afterwards,
            carried + (_headed("Answers", sections.answers) if carried else sections.answers),
            sections.times,
        )
        blocks = pages[self._page] or (Paragraph("Nothing yet."),)
        width = max(40, min(100, self.query_one("#page").scrollable_content_region.width - 2))
        text = to_text(Document(title="", blocks=blocks), width=width)
        self.query_one("#text", Static).update(shown(text.strip("\n")))

    def action_page(self, page: int) -> None:
        """Show a page."""
        self._page = page % len(TABS)
        self._draw()
        self.query_one("#page").scroll_home(animate=False)

    def action_turn(self, by: int) -> None:
        """Show the page after or before."""
        self.action_page(self._page + by)

    def action_write(self) -> None:
        """Write the report as Markdown and say where."""
        text = to_markdown(report(self._session, self._now, self._next_title))
        written = write_export(self._place.folders, self._session, text, "report", ".md")
        if isinstance(written, NotWritten):
            self.query_one(MessageLine).say((written.sentence,), 30, severe=True)
        else:
            self.query_one(MessageLine).say((f"The report is in {written.parent}", written.name), 30, severe=False)

    def action_close(self) -> None:
        """Go back to the workshop."""
        self.dismiss(None)


def _headed(title: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return a part of the report under its heading; empty where there is nothing to tell."""
    return (Heading(2, title), *blocks) if blocks else ()
