"""The keys of agendas and sheets as a JSON Schema (draft 2020-12), from which editors complete and explain them.

It is made from the same table that the reader uses. Where a schema cannot tell what the reader can, it lets pass.
"""

from typing import Any, get_args

from facilitator.agenda.model import BlockKind, PromptKind, SettingKind, Who
from facilitator.agenda.reading.carry_over import CARRIED
from facilitator.agenda.reading.keys import DOCUMENTS, KEY_TABLE, MARKS, TRACK_KEYS, KeyEntry, Place, Takes
from facilitator.agenda.reading.kind_words import SAME_KIND, SEVERAL, TAKEN_FOR
from facilitator.agenda.reading.sitting import SETTINGS, THREES_AND_FOURS
from facilitator.agenda.reading.steps import MOST_TIMES
from facilitator.agenda.reading.values import WHO, YES_NO
from facilitator.agenda.schema_words import (
    BRACED,
    COLUMN,
    KEYED_WORDS,
    LINE,
    NOTHING,
    PEOPLE,
    TEXTS,
    WORDS,
    Schema,
    any_case,
    any_spelling,
    choices,
    with_colon,
    words_pattern,
)

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_DEFINED: dict[Place, str] = {
    "step": "A step of the workshop.",
    "question": "A question whose answers are written down.",
    "sheet": "A sheet that is printed and filled in.",
    "reminder": "A reminder at a moment inside a step.",
    "homework": "A task that someone takes home.",
    "groups": "How groups are formed.",
    "carry over": "What is shown of an earlier workshop.",
}
_REQUIRED: dict[Place, tuple[str, ...]] = {
    "file": ("workshop", "steps"),
    "step": ("title",),
    "sheet": ("sheet",),
    "homework": ("task",),
    "carry over": ("from",),
}

_EXAMPLES: dict[Takes, list[Any]] = {
    "time": ["10 min", "10-15 min", "1 h 30 min", "3 min each person"],
    "clock": ["9:30", "2:15 pm"],
    "people": ["12", "6-24"],
    "setting": ["groups of 3-4", "teams A, B"],
    "kind": ["scale 1-5", "scale red, amber, green", "vote 3"],
    "labels": ["1 = hard, 5 = easy"],
    "weights": ["3,2,1"],
    "columns": [["What", "Who", "By when"]],
    "options": [["yes", "no"]],
    "whole": [3],
}


def agenda_schema() -> Schema:
    """Return the schema of an agenda file."""
    return _document("file", "An agenda", "The plan of a workshop, step by step.", dict(_DEFINED))


def sheet_schema() -> Schema:
    """Return the schema of the file of a sheet."""
    return _document("sheet", "A sheet", _DEFINED["sheet"], {"question": _DEFINED["question"]})


def _document(place: Place, title: str, says: str, defined: dict[Place, str]) -> Schema:
    entries = [each for each in KEY_TABLE if each.where == place or each.where in defined]
    values = {_kind_of(each): {"anyOf": [*choices(_value(each)), NOTHING]} for each in entries}
    definitions = {_name(each): _object(each, said, f"#/$defs/{_name(each)}") for each, said in defined.items()}
    return {"$schema": DRAFT, "title": title, **_object(place, says, "#"), "$defs": definitions | values}


def _name(place: Place) -> str:
    return place.replace(" ", "-")


def _ref(place: Place) -> Schema:
    return {"$ref": f"#/$defs/{_name(place)}"}


def _object(place: Place, says: str, at: str) -> Schema:
    """Return the lines with keys of one place; an editor proposes one spelling of a key and takes every other."""
    required = _REQUIRED.get(place, ())
    entries = [each for each in KEY_TABLE if each.where == place]
    found: Schema = {
        "description": says,
        "type": "object",
        "properties": {each.name: _behind(each, may_be_empty=each.name not in required) for each in entries},
        "patternProperties": {
            f"^{any_spelling(each.name)}$": {"$ref": f"{at}/properties/{each.name.replace(' ', '%20')}"}
            for each in entries
        },
        "additionalProperties": False,
    }
    if required:
        spelt = [(name, name.capitalize(), name.upper()) for name in required]
        found["allOf"] = [{"anyOf": [{"required": [one]} for one in each]} for each in spelt]
    return found


