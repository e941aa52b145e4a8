"""The table of commands: every key does what its help says in its own mode, and nothing in the other one."""

from collections.abc import Awaitable, Callable
from typing import get_args

import pytest

from facilitator.agenda.model import PARKED
from facilitator.console.commands import COMMANDS, Mode, Section, command, key_name, works_while_writing
from facilitator.console.screens.answer_board import AnswerBoardScreen
from facilitator.console.screens.answers import AnswersScreen
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.carried import CarriedScreen
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.screens.find import FindScreen
from facilitator.console.screens.groups import GroupsScreen
from facilitator.console.screens.help import HelpScreen
from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.merging import MergingScreen
from facilitator.console.screens.promises import PromisesScreen
from facilitator.console.screens.report import ReportScreen
from facilitator.console.screens.timekeeper import TimekeeperScreen
from facilitator.console.widgets.script_panel import ScriptPanel
from facilitator.live.carried_rows import NOTHING
from facilitator.session import intents as ask
from tests.console.desk_doubles import NARROW, WIDE, Console, Room, workshop

Check = Callable[[Console, str], Awaitable[None]]
"""Presses a key of a command and asserts what came of it."""
CHECKS: dict[str, Check] = {}


def checks(command_id: str) -> Callable[[Check], Check]:
    def keep(check: Check) -> Check:
        CHECKS[command_id] = check
        return check

    return keep


# Time


@checks("clock")
async def _starts_pauses_and_goes_on(c: Console, key: str) -> None:
    await c.press(key)
    assert c.happened == ["workshop-started"]
    await c.press(key)
    assert c.session.run.paused
    await c.press(key)
    assert c.happened == ["workshop-started", "clock-paused", "clock-resumed"]


@checks("next")
async def _closes_the_step_and_begins_the_next(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock())
    await c.press(key)
    assert c.session.run.running == "W"
    assert "reaches its minimum" in c.message
    await c.press(key)
    assert c.session.run.closed == {"W"}
    assert c.session.run.running == "L.1"


@checks("back")
async def _takes_up_the_step_before(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock(), ask.GoNext())
    await c.press(key)
    assert c.session.run.running == "W"
    assert "L.1" not in c.session.run.closed


@checks("jump")
async def _begins_a_chosen_step(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock())
    await c.press(key)
    await c.window(ChooseScreen)
    await c.press("down", "down", "enter")
    await c.back_to_main()
    await c.until(lambda: c.session.run.running == "L.2")


@checks("skip")
async def _leaves_the_step_out(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock())
    await c.press(key)
    assert c.session.run.skipped == {"W"}
    assert c.session.run.running == "L.1"


@checks("more")
async def _gives_a_minute(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock())
    before = c.session.run.targets_s["W"]
    await c.press(key)
    assert c.message.startswith("1 min more?")
    assert c.session.run.targets_s["W"] == before
    await c.press("enter")
    assert c.session.run.targets_s["W"] == before + 60


@checks("less")
async def _takes_a_minute(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock())
    before = c.session.run.targets_s["W"]
    await c.press(key)
    assert c.session.run.targets_s["W"] == before - 60


@checks("began")
async def _moves_the_beginning_of_the_step(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock())
    await c.after(60)
    await c.press(key)
    await c.window(AskLineScreen)
    await c.press("3", "enter")
    await c.back_to_main()
    await c.until(lambda: c.happened[-1] == "step-backdated")
    assert c.session.run.spent_in("W", c.room.clock.now().wall) == pytest.approx(180, abs=1)


@checks("turn")
async def _gives_the_word_to_the_next(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock())
    await c.press(key)
    assert c.session.run.turn is not None
    assert c.session.run.turn.speaker == c.session.group_names[0]
    assert "speaks" in c.message
    assert "left of" in c.board.clock.turn


@checks("cue")
async def _marks_the_reminder(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock())
    await c.press(key)
    assert c.message == "! No reminder is due."


@checks("cut")
async def _proposes_what_to_leave_out(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock())
    await c.press(key)
    await c.window(ChooseScreen)
    assert "Nothing has to go" in c.words("Static")
    await c.press("escape")
    await c.back_to_main()


