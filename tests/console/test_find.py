"""Finding what was said, from the main screen and from the list: this session first, then the earlier ones."""

import threading
from datetime import timedelta

import pytest
from textual.widgets import OptionList

from facilitator.console.desk import READ_ONLY, Desk
from facilitator.console.desks import open_desk
from facilitator.console.screens.answers import AnswersScreen
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.find import FindScreen
from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.said import SaidScreen
from facilitator.console.widgets.long_list import LongList
from facilitator.live.past_sayings import PastSayings, past_sayings
from facilitator.session import intents as ask
from tests.console.desk_doubles import Console, Room, acts, console, workshop
from tests.console.test_any_text import HOSTILE
from tests.fakes import PATIENCE_S
from tests.pictures import segments_of


def earlier(room: Room, *texts: str) -> None:
    """Let these answers have been given a week ago, by group Red."""
    desk = room.desk()
    intents: list[ask.Intent] = [ask.ToggleClock(), ask.GoNext()]
    for intent in (*intents, *(ask.Write("wrong", text, "Red") for text in texts)):
        assert desk.record(intent).done
    desk.close()
    room.clock.advance(timedelta(days=7).total_seconds())


async def said_here(c: Console) -> None:
    await c.do(ask.ToggleClock(), ask.GoNext())
    await c.do(ask.Write("wrong", "No bread", "Blue"), ask.Write("wrong", "The breadboard broke", "Green"))


def listed(c: Console) -> list[str]:
    """Return the lines of the list, the heading's and both of every hit."""
    listing = c.screen.query_one("#hits", OptionList)
    return [line.strip() for option in listing.options for line in str(option.prompt).split("\n")]


async def read(c: Console) -> FindScreen:
    """Wait for the window, and for the earlier sessions."""
    window = await c.window(FindScreen)
    await c.until(lambda: window._past is not None)
    await c.pilot.pause()
    return window


async def test_this_session_comes_first_and_then_the_earlier_ones(room: Room) -> None:
    earlier(room, "bread was late", "nothing")
    async with workshop(room) as c:
        await said_here(c)
        await c.press("slash")
        await read(c)
        assert listed(c) == []
        assert c.words("#found") == "Type a word or more of it."
        await c.press(*"bread")
        assert listed(c) == [
            "This session",
            "Blue  No bread",
            "L · What went wrong?",
            "Green  The breadboard broke",
            "L · What went wrong?",
            "Earlier sessions",
            "Red  bread was late",
            "2026-11-23 Better Saturdays · L · What went wrong?",
        ]
        assert c.words("#found") == "2 in this session · 1 in earlier sessions."
        await c.press(*" late")
        assert listed(c)[:2] == ["Earlier sessions", "Red  bread was late"]
        await c.press(*"ly")
        assert c.words("#found") == "none in this session · none in earlier sessions."
        await c.press("enter", "down")
        assert isinstance(c.screen, FindScreen)


