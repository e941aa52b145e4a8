"""Session files made by somebody else's hand: whatever stands in them, the lists and the report come."""

import json
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.live.recorder import header_of
from facilitator.live.shelf import sessions_on_shelf
from facilitator.live.workplace import workplace
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.group_intents import RenameGroup
from facilitator.session.merge_intents import Part, PutTogether
from facilitator.session.next_intents import PlanNext
from facilitator.session.promise_intents import Settle
from facilitator.session.storage.line_format import END, encode_header
from tests.cli.shell import Shell
from tests.fakes import KICK_OFF, KICK_OFF_SET_UP, START, Stage, after
from tests.strategies import any_text

FAR = ("0001-01-01T00:00:00+23:59", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59", "9999-12-31T23:59:59Z")
JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.sampled_from((100_000, -100_000, 10**30, 2**63, 1440, -1440, 253402300799, -62135596800)),
        st.floats(),
        any_text,
        st.sampled_from((*FAR, "1e400", "nan", "-1", "a3", "A1", "A2", "A2.1", "nowhere", "next", "back")),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text, inner, max_size=3),
    max_leaves=4,
)


def every_kind() -> list[dict[str, Any]]:
    """The records of a session in which everything happened that can happen."""
    stage = Stage().start().write("hands", "11").do(ask.KeepDraft("hands", "1")).next(60)
    stage.write("tools", "price list", "Blue").wait(30).do(ask.ToggleClock()).wait(30).do(ask.ToggleClock())
    stage.do(Settle("h:A3:1:Blue", "dropped", "no time"))
    stage.do(ask.Extend(60), ask.Skip("A3"), ask.MoveDeadline(after(4000)), ask.FillBlank("today's tools", "lists"))
    stage.write("sheet", "phone list", "Blue").write("sheet", "calls", "Blue").do(ask.Reopen())
    tools = next(answer.id for answer in stage.session.answers if answer.prompt == "tools")
    stage.do(ask.TakeOver(KICK_OFF.model_copy(update={"workshop": "Kick-off, changed"})))
    stage.do(ask.Rewrite(tools, "price lists"), ask.Undo(), ask.Redo(), ask.GoBack()).wait(60)
    stage.wait(90).do(ask.NoteSleep(60.0), ask.DoNotCount(), ask.NoteClock(stage.now, after(7200)))
    stage.do(RenameGroup("Red", "Rose"))
    stage.write("tools", "lists of prices", "Green").write("tools", "phone", "Green")
    same = tuple(answer.id for answer in stage.session.answers if answer.prompt == "tools")
    stage.do(PutTogether(same), Part(same[:1]), ask.Move(same[-1], group="Rose"), PlanNext(date(2100, 2, 1)))
    stage.do(ask.Backdate(stage.now - timedelta(seconds=5)), *[ask.Speak()] * 4)
    stage.do(ask.JumpTo("A2.3")).wait(600).do(ask.FollowCue())
    stage.do(ask.GoNext(), ask.Remove(tools), ask.Skip("A2.1"), ask.Close())
    shown = ev.AnswersShown(seq=stage.session.last_seq + 1, at=stage.now, prompt="tools")
    return [ev.write_event(event) for event in (*stage.session.log, shown)]


RECORDS = every_kind()
ANSWERS = sum({"answer-added": 1, "answer-removed": -1}.get(record["event"], 0) for record in RECORDS)
FIELDS = sorted({(at, name) for at, record in enumerate(RECORDS) for name in record})


def line(record: dict[str, Any]) -> bytes:
    """Spell a record as somebody would who works the sum out as well; also figures that JSON does not know."""
    body = json.dumps(record).encode("ascii")
    return b'%s, "sum": "%08x"}' % (body[:-1], zlib.crc32(body))


def put(shell: Shell, records: list[dict[str, Any]], name: str = "strange") -> Path:
    """Put a session of these records among the others."""
    whole = encode_header(header_of(Stage().session)) + b"\n,".join(map(line, records)) + b"\n" + END
    return shell.write(f"home/sessions/{name}.json", whole)


