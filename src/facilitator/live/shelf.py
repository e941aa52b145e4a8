"""What there is to open: unfinished sessions, agendas, past sessions, each in a line of words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from facilitator.agenda.duration import say_range
from facilitator.agenda.library import Entry
from facilitator.agenda.model import Agenda
from facilitator.agenda.problems import Problem
from facilitator.live.session_rows import SessionRow, session_rows
from facilitator.live.set_up_form import NO_FILLS
from facilitator.live.workplace import Workplace
from facilitator.session.due import say_from

LONG_OVER_DAYS = 60
"""What was planned and has not been held is shown for so long after its day."""
MOST_SEARCHED = 64 * 1024
"""Bytes of an agenda with problems that are searched."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be opened."""

    kind: Literal["unfinished", "planned", "agenda", "past"]
    path: Path
    title: str
    note: str
    """When, how far, how long: what tells it from the others."""
    details: tuple[str, ...] = ()
    """A few lines for the preview."""
    problems: tuple[Problem, ...] = ()
    """Why an agenda cannot be run yet."""
    carry: Mapping[str, str] = field(default_factory=lambda: NO_FILLS)
    """For what is planned: the session that it carries over from, see `SetUp.carry`."""
    within: tuple[str, ...] = ()
    """What an agenda is found by beside what is shown of it: every step and every question.

    One with problems is found by all that its file says.
    """

    @property
    def words(self) -> str:
        """Return everything that is searched, in small letters."""
        return " ".join((self.title, self.note, self.path.stem, *self.details, *self.within)).casefold()


def sessions_on_shelf(place: Workplace, now: datetime) -> tuple[Item, ...]:
    """Return the sessions, all that can be gone on with first, each kind with the latest at its top."""
    rows = session_rows(place.folders.sessions, place.state_folder)
    items = [_session_item(row, now) for row in rows]
    planned = _planned(place, rows, now)
    return (*planned, *sorted(items, key=lambda item: item.kind != "unfinished"))


def agendas_on_shelf(place: Workplace) -> tuple[Item, ...]:
    """Return the agendas by title, those of one series together in the order of their codes."""
    items = [_agenda_item(place, entry) for entry in place.library.entries()]
    return tuple(item for _, item in sorted(items, key=lambda pair: pair[0]))


def title_of(place: Workplace, what: str) -> str:
    """Return the title of the agenda on the shelf with this name or code; empty where there is none to be read."""
    found = place.library.find(what)
    if not isinstance(found, Entry) or found not in place.library.entries():
        return ""
    agenda = place.library.read(found).agenda
    return agenda.workshop if agenda else ""


def _planned(place: Workplace, rows: Sequence[SessionRow], now: datetime) -> Iterator[Item]:
    """Yield the workshops that were planned and not begun since, the soonest first."""
    for row in sorted(rows, key=lambda row: str(row.next_on)):
        entry = place.library.find(row.next_agenda) if row.next_agenda and not row.rehearsal else None
        if row.next_on is None or row.last is None or not isinstance(entry, Entry):
            continue
        today = now.astimezone(row.last.tzinfo).date()
        agenda = place.library.read(entry).agenda
        if agenda is None or (today - row.next_on).days > LONG_OVER_DAYS or _held_since(row, rows, agenda.workshop):
            continue
        yield Item(
            kind="planned",
            path=entry.path,
            title=agenda.workshop,
            note=f"planned: {row.next_on:%a %d %b %Y}, {say_from(row.next_on, today)}",
            details=(f"After “{row.workshop}”", *_agenda_details(agenda)),
            carry={each.source: row.id for each in agenda.carry_over},
        )


def _held_since(row: SessionRow, rows: Sequence[SessionRow], workshop: str) -> bool:
    """Return whether a workshop was begun after a session, not one that went on from the session of another team."""
    later = (other for other in rows if other.began and row.began and other.began > row.began and not other.rehearsal)
    return any(
        other.workshop == workshop and (row.id in other.carried_from or not other.carried_from) for other in later
    )


def _session_item(row: SessionRow, now: datetime) -> Item:
    if row.state == "unreadable":
        return Item("past", row.path, row.path.name, "cannot be read", (row.problem,))
    answers = "1 answer" if row.answers == 1 else f"{row.answers} answers"
    last = f"Last entry {_day(row.last, now)}" if row.last else ""
    return Item(
        kind="unfinished" if row.to_resume else "past",
        path=row.path,
        title=f"{row.workshop} (rehearsal)" if row.rehearsal else row.workshop,
        note=", ".join(part for part in (_day(row.began, now) if row.began else "", _where(row)) if part),
        details=tuple(line for line in (answers, last, row.problem) if line),
    )


def _day(moment: datetime, now: datetime) -> str:
    """Return a moment of the room as people say it: "today 10:12", "Tue 17 Nov 2026 10:12"."""
    days = (now.astimezone(moment.tzinfo).date() - moment.date()).days
    day = {0: "today", 1: "yesterday"}.get(days, f"{moment:%a %d %b %Y}")
    return f"{day} {moment:%H:%M}"


def _where(row: SessionRow) -> str:
    if row.state == "unfinished":
        return f"stopped in {row.step}" if row.step else "stopped"
    return row.state


def _agenda_item(place: Workplace, entry: Entry) -> tuple[tuple[Any, ...], Item]:
    reading = place.library.read(entry)
    agenda = reading.agenda
    if agenda is None:
        count = sum(problem.severity == "problem" for problem in reading.problems)
        note = f"{count} thing{'' if count == 1 else 's'} to mend first"
        says = (_written(entry.path),)
        item = Item("agenda", entry.path, entry.name, note, problems=reading.problems, within=says)
        return (not entry.own, False, "", "", entry.name), item
    within = tuple(
        text for step in agenda.walk() for text in (step.title, step.section, *(prompt.ask for prompt in step.prompts))
    )
    note, details = _agenda_note(agenda, entry), _agenda_details(agenda)
    item = Item("agenda", entry.path, agenda.workshop, note, details, within=within)
    return (not entry.own, not agenda.series, agenda.series, agenda.code, agenda.workshop.casefold()), item


def _written(path: Path) -> str:
    """Return what a file says, as far as it is searched; nothing where the disk does not give it."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_SEARCHED).decode("utf-8", "replace")
    except OSError:
        return ""


def _agenda_note(agenda: Agenda, entry: Entry) -> str:
    steps = f"{len(list(agenda.leaves()))} steps"
    parts = [say_range(agenda.time) if agenda.time else "", steps, agenda.series, "yours" if entry.own else ""]
    return " · ".join(part for part in parts if part)


def _named(name: str, value: str) -> str:
    return f"{name}: {value}" if value else ""


def _agenda_details(agenda: Agenda) -> tuple[str, ...]:
    about = (agenda.goal, _named("For", agenda.audience), _named("Language", agenda.language))
    goal = tuple(line for line in about if line)
    steps = tuple(f"{step.code or '·'} {step.title}, {say_range(step.time)}" for step in agenda.steps)
    return goal + steps
