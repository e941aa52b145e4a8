"""A rehearsal: the whole agenda is walked, every question answered by the rules, and what cannot work is said."""

import json
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from facilitator.agenda.library import Entry, Library
from facilitator.agenda.model import Agenda, Blank, Column, Cue, GuideBlock, Prompt, Setting, Step
from facilitator.live.found import Found, NotOpened, look_up
from facilitator.live.made_up import example_in
from facilitator.live.rehearsal import Rehearsed, rehearse
from facilitator.live.set_up_form import SetUp
from facilitator.session.event_fields import to_milliseconds
from facilitator.session.session import Session
from facilitator.session.storage.folder import Folders
from facilitator.timing.clock import Instant, local_time
from facilitator.timing.room_zone import RoomZone
from tests.fakes import KICK_OFF, START, asking, minutes, small_agenda

ZONE = RoomZone(timedelta(hours=1))
SHIPPED = Library(Path("nowhere")).entries()


def try_out(agenda: Agenda, home: Path, form: SetUp | None = None) -> Rehearsed | NotOpened:
    return rehearse(agenda, Folders(home), home / "state", Instant(START, START), form or SetUp(), ZONE)


def walked(agenda: Agenda, home: Path, form: SetUp | None = None) -> Rehearsed:
    rehearsed = try_out(agenda, home, form)
    assert isinstance(rehearsed, Rehearsed), rehearsed
    return rehearsed


def kinds_of(session: Session) -> list[str]:
    return [event.event for event in session.log]


@pytest.mark.parametrize("entry", SHIPPED, ids=lambda entry: entry.name)
def test_every_question_that_ships_is_answered_by_every_group(entry: Entry, tmp_path: Path) -> None:
    agenda = Library(tmp_path).read(entry).agenda
    assert agenda is not None
    rehearsed = walked(agenda, tmp_path)
    session = rehearsed.session
    assert rehearsed.remarks == ()
    assert session.run.ended == to_milliseconds(rehearsed.ended)
    assert session.run.closed == {leaf.id for leaf in agenda.leaves()}
    for prompt in (prompt for step in agenda.walk() for prompt in step.prompts):
        groups = session.group_names if prompt.who != "room" else ("",)
        for group in groups or ("",):
            assert session.answers_to(prompt.id, group), (prompt.id, group)


def test_the_file_holds_the_whole_session(tmp_path: Path) -> None:
    rehearsed = walked(KICK_OFF, tmp_path)
    assert len(json.loads(rehearsed.path.read_text(encoding="utf-8"))["events"]) == len(rehearsed.session.log)
    found = look_up(rehearsed.path)
    assert isinstance(found, Found)
    assert found.remarks == ()
    assert (found.session.answers, found.session.run) == (rehearsed.session.answers, rehearsed.session.run)
    assert [path.name for path in rehearsed.path.parent.iterdir()] == [rehearsed.path.name]


def test_the_session_and_its_file_say_that_it_was_a_rehearsal(tmp_path: Path) -> None:
    rehearsed = walked(KICK_OFF, tmp_path)
    assert rehearsed.path.name == "2026-11-23-0900-kick-off-rehearsal.json"
    found = look_up(rehearsed.path)
    assert isinstance(found, Found)
    assert found.session.rehearsal
    assert not Session(id="", agenda=KICK_OFF).rehearsal


@pytest.mark.parametrize("name", ["a very long name " * 20, "名" * 200, "𐐀" * 200, "../..", "CON", "\x1b]0;x\x07"])
def test_whatever_the_agenda_is_called_the_file_is_marked_and_stays_in_its_folder(name: str, tmp_path: Path) -> None:
    path = walked(small_agenda().model_copy(update={"name": name}), tmp_path).path
    assert path.parent == tmp_path / "sessions"
    assert path.stem.endswith("-rehearsal")


