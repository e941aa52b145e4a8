"""The set-up: one field after the other with Enter, every default sensible, problems said before the start."""

import threading
from datetime import timedelta

from textual.widgets import Button, OptionList

from facilitator.agenda.library import Entry
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.set_up import SetUpScreen
from facilitator.console.screens.workshop import WorkshopScreen
from facilitator.console.widgets.field import Field, Tick
from facilitator.live.history import Past
from facilitator.live.openings import OpenSetUp, StartNow
from facilitator.live.set_up import read_set_up
from facilitator.live.set_up_form import SetUp
from facilitator.session.events import SessionStarted
from tests.console.desk_doubles import Console, Room, console
from tests.fakes import PATIENCE_S, START, UTC_ROOM
from tests.past import held, kept

ALL = SetUp(length="60", people="12", groups="3", fills={"first Saturday": "5 December", "guests": "nobody"})


def in_hand(c: Console) -> str:
    """Return the id of the field that has the keyboard."""
    return c.app.focused.id or "" if c.app.focused else ""


def set_up_of(c: Console) -> SessionStarted:
    setup = c.session.setup
    assert setup is not None
    return setup


async def test_enter_goes_from_field_to_field_and_the_last_one_begins(room: Room) -> None:
    async with console(room, OpenSetUp(str(room.saturdays), SetUp())) as c:
        await c.window(SetUpScreen)
        seen = []
        for typed in ("45", "9", "2", "Saturday", "nobody"):
            seen.append(in_hand(c))
            await c.press(*typed, "enter")
        assert seen == ["length", "people", "groups", "blank-0", "blank-1"]
        ticks = list(c.screen.query(Tick))
        assert c.app.focused is ticks[0], "what is to be ready comes after the fields, and before the start"
        await c.press("space", *["enter"] * len(ticks))
        assert in_hand(c) == "begin"
        await c.press("enter")
        await c.window(WorkshopScreen)
        setup = set_up_of(c)
        assert (setup.length_s, setup.people, c.session.group_names) == (45 * 60, 9, ("Blue", "Green"))
        assert dict(setup.fills) == {"first Saturday": "Saturday", "guests": "nobody"}
        assert setup.ready == ("Put one pad of notes on every table",)
        assert c.happened == []


async def test_enter_alone_begins_with_the_defaults_of_an_agenda_without_blanks(room: Room) -> None:
    async with console(room, OpenSetUp(str(room.short), SetUp())) as c:
        await c.window(SetUpScreen)
        await c.press("enter", "enter", "enter")
        await c.window(WorkshopScreen)
        assert c.session.group_names == ()
        assert c.session.run.began is None


async def test_a_problem_is_said_under_its_field_and_holds_the_start(room: Room) -> None:
    async with console(room, OpenSetUp(str(room.saturdays), ALL)) as c:
        screen = await c.window(SetUpScreen)
        await c.press("down")
        screen.query_one("#people", Field).value = "2"
        await c.pilot.pause()
        assert "3 groups are more" in c.words("#groups-remark")
        await c.press("f8")
        assert in_hand(c) == "groups"
        assert "3 groups are more" in c.words("#message")
        assert isinstance(c.screen, SetUpScreen)
        screen.query_one("#people", Field).value = "12"
        await c.pilot.pause()
        assert "Blue 4" in c.words("#groups-remark")
        await c.press("f8")
        await c.window(WorkshopScreen)


async def test_the_meaning_of_the_length_is_said_while_it_is_typed(room: Room) -> None:
    async with console(room, OpenSetUp(str(room.saturdays), SetUp())) as c:
        await c.window(SetUpScreen)
        await c.press(*"50")
        assert "until 09:50" in c.words("#length-remark")
        await c.press(*"x")
        assert "minutes" in c.words("#length-remark")
        await c.press("backspace", "backspace", "backspace", *"until 10:10")
        assert "until 10:10" in c.words("#length-remark")


async def test_blanks_that_are_empty_are_said_once_then_it_begins(room: Room) -> None:
    form = SetUp(length="60", people="12", groups="3", fills={"first Saturday": "soon"})
    async with console(room, OpenSetUp(str(room.saturdays), form)) as c:
        await c.window(SetUpScreen)
        await c.press("f8")
        assert isinstance(c.screen, SetUpScreen)
        assert in_hand(c) == "blank-1"
        assert "[guests]" in c.words("#message")
        assert "[first Saturday]" not in c.words("#message")
        await c.press("f8")
        await c.window(WorkshopScreen)
        assert dict(set_up_of(c).fills) == {"first Saturday": "soon"}


async def test_pasted_names_become_one_line_and_people_of_the_groups(room: Room) -> None:
    async with console(room, OpenSetUp(str(room.saturdays), ALL)) as c:
        screen = await c.window(SetUpScreen)
        field = screen.query_one("#people", Field)
        field.value = ""
        field.focus()
        await c.pilot.pause()
        await c.paste("Ada\r\n  Bo\nCem\n\nDora\nEve\nFay\n")
        assert field.value == "Ada, Bo, Cem, Dora, Eve, Fay"
        await c.press("f8")
        await c.window(WorkshopScreen)
        setup = set_up_of(c)
        assert setup.names == ("Ada", "Bo", "Cem", "Dora", "Eve", "Fay")
        assert sorted(name for group in setup.groups for name in group.people) == sorted(setup.names)


