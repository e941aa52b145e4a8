"""A changed agenda file, in words and line by line."""

from pathlib import Path

import pytest

from facilitator.agenda.library import Library
from facilitator.agenda.model import Agenda, Step
from facilitator.live.agenda_change import LOOK_EVERY, WHAT_CHANGED, AgendaWatch
from facilitator.session import intents as ask
from facilitator.session.session import Session
from tests.fakes import Stage, set_up

BEFORE = """\
workshop: Saturdays
steps:
  - Welcome, 5 min
  - title: What do customers ask?
    time: 15 min
    ask: Every question you remember
  - Who does what, 10 min
"""
AROUND_CHANGED = "~ What stands around the steps: title, goal, lists, blanks or sheets"


class Desk:
    """A session of an agenda file, and a watch over it."""

    def __init__(self, folder: Path) -> None:
        self.library = Library(folder, folder / "shipped")
        self.path = folder / "saturdays.yaml"
        self.write(BEFORE)
        agenda = self.library.read_path(self.path).agenda
        assert agenda is not None
        self.agenda: Agenda = agenda
        self.stage = Stage(agenda, set_up(file=str(self.path))).start()
        self.watch = AgendaWatch(self.library, self.session)

    @property
    def session(self) -> Session:
        return self.stage.session

    def write(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")

    def change(self, text: str) -> tuple[str, ...]:
        self.write(text)
        self.watch.look(self.session)
        return self.watch.change.words if self.watch.change else ()


def test_a_file_that_is_as_it_was_is_no_change(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.watch.look(desk.session)
    assert (desk.watch.change, desk.watch.words) == (None, "")


def test_each_step_is_told_with_what_is_different(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    after = BEFORE.replace("15 min", "10-20 min").replace("Every question", "Each question")
    after = after.replace("Who does what, 10 min", "Pick three, 5 min")
    assert desk.change(after) == (
        "~ What do customers ask?: 15 min → 10–20 min, questions",
        "+ Pick three, 5 min",
        "– Who does what",
    )
    assert desk.watch.change is not None
    assert "+    time: 10-20 min" in desk.watch.change.lines
    assert "~ What do customers ask?" in desk.watch.words
    assert "Press d" in desk.watch.words


def test_what_was_begun_is_told_as_staying(tmp_path: Path) -> None:
    assert Desk(tmp_path).change(BEFORE.replace("Welcome, 5", "Welcome, 9")) == (
        "= Welcome was begun and stays as it was",
    )


def test_a_begun_step_that_the_file_dropped_is_told_as_staying(tmp_path: Path) -> None:
    assert Desk(tmp_path).change(BEFORE.replace("  - Welcome, 5 min\n", "")) == (
        "= Welcome was begun and stays, though the file has it no more",
    )


def test_what_stands_around_the_steps_is_told(tmp_path: Path) -> None:
    assert Desk(tmp_path).change(BEFORE + "after: [Send the list]\n")[-1].startswith("~ What stands around")


def test_every_field_of_a_step_has_a_word_for_its_change() -> None:
    assert {"id", "title", "steps", *dict(WHAT_CHANGED)} == set(Step.model_fields)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("code: Q", "code"),
        ("bring: Pens", "what to bring"),
        ("protect: yes", "whether it is protected"),
        ("optional: yes", "whether it may be left out"),
        ("timer: 2 min", "timer"),
    ],
)
def test_a_line_that_only_one_step_has_is_no_remark(tmp_path: Path, line: str, said: str) -> None:
    [told] = Desk(tmp_path).change(BEFORE.replace("    ask: Every", f"    {line}\n    ask: Every"))
    assert told.startswith("~ ")
    assert told.endswith(f"What do customers ask?: {said}")


@pytest.mark.parametrize("line", ["audience: The shop", "people: 4-12", "code: S", "series: Summer", "language: de"])
def test_a_line_around_the_steps_is_no_remark(tmp_path: Path, line: str) -> None:
    assert Desk(tmp_path).change(f"{BEFORE}{line}\n") == (AROUND_CHANGED,)


def test_only_remarks_are_a_change_without_words(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.change("# a remark\n" + BEFORE) == ()
    assert "its remarks" in desk.watch.words


def test_a_file_with_problems_is_told_and_cannot_be_taken_over(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.change(BEFORE.replace("time: 15 min", "tiem: 15 min"))
    assert desk.watch.change is not None
    assert desk.watch.change.agenda is None
    assert desk.watch.change.problems[0].line == 5
    assert "has a problem" in desk.watch.words


def test_a_file_that_comes_back_to_what_it_was_is_no_change(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.change(BEFORE.replace("15", "25"))
    assert desk.change(BEFORE) == ()
    assert desk.watch.words == ""


def test_a_file_that_is_gone_for_a_moment_changes_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.change(BEFORE.replace("15", "25"))
    desk.path.unlink()
    desk.watch.look(desk.session)
    assert desk.watch.change is not None


def test_what_was_taken_over_is_no_change_any_more(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.change(BEFORE.replace("15", "25"))
    assert desk.watch.change is not None
    assert desk.watch.change.agenda is not None
    desk.stage.do(ask.TakeOver(desk.watch.change.agenda))
    desk.watch.look(desk.session)
    assert desk.watch.words == ""
    desk.stage.do(ask.Undo())
    desk.watch.look(desk.session)
    assert desk.watch.change is not None, "what was taken back is a difference again"


def test_a_step_that_has_begun_meanwhile_is_told_as_staying(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.change(BEFORE.replace("time: 15", "time: 25")) == ("~ What do customers ask?: 15 min → 25 min",)
    desk.stage.next()
    desk.watch.look(desk.session)
    assert desk.watch.change is not None
    assert desk.watch.change.words == ("= What do customers ask? was begun and stays as it was",)


def test_another_order_is_told(tmp_path: Path) -> None:
    welcome, rest = BEFORE.split("  - title")
    asked, last = ("  - title" + rest).split("  - Who")
    assert "~ The steps stand in another order" in Desk(tmp_path).change(f"{welcome}  - Who{last}{asked}")


def test_it_looks_now_and_then_only(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.watch.look_now_and_then(desk.session)
    desk.write(BEFORE.replace("15", "25"))
    for _ in range(LOOK_EVERY - 1):
        desk.watch.look_now_and_then(desk.session)
        assert desk.watch.change is None
    desk.watch.look_now_and_then(desk.session)
    assert desk.watch.change is not None


def test_a_session_that_does_not_know_its_file_watches_nothing(tmp_path: Path) -> None:
    stage = Stage().start()
    watch = AgendaWatch(Library(tmp_path, tmp_path), stage.session)
    watch.look(stage.session)
    assert watch.change is None


def test_what_was_only_renamed_is_told_as_that(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.change(BEFORE.replace("Welcome,", "Hello and welcome,").replace("Who does what", "Who does it")) == (
        "~ Who does what: it is called “Who does it”",
        "= Welcome was begun and stays as it was; the file calls it “Hello and welcome”",
    )
