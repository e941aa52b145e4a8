"""Table rows: written column by column, all at once, or left half way."""

from facilitator.session import intents as ask
from tests.console.desk_doubles import Console, Room, workshop
from tests.pictures import text_of


async def at_the_table(c: Console) -> None:
    await c.do(ask.ToggleClock(), ask.JumpTo("L.2"))
    await c.press("a")


def rows(c: Console) -> list[tuple[str, tuple[str, ...]]]:
    return [(answer.group, answer.cells) for answer in c.session.answers_to("cost")]


def asked(c: Console) -> str:
    """Return every word that stands around the writing line."""
    return repr(c.board.writing)


async def test_enter_goes_from_column_to_column(room: Room) -> None:
    async with workshop(room) as c:
        await at_the_table(c)
        assert "What happened" in asked(c)
        await c.answer("No bread")
        assert rows(c) == [("Blue", ("No bread",))]
        assert "How often" in asked(c)
        assert "How often" in text_of(c.app)
        await c.answer("twice")
        assert "Verdict" in asked(c)
        assert c.board.writing is not None
        assert [option.split()[-1] for option in c.board.writing.options] == ["keep", "change", "drop"]
        await c.answer("2")
        assert rows(c) == [("Blue", ("No bread", "twice", "change"))]
        assert "What happened" in asked(c)
        assert c.happened[-3:] == ["answer-added", "cell-written", "cell-written"]


async def test_a_choice_that_is_none_is_refused_and_stays_in_the_line(room: Room) -> None:
    async with workshop(room) as c:
        await at_the_table(c)
        await c.answer("No bread | twice")
        await c.answer("burn")
        assert rows(c) == [("Blue", ("No bread", "twice"))]
        assert c.main.line.text == "burn"
        assert "1 keep, 2 change, 3 drop" in c.message


async def test_a_whole_row_is_written_at_once(room: Room) -> None:
    async with workshop(room) as c:
        await at_the_table(c)
        await c.answer("3: No bread | twice | drop")
        assert rows(c) == [("Red", ("No bread", "twice", "drop"))]


async def test_each_group_goes_on_in_its_own_row(room: Room) -> None:
    async with workshop(room) as c:
        await at_the_table(c)
        for typed in ("No bread", "2: Till shut", "often", "1: twice", "keep", "2: 3"):
            await c.answer(typed)
        assert rows(c) == [("Blue", ("No bread", "twice", "keep")), ("Green", ("Till shut", "often", "drop"))]


async def test_the_rest_of_a_row_can_be_left_empty(room: Room) -> None:
    async with workshop(room) as c:
        await at_the_table(c)
        await c.answer("No bread")
        await c.press("ctrl+n")
        assert rows(c) == [("Blue", ("No bread", "", ""))]
        await c.answer("Till shut")
        assert [cells for _, cells in rows(c)] == [("No bread", "", ""), ("Till shut",)]


async def test_one_key_writes_what_stands_in_the_line_and_ends_the_row(room: Room) -> None:
    async with workshop(room) as c:
        await at_the_table(c)
        await c.press(*"Late", "ctrl+n", *"Lost")
        assert rows(c) == [("Blue", ("Late", "", ""))]
        assert c.main.line.text == "Lost"
        await c.press("enter", *"twice", "ctrl+n")
        assert rows(c)[1:] == [("Blue", ("Lost", "twice", ""))]
        await c.press("escape", "u")
        assert rows(c)[1:] == [("Blue", ("Lost",))]
        await c.press("u", "u")
        assert rows(c) == []


async def test_a_row_of_another_group_costs_its_letters_and_two_keys(room: Room) -> None:
    async with workshop(room) as c:
        await at_the_table(c)
        await c.press("alt+2", *"Late", "ctrl+n")
        assert rows(c) == [("Green", ("Late", "", ""))]
        assert c.main.line.text == ""


async def test_a_row_done_in_passing_leaves_the_line_with_the_group_before(room: Room) -> None:
    async with workshop(room) as c:
        await at_the_table(c)
        await c.press(*"2: Late", "ctrl+n", *"Lost", "ctrl+n")
        assert rows(c) == [("Green", ("Late", "", "")), ("Blue", ("Lost", "", ""))]


async def test_pasted_lines_are_a_row_each(room: Room) -> None:
    async with workshop(room) as c:
        await at_the_table(c)
        await c.paste("Late\nLost\ttwice\nWrong")
        await c.press("enter")
        assert "3 rows, one a line" in text_of(c.app)
        await c.press("enter")
        assert [cells for _, cells in rows(c)] == [("Late", "", ""), ("Lost", "twice", ""), ("Wrong", "", "")]


async def test_pasted_lines_may_be_the_cells_of_a_row(room: Room) -> None:
    async with workshop(room) as c:
        await at_the_table(c)
        await c.paste("Late\ntwice\nkeep")
        await c.press("enter", "down", "enter")
        assert [cells for _, cells in rows(c)] == [("Late", "twice", "keep")]


async def test_words_that_end_a_row_and_are_refused_stay_in_the_line(room: Room) -> None:
    async with workshop(room) as c:
        await at_the_table(c)
        await c.answer("No bread | twice")
        await c.press(*"burn", "ctrl+n")
        assert rows(c) == [("Blue", ("No bread", "twice"))]
        assert c.main.line.text == "burn"
        assert "1 keep, 2 change, 3 drop" in c.message


async def test_the_keys_of_a_row_do_nothing_where_no_row_is_open(room: Room) -> None:
    async with workshop(room) as c:
        await at_the_table(c)
        before = c.session.log
        await c.press("ctrl+n")
        assert c.session.log == before
