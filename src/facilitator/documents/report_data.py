"""The report of a session for other programs: plain values that JSON can hold."""

from datetime import datetime, tzinfo

from facilitator.agenda.model import BUILT_IN, NOTES, Prompt, Step
from facilitator.documents.happened import absences, last_moment, pauses, sleeps, unknown_count
from facilitator.documents.report_answers import Gap, RowGap, gaps
from facilitator.documents.report_turns import cues_by, turns_by
from facilitator.documents.step_times import step_times
from facilitator.documents.wording import fill
from facilitator.session.answers import Answer
from facilitator.session.carried_answers import carried_into
from facilitator.session.gaps import left_out
from facilitator.session.groups import Group
from facilitator.session.promises import Promise, promises_of
from facilitator.session.session import Session
from facilitator.session.themes import themes_of
from facilitator.session.trend import Trend, trends_of

FORMAT = "facilitator-report/1"


def report_data(session: Session, now: datetime, next_title: str = "") -> dict[str, object]:
    """Return the report as plain values; moments are ISO 8601 in the room's local time, lengths are seconds.

    `next_title` is the title of the workshop that follows, where somebody knows it.
    Texts are as they were typed. A lone surrogate among them needs `ensure_ascii` when it is written out.
    """
    run, agenda, zone = session.run, session.agenda, session.zone
    asked = {prompt.id for prompt in BUILT_IN} | {prompt.id for step in agenda.walk() for prompt in step.prompts}
    return {
        "format": FORMAT,
        "id": session.id,
        "rehearsal": session.rehearsal,
        "workshop": agenda.workshop,
        "code": agenda.code,
        "series": agenda.series,
        "goal": agenda.goal,
        "began": _iso(run.began, zone),
        "ended": _iso(run.ended, zone),
        "deadline": _iso(run.deadline, zone),
        "as_of": _iso(last_moment(session, now), zone),
        **_room(session),
        "fills": dict(session.fills),
        "steps": _steps(session, now),
        "prompts": [_prompt(session, step, prompt) for step in agenda.walk() for prompt in step.prompts],
        "notes": [{"step": note.step, **_answer(note, zone)} for note in session.answers_to(NOTES.id)],
        "other_answers": [
            {"prompt": answer.prompt, **_answer(answer, zone)}
            for answer in session.answers
            if answer.prompt not in asked
        ],
        "gaps": [_gap(gap) for gap in gaps(session)],
        "turns": [
            {"step": turn.step, "speaker": turn.speaker, "share_s": turn.share_s, "took_s": _seconds(turn.took_s)}
            for turn in turns_by(session, now)
        ],
        "reminders": [
            {"step": step, "cue": moment.cue, "nth": moment.nth, "state": moment.state}
            for step, moment in cues_by(session, now)
        ],
        "homework": _homework(session, now),
        "promises": [_promise(promise) for promise in promises_of(session)],
        "after": [fill(line, session, now).text for line in agenda.after],
        **_series(session, next_title),
        "paused_s": _seconds(pauses(session, now).total_s),
        "away_s": _seconds(sum(absence.away_s for absence in absences(session))),
        "slept_s": _seconds(sum(sleep.away_s for sleep in sleeps(session))),
        "left_out_s": _seconds(sum(event.by_s for event in left_out(session))),
        "unknown_events": unknown_count(session),
    }


def _promise(promise: Promise) -> dict[str, object]:
    return {
        "id": promise.id,
        "kind": promise.kind,
        "what": promise.what,
        "who": promise.who,
        "due": promise.due,
        "due_on": promise.due_on.isoformat() if promise.due_on else None,
        "state": promise.state,
        "reason": promise.reason,
        "of": promise.of,
    }


def _gap(gap: Gap | RowGap) -> dict[str, object]:
    if isinstance(gap, Gap):
        return {"prompt": gap.prompt.id, "groups": list(gap.groups), "people": list(gap.people), "rows": []}
    groups = [gap.group] if gap.group else []
    return {
        "prompt": gap.prompt.id,
        "groups": groups,
        "people": [gap.person] if gap.person else [],
        "rows": list(gap.rows),
    }


def _room(session: Session) -> dict[str, object]:
    """Return who is there and who sits where, as it stands at the end."""
    seats = session.seats
    return {
        "people": seats.people,
        "names": list(seats.names),
        "groups": [_plain_group(group) for group in seats.groups],
    }


def _plain_group(group: Group) -> dict[str, object]:
    roles = [{"role": role.role, "person": role.person} for role in group.roles]
    return {"name": group.name, "people": list(group.people), "size": group.size, "roles": roles}


def _series(session: Session, next_title: str) -> dict[str, object]:
    """Return what came from the sessions before this one, and what follows."""
    on = session.planned.date if session.planned else None
    return {
        "next": session.agenda.next,
        "next_title": next_title or None,
        "next_on": on.isoformat() if on else None,
        "carried": [each.model_dump(mode="json") for each in carried_into(session)],
        "trends": [_trend(each) for each in trends_of(session)],
    }


def _trend(trend: Trend) -> dict[str, object]:
    points = [{"on": each.on.isoformat(), "mean": each.mean, "count": each.count} for each in trend.points]
    return {"prompt": trend.prompt, "ask": trend.ask, "row": trend.row, "points": points}


def _iso(moment: datetime | None, zone: tzinfo) -> str | None:
    return None if moment is None else moment.astimezone(zone).isoformat(timespec="milliseconds")


def _seconds(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 3)


def _steps(session: Session, now: datetime) -> list[dict[str, object]]:
    return [
        {
            "id": time.step.id,
            "parent": time.parent or None,
            "code": time.step.code,
            "title": time.step.title,
            "plan_s": _seconds(time.plan_s),
            "target_s": _seconds(time.target_s),
            "actual_s": _seconds(time.actual_s),
            "state": time.state,
        }
        for time in step_times(session, now)
    ]


def _prompt(session: Session, step: Step, prompt: Prompt) -> dict[str, object]:
    return {
        "id": prompt.id,
        "ask": prompt.ask,
        "kind": prompt.kind,
        "who": prompt.who,
        "step": step.id,
        "unit": prompt.unit,
        "options": list(prompt.options or prompt.levels),
        "columns": [column.name for column in prompt.columns],
        "answers": [_answer(answer, session.zone) for answer in session.answers_to(prompt.id)],
        "put_together": [
            {"says": theme.says, "answers": list(theme.ids), "groups": list(theme.groups)}
            for theme in themes_of(session, prompt.id)
            if theme.put_together
        ],
    }


def _answer(answer: Answer, zone: tzinfo) -> dict[str, object]:
    return {
        "id": answer.id,
        "group": answer.group,
        "person": answer.person,
        "text": answer.text,
        "values": list(answer.values),
        "cells": list(answer.cells),
        "at": _iso(answer.at, zone),
    }


def _homework(session: Session, now: datetime) -> list[dict[str, object]]:
    return [
        {
            "step": step.id,
            "task": fill(task.task, session, now).text,
            "who": fill(task.who, session, now).text,
            "due": fill(task.due, session, now).text,
            "hand_in": task.hand_in,
        }
        for step in session.agenda.walk()
        for task in step.homework
    ]
