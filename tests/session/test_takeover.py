"""A changed agenda while a workshop runs: what was begun stays, what is to come is new, nothing is lost."""

from dataclasses import replace
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import Agenda, GuideBlock, Prompt, Step
from facilitator.session import events as ev
from facilitator.session import intents as ask
from facilitator.session.plan import drift_at
from facilitator.session.session import replay
from facilitator.session.takeover import taken_over
from facilitator.session.votes import things_of
from tests.fakes import KICK_OFF, Stage, minutes, set_up


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
    assert (replace(after.run, plan_s=before.run.plan_s), after.answers) == (before.run, before.answers)
    assert after.run.plan_s.items() >= before.run.plan_s.items()
    for _ in after.agenda.steps:
        if after.run.ended is None and stage.session.run.running:
            stage.next(1)


def votes(title: str, source: str, name: str = "vote") -> Step:
    prompt = Prompt(id=name, ask="Which?", kind="vote", who="person", votes=1, source=source)
    said = GuideBlock(kind="say", text=f"We have [Answer: {source}].")
    return step(title).model_copy(update={"prompts": (prompt,), "guide": (said,)})


def test_a_question_that_was_only_reworded_keeps_its_answers_and_what_leads_to_it() -> None:
    stage = Stage(agenda(step("Collect", 10, "ideeas"), votes("Choose", "ideeas"))).start()
    stage.write("ideeas", "later hours").write("ideeas", "a bench")
    stage.do(ask.TakeOver(agenda(step("Collect", 10, "ideas"), votes("Choose", "ideas")))).next()
    choose = stage.session.agenda.steps[1]
    assert things_of(stage.session, choose.prompts[0]) == ("later hours", "a bench")
    assert choose.guide[0].text == "We have [Answer: ideeas]."
    stage.write("vote", "2")
    assert stage.says("vote") == ["a bench"]


def test_a_question_renamed_to_stay_apart_is_found_by_everything_that_leads_to_it() -> None:
    stage = Stage(agenda(step("Collect", 10, "ideas"), step("End"))).start().write("ideas", "old")
    stage.do(ask.TakeOver(agenda(step("More", 40, "ideas", "others"), votes("Choose", "ideas"), step("End"))))
    more, choose = (each for each in stage.session.agenda.steps if each.title in {"More", "Choose"})
    assert more.prompts[0].id == "ideas-2"
    assert choose.prompts[0].source == "ideas-2"
    assert choose.guide[0].text == "We have [Answer: ideas-2]."


def test_parts_to_come_of_a_section_that_was_dropped_go_with_it() -> None:
    section = step("Part one", steps=(step("Begin"), step("Collect", 10, "ideas")))
    stage = Stage(agenda(section, step("End"))).start()
    stage.do(ask.TakeOver(agenda(step("Collect", 10, "ideas"), step("End"))))
    assert [prompt.id for each in stage.session.agenda.walk() for prompt in each.prompts] == ["ideas"]
    assert titles(stage.session.agenda) == ["Part one", "Begin", "Collect", "End"]


def test_an_answer_written_before_the_start_keeps_its_question() -> None:
    stage = Stage(agenda(step("Hello", 10, "who-is-here"), step("End"))).write("who-is-here", "Ana")
    stage.do(ask.TakeOver(agenda(step("Hello", 12, "who-came"), step("End"))))
    assert stage.session.agenda.find_prompt("who-is-here") is not None
    assert stage.session.agenda.steps[0].time == minutes(5, 12)


def test_nothing_is_put_into_a_section_that_is_finished_or_before_what_was_begun() -> None:
    section = step("Part one", steps=(step("a"), step("b")))
    stage = Stage(agenda(section, step("Two"), step("Three"))).start().next().next().next()
    assert stage.session.run.running == "three"
    parts = (step("Zero"), step("a"), step("b"), step("Late"))
    stage.do(ask.TakeOver(agenda(step("Part one", steps=parts), step("Two"), step("Tri", 40))))
    assert titles(stage.session.agenda) == ["Part one", "a", "b", "Two", "Three", "Tri"]


def test_codes_given_afterwards_change_no_step_into_another() -> None:
    stage = Stage(agenda(step("One"), step("Two"), step("Three"))).start()
    coded = [step(title, code=f"A{at}") for at, title in enumerate(("One", "Two", "Three"), start=1)]
    stage.do(ask.TakeOver(agenda(*coded)))
    assert ids(stage.session.agenda) == ["one", "two", "three"]
    renumbered = [step(title, code=f"A{at}") for at, title in enumerate(("New", "One", "Two", "Three"), start=1)]
    stage.do(ask.TakeOver(agenda(*renumbered)))
    assert titles(stage.session.agenda) == ["One", "Two", "Three"]


def test_the_running_step_is_not_offered_again_in_another_place() -> None:
    stage = Stage(agenda(step("One"), step("Two"), step("Three"))).start()
    stage.do(ask.TakeOver(agenda(step("Part", steps=(step("One"), step("Two"))), step("Three"))))
    assert titles(stage.session.agenda) == ["One", "Part", "Two", "Three"]
    assert stage.next().session.run.running != "one"


def test_fewer_copies_of_a_repeated_step_are_the_same_steps() -> None:
    copies = [step(f"Round ({at} of 4)").model_copy(update={"id": f"r{at}"}) for at in range(1, 5)]
    stage = Stage(agenda(*copies)).start()
    fewer = [step(f"Round ({at} of 3)").model_copy(update={"id": f"r{at}"}) for at in range(1, 4)]
    stage.do(ask.TakeOver(agenda(*fewer)))
    assert ids(stage.session.agenda) == ["r1", "r2", "r3"]


