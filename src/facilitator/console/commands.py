"""Every key of the main screen, in one table.

Bindings, the line of keys, the palette, the help screen and the table in `docs/keys.md` are all made from it. To add
a key: add a line here. If it raises an intent, that is all. If it opens a window, name a function of
`screens/dialogs.py`; if it is about the screen itself, a method of `screens/workshop.py`.
"""

from dataclasses import dataclass
from typing import Literal

from facilitator.session import intents as ask
from facilitator.session.intents import Intent

Mode = Literal["commands", "writing", "both"]
Section = Literal["Time", "Answers", "Screens"]


@dataclass(frozen=True, slots=True)
class Window:
    """Opens a window: a function of `screens/dialogs.py` that may end in an intent."""

    name: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Aims at the question or the group after this one, or before it."""

    what: Literal["question", "group"]
    by: int


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be asked for with a key."""

    id: str
    names: str
    """The keys by Textual's names, parted by blanks; the first is the one that is shown."""
    label: str
    """One or two words for the line of keys."""
    section: Section
    does: Intent | Window | Turn | str
    """The intent it raises, the window it opens, where it aims, or a method of the main screen without its `do_`."""
    help: str
    mode: Mode = "commands"
    """Where its keys work: while single keys are commands, while they are text, or both."""
    in_line: bool = False
    """Whether it stands in the line of keys."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Return its keys by Textual's names."""
        return tuple(self.names.split())


# fmt: off
COMMANDS: tuple[Command, ...] = (
    # Time
    Command("clock", "space f5", "start/pause", "Time", ask.ToggleClock(), "Start the workshop, pause it, go on.", "both", in_line=True),
    Command("next", "n f8", "next", "Time", ask.GoNext(), "Close this step and begin the next one.", "both", in_line=True),
    Command("back", "b", "back", "Time", ask.GoBack(), "Take up the step before; this one stays open."),
    Command("jump", "j", "jump", "Time", Window("jump"), "Choose any step and begin it."),
    Command("skip", "s", "skip", "Time", ask.Skip(), "Leave this step out; it is kept as skipped."),
    Command("more", "plus", "minute", "Time", "more", "A minute more: see who pays, Enter gives.", in_line=True),
    Command("less", "minus", "minute less", "Time", "less", "Take a minute from this step."),
    Command("began", "w", "really began", "Time", Window("began"), "This step really began at another time."),
    Command("turn", "g", "next speaker", "Time", ask.Speak(), "Report back: the next group's turn."),
    Command("cue", "y", "reminder done", "Time", ask.FollowCue(), "Mark the reminder that is due as done."),
    Command("cut", "o", "what to cut", "Time", Window("cut"), "What to leave out when it no longer fits."),
    Command("close", "c", "close", "Time", Window("close"), "Close the workshop here; the rest stays open."),
    Command("end", "t", "end time", "Time", Window("move_end"), "Move the end of the workshop."),
    Command("undo", "u", "undo", "Time", ask.Undo(), "Take the last thing back.", in_line=True),
    Command("redo", "ctrl+r", "redo", "Time", ask.Redo(), "Bring back what was undone.", "both"),
    Command("gap", "x", "do not count", "Time", ask.DoNotCount(), "Leave out the time that the laptop slept."),
    # Answers
    Command("write", "a enter", "answer", "Answers", "write", "Write an answer.", in_line=True),
    Command("group", "1 2 3 4 5 6 7 8 9", "group", "Answers", "write_for", "Write an answer of that group.", in_line=True),
    Command("group-at-once", "alt+1 alt+2 alt+3 alt+4 alt+5 alt+6 alt+7 alt+8 alt+9", "group at once", "Answers", "write_for", "The same without leaving the line.", "both"),
    Command("prompt", "tab", "question", "Answers", Turn("question", 1), "Go to the next question of this step.", "both", in_line=True),
    Command("prompt-back", "shift+tab", "question back", "Answers", Turn("question", -1), "Go to the question before.", "both"),
    Command("group-down", "ctrl+down", "next group", "Answers", Turn("group", 1), "Write for the next group or person.", "both"),
    Command("group-up", "ctrl+up", "group before", "Answers", Turn("group", -1), "Write for the group or person before.", "both"),
    Command("row", "ctrl+n", "row done", "Answers", "close_row", "Leave the rest of a table row empty.", "both"),
    Command("board", "v", "who answered", "Answers", Window("who_answered"), "Who has answered what; write where a gap is."),
    Command("answers", "e", "edit", "Answers", Window("edit"), "Go through the answers: change, move, remove."),
    Command("carried", "q", "carried over", "Answers", Window("carried"), "What was carried over; settle promises."),
    Command("blanks", "i", "fill in", "Answers", Window("blanks"), "Fill in a blank of the script, or change it."),
    Command("park", "p f9", "park", "Answers", Window("park"), "Put something off for later; it is kept.", "both"),
    Command("promises", "h", "to do", "Answers", Window("promises"), "Homework, actions, parking lot: done or open."),
    Command("find", "slash", "find", "Answers", Window("find"), "Find anything said, in this session or before."),
    Command("merge", "m", "put together", "Answers", Window("merge"), "Put answers together that say the same."),
    Command("groups", "l", "groups", "Answers", Window("groups"), "Who sits where: late, left, swaps, roles."),
    Command("leave-line", "escape", "keys", "Answers", "stop_writing", "Stop writing; what is typed stays.", "writing"),
    # Screens
    Command("page-down", "pagedown", "script down", "Screens", "script_down", "Go on in the script.", "both"),
    Command("page-up", "pageup", "script up", "Screens", "script_up", "Go back in the script.", "both"),
    Command("script", "f", "script", "Screens", "whole_script", "The script on the whole screen, and back.", in_line=True),
    Command("timekeeper", "k", "clock", "Screens", Window("timekeeper"), "The clock on the whole screen, large."),
    Command("bell", "exclamation_mark", "bell", "Screens", "toggle_bell", "The bell: off at first."),
    Command("change", "d", "agenda changed", "Screens", Window("change"), "See a change of the agenda's file; take it over."),
    Command("report", "r", "report", "Screens", Window("report"), "The report as it stands.", in_line=True),
    Command("home", "ctrl+o", "home", "Screens", "home", "Back to the list; the session can be resumed."),
    Command("help", "question_mark f1", "help", "Screens", Window("help"), "All keys.", "both", in_line=True),
    Command("quit", "ctrl+q", "leave", "Screens", "leave", "Leave; it is resumed to the second.", "both"),
)
"""In the order in which help shows them."""
# fmt: on

