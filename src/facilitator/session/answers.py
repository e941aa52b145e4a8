"""What was answered, and what each kind of prompt takes for an answer."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from facilitator.agenda.model import Prompt
from facilitator.agenda.problems import short
from facilitator.session.collected import Source


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing a group, or the room, has said."""

    id: str
    """"a" and the number of the event that added it."""
    seq: int
    """The number of the last event that changed it: it is on the disk once that one is."""
    at: datetime
    step: str
    prompt: str
    group: str
    """Empty for the whole room."""
    text: str
    """As typed."""
    values: tuple[str, ...] = ()
    """A number, option(s), a level or ticks; empty for free text."""
    cells: tuple[str, ...] = ()
    """A table row: one text a column, empty ones where nothing was written."""
    source: Source | None = None
    """Where it stood, if it was read from a note-taker's form."""
    person: str = ""
    """Who gave it, a pair as "Ana & Ben"; empty for a group or the room, and where nobody is known by name."""

    @property
    def by(self) -> str:
        """Return whose it is, as it is shown: a person, else a group; empty for the room."""
        return self.person or self.group

    @property
    def says(self) -> str:
        """Return the answer in one line of text: what it means where it has a meaning, else what was typed."""
        if self.cells:
            return " · ".join(cell for cell in self.cells if cell)
        return ", ".join(self.values) if self.values else self.text


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the writing line, not yet an answer."""

    prompt: str
    group: str
    text: str
    person: str = ""
    """Who of the group is answering; empty where that is not known."""

    @property
    def by(self) -> str:
        """Return whose it is: a person, else a group; empty for the room."""
        return self.person or self.group


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a typed text means for its prompt."""

    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Why a typed text is no answer to its prompt, and what would be one."""

    sentence: str


def place_of(answers: Sequence[Answer], answer_id: str) -> int | None:
    """Return where an answer stands among answers in the order in which they were given; None where it does not."""
    at = bisect_left(answers, number_of(answer_id), key=lambda answer: number_of(answer.id))
    return at if at < len(answers) and answers[at].id == answer_id else None


def number_of(answer_id: str) -> int:
    """Return the number of the event that added an answer; 0 where the id is none of an answer."""
    number = answer_id[1:]
    return int(number) if number.isascii() and number.isdecimal() else 0


def takes_one(prompt: Prompt, person: str = "") -> bool:
    """Return whether an answerer has one answer that a later one replaces; of single people only one with a name."""
    single = prompt.kind in {"number", "choice", "scale", "checklist", "vote"} and not prompt.in_rows
    return single and (prompt.who in {"group", "room"} or bool(person))


def with_cells(answer: Answer, column: int, texts: tuple[str, ...], seq: int) -> Answer:
    """Return the row with cells written from a column on, padded with empty ones up to it."""
    cells = [*answer.cells, *[""] * (column - len(answer.cells))]
    cells[column : column + len(texts)] = texts
    return replace(answer, cells=tuple(cells), seq=seq)


def understand(prompt: Prompt, text: str, ticked: tuple[str, ...] = ()) -> Meaning | NotUnderstood:
    """Return what a typed text means for a prompt of its kind.

    `ticked` are the options of a checklist that are ticked already; naming one again takes its tick away.
    """
    if not text.strip():
        return NotUnderstood("Nothing was written yet.")
    match prompt.kind:
        case "number":
            return _number(prompt, text)
        case "choice":
            return _options(prompt, text)
        case "scale":
            return _level(prompt, text)
        case "checklist":
            named = _options(prompt, text)
            if isinstance(named, NotUnderstood):
                return named
            ticks = set(ticked) ^ set(named.values)
            return Meaning(tuple(option for option in prompt.options if option in ticks))
        case _:
            return Meaning()


def _number(prompt: Prompt, text: str) -> Meaning | NotUnderstood:
    words = text.strip().removesuffix(prompt.unit).strip() if prompt.unit else text.strip()
    if not re.fullmatch(r"[+-]?[0-9]{1,15}([.,][0-9]{1,9})?", words):
        return NotUnderstood(f"“{prompt.ask}” wants a number, for example 12.")
    if re.fullmatch(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}", words):
        whole, fraction = re.sub(r"[.,]", "", words), words.replace(",", ".")
        fraction = fraction.rstrip("0").rstrip(".") if fraction.endswith("0") else f"{fraction}0"
        return NotUnderstood(f"“{words}” can be read in two ways. Write {whole}, or {fraction}.")
    return Meaning((words.replace(",", ".").removeprefix("+"),))


def _options(prompt: Prompt, text: str) -> Meaning | NotUnderstood:
    several = prompt.many or prompt.kind == "checklist"
    whole = named_option(prompt.options, text)
    if whole is not None:
        return Meaning((whole,))
    parts = parted(text) if several else [text]
    if not parts:
        return NotUnderstood("Nothing was written yet.")
    chosen: list[str] = []
    for part in parts:
        option = named_option(prompt.options, part)
        if option is None:
            return NotUnderstood(not_one_of(prompt.options, part))
        if option not in chosen:
            chosen.append(option)
    return Meaning(tuple(option for option in prompt.options if option in chosen))


def _level(prompt: Prompt, text: str) -> Meaning | NotUnderstood:
    exact = next((level for level in prompt.levels if level.casefold() == text.strip().casefold()), None)
    by_label = {meaning.casefold(): level for level, meaning in prompt.labels}
    level = exact or by_label.get(text.strip().casefold()) or named_option(prompt.levels, text)
    if level is None:
        return NotUnderstood(f"“{short(text)}” is not on the scale: {', '.join(prompt.levels)}.")
    return Meaning((level,))


def named_option(options: tuple[str, ...], text: str) -> str | None:
    """Return the option that is named in full, by its number, or by the only beginning that fits.

    Where options are figures themselves, a figure only ever names one in full.
    """
    wanted = text.strip().casefold()
    for option in options:
        if option.casefold() == wanted:
            return option
    if re.fullmatch(r"[0-9]+", wanted) and any(option.strip().isdecimal() for option in options):
        return None
    if re.fullmatch(r"[0-9]{1,3}", wanted) and 1 <= int(wanted) <= len(options):
        return options[int(wanted) - 1]
    begun = [option for option in options if wanted and option.casefold().startswith(wanted)]
    return begun[0] if len(begun) == 1 else None


def parted(text: str) -> list[str]:
    """Return the parts of a text that names several things: at commas, and at blanks where it holds numbers only."""
    if re.fullmatch(r"[0-9\s,;]+", text):
        return re.findall(r"[0-9]+", text)
    return [part.strip() for part in re.split(r"[,;]", text) if part.strip()]


def not_one_of(options: Sequence[str], text: str) -> str:
    """Return why a text names none of the options, or more than one."""
    wanted = text.strip().casefold()
    fitting = [option for option in options if wanted and option.casefold().startswith(wanted)]
    if len(fitting) > 1:
        return f"“{short(text)}” is the beginning of several: {', '.join(fitting)}."
    return f"“{short(text)}” is not one of: {numbered_list(options)}."


def numbered_list(options: Sequence[str]) -> str:
    """Return options in one line, each behind the number that chooses it; figures choose themselves."""
    if all(option.strip().isdecimal() for option in options):
        return ", ".join(options)
    return ", ".join(f"{number} {option}" for number, option in enumerate(options, start=1))
