"""A changed agenda while a workshop runs: what was begun stays, what is to come is new, nothing is lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import Agenda, GuideBlock, Prompt, Step
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.session import replay
from facilitator.session.takeover import taken_over
from tests.fakes import KICK_OFF, Stage, minutes


def step(title: str, at_most: int = 10, *prompts: str, steps: tuple[Step, ...] = (), code: str = "") -> Step:
    asked = tuple(Prompt(id=name, ask=f"{name}?", kind="list") for name in prompts)
    return Step(id=code or title.lower(), code=code, title=title, time=minutes(5, at_most), prompts=asked, steps=steps)


def agenda(*steps: Step, workshop: str = "Today") -> Agenda:
    return Agenda(workshop=workshop, steps=steps)


FOUR = agenda(step("One", 10, "first"), step("Two", 10, "second"), step("Three"), step("Four"))


def titles(changed: Agenda) -> list[str]:
    return [each.title for each in changed.walk()]


def ids(changed: Agenda) -> list[str]:
    return [each.id for each in changed.walk()]


def in_two(plan: Agenda = FOUR) -> Stage:
    return Stage(plan).start().write("first", "said").next(60)


def test_before_the_start_the_changed_agenda_is_taken_whole() -> None:
    new = agenda(step("Nought"), step("One"))
    assert taken_over(Stage(FOUR).session, new) is new


def test_steps_to_come_are_as_the_changed_agenda_has_them() -> None:
    new = agenda(step("One"), step("Two"), step("Three", 30, "third"), step("New"), step("Four"))
    merged = taken_over(in_two().session, new)
    assert titles(merged) == ["One", "Two", "Three", "New", "Four"]
    assert merged.steps[2].time == minutes(5, 30)
    assert [prompt.id for prompt in merged.steps[2].prompts] == ["third"]


def test_steps_that_were_begun_stay_as_they_were() -> None:
    new = agenda(step("One", 99, "other"), step("Two", 99), step("Three"), workshop="Tomorrow")
    merged = taken_over(in_two().session, new)
    assert merged.steps[:2] == FOUR.steps[:2]
    assert merged.workshop == "Tomorrow"
    assert titles(merged) == ["One", "Two", "Three"]


def test_a_step_that_was_begun_stays_where_it_was_when_the_changed_agenda_drops_it() -> None:
    merged = taken_over(in_two().session, agenda(step("Zero"), step("Three"), step("Two")))
    assert "One" in titles(merged)
    dropped_two = taken_over(in_two().session, agenda(step("One"), step("Three")))
    assert titles(dropped_two) == ["One", "Two", "Three"]


def test_a_skipped_step_stays_skipped() -> None:
    stage = in_two().do(ask.Skip("three"))
    merged = taken_over(stage.session, agenda(step("One"), step("Two"), step("Three", 50), step("Four")))
    assert merged.steps[2] == FOUR.steps[2]


def test_a_step_put_before_the_running_one_comes_too_late() -> None:
    merged = taken_over(in_two().session, agenda(step("Zero"), step("One"), step("Two"), step("Three")))
    assert titles(merged) == ["One", "Two", "Three"]


def test_a_step_keeps_its_id_and_no_two_share_one() -> None:
    by_place = agenda(*(each.model_copy(update={"id": str(at)}) for at, each in enumerate(FOUR.steps, start=1)))
    new = agenda(
        *(
            step(title).model_copy(update={"id": str(at)})
            for at, title in enumerate(("One", "Two", "New", "Three", "Four"), start=1)
        )
    )
    merged = taken_over(in_two(by_place).session, new)
    assert dict(zip(titles(merged), ids(merged), strict=True)) == {
        "One": "1", "Two": "2", "New": "3-2", "Three": "3", "Four": "4",
    }  # fmt: skip


def test_a_code_tells_a_step_whatever_its_title() -> None:
    plan = agenda(step("One", code="A1"), step("Two", code="A2"))
    stage = Stage(plan).start()
    merged = taken_over(stage.session, agenda(step("First", code="A1"), step("Second", code="A2")))
    assert titles(merged) == ["One", "Second"]
    assert ids(merged) == ["A1", "A2"]


def test_a_question_of_a_step_to_come_never_takes_the_id_of_one_that_was_asked() -> None:
    asks = GuideBlock(kind="ask", text="first", prompt="first")
    again = step("Three", 10, "first", "last").model_copy(update={"guide": (asks,)})
    follows = again.prompts[1].model_copy(update={"source": "first"})
    again = again.model_copy(update={"prompts": (again.prompts[0], follows)})
    merged = taken_over(in_two().session, agenda(step("One"), step("Two"), again))
    third = merged.steps[2]
    assert [(prompt.id, prompt.source) for prompt in third.prompts] == [("first-2", ""), ("last", "first-2")]
    assert third.guide[0].prompt == "first-2"


def test_parts_to_come_of_the_running_step_are_new() -> None:
    plan = agenda(step("Work", steps=(step("a"), step("b"), step("c"))), step("End"))
    stage = Stage(plan).start().next(60)
    assert stage.session.run.running == "b"
    new = agenda(step("Work", 99, steps=(step("a", 50), step("b", 50), step("d"), step("c", 50))), step("End"))
    merged = taken_over(stage.session, new)
    assert titles(merged) == ["Work", "a", "b", "d", "c", "End"]
    assert [part.time for part in merged.steps[0].steps] == [minutes(5, 10)] * 3 + [minutes(5, 50)]
    assert merged.steps[0].time == minutes(5, 10)


def test_sheets_and_blanks_of_both_are_there() -> None:
    merged = taken_over(Stage().start().session, KICK_OFF.model_copy(update={"sheets": (), "blanks": ()}))
    assert (merged.sheets, merged.blanks) == (KICK_OFF.sheets, KICK_OFF.blanks)


def test_taking_over_is_an_event_that_can_be_undone_and_is_in_the_file() -> None:
    stage = in_two()
    new = agenda(step("One"), step("Two"), step("Three", 30))
    event = stage.event(ask.TakeOver(new))
    assert isinstance(event, ev.AgendaTakenOver)
    assert titles(stage.session.agenda) == ["One", "Two", "Three"]
    assert stage.session.first_agenda == FOUR
    again = ev.read_event(ev.write_event(event))
    assert again == event
    assert replay("stage", FOUR, stage.session.log) == stage.session
    stage.next().do(ask.Undo(), ask.Undo())
    assert stage.session.agenda == FOUR
    assert stage.session.first_agenda is None
    stage.do(ask.Redo())
    assert titles(stage.session.agenda) == ["One", "Two", "Three"]


def test_a_closed_workshop_takes_nothing_over() -> None:
    stage = in_two().do(ask.Close())
    assert "closed" in stage.refusal(ask.TakeOver(FOUR))


@settings(max_examples=60)
@given(st.permutations(["One", "Two", "Three", "Four", "Five"]), st.integers(0, 3), st.integers(0, 5))
def test_whatever_changes_the_running_step_goes_on_and_no_answer_loses_its_question(
    order: list[str], nexts: int, kept: int
) -> None:
    stage = Stage(FOUR).start().write("first", "said")
    for _ in range(nexts):
        stage.next(30)
    before = stage.session
    stage.do(ask.TakeOver(agenda(*(step(title) for title in order[:kept]), step("End"))))
    after = stage.session
    assert len(set(ids(after.agenda))) == len(ids(after.agenda))
    assert after.agenda.find_step(before.run.running or "") == before.agenda.find_step(before.run.running or "")
    assert after.agenda.find_prompt("first") is not None
    assert (after.run, after.answers) == (before.run, before.answers)
    for _ in after.agenda.steps:
        if after.run.ended is None and stage.session.run.running:
            stage.next(1)