def changed(at: int, name: str, value: object) -> list[dict[str, Any]]:
    return [record | {name: value} if number == at else record for number, record in enumerate(RECORDS)]


def come_through(shell: Shell) -> Iterator[str]:
    """Let everything be listed and reported that there is, and yield what was printed."""
    place = workplace({"XDG_STATE_HOME": str(shell.state)}, shell.home, shell.clock)
    files = [item for item in sessions_on_shelf(place, START) if item.kind != "planned"]
    assert len(files) == len([*(shell.home / "sessions").iterdir()])
    for typed in (("sessions",), ("sessions", "--format", "json")):
        ran = shell.run(*typed)
        assert ran.code == 0, ran.err
        yield ran.out + ran.err
    for form in ("md", "text", "json"):
        ran = shell.run("report", "strange", "--format", form)
        assert "a mistake of its own" not in ran.err
        yield ran.out + ran.err


def test_the_session_that_is_changed_holds_every_kind_of_event(shell: Shell) -> None:
    assert {record["event"] for record in RECORDS} == {
        kind.model_fields["event"].default
        for kind in ev.Recorded.__subclasses__()
        if kind is not ev.UnknownEvent
    }  # fmt: skip
    put(shell, RECORDS)
    assert shell.run("report", "strange").err == ""
    assert shell.run("sessions", "--format", "json").data[0]["state"] == "finished"


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FIELDS), JSON)
def test_whatever_stands_in_a_field_of_an_event_the_lists_and_the_report_come(
    shell: Shell, field: tuple[int, str], value: object
) -> None:
    put(shell, changed(*field, value))
    assert all("Traceback" not in printed for printed in come_through(shell))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("utc_offset_min", 100_000),
        ("utc_offset_min", -1440),
        ("length_s", 1e300),
        pytest.param("people", 10**400, id="people without end"),
        *(("ends_at", moment) for moment in FAR),
        *(("at", moment) for moment in FAR),
    ],
)
def test_a_set_up_that_cannot_be_hides_no_other_session(shell: Shell, field: str, value: object) -> None:
    put(shell, changed(0, field, value))
    put(shell, [ev.write_event(KICK_OFF_SET_UP)], "other")
    assert [*come_through(shell)]
    told = shell.run("sessions")
    assert {row.split()[0] for row in told.out.splitlines()[2:]} == {"strange", "other"}
    assert "1 entry " in told.err
    assert shell.run("report", "strange").code == 0


@pytest.mark.parametrize("moment", FAR)
def test_a_moment_far_away_is_told_and_has_no_effect(shell: Shell, moment: str) -> None:
    put(shell, [*RECORDS, {"seq": 99, "at": moment, "event": "clock-paused"}])
    told = shell.run("sessions")
    assert "strange: 1 entry has no number or no moment that makes sense, and no effect." in told.err
    assert shell.run("sessions", "--format", "json").data[0]["answers"] == ANSWERS


@pytest.mark.parametrize("most_s", [10**400, 10**14], ids=["no figure", "no calendar"])
@pytest.mark.parametrize("place", ["time", "steps", "people_least"])
def test_a_plan_that_never_ends_hides_no_other_session(shell: Shell, place: str, most_s: int) -> None:
    agenda = json.loads(json.dumps(header_of(Stage().session)["agenda"]))
    endless = {"least_s": 0, "most_s": most_s}
    changes = {"time": {"time": endless}, "people_least": {"people_least": most_s}}
    agenda |= changes.get(place, {"steps": [{"id": "1", "title": "Wait", "time": endless}]})
    set_up = RECORDS[0] | {"length_s": None, "people": None}
    whole = encode_header(header_of(Stage().session) | {"agenda": agenda}) + line(set_up) + b"\n" + END
    shell.write("home/sessions/strange.json", whole)
    put(shell, RECORDS, "other")
    assert [*come_through(shell)]
    assert {row["name"] for row in shell.run("sessions", "--format", "json").data} == {"strange", "other"}
