"""The timekeeper's screen: digits whole in every window, everything in words, and a way back."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.console.bell import Bell
from facilitator.console.desk import READ_ONLY
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.screens.home import HomeScreen
from facilitator.console.screens.timekeeper import TimekeeperScreen, hint_text
from facilitator.console.screens.timekeeper_layout import FROM_AFAR, IMPORTANCE, LARGE_ROWS, Large, layout
from facilitator.console.widgets.big_digits import block_lines, largest_scale, narrowest_gap, widest_gap
from facilitator.console.widgets.block_signs import DOTS_HIGH, SIGNS, in_signs
from facilitator.live.openings import OpenSession, OpenTimekeeper
from facilitator.session import intents as ask
from facilitator.session.storage.file import NotSaved
from facilitator.timing.words import countdown, digits
from tests.console.desk_doubles import THREE_GROUPS, Console, Room, console, workshop
from tests.console.made_up_agendas import SHORT
from tests.fakes import FakeFile
from tests.pictures import Picture, strips_of

REMINDING = """\
workshop: Reminders
steps:
  - title: Talk
    time: 10-20 min
    cues:
      - at: 1 min
        say: A minute is gone.
  - Close, 5 min
"""
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
    largest = largest_scale(text, c.app.size.width, c.app.size.height)
    ways = [(scale, gap) for scale in range(largest, 0, -1) for gap in (scale, narrowest_gap(scale))]
    return next((scale for scale, gap in ways if holds_whole(rows, block_lines(text, scale, gap))), 0)


# The digits


@settings(max_examples=200)
@given(
    width=st.integers(40, 200),
    height=st.integers(10, 60),
    seconds=st.integers(0, 10 * 3600 - 1),
    over=st.booleans(),
    zone=st.sampled_from(["", "MAY CLOSE", "PAUSED", "OVER"]),
    turn=st.sampled_from([(), ("BLUE 1:20", "1:20"), ("THE TOOL MAKERS OF THE NORTH 10:00", "10:00")]),
    said=st.sets(st.sampled_from(IMPORTANCE)),
)
def test_the_digits_are_whole_and_as_large_as_can_be_in_any_window(
    width: int, height: int, seconds: int, over: bool, zone: str, turn: tuple[str, ...], said: set[str]
) -> None:
    text = f"{'+' * over}{digits(seconds)}"
    shared = layout(dict.fromkeys(said, "words"), Large(text, turn, zone), width, height)
    assert len(shared.lines) + shared.turn_rows + shared.digits_rows + shared.zone_rows == height
    for word, rows in ((shared.turn, shared.turn_rows), (zone, shared.zone_rows)):
        assert rows == 0 or largest_scale(word, width, rows) >= FROM_AFAR
    if shared.turn_rows + shared.zone_rows > 0:
        assert shared.digits_rows >= max(LARGE_ROWS, (height - len(shared.lines)) // 4)
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
    drawn = ["\n".join(block_lines(char, 2, 1)) for char in SIGNS]
    assert len(set(drawn)) == len(drawn)


def test_every_sign_is_as_high_as_the_others_and_as_wide_in_every_row() -> None:
    for sign, dots in SIGNS.items():
        rows = dots.split(" ")
        assert (len(rows), {len(row) for row in rows}) == (DOTS_HIGH, {len(rows[0])}), sign
        assert set(dots) <= set("█. "), sign


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("Blue", "BLUE"),
        ("Żółć & Søren’s", "ZOLC & SOREN'S"),
        ("Straße  7", "STRASSE 7"),
        ("Команда", ""),
        ("שלום", ""),
        ("tools \N{HAMMER}", ""),
        ("", ""),
    ],
)
def test_a_name_is_drawn_in_plain_capitals_or_not_at_all(name: str, drawn: str) -> None:
    assert in_signs(name) == drawn
    assert not drawn or largest_scale(drawn, 200, 60) >= FROM_AFAR


def test_a_word_that_fits_beside_the_digits_takes_nothing_from_them() -> None:
    alone = layout({}, Large("12:04"), 120, 30)
    both = layout({}, Large("12:04", (), "MAY CLOSE"), 120, 30)
    assert both.zone_rows > 0
    assert largest_scale("12:04", 120, both.digits_rows) == largest_scale("12:04", 120, alone.digits_rows)


def test_where_a_name_is_too_long_for_the_window_only_its_time_is_large() -> None:
    turn = ("THE TOOL MAKERS 10:00", "10:00")
    assert layout({}, Large("12:04", turn), 200, 60).turn == turn[0]
    assert layout({}, Large("12:04", turn), 80, 24).turn == turn[1]
    assert layout({}, Large("12:04", turn), 40, 10).turn == ""


def test_where_only_one_word_fits_it_is_the_turn_and_in_a_pause_the_pause() -> None:
    turn = ("BLUE 1:20", "1:20")
    running, paused = (layout({}, Large("12:04", turn, zone), 80, 15) for zone in ("MAY CLOSE", "PAUSED"))
    assert (running.turn, running.zone_rows) == ("BLUE 1:20", 0)
    assert (paused.turn, paused.zone_rows > 0) == ("", True)


def test_as_many_keys_are_told_as_there_is_room_for_and_the_way_out_always() -> None:
    keys = ("Space pauses", "n next", "+ minute")
    assert hint_text(keys, "Esc back", 60) == "Space pauses · n next · + minute · Esc back"
    assert hint_text(keys, "Esc back", 33) == "Space pauses · n next · Esc back"
    assert hint_text(keys, "Esc back", 10) == "Esc back"


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


async def test_what_the_room_has_to_know_is_said_as_large_as_the_window_allows(room: Room) -> None:
    async with workshop(room, size=(200, 60), keys=["space", "k"]) as c:
        await c.window(TimekeeperScreen)
        await c.come_to_rest()
        assert c.board.clock.zone == "too early"
        assert not c.app.screen.query_one("#zone-large").display
        for seconds, word in ((310, "MAY CLOSE"), (149, "WRAP UP"), (60, "OVER")):
            await c.after(seconds)
            await c.come_to_rest()
            assert scale_on_screen(c, word) >= 4, word


@pytest.mark.parametrize(("size", "scale"), [((200, 60), 5), ((80, 24), 2)])
async def test_whose_turn_it_is_and_its_time_are_large_while_groups_report(
    room: Room, size: tuple[int, int], scale: int
) -> None:
    async with workshop(room, size=size, keys=["space", "g", "k"]) as c:
        await c.window(TimekeeperScreen)
        await c.come_to_rest()
        share_s = c.session.run.turn.share_s if c.session.run.turn else None
        assert share_s is not None
        assert scale_on_screen(c, f"BLUE {countdown(share_s)}") >= scale
        await c.after(share_s + 5)
        await c.come_to_rest()
        assert scale_on_screen(c, "BLUE +0:05") >= scale
        await c.press("p")
        await c.come_to_rest()
        assert scale_on_screen(c, "TURN +0:05") >= scale


async def test_a_turn_of_a_name_without_blocks_is_said_in_its_line_and_its_time_large(room: Room) -> None:
    desk = room.desk(form=replace(THREE_GROUPS, groups="Команда, Синие"))
    async with workshop(room, desk, size=(120, 36), keys=["space", "g", "k"]) as c:
        await c.window(TimekeeperScreen)
        await c.come_to_rest()
        turn = c.session.run.turn
        assert turn is not None
        assert turn.share_s is not None
        assert "Команда, 1 of 2: " in text_of(c)
        assert scale_on_screen(c, countdown(turn.share_s)) >= 2


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


# One key for what has to be done


async def on_the_clock(c: Console) -> TimekeeperScreen:
    await c.press("k")
    return await c.window(TimekeeperScreen)


@pytest.mark.parametrize(("pause", "next_key", "named"), [("space", "n", "n"), ("f5", "f8", "F8")])
async def test_the_clock_is_started_paused_and_moved_on_in_front_of_it(
    room: Room, pause: str, next_key: str, named: str
) -> None:
    async with workshop(room) as c:
        await on_the_clock(c)
        await c.press(pause)
        assert c.session.run.running == "W"
        await c.press(pause)
        assert c.session.run.paused
        await c.press(pause, next_key)
        assert c.session.run.running == "W"
        assert f"reaches its minimum in 5:00. {named} once more goes on all the same." in c.words("#message")
        await c.press(next_key)
        assert c.session.run.running == "L.1"
        assert "What went wrong" in text_of(c)
        assert isinstance(c.app.screen, TimekeeperScreen)


async def test_after_the_minimum_one_key_goes_on_and_another_takes_it_back(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await on_the_clock(c)
        await c.after(301)
        await c.press("n")
        assert c.session.run.running == "L.1"
        await c.press("u")
        assert c.session.run.running == "W"
        assert c.words("#message").strip() != ""


async def test_minutes_are_offered_with_their_price_and_given_or_left(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await on_the_clock(c)
        before = c.session.run.targets_s["W"]
        await c.press("plus", "plus")
        assert c.words("#message").strip().startswith("2 min more?")
        await c.press("escape")
        assert isinstance(c.app.screen, TimekeeperScreen)
        assert not c.app.screen.query_one("#message").display
        await c.press("enter")
        assert c.session.run.targets_s["W"] == before
        await c.press("plus", "enter")
        assert c.session.run.targets_s["W"] == before + 60
        await c.press("escape")
        await c.back_to_main()


async def test_turns_are_taken_and_what_slept_is_left_out_in_front_of_the_clock(room: Room) -> None:
    async with workshop(room, keys=["space"]) as c:
        await on_the_clock(c)
        await c.press("g", "g")
        assert c.session.run.turn is not None
        assert c.session.run.turn.speaker == "Green"
        c.room.clock.sleep(480)
        await c.settle()
        assert "Press x" in c.words("#message")
        await c.press("x")
        assert c.happened[-1] == "gap-left-out"


async def test_a_reminder_that_is_due_is_marked_as_done_in_front_of_the_clock(room: Room) -> None:
    desk = room.desk(REMINDING)
    async with workshop(room, desk, size=(120, 36), keys=["space"]) as c:
        await on_the_clock(c)
        await c.after(61)
        await c.come_to_rest()
        assert "y reminder done" in text_of(c)
        await c.press("y")
        await c.come_to_rest()
        assert [cue.state for cue in c.board.clock.cues] == ["done"]
        assert "y reminder done" not in text_of(c)


async def test_the_last_step_is_closed_after_a_yes(room: Room) -> None:
    async with workshop(room, room.desk(SHORT), keys=["space"]) as c:
        while not c.main.desk.at_the_end:
            await c.do(ask.GoNext())
        clock = await on_the_clock(c)
        await c.press("n")
        await c.window(ChooseScreen)
        await c.press("escape")
        await c.until(lambda: c.app.screen is clock)
        assert c.session.run.ended is None
        await c.press("n")
        await c.window(ChooseScreen)
        await c.press("down", "enter")
        await c.until(lambda: c.app.screen is clock)
        await c.until(lambda: c.session.run.ended is not None)


async def test_the_keys_are_told_but_not_to_the_room(room: Room) -> None:
    async with workshop(room, size=(120, 36), keys=["space"]) as c:
        await on_the_clock(c)
        await c.come_to_rest()
        assert "Space pauses · n next · + minute · u undo · " in text_of(c)
        await c.press("space")
        await c.come_to_rest()
        assert "Space goes on · n next" in text_of(c)
        await c.press("p")
        await c.come_to_rest()
        assert "n next" not in text_of(c)


async def test_where_another_console_records_the_keys_say_so_and_are_not_told(room: Room) -> None:
    desk = room.desk()
    desk.record(ask.ToggleClock())
    async with console(room, OpenSession(desk.session_path), size=(120, 36)) as c:
        await c.back_to_main()
        await on_the_clock(c)
        await c.come_to_rest()
        assert "n next" not in text_of(c)
        for key in ("space", "u", "plus", "g"):
            await c.press(key)
            assert READ_ONLY in c.words("#message"), key
        assert c.happened == ["workshop-started"]


async def test_alone_it_says_where_the_keys_are(room: Room) -> None:
    desk = room.desk()
    desk.record(ask.ToggleClock())
    async with console(room, OpenTimekeeper(desk.session_path)) as c:
        await c.window(TimekeeperScreen)
        for key in ("space", "n", "f8", "u"):
            await c.press(key)
            assert "The keys are at the console." in c.words("#message"), key
        assert not desk.session.run.paused


# The bell


async def test_the_bell_is_on_again_after_a_resume_and_it_is_said(room: Room) -> None:
    desk = room.desk()
    desk.record(ask.ToggleClock())
    desk.bell.toggle()
    desk.close()
    async with console(room, OpenSession(desk.session_path), size=(120, 36)) as c:
        await c.back_to_main()
        await c.settle()
        assert c.main.desk.bell.on
        assert "The bell is on, as you left it. ! mutes it." in c.message
        await c.press("exclamation_mark")
        c.main.desk.close()
    assert not Bell.of(desk.session, room.place.state_folder, writes=True).on


def test_a_session_that_is_only_read_keeps_no_bell(room: Room) -> None:
    session, state = room.desk().session, room.place.state_folder
    Bell.of(session, state, writes=False).toggle()
    assert not Bell.of(session, state, writes=True).on


def test_a_bell_that_cannot_be_noted_rings_all_the_same(room: Room) -> None:
    desk = room.desk()
    (room.place.state_folder).mkdir(parents=True, exist_ok=True)
    (room.place.state_folder / "bell").write_text("a file in the place of the folder", encoding="ascii")
    assert "rings" in desk.bell.toggle()
    assert desk.bell.on


# Pictures


async def test_the_large_clock_looks_as_it_did(room: Room, picture: Picture) -> None:
    async with workshop(room, keys=["space"]) as c:
        await on_the_clock(c)
        await c.after(310)
        for name in ("clock-may-close", "clock-turn", "clock-paused"):
            await c.press(*{"clock-turn": ["g"], "clock-paused": ["space"]}.get(name, []))
            for size in ((40, 10), (80, 24), (200, 60)):
                await c.pilot.resize_terminal(*size)
                await c.come_to_rest()
                picture(c.app, f"{name}-{size[0]}x{size[1]}")
