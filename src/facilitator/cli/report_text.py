"""The report of a session as text in one of its formats."""

from datetime import datetime
from typing import Literal

from facilitator.cli.output import page_width, to_json
from facilitator.documents.report import report
from facilitator.documents.report_data import report_data
from facilitator.documents.writers.markdown import to_markdown
from facilitator.documents.writers.text import to_text
from facilitator.live.shelf import title_of
from facilitator.live.workplace import Workplace
from facilitator.session.session import Session

ReportFormat = Literal["md", "json", "text"]

TEXT_WIDTH = 80


def report_text(place: Workplace, session: Session, now: datetime, form: ReportFormat) -> str:
    """Return the report as it stands at `now`; the workshop that follows has its title where its agenda is there."""
    next_title = title_of(place, session.agenda.next)
    match form:
        case "json":
            return to_json(report_data(session, now, next_title))
        case "text":
            return to_text(report(session, now, next_title), page_width(piped=TEXT_WIDTH))
        case "md":
            return to_markdown(report(session, now, next_title))