def _behind(entry: KeyEntry, *, may_be_empty: bool) -> Schema:
    """Return what may stand behind a key, with the sentence that an editor shows for it."""
    found: Schema = {"description": entry.says, "$ref": f"#/$defs/{_kind_of(entry)}"}
    examples = [list(CARRIED)] if (entry.where, entry.name) == ("carry over", "show") else _EXAMPLES.get(entry.takes)
    if examples:
        found["examples"] = examples
    return found if may_be_empty else {**found, "not": NOTHING}


def _kind_of(entry: KeyEntry) -> str:
    """Return under which name the values of a key are defined."""
    if entry.where == "step" and entry.name in {"guide", "handout"}:
        return f"as-{entry.name}"
    return "as-times" if (entry.where, entry.takes) == ("step", "whole") else f"as-{entry.takes.replace(' ', '-')}"


def _value(entry: KeyEntry) -> Schema:
    if _kind_of(entry) == "as-guide":
        return {"anyOf": [WORDS, _one_or_list(_block())]}
    if _kind_of(entry) == "as-handout":
        return {"anyOf": [*choices(LINE), _ref("sheet"), BRACED]}
    match entry.takes:
        case "line" | "text":
            return {"anyOf": [*choices(LINE), BRACED]}
        case "time" | "clock":
            return {"type": ["string", "number"]}
        case "people":
            return PEOPLE
        case "whole" if entry.where == "step":
            times = range(2, MOST_TIMES + 1)
            return {
                "anyOf": [{"enum": [*times]}, {"type": "string", "pattern": f"^0{{0,4}}({'|'.join(map(str, times))})$"}]
            }
        case "whole":
            return {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]{1,6}$"}]}
        case "texts" | "options" | "each":
            return TEXTS
        case _:
            return _of_words(entry.takes) or _of_structure(entry.takes)


def _of_words(takes: Takes) -> Schema | None:
    """Return the values of a key that takes a few words only, or None for any other key."""
    match takes:
        case "yes":
            return {"anyOf": [{"enum": ["yes", "no"]}, {"type": "boolean"}, words_pattern(list(YES_NO))]}
        case "setting":
            known = [each for each in get_args(SettingKind) if each != "teams"]
            before = "|".join(map(any_case, ("in ", "in a ", "in the ", "a ", "an ", "the ", "as ", "as a ", "at ")))
            sized = "|".join(map(any_case, ("groups", "group", "teams", "tables", "circles", "trios")))
            free = {"type": "string", "pattern": f"^([a-zA-Z0-9]+ ){{0,3}}({sized})[ ,:]"}
            few = [*SETTINGS, *THREES_AND_FOURS]
            return {"anyOf": [{"enum": known}, words_pattern(few, before=before), free]}
        case "who":
            before = "|".join(map(any_case, ("the ", "each ", "every ")))
            return {"anyOf": [{"enum": [*get_args(Who)]}, words_pattern(list(WHO), before=before, behind="[sS]?")]}
        case "kind":
            open_ended = {"scale", "vote"}
            alone = [each for each in get_args(PromptKind) if each != "scale"]
            free = {"type": "string", "pattern": f"^({'|'.join(map(any_case, sorted(open_ended)))})[:,]?( |$)"}
            other_kinds = [*SAME_KIND, *TAKEN_FOR, *sorted(SEVERAL)]
            others = {
                "anyOf": [
                    {"type": "string", "pattern": f"^({'|'.join(map(any_spelling, other_kinds))})( questions?)?$"},
                    {"type": "string", "pattern": "[0-9]|^([yY]es|[tT]rue|[aA]gree|[gG]ood|[rR]ight) ?(/|or|,)"},
                ]
            }
            return {"anyOf": [{"enum": alone}, words_pattern(alone, behind="[:,]?"), free, *choices(others)]}
        case "documents":
            one = f"({'|'.join(map(any_spelling, DOCUMENTS))})"
            some: Schema = {"type": "string", "pattern": f"^[^a-zA-Z]*({one}([^a-zA-Z]+|$))+$"}
            return {
                "anyOf": [
                    {"enum": [*DOCUMENTS]},
                    some,
                    {"type": "array", "items": {"anyOf": [some, {"const": ""}, NOTHING]}},
                ]
            }
        case "weights":
            return {"anyOf": [WORDS, {"type": "array", "items": {"type": ["integer", "string"]}}]}
        case "labels":
            meanings = {"type": "object", "additionalProperties": WORDS}
            return {"anyOf": [WORDS, {"type": "array", "items": WORDS}, meanings]}
        case _:
            return None


