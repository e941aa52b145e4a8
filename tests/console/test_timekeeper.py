"""The timekeeper's screen: digits whole in every window, everything in words, and a way back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.timekeeper import IMPORTANCE, TimekeeperScreen, layout
from facilitator.console.widgets.big_digits import block_lines, largest_scale, narrowest_gap, widest_gap
from facilitator.live.openings import OpenTimekeeper
from facilitator.session import intents as ask
from facilitator.session.storage.file import NotSaved
from facilitator.timing.words import digits
from tests.console.desk_doubles import Console, Room, console, workshop
from tests.fakes import FakeFile
from tests.pictures import strips_of

SIZES = [(40, 10), (41, 11), (47, 17), (80, 24), (120, 36), (200, 10), (40, 60), (200, 60)]


def rows_of(c: Console) -> list[str]:
    """Return the rows of the window."""
    return [strip.text.rstrip() for strip in strips_of(c.app)]


def text_of(c: Console) -> str:
    return "\n".join(rows_of(c))


def holds_whole(rows: list[str], drawn: list[str]) -> bool:
    """Return whether a drawing stands somewhere in the rows, every sign of it."""
    first = next(line for line in drawn if line.strip())
    for top, row in enumerate(rows[: len(rows) - len(drawn) + 1]):
        at = row.find(first.strip()) - (len(first) - len(first.lstrip()))
        if at >= 0 and all(
            rows[top + n].ljust(at + len(line))[at : at + len(line)] == line for n, line in enumerate(drawn)
        ):
            return True
    return False


def scale_on_screen(c: Console, text: str) -> int:
    """Return at which scale a text stands on the screen, whole; 0 where it does not."""
    rows = rows_of(c)
    ways = [(scale, gap) for scale in range(40, 0, -1) for gap in (scale, narrowest_gap(scale))]
    return next((scale for scale, gap in ways if holds_whole(rows, block_lines(text, scale, gap))), 0)


# The digits


@settings(max_examples=200)
@given(
    width=st.integers(40, 200),
    height=st.integers(10, 60),
    seconds=st.integers(0, 10 * 3600 - 1),
    over=st.booleans(),
    paused=st.booleans(),
    said=st.sets(st.sampled_from(IMPORTANCE)),
)
def test_the_digits_are_whole_and_as_large_as_can_be_in_any_window(
    width: int, height: int, seconds: int, over: bool, paused: bool, said: set[str]
) -> None:
    text = f"{'+' * over}{digits(seconds)}"
    shared = layout(dict.fromkeys(said, "words"), height, paused=paused)
    assert len(shared.lines) + shared.paused_rows + shared.digits_rows == height
    scale = largest_scale(text, width, shared.digits_rows)
    assert scale >= 1
    drawn = block_lines(text, scale, widest_gap(text, scale, width))
    assert len(drawn) <= shared.digits_rows
    assert {len(line) for line in drawn} <= set(range(1, width + 1))
    larger = block_lines(text, scale + 1, narrowest_gap(scale + 1))
    assert len(larger) > shared.digits_rows or len(larger[0]) > width


def test_digits_are_read_as_they_are_drawn() -> None:
    assert block_lines("1+:7", 2, 2) == [
        "████                ██████",
        "  ██      ██    ██      ██",
        "  ██    ██████          ██",
        "  ██      ██    ██      ██",
        "██████                  ██",
    ]
    assert block_lines("4", 1, 1) == ["█ █", "▀▀█", "  ▀"]


def test_no_two_signs_look_alike() -> None:
    drawn = ["\n".join(block_lines(char, 2, 1)) for char in "0123456789+:"]
    assert len(set(drawn)) == len(drawn)


def test_a_sign_without_blocks_is_no_reason_to_fail() -> None:
    assert largest_scale("soon", 200, 60) == 0
    assert largest_scale("", 200, 60) == 0


async def test_the_digits_are_whole_on_the_screen_of_every_size(room: Room) -> None:
    async with workshop(room, keys=["space", "k"]) as c:
        await c.window(TimekeeperScreen)
        for seconds in (0.0, 7200.0):
            c.room.clock.advance(seconds)
            for width, height in SIZES:
                await c.pilot.resize_terminal(width, height)
                await c.come_to_rest()
                face = c.board.clock
                assert scale_on_screen(c, face.digits) >= 1, (width, height, face.digits)
                assert face.word in text_of(c)


async def test_overtime_is_as_large_as_the_countdown_in_the_smallest_window(room: Room) -> None:
    async with workshop(room, size=(40, 10), keys=["space", "k"]) as c:
        await c.window(TimekeeperScreen)
        await c.come_to_rest()
        assert scale_on_screen(c, c.board.clock.digits) == 2
        await c.after(45 * 60)
        assert c.board.clock.digits.startswith("+")
        assert scale_on_screen(c, c.board.clock.digits) == 2


async def test_where_no_block_fits_the_digits_are_plain_text(room: Room) -> None:
    async with workshop(room, keys=["space", "k"]) as c:
        await c.window(TimekeeperScreen)
        await c.pilot.resize_terminal(12, 4)
        await c.come_to_rest()
        assert c.board.clock.digits in text_of(c)


# What it says


async def test_everything_of_a_running_step_is_said_in_words(room: Room) -> None:
    async with workshop(room, keys=["space", "k"]) as c:
        await c.window(TimekeeperScreen)
        await c.come_to_rest()
        clock, text = c.board.clock, text_of(c)
        for words in (
            clock.symbol,
            clock.word,
            clock.caption,
            "target ",
            "maximum ",
            clock.wall,
            clock.drift,
            clock.next,
        ):
            assert words in text


async def test_the_smallest_window_still_says_zone_wall_and_next(room: Room) -> None:
    async with workshop(room, size=(40, 10), keys=["space", "k"]) as c:
        await c.window(TimekeeperScreen)
        await c.come_to_rest()
        clock, text = c.board.clock, text_of(c)
        for words in (clock.word, clock.wall, clock.drift, clock.next, "target "):
            assert words in text


async def test_the_projector_shows_step_digits_and_word_only(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "k"]) as c:
        await c.window(TimekeeperScreen)
        await c.press("p")
        await c.come_to_rest()
        clock, text = c.board.clock, text_of(c)
        words = [line.strip() for line in text.splitlines() if line.strip(" █▀▄")]
        assert words == ["What went wrong", f"{clock.symbol} {clock.word}"]
        await c.press("p")
        await c.come_to_rest()
        assert clock.wall in text_of(c)


@pytest.mark.parametrize(("size", "large"), [((80, 24), True), ((40, 10), False)])
async def test_a_pause_is_said_large(room: Room, size: tuple[int, int], large: bool) -> None:
    async with workshop(room, size=size, keys=["space", "space", "k"]) as c:
        await c.window(TimekeeperScreen)
        await c.come_to_rest()
        assert "‖ PAUSED 0:00" in text_of(c)
        assert (scale_on_screen(c, "PAUSED") >= 2) is large


async def test_the_screen_says_the_same_in_high_contrast(room: Room) -> None:
    async with workshop(room, keys=["space", "k"]) as c:
        await c.window(TimekeeperScreen)
        await c.come_to_rest()
        before = text_of(c)
        c.app.theme = "high-contrast"
        await c.come_to_rest()
        assert text_of(c) == before


async def test_the_screen_says_the_same_without_colours(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    async with workshop(room, keys=["space", "k"]) as c:
        await c.window(TimekeeperScreen)
        await c.come_to_rest()
        before = text_of(c)
    monkeypatch.setenv("NO_COLOR", "1")
    async with workshop(room, keys=["space", "k"]) as c:
        await c.window(TimekeeperScreen)
        await c.come_to_rest()
        assert c.app.no_color
        assert text_of(c) == before


async def test_the_time_goes_on_with_every_tick(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "k"]) as c:
        screen = await c.window(TimekeeperScreen)
        await c.settle()
        before = text_of(c)
        await c.after(60)
        assert text_of(c) != before
        await c.press("escape")
        await c.back_to_main()
        assert not screen.is_mounted or c.app.screen is c.main


async def test_what_is_not_on_the_disk_is_said_here_too(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> FakeFile:
        raise NotSaved("The disk is full.")

    monkeypatch.setattr("facilitator.live.journal.rescue", refuse)
    file = FakeFile(room.folders.sessions / "gone.json")
    async with workshop(room, room.desk_on(file), keys=["space", "k"]) as c:
        await c.window(TimekeeperScreen)
        file.fails = "The disk is full."
        c.main.desk.record(ask.GoNext())
        await c.after(1)
        assert "NOT SAVED" in text_of(c)


# In a terminal of its own


async def test_the_timekeeper_alone_follows_says_when_the_console_is_gone_and_leaves_with_q(room: Room) -> None:
    desk = room.desk()
    desk.record(ask.ToggleClock())
    async with console(room, OpenTimekeeper(desk.session_path)) as c:
        await c.window(TimekeeperScreen)
        await c.come_to_rest()
        assert "Welcome" in text_of(c)
        desk.record(ask.GoNext())
        await c.settle()
        assert "What went wrong" in text_of(c)
        desk.close()
        for _ in range(2):
            await c.settle()
        assert "The console is gone." in text_of(c)
        await c.press("escape")
        assert isinstance(c.app.screen, TimekeeperScreen)
        assert not any(isinstance(screen, HomeScreen) for screen in c.app.screen_stack)
        await c.press("q")
        await c.until(lambda: not c.app.is_running or c.app._exit)
        assert c.app.return_code == 0


async def test_the_smallest_window_has_room_for_what_became_of_the_console(room: Room) -> None:
    desk = room.desk()
    desk.record(ask.ToggleClock())
    desk.close()
    async with console(room, OpenTimekeeper(desk.session_path), size=(40, 10)) as c:
        await c.window(TimekeeperScreen)
        await c.come_to_rest()
        assert "The console is gone. The time goes on." in text_of(c)
