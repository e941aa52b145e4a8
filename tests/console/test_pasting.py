import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events
from textual.drivers import linux_driver
from textual.message import Message

from facilitator.console.pasting import END, SHORTEST_PART, START, PasteKeepingParser, keep_pastes_whole

ESCAPES = "red \x1b[31mtext\x1b]0;owned\x07 and \x1b[A an arrow"


def told(*pieces: str) -> list[str]:
    """What a stream in these pieces comes to: pastes in full, keys by name."""
    parser = PasteKeepingParser()
    messages: list[Message] = [message for piece in pieces for message in parser.feed(piece)]
    return [
        f"paste {message.text}" if isinstance(message, events.Paste) else message.key
        for message in messages
        if isinstance(message, events.Paste | events.Key)
    ]


def test_a_paste_with_escape_sequences_arrives_whole_and_in_order() -> None:
    assert told(f"a{START}{ESCAPES}{END}b") == ["a", f"paste {ESCAPES}", "b"]


@pytest.mark.parametrize("at", range(SHORTEST_PART, len(START) + len(ESCAPES) + len(END)))
def test_a_paste_may_be_cut_anywhere(at: int) -> None:
    stream = f"{START}{ESCAPES}{END}"
    assert told(stream[:at], stream[at:]) == [f"paste {ESCAPES}"]


def test_keys_are_keys_as_ever() -> None:
    assert told("\x1b[A", "x", "\x1b[2~") == ["up", "x", "insert"]


@pytest.mark.parametrize(
    ("pieces", "keys"),
    [
        (("\x1b3",), ["escape", "3"]),
        (("\x1b", "3"), ["escape", "3"]),
        (("a\x1bn\x1b2x",), ["a", "escape", "n", "escape", "2", "x"]),
        (("\x1b\x1b3",), ["escape", "escape", "3"]),
        (("\x1b", "[A"), ["up"]),
        (("\x1bOP\x1b3",), ["f1", "escape", "3"]),
        (("\x1b ",), ["escape", "space"]),
    ],
)
def test_escape_and_the_letter_behind_it_are_two_keys(pieces: tuple[str, ...], keys: list[str]) -> None:
    assert told(*pieces) == keys


def test_two_pastes_are_two() -> None:
    assert told(f"{START}one{END}{START}two{END}") == ["paste one", "paste two"]


@settings(max_examples=100)
@given(st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"])), st.integers(1, 40))
def test_any_text_is_pasted_as_it_is(text: str, size: int) -> None:
    if END in text:
        return
    stream = f"{START}{text}{END}"
    pieces = [stream[:6], *(stream[at : at + size] for at in range(6, len(stream), size))]
    assert told(*pieces) == [f"paste {text}"]


@pytest.mark.skipif(sys.platform == "win32", reason="the driver of Linux and macOS is looked at")
def test_the_driver_reads_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    driver = vars(linux_driver)
    monkeypatch.setitem(driver, "XTermParser", driver["XTermParser"])
    keep_pastes_whole()
    assert driver["XTermParser"] is PasteKeepingParser
