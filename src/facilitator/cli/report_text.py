"""The report of a session as text in one of its formats."""

from datetime import datetime
from typing import Literal

from facilitator.cli.document_output import document_text
from facilitator.cli.output import to_json
from facilitator.documents.report import report
from facilitator.documents.report_data import report_data
from facilitator.live.shelf import title_of
from facilitator.live.workplace import Workplace
from facilitator.session.answer_rules import as_left
from facilitator.session.session import Session

ReportFormat = Literal["md", "json", "text", "html"]


def report_text(place: Workplace, session: Session, now: datetime, form: ReportFormat) -> str:
    """Return the report as it stands at `now`; what was hidden is in it once the session was left.

    The workshop that follows has its title where its agenda is there.
    """
    session = as_left(session, now)
    next_title = title_of(place, session.agenda.next)
    if form == "json":
        return to_json(report_data(session, now, next_title))
    return document_text(report(session, now, next_title), form)
