"""The windows that the main screen opens; they are imported when the first one is."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import wraps
from typing import Any, TypeVar

from textual.app import App

from facilitator.agenda.guide import blank_name
from facilitator.agenda.model import Blank
from facilitator.console.desk import Desk
from facilitator.console.screens.answer_board import who_answered
from facilitator.console.screens.answers import AnswersScreen
from facilitator.console.screens.ask_line import AskLineScreen
from facilitator.console.screens.carried import show_carried
from facilitator.console.screens.change import ChangeScreen
from facilitator.console.screens.choose import ChooseScreen
from facilitator.console.screens.desk_timekeeper import DeskTimekeeperScreen
from facilitator.console.screens.find import FindScreen
from facilitator.console.screens.groups import SEEDS, DeskTable, GroupsScreen
from facilitator.console.screens.help import HelpScreen
from facilitator.console.screens.merging_dialog import merge
from facilitator.console.screens.next_dialog import asks_for_next, plan_next
from facilitator.console.screens.promising import park, promises
from facilitator.console.screens.report import ReportScreen
from facilitator.console.screens.said import SaidScreen
from facilitator.live.agenda_rows import steps_left, steps_to_jump_to
from facilitator.live.aim import Aim, prompts_at
from facilitator.live.began import explain_began, read_began
from facilitator.live.cut_advice import cut_advice
from facilitator.live.end_time import explain_deadline, read_deadline
from facilitator.live.too_early import why_too_early
from facilitator.session import intents as ask
from facilitator.session.answer_rules import step_at
from facilitator.session.answers import Answer
from facilitator.session.find import Filled

Asked = TypeVar("Asked")


def _recorded_here(
    window: Callable[[App[None], Desk], Coroutine[Any, Any, Asked]],
) -> Callable[[App[None], Desk], Coroutine[Any, Any, Asked | ask.FollowCue]]:
    """Keep a window shut whose answer this console may not record.

    In its place comes an intent that the desk refuses, with the sentence why.
    """

    @wraps(window)
    async def unless_read_only(app: App[None], desk: Desk) -> Asked | ask.FollowCue:
        return ask.FollowCue() if desk.read_only else await window(app, desk)

    return unless_read_only


@_recorded_here
async def jump(app: App[None], desk: Desk) -> ask.Intent | None:
    """Ask which step is to begin."""
    rows = desk.board(writing=False).agenda
    question = f"{why_too_early(desk.session, desk.clock.now().wall)} Jump to which step?".strip()
    chosen = await app.push_screen_wait(ChooseScreen(question, steps_to_jump_to(desk.session, rows)))
    return ask.JumpTo(chosen) if chosen is not None else None


@_recorded_here
async def move_end(app: App[None], desk: Desk) -> ask.Intent | None:
    """Ask when the workshop has to end."""
    zone = desk.session.zone
    asked = AskLineScreen(
        "When does it have to end?",
        lambda typed: explain_deadline(typed, desk.clock.now().wall, zone),
        otherwise="Type a time of day like 11:15, or minutes like 20.",
    )
    typed = await app.push_screen_wait(asked)
    deadline = read_deadline(typed, desk.clock.now().wall, zone) if typed else None
    return ask.MoveDeadline(deadline) if deadline is not None else None


@_recorded_here
async def began(app: App[None], desk: Desk) -> ask.Intent | None:
    """Ask when the running step really began."""
    step = desk.session.agenda.find_step(desk.session.run.running or "")
    if step is None:
        return ask.Backdate(desk.clock.now().wall)
    asked = AskLineScreen(
        f"When did “{step.title}” really begin?",
        lambda typed: explain_began(desk.session, typed, desk.clock.now().wall),
        otherwise="Type how long ago, like 3 or 90 sec, or a time of day like 10:05.",
    )
    typed = await app.push_screen_wait(asked)
    since = read_began(typed, desk.clock.now().wall, desk.session.zone) if typed else None
    return ask.Backdate(since) if since is not None else None


@_recorded_here
async def cut(app: App[None], desk: Desk) -> tuple[ask.Intent, ...] | None:
    """Say what has to go for the rest to fit again, and ask whether to skip it."""
    advice = cut_advice(desk.session, desk.clock.now().wall)
    if not advice.steps:
        await app.push_screen_wait(ChooseScreen(advice.sentence, [("", "Go back")]))
        return None
    offered = [("yes", "Yes, skip: " + " · ".join(advice.lines)), ("no", "No, go on with everything")]
    chosen = await app.push_screen_wait(ChooseScreen(advice.sentence, offered))
    return tuple(ask.Skip(step) for step in advice.steps) if chosen == "yes" else None


@_recorded_here
async def close(app: App[None], desk: Desk) -> ask.Intent | None:
    """Ask whether the workshop is to be closed here."""
    if desk.session.run.ended is not None:
        return await plan_next(app, desk) if asks_for_next(desk) else ask.Close()
    left = steps_left(desk.board(writing=False).agenda)
    question = "This is the last step. Close the workshop now?" if desk.at_the_end else "Close the workshop now?"
    question = f"{question} Not reached: {left}." if left and not desk.at_the_end else question
    question = f"{why_too_early(desk.session, desk.clock.now().wall)} {question}".strip()
    chosen = await app.push_screen_wait(ChooseScreen(question, [("no", "No, go on"), ("yes", "Yes, close it")]))
    if chosen != "yes":
        return None
    if not asks_for_next(desk) or not desk.record(ask.Close()).done:
        return ask.Close()
    return await plan_next(app, desk)


@_recorded_here
async def blanks(app: App[None], desk: Desk) -> ask.Intent | None:
    """Ask which blank is to be filled, and with what."""
    fills = desk.session.fills
    offered = [(blank.name, f"[{blank.name}]  {fills.get(blank.name, '–')}") for blank in desk.session.agenda.blanks]
    if not offered:
        await app.push_screen_wait(ChooseScreen("This agenda has no blanks.", [("", "Go back")]))
        return None
    name = await app.push_screen_wait(ChooseScreen("Which blank?", offered))
    blank = next((blank for blank in desk.session.agenda.blanks if blank.name == name), None)
    return await _fill_in(app, desk, blank) if blank is not None else None


async def _fill_in(app: App[None], desk: Desk, blank: Blank) -> ask.Intent | None:
    value = desk.session.fills.get(blank.name, "")
    typed = await app.push_screen_wait(AskLineScreen(blank.question, lambda text: "", value))
    return ask.FillBlank(blank.name, typed) if typed is not None else None


async def edit(app: App[None], desk: Desk) -> None:
    """Go through the answers to the question at hand."""
    await app.push_screen_wait(AnswersScreen(desk))


async def find(app: App[None], desk: Desk) -> Aim | ask.Intent | None:
    """Find what was said; what was said here is opened for a change, and its question and group are aimed at."""
    hit = await app.push_screen_wait(FindScreen(desk.place, desk))
    if hit is None:
        return None
    said = hit.said
    if isinstance(said, Filled):
        blank = next(
            (blank for blank in desk.session.agenda.blanks if blank_name(blank.name) == blank_name(said.name)), None
        )
        if blank is not None:
            return await _fill_in(app, desk, blank)
        await app.push_screen_wait(SaidScreen(hit))
        return None
    here = any(prompt.id == said.prompt for prompt in prompts_at(desk.session))
    if isinstance(said, Answer):
        await app.push_screen_wait(AnswersScreen(desk, said))
    elif not here:
        await app.push_screen_wait(SaidScreen(hit))
    return Aim(said.prompt, said.group or desk.aim.group, step_at(desk.session)) if here else None


async def groups(app: App[None], desk: Desk) -> None:
    """Show who sits where, to be changed."""

    def seed() -> int:
        return desk.session.last_seq + int(desk.clock.now().wall.timestamp() * 1000) % SEEDS

    await app.push_screen_wait(GroupsScreen(DeskTable(desk), desk.session.agenda, seed))


async def change(app: App[None], desk: Desk) -> ask.Intent | None:
    """Show what has changed in the agenda's file, and ask whether it is to hold for the steps to come."""
    desk.agenda_file.look_closely(desk.session)
    found = desk.agenda_file.change
    if desk.agenda_file.is_gone:
        gone = "The agenda's file is not where it was. The workshop goes on without it."
        await app.push_screen_wait(ChooseScreen(gone, [("", "Go back")]))
        return None
    if found is None:
        await app.push_screen_wait(ChooseScreen("The agenda's file has not changed.", [("", "Go back")]))
        return None
    takes_over = await app.push_screen_wait(ChangeScreen(found))
    if not takes_over or found.agenda is None:
        return None
    return ask.TakeOver(found.agenda)


