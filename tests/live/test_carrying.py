"""The session that something is carried over from: the right workshop, what took place, the newest, and by choice."""

from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.agenda.model import PARKED, Agenda, CarryOver, GuideBlock, Prompt, Step
from facilitator.live.carried_rows import carried_rows
from facilitator.live.carried_script import carried_in
from facilitator.live.carrying import CarriedBefore, choose, find_carried, say_carrying, say_choices
from facilitator.live.script import script_blocks
from facilitator.live.set_up_form import NONE
from facilitator.session import intents as ask
from facilitator.session.carried import CarriedOver
from facilitator.session.promise_intents import Settle
from facilitator.session.promises import promises_of
from tests.fakes import START, Stage, minutes, set_up
from tests.past import Timed, kept

ISSUES = Prompt(id="issues", ask="Which issues?", kind="list")
FIRST = Agenda(
    workshop="Collect issues",
    code="A",
    name="collect",
    series="Tools",
    steps=(Step(id="1", title="Collect", time=minutes(5), prompts=(ISSUES,)),),
)
PICK = Prompt(id="pick", ask="Which one first?", kind="vote", votes=1, source="issues")
SECOND = Agenda(
    workshop="Solve issues",
    code="B",
    name="solve",
    series="Tools",
    carry_over=(CarryOver(source="A", show=("issues", "parked")),),
    steps=(
        Step(id="1", title="Look back", time=minutes(5), guide=(GuideBlock(kind="say", text="Welcome."),)),
        Step(id="2", title="Choose", time=minutes(5), prompts=(PICK,)),
        Step(id="3", title="End", time=minutes(5)),
    ),
)


def saying(*issues: str) -> Timed:
    said = [(1.0, ask.Write("issues", issue)) for issue in issues]
    return [(0.0, ask.ToggleClock()), *said, (1.0, ask.Write(PARKED.id, "New phones")), (1.0, ask.GoNext())]


def things(carried: tuple[CarriedOver, ...]) -> list[tuple[str, ...]]:
    return [prompt.things for each in carried for prompt in each.prompts]


def carried_into(home: Path, agenda: Agenda = SECOND, **choices: str) -> list[tuple[str, ...]]:
    return things(choose(find_carried(agenda, home / "sessions", home / "state"), choices))


def named(source: str) -> Agenda:
    return SECOND.model_copy(update={"carry_over": (CarryOver(source=source, show=("issues",)),)})


def test_the_newest_session_that_took_place_is_taken(tmp_path: Path) -> None:
    kept(tmp_path, FIRST, saying("old"))
    kept(tmp_path, FIRST, saying("new"), START + timedelta(days=1))
    kept(tmp_path, FIRST, saying("rehearsed"), START + timedelta(days=2), rehearsal=True)
    kept(tmp_path, FIRST, [], START + timedelta(days=3))
    kept(tmp_path, SECOND, [(0.0, ask.ToggleClock())], START + timedelta(days=4))
    assert carried_into(tmp_path) == [("new",)]


def test_one_that_was_left_counts_and_a_damaged_file_is_passed_over(tmp_path: Path) -> None:
    kept(tmp_path, FIRST, [(0.0, ask.ToggleClock()), (1.0, ask.Write("issues", "left"))])
    broken = kept(tmp_path, FIRST, saying("broken"), START + timedelta(days=1))
    broken.write_bytes(broken.read_bytes()[:40])
    (tmp_path / "sessions" / "2099-01-01-0900-odd.json").write_text("no session", encoding="utf-8")
    assert carried_into(tmp_path) == [("left",)]


@pytest.mark.parametrize("source", ["A", "a", "collect", "Collect issues", "collect-issues"])
def test_it_is_known_by_code_by_name_and_by_title(tmp_path: Path, source: str) -> None:
    kept(tmp_path, FIRST, saying("late"))
    assert carried_into(tmp_path, named(source)) == [("late",)]


def test_the_same_code_in_another_series_is_another_workshop(tmp_path: Path) -> None:
    kept(tmp_path, FIRST.model_copy(update={"series": "Others"}), saying("late"))
    assert carried_into(tmp_path) == []


