"""Words that published plans have at the top and in their steps and that are no keys here, each with its way out."""

_DAY = "Leave the line out: the report carries the day by itself. What people should read stands in the title."
_PLACE = (
    "What has to be ready there goes under `before:`, like `before: Set up the hall`; "
    "what changes from day to day is asked for under `fill in:`, like `room: Which room are we in?`."
)
_AIMS = "Write `goal:` and one sentence that says what is different at the end; several go below `goal: |`."
_LEADER = (
    "Leave the line out; if people should hear the name, ask for it under `fill in:`, "
    "like `leader: Who leads today?`, and write `[leader]` under SAY in the guide."
)
_PARTS = "Leave the line out: each step carries its own. Put what it says under `guide: |` of the step it belongs to."
_NOTE = "Put it under `guide: |`, in a line below it that begins with `NOTE:`."
_DO = "Put it under `guide: |`, in a line below it that begins with `DO:`; words to be read aloud go behind `SAY:`."
_WHO = (
    "How the room sits is `in:`, like `in: groups`; who answers a question stands below that question; "
    "who leads the step goes under `guide: |`, behind `NOTE:`."
)

OTHERWISE: dict[str, dict[str, str]] = {
    "file": {
        "date": _DAY, "dates": _DAY, "day": _DAY, "location": _PLACE, "place": _PLACE, "venue": _PLACE,
        "room": _PLACE, "objective": _AIMS, "objectives": _AIMS, "aim": _AIMS, "aims": _AIMS, "outcomes": _AIMS,
        "learning goals": _AIMS, "goals": _AIMS, "facilitator": _LEADER, "facilitators": _LEADER,
        "learning outcomes": _AIMS, "learning objectives": _AIMS, "outcome": _AIMS,
        "trainer": _LEADER, "trainers": _LEADER, "leader": _LEADER, "method": _PARTS, "methods": _PARTS,
        "activities": _PARTS, "instructions": _PARTS,
    },
    "step": {
        "activity": "Write its name behind `title:`; what is done goes under `guide: |`, behind `DO:`.",
        "instructions": _DO, "instruction": _DO, "procedure": _DO, "notes": _NOTE, "objective": _NOTE,
        "objectives": _NOTE, "goal": _NOTE, "aim": _NOTE, "aims": _NOTE, "method": _DO, "methods": _DO, "who": _WHO,
        "facilitator": _NOTE, "presenter": _NOTE, "speaker": _NOTE, "location": _NOTE, "place": _NOTE, "room": _NOTE,
    },
    "question": {
        "at": "A question is asked where `ASK:` and its `id` stand in the guide; without that, at the end of the step.",
        "at most": "There is no upper limit to set; write it into the question, or below it as `help: six at most`.",
        "max": "There is no upper limit to set; write it into the question, or below it as `help: six at most`.",
        "top": "Leave the line out: `for each` goes through what was voted for, the most votes first. "
        "Write how many you want below it as `help: the first five only`, and leave the others empty.",
        "time": "A question has no time of its own. Put it into a step inside this one, with its `time:`.",
    },
}  # fmt: skip
"""By the place where a word is written: the sentence that says where what it holds belongs."""