TITLES = ("One", "Two", "Three", "Four")
QUESTIONS = ("ideas", "needs", "wishes")


@st.composite
def any_agendas(draw: st.DrawFn) -> Agenda:
    def one() -> Step:
        prompts = draw(st.lists(st.sampled_from(QUESTIONS), max_size=1))
        return step(draw(st.sampled_from(TITLES)), draw(st.integers(5, 20)), *prompts)

    steps: list[Step] = []
    for _ in range(draw(st.integers(1, 4))):
        parts = tuple(one() for _ in range(draw(st.integers(0, 3))))
        steps.append(one().model_copy(update={"steps": parts, "prompts": ()}) if parts else one())
    asked: set[str] = set()
    numbers = count(1)

    def named(each: Step) -> Step:
        prompts = tuple(prompt for prompt in each.prompts if prompt.id not in asked)
        asked.update(prompt.id for prompt in prompts)
        update = {"id": str(next(numbers)), "prompts": prompts, "steps": tuple(named(part) for part in each.steps)}
        return each.model_copy(update=update)

    return agenda(*(named(each) for each in steps))


@settings(max_examples=150, deadline=None)
@given(any_agendas(), any_agendas(), st.integers(0, 5))
def test_no_two_steps_or_questions_share_a_name_and_what_was_begun_stays(old: Agenda, new: Agenda, nexts: int) -> None:
    stage = Stage(old).start()
    for _ in range(nexts):
        for prompt in old.prompts_in(stage.session.run.last or "")[:-1]:
            stage.write(prompt.id, "said")
        if stage.session.run.running:
            stage.next(10)
    if stage.session.run.ended:
        return
    before = stage.session
    stage.do(ask.TakeOver(new))
    merged = stage.session.agenda
    assert len(set(ids(merged))) == len(ids(merged))
    prompts = [prompt.id for each in merged.walk() for prompt in each.prompts]
    assert len(set(prompts)) == len(prompts)
    for begun in before.run.first_began:
        assert merged.find_step(begun) == before.agenda.find_step(begun)
    assert replay("stage", old, stage.session.log) == stage.session
    stage.do(ask.Undo())
    assert stage.session.agenda == old


def test_the_running_step_under_another_title_is_there_once() -> None:
    new = agenda(step("First of all", 10, "first"), step("Two", 10, "second"), step("Three"), step("Four"))
    merged = taken_over(Stage(FOUR).start().session, new)
    assert titles(merged) == ["One", "Two", "Three", "Four"], "what was begun keeps its title"
    merged = taken_over(in_two().session, new)
    assert titles(merged) == ["One", "Two", "Three", "Four"]


def test_a_step_to_come_under_another_title_keeps_its_id_and_its_place() -> None:
    new = agenda(step("One"), step("Two"), step("Third of all"), step("Four"))
    merged = taken_over(in_two().session, new)
    assert titles(merged) == ["One", "Two", "Third of all", "Four"]
    assert ids(merged)[2] == "three"


def test_a_step_under_another_title_is_known_among_others_that_came_in_between() -> None:
    questions = ("what", "who", "when")
    old = agenda(step("One"), step("Talk", 10, *questions), step("End"))
    new = agenda(step("One"), step("Wake up", 3), step("Conversation", 10, *questions), step("End"))
    merged = taken_over(Stage(old).start().next().session, new)
    assert titles(merged) == ["One", "Talk", "End"]


def test_a_step_with_other_content_in_the_same_place_is_another_one() -> None:
    old = agenda(step("One"), step("Talk", 10, "what", "who"), step("End"))
    new = agenda(step("One"), step("Walk around", 30, "where"), step("End"))
    merged = taken_over(Stage(old).start().session, new)
    assert ids(merged) == ["one", "walk around", "end"]


def test_two_codes_that_differ_tell_steps_apart() -> None:
    old = agenda(step("One", code="A1"), step("Two", code="A2"))
    new = agenda(step("One", code="A1"), step("Twice", code="A9"))
    assert ids(taken_over(Stage(old).start().session, new)) == ["A1", "A9"]


def test_a_step_that_was_added_has_a_plan_so_that_running_it_is_not_behind() -> None:
    stage = Stage(FOUR, set_up(length_s=2400.0)).start()
    new = agenda(*FOUR.steps[:2], step("Added"), *FOUR.steps[2:])
    stage.do(ask.TakeOver(new))
    plan_s = stage.session.run.plan_s
    assert plan_s["added"] > 0
    assert {key: plan_s[key] for key in ("one", "two", "three", "four")} == stage_plan(FOUR)
    stage.next(plan_s["one"]).next(plan_s["two"])
    assert stage.session.run.running == "added"
    assert abs(drift_at(stage.session, stage.now)) < 1
    assert abs(drift_at(stage.session, stage.wait(plan_s["added"]).now)) < 1
    stage.do(ask.Undo(), ask.Undo(), ask.Undo())
    assert "added" not in stage.session.run.plan_s


def stage_plan(plan: Agenda) -> dict[str, float]:
    return dict(Stage(plan, set_up(length_s=2400.0)).start().session.run.plan_s)


def test_a_step_added_before_the_start_is_planned_by_the_start() -> None:
    stage = Stage(FOUR, set_up(length_s=2400.0))
    stage.do(ask.TakeOver(agenda(*FOUR.steps, step("Added"))))
    assert stage.session.run.plan_s == {}
    assert "added" in stage.start().session.run.plan_s
