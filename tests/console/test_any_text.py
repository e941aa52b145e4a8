"""Whatever people write, paste or name: it never crashes a screen and never reaches the terminal as a command."""

from itertools import cycle

import pytest

from facilitator.agenda.model import Agenda, Blank, Column, Cue, GuideBlock, Homework, Prompt, Setting, Step
from facilitator.console.screens.answers import AnswersScreen
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.screens.report import ReportScreen
from facilitator.console.screens.set_up import SetUpScreen
from facilitator.console.widgets.field import Field
from facilitator.live.set_up import read_set_up
from facilitator.live.set_up_form import SetUp
from facilitator.session import intents as ask
from tests.console.desk_doubles import NARROW, WIDE, Console, Room, acts, console, workshop
from tests.fakes import UTC_ROOM, FakeFile, minutes
from tests.pictures import segments_of

HOSTILE = (
    "[/oops] [bold",
    "[x] done [$5] [@click=app.quit]go[/]",
    "=1+1",
    "the \N{WOMAN}\N{ZERO WIDTH JOINER}\N{SCHOOL} teacher",
    "שלום עולם",
    "\x1b[31mred\x1b]0;x\x07",
    "turned \u202eround\u2066 and\u200f \u061c back",
    "\x9b31m \x90q\x9c \x7f",
    "two\u2028lines\u2029of\x85one",
    "half \ud800 a character",
)
"""What a terminal, a markup or a spreadsheet would take for a command."""


def plan() -> Agenda:
    """Return an agenda in which every word that an author writes is hostile, with every kind of prompt."""
    words = cycle(HOSTILE)

    def w() -> str:
        return next(words)

    columns = (Column(name=w()), Column(name=w(), options=(w(), w(), w())))
    prompts = (
        Prompt(id="list", ask=w(), kind="list", who="group", help=w()),
        Prompt(id="table", ask=w(), kind="table", who="group", columns=columns),
        Prompt(id="choice", ask=w(), kind="choice", who="group", options=tuple(HOSTILE)),
        Prompt(id="scale", ask=w(), kind="scale", levels=HOSTILE, labels=((HOSTILE[0], w()),)),
        Prompt(id="ticks", ask=w(), kind="checklist", options=HOSTILE),
        Prompt(id="number", ask=w(), kind="number", unit=w()),
        Prompt(id="text", ask=w()),
    )
    guide = tuple(
        GuideBlock(kind=kind, text=f"{text} [gap] [{text}.] *{text}*")
        for kind in ("say", "note", "do", "show", "ask")
        for text in HOSTILE
    )
    steps = tuple(
        Step(
            id=prompt.id,
            code=w(),
            title=w(),
            time=minutes(5, 9),
            section=w(),
            guide=guide[at : at + 9],
            prompts=(prompt,),
            bring=(w(), w()),
            cues=(Cue(at_s=60, text=w()), Cue(half_way=True, text=w())),
            homework=(Homework(task=w(), who=w(), due=w()),),
            setting=Setting(kind="groups"),
        )
        for at, prompt in enumerate(prompts)
    )
    blanks = (Blank(name="gap", question=w()), Blank(name=w(), question=w()))
    return Agenda(
        workshop=HOSTILE[5], goal=w(), steps=steps, blanks=blanks, before=HOSTILE, bring=HOSTILE, after=HOSTILE
    )


def form() -> SetUp:
    groups = ", ".join(text.replace(",", "") for text in HOSTILE[:9])
    return SetUp(length="60", people="20", groups=groups, fills={"gap": HOSTILE[5] + HOSTILE[6]})


async def clean(c: Console, where: str) -> None:
    """Draw the screen as it stands and fail where a character would act on the terminal."""
    await c.settle()
    for segment in segments_of(c.app):
        assert not segment.control, where
        assert not [char for char in segment.text if acts(char)], f"{where}: {segment.text!r}"


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
async def test_an_agenda_of_hostile_words_runs_from_start_to_end(room: Room, size: tuple[int, int]) -> None:
    async with workshop(room, room.desk(plan(), form()), size=size) as c:
        await clean(c, "ready")
        await c.press("space")
        for step in c.session.agenda.steps:
            await clean(c, f"step {step.id}")
            await c.after(90)
            await c.press(*("n", "n")[: 1 if step == c.session.agenda.steps[-1] else 2])
        await clean(c, "closing")
        await c.press("down", "enter")
        await c.back_to_main()
        await clean(c, "closed")
        assert c.session.run.ended is not None


async def test_hostile_answers_are_shown_while_they_are_typed_and_after(room: Room) -> None:
    async with workshop(room, room.desk(plan(), form()), keys=["space", "3"]) as c:
        for text in HOSTILE:
            await c.paste(text)
            await clean(c, f"typing {text!r}")
            await c.press("enter")
        await clean(c, "answers")
        await c.press("escape", "u")
        await clean(c, "undone")
        await c.press("s")
        await clean(c, "skipped")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_answer_is_kept_as_it_was_typed(room: Room, text: str) -> None:
    desk = room.desk(plan(), form())
    desk.record(ask.ToggleClock())
    assert desk.board(writing=False).writing is not None
    assert desk.write(text).done
    assert [answer.text for answer in desk.session.answers] == [text]
    desk.close()