def test_a_second_rehearsal_is_the_same_in_a_file_of_its_own(tmp_path: Path) -> None:
    first, second = walked(KICK_OFF, tmp_path), walked(KICK_OFF, tmp_path)
    assert first.path != second.path
    assert first.session.log == second.session.log
    assert first.session.id != second.session.id


def test_the_clock_goes_on_and_every_step_ends_near_its_target(tmp_path: Path) -> None:
    rehearsed = walked(KICK_OFF, tmp_path, SetUp(length="75"))
    run, log = rehearsed.session.run, rehearsed.session.log
    assert log[0].at == START - timedelta(hours=1)
    assert all(earlier.at <= later.at for earlier, later in pairwise(log))
    ratios = {step: run.spent_s[step] / target_s for step, target_s in run.targets_s.items()}
    assert all(0.9 < ratio < 1.1 for ratio in ratios.values())
    assert min(ratios.values()) < 1 < max(ratios.values())


@pytest.mark.parametrize("agenda", [KICK_OFF, small_agenda(), small_agenda(None)], ids=["kick-off", "small", "endless"])
def test_the_clock_is_paused_once(agenda: Agenda, tmp_path: Path) -> None:
    session = walked(agenda, tmp_path).session
    assert [kind for kind in kinds_of(session) if kind.startswith("clock")] == ["clock-paused", "clock-resumed"]
    assert kinds_of(session)[-1] == "workshop-ended"


def test_answers_keep_to_the_rules_of_their_kind(tmp_path: Path) -> None:
    session = walked(KICK_OFF, tmp_path).session
    assert [answer.values for answer in session.answers_to("hands")] == [("15",)]
    assert [answer.values for answer in session.answers_to("ready")] == [("names", "dates", "lines")]
    assert {answer.values[0] for answer in session.answers_to("verdict")} == {"keep", "improve", "drop"}
    assert len(session.answers_to("tools", "Blue")) == 3
    assert [row.cells[0] for row in session.answers_to("plan")] == ["price list", "phone list"]
    rows = [*session.answers_to("sheet"), *session.answers_to("plan")]
    assert all(len(row.cells) == 3 and all(row.cells) for row in rows)
    assert {row.cells[2] for row in session.answers_to("sheet")} <= {"keep", "improve", "drop"}


ODD = [
    Prompt(id="p", ask="Which?", kind="choice", options=("2", "1, or so", "a | b"), many=True),
    Prompt(id="p", ask="Which?", kind="choice", options=("red", "green", "blue"), many=True),
    Prompt(id="p", ask="All?", kind="checklist", options=("3", "2", "1")),
    Prompt(id="p", ask="How?", kind="scale", levels=("red", "amber", "green")),
    Prompt(id="p", ask="Rows?", kind="table", columns=(Column(name="A", options=("x | y", "z\tw")), Column(name="B"))),
    Prompt(id="p", ask="Rows?", kind="table", columns=(Column(name="Only"),), rows=("given",)),
    Prompt(
        id="p", ask="Rows?", kind="table", columns=(Column(name="A"), Column(name="B")), rows=("1", "2"), at_least=9
    ),
    Prompt(id="p", ask="More?", kind="list", at_least=5),
    Prompt(id="p", ask="Each?", kind="number", who="person", unit="min"),
    Prompt(id="p", ask="In pairs?", who="pair"),
]


@pytest.mark.parametrize("prompt", ODD, ids=lambda prompt: f"{prompt.kind}-{prompt.ask}")
@pytest.mark.parametrize("groups", ["0", "3"])
def test_odd_questions_are_answered_too(prompt: Prompt, groups: str, tmp_path: Path) -> None:
    rehearsed = walked(asking(prompt), tmp_path, SetUp(groups=groups))
    answers = rehearsed.session.answers_to("p")
    assert rehearsed.remarks == ()
    assert answers
    assert all(len(answer.cells) == len(prompt.columns) for answer in answers)
    if prompt.kind == "checklist":
        assert answers[0].values == prompt.options
    if prompt.at_least == 5:
        assert len(answers) == 5


