"""The Answers panel: thousands of answers cost no more than a screenful, and none of them is out of reach."""

from dataclasses import replace

import pytest
from textual.content import Content
from textual.selection import SELECT_ALL

from facilitator.console.desk import Desk
from facilitator.console.widgets import answers_panel
from facilitator.console.widgets.answers_panel import AnswersPanel
from facilitator.live.answer_rows import AnswerRow, answer_rows
from facilitator.session import intents as ask
from facilitator.session.answers import Answer
from facilitator.timing.clock import Instant
from tests.console.desk_doubles import NARROW, THREE_GROUPS, WIDE, Console, Room, agenda_of, workshop
from tests.console.made_up_agendas import SATURDAYS
from tests.pictures import segments_of, strips_of

GROUPS = ("Blue", "Green", "Red")
MANY = 2000
ONCE_AT_MOST = 2 * WIDE[1]


def desk_with(room: Room, *texts: str) -> Desk:
    """Return a desk in the step "What went wrong", where these answers were given by the groups in turn."""
    recorder = room.begun(agenda_of(SATURDAYS), THREE_GROUPS)
    now: Instant = room.clock.now()
    for intent in (ask.ToggleClock(), ask.GoNext()):
        recorder.record(intent, now)
    answers = tuple(
        Answer(f"a{at}", 1, now.wall, "L.1", "wrong", GROUPS[at % 3], text) for at, text in enumerate(texts)
    )
    recorder.session = replace(recorder.session, answers=answers)
    return Desk(room.place, recorder)


def numbered(count: int) -> list[str]:
    return [f"answer {at}." for at in range(count)]


def panel_of(c: Console) -> AnswersPanel:
    return c.main.query_one(AnswersPanel)


def in_sight(c: Console) -> str:
    """Return the lines of the panel between its borders, as they are drawn."""
    place = panel_of(c).scrollable_content_region
    return "\n".join(strip.crop(place.x, place.right).text for strip in strips_of(c.app)[place.y : place.bottom])


async def comes_into_sight(c: Console, text: str) -> None:
    await c.until(lambda: text in in_sight(c))


async def scroll_up(c: Console, to: float = 0) -> None:
    panel_of(c).scroll_to(y=to, animate=False)
    await c.pilot.pause()


@pytest.fixture
def drawn_rows(monkeypatch: pytest.MonkeyPatch) -> list[AnswerRow]:
    """Return the rows that are made into lines, as they are."""
    rows: list[AnswerRow] = []
    line = answers_panel._line

    def counted(row: AnswerRow, names: int, width: int) -> list[Content]:
        rows.append(row)
        return line(row, names, width)

    monkeypatch.setattr(answers_panel, "_line", counted)
    return rows


async def test_of_thousands_of_answers_only_a_screenful_or_two_is_wrapped(
    room: Room, drawn_rows: list[AnswerRow]
) -> None:
    async with workshop(room, desk_with(room, *numbered(MANY)), WIDE) as c:
        await comes_into_sight(c, "answer 1999.")
        assert {row.says for row in drawn_rows} == set(numbered(MANY)[-ONCE_AT_MOST:])


async def test_an_answer_more_wraps_itself_and_no_other(room: Room, drawn_rows: list[AnswerRow]) -> None:
    async with workshop(room, desk_with(room, *numbered(MANY)), WIDE, keys=["a"]) as c:
        drawn_rows.clear()
        await c.answer("the last word")
        await comes_into_sight(c, "the last word")
        assert {row.says for row in drawn_rows} == {"the last word"}
        drawn_rows.clear()
        await c.after(1)
        assert drawn_rows == []


async def test_scrolling_up_reaches_the_first_answer_and_passes_every_other(room: Room) -> None:
    count = 3 * ONCE_AT_MOST
    async with workshop(room, desk_with(room, *numbered(count)), WIDE) as c:
        panel, seen = panel_of(c), [in_sight(c)]
        while "answer 0." not in seen[-1]:
            before = panel.scroll_y
            assert before, "the top is not the first answer"
            await scroll_up(c, max(0, before - panel.size.height))
            seen.append(in_sight(c))
        assert all(text in "\n".join(seen) for text in numbered(count))


async def test_what_is_in_sight_stays_where_it_is_when_earlier_answers_are_wrapped(room: Room) -> None:
    async with workshop(room, desk_with(room, *numbered(MANY)), WIDE) as c:
        panel = panel_of(c)
        total = panel.virtual_size.height
        await scroll_up(c, 3)
        assert panel.virtual_size.height == 2 * total
        assert in_sight(c).split()[:3] == [GROUPS[(MANY - total + 3) % 3], "answer", f"{MANY - total + 3}."]


