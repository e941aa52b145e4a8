"""The window of the groups: latecomers, leavers, swaps and roles, in a session and at the set-up."""

from textual.widgets import OptionList

from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.groups import GroupsScreen
from facilitator.console.screens.set_up import SetUpScreen
from facilitator.console.screens.workshop import WorkshopScreen
from facilitator.console.widgets.field import FormField
from facilitator.live.openings import OpenSetUp
from facilitator.live.set_up_form import SetUp
from facilitator.session import intents as ask
from tests.console.desk_doubles import WIDE, Console, Room, console, workshop
from tests.console.made_up_agendas import SATURDAYS

ROLES = SATURDAYS.replace("  size: 3-6\n", "  size: 2-3\n  roles: [timekeeper, note-taker]\n")
NAMES = SetUp(length="60", people="Ana, Bo, Cem, Di, Ed", groups="Blue, Green")


def rows(c: Console) -> list[str]:
    return [str(option.prompt).strip(" ▸") for option in c.screen.query_one(OptionList).options]


def seats(c: Console) -> list[tuple[str, ...]]:
    return [group.people for group in c.session.groups]


async def test_the_groups_are_shown_with_their_people_and_roles(room: Room) -> None:
    async with workshop(room, room.desk(ROLES, NAMES), keys=["l"]) as c:
        await c.window(GroupsScreen)
        assert rows(c) == [
            *("Blue · 3", "Ana (timekeeper)", "Cem (note-taker)", "Ed"),
            *("Green · 2", "Bo (timekeeper)", "Di (note-taker)"),
        ]


async def test_two_people_are_swapped_and_one_is_moved_with_enter(room: Room) -> None:
    async with workshop(room, room.desk(ROLES, NAMES), keys=["l"]) as c:
        await c.window(GroupsScreen)
        await c.press("down", "enter", *["down"] * 4, "enter")
        assert seats(c) == [("Bo", "Cem", "Ed"), ("Ana", "Di")]
        assert "Ana and Bo have changed places" in c.words("#said")
        await c.press("up", "up", "enter", "down", "enter")
        assert seats(c) == [("Bo", "Cem"), ("Ana", "Di", "Ed")]
        await c.press("u", "u")
        assert seats(c) == [("Ana", "Cem", "Ed"), ("Bo", "Di")]
        assert c.happened == ["groups-changed"] * 2 + ["undone"] * 2


async def test_escape_puts_down_who_is_in_hand_before_it_goes_back(room: Room) -> None:
    async with workshop(room, room.desk(ROLES, NAMES), keys=["l"]) as c:
        await c.window(GroupsScreen)
        await c.press("down", "enter", "escape")
        assert isinstance(c.screen, GroupsScreen)
        await c.press("escape")
        await c.back_to_main()
        assert c.happened == []


async def test_a_latecomer_sits_in_the_smallest_group_and_a_leaver_hands_on_the_role(room: Room) -> None:
    async with workshop(room, room.desk(ROLES, NAMES), keys=["l"]) as c:
        await c.window(GroupsScreen)
        await c.press("plus")
        await c.window(AskLineScreen)
        await c.press(*"Zoe", "enter")
        await c.window(GroupsScreen)
        await c.until(lambda: seats(c) == [("Ana", "Cem", "Ed"), ("Bo", "Di", "Zoe")])
        await c.press("home", "down", "delete")
        assert seats(c)[0] == ("Cem", "Ed")
        assert c.session.groups[0].roles_of("Ed") == ("timekeeper",)


async def test_roles_are_rotated_and_people_shuffled(room: Room) -> None:
    async with workshop(room, room.desk(ROLES, NAMES), keys=["l"]) as c:
        await c.window(GroupsScreen)
        await c.press("r")
        assert c.session.groups[0].roles_of("Ed")
        await c.press("s")
        assert sorted(person for group in seats(c) for person in group) == ["Ana", "Bo", "Cem", "Di", "Ed"]
        assert [event.event for event in c.events[1:]] == ["groups-changed", "groups-changed"]


async def test_a_group_gets_a_name_and_another_is_dissolved(room: Room) -> None:
    async with workshop(room, room.desk(ROLES, NAMES), keys=["l"]) as c:
        await c.window(GroupsScreen)
        await c.press("n")
        await c.window(AskLineScreen)
        await c.press(*"s", "enter")
        await c.window(GroupsScreen)
        await c.until(lambda: c.session.group_names == ("Blues", "Green"))
        await c.press("end", "x")
        assert "line of a group" in c.words("#said")
        await c.press("home", "x")
        assert c.session.group_names == ("Green",)


async def test_the_panel_shows_who_does_what(room: Room) -> None:
    async with workshop(room, room.desk(ROLES, NAMES), WIDE) as c:
        await c.settle()
        assert "Ana (timekeeper)" in c.words("#groups")
        await c.do(ask.ToggleClock())
        assert "Bo (timekeeper)" in c.words("#groups")


async def test_the_set_up_proposes_shuffles_and_takes_over_what_is_arranged(room: Room) -> None:
    path = room.shelve("roles", ROLES)
    form = SetUp("60", "Ana, Bo, Cem, Di, Ed, Fay", "", {"first Saturday": "5 December", "guests": "nobody"})
    async with console(room, OpenSetUp(str(path), form)) as c:
        screen = await c.window(SetUpScreen)
        assert "3 groups: 2 + 2 + 2, or 3 + 3" in c.words("#sizes")
        await c.press("f2")
        assert screen.query_one("#groups", FormField).value == "2"
        assert "Blue: Ana, Cem, Ed; Green: Bo, Di, Fay" in c.words("#groups-remark")
        before = c.words("#groups-remark")
        await c.press("f3")
        assert c.words("#groups-remark") != before
        await c.press("f4")
        await c.window(GroupsScreen)
        shown = rows(c)
        await c.press("down", "delete", "escape")
        await c.window(SetUpScreen)
        await c.until(lambda: "5 people" in c.words("#people-remark"))
        await c.press("f8")
        await c.window(WorkshopScreen)
        assert c.session.people == 5
        assert sum(len(group.people) for group in c.session.groups) == 5
        assert shown[1].split(" (")[0] not in c.session.seats.names


async def test_what_was_taken_back_in_the_window_changes_nothing_at_the_set_up(room: Room) -> None:
    path = room.shelve("roles", ROLES)
    async with console(room, OpenSetUp(str(path), NAMES)) as c:
        screen = await c.window(SetUpScreen)
        await c.press("f4")
        await c.window(GroupsScreen)
        await c.press("down", "delete", "u", "escape")
        await c.window(SetUpScreen)
        assert screen.query_one("#people", FormField).value == NAMES.people


async def test_a_pasted_table_is_read_and_what_has_no_name_is_said(room: Room) -> None:
    path = room.shelve("roles", ROLES)
    async with console(room, OpenSetUp(str(path), SetUp())) as c:
        screen = await c.window(SetUpScreen)
        field = screen.query_one("#people", FormField)
        field.focus()
        await c.pilot.pause()
        await c.paste("First name;Last name\nAna;Bell\n;\nBo;Carr\n;;x\n")
        assert field.value == "Ana Bell, Bo Carr"
        assert "no name" in c.words("#message")