async def test_typing_finds_in_this_session_while_the_earlier_ones_are_read(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier(room, "bread was late")
    gate = threading.Event()

    def slowly(*folders: object, **how: object) -> PastSayings:
        assert gate.wait(PATIENCE_S)
        return past_sayings(*folders, **how)  # type: ignore[arg-type]

    monkeypatch.setattr("facilitator.console.screens.find.past_sayings", slowly)
    async with workshop(room) as c:
        await said_here(c)
        await c.press("slash", *"bread")
        window = await c.window(FindScreen)
        assert len(listed(c)) == 5
        assert c.words("#found") == "2 in this session. The sessions are being read …"
        await c.press("down")
        gate.set()
        await c.until(lambda: window._past is not None)
        await c.pilot.pause()
        assert len(listed(c)) == 8


async def test_a_window_that_is_closed_ends_the_reading(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, gate, answers = threading.Event(), threading.Event(), list[bool]()

    def slowly(*_: object, goes_on: object, **__: object) -> PastSayings:
        assert callable(goes_on)
        answers.append(goes_on())
        asked.set()
        assert gate.wait(PATIENCE_S)
        answers.append(goes_on())
        return PastSayings()

    monkeypatch.setattr("facilitator.console.screens.find.past_sayings", slowly)
    async with workshop(room, keys=["slash"]) as c:
        await c.window(FindScreen)
        await c.until(asked.is_set)
        await c.press("escape")
        await c.back_to_main()
        gate.set()
        await c.until(lambda: len(answers) == 2)
    assert answers == [True, False]


async def test_enter_opens_the_answer_for_a_change_and_aims_at_its_group(room: Room) -> None:
    async with workshop(room) as c:
        await said_here(c)
        assert c.board.aim.group == "Blue"
        await c.press("slash", *"board", "enter")
        answers = await c.window(AnswersScreen)
        assert answers.query_one(LongList).highlighted == 1
        await c.press("enter")
        await c.window(AskLineScreen)
        await c.press(*"!", "enter")
        await c.window(AnswersScreen)
        await c.until(lambda: c.says("wrong") == ["No bread", "The breadboard broke!"])
        await c.press("escape")
        await c.back_to_main()
        await c.until(lambda: c.board.aim.group == "Green")
        assert c.board.aim.prompt == "wrong"


async def test_an_answer_of_another_step_is_opened_and_the_aim_stays_in_this_one(room: Room) -> None:
    async with workshop(room) as c:
        await said_here(c)
        await c.do(ask.GoNext())
        before = c.board.aim
        await c.press("slash", *"no bread", "enter")
        await c.window(AnswersScreen)
        await c.settle()
        await c.press("delete")
        assert c.says("wrong") == ["The breadboard broke"]
        await c.press("escape")
        await c.back_to_main()
        await c.settle()
        assert c.board.aim == before


async def test_what_stands_in_the_line_stays_with_the_group_it_was_begun_for(room: Room) -> None:
    async with workshop(room) as c:
        await said_here(c)
        await c.press("1", *"half", "escape", "slash", *"board", "enter")
        await c.window(AnswersScreen)
        await c.press("escape")
        await c.back_to_main()
        await c.until(lambda: c.board.aim.group == "Green")
        assert c.main.line.text == ""
        assert c.session.drafts["wrong", "Blue"].text == "half"


async def test_what_is_half_typed_is_found_and_stands_in_the_line_again(room: Room) -> None:
    async with workshop(room) as c:
        await said_here(c)
        await c.press("3", *"halfway", "escape", "1", "escape")
        assert c.main.line.text == ""
        await c.press("slash", *"halfw")
        await c.window(FindScreen)
        assert "Red, half typed  halfway" in listed(c)
        await c.press("enter")
        await c.back_to_main()
        await c.until(lambda: c.main.line.text == "halfway")
        assert c.board.aim.group == "Red"


async def test_a_draft_of_another_step_is_shown(room: Room) -> None:
    async with workshop(room) as c:
        await said_here(c)
        await c.press("3", *"halfway", "escape")
        await c.do(ask.GoNext())
        c.main.aim_elsewhere(c.main.desk.aim_here)
        await c.press("slash", *"halfw", "enter")
        await c.window(SaidScreen)
        assert "half typed for Red, never entered" in c.words("Static")
        await c.press("escape")
        await c.back_to_main()


async def test_a_blank_that_is_found_can_be_filled_anew(room: Room) -> None:
    async with workshop(room) as c:
        await c.press("slash", *"december", "enter")
        await c.window(AskLineScreen)
        await c.press(*"!", "enter")
        await c.back_to_main()
        await c.until(lambda: c.session.fills["first Saturday"] == "5 December!")


async def test_an_answer_of_an_earlier_session_is_shown_whole_and_escape_leads_back_to_the_list(room: Room) -> None:
    earlier(room, "bread was late\nevery day", "till shut")
    async with workshop(room) as c:
        await c.press("slash", *"late")
        await read(c)
        await c.press("enter")
        await c.window(SaidScreen)
        told = c.words("Static").split("\n")
        assert told[0] == "2026-11-23 Better Saturdays"
        assert "Mon 23 Nov 2026, 09:00" in told
        assert "What went wrong?" in told
        assert "bread was late" in told
        assert "every day" in told
        assert "said by Red" in told
        assert told[-2:] == ["Also answered", "Red  till shut"]
        await c.press("escape")
        await c.window(FindScreen)
        assert listed(c)[1] == "Red  bread was late ⏎ every day"
        await c.press("escape")
        await c.back_to_main()
        assert c.happened == []


async def test_the_arrows_move_over_headings(room: Room) -> None:
    earlier(room, "bread was late")
    async with workshop(room) as c:
        await said_here(c)
        await c.press("slash", *"bread")
        await read(c)
        listing = c.screen.query_one("#hits", OptionList)
        places = []
        for key in ("up", "down", "down", "down", "up", "pageup", "pagedown"):
            await c.press(key)
            places.append(listing.highlighted)
        assert places == [1, 2, 4, 4, 2, 1, 4]


async def test_what_others_say_of_the_folders_is_told(room: Room) -> None:
    earlier(room, "bread")
    (room.folders.sessions / "odd.json").write_text("{}", encoding="utf-8")
    (room.folders.sessions / "empty.json").write_text("", encoding="utf-8")
    async with workshop(room, keys=["slash", *"bread"]) as c:
        await read(c)
        assert "Left out: " in c.words("#found")
        assert c.words("#found").endswith("And 1 more like that.")
        assert c.words("#found").startswith("none in this session · 1 in earlier sessions.")


async def test_a_console_that_only_reads_finds_and_changes_nothing(room: Room) -> None:
    writer = room.desk()
    for intent in (ask.ToggleClock(), ask.GoNext(), ask.Write("wrong", "The breadboard broke", "Green")):
        assert writer.record(intent).done
    reader = open_desk(room.place, writer.session_path)
    assert isinstance(reader, Desk)
    assert reader.read_only
    async with workshop(room, reader) as c:
        before = c.session.log
        await c.press("slash", *"board", "enter")
        await c.window(AnswersScreen)
        await c.press("delete")
        assert c.words("#said") == READ_ONLY
        await c.press("escape")
        await c.back_to_main()
        await c.until(lambda: c.board.aim.group == "Green")
        assert c.session.log == before
    writer.close()


async def test_the_list_of_agendas_hands_its_search_on(room: Room) -> None:
    earlier(room, "bread was late")
    async with console(room) as c:
        await c.press(*"bread", "f3")
        await read(c)
        assert listed(c) == ["Red  bread was late", "2026-11-23 Better Saturdays · L · What went wrong?"]
        assert c.words("#found") == "1 found."
        await c.press("enter")
        await c.window(SaidScreen)
        await c.press("escape")
        await c.window(FindScreen)
        await c.press("escape")
        home = await c.window(HomeScreen)
        assert home.query_one("#search").value == "bread"  # type: ignore[attr-defined]


async def test_hostile_text_stays_text(room: Room) -> None:
    earlier(room, *(f"{text} needle" for text in HOSTILE))
    async with workshop(room) as c:
        await said_here(c)
        await c.do(*(ask.Write("wrong", f"{text} needle", "Blue") for text in HOSTILE))
        await c.press("slash", *"needle")
        await read(c)
        for _ in range(2 * len(HOSTILE)):
            drawn = "".join(segment.text for segment in segments_of(c.app))
            assert not [char for char in drawn if acts(char)]
            await c.press("down")
        await c.press("enter")
        await c.window(SaidScreen)
        assert not [char for char in "".join(segment.text for segment in segments_of(c.app)) if acts(char)]


async def test_what_is_said_while_the_window_is_open_is_found(room: Room) -> None:
    async with workshop(room) as c:
        await said_here(c)
        await c.press("slash", *"brea")
        window = await read(c)
        await c.do(ask.Write("wrong", "more bread", "Red"))
        await c.press("d")
        assert window.query_one("#found").content.plain.startswith("3 in this session")  # type: ignore[attr-defined]