KEY_NAMES = {
    "exclamation_mark": "!",
    "question_mark": "?",
    "plus": "+",
    "slash": "/",
    "minus": "-",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}


_KEYS_OF_TEXT = frozenset({"space", "enter", "plus", "minus", "slash", "question_mark", "exclamation_mark"})
"""Keys with a long name that type a character."""


def key_name(key: str) -> str:
    """Return a key as it is printed on the keyboard."""
    if key in KEY_NAMES:
        return KEY_NAMES[key]
    if key.startswith("alt+"):
        return f"Alt+{key[4:]}"
    if key.startswith("ctrl+"):
        return f"Ctrl+{key_name(key[5:]) if key[5:] in KEY_NAMES else key[5:].capitalize()}"
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


def keys_text(command: Command, mode: Mode = "both") -> str:
    """Return the keys of a command in words, for one mode: "Space, F5"."""
    keys = [key for key in command.keys if mode != "writing" or works_while_writing(key)]
    if keys and keys[0] == "1":
        return "1–9"
    if keys and keys[0] == "alt+1":
        return "Alt+1–9"
    return ", ".join(key_name(key) for key in keys)


def works_while_writing(key: str) -> bool:
    """Return whether a key can be a command while the writing line has the keyboard."""
    return len(key) > 1 and key not in _KEYS_OF_TEXT


def command(command_id: str) -> Command:
    """Return the command with this id; raises KeyError where there is none."""
    return _BY_ID[command_id]


_BY_ID = {candidate.id: candidate for candidate in COMMANDS}