def test_a_question_that_nothing_can_answer_is_named(tmp_path: Path) -> None:
    rehearsed = walked(asking(Prompt(id="p", ask="Which?", kind="choice")), tmp_path)
    assert any("“Which?”" in remark for remark in rehearsed.remarks)
    assert rehearsed.session.run.ended is not None


def test_a_question_of_the_whole_step_is_answered_where_its_parts_ask_for_it(tmp_path: Path) -> None:
    ticks = Prompt(id="ticks", ask="Done?", kind="checklist", options=("a", "b"))
    early = Prompt(id="early", ask="First?")
    place = GuideBlock(kind="ask", text="ticks", prompt="ticks")
    parts = tuple(Step(id=f"1.{n}", title=f"Part {n}", time=minutes(5), guide=(place,) * (n > 1)) for n in (1, 2, 3))
    agenda = Agenda(workshop="X", steps=(Step(id="1", title="All", prompts=(ticks, early), steps=parts),))
    session = walked(agenda, tmp_path).session
    assert [(answer.prompt, answer.step) for answer in session.answers] == [("early", "1.1"), ("ticks", "1.2")]
    assert session.answers_to("ticks")[0].values == ("a", "b")


@pytest.mark.parametrize(
    ("question", "example"),
    [
        ('How long? (for example "eight weeks")', "eight weeks"),
        ("How long? (for example “8 weeks”)", "8 weeks"),
        ("When, for example Friday 4 December?", "Friday 4 December"),
        ("When? (For example Tuesday)", "Tuesday"),
        ("When are the results due?", "…"),
        ("For example", "…"),
        ("", "…"),
    ],
)
def test_the_example_of_a_question_is_found(question: str, example: str) -> None:
    assert example_in(question) == example


def test_blanks_take_what_was_said_else_the_example_else_an_ellipsis(tmp_path: Path) -> None:
    blanks = (
        Blank(name="length", question='How long? (for example "eight weeks")'),
        Blank(name="date", question='When? (for example "Friday")'),
        Blank(name="place", question="Where?"),
    )
    agenda = small_agenda().model_copy(update={"blanks": blanks})
    rehearsed = walked(agenda, tmp_path, SetUp(fills={"date": "Monday"}))
    assert rehearsed.session.fills == {"date": "Monday", "length": "eight weeks", "place": "…"}
    [remark] = rehearsed.remarks
    assert "[place]" in remark
    assert "[length]" not in remark


DAY = Agenda(
    workshop="Day",
    start="09:00",
    steps=(
        Step(id="1", title="Morning", time=minutes(30, 60)),
        Step(id="2", title="Noon", at="12:00", steps=(Step(id="2.1", title="Lunch", time=minutes(45, 45)),)),
        Step(id="3", title="Close", at="13:30", time=minutes(10, 10)),
    ),
)


def began_at(session: Session) -> list[str]:
    return [local_time(moment, ZONE) for moment in session.run.first_began.values()]


def test_a_rehearsal_begins_at_the_planned_start_and_waits_for_fixed_times(tmp_path: Path) -> None:
    rehearsed = walked(DAY, tmp_path)
    assert began_at(rehearsed.session) == ["09:00", "12:00", "13:30"]
    assert rehearsed.path.name.startswith(f"{START.astimezone(ZONE):%Y-%m-%d}")


def test_without_a_planned_start_it_begins_in_time_for_the_first_fixed_one(tmp_path: Path) -> None:
    agenda = DAY.model_copy(update={"start": ""})
    assert began_at(walked(agenda, tmp_path).session) == ["11:15", "12:00", "13:30"]