def test_a_workshop_without_a_series_is_found_by_its_code_too(tmp_path: Path) -> None:
    kept(tmp_path, FIRST.model_copy(update={"series": ""}), saying("late"))
    assert carried_into(tmp_path, SECOND.model_copy(update={"series": ""})) == [("late",)]


def test_last_time_is_the_last_session_of_the_same_workshop(tmp_path: Path) -> None:
    monthly = FIRST.model_copy(update={"carry_over": (CarryOver(source="last time", show=("issues",)),)})
    kept(tmp_path, monthly, saying("first month"))
    kept(tmp_path, SECOND, [(0.0, ask.ToggleClock())], START + timedelta(days=1))
    assert carried_into(tmp_path, monthly) == [("first month",)]


def test_another_session_or_none_can_be_chosen(tmp_path: Path) -> None:
    kept(tmp_path, FIRST, saying("first team"), people=8)
    kept(tmp_path, FIRST, saying("second", "team"), START + timedelta(days=1), people=1)
    (carrying,) = CarriedBefore(SECOND, tmp_path / "sessions")()
    newest, older, none = say_choices(carrying)
    assert newest[1].endswith("1 person: 2 issues, 1 parked")
    assert older[1].endswith("8 people: 1 answer on issues, 1 parked")
    assert none == (NONE, "nothing")
    assert things(choose((carrying,), {"A": older[0]})) == [("first team",)]
    assert choose((carrying,), {"A": NONE}) == ()
    assert things(choose((carrying,), {"A": "gone"})) == [("second", "team")]
    assert say_carrying(carrying, "").startswith("Collect issues, ")
    assert say_carrying(carrying, NONE) == "nothing of “Collect issues”"


def test_where_nothing_took_place_nothing_is_offered(tmp_path: Path) -> None:
    (carrying,) = find_carried(SECOND, tmp_path / "sessions")
    assert (carrying.found, say_carrying(carrying, ""), carrying.name) == ((), "", "A")


def test_what_was_carried_over_stays_though_the_other_file_is_gone(tmp_path: Path) -> None:
    path = kept(tmp_path, FIRST, saying("late"))
    stage = second_of(tmp_path)
    path.unlink()
    assert next(text for _, _, text in carried_in(stage.session, "1")).startswith("Issues: late")


def second_of(home: Path) -> Stage:
    carried = choose(find_carried(SECOND, home / "sessions", home / "state"), {})
    return Stage(SECOND, set_up(carried=carried))


def test_the_first_step_shows_all_of_it_and_a_step_that_asks_for_it_its_part(tmp_path: Path) -> None:
    kept(tmp_path, FIRST, saying("late", "wrong price"))
    stage = second_of(tmp_path)
    marks = [block.mark for block in script_blocks(stage.session, stage.now)]
    assert marks == ["FROM A", "SAY"], "above the words, and before the clock is started"
    assert script_blocks(stage.session, stage.now)[0].text.splitlines()[1:] == [
        "Issues: late · wrong price",
        "1 parked: New phones",
        "q shows all of it.",
    ]
    stage.start().next()
    (block,) = [block for block in script_blocks(stage.session, stage.now) if block.kind == "carried"]
    assert block.text.splitlines()[1:] == ["Issues: late · wrong price", "q shows all of it."]
    stage.next()
    assert [block for block in script_blocks(stage.session, stage.now) if block.kind == "carried"] == []


def test_the_list_of_all_tells_how_each_promise_stands(tmp_path: Path) -> None:
    kept(tmp_path, FIRST, saying("late"))
    stage = second_of(tmp_path).start()
    rows = carried_rows(stage.session)
    assert [row.words for row in rows][1:] == ["☐ New phones  parked", "Which issues?", "late"]
    (phones,) = promises_of(stage.session)
    assert [row.promise for row in rows] == ["", phones.id, "", ""]
    stage.do(Settle(phones.id, "dropped", "too dear"))
    assert carried_rows(stage.session)[1].words == "✗ New phones  parked · too dear"
    assert script_blocks(stage.session, stage.now)[0].text.splitlines()[2] == "Of what was promised, 1 dropped."


def test_a_session_into_which_nothing_came_has_an_empty_list() -> None:
    assert carried_rows(Stage(SECOND).session) == ()
