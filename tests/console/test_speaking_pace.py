"""What an answer costs: its letters and one key for the group that speaks, and two for any other."""

import pytest

from facilitator.console.pasting import PasteKeepingParser
from facilitator.session.events import AnswerAdded
from tests.console.desk_doubles import Console, Room, workshop

SAID = (
    ("Blue", "no bread"),
    ("Blue", "the till was shut"),
    ("Red", "nobody at the phone"),
    ("Red", "2 hours of waiting"),
    ("Green", "no bread at all"),
    ("Blue", "late"),
)
"""Who said what, in the order in which it was said, in a step in which the groups write a list."""


def added(c: Console) -> list[tuple[str, str]]:
    """Return what was answered as (group, text)."""
    return [(event.group, event.text) for event in c.events if isinstance(event, AnswerAdded)]


async def test_an_answer_costs_its_letters_and_one_key_and_one_more_for_another_group(room: Room) -> None:
    numbers = {"Blue": 1, "Green": 2, "Red": 3}
    async with workshop(room, keys=["space", "n", "n", "1"]) as c:
        here, cost = "Blue", []
        for group, words in SAID:
            keys = [*words, "enter"] if group == here else [f"alt+{numbers[group]}", *words, "enter"]
            await c.press(*keys)
            cost.append(len(keys) - len(words) - (group != here))
            here = group
        assert added(c) == list(SAID)
        assert cost == [1] * len(SAID)


@pytest.mark.parametrize("pressed", ["\x1b3", "\x1b[51;3u"], ids=["as ever", "with the newer keyboard protocol"])
async def test_alt_and_a_digit_is_that_group_in_every_terminal(room: Room, pressed: str) -> None:
    async with workshop(room, keys=["space", "n", "n", "1"]) as c:
        parser = PasteKeepingParser()
        for message in (*parser.feed("half"), *parser.feed(pressed), *parser.feed("gap\r")):
            c.app.post_message(message)
        await c.until(lambda: bool(added(c)))
        assert added(c) == [("Red", "gap")]
        await c.press("alt+1")
        await c.until(lambda: c.main.line.text == "half")
