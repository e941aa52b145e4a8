"""The report of a session: what happened, for someone who was not there."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.documents.document import Block, Document, Heading
from facilitator.documents.report_answers import answers_by_prompt
from facilitator.documents.report_carried import carried, trend
from facilitator.documents.report_promises import homework
from facilitator.documents.report_summary import afterwards, summary
from facilitator.documents.report_times import times
from facilitator.session.session import Session


@dataclass(frozen=True, slots=True)
class ReportSections:
    """The parts of a report, each without its heading; one with nothing to tell is empty."""

    summary: tuple[Block, ...]
    """When, who and what for, the blanks of the day, a few sentences, and what is missing."""
    homework: tuple[Block, ...]
    """The tasks that were taken home."""
    carried: tuple[Block, ...]
    """What was carried over from earlier sessions, and what has become of it."""
    trend: tuple[Block, ...]
    """How the scores went from session to session."""
    answers: tuple[Block, ...]
    """Every answer by step, prompt and group."""
    times: tuple[Block, ...]
    """Plan, target and actual of every step."""
    afterwards: tuple[Block, ...]
    """What is left to do after the workshop."""


def report_sections(session: Session, now: datetime, next_title: str = "") -> ReportSections:
    """Return the parts of the report as they stand at `now`; after the end of the workshop `now` changes nothing.

    `next_title` is the title of the workshop that follows; left out, the agenda's own word for it stands there.
    """
    return ReportSections(
        summary=summary(session, now),
        homework=homework(session, now),
        carried=carried(session),
        trend=trend(session),
        answers=answers_by_prompt(session),
        times=times(session, now),
        afterwards=afterwards(session, now, next_title),
    )


def report(session: Session, now: datetime, next_title: str = "") -> Document:
    """Return the whole report as it stands at `now`; see `report_sections`."""
    sections = report_sections(session, now, next_title)
    parts = (
        ("Homework and promises", sections.homework),
        ("Carried over", sections.carried),
        ("From session to session", sections.trend),
        ("Answers", sections.answers),
        ("Times", sections.times),
        ("What happens next", sections.afterwards),
    )
    headed = (block for title, blocks in parts if blocks for block in (Heading(2, title), *blocks))
    title = f"{session.agenda.workshop} (rehearsal)" if session.rehearsal else session.agenda.workshop
    return Document(title, (*sections.summary, *headed))
