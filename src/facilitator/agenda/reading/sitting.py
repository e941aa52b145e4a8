"""How the room sits: the words of the key `in`, also as teachers and published plans say them."""

import re

from facilitator.agenda.model import Setting
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.nodes import Node
from facilitator.agenda.reading.sizes import GROUPS_IN_NUMBER, read_size

SIZED_GROUPS = re.compile(
    r"(?:(?:small|mixed|breakout|random|new|their|table|same|working)\s+)*(?:teams(?=\s+of\s)|groups?|team|tables?|circles?)"
    r"\s*(?:,|\bof\b|\bwith\b|\()\s*(?P<size>.+?)\)?"
)
"""Groups with how many people they have behind it."""
SETTINGS = {
    "everyone": "everyone", "all": "everyone", "plenary": "everyone", "room": "everyone", "alone": "alone",
    "individually": "alone", "pair": "pairs", "pairs": "pairs", "in pairs": "pairs", "groups": "groups",
    "group": "groups", "in groups": "groups", "1-2-4-all": "1-2-4-all",
    "circle": "everyone", "a circle": "everyone", "together": "everyone", "teams": "groups",
    **dict.fromkeys(
        ("everybody", "all together", "large group", "big group", "whole group", "main group", "full group",
         "large groups", "whole class", "class", "full class", "whole room", "whole team", "plenary session",
         "full circle", "large circle", "big circle", "one circle", "fishbowl", "everybody together",
         "everyone together", "one group", "one large group", "congregation",
         "round robin", "round-robin", "go around", "go-around", "popcorn", "in turn", "one by one",
         "assembly", "large group discussion", "whole group discussion", "whole class discussion"), "everyone"),
    **dict.fromkeys(
        ("individual", "individual work", "on their own", "on your own", "by themselves", "by yourself", "solo",
         "single", "singly", "silently", "silent", "silence", "each alone", "each person", "independently", "own",
         "independent work", "quietly"), "alone"),
    **dict.fromkeys(("twos", "two by two", "partners", "with a partner", "one on one", "one-on-one", "1:1",
         "one to one", "think-pair-share", "think pair share", "turn and talk", "pair-share", "pair share",
         "elbow partners", "dyads", "dyad", "couples"), "pairs"),
    **dict.fromkeys(
        ("team", "small groups", "small group", "breakout groups", "break out groups", "breakout rooms", "breakouts",
         "break out rooms", "table groups", "tables", "at tables", "at their tables", "working groups", "work groups",
         "breakout work groups", "mixed groups", "their groups", "small teams", "small group discussion"), "groups"),
}  # fmt: skip

THREES_AND_FOURS = {"triads": 3, "triad": 3, "trios": 3, "trio": 3, "threes": 3, "fours": 4, "quads": 4, "fives": 5}
"""Groups that are named by how many people they have."""


def setting_of(desk: Desk, node: Node) -> Setting | None:
    """Return how the room sits; None with a problem where the words are not known."""
    written = desk.line(node, "in")
    plain = written.casefold().replace("-group", " group").rstrip(".")
    plain = re.sub(r"^(?:(?:in|as|at|with)\s+)?(?:(?:a|an|the|one)\s+)?", "", plain)
    kind = (
        SETTINGS.get(written.casefold())
        or SETTINGS.get(plain)
        or SETTINGS.get(re.sub(r"(?<!^teams)\s+\(.*\)$", "", plain))
    )
    in_number = GROUPS_IN_NUMBER.fullmatch(plain)
    if sized := _sized_groups(plain):
        return sized
    if kind or in_number:
        if in_number:
            what = f"“{short(written)}” says how many groups there are, and here stands how people sit."
            desk.warn(node, what, "It is read as `in: groups`; how large they are may follow, like `in: groups of 5`.")
        return Setting.model_validate({"kind": kind or "groups"})
    if found := re.fullmatch(r"(?:in )?teams:?\s+(.+)", written, re.IGNORECASE):
        teams = tuple(name.strip() for name in found[1].split(",") if name.strip())
        if teams:
            return Setting(kind="teams", teams=teams)
    what = f"“{short(written)}” is no way to sit that is known."
    fix = "Write `everyone`, `alone`, `pairs`, `groups`, `groups of 3-6`, `teams A, B` or `1-2-4-all`."
    desk.problem(node, what, fix)
    return None


def _sized_groups(plain: str) -> Setting | None:
    """Return groups of so many people, or None where the words do not say how many."""
    if each := THREES_AND_FOURS.get(plain):
        return Setting(kind="groups", least=each, most=each)
    found = SIZED_GROUPS.fullmatch(plain)
    size = read_size(found["size"]) if found else None
    if size is None or not 1 <= size.least <= size.most:
        return None
    return Setting(kind="groups", least=size.least, most=size.most)