async def report(app: App[None], desk: Desk) -> None:
    """Show the report as it stands."""
    await app.push_screen_wait(ReportScreen(desk.place, desk.session))


async def timekeeper(app: App[None], desk: Desk) -> None:
    """Show the clock on the whole screen."""
    await app.push_screen_wait(DeskTimekeeperScreen(desk))


async def show_help(app: App[None], desk: Desk) -> None:
    """Show all keys; `desk` is not looked at."""
    await app.push_screen_wait(HelpScreen())


async def one_answer_each(app: App[None], text: str, *, in_rows: bool = False) -> tuple[list[str], bool]:
    """Ask whether the lines of a text are an answer each, in a table a row each or a cell each.

    Return the answers, none where it was called off, and whether each of them is a row.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    many, one = len(lines), ("one", "one answer with line breaks")
    if in_rows:
        rows, cells = f"{many} rows, one a line", f"{many} cells, one after the other"
        choices = [("rows", rows), ("each", cells), one]
    else:
        choices = [("each", f"{many} answers, one a line"), one]
    question = f"{many} lines: {many} {'rows' if in_rows else 'answers'}?"
    chosen = await app.push_screen_wait(ChooseScreen(question, choices))
    return {"rows": lines, "each": lines, "one": [text]}.get(chosen or "", []), chosen == "rows"


Came = ask.Intent | tuple[ask.Intent, ...] | Aim | None
"""What comes of a window: what is asked for, where to aim, or nothing."""

WINDOWS: Mapping[str, Callable[[App[None], Desk], Awaitable[Came]]] = {
    "jump": jump,
    "move_end": move_end,
    "began": began,
    "cut": cut,
    "close": close,
    "blanks": blanks,
    "edit": edit,
    "groups": groups,
    "park": park,
    "promises": promises,
    "find": find,
    "merge": merge,
    "carried": show_carried,
    "change": change,
    "report": report,
    "timekeeper": timekeeper,
    "who_answered": who_answered,
    "help": show_help,
}
"""By the name that the table of commands gives them."""
