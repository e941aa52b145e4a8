"""What is carried over, on the screen: offered at the set-up, settled with one key, and planned on at the end."""

from datetime import date, timedelta

from textual.widgets import Input, OptionList

from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.carried import CarriedScreen
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.set_up import SetUpScreen
from facilitator.console.screens.workshop import WorkshopScreen
from facilitator.live.openings import OpenSetUp, StartNow
from facilitator.live.set_up_form import NONE, SetUp
from facilitator.session import intents as ask
from facilitator.session.events import NextPlanned
from facilitator.session.promises import promises_of
from tests.console.desk_doubles import Console, Room, agenda_of, console
from tests.fakes import START
from tests.past import Timed, kept

COLLECT = """\
workshop: Collect issues
code: A
series: Tools
next: B in 2 weeks
steps:
  - title: Collect
    time: 5 min
    ask:
      - id: issues
        ask: Which issues?
        kind: list
      - id: tasks
        ask: Who does what?
        kind: actions
"""
SOLVE = """\
workshop: Solve issues
code: B
series: Tools
carry over:
  - from: A
    show: [issues, actions]
steps:
  - title: Choose
    time: 5 min
    guide: |
      SAY: Welcome back.
    ask:
      - ask: Which one first?
        kind: vote
        from: issues
"""
EARLIER = timedelta(days=7)


def collected(room: Room, *issues: str, before: timedelta = EARLIER) -> None:
    """Hold the first workshop of the series, so long ago."""
    said: Timed = [(1.0, ask.Write("issues", issue)) for issue in issues]
    done: Timed = [(1.0, ask.Write("tasks", "Ask around | Ana | ")), (1.0, ask.GoNext())]
    kept(room.folders.home, agenda_of(COLLECT), [(0.0, ask.ToggleClock()), *said, *done], START - before)


def shelve(room: Room) -> str:
    room.shelve("collect", COLLECT)
    return str(room.shelve("solve", SOLVE))


async def line_of_carried(c: Console) -> str:
    await c.until(lambda: bool(c.screen.query_one("#carried").display))
    return c.words("#carried")


async def test_the_set_up_says_what_is_carried_over_and_enter_goes_on(room: Room) -> None:
    path = shelve(room)
    collected(room, "late", "wrong price")
    async with console(room, OpenSetUp(path, SetUp())) as c:
        await c.window(SetUpScreen)
        assert "Collect issues" in await line_of_carried(c)
        assert "2 issues, 1 action open" in c.words("#carried")
        await c.press("f8")
        await c.window(WorkshopScreen)
        assert any(block.mark == "FROM A" for block in c.board.script)
        await c.press("space", *"a", *"2", "enter")
        await c.until(lambda: bool(c.session.answers))
        assert [answer.values for answer in c.session.answers] == [("wrong price",)]


async def test_another_session_or_none_is_chosen_with_f6(room: Room) -> None:
    path = shelve(room)
    collected(room, "old", "older", before=2 * EARLIER)
    collected(room, "new")
    async with console(room, OpenSetUp(path, SetUp())) as c:
        await c.window(SetUpScreen)
        assert "1 answer on issues," in await line_of_carried(c)
        await c.press("f6")
        await c.window(ChooseScreen)
        await c.press("down", "enter")
        await c.until(lambda: isinstance(c.screen, SetUpScreen) and "2 issues," in c.words("#carried"))
        await c.press("f6")
        await c.window(ChooseScreen)
        await c.press("down", "down", "enter")
        await c.until(lambda: isinstance(c.screen, SetUpScreen) and "nothing of" in c.words("#carried"))
        await c.press("f8")
        await c.window(WorkshopScreen)
        assert c.session.setup is not None
        assert c.session.setup.carried == ()


async def test_what_was_chosen_stands_there_again_after_esc(room: Room) -> None:
    path = shelve(room)
    collected(room, "new")
    async with console(room, OpenSetUp(path, SetUp(carry={"A": NONE}))) as c:
        await c.window(SetUpScreen)
        assert "nothing of" in await line_of_carried(c)
        await c.press("escape")
        await c.window(HomeScreen)