@checks("close")
async def _closes_the_workshop_after_asking(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock())
    await c.press(key)
    await c.window(ChooseScreen)
    await c.press("enter")
    await c.back_to_main()
    assert c.happened == ["workshop-started"]
    await c.press(key)
    await c.window(ChooseScreen)
    await c.press("down", "enter")
    await c.back_to_main()
    await c.until(lambda: c.session.run.ended is not None)
    assert "L.1" not in c.session.run.closed


@checks("end")
async def _moves_the_end(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock())
    await c.press(key)
    await c.window(AskLineScreen)
    await c.press("1", "0", ":", "3", "0", "enter")
    await c.back_to_main()
    await c.until(lambda: c.happened[-1] == "deadline-moved")
    deadline = c.session.run.deadline
    assert deadline is not None
    assert f"{deadline:%H:%M}" == "10:30"


@checks("undo")
async def _takes_the_last_thing_back(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock())
    await c.press(key)
    assert c.session.run.began is None


@checks("redo")
async def _brings_it_back(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock(), ask.Undo())
    await c.press(key)
    assert c.session.run.began is not None


@checks("gap")
async def _leaves_the_sleep_out(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock())
    c.room.clock.sleep(600)
    await c.settle()
    await c.press(key)
    assert c.session.run.spent_in("W", c.room.clock.now().wall) == 0


# Answers


@checks("write")
async def _gives_the_keyboard_to_the_writing_line(c: Console, key: str) -> None:
    assert not c.main.writing
    await c.press(key)
    assert c.main.writing
    assert c.main.line.text == ""


@checks("group")
async def _writes_for_that_group(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock(), ask.GoNext())
    await c.press(key)
    names = c.session.group_names
    if int(key) <= len(names):
        assert c.main.writing
        await c.answer("Late bread")
        assert [(a.group, a.text) for a in c.session.answers] == [(names[int(key) - 1], "Late bread")]
    else:
        assert not c.main.writing
        assert key in c.message


@checks("group-at-once")
async def _writes_for_that_group_from_the_line(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock(), ask.GoNext())
    names, number = c.session.group_names, int(key[-1])
    other = f"alt+{2 if number == 1 else 1}"
    await c.press(other, *"half", key)
    there = number <= len(names)
    assert (c.main.writing, c.main.line.text) == (True, "" if there else "half")
    if there:
        assert c.main.desk.group == names[number - 1]
        await c.answer("Late bread")
        await c.press(other)
        assert c.main.line.text == "half"


@checks("prompt")
async def _goes_to_the_next_question(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock(), ask.JumpTo("L.2"))
    assert c.board.aim.prompt == "cost"
    await c.press(key)
    assert c.board.aim.prompt == "mood"


@checks("prompt-back")
async def _goes_to_the_question_before(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock(), ask.JumpTo("L.2"))
    c.main.desk.turn("question", 1)
    await c.press(key)
    assert c.board.aim.prompt == "cost"


@checks("group-down")
async def _aims_at_the_next_group(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock(), ask.GoNext())
    await c.press(key)
    assert c.board.aim.group == "Green"


@checks("group-up")
async def _aims_at_the_group_before(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock(), ask.GoNext())
    await c.press(key)
    assert c.board.aim.group == "Red"


@checks("row")
async def _leaves_the_rest_of_a_row_empty(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock(), ask.JumpTo("L.2"), ask.Write("cost", "Late bread", "Blue"))
    assert c.board.answers[0].unfinished
    await c.press(key)
    assert not c.board.answers[0].unfinished
    assert c.session.answers[0].cells == ("Late bread", "", "")


@checks("board")
async def _shows_who_has_answered(c: Console, key: str) -> None:
    await c.press(key)
    await c.window(AnswerBoardScreen)


@checks("answers")
async def _goes_through_the_answers(c: Console, key: str) -> None:
    await c.press(key)
    await c.window(AnswersScreen)


@checks("carried")
async def _shows_what_was_carried_over(c: Console, key: str) -> None:
    await c.press(key)
    await c.window(CarriedScreen)
    assert NOTHING in c.words("#said")


@checks("blanks")
async def _fills_a_blank(c: Console, key: str) -> None:
    await c.press(key)
    await c.window(ChooseScreen)
    await c.press("enter")
    await c.window(AskLineScreen)
    await c.press(*"!", "enter")
    await c.back_to_main()
    await c.until(lambda: c.session.fills["first Saturday"] == "5 December!")
    assert any("5 December!" in block.text for block in c.board.script)


