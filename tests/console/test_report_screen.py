"""The report screen: three pages, and the report as a file."""

from facilitator.console.screens.report import ReportScreen
from facilitator.session import intents as ask
from tests.console.desk_doubles import Console, Room, workshop
from tests.pictures import text_of


async def with_answers(c: Console) -> ReportScreen:
    await c.do(ask.ToggleClock(), ask.Write("hands", "7"))
    await c.after(420)
    await c.do(ask.GoNext(), ask.Write("wrong", "No bread", "Blue"), ask.Write("wrong", "[/oops] & co", "Red"))
    await c.press("r")
    return await c.window(ReportScreen)


def told(c: Console) -> str:
    """Return every word on the screen and over it, however it is broken into lines."""
    return "".join(f"{text_of(c.app)}{''.join(c.toasts)}".split())


async def test_its_pages_are_turned_by_digit_tab_and_arrows(room: Room) -> None:
    async with workshop(room) as c:
        await with_answers(c)
        pages = {}
        for key in ("2", "3", "1"):
            await c.press(key)
            pages[key] = c.words("#text").split()
        assert "bread" in pages["2"]
        assert "[/oops]" in pages["2"]
        assert "7:00" in pages["3"]
        for key, page in (("tab", "2"), ("right", "3"), ("right", "1"), ("left", "3"), ("shift+tab", "2")):
            await c.press(key)
            assert c.words("#text").split() == pages[page], (key, page)


async def test_a_page_that_was_scrolled_is_shown_from_its_top_when_it_is_turned(room: Room) -> None:
    async with workshop(room) as c:
        screen = await with_answers(c)
        page = screen.query_one("#page")
        await c.press("3", "down", "down")
        await c.press("2")
        assert page.scroll_y == 0


async def test_the_report_is_written_to_a_file_and_its_place_is_said(room: Room) -> None:
    async with workshop(room) as c:
        await with_answers(c)
        await c.press("x")
        (written,) = room.folders.exports.glob("*.md")
        await c.settle()
        assert written.name in told(c)
        text = written.read_text(encoding="utf-8")
        assert "No bread" in text
        assert "Better Saturdays" in text
        await c.press("x")
        assert len(list(room.folders.exports.glob("*.md"))) == 2


async def test_a_report_that_cannot_be_written_says_why(room: Room) -> None:
    async with workshop(room) as c:
        await with_answers(c)
        room.folders.exports.write_text("a file where the folder should be", encoding="utf-8")
        await c.press("x")
        await c.settle()
        assert "exports" in told(c)
        assert isinstance(c.screen, ReportScreen)


async def test_the_workshop_goes_on_behind_the_report(room: Room) -> None:
    async with workshop(room) as c:
        await with_answers(c)
        await c.after(60)
        await c.press("escape")
        await c.back_to_main()
        await c.settle()
        assert c.session.run.spent_in("L.1", room.clock.now().wall) == 60
        assert c.board.time_of_day in c.words("#status")
