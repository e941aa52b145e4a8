"""Every key of an agenda file: where it stands, what it takes, and one sentence that says what it does."""

from dataclasses import dataclass
from typing import Literal

Place = Literal["file", "step", "question", "sheet", "reminder", "homework", "groups", "carry over"]
"""Where a key may stand, in the words a person is told."""

Takes = Literal[
    "line", "text", "texts", "time", "clock", "yes", "whole", "people", "steps", "questions", "sheets", "columns",
    "options", "labels", "reminders", "homework", "groups", "blanks", "tracks", "carry over", "setting", "who", "kind",
    "weights", "each", "documents",
]  # fmt: skip
"""What may stand behind a key; `texts` is a list or one text, `each` a list or the id of a question."""


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A key of an agenda file."""

    where: Place
    name: str
    takes: Takes
    says: str
    """One sentence for the person who writes the file."""


KEY_TABLE: tuple[KeyEntry, ...] = (
    KeyEntry("file", "workshop", "line", "The title of the workshop."),
    KeyEntry("file", "code", "line", "A short name, like `A`, under which the agenda can be run."),
    KeyEntry("file", "series", "line", "The series that this workshop belongs to; its workshops are listed together."),
    KeyEntry("file", "time", "time", "How long the room is booked; the steps are checked against it."),
    KeyEntry("file", "start", "clock", "The planned start, like `9:30` or `2:15 pm`."),
    KeyEntry("file", "people", "people", "For how many people it is made, like `12` or `6-24`."),
    KeyEntry("file", "goal", "text", "One sentence that says what is different when the workshop is over."),
    KeyEntry("file", "audience", "text", "Who the workshop is for."),
    KeyEntry("file", "language", "line", "The language that the workshop is held in."),
    KeyEntry("file", "fill in", "blanks", "Words that change from day to day, each with the question asked before."),
    KeyEntry("file", "bring", "texts", "What has to be in the room, ticked off before the start."),
    KeyEntry("file", "before", "texts", "What has to be done beforehand, ticked off before the start."),
    KeyEntry("file", "groups", "groups", "How groups are formed, for every step that sits in groups."),
    KeyEntry("file", "handouts", "sheets", "Sheets written in this file, or the names of sheets to print as well."),
    KeyEntry("file", "carry over", "carry over", "What is shown of the earlier workshops of the series."),
    KeyEntry("file", "steps", "steps", "The steps of the workshop, in the order they are run."),
    KeyEntry("file", "after", "texts", "What to do when the workshop is over."),
    KeyEntry("file", "next", "line", "The workshop that follows, by code or file name, also `D in 100 days`."),
    KeyEntry("file", "documents", "documents", "The documents that are made of the answers."),
    KeyEntry("step", "title", "line", "The name of the step."),
    KeyEntry("step", "code", "line", "A short name, like `A2`, that no other step has."),
    KeyEntry("step", "time", "time", "How long the step takes, like `10-15 min`; left out, as long as it takes."),
    KeyEntry("step", "in", "setting", "How the room sits: everyone, alone, in pairs, in groups or in teams."),
    KeyEntry("step", "guide", "text", "The words to say and what to do, under marks like `SAY:` and `NOTE:`."),
    KeyEntry("step", "say", "text", "Words to say, in the place of a `guide`."),
    KeyEntry("step", "do", "text", "What to do, in the place of a `guide`."),
    KeyEntry("step", "show", "text", "What to show, in the place of a `guide`."),
    KeyEntry("step", "note", "text", "A remark for yourself, in the place of a `guide`."),
    KeyEntry("step", "ask", "questions", "The questions of the step; what is answered is written down."),
    KeyEntry("step", "handout", "line", "The name of a sheet that is filled in during this step."),
    KeyEntry("step", "steps", "steps", "The parts of this step; it is then run part by part."),
    KeyEntry("step", "cues", "reminders", "Reminders at moments inside the step."),
    KeyEntry("step", "homework", "homework", "What people take home from this step."),
    KeyEntry("step", "bring", "texts", "What is needed for this step."),
    KeyEntry("step", "at", "clock", "A fixed start on the clock, like `12:30`; nothing before it may run later."),
    KeyEntry("step", "protect", "yes", "`yes` keeps the step's planned time, however late you run."),
    KeyEntry("step", "optional", "yes", "`yes` marks the step as one that you may skip."),
    KeyEntry("step", "break", "yes", "`yes` marks the step as a break."),
    KeyEntry("step", "rounds", "whole", "How many rounds the step has; each gets the same share of its time."),
    KeyEntry("step", "repeat", "whole", "How many times the step is run, one after the other, each a step of its own."),
    KeyEntry("step", "timer", "time", "How long one turn inside the step is, like `90 sec`."),
    KeyEntry("step", "section", "line", "A heading that stands above this step in the agenda."),
    KeyEntry("step", "tracks", "tracks", "What the parts of the room do at the same time: a name and a task for each."),
    KeyEntry("question", "ask", "line", "The question."),
    KeyEntry("question", "id", "line", "A short name of the question, by which other places speak of it."),
    KeyEntry("question", "kind", "kind", "What an answer looks like; left out, it is words."),
    KeyEntry("question", "who", "who", "Who gives one answer: a person, a pair, a group or the room."),
    KeyEntry("question", "options", "options", "What can be chosen, ticked or voted for."),
    KeyEntry("question", "many", "yes", "`yes` lets more than one option be chosen."),
    KeyEntry("question", "columns", "columns", "The columns of a table; a column may name what can be written in it."),
    KeyEntry("question", "rows", "texts", "Rows of a table that are given, by their first column."),
    KeyEntry("question", "at least", "whole", "How many items or rows you hope for."),
    KeyEntry("question", "labels", "labels", "What the levels of a scale mean, like `1 = hard, 5 = easy`."),
    KeyEntry("question", "unit", "line", "What a number counts, like `calls`."),
    KeyEntry(
        "question",
        "from",
        "line",
        "The id of an earlier question whose answers are worked on or voted for, or several ids.",
    ),
    KeyEntry("question", "for each", "each", "The things gone through one by one: a list, or the id of a question."),
    KeyEntry("question", "hidden", "yes", "`yes` shows the answers only when everybody has given one."),
    KeyEntry("question", "anonymous", "yes", "`yes` keeps the answers of single people without their names."),
    KeyEntry("question", "total", "yes", "`yes` adds up the numbers that are given."),
    KeyEntry("question", "weights", "weights", "What the first, second and third choice of a vote counts: `3,2,1`."),
    KeyEntry("question", "help", "text", "A hint beside the line where the answer is written."),
    KeyEntry("sheet", "sheet", "line", "The title of the sheet."),
    KeyEntry(
        "sheet", "one per", "line", "What one row stands for, like `tool`; `group` and `person` mean a sheet each."
    ),
    KeyEntry("sheet", "text", "text", "What stands above the lines to write on."),
    KeyEntry("sheet", "ask", "questions", "The questions of the sheet, written as in a step."),
    KeyEntry("sheet", "columns", "columns", "The columns of the sheet's table."),
    KeyEntry("sheet", "rows", "texts", "Rows of the sheet's table that are given, by their first column."),
    KeyEntry("reminder", "at", "line", "When: `5 min` after the beginning, `5 min left`, `half way`, or `end`."),
    KeyEntry("reminder", "every", "time", "Again and again, like `3 min`."),
    KeyEntry("reminder", "say", "text", "What to say at that moment."),
    KeyEntry("reminder", "do", "text", "What to do at that moment."),
    KeyEntry("homework", "task", "line", "What there is to do."),
    KeyEntry("homework", "who", "line", "Who does it, like `each group`."),
    KeyEntry("homework", "due", "line", "When it is due; a blank like `[hand-in date]` may stand here."),
    KeyEntry("homework", "hand in", "line", "The name of the sheet to hand in."),
    KeyEntry("groups", "size", "people", "How many people a group has, like `3-6`."),
    KeyEntry("groups", "number", "whole", "How many groups there are, like `5`; left out, it follows from the size."),
    KeyEntry("groups", "roles", "texts", "The roles in each group, like `timekeeper`."),
    KeyEntry("carry over", "from", "line", "The code or the file name of an earlier workshop."),
    KeyEntry("carry over", "show", "texts", "What of it: answers, homework, parked, actions, questions, or an id."),
)
"""Every key, in the order in which they are told of."""