@checks("park")
async def _parks_a_line_and_leaves_what_is_half_typed(c: Console, key: str) -> None:
    writing = c.main.writing
    if writing:
        await c.paste("half a sen")
    await c.press(key)
    await c.window(AskLineScreen)
    await c.press(*"bread", "enter")
    await c.back_to_main()
    await c.until(lambda: c.says(PARKED.id) == ["bread"])
    assert c.main.line.text == ("half a sen" if writing else "")
    assert c.main.writing is writing


@checks("promises")
async def _shows_what_is_promised(c: Console, key: str) -> None:
    await c.press(key)
    await c.window(PromisesScreen)
    await c.press("escape")


@checks("find")
async def _finds_what_was_said(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock(), ask.GoNext(), ask.Write("wrong", "Late bread", "Red"))
    await c.press(key)
    await c.window(FindScreen)
    await c.press(*"bread", "enter")
    await c.window(AnswersScreen)
    await c.press("escape")
    await c.back_to_main()
    await c.until(lambda: c.board.aim.group == "Red")


@checks("merge")
async def _puts_answers_together(c: Console, key: str) -> None:
    said = [ask.Write("wrong", "Late bread", "Red"), ask.Write("wrong", "bread late", "Blue")]
    await c.do(ask.ToggleClock(), ask.GoNext(), *said)
    await c.press(key)
    await c.window(MergingScreen)
    await c.press("y", "escape")
    await c.back_to_main()
    assert [merge.says for merge in c.session.merges] == ["Late bread"]


@checks("groups")
async def _shows_who_sits_where(c: Console, key: str) -> None:
    await c.press(key)
    await c.window(GroupsScreen)
    await c.press("plus")
    assert c.session.people == 13
    await c.press("escape")


@checks("leave-line")
async def _stops_writing_and_leaves_the_text(c: Console, key: str) -> None:
    await c.paste("half a sen")
    await c.press(key)
    assert not c.main.writing
    assert c.main.line.text == "half a sen"
    assert c.session.draft is not None


# Screens


@checks("page-down")
async def _goes_on_in_the_script(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock(), ask.JumpTo("D"))
    script = c.main.query_one(ScriptPanel)
    await c.until(lambda: script.max_scroll_y > 0)
    await c.come_to_rest()
    assert script.scroll_y == 0
    await c.press(key)
    await c.until(lambda: script.scroll_y > 0)


@checks("page-up")
async def _goes_back_in_the_script(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock(), ask.JumpTo("D"))
    script = c.main.query_one(ScriptPanel)
    await c.until(lambda: script.max_scroll_y > 0)
    script.scroll_end(animate=False)
    await c.until(lambda: script.scroll_y == script.max_scroll_y)
    end = script.scroll_y
    await c.press(key)
    await c.pilot.pause()
    assert script.scroll_y < end


@checks("script")
async def _fills_the_screen_with_the_script(c: Console, key: str) -> None:
    script = c.main.query_one(ScriptPanel)
    before = script.region.area
    await c.press(key)
    assert script.region.area > before
    assert not c.main.query_one("#answers").region
    await c.press(key)
    assert script.region.area == before


@checks("timekeeper")
async def _shows_the_clock_large(c: Console, key: str) -> None:
    await c.do(ask.ToggleClock())
    await c.press(key)
    await c.window(TimekeeperScreen)
    await c.press("escape")
    await c.back_to_main()
    await c.press(key)
    await c.window(TimekeeperScreen)
    await c.press(key)
    await c.back_to_main()


@checks("bell")
async def _turns_the_bell_on_and_off(c: Console, key: str) -> None:
    await c.press(key)
    assert c.main.desk.bell.on
    assert "bell rings" in c.message
    await c.press(key)
    assert not c.main.desk.bell.on


@checks("change")
async def _shows_what_changed_in_the_agendas_file(c: Console, key: str) -> None:
    await c.press(key)
    await c.window(ChooseScreen)
    assert "has not changed" in c.words("Static")
    await c.press("escape")
    await c.back_to_main()


@checks("report")
async def _opens_the_report(c: Console, key: str) -> None:
    await c.press(key)
    await c.window(ReportScreen)
    await c.press("escape")
    await c.back_to_main()