async def test_a_start_without_the_set_up_carries_over_as_well(room: Room) -> None:
    path = shelve(room)
    collected(room, "late")
    async with console(room, StartNow(path, SetUp())) as c:
        await c.window(WorkshopScreen)
        assert c.session.setup is not None
        assert [each.workshop for each in c.session.setup.carried] == ["Collect issues"]


async def test_promises_are_settled_with_one_key_each(room: Room) -> None:
    path = shelve(room)
    collected(room, "late")
    async with console(room, StartNow(path, SetUp())) as c:
        await c.window(WorkshopScreen)

        def state() -> tuple[str, str]:
            (promise,) = promises_of(c.session)
            return promise.state, promise.reason

        await c.press("space", "q")
        await c.window(CarriedScreen)
        assert state() == ("open", "")
        await c.press("d")
        assert state() == ("done", "")
        await c.press("o")
        assert state() == ("open", "")
        await c.press("x")
        await c.window(AskLineScreen)
        await c.press(*"late", "enter")
        await c.until(lambda: state() == ("dropped", "late"))
        await c.window(CarriedScreen)
        assert "✗ Ask around" in c._words(c.screen.query_one(OptionList))
        await c.press("u")
        assert state() == ("open", "")
        await c.press("escape")
        await c.window(WorkshopScreen)


async def test_esc_at_the_reason_drops_nothing(room: Room) -> None:
    path = shelve(room)
    collected(room, "late")
    async with console(room, StartNow(path, SetUp())) as c:
        await c.window(WorkshopScreen)
        await c.press("space", "q")
        await c.window(CarriedScreen)
        await c.press("x")
        await c.window(AskLineScreen)
        await c.press("escape")
        await c.window(CarriedScreen)
        assert [promise.state for promise in promises_of(c.session)] == ["open"]


async def closed(c: Console) -> None:
    await c.press("space", "c")
    await c.window(ChooseScreen)
    await c.press("down", "enter")
    await c.window(AskLineScreen)


async def test_the_close_asks_for_the_day_of_the_next_one_and_home_opens_it(room: Room) -> None:
    shelve(room)
    path = str(room.shipped / "collect.yaml")
    async with console(room, StartNow(path, SetUp())) as c:
        await c.window(WorkshopScreen)
        await c.press("space", *"a", *"late", "enter", "escape")
        await c.press("c")
        await c.window(ChooseScreen)
        await c.press("down", "enter")
        await c.window(AskLineScreen)
        assert c.session.run.ended is not None, "the workshop is over while the day is thought about"
        proposed = (START + timedelta(days=14)).date()
        assert c.screen.query_one(Input).value == proposed.isoformat()
        await c.press("enter")
        await c.until(lambda: c.session.planned is not None)
        assert isinstance(c.session.planned, NextPlanned)
        assert (c.session.planned.agenda, c.session.planned.date) == ("B", proposed)
        await c.press("ctrl+o")
        await c.window(HomeScreen)
        assert "Solve issues" in c.words("#items").splitlines()[1]
        assert "in 14 days" in c.words("#items").splitlines()[1]
        await c.press("enter")
        await c.window(SetUpScreen)
        assert "1 answer on issues" in await line_of_carried(c)


async def test_esc_leaves_the_day_open_and_c_asks_again(room: Room) -> None:
    shelve(room)
    async with console(room, StartNow(str(room.shipped / "collect.yaml"), SetUp())) as c:
        await c.window(WorkshopScreen)
        await closed(c)
        await c.press("escape")
        await c.window(WorkshopScreen)
        assert c.session.run.ended is not None
        assert c.session.planned is None
        assert any(block.mark == "NEXT" for block in c.board.script)
        await c.press("c")
        await c.window(AskLineScreen)
        c.screen.query_one(Input).value = "yesterday's news"
        await c.press("enter")
        assert isinstance(c.screen, AskLineScreen), "what names no day is not taken"
        c.screen.query_one(Input).value = "2020-01-01"
        await c.press("enter")
        assert isinstance(c.screen, AskLineScreen), "nor is a day that is over"
        c.screen.query_one(Input).value = "2031-05-01"
        await c.press("enter")
        await c.until(lambda: c.session.planned is not None and c.session.planned.date == date(2031, 5, 1))
