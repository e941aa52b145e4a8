"""Words as the values they stand for: yes and no, numbers, lengths, clock times, how the room sits."""

import re

from facilitator.agenda.duration import DurationRefused, TimeRange, read_duration, say_range
from facilitator.agenda.duration_words import in_words
from facilitator.agenda.model import Who
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.nodes import Node
from facilitator.agenda.reading.sizes import groups_in_number, read_size

LONGEST_SPAN_MIN = 12 * 60
"""From one clock time to another; what is longer was rather turned around."""

YES_NO = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}

CLOCK = re.compile(
    r"(?P<hour>[01]?[0-9]|2[0-4])(?:[:.h](?P<minute>[0-5][0-9]))?\s*(?P<half>[ap]\.?m\.?)?", re.IGNORECASE
)

NUMBERS = re.compile(
    r"(?:about\s+|groups of\s+)?(?P<least>[0-9]{1,5})(?:\s*(?:[-–—‒]|to)\s*(?P<most>[0-9]{1,5}))?(?:\s+people)?",
    re.IGNORECASE,
)

PERSON_WORDS = (
    "person", "people", "student", "participant", "learner", "pupil", "member", "attendee", "youth", "teen",
    "teenager", "child", "children", "kid", "individual", "trainee", "parent", "parishioner", "delegate", "employee",
    "worker", "colleague", "volunteer", "teacher", "guest", "adult", "team member", "group member",
)  # fmt: skip
"""What single people are called."""

WHO: dict[str, Who] = {
    **dict.fromkeys(PERSON_WORDS, "person"), "pair": "pair", "partner": "pair", "couple": "pair", "dyad": "pair",
    "group": "group", "team": "group", "small group": "group", "table": "group", "breakout group": "group",
    "room": "room", "whole room": "room", "class": "room", "whole class": "room", "whole group": "room",
    "large group": "room", "plenary": "room", "all together": "room",
    "everyone together": "room", "everybody together": "room",
}  # fmt: skip

WHO_OF_SETTING: dict[str, Who] = {
    "everyone": "room", "alone": "person", "pairs": "pair", "groups": "group", "teams": "group", "1-2-4-all": "group",
}  # fmt: skip
"""Who answers where a question does not say it."""


def yes_of(desk: Desk, node: Node, key: str) -> bool:
    """Return a yes or no."""
    written = desk.line(node, key)
    if key == "optional" and re.match(r"(?:only\s+)?(?:if|when|as)\b", written, re.IGNORECASE):
        desk.warn(node, f"“{short(written)}” is taken for a yes.", "Write `optional: yes`, and why behind `note:`.")
        return True
    if written and written.casefold() not in YES_NO:
        desk.problem(node, f"“{key}” is a yes or a no, and “{short(written)}” is neither.", f"Write `{key}: yes`.")
    return YES_NO.get(written.casefold(), False)


def whole_of(desk: Desk, node: Node, key: str) -> int:
    """Return a whole number, 0 with a problem where there is none."""
    written = desk.line(node, key)
    if re.fullmatch(r"[0-9]{1,6}", written):
        return int(written)
    if written:
        desk.problem(node, f"“{key}” wants a whole number, not “{short(written)}”.", f"Write it like `{key}: 3`.")
    return 0


def whole_between(desk: Desk, node: Node, key: str, least: int, most: int) -> int:
    """Return a whole number within bounds, 0 with a problem for any other."""
    found = whole_of(desk, node, key)
    if not least <= found <= most and re.fullmatch(r"[0-9]{1,6}", desk.line(node, key)):
        desk.problem(node, f"“{key}” goes from {least} to {most}.", f"Write a number between them, like `{key}: 3`.")
        return 0
    return found


def refuse_range(desk: Desk, node: Node) -> bool:
    """Note `repeat: 1-3`, which says how often at least and at most; return whether it was such a range."""
    written = desk.line(node, "repeat")
    found = NUMBERS.fullmatch(written)
    if not found or not found["most"]:
        return False
    least = min(int(found["least"]), int(found["most"]))
    sure = f"Write `repeat: {least}`" if least > 1 else "Leave `repeat` out"
    what = f"“repeat” wants one whole number, not “{short(written)}”."
    fix = f"{sure}, and put what comes only if there is time in a step of its own below it with `optional: yes`."
    desk.problem(node, what, fix)
    return True


def numbers_of(desk: Desk, node: Node, key: str) -> tuple[int, int] | None:
    """Return the smallest and the largest of "6-24" or "12"."""
    written = desk.line(node, key)
    found = read_size(written)
    if not found:
        if key == "size" and groups_in_number(written):
            what = f"“{short(written)}” says how many groups there are; “{key}” wants how many people are in one."
            desk.problem(node, what, f"Write `number: {groups_in_number(written)}` in the place of `{key}`.")
        elif written:
            what = f"“{key}” wants a number of people, not “{short(written)}”."
            desk.problem(node, what, f"Write it like `{key}: 12` or `{key}: 6-24`.")
        return None
    least, most = found.least, found.most
    if least > most:
        what = f"The smaller number comes first: {least} is more than {most}."
        desk.problem(node, what, f"Write `{key}: {most}-{least}`.")
        return None
    if not found.is_sure or (key == "people" and re.search(r"\b(?:per|each)\b", written)):
        plain = f"{least}" if least == most else f"{least}-{most}"
        what = f"“{short(written)}” is read as {plain} people."
        desk.warn(node, what, f"If that is right, write `{key}: {plain}`.")
    return least, most


