"""The report for programs: complete, plain, and as typed."""

import json
from typing import Any

from facilitator.agenda.model import NOTES
from facilitator.documents.report_data import report_data
from facilitator.session.session import Session
from tests.documents.rich_session import after, finished, half_way, only_set_up
from tests.fakes import Stage, small_agenda


def data_of(session: Session) -> Any:
    return json.loads(json.dumps(report_data(session, after(200)), allow_nan=False))


def test_every_answer_is_there_as_typed() -> None:
    session = finished()
    data = data_of(session)
    given = [answer for prompt in data["prompts"] for answer in prompt["answers"]] + data["other_answers"]
    assert {answer["id"]: (answer["group"], answer["text"], tuple(answer["cells"])) for answer in given} == {
        answer.id: (answer.group, answer.text, answer.cells) for answer in session.answers
    }


def test_moments_are_in_the_time_of_the_room_with_its_offset() -> None:
    data = data_of(finished())
    assert data["began"] == "2026-11-23T09:00:00.000+01:00"
    assert data["ended"] == "2026-11-23T10:21:00.000+01:00"
    assert data["deadline"] == "2026-11-23T10:15:00.000+01:00"


def test_steps_have_plan_target_and_actual_in_seconds() -> None:
    steps = {step["id"]: step for step in data_of(finished())["steps"]}
    judged, skipped = steps["A2"], steps["3"]
    assert (judged["plan_s"], judged["target_s"], judged["actual_s"], judged["state"]) == (3300, 3140, 3060, "done")
    assert (skipped["plan_s"], skipped["target_s"], skipped["actual_s"], skipped["state"]) == (
        475,
        None,
        None,
        "skipped",
    )
    assert steps["A2.1"]["parent"] == "A2"


def test_gaps_name_the_groups() -> None:
    assert {"prompt": "ready", "groups": ["Blue", "Red"], "people": [], "rows": []} in data_of(finished())["gaps"]


def test_the_gap_of_a_question_to_the_room_names_no_group() -> None:
    assert {"prompt": "open", "groups": [], "people": [], "rows": []} in data_of(finished())["gaps"]


def test_notes_are_told_with_their_step_and_are_no_other_answers() -> None:
    data = data_of(Stage(small_agenda()).start().next().write(NOTES.id, "The beamer is broken").session)
    assert [(note["step"], note["group"], note["text"]) for note in data["notes"]] == [
        ("2", "", "The beamer is broken"),
    ]
    assert data["other_answers"] == []


def test_homework_has_its_blanks_filled_in() -> None:
    homework = data_of(finished())["homework"]
    assert (homework[0]["due"], homework[1]["due"], homework[2]["due"]) == ("Friday 4 December", "[next meeting]", "")


def test_an_unfinished_session_has_no_end_and_counts_up_to_the_moment_asked_for() -> None:
    data = json.loads(json.dumps(report_data(half_way(), after(30))))
    running = next(step for step in data["steps"] if step["state"] == "running" and step["id"] == "A2.2")
    assert (data["ended"], data["as_of"], running["actual_s"]) == (None, "2026-11-23T09:30:00.000+01:00", 720)


def test_a_session_that_was_never_started_has_no_times() -> None:
    data = data_of(only_set_up())
    assert (data["began"], data["deadline"], data["gaps"]) == (None, None, [])
    assert {step["state"] for step in data["steps"]} == {"not reached"}