async def test_pasting_keeps_every_character(room: Room) -> None:
    async with workshop(room, keys=["space", "n", "n", "a"]) as c:
        one_liners = [text for text in HOSTILE if len(text.splitlines()) == 1]
        for text in one_liners:
            await c.answer(text)
        assert [answer.text for answer in c.session.answers] == one_liners


async def test_every_window_shows_hostile_words_harmlessly(room: Room) -> None:
    async with workshop(room, room.desk(plan(), form()), keys=["space"]) as c:
        for text in HOSTILE:
            await c.do(ask.Write("list", text, c.session.group_names[5]))
        await c.press("j")
        await c.window(ChooseScreen)
        await clean(c, "jump")
        await c.press("escape", "t")
        await c.window(AskLineScreen)
        await c.paste(HOSTILE[5])
        await clean(c, "end")
        await c.press("escape", "e")
        await c.window(AnswersScreen)
        await clean(c, "answers")
        for at, _ in enumerate(HOSTILE):
            await c.press("home", *["down"] * at, "enter")
            await c.window(AskLineScreen)
            await clean(c, f"changing {HOSTILE[at]!r}")
            await c.press("escape")
            await c.window(AnswersScreen)
        await c.press("d")
        await clean(c, "removed")


async def test_a_table_of_hostile_columns_is_gone_through(room: Room) -> None:
    async with workshop(room, room.desk(plan(), form()), keys=["space"]) as c:
        await c.do(ask.JumpTo("table"), ask.Write("table", "\x1b[31m | 2", c.session.group_names[5]))
        await c.press("e", "enter")
        await c.window(ChooseScreen)
        await clean(c, "columns")
        await c.press("enter")
        await c.window(AskLineScreen)
        await clean(c, "cell")


async def test_the_report_and_its_notes_show_hostile_words_harmlessly(room: Room) -> None:
    async with workshop(room, room.desk(plan(), form()), keys=["space"]) as c:
        for text in HOSTILE:
            await c.do(ask.Write("list", text, c.session.group_names[5]))
        await c.press("r")
        await c.window(ReportScreen)
        for key in ("1", "2", "3", "x"):
            await c.press(key)
            await clean(c, f"report {key}")


async def test_pasted_lines_that_are_asked_about_are_shown_harmlessly(room: Room) -> None:
    async with workshop(room, room.desk(plan(), form()), keys=["space", "a"]) as c:
        await c.paste("\n".join(HOSTILE))
        await clean(c, "several lines")
        await c.press("enter")
        await c.window(ChooseScreen)
        await clean(c, "how many")
        await c.press("enter")
        await c.back_to_main()
        await c.until(lambda: len(c.session.answers) >= len(HOSTILE))
        await clean(c, "all")


async def test_the_set_up_shows_hostile_words_harmlessly(room: Room) -> None:
    agenda, now = plan(), room.clock.now().wall
    async with console(room, size=WIDE) as c:
        given = SetUp(length=HOSTILE[5], people=HOSTILE[7], groups=HOSTILE[6], fills={"gap": HOSTILE[5]})
        await c.app.push_screen(SetUpScreen(agenda, given, lambda typed: read_set_up(agenda, typed, now, UTC_ROOM)))
        screen = await c.window(SetUpScreen)
        await clean(c, "set-up")
        for field in screen.query(Field):
            field.focus()
            await c.paste("\n".join(HOSTILE))
            await clean(c, f"pasting into {field.id}")
        await c.press("f8")
        await clean(c, "problems")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
async def test_the_list_shows_hostile_titles_and_files_harmlessly(room: Room, size: tuple[int, int]) -> None:
    room.desk(plan(), form()).close()
    titles = [text for text in HOSTILE if "\ud800" not in text]
    for at, text in enumerate(titles):
        escaped = "".join(f"\\U{ord(char):08X}" for char in text)
        room.shelve(f"ok {at} [bold] \x1b[31m", f'workshop: "{escaped}"\nsteps:\n  - "{escaped}, 5 min"\n')
        room.shelve(f"not {at} [bold] \u202e", f'workshop: x\nsteps:\n  - "{escaped}": "{escaped}"\n', own=True)
    async with console(room, size=size) as c:
        for _ in range(2 * len(titles) + 4):
            await clean(c, "list")
            await c.press("down")
        await c.paste("\x1b[31m")
        await clean(c, "search")
        await c.press("escape", "enter")
        await clean(c, "opened")


async def test_a_hostile_reason_of_the_disk_is_shown_harmlessly(room: Room) -> None:
    file = FakeFile(room.folders.sessions / "gone \x1b[31m [/oops].json")
    async with workshop(room, room.desk_on(file), keys=["space"]) as c:
        file.fails = " ".join(HOSTILE)
        await c.press("n", "n")
        await clean(c, "not saved")
        assert c.message
