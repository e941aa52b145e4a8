"""The top of the report: when, who and what for, the day in a few sentences, and what was taken home."""

from collections.abc import Iterator
from datetime import datetime

from facilitator.documents.document import Block, BulletList, KeyValues, Label, Numbered, Paragraph
from facilitator.documents.happened import first_deadline, last_moment, pauses
from facilitator.documents.report_answers import gaps
from facilitator.documents.step_times import say_state
from facilitator.documents.wording import counted, fill, in_minutes, joined, quoted, say_date, say_when
from facilitator.session.due import say_day
from facilitator.session.group_words import say_members
from facilitator.session.groups import Group
from facilitator.session.seats import Seats
from facilitator.session.session import Session
from facilitator.session.step_state import StepState, state_of
from facilitator.timing.clock import local_time

REHEARSED = "This was a rehearsal: the clock was simulated, and the answers are made up."


def summary(session: Session, now: datetime) -> tuple[Block, ...]:
    """Return the top of the report."""
    blocks: list[Block] = [Paragraph(REHEARSED)] if session.rehearsal else []
    standing = _standing(session)
    if standing:
        blocks.append(Paragraph(standing))
    facts = tuple(_facts(session, now))
    if facts:
        blocks.append(KeyValues(facts))
    blanks = _blanks(session)
    if blanks:
        blocks += [Label("Filled in for this day"), KeyValues(blanks)]
    if session.run.began is not None:
        blocks.append(Paragraph(" ".join(_sentences(session, now))))
    unanswered = tuple(gap.sentence() for gap in gaps(session) if not gap.still_open)
    if unanswered:
        blocks += [Label("Still missing"), BulletList(unanswered)]
    return tuple(blocks)


def afterwards(session: Session, now: datetime, next_title: str = "") -> tuple[Block, ...]:
    """Return what the agenda leaves to do, and the workshop that follows, by its title where that is known."""
    agenda = session.agenda
    if session.run.began is None:
        return ()
    blocks: list[Block] = []
    if agenda.after:
        blocks.append(Numbered(tuple(fill(line, session, now).text for line in agenda.after)))
    if agenda.next:
        series = f" of the series “{agenda.series}”" if agenda.series else ""
        blocks.append(Paragraph(f"The next workshop{series} is “{next_title or agenda.next}”{_planned(session)}."))
    return tuple(blocks)


def _planned(session: Session) -> str:
    """Return on which day it is held, as the end of a sentence."""
    planned = session.planned.date if session.planned else None
    return f", on {say_day(planned)}" if planned else ""


def _standing(session: Session) -> str:
    run, zone = session.run, session.zone
    if run.began is None:
        return "This workshop has not been started."
    if run.ended is not None:
        return ""
    step = session.agenda.find_step(run.running) if run.running else None
    where = f" “{step.label}” is {'paused' if run.paused else 'running'}." if step else ""
    last = session.log[-1].at
    written = f" The last entry is of {say_date(last, zone)}, {local_time(last, zone)}."
    return f"This workshop is not finished.{where}{written}"


def _facts(session: Session, now: datetime) -> Iterator[tuple[str, str]]:
    run, agenda, setup = session.run, session.agenda, session.setup
    if run.began is not None:
        yield "When", say_when(run.began, run.ended, session.zone)
        yield "Length", _length(session, now)
    if setup is not None and (who := _people(session.seats)):
        yield "People", who
    for group in session.groups:
        yield _headed(group.name), _in_group(group)
    if agenda.goal:
        yield "Goal", agenda.goal
    if agenda.series:
        yield "Series", f"{agenda.series}, workshop {agenda.code}" if agenda.code else agenda.series


def _headed(name: str) -> str:
    """Return "Group Blue"; a name that says so itself, "Team A" or "Table 2", stands alone."""
    return name if name.casefold().startswith(("group", "team", "table")) else f"Group {name}"


def _length(session: Session, now: datetime) -> str:
    run, due = session.run, first_deadline(session)
    if run.began is None:
        return ""
    took = f"took {in_minutes((last_moment(session, now) - run.began).total_seconds())}"
    if run.ended is None:
        took += " so far"
    return f"planned {in_minutes((due - run.began).total_seconds())}, {took}" if due is not None else took