@checks("home")
async def _goes_back_to_the_list(c: Console, key: str) -> None:
    path = c.main.desk.session_path
    await c.press(key)
    home = await c.window(HomeScreen)
    await c.until(lambda: path in [item.path for item in home._items if item.kind == "unfinished"])


@checks("help")
async def _shows_all_keys(c: Console, key: str) -> None:
    writing = c.main.writing
    await c.press(key)
    await c.window(HelpScreen)
    await c.press("escape")
    await c.back_to_main()
    assert c.main.writing is writing


@checks("quit")
async def _leaves_the_program(c: Console, key: str) -> None:
    path = c.main.desk.session_path
    await c.pilot.press(key)
    await c.until(lambda: not c.app.is_running or c.app._exit)
    assert c.app.return_code == 0
    assert str(path) in c.app.farewell()


# Held together


def keys_in(command_id: str, mode: Mode) -> list[str]:
    """Return the keys by which a command works in a mode."""
    entry = command(command_id)
    if entry.mode not in {mode, "both"}:
        return []
    return [key for key in entry.keys if mode == "commands" or works_while_writing(key)]


def a_key_of_each(mode: Mode) -> list[tuple[str, str]]:
    """Return (command, key) for a mode, every key once; of the digits one that is a group and one that is none."""
    keys = [(entry.id, key) for entry in COMMANDS for key in keys_in(entry.id, mode)]
    return [(entry, key) for entry, key in keys if key not in {"1", "3", "4", "5", "6", "7", "8"}]


async def check(c: Console, command_id: str, key: str) -> None:
    """Run the check of a command with one of its keys, and name both where it fails."""
    try:
        await CHECKS[command_id](c, key)
    except AssertionError as error:
        error.add_note(f"The command is {command_id}, the key {key}.")
        raise


def foreign_to(mode: Mode) -> list[tuple[str, str]]:
    """Return (command, key) for the keys that are no command in a mode."""
    return [(entry.id, key) for entry in COMMANDS for key in entry.keys if key not in keys_in(entry.id, mode)]


def test_every_command_of_the_table_is_tested() -> None:
    assert list(CHECKS) == [entry.id for entry in COMMANDS]


def test_no_key_is_given_twice() -> None:
    keys = [key for entry in COMMANDS for key in entry.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("mode", ["commands", "writing"])
@pytest.mark.parametrize("section", get_args(Section))
async def test_every_key_does_what_its_help_says(room: Room, section: Section, mode: Mode) -> None:
    size = NARROW if mode == "commands" else WIDE
    async with workshop(room, size=size) as c:
        for command_id, key in a_key_of_each(mode):
            if command(command_id).section == section and command_id != "quit":
                await c.again(room.desk(), writing=mode == "writing")
                assert c.main.writing is (mode == "writing")
                await check(c, command_id, key)


@pytest.mark.parametrize("mode", ["commands", "writing"])
async def test_the_key_to_leave_leaves(room: Room, mode: Mode) -> None:
    async with workshop(room, keys=["a"] if mode == "writing" else []) as c:
        for key in keys_in("quit", mode):
            await check(c, "quit", key)


async def test_every_digit_is_a_group_or_says_that_there_is_none(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n"]) as c:
        for number in range(1, 10):
            await c.press(str(number))
            assert c.main.writing is (number <= 3)
            assert c.board.aim.group == ("Blue", "Green", "Red")[min(number, 3) - 1]
            assert c.message == ("" if number <= 3 else f"! There is no group {number}.")
            c.main.do_stop_writing()


async def test_command_keys_are_text_or_nothing_while_writing(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "a"]) as c:
        before, aim = c.happened, c.board.aim
        for command_id, key in foreign_to("writing"):
            if key == "enter":
                continue
            text = c.main.line.text
            await c.press(key)
            typed = " " if key == "space" else key_name(key) if len(key_name(key)) == 1 else ""
            assert c.main.line.text == text + typed, command_id
            assert (c.happened, c.board.aim) == (before, aim), command_id
            assert c.app.screen is c.main, command_id
            assert c.main.writing, command_id
        assert c.main.line.text == " nbjs+-wgyoctuxa123456789veqiph/mlfk!dr?"


async def test_keys_of_the_writing_line_do_nothing_among_commands(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        before = c.session.log
        for _, key in foreign_to("commands"):
            await c.press(key)
            assert c.app.screen is c.main
        assert c.session.log == before
        assert not c.main.writing