async def test_a_fresh_answer_comes_into_sight_wherever_the_panel_was_scrolled_to(room: Room) -> None:
    async with workshop(room, desk_with(room, *numbered(MANY)), WIDE, keys=["a"]) as c:
        await scroll_up(c, 40)
        assert "answer 1999." not in in_sight(c)
        await c.answer("the last word")
        await comes_into_sight(c, "the last word")


async def test_the_disk_catching_up_takes_the_ring_away_and_moves_nothing(room: Room) -> None:
    async with workshop(room, desk_with(room, *numbered(MANY)), WIDE) as c:
        board = c.board
        await scroll_up(c, 40)
        every = frozenset(answer.id for answer in c.session.answers)
        for unsaved, rings in ((every, panel_of(c).size.height), (frozenset[str](), 0)):
            panel_of(c).show(replace(board.answers, unsaved=unsaved), board.writing, board.groups)
            await c.pilot.pause()
            assert panel_of(c).scroll_y == 40
            assert in_sight(c).count("○") == rings


async def test_another_question_starts_at_its_last_answer(room: Room) -> None:
    async with workshop(room, desk_with(room, *numbered(MANY)), WIDE) as c:
        await scroll_up(c, 40)
        await c.press("tab")
        await comes_into_sight(c, "Nothing yet")
        await c.press("shift+tab")
        await comes_into_sight(c, "answer 1999.")


async def test_a_long_answer_is_wrapped_whole_and_anew_in_every_width(room: Room) -> None:
    words = [f"word{at:03}" for at in range(150)]
    async with workshop(room, desk_with(room, "short", " ".join(words)), WIDE) as c:
        heights: list[int] = []
        for size in (WIDE, NARROW, (100, 30), WIDE):
            await c.pilot.resize_terminal(*size)
            await c.come_to_rest()
            panel = panel_of(c)
            assert words[-1] in in_sight(c)
            seen: list[str] = []
            for y in range(panel.max_scroll_y, -1, -1):
                await scroll_up(c, y)
                seen.append(in_sight(c))
            assert [word for word in words if word not in " ".join(seen)] == []
            panel.scroll_end(animate=False, immediate=True)
            heights.append(panel.virtual_size.height)
        assert heights[0] == heights[-1] < heights[1]


async def test_no_letter_hides_behind_the_scroll_bar(room: Room) -> None:
    async with workshop(room, desk_with(room, "short"), WIDE) as c:
        panel, bars = panel_of(c), []
        for height in range(2, 20):
            width = panel.scrollable_content_region.width - len("   Green  ")
            c.main.desk = desk_with(room, *["x" * (width - 1) + "!"] * height)
            c.main.draw()
            await c.come_to_rest()
            assert in_sight(c).split()[-1].endswith("!")
            bars.append(panel.show_vertical_scrollbar)
        assert set(bars) == {False, True}


async def test_text_can_be_chosen_with_the_mouse_and_copied_as_it_is_shown(room: Room) -> None:
    async with workshop(room, desk_with(room, "bread \x1b[31m", "milk"), WIDE) as c:
        before = {segment.style for segment in segments_of(c.app) if "milk" in segment.text}
        c.main.selections = {panel_of(c): SELECT_ALL}
        await c.pilot.pause()
        assert (c.main.get_selected_text() or "").split() == ["Blue", "bread", "␛[31m", "Green", "milk"]
        assert {segment.style for segment in segments_of(c.app) if "milk" in segment.text} != before


def test_rows_are_made_one_by_one_and_are_the_same_for_the_same_answers(room: Room) -> None:
    desk = desk_with(room, *numbered(9))
    prompt = desk.session.agenda.find_prompt("wrong")
    assert prompt is not None
    given = desk.session.answers_to("wrong")
    rows = answer_rows(prompt, given, frozenset())
    assert (
        rows == answer_rows(prompt, tuple(given), frozenset()) != answer_rows(prompt, given, frozenset({given[0].id}))
    )
    assert [row.says for row in rows[-2:]] == ["answer 7.", "answer 8."]
    assert (rows[-1].who, rows[-1].saved, len(rows)) == ("Red", True, 9)


async def test_the_words_of_an_answer_stand_below_each_other_beside_the_name(room: Room) -> None:
    async with workshop(room, desk_with(room, " ".join(["word"] * 40)), NARROW) as c:
        lines = [line for line in in_sight(c).split("\n") if "word" in line]
        assert len(lines) > 1
        assert {line.index("word") for line in lines} == {len("   Blue  ")}