def _people(seats: Seats) -> str:
    count = seats.people if seats.people is not None else len(seats.names)
    parts = [str(count)] if count else []
    if seats.groups:
        parts.append(f"in {counted(len(seats.groups), 'group')}" if count else counted(len(seats.groups), "group"))
    if seats.names and not seats.seated:
        parts.append(f"({joined(seats.names)})")
    return " ".join(parts)


def _in_group(group: Group) -> str:
    if group.people:
        return joined(say_members(group))
    return counted(group.size, "person", "people") if group.size else "not counted"


def _blanks(session: Session) -> tuple[tuple[str, str], ...]:
    asked = [blank.name for blank in session.agenda.blanks]
    names = dict.fromkeys([*asked, *session.fills])
    return tuple((name, session.fills.get(name, "").strip() or "(not filled in)") for name in names)


def _sentences(session: Session, now: datetime) -> Iterator[str]:
    if begun := _how_it_began(session):
        yield begun
    yield _how_it_ended(session)
    yield _what_was_done(session)
    yield _what_was_answered(session)
    stood = pauses(session, now)
    if stood.count:
        often = "once" if stood.count == 1 else f"{stood.count} times"
        yield f"The clock was paused {often}, for {in_minutes(stood.total_s)} in all."


def _how_it_began(session: Session) -> str:
    planned = session.setup.planned_start if session.setup is not None else None
    if planned is None or session.run.began is None:
        return ""
    late_s = (session.run.began - planned).total_seconds()
    if abs(late_s) < 30.0:
        return "It began on time."
    return f"It began {in_minutes(late_s)} {'later' if late_s > 0.0 else 'earlier'} than planned."


def _how_it_ended(session: Session) -> str:
    run, first = session.run, first_deadline(session)
    if run.deadline is None or first is None:
        return "No end was set."
    due = local_time(run.deadline, session.zone)
    if run.deadline != first:
        due += f" (moved from {local_time(first, session.zone)} on the way)"
    if run.ended is None:
        return f"It is due to end at {due}."
    late_s = (run.ended - run.deadline).total_seconds()
    ended = f"It ended at {local_time(run.ended, session.zone)}"
    if abs(late_s) < 30.0:
        return f"{ended}, on time."
    return f"{ended}, {in_minutes(late_s)} {'later' if late_s > 0.0 else 'earlier'} than the {due} it was due."


def _what_was_done(session: Session) -> str:
    leaves = list(session.agenda.leaves())
    by_state: dict[StepState, list[str]] = {}
    for step in leaves:
        by_state.setdefault(state_of(session, step), []).append(step.label)
    done = len(by_state.get("done", ()))
    if done == len(leaves):
        return "The one step was done." if done == 1 else f"All {done} steps were done."
    said = [f"{done} of {counted(len(leaves), 'step')} {'was' if done == 1 else 'were'} done"]
    words: dict[StepState, str] = {
        "running": "running",
        "skipped": "skipped",
        "left open": "begun and left open",
        "not reached": say_state(session, "not reached"),
    }
    for state, word in words.items():
        if names := by_state.get(state):
            said.append(f"{quoted(names)} {_verb(word, len(names))} {word}")
    return f"{'; '.join(said)}."


def _verb(word: str, count: int) -> str:
    if word in {"running", "still to come"}:
        return "is" if count == 1 else "are"
    return "was" if count == 1 else "were"


def _what_was_answered(session: Session) -> str:
    total = len(session.answers)
    if not total:
        return "No answer was written down."
    counts: dict[str, int] = dict.fromkeys(session.group_names, 0)
    for answer in session.answers:
        counts[answer.group] = counts.get(answer.group, 0) + 1
    verb = "was" if total == 1 else "were"
    if set(counts) == {""}:
        return f"{counted(total, 'answer')} {verb} written down."
    by = [f"{count or 'none'} by {group}" for group, count in counts.items() if group]
    by += [f"{counts['']} by the whole room"] if counts.get("") else []
    return f"{counted(total, 'answer')} {verb} written down: {joined(by)}."