def _of_structure(takes: Takes) -> Schema:
    """Return what stands behind a key that has lines of its own below it."""
    match takes:
        case "steps":
            return {"type": "array", "items": {"anyOf": [WORDS, _ref("step"), with_colon("step"), NOTHING]}}
        case "questions":
            return _one_or_list({"anyOf": [WORDS, _ref("question"), with_colon("question")]})
        case "reminders":
            moment: Schema = {**KEYED_WORDS, "propertyNames": {"pattern": "[0-9]|[hH]alf|[eE]nd"}}
            return _one_or_list({"anyOf": [_ref("reminder"), moment]})
        case "homework":
            return _one_or_list({"anyOf": [WORDS, _ref("homework"), with_colon("homework")]})
        case "groups":
            return {"anyOf": [PEOPLE, _ref("groups")]}
        case "carry over":
            return _one_or_list({"anyOf": [_ref("carry over"), WORDS]})
        case "sheets":
            by_name = {"type": "object", "additionalProperties": _ref("sheet")}
            listed = {"type": "array", "items": {"anyOf": [WORDS, _ref("sheet"), NOTHING]}}
            return {"anyOf": [by_name, listed, WORDS]}
        case "blanks":
            asked = {"type": "object", "additionalProperties": {"anyOf": [WORDS, NOTHING]}}
            return {"anyOf": [asked, {"type": "array", "items": {"anyOf": [LINE, NOTHING]}}, WORDS]}
        case "columns":
            every = {"type": "object", "additionalProperties": COLUMN["additionalProperties"]}
            return {"anyOf": [{"type": "array", "items": {"anyOf": [LINE, COLUMN, NOTHING]}}, every, WORDS]}
        case "tracks":
            return _tracks()
        case _:
            raise AssertionError(takes)


def _tracks() -> Schema:
    """Return a line for each track, or a list of names with tasks."""
    by_name: Schema = {"type": "object", "additionalProperties": LINE}
    behind: Schema = {"anyOf": [*choices(LINE), NOTHING]}
    says = {key: "What this track does." if key == "do" else "Who or what this track is called." for key in TRACK_KEYS}
    with_keys: Schema = {
        "type": "object",
        "properties": {key: {"description": says[key], **behind} for key in TRACK_KEYS},
        "patternProperties": {f"^{any_spelling(key)}$": behind for key in TRACK_KEYS},
        "additionalProperties": False,
    }
    return {"anyOf": [by_name, {"type": "array", "items": {"anyOf": [with_keys, {**KEYED_WORDS, **by_name}, NOTHING]}}]}


def _block() -> Schema:
    """Return a piece of the guide that is written with a key: `- say: Welcome`."""
    kinds: Schema = {
        mark: {"description": f"Words of the kind “{kind}”.", "anyOf": [*choices(LINE), NOTHING]}
        for mark, kind in MARKS.items()
    }
    simple = {mark: kinds[mark] for mark in get_args(BlockKind)}
    spelt = {f"^{any_spelling(mark)}$": value for mark, value in kinds.items()}
    keyed = {"type": "object", "properties": simple, "patternProperties": spelt, "additionalProperties": False}
    return {"anyOf": [LINE, keyed]}


def _one_or_list(item: Schema) -> Schema:
    """Return one of something, or a list of it in which an entry may still be empty."""
    one = choices(item)
    return {"anyOf": [*one, {"type": "array", "items": {"anyOf": [*one, NOTHING]}}]}
