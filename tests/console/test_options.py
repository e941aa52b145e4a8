"""What can be chosen stands above the writing line, and no option is torn apart."""

import pytest

from facilitator.console.widgets.options import Options
from tests.console.desk_doubles import NARROW, WIDE, Room, workshop
from tests.pictures import strips_of, text_of

VOTE = """
workshop: Vote
steps:
  - title: Vote
    time: 5
    ask:
      - ask: Which?
        kind: vote
        options: [late parcels, wrong invoice, cold coffee, one idea, two ideas, three ideas]
"""


MANY = VOTE.replace("three ideas]", ", ".join(["three ideas", *(f"another idea {at}" for at in range(7, 100))]) + "]")
SOME = VOTE.replace("three ideas]", ", ".join(["three ideas", *(f"another idea {at}" for at in range(7, 19))]) + "]")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
async def test_eighteen_things_to_vote_on_are_seen_with_their_numbers(room: Room, size: tuple[int, int]) -> None:
    async with workshop(room, room.desk(SOME), size, keys=["space", "a"]) as c:
        assert "18 another idea 18" in text_of(c.app)
        assert " › " in text_of(c.app)


@pytest.mark.parametrize("size", [(60, 18), NARROW, WIDE], ids=["60x18", "80x24", "120x36"])
async def test_more_options_than_there_is_room_for_are_said_to_be_there(room: Room, size: tuple[int, int]) -> None:
    async with workshop(room, room.desk(MANY), size, keys=["space", "a"]) as c:
        assert "… 99 in all" in text_of(c.app)
        assert " › " in text_of(c.app)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
async def test_the_digit_of_an_option_stands_on_the_line_of_its_words(room: Room, size: tuple[int, int]) -> None:
    async with workshop(room, room.desk(VOTE), size, keys=["space", "a"]) as c:
        place = c.main.query_one(Options).content_region
        drawn = [strip.crop(place.x, place.right).text.strip() for strip in strips_of(c.app)[place.y : place.bottom]]
        assert len(drawn) > 1
        assert all(line[0].isdigit() and line[-1].isalpha() for line in drawn)
        assert "  ".join(drawn) == (
            "1 late parcels  2 wrong invoice  3 cold coffee  4 one idea  5 two ideas  6 three ideas"
        )