def test_too_little_time_before_a_fixed_start_is_said(tmp_path: Path) -> None:
    late = Step(id="1", title="Morning", time=minutes(200, 220))
    rehearsed = walked(DAY.model_copy(update={"steps": (late, *DAY.steps[1:])}), tmp_path)
    assert rehearsed.remarks[0] == (
        "The steps until 12:00 need at least 3 h 20 min, and there are 3 h. Move that start, or shorten a step."
    )


def test_a_fixed_time_that_is_missed_is_said(tmp_path: Path) -> None:
    late = Step(id="1", title="Morning", time=minutes(200, 220))
    agenda = DAY.model_copy(update={"steps": (late, *DAY.steps[1:])})
    rehearsed = walked(agenda, tmp_path)
    assert "“Lunch” begins at 12:00, and was reached 20 min after that." in rehearsed.remarks
    assert began_at(rehearsed.session) == ["09:00", "12:20", "13:30"]


def test_too_little_time_is_said(tmp_path: Path) -> None:
    rehearsed = walked(small_agenda(), tmp_path, SetUp(length="9"))
    assert any("need at least 15 min, and there are 9 min" in remark for remark in rehearsed.remarks)
    assert any("after 10:09, when it had to be over" in remark for remark in rehearsed.remarks)


def test_enough_time_is_not_remarked_on(tmp_path: Path) -> None:
    assert walked(small_agenda(), tmp_path, SetUp(length="20")).remarks == ()


EXACT = Agenda(
    workshop="Exact",
    start="09:00",
    time=minutes(240),
    steps=(
        *(Step(id=str(number), title=f"Talk {number}", time=minutes(30)) for number in range(1, 5)),
        Step(id="5", title="Noon", at="11:00", time=minutes(60)),
        Step(id="6", title="Parts", time=minutes(30), steps=tuple(Step(id=f"6.{n}", title="Part") for n in (1, 2, 3))),
        Step(id="7", title="Close", at="12:30", time=minutes(30)),
    ),
)


def test_a_plan_that_fits_to_the_minute_is_on_time_at_every_fixed_start_and_at_its_end(tmp_path: Path) -> None:
    rehearsed = walked(EXACT, tmp_path)
    assert rehearsed.remarks == ()
    assert began_at(rehearsed.session)[:5] == ["09:00", "09:30", "10:00", "10:30", "11:00"]
    assert began_at(rehearsed.session)[-1] == "12:30"
    assert local_time(rehearsed.ended, ZONE) == "13:00"


@pytest.mark.parametrize("length", ["15", "16", "20", "29", "30", "60"])
def test_no_step_is_rehearsed_for_longer_than_its_most_or_beyond_the_end(length: str, tmp_path: Path) -> None:
    rehearsed = walked(small_agenda(), tmp_path, SetUp(length=length))
    began = [*rehearsed.session.run.first_began.values(), rehearsed.ended]
    lengths_s = [(later - earlier).total_seconds() for earlier, later in pairwise(began)]
    assert all(299 <= length_s <= 601 for length_s in lengths_s), lengths_s
    assert sum(lengths_s) <= int(length) * 60 + 1
    assert rehearsed.remarks == ()


VOTE = Prompt(id="p", ask="Which?", kind="vote", options=("a", "b", "c"), votes=2, who="person")


@pytest.mark.parametrize(
    ("prompt", "people", "answers"),
    [
        (VOTE, "9", 9),
        (VOTE, "90", 40),
        (Prompt(id="p", ask="How?", kind="scale", levels=("1", "2"), who="person"), "9", 9),
        (Prompt(id="p", ask="Why?", who="person"), "9", 9),
        (Prompt(id="p", ask="Why?", who="pair"), "9", 4),
        (Prompt(id="p", ask="Why?", kind="list", who="pair"), "1", 1),
        (VOTE, "", 1),
    ],
)
def test_everybody_who_is_asked_alone_answers(prompt: Prompt, people: str, answers: int, tmp_path: Path) -> None:
    rehearsed = walked(asking(prompt), tmp_path, SetUp(people=people))
    given = rehearsed.session.answers_to("p")
    assert rehearsed.remarks == ()
    assert len(given) == answers
    if prompt.kind == "vote":
        assert all(len(ballot.values) == 2 for ballot in given)


