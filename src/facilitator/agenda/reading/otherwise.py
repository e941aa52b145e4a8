"""Words that published plans have at the top and in their steps and that are no keys here, each with its way out."""

_DAY = "Leave the line out: the report carries the day by itself. What people should read stands in the title."
_PLACE = (
    "What has to be ready there goes under `before:`, like `before: Set up the hall`; "
    "what changes from day to day is asked for under `fill in:`, like `room: Which room are we in?`."
)
_LEADER = (
    "Leave the line out; if people should hear the name, ask for it under `fill in:`, "
    "like `leader: Who leads today?`, and write `[leader]` under SAY in the guide."
)
_PARTS = "Leave the line out: each step carries its own. Put what it says under `guide: |` of the step it belongs to."
_WHO = (
    "How the room sits is `in:`, like `in: groups`; who answers a question stands below that question; "
    "who leads the step goes behind `note:`."
)

OTHERWISE: dict[str, dict[str, str]] = {
    "file": {
        "date": _DAY, "dates": _DAY, "day": _DAY, "location": _PLACE, "place": _PLACE, "venue": _PLACE,
        "room": _PLACE, "facilitator": _LEADER, "facilitators": _LEADER,
        "trainer": _LEADER, "trainers": _LEADER, "leader": _LEADER, "method": _PARTS, "methods": _PARTS,
        "activities": _PARTS, "instructions": _PARTS,
    },
    "step": {
        "activity": "Write its name behind `title:`; what is done goes behind `do:`.",
        "who": _WHO,
    },
    "question": {
        "at": "A question is asked where `ASK:` and its `id` stand in the guide; without that, at the end of the step.",
        "at most": "There is no upper limit to set; write it into the question, or below it as `help: six at most`.",
        "maximum": "There is no upper limit to set; write it into the question, or below it as `help: six at most`.",
        "max": "There is no upper limit to set; write it into the question, or below it as `help: six at most`.",
        "top": "Leave the line out: `for each` goes through what was voted for, the most votes first. "
        "Write how many you want below it as `help: the first five only`, and leave the others empty.",
        "time": "A question has no time of its own. Put it into a step inside this one, with its `time:`.",
    },
}  # fmt: skip
"""By the place where a word is written: the sentence that says where what it holds belongs."""

PASSED_OVER: dict[str, frozenset[str]] = {
    "file": frozenset(
        {"date", "dates", "day", "location", "place", "venue", "room", "facilitator", "facilitators", "trainer",
         "trainers", "leader"}
    ),
    "question": frozenset({"at most", "max", "maximum", "top"}),
}  # fmt: skip
"""Words without which an agenda is as good: they stop no file."""
