"""What a question asks for, in words: who answers, in which form, with what to choose from."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from facilitator.agenda.model import Agenda, Column, Prompt, Who
from facilitator.documents.wording import counted, joined

ANSWERERS: dict[Who, str] = {
    "person": "Everyone",
    "pair": "Each pair",
    "group": "Each group",
    "room": "The whole room",
}


COPY_EACH: Mapping[str, str] = MappingProxyType(
    {
        **{one: f"each {one}" for one in ("group", "team", "table", "pair", "person", "participant")},
        **dict.fromkeys(("everyone", "everybody"), "everyone"),
        **dict.fromkeys(("room", "the room", "whole room", "the whole room"), "the whole room"),
    }
)
"""For whom a whole copy of a sheet is printed, by what its author wrote after `one per`; of all else each has a row."""


def say_asked(prompt: Prompt, agenda: Agenda) -> tuple[str, ...]:
    """Return what an answer looks like as a few sentences, the help that stands beside it last."""
    sentences = [f"{ANSWERERS[prompt.who]}: {_form(prompt, agenda)}.", *_rules(prompt, agenda)]
    return tuple(part for part in (" ".join(sentences), " ".join(prompt.help.split())) if part)


def say_columns(columns: Sequence[Column]) -> str:
    """Return the columns of a table, those with given entries with them: "Tool; Verdict (keep / drop)"."""
    return "; ".join(f"{each.name} ({' / '.join(each.options)})" if each.options else each.name for each in columns)


def say_level(prompt: Prompt, level: str) -> str:
    """Return a level of a scale with what it means, where that was said."""
    meaning = dict(prompt.labels).get(level, "")
    return f"{level} ({meaning})" if meaning else level


def _form(prompt: Prompt, agenda: Agenda) -> str:
    match prompt.kind:
        case "text":
            return "in words"
        case "list":
            return f"a list{_at_least(prompt)}"
        case "number":
            return f"a number{f' of {prompt.unit}' if prompt.unit else ''}{', added up' if prompt.total else ''}"
        case "choice":
            return f"{'one or more' if prompt.many else 'one'} of {_quoted(prompt.options)}"
        case "checklist":
            return f"a tick at each of {_quoted(prompt.options)} that holds"
        case "scale":
            return f"a level of {', '.join(say_level(prompt, level) for level in prompt.levels)}"
        case "vote":
            return f"{counted(prompt.votes, 'vote')}{_weights(prompt)}{_choices(prompt, agenda)}"
        case "table":
            return _table(prompt, agenda)
        case "actions":
            return f"actions{_at_least(prompt)}, each with what, who and by when"
        case "questions":
            return f"questions{_at_least(prompt)}, each with who asked it, its answer, and whether it is still open"


def _table(prompt: Prompt, agenda: Agenda) -> str:
    sheet = agenda.find_sheet(prompt.sheet)
    if sheet is not None:
        copy_for = COPY_EACH.get(sheet.one_per.casefold())
        rows = "the sheet" if copy_for else "the rows of the sheet"
        one_for = copy_for or (f"each {sheet.one_per}" if sheet.one_per else "")
        return f"{rows}{f', one for {one_for}' if one_for else ''}{_at_least(prompt)}"
    rows = f"; given rows: {_quoted(prompt.rows)}" if prompt.rows else ""
    return f"a table{_at_least(prompt)} with {say_columns(prompt.columns)}{rows}"


def _at_least(prompt: Prompt) -> str:
    return f", at least {prompt.at_least}" if prompt.at_least else ""


def _weights(prompt: Prompt) -> str:
    if not prompt.weights:
        return ""
    return f" that count {joined([str(weight) for weight in prompt.weights])}, the first choice first,"


def _choices(prompt: Prompt, agenda: Agenda) -> str:
    if prompt.options:
        return f" among {_quoted(prompt.options)}"
    return f" among the answers to {_all_asked(prompt, agenda)}" if prompt.source else ""


def _rules(prompt: Prompt, agenda: Agenda) -> Iterator[str]:
    if prompt.source and prompt.kind != "vote":
        yield f"It goes on from the answers to {_all_asked(prompt, agenda)}."
    if prompt.sorts:
        things = _quoted(prompt.each) if prompt.each else f"the answers to “{_asked(prompt.each_of, agenda)}”"
        yield f"Every item stands under one of {things}."
    elif prompt.each:
        yield f"Once for each of {_quoted(prompt.each)}."
    elif prompt.each_of:
        yield f"Once for each answer to “{_asked(prompt.each_of, agenda)}”."
    if prompt.hidden:
        yield "The answers are shown when everybody has given one."


def _asked(prompt_id: str, agenda: Agenda) -> str:
    """Return the words of a question; one of an earlier workshop is told by its id."""
    found = agenda.find_prompt(prompt_id)
    return found.ask if found is not None else prompt_id


def _all_asked(prompt: Prompt, agenda: Agenda) -> str:
    return joined([f"“{_asked(each, agenda)}”" for each in prompt.sources])


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
