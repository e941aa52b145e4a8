"""Forms read into a session: each answer to its group and question, nothing twice, nothing of others changed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda.model import NOTES, Column, Prompt
from facilitator.live.collecting import Collected, collect
from facilitator.live.on_trial import OnTrial
from facilitator.session import intents as ask
from facilitator.session.collected import Entry, Filled, NotRead
from facilitator.session.events import SessionResumed
from facilitator.session.groups import Group, form_groups
from facilitator.session.session import Session, replay
from tests.fakes import Stage, asking, set_up

TABLE = Prompt(
    id="tools",
    ask="What of each tool?",
    kind="table",
    who="group",
    columns=(Column(name="Tool"), Column(name="Verdict", options=("keep", "drop")), Column(name="Why")),
)
LIST = Prompt(id="which", ask="Which are missing?", kind="list", who="group")
PICK = Prompt(id="pick", ask="Where do we begin?", kind="choice", who="group", options=("shop", "phone"))
TICKS = Prompt(id="ticks", ask="Which hold?", kind="checklist", who="group", options=("a, b", "c", "d"))
ROOM = Prompt(id="room", ask="Who leads?", kind="list")
AGENDA = asking(TABLE, LIST, PICK, TICKS, ROOM)


class Desk:
    """A session into which forms are read."""

    def __init__(self) -> None:
        self.stage = Stage(AGENDA, set_up(people=8, groups=form_groups(2, 8))).start()

    @property
    def session(self) -> Session:
        return self.stage.session

    def take(self, filled: Filled, group: str = "") -> Collected:
        trial = OnTrial(self.session)
        came = collect(trial, filled, group, self.stage.clock.advance(1))
        assert isinstance(came, Collected), came
        self.stage.session = trial.session
        assert replay("stage", AGENDA, self.session.log) == self.session
        return came

    def whats(self, filled: Filled) -> list[tuple[str, int]]:
        return [(deed.what, deed.line) for deed in self.take(filled).deeds]

    def says(self, prompt: str, group: str | None = None) -> list[str]:
        return [answer.says for answer in self.session.answers_to(prompt, group)]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def form(*entries: Entry, file: str = "blue.md", version: str = "1", group: str = "Blue", taker: str = "") -> Filled:
    return Filled(file, f"sum-{version}", entries, group, taker)


def row(line: int, *cells: str) -> Entry:
    return Entry(line, cells, TABLE)


def item(line: int, text: str) -> Entry:
    return Entry(line, (text,), LIST)


def test_every_answer_goes_to_its_group_and_question(desk: Desk) -> None:
    entries = (row(7, "price list", "1", "old"), item(9, "maps"), Entry(11, ("Ann",), ROOM), Entry(13, ("2",), PICK))
    came = desk.take(form(*entries))
    assert [deed.what for deed in came.deeds] == ["added"] * 4
    assert [(answer.group, answer.cells) for answer in desk.session.answers_to("tools")] == [
        ("Blue", ("price list", "keep", "old"))
    ]
    assert (desk.says("which", "Blue"), desk.says("room", ""), desk.says("pick", "Blue")) == (
        ["maps"],
        ["Ann"],
        ["phone"],
    )
    source = desk.session.answers_to("tools")[0].source
    assert source is not None
    assert (source.file, source.line, source.said) == ("blue.md", 7, ("price list", "1", "old"))


def test_a_file_that_is_read_twice_adds_nothing_and_equal_rows_are_two_answers(desk: Desk) -> None:
    filled = form(row(7, "price list", "keep", ""), row(8, "price list", "keep", ""), item(9, "maps"), item(10, "maps"))
    desk.take(filled)
    before = desk.session
    assert desk.whats(filled) == [("known", 7), ("known", 8), ("known", 9), ("known", 10)]
    assert desk.session.log == before.log
    assert desk.says("which") == ["maps", "maps"]
    copied = replace(filled, file="blue (1).md")
    assert {what for what, _ in desk.whats(copied)} == {"known"}
    resaved = replace(filled, file="Copy.md", sum="another")
    assert {what for what, _ in desk.whats(resaved)} == {"known"}


def test_the_same_words_of_another_group_are_another_answer(desk: Desk) -> None:
    desk.take(form(item(9, "maps")))
    desk.take(form(item(9, "maps"), group="Green"))
    assert (desk.says("which", "Blue"), desk.says("which", "Green")) == (["maps"], ["maps"])


def test_another_note_taker_of_the_group_is_another_form(desk: Desk) -> None:
    desk.take(form(item(9, "maps of the town"), taker="Ann"))
    desk.take(form(item(9, "maps of the towns"), taker="Bo", version="2"))
    assert desk.says("which") == ["maps of the town", "maps of the towns"]


def test_a_corrected_file_changes_what_was_corrected_and_adds_what_is_new(desk: Desk) -> None:
    desk.take(
        form(row(7, "price list", "keep", "old"), row(8, "phones", "", "x"), item(9, "mapps of town"), item(10, "b"))
    )
    better = (
        row(7, "price list", "drop", "old"),
        row(9, "phones", "", "x"),
        item(10, "maps of town"),
        item(12, "roads"),
    )
    assert desk.whats(form(*better, version="2")) == [
        ("changed", 7),
        ("known", 9),
        ("changed", 10),
        ("gone", 10),
        ("added", 12),
    ]
    assert [answer.cells for answer in desk.session.answers_to("tools")] == [
        ("price list", "drop", "old"),
        ("phones", "", "x"),
    ]
    assert desk.says("which") == ["maps of town", "b", "roads"]
    again = desk.take(form(*better, version="2"))
    assert {deed.what for deed in again.deeds} == {"known"}


def test_an_old_version_that_is_read_again_takes_no_correction_back(desk: Desk) -> None:
    old = form(item(9, "maps of twon"), item(10, "roads"), Entry(11, ("garden",), PICK))
    desk.take(old)
    desk.take(form(item(9, "maps of town"), item(10, "roads"), Entry(11, ("huose",), PICK), version="2"))
    before = desk.session
    assert {what for what, _ in desk.whats(replace(old, file="blue-old.md"))} == {"known"}
    assert desk.says("which") == ["maps of town", "roads"]
    assert desk.session.log == before.log


def test_an_answer_that_was_changed_by_hand_stays_as_it_is(desk: Desk) -> None:
    desk.take(form(item(9, "maps of twon"), item(10, "roads")))
    first = desk.session.answers_to("which")[0]
    desk.stage.do(ask.Rewrite(first.id, "all maps"))
    assert desk.whats(form(item(9, "maps of twon"), item(10, "roads"))) == [("known", 9), ("known", 10)]
    assert desk.whats(form(item(9, "maps of town"), item(10, "roads"), version="2")) == [("kept", 9), ("known", 10)]
    assert desk.says("which") == ["all maps", "roads"]


def test_an_answer_that_was_moved_stays_where_it_is_when_its_form_is_read_again(desk: Desk) -> None:
    desk.take(form(item(3, "a lamp"), item(4, "a map")))
    lamp, town_map = desk.session.answers_to("which")
    desk.stage.do(ask.Move(lamp.id, group="Green"), ask.Move(town_map.id, "tools"))
    before = desk.session.answers
    assert desk.whats(form(item(3, "a lamp"), item(4, "a map"))) == [("known", 3), ("known", 4)]
    assert desk.whats(form(item(3, "a lamp"), item(4, "a map!"), version="2")) == [("known", 3), ("kept", 4)]
    assert desk.session.answers == before


def test_an_answer_that_was_taken_off_the_list_does_not_come_back_but_an_undone_one_does(desk: Desk) -> None:
    desk.take(form(item(9, "maps"), item(10, "roads")))
    desk.stage.do(ask.Remove(desk.session.answers_to("which")[0].id))
    desk.take(form(item(9, "maps"), item(10, "roads")))
    assert desk.says("which") == ["roads"]
    desk.stage.do(ask.Undo(), ask.Undo())
    assert desk.says("which") == ["maps"]
    desk.take(form(item(9, "maps"), item(10, "roads")))
    assert desk.says("which") == ["maps", "roads"]


def test_what_is_no_option_is_parked_and_the_rest_of_the_row_is_taken(desk: Desk) -> None:
    came = desk.take(form(row(7, "price list", "perhaps", "old"), Entry(9, ("garden",), PICK)))
    assert [(deed.what, deed.line, deed.reason) for deed in came.deeds] == [
        ("added", 7, ""),
        ("parked", 7, "Verdict: “perhaps” is not one of: 1 keep, 2 drop."),
        ("parked", 9, "“garden” is not one of: 1 shop, 2 phone."),
    ]
    assert [answer.cells for answer in desk.session.answers_to("tools")] == [("price list", "", "old")]
    assert desk.says(NOTES.id) == [
        "Parked from Blue, blue.md, line 7 to “What of each tool?”: perhaps",
        "Parked from Blue, blue.md, line 9 to “Where do we begin?”: garden",
    ]
    assert {
        deed.what for deed in desk.take(form(row(7, "price list", "perhaps", "old"), Entry(9, ("garden",), PICK))).deeds
    } == {"known"}
    right = desk.take(form(row(7, "price list", "drop", "old"), Entry(9, ("shop",), PICK), version="2"))
    assert sorted(deed.what for deed in right.deeds) == ["added", "changed", "settled", "settled"]
    assert (desk.says(NOTES.id), desk.says("pick")) == ([], ["shop"])
    assert [answer.cells for answer in desk.session.answers_to("tools")] == [("price list", "drop", "old")]


def test_one_answer_that_a_group_has_given_already_is_not_replaced(desk: Desk) -> None:
    desk.stage.do(ask.Write("pick", "shop", "Blue"))
    assert [deed.what for deed in desk.take(form(Entry(9, ("shop",), PICK))).deeds] == ["known"]
    filled = form(Entry(9, ("phone",), PICK), version="2")
    assert [(deed.what, deed.reason) for deed in desk.take(filled).deeds] == [
        ("parked", "Blue has answered this already: “shop”.")
    ]
    assert [deed.what for deed in desk.take(filled).deeds] == ["known"]
    assert (desk.says("pick"), len(desk.says(NOTES.id))) == (["shop"], 1)


def test_ticks_are_taken_whole_and_a_corrected_tick_replaces_them(desk: Desk) -> None:
    desk.take(form(Entry(9, ("d", "a, b"), TICKS)))
    assert desk.session.answers_to("ticks")[0].values == ("a, b", "d")
    desk.take(form(Entry(9, ("c",), TICKS), version="2"))
    assert [answer.values for answer in desk.session.answers_to("ticks")] == [("c",)]


def test_a_row_that_is_being_typed_goes_on_below_one_from_a_form(desk: Desk) -> None:
    desk.stage.do(ask.Write("tools", "phone list", "Blue"))
    desk.take(form(row(7, "price list", "keep", "")))
    desk.stage.do(ask.Write("tools", "keep", "Blue"))
    assert [answer.cells for answer in desk.session.answers_to("tools")] == [
        ("phone list", "keep"),
        ("price list", "keep", ""),
    ]


@pytest.mark.parametrize(("written", "group"), [("blue", "Blue"), ("2", "Green"), ("Group 1", "Blue"), ("Gr", "Green")])
def test_a_group_is_known_by_its_name_its_number_or_its_beginning(desk: Desk, written: str, group: str) -> None:
    assert desk.take(form(item(9, "maps"), group=written)).group == group


def test_a_group_that_nobody_knows_is_asked_for_and_nothing_is_written(desk: Desk) -> None:
    for written, said in (("Pink", "of the group “Pink”"), ("", "does not say which group")):
        trial = OnTrial(desk.session)
        came = collect(trial, form(item(9, "maps"), group=written), "", desk.stage.clock.now())
        assert isinstance(came, NotRead)
        assert said in came.sentence
        assert "--group NAME" in came.sentence
        assert trial.session is desk.session
    assert desk.take(form(item(9, "maps"), group="Pink"), "Green").group == "Green"


def test_the_time_away_from_the_console_is_counted_over_what_was_collected(desk: Desk) -> None:
    desk.stage.wait(600)
    desk.take(form(item(9, "maps")))
    resumed = desk.stage.wait(300).event(ask.Reopen())
    assert isinstance(resumed, SessionResumed)
    assert resumed.away_s == 901.0


LINES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("a", "b", "price list")), st.sampled_from(("", "keep", "no")), st.text(max_size=3)),
        st.tuples(st.sampled_from(("maps", "map", "roads", "=1+1"))),
    ),
    max_size=6,
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(LINES, st.sampled_from(("a.md", "b.md")), st.sampled_from(("Blue", "Green"))), max_size=4))
def test_whatever_is_read_nothing_typed_is_changed_and_a_second_reading_adds_nothing(
    files: list[tuple[list[tuple[str, ...]], str, str]],
) -> None:
    desk = Desk()
    for group in ("Blue", "Green"):
        desk.stage.do(ask.Write("which", "maps", group), ask.Write("tools", "a | keep | b", group))
    typed = desk.session.answers
    for number, (lines, name, group) in enumerate(files):
        entries = tuple(row(at, *said) if len(said) > 1 else item(at, *said) for at, said in enumerate(lines, start=1))
        filled = form(*entries, file=name, group=group, version=str(number))
        desk.take(filled)
        before = desk.session
        assert {deed.what for deed in desk.take(filled).deeds} <= {"known", "kept", "removed", "gone"}
        assert desk.session.log == before.log
    assert [answer for answer in desk.session.answers if answer.source is None] == list(typed)


def test_a_name_beside_a_row_that_nobody_has_is_parked_with_the_row() -> None:
    look = Prompt(id="look", ask="Look?", kind="table", who="person", columns=(Column(name="What"), Column(name="At")))
    people = Group(name="Blue", people=("Ana", "Ben"))
    stage = Stage(asking(look), set_up(people=2, names=people.people, groups=(people,))).start()
    trial = OnTrial(stage.session)
    rows = (
        Entry(3, ("leaf", "path"), look, person="ana"),
        Entry(4, ("stone", ""), look, person="Zoe"),
    )
    collect(trial, form(*rows), "", stage.clock.advance(1))
    assert [(answer.person, answer.cells) for answer in trial.session.answers_to("look")] == [("Ana", ("leaf", "path"))]
    (note,) = trial.session.answers_to(NOTES.id)
    assert note.text.endswith("Zoe | stone | ")
    before = trial.session.answers
    collect(trial, form(*rows), "", stage.clock.advance(1))
    assert trial.session.answers == before