def test_single_people_and_pairs_answer_in_their_groups(tmp_path: Path) -> None:
    session = walked(asking(VOTE), tmp_path, SetUp(people="10", groups="Red, Blue, Green")).session
    assert [len(session.answers_to("p", group)) for group in ("Red", "Blue", "Green")] == [4, 3, 3]


def test_options_that_are_figures_are_voted_for_as_they_stand(tmp_path: Path) -> None:
    vote = VOTE.model_copy(update={"options": ("5", "10", "20")})
    rehearsed = walked(asking(vote), tmp_path, SetUp(people="3"))
    assert rehearsed.remarks == ()
    assert [ballot.values for ballot in rehearsed.session.answers_to("p")] == [("5", "10"), ("10", "20"), ("5", "20")]


def test_a_column_keeps_the_spelling_of_its_name(tmp_path: Path) -> None:
    table = Prompt(id="p", ask="Rows?", kind="table", columns=(Column(name="CI Change"), Column(name="Unit")))
    rows = walked(asking(table), tmp_path).session.answers_to("p")
    assert rows[0].cells == ("made-up CI Change 1", "made-up Unit 1")


def test_groups_that_are_not_there_are_missed(tmp_path: Path) -> None:
    step = Step(id="1", title="Talk", time=minutes(5), setting=Setting(kind="groups"))
    agenda = Agenda(workshop="X", steps=(step,))
    assert walked(agenda, tmp_path).remarks == ()
    [remark] = walked(agenda, tmp_path, SetUp(groups="0")).remarks
    assert remark.startswith("“Talk” is done in groups")


def test_a_cue_that_never_comes_is_said(tmp_path: Path) -> None:
    cues = (
        Cue(at_s=600, text="Stop."),
        Cue(at_s=60, text="Fine."),
        Cue(left_s=400, text="Warn."),
        Cue(half_way=True, text="x"),
    )
    agenda = Agenda(workshop="X", steps=(Step(id="1", title="Talk", time=minutes(5), cues=cues),))
    stop, warn = walked(agenda, tmp_path).remarks
    assert "“Stop.” after 10 min never comes" in stop
    assert "“Warn.” 6 min 40 s before its end never comes" in warn


def test_words_that_have_no_value_when_they_are_to_be_said_are_named(tmp_path: Path) -> None:
    later = Prompt(id="later", ask="How many?", kind="number")
    guide = (GuideBlock(kind="say", text="We are [answer: later]."),)
    steps = (
        Step(id="1", title="Early", time=minutes(5), guide=guide),
        Step(id="2", title="Late", time=minutes(5), prompts=(later,), guide=guide),
    )
    [remark] = walked(Agenda(workshop="X", steps=steps), tmp_path).remarks
    assert remark == "“Early”: [answer: later] has no value when it is to be said."


def test_the_usual_room_is_the_middle_of_what_the_agenda_is_made_for(tmp_path: Path) -> None:
    assert walked(KICK_OFF, tmp_path).session.people == 15
    assert walked(KICK_OFF, tmp_path, SetUp(people="8")).session.people == 8
    assert walked(small_agenda(), tmp_path).session.people == 0


def test_a_form_that_cannot_be_begun_leaves_no_file(tmp_path: Path) -> None:
    refused = try_out(small_agenda(), tmp_path, SetUp(length="soon"))
    assert isinstance(refused, NotOpened)
    assert "minutes" in refused.sentence
    assert not (tmp_path / "sessions").exists()


def test_a_folder_that_takes_no_file_is_told(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file where the folder would be", encoding="utf-8")
    refused = try_out(small_agenda(), home)
    assert isinstance(refused, NotOpened)
    assert str(home) in refused.sentence
