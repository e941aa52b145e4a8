"""Time on the main screen: the clock, its zones, pause, undo in words, a tick at any moment."""

from facilitator.console.screens.choose import ChooseScreen
from facilitator.live.set_up_form import SetUp
from facilitator.session import intents as ask
from tests.console.desk_doubles import NARROW, WIDE, Console, Room, workshop
from tests.console.made_up_agendas import SHORT
from tests.pictures import text_of


def face(c: Console) -> tuple[str, str]:
    return c.board.clock.digits, c.board.clock.zone


async def test_the_digits_count_down_and_the_zone_is_said_in_a_word(room: Room) -> None:
    async with workshop(room, room.desk(SHORT, SetUp()), keys=["space"]) as c:
        seen = [face(c)]
        for seconds in (299, 1, 61):
            await c.after(seconds)
            seen.append(face(c))
            assert c.board.clock.word in c.words("#zone")
            assert c.board.time_of_day in c.words("#status")
        assert [digits for digits, _ in seen] == ["05:00", "00:01", "+00:00", "+01:01"]
        assert seen[-1][1] == "over"


async def test_over_time_shows_a_plus_and_the_word_on_every_size(room: Room) -> None:
    async with workshop(room, size=NARROW, keys=["space"]) as c:
        await c.after(12 * 60)
        for size in (NARROW, WIDE):
            await c.pilot.resize_terminal(*size)
            await c.settle()
            assert c.words("#digits").startswith("+04:0")
            assert "over by 4:00" in c.words("#zone")
            assert c.main.query_one("#time").has_class("-over")
            assert "over by 4:00" in text_of(c.app)


async def test_a_pause_freezes_the_digits_while_the_end_moves(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.after(120)
        await c.press("space")
        await c.settle()
        frozen, ends, wall = c.words("#digits"), c.board.clock.ends, c.board.clock.wall
        drawn = c.words("#status")
        assert "paused" in c.words("#zone")
        await c.after(600)
        assert c.words("#digits") == frozen
        assert c.board.clock.ends != ends
        assert c.board.clock.wall == wall
        assert c.words("#status") != drawn
        assert "due 10:00" in c.board.clock.ends
        await c.press("space")
        await c.after(1)
        assert c.words("#digits") != frozen


async def test_undo_and_redo_say_what_they_undo(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "a", *"bread", "enter", "escape"]) as c:
        await c.press("u")
        assert "“bread” of Blue" in c.message
        assert c.says("wrong") == []
        await c.press("ctrl+r")
        assert "“bread” of Blue" in c.message
        assert c.says("wrong") == ["bread"]
        await c.press("u", "u")
        assert "What went wrong" in c.message
        assert c.session.run.running == "W"
        await c.press("u", "u")
        assert c.session.run.began is None
        assert "nothing to undo" in c.message


async def test_undo_restores_the_clock_as_if_nothing_had_been(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.after(60)
        await c.press("n", "n")
        await c.after(30)
        await c.press("u")
        await c.settle()
        assert c.session.run.running == "W"
        assert c.session.run.spent_in("W", room.clock.now().wall) == 90


async def test_what_cannot_be_done_is_said_and_changes_nothing(room: Room) -> None:
    async with workshop(room) as c:
        for key in ("n", "b", "s", "plus", "minus"):
            await c.press(key)
            assert c.message, key
        assert c.happened == []


async def test_the_last_next_closes_the_workshop_and_back_opens_it_again(room: Room) -> None:
    async with workshop(room, room.desk(SHORT, SetUp()), keys=["space", "n", "n"]) as c:
        await c.press("n")
        await c.window(ChooseScreen)
        assert "last step" in c.words("Static")
        await c.press("enter")
        await c.back_to_main()
        assert c.session.run.ended is None, "a slip closes nothing"
        await c.press("n")
        await c.window(ChooseScreen)
        await c.press("down", "enter")
        await c.back_to_main()
        await c.until(lambda: c.happened[-1] == "workshop-ended")
        await c.settle()
        assert c.board.clock.zone == "closed"
        assert "closed" in c.message
        await c.press("space")
        assert c.happened[-1] == "workshop-ended"
        await c.press("b")
        assert c.session.run.running == "2"
        assert c.session.run.ended is None


async def test_the_clock_runs_on_whatever_the_computer_is_set_to(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.after(10)
        room.clock.set_system(7200)
        await c.after(10)
        assert c.session.run.spent_in("W", room.clock.now().wall) == 20


async def test_a_tick_does_no_harm_while_screens_come_and_go(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        c.app.set_interval(1 / 200, c.app.tick)
        for keys in (["r", "escape"], ["question_mark", "escape"], ["j", "escape"], ["ctrl+o"]):
            await c.press(*keys)
        c.app._show(room.desk())
        await c.back_to_main()
        await c.press("ctrl+q")
    assert c.app.return_code == 0


async def test_a_tick_does_no_harm_while_the_console_closes(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        c.app.set_interval(1 / 200, c.app.tick)
    c.app.tick()


async def test_a_jump_back_leaves_the_steps_between_open(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await c.do(ask.JumpTo("D"), ask.JumpTo("L.1"))
        rows = {row.step: row.state for row in c.board.agenda}
        assert rows == {"W": "done", "L": "running", "L.1": "running", "L.2": "open", "D": "open", "4": "open"}
