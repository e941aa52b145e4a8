"""What the screen says about the disk: saved, saving, NOT SAVED, and every answer kept all the same."""

import pytest

from facilitator.session.storage.file import NotSaved
from tests.console.desk_doubles import NARROW, WIDE, Room, workshop
from tests.fakes import FakeFile
from tests.pictures import text_of

FULL = "The disk is full: there is no room for another line."


@pytest.fixture
def nowhere_to_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every rescue fail as the file itself does."""

    def refuse(*_: object, **__: object) -> FakeFile:
        raise NotSaved(FULL)

    monkeypatch.setattr("facilitator.live.journal.rescue", refuse)


async def test_saved_is_said_with_the_moment_of_the_last_entry(room: Room) -> None:
    async with workshop(room) as c:
        await c.after(83)
        await c.press("space")
        await c.settle()
        assert c.board.saved.state == "saved"
        assert "saved 09:01:23" in c.words("#status")


async def test_saving_is_said_until_the_disk_has_taken_it(room: Room) -> None:
    file = FakeFile()
    desk = room.desk_on(file, background=True)
    file.gate.clear()
    async with workshop(room, desk, keys=["space", "n", "n", "a", *"bread", "enter"]) as c:
        await c.settle()
        assert c.board.saved.state == "saving"
        assert "saving" in c.words("#status")
        assert [row.saved for row in c.board.answers] == [False]
        assert c.says("wrong") == ["bread"]
        file.gate.set()
        await c.saved()
        await c.settle()
        assert [row.saved for row in c.board.answers] == [True]
        assert "saved 09:00:00" in c.words("#status")
        answers = [record["text"] for record in file.taken if record["event"] == "answer-added"]
        assert answers == ["bread"]


async def test_keys_are_answered_while_the_disk_hangs(room: Room) -> None:
    file = FakeFile()
    desk = room.desk_on(file, background=True)
    file.gate.clear()
    async with workshop(room, desk, keys=["space", "n", "n"]) as c:
        assert c.session.run.running == "L.1"
        assert file.taken == []
        file.gate.set()
        await c.saved()


@pytest.mark.usefixtures("nowhere_to_go")
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
async def test_not_saved_is_said_in_words_with_the_reason_and_nothing_is_lost(
    room: Room, size: tuple[int, int]
) -> None:
    file = FakeFile()
    async with workshop(room, room.desk_on(file), size=size, keys=["space", "n", "n"]) as c:
        file.fails = FULL
        await c.press("a", *"bread", "enter", *"milk", "enter")
        await c.settle()
        assert c.board.saved.state == "not saved"
        assert "NOT SAVED" in c.words("#status")
        assert FULL[:20] in text_of(c.app), "why it is not saved stands on the screen for as long as it is so"
        assert c.says("wrong") == ["bread", "milk"]
        assert [row.saved for row in c.board.answers] == [False, False]


async def test_it_is_saved_elsewhere_and_said_once_when_the_file_fails(room: Room) -> None:
    file = FakeFile(room.folders.sessions / "gone.json")
    async with workshop(room, room.desk_on(file), keys=["space"]) as c:
        file.fails = FULL
        await c.press("n", "n")
        await c.settle()
        assert c.board.saved.state == "saved"
        assert FULL[:20] in c.message
        path = c.main.desk.session_path
        assert path != file.path
        assert path.exists()
        c.main.query_one("#message").display = False
        await c.press("n", "n")
        await c.settle()
        assert c.message == ""


async def test_the_ticker_tries_again_and_the_screen_says_when_it_is_saved(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = FakeFile(room.folders.sessions / "gone.json")
    async with workshop(room, room.desk_on(file), keys=["space"]) as c:
        with monkeypatch.context() as meanwhile:

            def refuse(*_: object, **__: object) -> FakeFile:
                raise NotSaved(FULL)

            meanwhile.setattr("facilitator.live.journal.rescue", refuse)
            file.fails = FULL
            await c.press("n", "n")
            await c.after(1)
            assert c.board.saved.state == "not saved"
        await c.after(1)
        assert c.board.saved.state == "saved"
        await c.settle()
        assert "NOT SAVED" not in c.words("#status")