def time_of(desk: Desk, node: Node, key: str, begins: str = "start") -> TimeRange | None:
    """Return a length of time; None for "no limit", and with a problem for words that are no length.

    `begins` is the key beside it that takes a clock time.
    """
    written = desk.line(node, key)
    found = read_duration(written) if written else None
    if isinstance(found, DurationRefused) and written.casefold().endswith((" each", " apiece")):
        each = read_duration(f"{written.rsplit(maxsplit=1)[0]} each person")
        if isinstance(each, TimeRange):
            what = f"“{short(written)}” does not say for each what; it is taken for each person."
            desk.warn(node, what, f"Write `{key}: {short(written)} person`, or each group, or each item.")
            return each
    if isinstance(found, DurationRefused):
        what, _, fix = found.reason.partition(". ")
        fix = _with_clock(written, begins) or fix
        desk.problem(node, f"{what.rstrip('.')}.", fix)
        return None
    if found and found.least_s > found.most_s:
        desk.problem(node, f"The smaller number comes first in “{short(written)}”.", "Turn the two around.")
        return None
    return found


def _with_clock(written: str, begins: str) -> str:
    """Return the way out for "9:30" and "15:00 - 15:15" where a length is wanted, nothing for other words."""
    if clock_of(written):
        does = "workshop" if begins == "start" else "step"
        return f"Write how long it takes, like `10 min` or `1 h 30 min`; when the {does} begins goes into `{begins}:`."
    ends = re.fullmatch(r"(?:from )?(.+?)\s*(?:[-–—]|to|until|till)\s*(.+)", written, re.IGNORECASE)
    last = clock_of(ends[2]) if ends else ""
    half = re.search(r"[ap]\.?m\.?$", ends[2], re.IGNORECASE) if ends else None
    first = (clock_of(ends[1]) or (clock_of(ends[1] + half[0]) if half else "")) if ends else ""
    if not first or not last:
        return ""
    from_min, to_min = (int(each[:2]) * 60 + int(each[3:]) for each in (first, last))
    hours, minutes = divmod((to_min - from_min) % (24 * 60), 60)
    length = " ".join([f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes or not hours))
    if not 0 < (to_min - from_min) % (24 * 60) <= LONGEST_SPAN_MIN:
        return ""
    if from_min < 60:
        return f"Write how long it takes: `time: {length}`."
    return f"Write `{begins}: {first.removeprefix('0')}`, and below it `time: {length}`."


ABOUT = re.compile(
    r"(?:about|around|approx(?:imately|\.)?|circa|ca\.?|roughly|~)\s*(?P<clock>[^~]+)|(?P<ish>.+?)\s*-?ish",
    re.IGNORECASE,
)
"""A clock time that is not meant to the minute: "10:15-ish", "about 3:30 pm"."""


def clock_of(written: str) -> str:
    """Return a clock time as "HH:MM" (24 h), or nothing where the words are none."""
    found = CLOCK.fullmatch(written.strip())
    if not found or not (found["minute"] or found["half"]):
        return ""
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "").casefold()
    if half and not 1 <= hour <= 12:
        return ""
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 else ""


def clock_time_of(desk: Desk, node: Node, key: str) -> str:
    """Return a clock time as "HH:MM" (24 h), nothing with a problem for other words."""
    written = desk.line(node, key)
    found = clock_of(written)
    if not found and (about := ABOUT.fullmatch(written)) and (found := clock_of(about["clock"] or about["ish"])):
        what = f"“{short(written)}” is taken for {found}."
        desk.warn(node, what, f"Nothing before it may run later. Write `{key}: {found}`, or leave the line out.")
    if written and not found:
        fix = _with_clock(written, key) or f"Write it like `{key}: 9:30` or `{key}: 2:15 pm`."
        if isinstance(read_duration(written), TimeRange):
            fix += f" How long the {'workshop' if key == 'start' else 'step'} takes goes into `time:`."
        desk.problem(node, f"“{key}” wants a clock time, not “{short(written)}”.", fix)
    return found


def turn_of(desk: Desk, node: Node) -> int:
    """Return the length of one turn in seconds; 0 with a problem for what is not one length."""
    written = desk.line(node, "timer")
    found = read_duration(written)
    is_range = isinstance(found, TimeRange) and found.least_s != found.most_s
    if isinstance(found, TimeRange) and not (is_range or found.base_s or not found.most_s):
        return found.most_s
    if is_range:
        what = "A timer runs for one length of time, and this is a range."
        desk.problem(node, what, "Write one length, like `timer: 90 sec`; the range goes into `time:`.")
    elif written:
        what = f"“{short(written)}” is not how long one turn takes."
        desk.problem(node, what, "Write one length, like `timer: 90 sec`.")
    return 0


def warn_of_long_turns(desk: Desk, node: Node, timer_s: int, rounds: int, time: TimeRange) -> None:
    """Warn where one turn in each round takes longer than the step that they are in."""
    needed_s = timer_s * max(1, rounds)
    if needed_s <= time.base_s + time.most_s:
        return
    turns = f"{rounds} rounds of {in_words(timer_s)} take {in_words(needed_s)}"
    what = f"{turns if rounds else f'One turn takes {in_words(timer_s)}'}, and the step has {say_range(time)}."
    desk.warn(node, what, "Give the step more time, or shorten the turns.")


def who_of(desk: Desk, node: Node) -> Who | None:
    """Return who answers; None with a problem where the words are not known."""
    written = desk.line(node, "who")
    plain = written.casefold().removeprefix("the ").removeprefix("each ").removeprefix("every ")
    found = WHO.get(plain) or WHO.get(plain.removesuffix("s"))
    if written and not found:
        what = f"“{short(written)}” does not say who answers."
        desk.problem(node, what, "Write `person`, `pair`, `group`, or `room` for one answer from all together.")
    return found