async def test_what_is_to_be_done_before_can_be_ticked_and_the_button_begins(room: Room) -> None:
    async with console(room, OpenSetUp(str(room.saturdays), ALL)) as c:
        screen = await c.window(SetUpScreen)
        ticks = list(screen.query(Tick))
        assert [str(tick.label) for tick in ticks] == [
            "Put one pad of notes on every table",
            "The complaints of the last four weeks",
        ]
        ticks[0].focus()
        await c.press("space")
        assert [tick.value for tick in ticks] == [True, False]
        screen.query_one(Button).press()
        await c.window(WorkshopScreen)


async def test_starting_at_once_skips_the_set_up_and_escape_leaves_it_without_a_trace(room: Room) -> None:
    async with console(room, StartNow(str(room.saturdays), ALL)) as c:
        await c.window(WorkshopScreen)
        assert set_up_of(c).length_s == 3600
        assert c.session.group_names == ("Blue", "Green", "Red")
        await c.saved()
    async with console(room, OpenSetUp(str(room.short), SetUp())) as c:
        await c.window(SetUpScreen)
        await c.press("escape")
        await c.window(HomeScreen)
    assert len(list(room.folders.sessions.glob("*.json"))) == 1


async def test_an_agenda_that_cannot_be_run_says_how_to_find_out_why(room: Room) -> None:
    broken = room.shelve("half", "workshop: Half\nsteps: no\n", own=True)
    async with console(room, StartNow(str(broken), SetUp())) as c:
        assert isinstance(c.screen, HomeScreen)
        assert "facilitator check half.yaml" in c.toasts[0]


async def test_enter_stays_on_a_field_that_is_wrong(room: Room) -> None:
    async with console(room, OpenSetUp(str(room.saturdays), SetUp())) as c:
        await c.window(SetUpScreen)
        await c.press(*"soon", "enter")
        assert in_hand(c) == "length"
        await c.press(*["backspace"] * 4, *"45", "enter")
        assert in_hand(c) == "people"


async def test_a_set_up_that_was_left_stands_there_again(room: Room) -> None:
    async with console(room, OpenSetUp(str(room.saturdays), SetUp())) as c:
        await c.window(SetUpScreen)
        await c.press("4", "5", "enter", *"Ana, Ben", "escape")
        await c.window(HomeScreen)
        c.app.set_up(room.saturdays, SetUp())
        screen = await c.window(SetUpScreen)
        assert (screen.form().length, screen.form().people) == ("45", "Ana, Ben")


async def test_leaving_the_program_from_a_set_up_asks_before_what_was_typed_is_gone(room: Room) -> None:
    async with console(room, OpenSetUp(str(room.saturdays), SetUp())) as c:
        await c.window(SetUpScreen)
        await c.press("4", "ctrl+q")
        await c.window(ChooseScreen)
        assert "not kept" in c.words("Static")
        await c.press("escape")
        await c.window(SetUpScreen)
        await c.press("backspace", "ctrl+q")
        await c.until(lambda: not c.app.is_running)


async def test_how_long_it_took_before_stands_under_the_length(room: Room) -> None:
    agenda = room.place.library.read(Entry("short", room.short, own=False)).agenda
    assert agenda is not None
    steps = len(list(agenda.leaves()))
    for day, minutes in enumerate((20, 25)):
        kept(room.folders.home, agenda, held(*[minutes] * steps), START + timedelta(days=day))
    async with console(room, OpenSetUp(str(room.short), SetUp())) as c:
        await c.window(SetUpScreen)
        await c.until(lambda: c.screen.query_one("#history").display)
        head, *lines = c.words("#history").splitlines()
        assert head.startswith(f"Your last 2 took {20 * steps}–{25 * steps} min. {steps} of {steps} steps")
        assert lines[-1] == "F5 shows all steps"
        assert all(line.startswith("! ") and "took 20–25 min; the file says" in line for line in lines[:-1])
        await c.press("f5")
        window = await c.window(ChooseScreen)
        assert window.query_one(OptionList).option_count == len(list(agenda.walk()))
        await c.press("escape")
        await c.window(SetUpScreen)


async def test_without_a_session_before_no_line_is_given_away(room: Room) -> None:
    async with console(room, OpenSetUp(str(room.short), SetUp())) as c:
        await c.window(SetUpScreen)
        await c.app.workers.wait_for_complete()
        await c.settle()
        assert not c.screen.query_one("#history").display


async def test_a_set_up_that_is_left_before_the_past_is_known_is_left(room: Room) -> None:
    asked, known = threading.Event(), threading.Event()

    def past() -> Past:
        asked.set()
        known.wait(PATIENCE_S)
        return Past(("Your last one took 60 min.",))

    async with console(room) as c:
        agenda = room.place.library.read(Entry("short", room.short, own=False)).agenda
        assert agenda is not None
        now = room.clock.now().wall
        c.app.push_screen(
            SetUpScreen(agenda, SetUp(), lambda form: read_set_up(agenda, form, now, UTC_ROOM), past=past)
        )
        await c.window(SetUpScreen)
        await c.until(asked.is_set)
        await c.press("escape")
        await c.window(HomeScreen)
        known.set()
        await c.app.workers.wait_for_complete()
        await c.settle()
        assert isinstance(c.screen, HomeScreen)
